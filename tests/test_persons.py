"""Names of persons in officialese: who is named, and what only looks like a name.

In the tables 【】 encloses a school or body that is known already (an anchor), \t parts the cells of a row.
"""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import RulesError
from kg.mention import person_model, posts
from kg.mention.persons import propose_persons
from kg.mention.posts import find_posts
from kg.model import Kind, Sentence, SentenceKind, Span

TITLED = """
校长李明在会上讲话。|李明
李明校长在会上讲话。|李明
会议由王琪副校长主持。|王琪
由副校长赵国栋主持会议|赵国栋
教师张三、李四、王小五参加了培训。|张三 李四 王小五
学区长吴权利和副学区长王良峰同志分别作了发言。|吴权利 王良峰
该校教师顾新佳同时获评区级骨干教师。|顾新佳
郑梨花老师获得市级一等奖。|郑梨花
区教育局局长周永康到校调研。|周永康
副局长何平出席启动仪式。|何平
教育局党委书记、局长韩雪峰同志讲话|韩雪峰
王建国同志任党支部书记。|王建国
班主任欧阳小龙被评为优秀班主任。|欧阳小龙
诸葛明老师执教的公开课受到好评。|诸葛明
上官婉晴同学获作文比赛金奖。|上官婉晴
司马青校长介绍了办学经验。|司马青
教研员冼志刚作了专题讲座。|冼志刚
是玉芳老师荣获教学能手称号。|是玉芳
石磊老师上了一节示范课。|石磊
娄晓慧主任布置了工作。|娄晓慧
仇红梅园长带队参观。|仇红梅
逄锦老师主持了教研活动。|逄锦
亓雪同学获得一等奖。|亓雪
乜国荣老师获评先进个人。|乜国荣
特邀南京大学陈秀英教授作报告。|陈秀英
邀请罗大海院长来校指导。|罗大海
李小红先生捐赠图书五百册。|李小红
数学教师丁一凡主讲。|丁一凡
语文老师高洁上课。|高洁
五(3)班王小五同学获奖。|王小五
八年级学生马小跳获铜奖。|马小跳
校长:李明|李明
主任:孙海燕|孙海燕
园长 林雪梅|林雪梅
李明(校长)、王芳(副校长)分别发言。|李明 王芳
常务副校长于海洋同志代表学校致辞。|于海洋
督学成志远一行到校督导。|成志远
德育主任安琪汇报。|安琪
党总支书记方正平讲党课。|方正平
教务处主任钱学文布置考务。|钱学文
团委书记万里鹏作总结。|万里鹏
少先队辅导员白露讲解。|白露
少先队大队辅导员米娜获奖。|米娜
总园长包丽华宣布开幕。|包丽华
学生代表单小雨发言。|单小雨
家长代表任强发言。|任强
校医华敏讲解卫生知识。|华敏
美术老师向春燕指导学生创作。|向春燕
外教老师和家长志愿者参加。|
教导主任明亮负责。|明亮
在牟正洪老师的指导下|牟正洪
我校杜鹃老师参加比赛。|杜鹃
先光荣老师任教三十年。|先光荣
覃俊、向家瑜两位老师获奖。|覃俊 向家瑜
名师沈如兰带徒三人。|沈如兰
全国模范教师时代英来校作报告。|时代英
陕西省教学能手刘晓娜送教下乡。|刘晓娜
市级骨干教师段玉霞、康丽分别上示范课|段玉霞 康丽
首席教师党建军带领团队|党建军
新任校长付强上任。|付强
"""

