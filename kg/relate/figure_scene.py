"""A sentence under reading: what its numbers were found to count so far, and the words around each of them."""

import re
from collections.abc import Sequence

from kg.model import Span
from kg.record import record
from kg.relate.figure_context import follow_list, is_modifier
from kg.relate.figure_place import Place
from kg.relate.indicator import (
    BLANK,
    PREPOSITION,
    leading_verb,
    load_words,
    skip_lead,
    split_at,
    starts_verb,
    trim,
)

# A number below QUOTED in quotation marks is part of a slogan; below RECAP in Chinese characters it may sum up what
# was just listed; up to LISTED it may announce points rather than count things.
QUOTED, RECAP, LISTED = 100, 10, 12
HOUSES = {"家", "所", "处", "件", "个"}
PAIR = 2
SCREEN = 6
TAKEN_UP = {"这", "那", "其余", "其他", "其实", "其实一", "剩下", "另外", "上述", "以上"}
NOTED = re.compile(r"[①-⑳]$")
FAR = 70
BROKEN = re.compile(r"[,;:。()\d]")
JOINTS = re.compile(r"[、和与及]")
LISTED_THINGS = re.compile(
    r"(?:教育|中小学|示范|优质|普通|农村|城区|村级|乡级|民办|公办){0,2}(?:[镇乡村区县市旗片校园]|街道|学[段科区校]|集团|联盟|部门|单位|[小中]学|幼儿园|教学点|专业|年级|系列|层面|环节|方面)"
)
"""A list of names, and what sums it up behind their number (钱塘、三庙、龙凤|三个|镇)."""
POINTED = re.compile(r"(?:这|那|上述|以上|该|此)(?:一共|总共|共)?$")
EVERY = re.compile(r"[一-鿿]{1,6}?(?:分别|各自|依次)(?:是|由|为|位于|在)|(?:各自|只是|都|是)")
"""Behind a number of those named before or right after it: 其余两个|集团分别由, 其实两家|各自独立."""
ARE = re.compile(r"[一-鿿]{1,6}?是")
COMING = re.compile(r"来自(?:[于全国省内外]{0,2})$")
BESIDE = re.compile(r"\s*(?:和|及|与|以及)\s*")
SAID = re.compile(r"(?:只|先|就|想|再)(?:说|讲|谈|列|提|报|干|办)$")
"""Before a number of points: 我只说|四件."""
POST = re.compile(r"(?:执行|常务|教学)?副?(?:校长|园长|主任|书记|局长|股长|组长|教师|老师|教研员)$")
"""Between a person and a count of others, and the post before a person."""
HAVING = re.compile(r"[有共计达]\D{0,2}$|[与同和跟对为给向在从把将由]\s*$")
ALL_OF = re.compile(r"[一-鿿]{0,6}?(?:都|均|皆|全都)(?:是|由|为|被|来自|出自)")
"""Behind a small number that opens its clause: that all those named before are meant (两位|都是青苗计划的学员)."""
SHORT_OF = re.compile(r"[离距][^,;。]{0,12}?(?:要求|目标|标准|任务)[^,;。]{0,12}?还?差")
"""A clause on what was asked for, and is not reached."""
FROM = re.compile(r"[^,;。]{2,40}?等(?:地|[县市区旗乡镇校]|单位|学校)的?(?=..)")
"""Where those who are counted come from."""
CAME = frozenset({"来", "前来"})
WITHIN = re.compile(r".(?:当中|之中|中|里头|里面)")
DEFINITE = re.compile(r"人|孩子|娃|学校|单位|校区|小学|中学|教学点|村|部门|法人")
EVENTS = {"次", "人次", "批次", "场", "课时", "学时", "轮", "期"}
STAGING = {"组织", "开展", "举办", "召开", "实施", "其中", "完成", "共计", "以上"}


@record
class Reading:
    """One wording of what a number counts, and the rule that worded it.

    `member` is the place in the list of subjects that 分别 pairs the number with; `about` is the mention it is told of
    where that stands right before the number.
    """

    place: Place
    indicator: str
    rule: str
    member: int | None = None
    about: Span | None = None


