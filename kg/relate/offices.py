"""Posts and the bodies they can be held at: a 局长 has no school, a 园长 no secondary school, a 学区长 a group."""

import re
from collections.abc import Sequence

from kg.fold import fold_text
from kg.model import SCHOOLING, Kind, Linked

AREA_HEAD = re.compile(r"(?:^|副|常务|、)(?:省|市|州|县|区|旗|镇|乡)长$|^(?:副)?(?:宣传|组织|统战)?部?部长$|常委")
MEMBER = re.compile(r"常委|部长$")
PARTY_HOUSE = re.compile(r"委$|委员会|人大|政协|部$")
GOVERNMENT = re.compile(r"政府$")
BUREAU_HEAD = re.compile(r"(?:局|厅|司|处|股)长$|党组|总督学|纪检组长$")
WHOLE = re.compile(r"(?:局|厅)长$|党组|总督学|纪检组长$")
SECTION = re.compile("[股科处]$")
"""Posts of a bureau that none of its sections has, and how these are called."""
BUREAU_CHIEF = re.compile(r"局长$")
NO_BUREAU = re.compile(r"(?:[工党县区市省旗州]委|政府|人大|人大常委会|政协)$")
"""Bodies that no 局长 heads (区教工委书记、教体局局长甲,副局长乙)."""
KINDERGARTEN_HEAD = re.compile(r"园长$")
KINDERGARTEN = re.compile(r"园|幼|保育")
SCHOOL_HEAD = re.compile(r"(?<!总)(?<!名誉)校长$|教导主任$|教务主任$")
GROUP_HEAD = re.compile(r"学区长$|理事长$|总校长$|总园长$|盟主$|秘书长$")
STUDIO_HEAD = re.compile(r"(?:领衔|主持)人$")
TRAINED = re.compile(
    r"(?:干部|党员|[校园]长|教师|书记|主任|骨干|培训|研修|高研|进修|党校|挂职|跟岗|领航)班(?:副?班长|学员|[一-鿿]{0,2})$"
)
"""Before a name: a class of grown-ups, whose monitors are no pupils (青年干部班|班长)."""
PUPIL = re.compile(r"学生$|同学$|小朋友$|学子$|考生$")
TEACHER = re.compile(r"(?:教师|老师|班主任|教研组长)$")
APPOINTED = re.compile(r"(?:拟|将|计划|即将|准备|拟任)[^,;。]{0,20}$")
CANDIDATE = re.compile(r"(?:的?拟?任?(?:初步|推荐|考察|候选)?人选|候选人)")
"""Behind a post: that it is to be given, and is not held yet."""
ONE_HEAD = re.compile(r"^(?:副?[校园]长|党(?:支部|总支|委)书记)$")
"""Posts that a text tells without the school where only one school is spoken of."""
OFFICE = re.compile(r"(?:教研|督导|电教|招生|教科)[室馆办]$|(?:室|中心|[教科]研所)$")
"""A body that is headed by a 主任."""
LONGEST_WAY = 160
"""So many characters before a post its school may stand."""
AMONG = re.compile(r"(?:[名人位]|(?:运动员|学生|教师|选手|学员)[\d一二三四五六七八九十]+[名人])[^,;。]{0,8},其中$")
"""Right before one of the people that a body has been told to have."""
UNIT = re.compile(
    r"^(?!教务|教导|德育|政教|总务|学生|教科|科研|后勤|保卫|校|年级|安全)(?:督导室|[一-鿿]{1,5}[科股处办](?:副?[科股处]长|副?主任)|体卫)"
)
"""How the post of an officer of a bureau begins who is named without it."""
OFFICER = re.compile(rf"{BUREAU_HEAD.pattern}|教研员$|科员$|督学$|调研员$")
LEADING = re.compile(r"(?:长|书记|主任|委员|主席|助理|总?督学|成员|常委)$")


def fits_post(role: str, body: Linked, *, carried: bool) -> bool:
    """Whether a role can be held at a body; of one that was `carried` over from elsewhere more is asked.

    >>> from kg.model import Mention, Span
    >>> school = Linked(Mention(Kind.SCHOOL, "望江中学", Span(0, 4), ""), ())
    >>> [fits_post(role, school, carried=False) for role in ("校长", "园长", "副县长")]
    [True, False, False]
    """
    role, kind, name = fold_text(role), body.mention.kind, fold_text(body.mention.name)
    taught = kind in SCHOOLING
    fits = not (carried and body.mention.rule == "branch")
    if AREA_HEAD.search(role):
        fits = kind is Kind.AUTHORITY and bool((PARTY_HOUSE if MEMBER.search(role) else GOVERNMENT).search(name))
    elif BUREAU_HEAD.search(role):
        fits = kind in {Kind.AUTHORITY, Kind.ORGANISATION} and not (WHOLE.search(role) and SECTION.search(name))
        fits = fits and not (BUREAU_CHIEF.search(role) and NO_BUREAU.search(name))
    elif KINDERGARTEN_HEAD.search(role):
        fits = kind is Kind.GROUP or (taught and bool(KINDERGARTEN.search(name)))
    elif SCHOOL_HEAD.search(role):
        fits = taught and not (carried and name.endswith("幼儿园"))
    elif GROUP_HEAD.search(role):
        fits = not carried or kind in {Kind.GROUP, Kind.ORGANISATION}
    elif STUDIO_HEAD.search(role):
        fits = not carried or kind is Kind.ORGANISATION
    elif TEACHER.search(role):
        fits = taught or not carried
    elif PUPIL.search(role):
        fits = taught or kind is Kind.ORGANISATION
    return fits


def heads_office(role: str, body: str) -> bool:
    """Whether a post told without a body is that of the head of an office.

    >>> heads_office("主任", "临川市教研室"), heads_office("主任", "临川市教育局")
    (True, False)
    >>> heads_office("办公室主任", "临川市教育局办公室")
    True
    """
    called = role.removesuffix("主任").removesuffix("副")
    return called != role and (body.endswith(called) if called else OFFICE.search(body) is not None)


def find_only(recent: Sequence[Linked], start: int) -> Sequence[str]:
    """The keys of the only school named shortly before a place, none where there are more: 到望江中学调研。校长李晓兰陪同."""
    near = {
        one.keys
        for one in recent
        if one.mention.kind is Kind.SCHOOL and 0 < start - one.mention.span.end <= LONGEST_WAY
    }
    return next(iter(near)) if len(near) == 1 else ()


def find_among(before: str, names: Sequence[Linked]) -> Linked | None:
    """The only school of the `names` before somebody told as one of its people: 望江中学输送队员7名,其中|李晓兰."""
    schools = [one for one in names if one.mention.kind is Kind.SCHOOL]
    return schools[0] if AMONG.search(before) and len({one.keys for one in schools}) == 1 else None


def is_alone(body: Linked, recent: Sequence[Linked]) -> bool:
    """Whether no other school is named behind a body in the sentences before: 甲校获奖,乙校进步。|学生李晓兰 may be of either."""
    return not any(
        one.mention.kind is Kind.SCHOOL and one.keys != body.keys and one.mention.span.start > body.mention.span.start
        for one in recent
    )


def tells_officer(role: str) -> bool:
    """Whether a post is one of a bureau.

    >>> tells_officer("副局长"), tells_officer("教育股股长"), tells_officer("校长")
    (True, True, False)
    """
    role = fold_text(role)
    return bool(OFFICER.search(role) or UNIT.search(role))
