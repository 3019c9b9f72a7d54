"""Finds the places that names and sentences tell, and cuts them off the names they begin."""

import re
from functools import lru_cache

from kg.model import Span
from kg.places import PlaceMatch, load_places
from kg.rules import load_rules
from kg.tokens import cut_words, dictionary_count
from kg.towns import load_towns

MASK = r"x{2,4}|\*{2,4}|[×✕〇○]{2,4}|某某?"
MASKED_AREA = re.compile(rf"(?:{MASK})(?:自治区|自治县|[省市区县州旗镇乡村]|街道)", re.IGNORECASE)
TOWN = re.compile(
    r"[一-鿿]{2,4}?(?:街道(?:办事处)?|镇(?![海镇])|乡(?![镇村下])|(?<!乡)村(?!校|小学?$|[镇乡]))|[一-鿿]{2,8}?(?:镇|苏木|嘎查|族乡)"
)
ZONES = r"(?:高新(?:技术)?(?:产业)?(?:开发)?|经济(?:技术)?开发|经开|综合保税|旅游度假|工业园|航空港)区"
ZONE = re.compile(rf"(?:国家)?{ZONES}|(?:雄安|西咸|天府|贵安|西海岸|金普|湘江|滇中|赣江)新区")
"""Zones that a city sets up; no list of divisions holds them."""
OWN_ZONE = re.compile(rf"(?![一-鿿]{{0,2}}[学校园院局中小市县])[一-鿿]{{2,3}}{ZONES}")
"""A zone with a name of its own (滨海经济技术开发区)."""
OWN_COUNTY = re.compile(
    r"(?P<stem>(?![我全各该本两市区县原同每外邻近])[一-鿿]{2})县(?=教[育体科]|人民政府|第[一二三四五六七八九十]|实验|城关|职业|民族|特殊|机关|幼儿园|[一二三四五六七八九][中小]$)"
)
"""A county that no list has, at the head of the name of its bureau or school."""
SELDOM = 100
"""A word that the dictionary counts as often as this is no name of a county (示范县, 贫困县)."""
SOMEBODY = re.compile(r"[一-鿿](?<![省市区州盟在为是和与及的])$|[一二三四五六七八九十]是$")
"""Behind such a character a place that reads as a verb with its object is one."""
VAGUE_PARTS = frozenset(
    {"新区", "老区", "城区", "郊区", "矿区", "市区", "东区", "西区", "南区", "北区", "老城区", "新城区"}
)
"""Names of some districts by which parts of any city are called."""
NOT_TOWN = re.compile(
    r"^(?:城?乡|城镇|.?新村$|.关村$|农村|乡村|各|全|该|同|本|我|原|中心|[老新]?[区县市州省](?![一-鿿]))|第.+[中小]|小学|中学|学校|学院|大学|初中|高中|附[中小]|的|实验|幼儿|乡镇|城乡[接结一]|教育|两[镇乡]|[一-鿿]全[镇乡]$|^[区县市].{2,}城乡$"
)
BUILT = re.compile(r"[迁改扩]建|投资|竣工|立项|开工|选址|建成|封顶|交付|工程|主体|征地|项目")
"""Where building is told of, 新建 is what is done, whatever stands before it."""
CALLED = re.compile("镇(?![一-鿿][区县市])|街道|[一-鿿]{1,8}族乡")
"""Behind the short name of a county or city: a town of that name (清水河|哈萨克族乡)."""
STREET = re.compile(
    r"[东西南北中]?[一二三四五六七八九十]?(?:路|街|巷|桥|河|湖|湾|山|江|区|县|镇|乡|道(?!德)|大道|门|村|里)"
)
COMMON_ENDS = (
    *("中心幼儿园", "高级中学", "初级中学", "中心小学", "中心学校", "幼儿园"),
    *("中学", "小学", "学校", "学院", "大学", "初中", "高中"),
)
"""Class words, longest first, behind which a name of two characters is a school's own word and no place (斗门中学)."""
DIRECTION = re.compile("[城河江桥湖][东西南北中](?:新?[校园]区|分[校园]|[校园]部)")
"""A campus called after the part of its town, which some district is called too."""
SCHOOLS = ("小学", "中学", "学校", "幼儿园", "初中", "高中")
"""Class words right behind which begins what belongs to a school (柳林|小学教育集团)."""
REMEMBERED = 1024
"""Several finders ask for the places of one sentence."""
AREA_ENDS = "省市区县州旗盟镇乡村"