@record
class Scene:
    """A sentence laid out, and what its numbers up to now were found to count."""

    folded: str
    chars: str
    clauses: tuple[Span, ...]
    places: tuple[Place, ...]
    names: tuple[Span, ...]
    doers: tuple[Span, ...]
    contests: tuple[Span, ...]
    people: tuple[Span, ...] = ()
    told: Sequence[Reading] = ()

    def words(self, span: Span) -> str:
        """The author's words of a stretch, without blanks."""
        return "".join(self.chars[span.start : span.end].split())

    def text(self, span: Span) -> str:
        """The folded text of a stretch."""
        return self.folded[span.start : span.end]


def is_telling(reading: Reading) -> bool:
    """Whether a wording tells what is counted: two characters or more, and no bare verb of staging (组织3批120名)."""
    return (len(reading.indicator) > 1 or reading.indicator == "班") and reading.indicator not in STAGING


def is_abstract(scene: Scene, place: Place) -> bool:
    """Whether what follows a small number is listed rather than counted (三个方面), or the number is quoted (“六个一”)."""
    quantity = place.quantity
    before = scene.folded[max(0, quantity.span.start - 4) : quantity.span.start].rstrip()
    after = scene.folded[quantity.span.end : quantity.span.end + 14].lstrip()
    if before.endswith(("“", "‘", "「", '"')) and quantity.value < QUOTED:
        return True
    if (quantity.han and quantity.value < RECAP and after.startswith("“")) or is_recap(scene, place):
        return True
    if SHORT_OF.search(scene.text(place.clause)):
        return True
    if sums_names(scene, place) or is_on_screen(scene, place):
        return True
    if quantity.value > LISTED or quantity.kind != "count" or not after or after[0] in ",;、。)":
        return False
    noun = after[: split_at(after[:12])]
    return noun.startswith(load_words()["abstract"]) or noun.endswith(load_words()["abstract"])


def is_on_screen(scene: Scene, place: Place) -> bool:
    """Whether a number is part of the page and not of what it reports: 浏览:|312次, 扫码领取."""
    start = place.clause.start - SCREEN * scene.folded.startswith(":", place.clause.start - 1)
    return any(map(scene.folded[max(0, start) : place.clause.end].__contains__, load_words()["screen"]))


def is_recap(scene: Scene, place: Place) -> bool:
    """Whether a small number sums up the list right before it (甲校、乙校两所学校), or points back (他们二位)."""
    quantity, left = place.quantity, scene.text(place.left).rstrip()
    right = scene.text(place.right).strip(BLANK)
    if quantity.han and quantity.value < RECAP and NOTED.search(left):
        return True
    if quantity.kind == "count" and ((COMING.search(left) and right) or sums_list(scene, place, right)):
        return True
    if not quantity.han or quantity.value >= RECAP or quantity.kind != "count":
        return False
    right = scene.text(place.right).strip(BLANK)
    if (quantity.unit in {"位", "家"} and not right) or (SAID.search(left) and len(right) < PAIR):
        return True
    if takes_up(scene, place, right) or (quantity.unit == "个" and re.match(r"人(?![数次才均])", right)):
        return True
    return (
        bool(re.search(r"[、和与及]", left))
        and trim(scene.folded, place.left).end == place.left.start + len(left)
        and not starts_verb(left)
        and not re.search(r"[建设开聘增获招办]$|了$", left)
    )


def takes_up(scene: Scene, place: Place, right: str) -> bool:
    """Whether a small number opens its clause as the subject, and so means those who were told of before (三家搭了联盟, 三个集团中, 两所学校一字之差)."""
    left = scene.text(trim(scene.folded, place.left)).strip(BLANK)
    if not left and ALL_OF.match(right):
        return True
    if scene.text(place.left).strip(BLANK) in TAKEN_UP and (EVERY.match(right) or is_named(scene, place)):
        return True
    if (left and left not in TAKEN_UP) or HAVING.search(scene.text(place.left)) or not right:
        return False
    if place.quantity.unit in HOUSES and starts_verb(right):
        return True
    noun = right[: split_at(right)]
    told = len(noun) < len(right) or (right.startswith("学校") and len(right) > PAIR)
    definite = place.quantity.value == PAIR and DEFINITE.match(right) is not None
    return WITHIN.search(noun) is not None or (definite and told)


