"""The words and small shapes by which clauses tell freely of groups and their schools, compiled once."""

import re
from functools import cache

from kg.record import record
from kg.relate.skeleton import GROUP, PERSON, SCHOOL
from kg.rules import read_alternatives

CUES = ("bars", "denies", "joins", "leader", "leads", "member", "names", "near", "takes", "visits")
BODY = r"集团|联盟|学区|共同体|联合体|协作体|协作区|片区|[片盟]里|片内|组团|教联体"
CLAUSE = re.compile(r"(?:[^,;。!?:\n—\t]|(?<=\d),(?=\d{3}(?!\d)))+")
PART = re.compile(r"[^;。!?\n]+")
NUMBER = r"(?:[两二三四五六七八九十]{1,3}|\d{1,3})"
NOTE = r"(?:本部|(?:小学|中学|初中|高中|幼儿)部)?(?:\s?\([^()]{0,24}\))?"
BRACKETS = re.compile(r"\([^()]*\)?|[^()]*\)")
AND = rf"(?:、(?:以及)?|和|与|及|以及|暨|同|跟|\+|还有|、?再?加上|\s{{1,8}})(?:[^\W\da-z以及再加上还有和与同跟暨{SCHOOL}{GROUP}{PERSON}]{{1,8}}(?<!附近)(?<!隔壁)(?<!相邻)的)?"
"""Between two schools of one run, with what is told of the second (和|民办的|红苹果幼儿园)."""
RUN = re.compile(rf"{SCHOOL}{NOTE}(?:{AND}{SCHOOL}{NOTE})*")
TAIL = re.compile(
    r"(?:等|这|共)?[\d一两二三四五六七八九十]{0,3}[多余]?[所家个校园]?(?:兄弟|乡镇|镇上|乡村|农村|村|公办|民办)?(?:学校|小学|中学|初中|高中|完小|幼儿园|单位|校|园|村小)?"
)
COUNTED = re.compile(rf"(?:{NUMBER}|一)(?:所|家|个|校|园|名|位|员(?!工))")
REST = re.compile(
    rf"其余|其他|另外(?!$)|另[一两二三四五六]家|剩下|剩余|余下|老{NUMBER}家|新来的|除(?!了?(?:此|上述))|(?:算|加)上"
)
OPENS = re.compile(
    rf"^(?:一共|总共|共|就|只|有|是|现有|分别|[首头][批期]|第一批|最初|起初|先期)*{NUMBER}(?:家|所|校|园|个)(?:成员|学校|单位)?$"
)
"""A clause that does nothing but count what the next ones list."""
MADE_OF = re.compile(rf"[^,;。{GROUP}{SCHOOL}]{{0,8}}?(?:组成|构成|组建而成)(?=$|的{GROUP})")
PLUS = re.compile(rf"{GROUP}|\d\+[n\d]")
UNKNOWN_GROUP = re.compile(
    r"(?:^|[;。\n,])\s?(?:[东西南北中城][一-鿿]?片(?!区)|另一个|第[一二三四五六七八九十\d]+(?:组|片|个?(?:集团|联盟|共同体|联合体|学区)))"
    r"|[再又新](?:组建|成立|[组搞建办])(?:一|1|另)个|第[一二三四五六]个(?:集团|联盟|共同体|联合体|学区)|新(?:集团|联盟|共同体|联合体|学区)"
)
"""A group of which no name was found: what stands behind it belongs to none before it."""
OF_UNKNOWN = re.compile(
    rf"[^,;。{GROUP}{SCHOOL}]{{0,10}}的(?!手)\W?[^,;。{GROUP}{SCHOOL}]{{1,8}}(?:集团|联盟|共同体|联合体|协作体|学区)"
)
"""That schools lead or make up a group which is named behind them and was not found: 以后山小学为首的滨河联盟."""
OF_GROUP = re.compile(rf"[^,;。{GROUP}{SCHOOL}]{{1,6}}的{GROUP}")
CHANGED = r"(?:手[中里上])?(?:换|改|变|调整|更换|变更|移交|交棒|转)(?:成|为|到|给)?了?"
AWAY = re.compile(
    rf"^{CHANGED}{SCHOOL}|(?:归(?![入到属于口])|划[归给到入]|归[到入]|并到|改归|投奔|跟[着了])了?(?!它|其|[前后]者|的|走|跑|干|学|一[起道同])(?![^,;。]*(?:{GROUP}|{BODY}|进来|其中|名下|麾下|旗下))(?!$)[^,;。]"
    rf"|(?:的?下辖|辖|统辖|下设|麾下|旗下|名下)的?{SCHOOL}"
)
"""Schools that go to another school, or that another school has under it."""
LISTED = re.compile(rf"{GROUP}[^{GROUP}{SCHOOL}]{{0,10}}(?:是|为|有|乃|系|即|:|—)(?:(?<=有)[一-鿿]{{1,10}}的)?$")
TOGETHER = re.compile(rf"(?P<count>{NUMBER})(?:校|园|家|所|个|名)|以上|上述|它们|这些|大家")
FILLER = r"(?:的?(?:则|仍然?|还|依旧|依然|现在?|目前|眼下|当下|[今去]年|本届|[本这]轮|首任|确实|自然|便|就|也|都|已|一直|分别|暂时?|继续|共同|一起|轮到|轮值|改|换|推|选|定|一职|一角|位置|担子|重任|角色|交|落|归)){0,4}"
PLACE = rf"(?:[^,;。{SCHOOL}{GROUP}{PERSON}]{{1,6}}的)?"
LINK = r"(?:是|为|由|让|给|叫|属|系|即|乃|在|到|了|成了?|换成了?|换为|轮到|:|—{1,2}|的|,)?"
OWNER = rf"(?:了|的|{GROUP}|其|它|该?(?:教育|办学)?(?:{BODY}))?的?"
MOVED = re.compile(
    rf"{TAIL.pattern}[^,;。{SCHOOL}{GROUP}{PERSON}]{{0,8}}(?:[由从]?原?{GROUP})?[^,;。{SCHOOL}{GROUP}{PERSON}]{{0,6}}"
    rf"(?:转入|调入|转到|转至|转投|改投|划转到|划转至|调整到|调整至|调整进|调到)了?[^,;。{SCHOOL}{GROUP}{PERSON}]{{0,4}}{GROUP}"
)
"""Behind a school: that it goes over to a group (由滨河学区调入清水学区)."""
FOLLOWS = re.compile(
    r"(?:跟(?=[着在随它其])|紧跟|紧随|追随|随行|随)(?:[着在随]|它|其|他们|后面|身后|其后|之后|左右|走|跑|干|飞|学|一起|一道|一同|前行|成长){0,4}的(?:则|还|就|便|分别)?[是有][^,;。]{0,20}$"
)
"""Before a school: that it follows the first school of a group (跟着它的是…)."""
OF_THESE = re.compile(
    rf"{GROUP}的?[^,;。{SCHOOL}]{{0,6}}{NUMBER}(?:所|家|个)?[^,;。{SCHOOL}]{{0,6}}(?:校|园|学校|小学|中学)[^;。]{{0,24}}?(?:其)?中,?$"
)
"""Before a school that is one of those a group is told to have: 清水学区五所小学全部达标,其中|龙美小学."""
SISTER = re.compile(rf"{GROUP}的?(?:兄弟|姊妹|伙伴|友好)(?:校|园|学校)$")
LED = re.compile(r"(?:^|[一-鿿]{0,4})(?<![负携纽地寄])[带领牵率](?:了|着|起|上|动)?(?:[一-鿿]{0,6}的)?$")
"""Before a school, where the first of its group is told: that this one leads it (我校是集团的核心校,|带|后山小学、前坪小学两家)."""
CAME = re.compile(
    r"(?:也|又|都|先后|陆续|相继|随后|接着|才)*(?:来了|到了|进了门|进门了?|入了?伙|归了?队|加了进来)\s*(?=$|[,;。])"
)
"""Behind a school, in the story of a group: that it came too (后来|凤溪小学|来了,前坪小学也进了门)."""
LEAVING = re.compile(rf"[^,;。{SCHOOL}{GROUP}{PERSON}]{{0,6}}(?:划出|退出|离开|脱离|析出|移出|调出)了?,")
"""Behind a school that goes over in the next clause: 龙美小学|划出,改归清水学区."""
ADDED = re.compile(r"(?:以及|及|还有|和|与|外加|再?加上|连同|另有|最后是|再就是)")
"""How a clause opens that goes on with a list."""
QUALITY = re.compile(
    rf"{ADDED.pattern}[^{SCHOOL}{GROUP}{PERSON}]{{0,24}}的(?={SCHOOL})|(?<={GROUP})的?(?:统一|一体化|统筹|共同)?管理"
)
"""What tells of no event: what a school is like that a list adds (以及只有百余名学生的…), that a group runs whom it takes in."""
LINKED = r"同时|并且?|随后|随即|[移建开成立交学办]后|后|也|已经?|一并|现|整体|正式"
"""Before 纳入 at the head of a clause: that it goes on with what the sentence is about."""
HEADED = re.compile(
    rf"\s?(?P<body>(?:其|本|该|全|整个|这个?|此)?(?:教育|办学|幼教|名校)?(?:集团|联盟|大?学区|教?共体|共同体|联合体|协作体|教联体)(?:内|里)?(?:的?成员(?:学?校|单位|园)?)?)?"
    rf"(?:现有?|目前|共|一共|总共|具体|主要|分别)*(?:包括|包含|涵盖|囊括|含|下?辖|下设)了?(?=[^,;。:{GROUP}{SCHOOL}{PERSON}的]{{0,6}}{SCHOOL})"
)
"""How a clause begins that lists whom the group told right before has, by its class word or without it: 教育集团包括|后山小学."""
TALLIED = re.compile(
    rf"(?:{GROUP}|{BODY})[^;。{PERSON}]{{0,16}}?{NUMBER}(?:所|家|个)[^,;。:{SCHOOL}]{{0,6}}(?:学校|小学|中学|幼儿园|校|园|单位)[^;。:{SCHOOL}{PERSON}]{{0,24}}:"
)
"""That a sentence counts the schools of a group and goes on to tell them off, by kinds: 滨河学区有七所学校:|中学两所,…;小学四所,…."""
OF_KIND = re.compile(
    rf"(?:公办|民办|乡镇|农村)?(?:小学|中学|初中|高中|完小|幼儿园|九年一贯制学校|学校|教学点|村小){NUMBER}(?:所|家|个)"
)
HONOURED = rf"(?:跻身|入列|列入|进入|加入|走进)了?[^,;。{GROUP}{SCHOOL}]{{1,24}}(?:示范|先进|优秀|特色|试点|实验|重点|窗口|样板)(?:学?校|单位|行列|名单|园|基地)"
"""That a school has got a title, and is in no group by that: 跻身|全省课程改革示范校."""
HARMLESS = re.compile(r"不(?:足|到|满|大|远|少|仅|但|光|只)|(?:原先|原来|起初|最初|最早|当初)(?:仅|只|一共)?有")
"""What speaks against nothing: 不足百人, and that a group had so many members when it began, who are its members still."""
WE = re.compile(r"我们|咱们|[我本][校园]")
PARTNERED = re.compile(rf"[与和同跟向为对]{SCHOOL}(?:[、和与及]{SCHOOL})*|以{SCHOOL}(?=为)")
"""Whom somebody does something with, or what is taken as the first school: such a school heads no clause behind it."""
HEADS = re.compile(rf"(?:^|[,:;。])[^,:;。{SCHOOL}{GROUP}{PERSON}]{{0,10}}(?P<school>{SCHOOL})(?!、|和|与|及)")

