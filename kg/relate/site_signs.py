"""By which words around a school a sentence tells that it is built: 望江小学食堂和后山小学宿舍楼正贴外墙砖."""

import re

from kg.relate.construction import BUILDING, COMPLETED, HELD, INTENDED, KIND, UNDERWAY
from kg.relate.passage import NOTE

CONTEXT = re.compile(r"新建|改建|扩建|迁建|重建|建设|修建|工程|项目|盖|施工|工地|校舍|基建|改造|加固|动工|开工|楼")
NOT_SITE = re.compile(
    r"创建[成为]|建[成设]成?(?!新)[^SGUOP,;。新]{0,8}(?:文明|平安|绿色|特色|优质|一流|品牌|标杆|标准化|基地|名校|窗口)|创成|争创|[荣喜]?获|评[为选]|示范|比赛|举[行办]|承办|参加|课程|社团|活动|被评|命名|认定|食品|检查|运动会|食堂[ABa]级|托管|集团|结对|撤[销到至并]|参观|走进|研学|领奖|展演|演出|授|借给|借用|暂借|划拨给|划归|捐赠|学生(?!宿舍|公寓|食堂|餐厅)[^,;。]{0,6}(?:在|到)|上课|就餐|集合|党支部|教研|讲话|说|报名|招生|辅导|发现|漏雨|开裂|鉴定"
)
DENIED = re.compile(
    r"(?:暂无|尚无|并?没有|未有)[^,;。]{0,10}(?:计划|规划|安排|打算)|校舍(?:整体|全部|已经?|则)?(?:移交|划[给归]|腾|出租|拍卖|闲置)|没有的事|网上传|网传|谣|不属实|旧址|原址[^,;。]{0,6}(?:改作|划给|移交)"
)
PART = re.compile(rf"{NOTE}的?[^SGUOP,;。:、]{{0,7}}?(?:{BUILDING})(?!课|比赛)")
WORK = re.compile(
    rf"{NOTE}[^SGUOP,;。:、]{{0,7}}?(?:{KIND.pattern.replace('?P<k', '?P<w')})(?!文化|课程|队伍|品牌|特色|学科|制度|集团|班|R?S)|{NOTE}等[^SGUOP,;。:、]{{0,6}}?(?:续建|在建|跨年)(?:项目|工程)"
)
PROGRESS = re.compile(
    r"破土|打桩|桩[基机]|封[了]?顶|奠基|脚手架|围挡|主体|竣工|完工|交付|(?<![组搭共创])建成|交了?钥匙|动工|开工|施工|征地|可研|招标|流标|选址|立项|用地手续|土地手续|图纸|停工|复工|正负零|红线|试开园|落成|装修|比选地块|校舍落成"
)
SIZE = r"总?投资|概算|造价|占地|规划(?!师)|总?建筑面积|设计(?:规模)?\d"
INVESTED = re.compile(
    rf"{NOTE}(?:,?(?:是|系|为|正|现|眼下|目前|全部)?由[RUO][^SGUO,;。]{{0,12}}(?:投资|出资|投入|[新兴改扩重]建|建设|承建)|[^SGUOP,;。的]{{0,12}},(?:眼下|目前|现在?|已经?|正)?R?U(?:正在?|已经?|计划|拟)?(?:投资|出资|投入|在建|负责建|承建|新建|兴建|建设)|{SIZE}|(?:,[^SGUOP,;。]{{2,10}}){{0,2}},[^SGUOP,;。]{{0,4}}?(?:{SIZE}|\d+个(?:教学)?班))"
)
"""What right behind a school makes all that its sentence tells of progress its own: 这所学校由区里投资,3月动工."""
JOINT = re.compile(rf"(?:{NOTE}|[^SGUOP,;。:、和与及同]{{0,10}})(?:、|和|与|及|以及)R?S")
"""How one school of a list leads to the next: |学校食堂和|后山小学."""
GOING_ON = re.compile(
    rf"(?:正在?|还在|仍在|在)(?:[^SGUOP,;。]{{0,6}})(?:{BUILDING}|翻[新修建]|[修改扩重新]建|改造|加固|维修|修缮|贴|铺|浇|刷|装|砌|打|盖)|动土|大修|做到[^,;。]{{0,3}}层|工程量"
)
"""Signs of works under way that tell something only behind a building or the name of works."""
ACTS = r"(?:完成|启动|实施|推进|推动|抓好|开展|进行|加快|做好|落实|安排)了?"
BEFORE = re.compile(rf"{ACTS}(?:对|了)?[^SGUOP,;。:]{{0,6}}$")
"""What is done, right before the school at which: 完成|望江小学等23所学校食堂改造."""
WHOLE = r"(?:等[^SGUOP,;。:、]{1,10})?(?:的)?"
DONE_TO = re.compile(
    rf"{NOTE}{WHOLE}(?:整体|全面|标准化|校舍|[一二三四]期)?(?:改造|维修|加固|翻[新修建]|修缮|扩建|改扩建|迁建|重建)|{NOTE}{WHOLE}[^SGUOP,;。:、]{{0,8}}(?:{BUILDING}|实训基地|幼儿园舍)(?:、[^SGUOP,;。:、]{{1,8}}){{0,4}}[^SGUOP,;。:、]{{0,8}}(?:改造|维修|加固|翻[新修建]|修缮|扩建|迁建|重建|建设|工程|项目)"
)
OF_STATE = re.compile(
    r"(?:新?立项|在建|拟建|待建|续建|筹建|规划|新开工|(?:正在|规划)(?:建设|兴建|修建))中?的新?$|(?:再|又|还|另|要|新|拟|将)(?:新|兴|修)?[建盖](?:起|设)?了?(?:第?[一二两三四]所|一座)(?:叫|名叫|新校)?$"
)
"""What is told of a school right before it: 新立项的|望江幼儿园, 再建一所|望江小学."""
COSTS = re.compile(
    rf"{NOTE}(?:,[^SGUOP,;。]{{2,10}}){{0,2}},?[^SGUOP,;。]{{0,4}}?(?:总投资|计划投资|概算(?:总?投资)?|总造价|投资)(?:为|约|达|近)?\d"
)
"""What building a school costs, told right behind it, tells that it is built: ,概算6800万元."""
ADDED = re.compile(
    r"[^SGUOP;。]{0,20}(?:添|加盖|新盖|新建|盖|多)起?了(?:[一二两三四五]|\d)[栋幢座层排间][^SGUOP,;。]{0,6}(?:楼|教室|食堂|宿舍|校舍|馆)"
)
NOTED = re.compile(r"\([^()]{0,30}S[^()]{0,30}\)")
"""A note in brackets that names a school: (立项时叫东部新城小学)."""
IS_OF = re.compile(r"^(?:将|就|便)?(?:是|为|系|属)S的[^SGUOP,;。]{1,10}(?=,)")
"""What else a site is told to be: |是望江小学的新校址,区政府投资1.3亿元."""
OPENING = r"后|并|投|使|开[学园始]|招|启|交付|且|竣工|完[工成]|以来|于|在|至|入|与|和|及"
MADE_IN = re.compile(
    rf"{NOTE}[^SGUOP,;。:、建]{{0,6}}建成(?:了(?=.)|(?!了))(?!{OPENING}|[^,;。]{{0,4}}(?:使用|投用|启用|招生|交付))"
    rf"(?![^,;。]{{0,12}}(?:{BUILDING}))[“\"一-鿿\d]{{2,}}"
)
"""Behind a school: what it has made in it, which is no building: |建成校史馆, |建成智慧校园."""
REACH = 80