@lru_cache(maxsize=16384)
def split_places(name: str) -> tuple[tuple[str, ...], str]:
    """The places a name begins with, widest first, and the rest.

    >>> split_places("灌南县张店镇南闸小学")
    (('灌南县', '张店镇'), '南闸小学')
    >>> split_places("市第八中学"), split_places("申中乡前沟小学")
    (((), '市第八中学'), (('申中乡',), '前沟小学'))
    >>> split_places("漳浦梁山职业技术学校")
    (('漳浦',), '梁山职业技术学校')
    """
    found: list[str] = []
    rest = name
    while rest and 0 < (end := find_place_end(rest, found[-1] if found else "")) < len(rest):
        found.append(drop_level(rest[:end]))
        rest = rest[end:]
    return tuple(found), rest


def drop_level(place: str) -> str:
    """A listed town without the bare level of the area that it is told to be of: 县赤松乡 is 赤松乡."""
    towns, own = load_towns(), place[1:]
    return own if place[0] in "市县区" and towns.find(own) and not towns.find(place) else place


def find_place_end(rest: str, wide: str) -> int:
    """Where the place ends that words begin with, behind the place `wide` if there is one; 0 where they begin with none."""
    listed = next((match for match in load_places().scan(rest) if match.span.start == 0), None)
    known = next((span.end for span in scan_towns(rest) if not span.start), 0)
    town = TOWN.match(rest)
    sure = MASKED_AREA.match(rest) or ZONE.match(rest) or (None if listed else OWN_ZONE.match(rest))
    if sure:
        return sure.end()
    if known > (listed.span.end if listed else 0) and len(rest) > known + 1:
        return known
    if listed and begins_name(listed, rest, wide):
        return listed.span.end + is_town(listed, rest)
    if county := OWN_COUNTY.match(rest):
        return county.end() if dictionary_count(county["stem"]) < SELDOM else 0
    named = town and len(town.group()) > 1 and not NOT_TOWN.search(town.group()) and len(rest) > town.end() + 1
    return town.end() if town and named else 0


def begins_name(match: PlaceMatch, rest: str, wide: str) -> bool:
    """Whether a listed place at the head of a name is one there, and no verb, common word or place that lies far from `wide`."""
    chars = match.span.of(rest)
    under = stands_under(match, rest, wide)
    return (
        not is_verb(match)
        and not DIRECTION.match(rest)
        and (under or not match.vague or any(place.name == chars for place in match.places))
        and (under or is_whole(rest, match.span.end))
        and not (wide and chars[-1:] not in AREA_ENDS and lie_apart(wide, chars))
    )


def stands_under(match: PlaceMatch, rest: str, wide: str) -> bool:
    """Whether a short name right before a class word is the place its province's name leads to: 江苏省|溧阳|中学."""
    return (
        wide[-1:] in {"省", "区"}
        and len(rest) - match.span.end > 1
        and not STREET.match(rest, match.span.end)
        and (rest[match.span.end :] in COMMON_ENDS and not lie_apart(wide, match.span.of(rest)))
    )


def is_town(match: PlaceMatch, rest: str) -> int:
    """How many characters make a town of the short name of a county or city (凌海|镇东风学校); 0 where none do."""
    sign = CALLED.match(rest, match.span.end) if match.span.of(rest)[-1:] not in AREA_ENDS else None
    return len(sign.group()) if sign else 0


def is_verb(match: PlaceMatch) -> bool:
    """Whether a place is one only by a former name that reads as a verb with its object: 新建县城北幼儿园 is no school of 新建县."""
    chars = next((former for place in match.places for former in place.former if len(former) == len(match.span)), "")
    return bool(chars) and chars[:-1] in load_rules().breaks