LISTED = """
陈思、石相兄、郑育哲等10位教师获市级表彰。|陈思 石相兄 郑育哲
其中李娜、王志国、韩晓辉三人获一等奖。|李娜 王志国 韩晓辉
一等奖:刘舒、李明宇、崔瑜、娄志航|刘舒 李明宇 崔瑜 娄志航
杨昌远 余思霖 白志恩 等|杨昌远 余思霖 白志恩
仲广群:全国教育系统先进工作者|仲广群
胡长文:省特级教师;张蕾:市学科带头人|胡长文 张蕾
夏金侠、马薇、陆璐三位青年教师脱颖而出。|夏金侠 马薇 陆璐
罗晓芸和邓国柱获得二等奖。|罗晓芸 邓国柱
温秀珍与耿志强结为师徒。|温秀珍 耿志强
优秀教师有:李映堂、温秀珍、武子晗。|李映堂 温秀珍 武子晗
吴巧云、林雪娇、蔡晨曦、钟碧玉被评为先进个人。|吴巧云 林雪娇 蔡晨曦 钟碧玉
指导教师:隋丽君、于沐阳|隋丽君 于沐阳
获奖学生:栾奕辰(一等奖)、周子墨(二等奖)|栾奕辰 周子墨
组长:王大勇 副组长:李长江、赵铁柱 成员:孙小妹、周芷若|王大勇 李长江 赵铁柱 孙小妹 周芷若
评委由曹雪、彭飞、吕思清担任。|曹雪 彭飞 吕思清
东方红梅、欧阳娜娜、皇甫嵩三名同学入选。|东方红梅 欧阳娜娜 皇甫嵩
先后有王芳、李静、刘洋3名教师调入。|王芳 李静 刘洋
表彰了李淑芬、张桂英等老教师。|李淑芬 张桂英
1.王建军 2.李卫东 3.赵红霞|王建军 李卫东 赵红霞
王伟,男,1975年生。|王伟
张秀兰,女,中学高级教师。|张秀兰
"""

ANCHORED = """
【区实验小学】李明获一等奖。|李明
【实验中学】的王芳撰写的论文获奖。|王芳
【遥墙中学】王婧老师获奖|王婧
【第一幼儿园】教师刘绍蓉、龚世英参赛|刘绍蓉 龚世英
【箭盘山小学】莫自玲、【第八中学】骆宏斌获教学能手称号|莫自玲 骆宏斌
【教育局】方国强到会指导|方国强
【高桥小学】开展教研活动|
【高桥中学】成立工作领导小组|
【区教育局】安全办公室下发通知|
【城东小学】全面推进素质教育|
【第二小学】和谐校园建设|
【第二小学】高年级学生参加|
【城西中学】常规管理|
【成华小学】与【列五中学】结对|
"""

PROSE = """
张建芳撰写的论文在省级刊物发表。|张建芳
王敏秋荣获州级优秀教师称号。|王敏秋
侯胜清说,要把每个孩子放在心上。|侯胜清
活动邀请周倩到校。|周倩
授予李雪梅“优秀教师”称号。|李雪梅
聘请黄敏慧为校外辅导员。|黄敏慧
戴丽君被授予市级骨干教师称号|戴丽君
2021年,杨婉丽调入我校。|杨婉丽
沈锋英主持的课题顺利结题。|沈锋英
李家稳、王吾堂先后在会上发言。|李家稳 王吾堂
"""

ROWS = """
徐凌\t南京市拉萨路小学\t一等奖|徐凌
1\t赵成梅\t女\t晓庄小学|赵成梅
姓名\t单位\t奖次|
朱毅\t第七中学\t数学|朱毅
陈芳\t李强\t王磊|陈芳 李强 王磊
语文\t数学\t英语|
合计\t120\t98%|
优秀\t良好\t合格|
王xx\t第三小学\t二等奖|王xx
万代红\t查静\t兰全翠|万代红 查静 兰全翠
"""

MASKED = """
王xx老师获一等奖|王xx
李**同学被评为三好学生|李**
学生张某某擅自离校|张某某
家长王某来访|王某
校长李×讲话|李×
xx小学开展活动|
某校教师参加|
高某某同学|高某某
在xx区教育局的领导下|
教师xx获奖|
"""

ETHNIC = """
阿依古丽·买买提老师获奖|阿依古丽·买买提
教师阿卜杜拉·热合曼参加培训|阿卜杜拉·热合曼
扎西多吉老师获评优秀教师|扎西多吉
校长次仁卓玛讲话|次仁卓玛
开展“书香·校园”主题活动|
举办“童心·童趣”画展|
努尔兰·别克同学|努尔兰·别克
教研员古丽娜尔到校听课。|古丽娜尔
副县长多杰才旦出席|多杰才旦
"""

