"""Homes of the persons whom no pattern places: the body a reader takes them to belong to, by their post and what is told around them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.fold import fold_text
from kg.model import BODIES, SCHOOLING, Entity, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.chunk import Chunk
from kg.relate.claims import Claim, widen
from kg.relate.house import House, led_house
from kg.relate.link_words import load_link_words
from kg.relate.offices import (
    GROUP_HEAD,
    KINDERGARTEN_HEAD,
    ONE_HEAD,
    PUPIL,
    SCHOOL_HEAD,
    TEACHER,
    TRAINED,
    find_among,
    find_only,
    fits_post,
    heads_office,
    is_alone,
    tells_officer,
)
from kg.relate.seats import Seat, Told, is_byline, list_seats
from kg.relate.visits import find_visited
from kg.tokens import cut_words

NOMINAL = re.compile(r"^(?:n(?!r)|a|b|m|q|u|f|s|t|j|l|i|x|k|g|eng|zg|vn)")
SENT = re.compile(r"(?:派|选|借|请|调|送|推荐|交流|走|引进|选拔|抽)(?:派|来|出|送|调|过来)?的$")
LONGEST_GAP = 10
FORMER_ROLE = re.compile(r"^(?:原|前|时任|历任|已故)|校友|[室局处科股中心]原")
DENIED = re.compile(r"不实|不属实|误传|讹传|网传|谣传|谣言|捕风捉影|子虚乌有|候选|有误|误写|查无此人")
STRANGE = re.compile(
    r"专家|院士|记者|作家|画家|诗人|家长|校友|律师|法官|民警|警官|检察官|烈士|英雄|先生|女士|老人|大爷|阿姨|叔叔|[爷奶][爷奶]|经理|董事|主编|编辑|导演|作者|传承人|艺人|艺术家|科学家|教育家|工程师|(?<!保健)医生|护士|主播|评委|裁判|志愿者|夫妇|同志|劳模|讲师|教授|院长|顾问|博士|硕士|(?<!学)[区县市镇乡省州旗]长|常委|考生|^主持$|撰稿|供稿|采写|撰文|执笔|审核|摄影|通讯员|编辑|记录"
)
"""Posts of people who come from outside as often as not: they have a home only where it stands beside them."""
OUTSIDE = re.compile(
    rf"{STRANGE.pattern}|邀请|聘请|特邀|来访|来校|到校|莅临|陪同|捐|嘉宾|领导|县委|市委|区委|副?[市区县]长|导师|外聘|院长|所长|馆长|局长|主席|部长|书中|作品|历史|先贤|名人|古人|诗|歌|小说|原著|故事|英模|战士|首任|校歌"
)
"""Words that make a person without a post one from outside."""
TAUGHT = re.compile(
    rf"{TEACHER.pattern}|{PUPIL.pattern}|{SCHOOL_HEAD.pattern}|{KINDERGARTEN_HEAD.pattern}|(?:校长|主任|书记|科长|保健医生?|教练员?|教练|辅导员|队员|选手|组长|队长|班长|保育员|校医|会计|图书馆?员|能手|带头人|工会主席|干事|校长助理|学员|毕业生)$"
)
"""Posts that a school has."""
SCHOOLED = re.compile(
    rf"{TEACHER.pattern}|{PUPIL.pattern}|{SCHOOL_HEAD.pattern}|{KINDERGARTEN_HEAD.pattern}|(?:校长|教练|辅导员|队员|选手|队长|班长|学生代表|团委书记|大队长|毕业生)$"
)
"""Posts that nobody but a school or group of schools has."""
INSIDE = re.compile(
    r"(?:教导|教务|德育|政教|总务|教科|科研|后勤)处?副?主任$|(?:教研|年级|备课|学科)组长$|辅导员$|班主任$"
)
"""Posts below the head of a school."""
UNDER = re.compile(r"(?:[与和跟同向到赴在给对往从至由被把将请邀了]|(?<![方位者])为)$")
"""What makes the body behind it no subject of its clause."""
BREAK = re.compile(r"[;；。!！?？]")
CLOSED = re.compile(r"\([^()]{0,40}\)")
"""A note that is closed before a name, and tells of another."""
CANDIDATE = re.compile("考生$")
"""Somebody of another school, unless it is a school that tells of its own."""
CHARGED = re.compile("承担|负责|牵头|统筹|具体|办理|主办")
"""Behind a body that 由 makes the doer."""
UNKNOWN = re.compile(
    r"(?<![我本该全各两三四同])(?:(?<=[一-鿿])[局校园院委室所处办会社队馆站]|宫|小组|专班|指挥部|中心|学区|集团|公司|方面|[小中]学|[一二三四五六七八九十]中)[的原]?(?:部分|全体|骨干|核心)?$"
)
"""The end of a name right before a post that no rule has found: whose post it is is told, but not known."""
INVITED = re.compile(r"(?:邀请?|聘请|特邀|请来|请到|请了|慰问|看望|走访|采访|拜访|迎来|接待)[^,;。]*$")
"""What makes the person behind it one from outside."""
SAME_BODY = re.compile(r"同[校园](?:的)?(?:[一-鿿]{0,5}(?:教师|老师|同学|学生|选手|姑娘|小伙))?$")
"""Before somebody of the school that was told last."""
OWN = re.compile(r"(?:学校|[我本该]园|幼儿园)的?$")
LEAD_IN = re.compile(
    r"(?:^|[,，;；。:：、!！?？)）\n])[^一-鿿]*(?:\d+[年月日]|今年|去年|当年|其中|同时|此外|另外|在|以|上月|日前|近日|如|而)*[“\"]?$"
)
"""What stands before a body that opens its clause."""
MANY = re.compile(r"等[\d一二三四五六七八九十几多]*[名位人]")
"""Behind persons who stand for more, of as many schools."""
INNER = re.compile(
    r"(?:校办|校务办|党政办|办公室|教[务科导]处|教科室|[德政总]\w处|[语数英理化生史地政音体美科][文学语理史治乐育术]?(?:教研)?组|教研组|备课组|年级组|[一-鿿]{2,4}社团?的"
    r"|[一二三四五六七八九\d]{1,2}年级|[大中小][一二三四五六\d]?班|[高初][一二三](?:[(]?[\d一二三四五六七八九十]{1,2}[)]?班)?|(?:19|20)\d\d[届级])"
    r"的?(?:[一-鿿]{0,4}(?:老师|教师|同学|学生))?[\s:“]*$"
)
"""What stands before somebody who is told by a part of the school that speaks: 英语组, 三年级的, 2010届的."""


def find_homes(
    told: Sequence[Told], claims: Sequence[Claim], by_key: Mapping[str, Entity], house: House | None
) -> Iterator[Claim]:
    """Claims of where persons belong whom `claims` give no body; `house` is the school whose document this is."""
    placed = {one.subject for one in claims if one.predicate is Predicate.AFFILIATED_WITH}
    missing = {key for key, one in by_key.items() if one.kind is Kind.PERSON} - placed
    prized = {one.subject for one in claims if one.predicate is Predicate.RECEIVED}
    later = {key: min(one.span.start for one in claims if one.subject == key) for key in placed}
    strange = {
        key for scene in told for seat in list_seats(scene, missing) if is_officer(seat) for key in seat.person.keys
    }
    for scene in told:
        own = led_house(scene, house)
        here = scene.sentence.span.end
        ahead = {key for key, start in later.items() if start >= here} if own and own.owned else set()
        for seat in list_seats(scene, missing | ahead):
            found = find_home(seat, scene, own, prized)
            if found and found[1] == "home-bare" and strange.intersection(seat.person.keys):
                continue  # told elsewhere as 副市长: no part of the school that speaks
            if found and (missing.intersection(seat.person.keys) or is_first_post(seat, found[0], own)):
                yield from claim_home(seat, scene, *found)


def is_officer(seat: Seat) -> bool:
    """Whether somebody is told by the post of an official, or one from outside: 副市长周平."""
    return tells_officer(seat.role) or STRANGE.search(fold_text(seat.role)) is not None


def is_first_post(seat: Seat, home: Sequence[str], house: House | None) -> bool:
    """Whether somebody is told of first with a post inside the school that speaks, before another body is (教导主任李晓兰…兼任乙校校长)."""
    return house is not None and home == house.keys and INSIDE.search(seat.role) is not None


def claim_home(seat: Seat, scene: Told, homes: Iterable[str], rule: str, confidence: float) -> Iterator[Claim]:
    """The claims of one person and one home."""
    span = Span(scene.chunks[seat.place].span.start, scene.chunks[seat.last].span.end)
    for subject in seat.person.keys:
        for target in homes:
            yield Claim(
                subject,
                Predicate.AFFILIATED_WITH,
                target,
                Qualifiers(role=seat.role),
                Modality.REALISED,
                widen(span, scene.sentence),
                rule,
                confidence,
            )


def find_home(
    seat: Seat, scene: Told, house: House | None, prized: set[str]
) -> tuple[Sequence[str], str, float] | None:
    """The keys of the body that a person belongs to, with rule and confidence; None where nothing tells."""
    before = scene.sentence.folded[: scene.chunks[seat.place].span.start - scene.sentence.span.start]
    if (
        DENIED.search(item_around(scene.sentence.folded, len(before)))
        or load_link_words().former.search(CLOSED.sub("", before[clause_start(before) :]))
        or FORMER_ROLE.search(seat.role)
    ):
        return None
    told = find_told(seat, scene, house, before)
    sits = house is not None and house.owned and CANDIDATE.search(seat.role)
    if told or (STRANGE.search(fold_text(seat.role)) and not sits):
        return told
    if seat.role:
        after = scene.sentence.folded[scene.chunks[seat.last].span.end - scene.sentence.span.start :]
        many = MANY.match(after) and not (house and house.owned)
        near = () if many else find_near(seat, scene, house)
        return (near, "home-near", 0.74) if len(near) == 1 else None
    if house and not strange_near(seat, scene, house):
        after = scene.sentence.folded[scene.chunks[seat.last].span.end - scene.sentence.span.start :]
        if prized.intersection(seat.person.keys) and (house.owned or not MANY.match(after)):
            return house.keys, "home-prized", 0.7
        if (
            house.owned
            and not is_byline(before, after)
            and not OUTSIDE.search(item_around(scene.sentence.folded, len(before)))
        ):
            return house.keys, "home-bare", 0.66
    return None


def clause_start(before: str) -> int:
    """Where the clause begins that the words before a name end in.

    >>> clause_start("原校长退休,副校长")
    6
    """
    return max(before.rfind(mark) for mark in ",;。") + 1


def find_told(seat: Seat, scene: Told, house: House | None, before: str) -> tuple[Sequence[str], str, float] | None:
    """The keys of the body that stands beside a person or is meant by the words right before them: 同校, a class of the school that speaks."""
    beside = find_beside(seat, scene)
    if beside:
        return beside.keys, "home-beside", 0.8
    same = SAME_BODY.search(before) and find_same(seat, scene)
    among = same or find_among(before, [one for chunk in scene.chunks[: seat.place] for one in chunk.members])
    if among:
        return among.keys, "home-same", 0.76
    if house and house.owned and is_inner(before, scene, seat, house):
        return house.keys, "home-inner", 0.74
    return None


def find_same(seat: Seat, scene: Told) -> Linked | None:
    """The school that 同校 means: the one told last before it, in the sentence or before it."""
    here = [
        one for chunk in scene.chunks[: seat.place] for one in (*chunk.members, *(post.body for post in chunk.posts))
    ]
    schools = [one for one in (*scene.setting.recent, *here) if one.mention.kind is Kind.SCHOOL]
    return schools[-1] if schools else None


def is_inner(before: str, scene: Told, seat: Seat, house: House) -> bool:
    """Whether a person is told by a part of the school that speaks, with no other body in the item before."""
    first = before.rfind(";") + 1
    if not INNER.search(re.sub(r"[一-鿿]{2,4}[、和]$", "", before)):
        return False
    for chunk in reversed(scene.chunks[: seat.place]):
        if chunk.span.start - scene.sentence.span.start < first or chunk.code in ",:。":
            return True
        if any(one.mention.kind in BODIES and one.keys != house.keys for one in chunk.members):
            return False
    return True


def item_around(folded: str, place: int) -> str:
    """The item of a sentence around a place, between semicolons and full stops.

    >>> item_around("网传甲校停办;李晓兰任乙校校长", 10)
    '李晓兰任乙校校长'
    """
    ends = [match.start() for match in BREAK.finditer(folded)]
    start = max((end + 1 for end in ends if end < place), default=0)
    return folded[start : min((end for end in ends if end >= place), default=len(folded))]


def find_beside(seat: Seat, scene: Told) -> Linked | None:
    """The body right before a person or post, with only nouns between: 望江中学女子铅球选手李晓兰."""
    sentence, shift = scene.sentence, scene.sentence.span.start
    for place in range(seat.place - 1, -1, -1):
        chunk = scene.chunks[place]
        if chunk.code in ",;:。()、" or (chunk.members and chunk.code not in "SGUOB"):
            return None
        if chunk.members:
            gap = sentence.folded[chunk.span.end - shift : scene.chunks[seat.place].span.start - shift]
            body = chunk.members[-1]
            fits = fits_post(seat.role, body, carried=False) and is_nominal(gap)
            return body if fits and body.mention.kind in BODIES else None
    return None


def is_nominal(gap: str) -> bool:
    """Whether words name what somebody is and tell nothing of what is done.

    >>> is_nominal("女子铅球"), is_nominal("派来的"), is_nominal("邀请")
    (True, True, False)
    """
    words = SENT.sub("", gap.strip())
    return len(gap) <= LONGEST_GAP and all(NOMINAL.match(word.tag) for word in cut_words(words))


def find_near(seat: Seat, scene: Told, house: House | None) -> Sequence[str]:
    """The keys of the body whose post a person with no body beside them holds: told last as subject, else the document's own."""
    before = scene.sentence.folded[: scene.chunks[seat.place].span.start - scene.sentence.span.start]
    if (UNKNOWN.search(before) and not OWN.search(before)) or INVITED.search(before) or TRAINED.search(before):
        return ()
    owned = house is not None and bool(TAUGHT.search(seat.role)) and suits(seat.role, house.body)
    here = find_subject(seat, scene, opens=owned)
    if here is not None:
        return here[0].keys if len(here) == 1 and len(here[0].keys) == 1 else ()
    if owned and house is not None:
        return house.keys
    if visited := find_visited(seat, scene):
        return visited.keys
    setting = scene.setting
    topic = [one for one in setting.topic if suits(seat.role, one)]
    if len(topic) == 1 and (SCHOOL_HEAD.search(seat.role) or is_alone(topic[0], setting.recent)):
        return topic[0].keys
    kinds = {Kind.GROUP} if GROUP_HEAD.search(seat.role) else {Kind.AUTHORITY} if tells_officer(seat.role) else set()
    near = [one for one in setting.recent if one.mention.kind in kinds and suits(seat.role, one)]
    if near:
        return near[-1].keys
    if house is None and ONE_HEAD.search(seat.role) and not before.endswith(("(校长)", "(园长)")):
        return find_only(setting.recent, scene.sentence.span.start)
    if setting.voice_kind is Kind.AUTHORITY and heads_office(seat.role, setting.voice):
        return (setting.voice,)
    return (setting.voice,) if setting.voice and setting.voice_kind in kinds else ()