def is_named(scene: Scene, place: Place) -> bool:
    """Whether those counted are named right behind 是 (另外两个|成员是|县三小和县四小)."""
    are = ARE.match(scene.folded, place.right.start, place.right.end)
    return are is not None and any(name.start == are.end() for name in scene.doers)


def sums_list(scene: Scene, place: Place, right: str) -> bool:
    """Whether a number tells how many were just listed (分布在钱塘、三庙、龙凤|三个镇), were pointed at (这六个集团), or is one that is named (还有一所|城东幼儿园)."""
    value, start = place.quantity.value, place.quantity.span.start
    left = scene.folded[max(place.clause.start, start - FAR) : start].rstrip()
    if value == 1:
        return place.quantity.han and any(name.start == place.quantity.span.end for name in scene.doers)
    if value > LISTED or not right:
        return False
    if POINTED.search(left):
        return True
    listed = JOINTS.split(BROKEN.split(left)[-1])
    told = all(listed) and not left.endswith(("等", "各", "均", "共"))
    return told and len(listed) == value and LISTED_THINGS.match(right) is not None


def sums_names(scene: Scene, place: Place) -> bool:
    """Whether a number counts no more than the names listed right before it (王芳、李明2名教师)."""
    quantity = place.quantity
    before = [name for name in scene.doers if place.left.start <= name.start and name.end <= quantity.span.start]
    if quantity.kind != "count" or quantity.value != len(before) or len(before) == 1 or not before:
        return False
    listed = follow_list(scene.folded, before[0], scene.doers)
    return len(listed) == len(before) and not scene.folded[before[-1].end : quantity.span.start].strip()


def drop_name(scene: Scene, span: Span) -> Span:
    """`span` without the mention that opens it."""
    start = skip_lead(scene.folded, span, own=True)
    name = next((name for name in scene.doers if name.start <= start < name.end <= span.end), None)
    if name is None:
        return span
    listed = follow_list(scene.folded, name, scene.doers)
    end = listed[-1].end
    if end == span.end:  # a name right before its number is what is counted (教师进修学校1所)
        return span
    if is_modifier(scene.folded, end) or (len(listed) > 1 and not re.match(r"各|分别|均|共|都", scene.folded[end:])):
        return span
    relative = re.match(r"[\u4e00-\u9fff]{2}的", scene.folded[end : span.end])
    return Span(skip_lead(scene.folded, Span(end + (relative.end() if relative else 0), span.end), own=True), span.end)


def drop_people(scene: Scene, span: Span) -> Span:
    """`span` without the persons named at its end beside those who are counted (派出副校长程立新和|6名教师)."""
    last = next((one for one in scene.people if BESIDE.fullmatch(scene.folded, one.end, span.end)), None)
    if last is None or last.start < span.start:
        return span
    post = POST.search(scene.folded, span.start, last.start)
    return Span(span.start, post.start() if post else last.start)


def find_topic(scene: Scene, place: Place) -> str:
    """The words of the clause before, which a clause without a topic of its own speaks of."""
    earlier = [clause for clause in scene.clauses if clause.end <= place.clause.start]
    if not earlier or any(other.clause == earlier[-1] for other in scene.places):
        return ""
    words = scene.words(trim(scene.folded, drop_name(scene, earlier[-1])))
    return re.sub(r"(?:里|中|上|方面|一项)$", "", words)


def word_left(scene: Scene, place: Place) -> str:
    """What stands before a number and goes with what follows it: its verb, or what modifies it (…的)."""
    text = scene.text(place.left).rstrip()
    if text.endswith("等"):
        return ""
    left = drop_people(scene, drop_name(scene, place.left))
    span = trim(scene.folded, left)
    words = scene.words(span).removesuffix("了")
    if words in PREPOSITION or words in load_words()["light"]:
        return ""
    words = FROM.sub("", re.sub(r"(?<=..)[在于中里]$", "", words), count=1)
    if text.endswith("、"):
        return leading_verb(words)
    if words in CAME:
        return words + "的"
    return words + "的" if text.endswith("的") and words else words