TITLED_NEGATIVE = """
教师应高度重视安全问题|
学生安全教育、学生成长档案|
老师关爱学生,学生尊敬老师|
教师明确职责,学生向往校园|
主任安排工作,教师于9月到岗|
学生和家长、校长和书记|
校长时常深入课堂,校长全面负责|
教师成功申报课题|
教师常规检查,教师方案设计|
学生单元测试,学生习惯养成|
局长强调,书记要求|
教师双语教学能力,学生易错题|
老师经常家访,学生明显进步|
教师温馨提示,同学和睦相处|
学生宿舍、教师公寓、教师章程|
骨干教师程序、名师管理办法|
学生于今年6月毕业|
校长高屋建瓴,书记严格把关|
教师队伍、学生党员、教师党支部|
学生余某与同学单独谈话|余某
教师任教、任课教师、代课教师|
学生金融知识、学生文学社|
老师曾获表彰|
教师武术比赛,教师马拉松|
教师、学生、家长齐参与|
学生家庭、教师家访、班主任家访|
教师年度考核、教师水平测试|
学生阳光体育、同学广泛参与|
教师国家级培训、教师省级培训|
学生满意度、教师满意率|
"""

NEGATIVE = """
田校长在会上讲话|
孙主任布置了工作|
王老师和李老师一起备课|
教育局2022年上半年工作总结范文|
加强德育工作,促进学生全面发展|
我校荣获市级先进集体称号|
高一年级和高二年级分别召开家长会|
文科综合成绩稳步提高|
制定了实施方案|
马路两侧停车问题得到解决|
构建和谐校园|
向阳而生,快乐成长|
成立领导小组|
安全工作常抓不懈|
打造高效课堂|
曾任教研组长,时任教务主任|
营造温馨的班级氛围|
内容包括语文、数学、英语|
项目于年底完工|
应届毕业生升学率提高|
强化责任意识|
金牌教师、银奖作品、元月活动|
明确任务,落实责任|
各单位严格执行|
常规管理、项目建设、费用支出|
投入资金445万元|
明德惟馨,关爱学生|
任务重、时间紧|
巩固提高教育教学质量|
高质量发展、高水平开放|
严格管理、严肃纪律、严明作风|
时间过半、任务过半|
方法、方式、方向都很明确|
于2023年9月投入使用|
全区、全校、全园上下一心|
和平路小学校舍改造|
石家庄市、马鞍山市、黄冈市教师代表|
江苏、安徽、云南等省的教师|
白天上课,晚上备课|
金秋时节,丰收在望|
温故知新,学以致用|
路队管理、车辆管理、门卫管理|
文明礼仪、文化建设、文艺汇演|
水电改造、水平提升|
施工单位、施教区、施行办法|
毕业班工作会议|
张贴标语,张扬个性|
周一升旗,周五放学|
周边环境整治|
党建引领,党员先锋|
党史学习教育|
国庆节期间开展活动|
国培计划、省培计划|
双减政策落地见效|
双语教学、双师课堂|
管理、教学、科研齐头并进|
宣传部、组织部、办公室|
宗旨意识、服务意识|
都能够按时完成|
都要认真对待|
常态化开展、常抓不懈|
单元测试、单项奖|
万众一心,攻坚克难|
车间实训、实习实训|
安装监控、安排值班|
成效显著、成绩突出|
习惯养成、习题训练|
明年计划、今年目标|
时代新人、时事政治|
师德师风建设|
步伐坚定、步调一致|
容量扩大、容纳学生|
历史、地理、生物|
利用课余时间|
相关部门、相互学习|
支持配合,程度加深|
阳光体育、阳光心理|
元旦晚会|
景观改造、景点建设|
青年教师、青蓝工程|
郎朗书声,满园春色|
房屋维修、房舍改造|
武术操、广播操比赛|
关工委、妇联、共青团|
连续三年、连年获奖|
严查违规补课|
经费保障、经验交流|
江北区、江南区、山阴路|
高桥、永安、长宁等片区|
李庄村、王家湾小学、张家港路|
邓小平理论、雷锋精神、孔子学院|
华罗庚杯数学竞赛|
陈鹤琴教育思想研讨会|
左右、方面、程序、单位、项目、费用、常规|
齐抓共管、全员参与、和衷共济|
祝愿同学们健康成长|
解决问题、解放思想|
应急预案、应急演练|
盛大开幕、盛况空前|
谢谢老师|
许多教师、许可事项|
顾问团、顾全大局|
曹妃甸区教育局|
丰富多彩、丰富内涵|
"""