def tells_work(words: str, start: int, at: int, end: int) -> bool:
    """Whether the words of a part tell works at the school at a sign: behind it, behind the list it stands in, or before it."""
    first, last = bound_list(words, start, at, end)
    if BEFORE.search(words, start, first) and DONE_TO.match(words, last + 1, end):
        return True
    if OF_STATE.search(words, start, first) and not is_refuted(
        words, at, words[last + 1 : end].split(",", maxsplit=1)[0]
    ):
        return True
    if MADE_IN.match(words, at + 1, end):
        return False
    behind = IS_OF.sub("", NOTED.sub("", words[at + 1 : end]))
    near = reach(behind)
    clause = re.split(r"[,;。]", near.removeprefix(","))[0]
    if is_site(words, at, behind, near) or is_under_way(words, at, clause, near):
        return True
    if last == at:
        return False
    tail = words[last + 1 : end]
    own = PART.match(behind) or WORK.match(behind)
    return is_site(words, at, behind if own else tail, reach(tail))


def reach(words: str) -> str:
    """What stands behind a school, up to the next one."""
    near = re.match(rf"[^;。S]{{0,{REACH}}}", words)
    return near.group() if near else ""


def is_under_way(words: str, at: int, clause: str, near: str) -> bool:
    """Whether the clause of a school tells a sure sign of a site."""
    if is_refuted(words, at, near[:40]):
        return False
    if ADDED.match(near):
        return True
    return PROGRESS.search(clause) is not None and CONTEXT.search(words[max(0, at - 40) : at + 60]) is not None


def bound_list(words: str, start: int, at: int, end: int) -> tuple[int, int]:
    """The places of the first and last school of the list that the school at a sign stands in."""
    first = last = at
    while (match := JOINT.match(words, last + 1, end)) is not None:
        last = match.end() - 1
    while (before := words.rfind("S", start, first)) >= 0 and (match := JOINT.match(words, before + 1, end)):
        if match.end() - 1 != first:
            break
        first = before
    return first, last


def is_site(words: str, at: int, behind: str, rest: str) -> bool:
    """Whether a building, a kind of works or a size stands right behind a school, and in the rest how far it is."""
    if COSTS.match(behind):
        return not is_refuted(words, at, rest[:40])
    if not (PART.match(behind) or WORK.match(behind) or INVESTED.match(behind)):
        return False
    told = min(
        (one.end() for sign in (COMPLETED, UNDERWAY, INTENDED, HELD, GOING_ON) if (one := sign.search(rest))), default=0
    )
    return bool(told) and not is_refuted(words, at, rest[: max(told, 40)])


def is_refuted(words: str, at: int, rest: str) -> bool:
    """Whether what stands behind a school, or before it, tells of something other than its walls."""
    return NOT_SITE.search(rest) is not None or DENIED.search(words[max(0, at - 20) : at] + rest) is not None