def suits(role: str, body: Linked) -> bool:
    """Whether a body told elsewhere can have a post: an officer's only an authority, a teacher's no society."""
    kind = body.mention.kind
    kinds = BODIES
    if tells_officer(role):
        kinds = frozenset({Kind.AUTHORITY})
    elif SCHOOLED.search(role):
        kinds = SCHOOLING
    return kind in kinds and fits_post(role, body, carried=True)


def find_subject(seat: Seat, scene: Told, *, opens: bool) -> Sequence[Linked] | None:
    """The bodies that the item a post stands in tells of last before it and that can have such a post; None where there are none.

    Only bodies that open a clause count where `opens` is set.
    """
    found: dict[tuple[str, ...], Linked] = {}
    apart = False
    for place in range(seat.place - 1, -1, -1):
        chunk = scene.chunks[place]
        apart = apart or chunk.code in ";。"
        if opens and chunk.code == "。":
            break
        bodies = [*chunk.members, *(post.body for post in chunk.posts)]
        fit = [one for one in bodies if suits(seat.role, one) and not (opens and one.mention.kind is Kind.AUTHORITY)]
        if fit and not is_under(chunk, scene.sentence, opens=opens):
            found.update({one.keys: one for one in fit})
            if not apart:
                break
    return list(found.values()) if found and not (apart and len(found) > 1) else None