# Written after the weights had first been set, as a check on unseen sentences.
UNSEEN = """
在全省优质课评选中,我校教师卢雅琴执教的《背影》获一等奖。|卢雅琴
学校由段志坚任书记,祁永胜任校长。|段志坚 祁永胜
5月12日,县委副书记、县长谭国强一行到育才小学调研。|谭国强
区政协委员邹亚玲提出建议。|邹亚玲
退休教师翟玉林老人为孩子们讲述革命故事。|翟玉林
六(2)班的蒋雨桐同学捡到钱包后主动上交。|蒋雨桐
刘光明任组长,马丽萍、谷秀芝任副组长。|刘光明 马丽萍 谷秀芝
责任人:裴俊生|裴俊生
(通讯员 郝思远)|郝思远
文/图 白晓燕|白晓燕
撰稿:程璐 审核:祝长青|程璐 祝长青
数学组全体教师在组长尤新民的带领下认真备课。|尤新民
经研究决定:任命樊志远为教务处主任。|樊志远
学生吉木阿呷家庭困难。|
南京师范大学附属中学特级教师王栋生应邀讲学。|王栋生
学校聘请了民间艺人滕召军传授剪纸技艺。|滕召军
覃美凤、韦金荣、蓝志宏老师所撰写的论文入选。|覃美凤 韦金荣 蓝志宏
市教育局副局长、党组成员应松年出席会议并讲话。|应松年
七年级组长单红霞说:“孩子变了。”|单红霞
在场的家长陈女士告诉记者。|
和美玲老师是纳西族教师。|和美玲
法治副校长、民警水建华为学生上法治课。|水建华
特邀专家、华东师范大学教授李政涛作报告。|李政涛
石榴红同学演讲。|石榴红
姓名:周涛 性别:男|周涛
我园保教主任向红梅与结对园教师冉小雪共同备课。|向红梅 冉小雪
优秀班主任:初一(1)班 贺兰英 初二(3)班 于飞|贺兰英 于飞
乐于助人的孩子们|
全校高举旗帜,金色童年,易于接受|
项目建设有序推进,封闭管理严格落实|
柳州市第八中学与柳南区实验小学结对|
于学生而言,学习是主业|
严格按照程序办事,严守纪律|
阅读、书法、舞蹈、合唱等社团|
古诗词诵读、经典诵读|
高标准通过国家义务教育均衡发展验收|
边学边改,边查边改|
常怀感恩之心,时刻牢记使命|
甘于奉献、乐于进取|
区人大代表、政协委员视察|
全面落实党的教育方针,solid基础|
江苏省锡山高级中学|
水利局、农业局、公安局等部门|
党政同责,一岗双责|
白云小学、向阳小学、红星小学|
安排部署、安全生产、安居乐业|
强弱项、补短板|
单打冠军、双打亚军|
金秋助学、元宵灯会|
明辨是非、明察秋毫|
温暖的阳光洒满校园|
时令蔬菜、时间管理|
丁字尺、米字格、田字格|
柴米油盐、花草树木|
周一例会、周三教研、周五培训|
易地搬迁、申请入学|
方阵表演、方队行进|
常规检查、常态督导、经常性家访|
严从细处抓,管从小处入|
成都市、成华区教师|
文明班级、文明宿舍|
程门立雪、孟母三迁|
组织教师参加培训|
安排校长述职|
强化教师责任,严格教师管理|
明确班主任职责|
关爱学生,关心老师,感谢老师|
尚有学生未到校|
成为教师的楷模|
任命校长、任用教师|
管理主任、应届同学|
全体老师、高年级同学|
方向老师的意见|
和老师一起,和同学玩耍|
向老师请教,向同学学习|
于老师傅处学习|
包括校长、书记在内|
从严治校,从优待师|
对国家、对人民、对党忠诚|
有许多同学参加|
让我们的孩子成才成人|
时常有老师外出|
由校长负总责|
以校长为组长|
与园长面对面|
为老师减负|
严书记、金校长、白老师、方主任|
让每一位同学都发光|
宣传部长、组织部长|
党支部书记讲党课,党委书记部署|
毕业同学返校|
陈旧设备、张弛有度、王牌专业|
周边同志、周密部署|
区委教育工委书记邢立军、区教育局局长窦国庆为获奖单位颁奖。|邢立军 窦国庆
我园教师缪思琪、伍佳佳在市级自制玩教具评比中分获一、二等奖。|缪思琪 伍佳佳
城北初级中学校长助理辛大鹏介绍了经验。|辛大鹏
学生郁晓峰被清华大学录取。|郁晓峰
副园长晏丽和骨干教师柏春梅承担了展示课。|晏丽 柏春梅
姚坤老师的《观潮》一课获部级优课。|姚坤
周鹏飞、樊小慧、尹航、孔令辉等老师分获不同等次奖项。|周鹏飞 樊小慧 尹航 孔令辉
区关工委主任葛存厚、副主任阮文斌出席。|葛存厚 阮文斌
据了解,谈俊老师从教二十八年。|谈俊
名师工作室由特级教师岳凤霞领衔。|岳凤霞
学校党支部召开会议,选举梅雪芹为党支部书记。|梅雪芹
二等奖 靳小雨 尚文博 薛子涵|靳小雨 尚文博 薛子涵
本届论坛邀请了北京师范大学教授郭华、华东师大博士吴亚骏。|郭华 吴亚骏
八(1)班 左思源 语文 96分|左思源
“最美教师”米雪梅事迹报告会举行。|米雪梅
沈佳宜(女,1998年生),语文教师。|沈佳宜
辅导教师 倪红|倪红
市教科院院长丛培森致辞。|丛培森
2022年9月,聂卫平同志调离。|聂卫平
全体班子成员分工负责|
开设机器人、编程、无人机等课程|
利用主题班会、国旗下讲话等形式|
项目资金全部到位|
新建教学楼、综合楼各一幢|
落实“五项管理”、“双减”要求|
严禁体罚和变相体罚学生|
方便群众,服务家长|
都是学校的骨干力量|
许多家庭条件困难的孩子|
高中阶段毛入学率达92%|
全年安全无事故|
应急管理局、水务局、林业局联合检查|
强化师资培训,丰富校园生活|
周密组织、严密实施|
江城区、鼓楼区、玄武区三区联动|
班主任和任课教师密切配合|
关于印发《实施细则》的通知|
成长档案、成绩单、毕业证|
从娃娃抓起,向课堂要质量|
李 明\t区第一小学\t二等奖|李明
高 一\t高 二|
成员:王 琪、赵 敏、孙晓明|王琪 赵敏 孙晓明
"""

