"""The words by which schools are told to merge: what closes, what goes over, what takes in, and what is no merger."""

import re
from collections.abc import Sequence

from kg.relate.passage import AND, NOTE, RUN

CUE = re.compile(
    r"并|合|撤|停办|关停|摘|注销|牌|归|纳入|接[收纳走]|吸[收纳]|整体|不再|终止|变成|最后|转|划|定名|吃下|收了|搬"
)
CLOSED = (
    r"撤(?![回诉离])|停办|停招|不再招|关了门|关停|关了|关闭|摘牌|摘掉|摘下|摘的|注销|终止办学|不再(?:单设|招生|办学|保留|设)|建制|合并|并校|"
    r"归并|并入|撤并|合校|校名.{0,4}(?:取消|不再)|取消.{0,4}校名|消失|划掉|不复存在|最后一(?:次|节|课)|越合越少|空壳|生源枯竭|拆并|牌子"
)
CLOSING = re.compile(CLOSED)
WHOLE = re.compile(r"整体|全部|全员|整建制|成建制|一并|统统|连同|所有|悉数|连人带")
STRONG = r"撤[到至进](?!底)|并[入到进给归至回]|归并[到入至进]?|撤并[到入至进]?|合并[到入进至]|整合(?:到|进|入)|整体(?:搬[进入到]|转[入到至]|归[入到])|并归"
WEAK = (
    r"转[到入至往]|归[到入至属]|划[到入给归至]|纳入|合[到入进至]|搬[进入到]|走进|分流(?:到|至|进|入)|安置(?:到|在|进)|"
    r"[进入去读归]了|(?<=[生娃子])(?:分别|都|全部|统一|改)*[到去](?=R?S(?:[、和与]R?S)*(?:就读|上学|读书|住读|寄宿|入学|念书))|转(?=R?S)|归(?=R?S)|编[入到进]|进(?=R?S)|去(?=R?S)|就近(?:入|到)|插班(?:到|进)?|接到|接进|迁[入到至]|搬去|送[到进]|全部到"
)
MOVE = re.compile(rf"(?:(?P<strong>{STRONG})|(?P<weak>{WEAK}))(?:了|给)?(?P<gap>[^SGUOP,;。:()、]{{0,7}}?)R?(?P<to>S)")
GROUNDS = re.compile(
    r"\s?(?:的)?(?:旧址|避[险雨难暑]|集[中合]|原址|新址|校舍|附近|上课|校区|教育集团|集团|联盟|借读|就餐|参观|参加|学习|跟岗|食堂|门口|捐|讲|送教|支教|指导|开展|举行|观摩|交流|走访|看|调研|任|当|做|管理|托管|旁|对面|读书|挂职|过渡|使用|所有|任教|[一二三四五六七八九]年级)"
)
NOT_MOVED = re.compile(
    r"[一二三四五六七八九\d]至?[一二三四五六七八九\d]?年级|借读|暂借|借用|过渡|临时|暂时|周转|参观|跟岗|交流|轮岗|研学|升入|升学|(?<!年级)毕业(?!后)|参加|捐|活动|培训|支教|送教|调[任入到]|课程|P|G|分校|集团|网传|谣|传闻|误|部分|主任|校长|书记|老师|校舍|原址|旧址|产权|资产|^教师|[,]教师|提议|适龄|片区儿童|动议|第一次说|第二次说|有人问|是不是"
)
PUPILS = re.compile(
    r"学生|师生|孩子|娃|人马|生源|教师|其|全部|所有|幼儿|初中[段部]|小学[段部]|初[一二三]|一并|统一|[两三]所|整体"
)
WITH_STAFF = re.compile(
    r"(?:连同|连带|以及|[和与、及])(?:全体|\d{1,3}[位名]|[一二三四五六七八九十两几]{1,3}[位名])?(?:老师|教师)"
)
"""Who goes over beside the pupils: 47名孩子|连同6位老师|一并归到望江小学."""
HERE = r"(?:校本部|本部|总校|我们(?:这里|这边|这儿|学校)|[我本]校)"
TO_US = re.compile(rf"(?:{STRONG}|(?:归|转|迁|搬|划|编|合)[入到进至给])了?(?P<to>{HERE})(?![长区])")
"""Where schools go over to the one that speaks: 整建制撤并到|校本部."""
PART_OF = re.compile(r"(?:初中|高中|小学|幼儿)[部段]$")
BASE = re.compile(
    rf"(?P<to>S){NOTE}(?:的)?(?:底子|前身|家底)(?:则|原)?(?:是|为|系)(?:原)?R?(?P<from>S{NOTE}(?:{AND}S{NOTE})+)"
)
"""The schools that another was made of: 望江中学的底子是后山中学和前坪中学."""
SPLIT = re.compile(
    r"(?:[一二三四五六七八九]、?)+年级[^SGUOP,;。]{0,4}?(?:去了?|进了?|到了?|转到|转入|归了?|并入)R?(?P<to>S)|[高低]年级[^SGUOP,;。]{0,4}?(?:去了?|进了?|到了?|转到|转入|归了?|并入)R?(?P<other>S)"
)
"""Where the classes of a closed school go, each to another: 停办后九年级去望江中学,七、八年级去后山中学."""
TAKEN = re.compile(r"(?:由|被)R?(?P<to>S)(?P<gap>[^SGUO,;。]{0,6})(?:接收|接纳|接走|吸收|承接|合并|接了过去|接过去)")
TAKES = re.compile(
    rf"(?:接收|接纳|吸收|吸纳|吃下|收|收下|收编|合并|兼并)了?(?P<gap>[^SGUOP,;。]{{0,8}})(?P<from>{RUN.pattern})(?P<after>[^,;。S]{{0,8}})"
)
TAKEN_WHOLE = re.compile(r"撤|停办|关|全部|所有|整体|消|合并")
COMES_IN = re.compile(
    rf"(?P<from>{RUN.pattern})(?P<gap>[^SGUO,;。]{{0,10}}?(?:,[^SGUO,;。]{{0,6}}(?:整个|整体|全部))?)(?:并入|并进来|并了进来|合并进来|并过来|并了过来|并进|整建制[划并合归](?:了)?[过进]来|[划归合][了]?[过进]来)(?=$|[,;。]|以?后|之后)"
)
FUSED = re.compile(
    r"合并(?!班|入|到|进|至)|整合(?!资源)|合一|合[二三而]为一|合在一|合到一|并作|并为|并成|合成|合为|合组|重组|变成|并到一|归到一|合校|合署(?!办公)|组成一所|成建制合|合到一[处起块]|合在一[处起块]|并到一[处起块]"
)
NOT_FUSED = re.compile(
    r"集团|联盟|共同体|教研|资源|课程|科室|部门|活动|会昌|班|社团|体育课|网传|谣|传闻|是否|提议|动议|尚在|没有合"
)
NAMED = re.compile(
    r"(?:取名|定名|命名|更名|改名|名为|名叫|名称|叫|称|校名|组建|组成|设立|成立|建立|新设|沿用|保留|挂|使用|仍用|暂用|启用|用|作|成|为|一所|有了)[^SGUO;。]{0,10}R?(?P<to>S)"
)
OURS = re.compile(
    r"(?:有了|成了|就是|变成|便是)(?:今天|现在|如今|眼下)的?(?:这所[^SGUO,;。]{0,8}|我们|我们学校)(?=$|[,;。])"
)
"""That the school which speaks is what others became: 合到一处,才|有了今天这所九年制学校."""
ABOLISHED = re.compile(r"(?:撤销|取消|注销)(?:了)?R?(?P<gone>S)的?(?:建制|法人|校名|编制|机构)")
"""Which of two schools that are put together is no more."""
KEPT = re.compile(
    r"以(?:(?P<latter>后者|后一所)|(?P<former>前者|前一所)|R?(?P<kept>S))[^,;。]{0,4}为(?:主体?|基础|班底|骨干|依托)(?:办学|组建|运行)?(?=[,;。]|$)"
)
"""Which of two schools that are put together stays: 合并,以|后者|为主体."""
OURSELVES = re.compile(r"[我本](?:们学)?校")
LATER = re.compile(r"(?:新校|新学校|合并后|合校后|合并的学校|新校名|校名|学校)[^S;。]{0,14}(?P<to>S)")
FRONT = re.compile(r"(?:前|头)(?P<count>[一两二三四五六七八\d])[所处个家]")
BACK = re.compile(r"后(?P<count>[一两二三四五六七八\d])[所处个家]")
DIGITS = {word: place for place, word in enumerate("零一二三四五六七八")} | {"两": 2}
LATTER = re.compile(r"^[^,]{0,4}后者")
OWN_SUBJECT = re.compile(r"学校|小学(?![段部一二三四五六])|中学|幼儿园|[校园村].?小|[将把](?![于在全整其并一])|由")
JOINED = re.compile(r"集团|联盟|共同体|加入|G")
PUT_OFF = r"撤销|停办|取消|不再"
CAMPUS = re.compile(r"校区|分部|分园|分校|教学点|教学部")
HEAD = re.compile(r"(?:^|[,:;])[^,:;SGU]{0,8}S(?![、和与及])")
PLAN = re.compile(r"拟|名单|设想|计划|决定|打算|考虑|谋划|远期|将(?!原|S|R)")


def count_off(clause: str, listed: Sequence[str]) -> tuple[str, ...]:
    """Of the schools listed before those that 前两所 or 后两所 means."""
    if front := FRONT.search(clause):
        return tuple(listed[: read_count(front["count"])])
    if back := BACK.search(clause):
        return tuple(listed[-read_count(back["count"]) :])
    return ()


def read_count(word: str) -> int:
    """The number a figure or a Chinese word of one sign tells."""
    return int(word) if word.isdigit() else DIGITS[word]