def is_built(match: PlaceMatch, folded: str) -> bool:
    """Whether a place that reads as 新建 and a level stands alone at the head of a clause that tells of building."""
    before = folded[: match.span.start]
    return match.span.of(folded)[:2] == "新建" and bool(BUILT.search(folded)) and before[-1:] not in {"省", "市"}


@lru_cache(maxsize=REMEMBERED)
def find_acts(folded: str) -> frozenset[int]:
    """Where the object begins of what reads as a listed place and is a verb with its object: 李明任|县一中校长.

    >>> find_acts("李明任县一中校长"), find_acts("任县教育局")
    (frozenset({3}), frozenset())
    """
    return frozenset(
        match.span.end - 1
        for match in load_places().scan(folded)
        if is_verb(match) and (SOMEBODY.search(folded, 0, match.span.start) or is_built(match, folded))
    )


@lru_cache(maxsize=REMEMBERED)
def scan_places(folded: str) -> tuple[PlaceMatch, ...]:
    """The listed places of a sentence, without those that are a verb and its object behind somebody.

    >>> [match.span.of("李明任县一中校长") for match in scan_places("李明任县一中校长")]
    []
    >>> [match.span.of("邢台市任县教育局") for match in scan_places("邢台市任县教育局")]
    ['邢台市', '任县']
    """
    acts = find_acts(folded)
    return tuple(match for match in load_places().scan(folded) if match.span.end - 1 not in acts)


@lru_cache(maxsize=REMEMBERED)
def scan_towns(folded: str) -> tuple[Span, ...]:
    """The listed towns of a sentence, without those that begin inside a word of the dictionary (扩|大城镇).

    >>> [town.of("补进杨梅乡中心小学") for town in scan_towns("补进杨梅乡中心小学")], scan_towns("扩大城镇教育资源")
    (['杨梅乡'], ())
    """
    return tuple(town for town in load_towns().scan(folded) if not cuts_word(folded, town.start))


def cuts_word(folded: str, place: int) -> bool:
    """Whether a word of the dictionary stands on both sides of a place."""
    return any(
        word.start < place < word.end and dictionary_count(folded[word.start : word.end]) > 0
        for word in cut_words(folded)
    )


def is_whole(rest: str, end: int) -> bool:
    """Whether a place name at the head of `rest` ends there: 平山 in 平山路小学 does not, nor 南京 in 南京东路小学, nor 斗门 in 斗门中学; 嘉兴 in 嘉兴学院 does."""
    if rest[end - 1] in "省市区县州旗盟":
        return True
    tail = next((word for word in COMMON_ENDS if rest.endswith(word)), "")
    if tail == "学院" and rest[end:] == tail:
        return any(place.kind == "City" for place in load_places().find(rest[:end]))
    return not (STREET.match(rest, end) or rest.startswith(SCHOOLS, end)) and not (
        tail and len(rest) - len(tail) - end < 2 and rest[end : end + 1] not in "一二三四五六七八九十"
    )


def read_places(words: str) -> tuple[str, ...]:
    """The places named in a line, in order.

    >>> read_places("2020年柯桥区中小学教师竞赛结果")
    ('柯桥区',)
    """
    found = [
        match
        for match in load_places().scan(words)
        if (not match.vague or words[match.span.end - 1] in "省市区县州旗") and match.span.of(words) not in VAGUE_PARTS
    ]
    return tuple(match.span.of(words) for match in found if is_whole(words, match.span.end))


@lru_cache(maxsize=16384)
def lie_apart(one: str, two: str) -> bool:
    """Whether two names of places are listed and no place of the one is, or lies in, a place of the other.

    >>> lie_apart("兰考县", "杞县"), lie_apart("开封市", "兰考县"), lie_apart("柳州", "柳州市")
    (True, False, False)
    """
    left, right = load_places().find(one), load_places().find(two)
    above = [{place.code, *(wide.code for wide in load_places().parents(place))} for place in (*left, *right)]
    near, far = above[: len(left)], above[len(left) :]
    return bool(near and far) and not any(
        place.code in lies for places, lines in ((left, far), (right, near)) for place in places for lies in lines
    )