# Beyond reach today: names that are common words, or whose end only their sense tells.
MISSED = """
党员教师舒畅主动请缨。|舒畅
原校长项目华退休。|项目华
男子组:高远、方舟、金鑫|高远 方舟 金鑫
陶然、苗苗、江一鸣三名小朋友参加了区级讲故事比赛。|陶然 苗苗 江一鸣
一等奖(3名):雷欣怡、乔木、常乐|雷欣怡 乔木 常乐
时任校长于德水深知责任重大。|于德水
学校工会主席关键同志主持。|关键
其中万建国、万小红父女同时受到表彰。|万建国 万小红
"""


def read_cases(table):
    return [tuple(line.split("|")) for line in table.strip("\n").split("\n")]


def build_sentence(marked, offset=0):
    """A sentence and its anchors from text in which 【】 encloses anchors and \t parts cells."""
    anchors, chars = [], ""
    for part in re.split(r"(【.*?】)", marked):
        word = part.strip("【】")
        if word != part:
            anchors.append(Span(offset + len(chars), offset + len(chars) + len(word)))
        chars += word
    cells = (
        tuple(Span(offset + m.start(), offset + m.end()) for m in re.finditer(r"[^\t]+", chars))
        if "\t" in chars
        else ()
    )
    kind = SentenceKind.ROW if cells else SentenceKind.PROSE
    span = Span(offset, offset + len(chars))
    return Sentence(span=span, chars=chars, folded=chars.lower(), kind=kind, cells=cells), anchors