def find_last(role: str, scene: Told, place: int, away: Sequence[tuple[str, ...]]) -> Linked | None:
    """The body that a sentence tells of last before a chunk and that can have a post, but for those that are `away`.

    The head of a school is that of a group only where no school is told of (甲校加入乙集团,由李晓兰任校长).
    """
    before = scene.chunks[:place]
    schools = [chunk for chunk in before if chunk.code == "S"] if SCHOOL_HEAD.search(role) else []
    return find_fit(role, scene, schools, away) or find_fit(role, scene, before, away)


def find_fit(role: str, scene: Told, chunks: Sequence[Chunk], away: Sequence[tuple[str, ...]]) -> Linked | None:
    """The body that the last of some chunks which can tell one tells."""
    for chunk in reversed(chunks):
        fit = [one for one in chunk.members if one.keys not in away and suits(role, one)]
        if fit and not is_under(chunk, scene.sentence, opens=False):
            return fit[-1] if len({one.keys for one in fit}) == 1 else None
    return None


def is_under(chunk: Chunk, sentence: Sentence, *, opens: bool) -> bool:
    """Whether a body stands behind a word that makes it no subject, in brackets, or, where it must open its clause, inside it."""
    before = sentence.folded[: chunk.span.start - sentence.span.start]
    if before.count("(") > before.count(")"):
        return True
    if opens:
        return not LEAD_IN.search(before)
    charged = before.endswith("由") and CHARGED.match(sentence.folded, chunk.span.end - sentence.span.start)
    return UNDER.search(before) is not None and not charged


def strange_near(seat: Seat, scene: Told, house: House) -> bool:
    """Whether another body than the document's own school stands in the sentence before a person."""
    first = max((place for place in range(seat.place) if scene.chunks[place].code == "。"), default=0)
    return any(
        one.mention.kind in BODIES and one.keys != house.keys
        for chunk in scene.chunks[first : seat.place]
        for one in (*chunk.members, *(post.body for post in chunk.posts))
    )
