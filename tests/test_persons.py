"""Names of persons in officialese: who is named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from person_cases import build_sentence, find_names, read_cases

from kg.mention.persons import propose_persons
from kg.model import Kind, Span

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


@pytest.mark.parametrize(("marked", "names"), read_cases(TITLED, LISTED, ANCHORED, PROSE, ROWS, MASKED, ETHNIC))
def test_names(marked, names):
    assert find_names(marked) == names.split()


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