ALL_CASES = [
    pytest.param(marked, names, id=marked)
    for table in (TITLED, LISTED, ANCHORED, PROSE, ROWS, MASKED, ETHNIC, TITLED_NEGATIVE, NEGATIVE, UNSEEN)
    for marked, names in read_cases(table)
]


@pytest.mark.parametrize(("marked", "names"), ALL_CASES)
def test_names(marked, names):
    sentence, anchors = build_sentence(marked)
    found = [candidate.span.of(sentence.chars) for candidate in propose_persons(sentence, anchors)]
    assert [name.replace(" ", "") for name in found] == names.split()


@pytest.mark.xfail(strict=True, reason="the name is a common word, or only the sense tells where it ends")
@pytest.mark.parametrize(("marked", "names"), read_cases(MISSED))
def test_names_beyond_reach(marked, names):
    sentence, anchors = build_sentence(marked)
    assert [candidate.span.of(sentence.chars) for candidate in propose_persons(sentence, anchors)] == names.split()


def test_spans_count_from_the_start_of_the_document():
    sentence, anchors = build_sentence("【实验小学】校长李明获奖", offset=100)
    (candidate,) = propose_persons(sentence, anchors)
    assert candidate.span == Span(106, 108)
    assert candidate.kind is Kind.PERSON


@pytest.mark.parametrize(("chars", "rule"), [("王xx老师获奖", "masked-person"), ("校长李明讲话", "person")])
def test_rule(chars, rule):
    sentence, _ = build_sentence(chars)
    assert [candidate.rule for candidate in propose_persons(sentence, ())] == [rule]


def test_a_title_makes_surer():
    bare, titled = (
        propose_persons(build_sentence(chars)[0], ())[0] for chars in ("张建芳撰写论文", "张建芳老师撰写论文")
    )
    assert 0.5 <= bare.score < titled.score <= 1


@given(st.text(alphabet="王李张建国芳明老师校长、,。 \tx*·和获等的", max_size=40))
def test_any_text_gives_apart_spans_inside_it(chars):
    sentence, _ = build_sentence(chars)
    found = propose_persons(sentence, ())
    ends = [0, *(candidate.span.end for candidate in found)]
    assert all(end <= candidate.span.start for end, candidate in zip(ends, found, strict=False))
    assert all(0.0 < candidate.score <= 1.0 and candidate.span.end <= len(chars) for candidate in found)


@pytest.mark.parametrize(
    ("folded", "roles"),
    [
        ("数学教师丁一凡", ["数学教师:Teacher"]),
        ("党总支副书记、五(3)班班主任王芳", ["党总支副书记:Official", "五(3)班班主任:Teacher"]),
        ("教务处主任和政治教研员", ["教务处主任:", "政治教研员:Teacher"]),
        ("常务副校长于海洋", ["常务副校长:Principal"]),
        ("七年级组长单红霞", ["七年级组长:Official"]),
        ("八年级学生马小跳", ["八年级学生:Student"]),
        ("会长期坚持", []),
        ("主任务完成", []),
        ("", []),
    ],
)
def test_posts(folded, roles):
    assert [f"{post.span.of(folded)}:{post.narrow}" for post in find_posts(folded)] == roles


@pytest.mark.parametrize(("share", "plain"), [("many", "0"), ("5", "9"), ("", "0"), ("-1", "0"), ("²", "0")])
def test_wrong_figures_are_refused(monkeypatch, share, plain):
    monkeypatch.setattr(person_model, "read_table", lambda *_: ({"surname": "王", "share": share, "plain": plain},))
    with pytest.raises(RulesError, match="no figure"):
        person_model.load_model.__wrapped__()


def test_unknown_class_of_a_post_is_refused(monkeypatch):
    monkeypatch.setattr(posts, "read_table", lambda *_: ({"post": "校长", "class": "Boss", "prefixable": ""},))
    with pytest.raises(RulesError, match="Boss"):
        posts.load_posts.__wrapped__()