BARRED = re.compile(
    rf"{GROUP}[之以]?外|分别[由以]{SCHOOL}[、和与]{SCHOOL}|(?:第[一二三四五六七八九十两]个|另一个|新的)(?:{GROUP}|{BODY})|(?:组成|成立|组建|结成)了?[^,;。{GROUP}{SCHOOL}]{{1,12}}(?:集团|联盟|共同体|学区|联合体)"
)
"""Schools outside a group, or that make up one of which no name was found, or that lead one each."""
ON_ROLL = re.compile(r"(?:[”\"]|称号|校园|示范校|特色学校)名单[^,;。]{0,6},[^,;。]{0,24}(?:在列|在其中|上榜|入列)$")
"""Who is on a roll of honour is in no group by that."""
POSTED = re.compile(f"(?:[一-鿿、]{{0,10}}(?:校长|园长|书记|主任|教师|老师)){PERSON}")
"""Behind a school: somebody of it, of whom and not of the school a clause tells."""
PAST = re.compile(
    r"(?<![平州])原(?:来的?|先的?|有的?)?(?:成员|理事|核心|龙头|牵头|加盟|联盟)[校园学单位]{0,3}$|曾[经是为]?[^,;:]{0,8}$"
)
"""A member of the past: 原成员校礼贤路小学."""
LISTED_GROUP = re.compile(f"(?<={SCHOOL}、){GROUP}(?=[、和与及等])")
"""A group that is itself one of those who join."""
OWNING = re.compile(f"[与和同跟]{GROUP}的{SCHOOL}")
"""Behind a school: what it does with a school of a group (甲校与乙集团的丙校联合月考)."""
UNSAID = re.compile(r"不再|不是|不愿|没有")
RENAMED = re.compile(r"更名|改名|改叫|改称")
FORMER = re.compile(f"原{GROUP}")
SHARED_LEAD = re.compile(r"共同|联合|一起|携手")
"""What many do together makes none of them the lead (等12所学校共同发起)."""


@record
class Cues:
    """The patterns of the cues; `lead_before` ends where a school begins, `lead_after` and `named` begin behind one."""

    any: re.Pattern[str]
    lead_before: re.Pattern[str]
    lead_after: re.Pattern[str]
    lead_opens: re.Pattern[str]
    leads_along: re.Pattern[str]
    along: re.Pattern[str]
    noted: re.Pattern[str]
    member_before: re.Pattern[str]
    loose: re.Pattern[str]
    near: re.Pattern[str]
    elsewhere: re.Pattern[str]
    into: re.Pattern[str]
    along_with: re.Pattern[str]
    named: re.Pattern[str]
    joined: re.Pattern[str]
    bars: re.Pattern[str]
    visits: re.Pattern[str]
    denies: re.Pattern[str]


@cache
def load_membership_cues() -> Cues:
    """The patterns of the cues, compiled."""
    word = read_alternatives("terms/membership.csv", CUES)
    told = "|".join(word[cue] for cue in ("leader", "leads", "joins", "takes", "near", "member", "names"))
    serves = rf"(?:做|当|任|是|为|系|充当|出任|担任|作为|担当|身为){OWNER}(?:{word['leader']})"
    return Cues(
        any=re.compile(
            rf"{told}|转[入到至投]|调[入到]|改投|划转|调整[到至进]|[跟紧追][着在随]|{REST.pattern}|{NUMBER}[所家校园个]"
        ),
        lead_before=re.compile(
            rf"(?<![副非])(?:{word['leader']})(?:\([^()]*\))?{FILLER}(?:[由从]{SCHOOL}{CHANGED}|{LINK}{FILLER}{PLACE})$"
        ),
        lead_after=re.compile(rf"{FILLER}(?:来|去|出面)?(?:{serves}|(?:{word['leads']})(?!校长|园长|教师|的课|课题))"),
        lead_opens=re.compile(rf"(?<![副非])(?:{word['leader']})(?:没换|没变|未变|不变|依旧|照旧|还是老样子)?$"),
        along=re.compile(rf"{FILLER}(?:带动|辐射|联合|携手|引领|联动|牵手|会同)(?:了|着)?{SCHOOL}"),
        leads_along=re.compile(
            rf"{FILLER}(?:领着|带着|拉着|牵着|领|带|托着|管着|罩着)了?[{SCHOOL}{GROUP}]|(?:领着|牵着|带着)的{GROUP}"
        ),
        noted=re.compile(rf"(?<!副)(?:{word['leader']})"),
        member_before=re.compile(rf"(?:{word['member']})(?:{LINK}|有|包括)(?:(?<=[是为有:]){PLACE})?$"),
        loose=re.compile("|".join(word[cue] for cue in ("joins", "takes", "member"))),
        near=re.compile(word["near"]),
        elsewhere=re.compile(
            rf"(?<!新)(?<!先后)(?<!陆续)(?:{word['joins']}|属于|归属|归于|归了?|跟[着随了]|走进|进入|列[为入]|参[加与]|落户|挂靠)了?$"
        ),
        into=re.compile(
            rf"{TAIL.pattern}[^,;。{SCHOOL}{GROUP}{PERSON}]{{0,16}}?(?:{word['joins']}|属于|归属|归于|隶属|改归|划归|转归|归|挂上|挂起|挂)了?{GROUP}"
        ),
        along_with=re.compile(rf"[把将][^,;。]{{0,8}}{SCHOOL}"),
        named=re.compile(
            rf"(?:[又还也]?(?:今年|去年|近年来?)?(?:一起|一道|一同|共同|携手|联手|合力|抱团)?)(?:{word['names']})[^,;。{SCHOOL}]{{0,12}}(?P<group>{GROUP})"
        ),
        joined=re.compile(
            rf"(?:(?:加入|加盟|入盟|跻身|入列|进了|转[到入投]|改投)(?:了|到)?[^,;。{SCHOOL}{GROUP}]{{0,8}}?(?P<joined>{GROUP}(?:[、和与及]{GROUP})*|{BODY})"
            rf"|(?:牵头|发起|领衔|主导|带头)[^,;。{SCHOOL}{GROUP}]{{0,3}}(?:组建|成立|创建|建立|创立|发起)了?[^,;。{SCHOOL}{GROUP}]{{0,6}}(?P<lead>{GROUP})"
            rf"|^\W?(?:{LINKED}){{0,3}}被?(?:纳入|划入|编入|归入)了?(?P<taken>{GROUP})(?!的)"
            rf"|(?:成为|成了|[是为系])(?P<part>{GROUP}|{BODY})[^,;。{SCHOOL}{GROUP}]{{0,8}}?(?:{word['member']}|(?P<head>{word['leader']})))"
        ),
        bars=re.compile(word["bars"]),
        visits=re.compile(f"{word['visits']}|{HONOURED}"),
        denies=re.compile(word["denies"]),
    )
