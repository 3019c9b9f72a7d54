"""Prizes of works: a paper, play or lesson told by its title receives what is told right behind it, whoever made it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.record import record
from kg.relate.claims import Claim, Setting, widen
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.prize_units import TOLD_GRADE, tell_grade
from kg.relate.qualify import find_level
from kg.relate.skeleton import Skeleton, make_skeleton
from kg.years import find_year

SIGNS: Mapping[Kind, str] = {
    Kind.DOCUMENT: "W", Kind.PROGRAMME: "W", Kind.EVENT: "E", Kind.AWARD: "A", Kind.PERSON: "P",
    Kind.SCHOOL: "S", Kind.GROUP: "G", Kind.AUTHORITY: "U", Kind.ORGANISATION: "O", Kind.AREA: "R",
}  # fmt: skip
TITLE = frozenset('《“"「')
VERB = r"(?:荣|喜|再|又|双)?获(?:得|评|取)?(?!奖|批|知)|[斩夺]获|夺得|捧[得回]|摘[得取]|荣膺|赢得|拿[下到]|得了|拿到了?|[被获]?评[选]?为|被?认定为|被?(?:列|确定)为|(?:成功)?入选"
WON = re.compile(
    rf"(?P<works>(?<![在于])(?<![在于][“\"])W(?:[》”]|\([^()]*\))*(?:[、和与及]?[《“]?W(?:[》”]|\([^()]*\))*)*)(?:等[^,;。PS]{{0,5}}|一[课文书])?(?P<gap>[^,;。!?\nWPSGU:]{{0,22}}?(?:,(?:(?:(?:20\d\d|[今去前])年)?(?:\d{{1,2}}月)?|也|并|还|均|成功|一举|喜|最终|(?:在|于|参加)[^,;。!?\nWPSGUO:]{{2,22}}?)?|[登站走跳][上进]了?E的?(?:舞台|台子|讲台|赛场),(?:也|最终|一举)?|(?:,[^,;。!?\nWPSGUOE:]{{1,8}}){{1,2}},)?)(?:[被经由][UO])?(?P<verb>{VERB})(?P<rest>[^,;。!?\n]*)"
)
AT = re.compile(r"(?:在|于|参加|选送|报送)[^,;。]{0,8}E[^,;。W]{0,6}[中上里,][^;。]{0,40}$|E[中上里],[^;。]{0,40}$")
SHARED = re.compile(r"分[获别]|各获|依次")
NOT_WON = re.compile(r"未|没|拟|将|争取|力争|申报|推荐|奖金|等奖各")
OWNERS = frozenset({Kind.PERSON, Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION})
PLAY = re.compile(
    r"(?:舞蹈|合唱|小品|话剧|课本剧|情景剧|节目|歌舞|器乐|朗诵|相声|戏曲|体操|啦啦操|武术|舞台剧|微电影|短片|[剧曲歌舞操])[《“\"]?$|(?:组队|选送|报送|我[校园]|学校|幼儿园)[^。]{0,40}[,，][《“\"]?$"
)
"""Before the title of what a school as such has played, sung or sent in."""
WRITTEN = re.compile(r"论文|课题|课例|案例|教案|作文|反思|征文|专著|作者|学生作品|教师|老师")
IT = re.compile(rf"(?:^|[,;。])(?P<it>它)(?=(?:也|又|还|就|先后)?(?:{VERB}))")
"""A word for what has been spoken of, before a verb of winning."""
TAKEN_UP = "pronoun-it"
OF_BODY = re.compile(r"(?:集团|学区|联盟|学校|小学|中学|幼儿园|单位|集体|组织|校园|[校园])$")
"""The end of an honour that a body bears and no initiative of its: 优秀教育集团."""
CONFIDENCE = 0.74


@record
class Won:
    """Works that received a thing, with the grade, and where that is told in a skeleton."""

    works: tuple[Linked, ...]
    target: Linked
    grade: str
    start: int
    end: int


def read_works(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    describe: Callable[[Sentence], Setting],
    told: Iterable[Claim],
) -> Iterator[Claim]:
    """The prizes of works that the sentences of a document tell and the claims `told` leave out."""
    known = {(one.subject, one.object) for one in told if one.predicate is Predicate.RECEIVED}
    topic: Linked | None = None
    block = -1
    for sentence in sentences:
        links = [link for link in inside.get(sentence.span.start, ()) if link.keys]
        topic, block = (topic if sentence.block == block else None), sentence.block
        if topic is not None and (it := IT.search(sentence.folded)):
            links = [take_up(topic, sentence, it.start("it")), *links]
        if not any(SIGNS.get(link.mention.kind) == "W" for link in links):
            continue
        topic = next((one for one in links if is_title(sentence, one)), topic)
        setting = describe(sentence)
        if setting.planned:
            continue
        for won in find_won(sentence, make_skeleton(sentence, links, SIGNS)):
            for claim in claim_won(won, sentence, setting, links):
                if (claim.subject, claim.object) not in known:
                    yield claim


def find_won(sentence: Sentence, skeleton: Skeleton) -> Iterator[Won]:
    """The works of a sentence with what each received."""
    words = skeleton.words
    for match in WON.finditer(words):
        if SHARED.search(match["gap"] + match["verb"]) or NOT_WON.search(match["gap"]):
            continue
        works = tuple(skeleton.links[at] for at in range(*match.span("works")) if words[at] == "W")
        works = tuple(one for one in works if is_title(sentence, one) or one.mention.rule == TAKEN_UP)
        grade = TOLD_GRADE.search(match["rest"])
        target = find_target(words, match)
        if target >= 0 and OF_BODY.search(skeleton.links[target].mention.name):
            continue
        if works and target >= 0 and (grade or words[target] == "A"):
            told = tell_grade(grade.group()) if grade else ""
            yield Won(works, skeleton.links[target], told, skeleton.place(match.start()), skeleton.place(match.end()))


def is_title(sentence: Sentence, link: Linked) -> bool:
    """Whether a name stands in the marks of a title."""
    at = link.mention.span.start - sentence.span.start
    return sentence.folded[at - 1 : at] in TITLE or sentence.folded[at : at + 1] in TITLE


def take_up(topic: Linked, sentence: Sentence, place: int) -> Linked:
    """A word of a sentence (它) as the work that the sentences before it speak of."""
    start = sentence.span.start + place
    return Linked(replace(topic.mention, span=Span(start, start + 1), rule=TAKEN_UP), topic.keys)


def find_target(words: str, match: re.Match[str]) -> int:
    """Where the contest or honour stands: behind the verb, else before it, else as that of the clause before; -1 for none."""
    for part in ("rest", "gap"):
        places = [at for at in range(*match.span(part)) if words[at] in "EA"]
        if places:
            return places[0]
    start = max(words.rfind(mark, 0, match.start()) for mark in "。;!?\n") + 1
    if AT.search(words, start, match.start()):
        return words.rfind("E", start, match.start())
    return -1


def is_ownerless(won: Won, sentence: Sentence, links: Sequence[Linked]) -> bool:
    """Whether plays or the like win that are nobody's but the speaker's: nobody is named before what they won but where it was held (组队参加市艺术节,《采茶》获金奖)."""
    lead = sentence.folded[: won.start - sentence.span.start]
    named = any(one.mention.kind in OWNERS and one.mention.span.start < won.end for one in links if one.keys)
    return not named and PLAY.search(lead) is not None and not WRITTEN.search(lead)


def claim_won(won: Won, sentence: Sentence, setting: Setting, links: Sequence[Linked]) -> Iterator[Claim]:
    """A claim for every work, unless an operator forbids it."""
    shift = sentence.span.start
    operators = find_operators(sentence, [link.mention.span for link in links])
    worth, _ = weigh_claim(sentence, operators, won.start - shift, won.end - shift)
    if worth is not Worth.FACT:
        return
    name, quote = won.target.mention.name, widen(Span(won.start, won.end), sentence)
    clause = sentence.folded[: won.start - shift]
    qualifiers = Qualifiers(
        grade=won.grade,
        level=find_level([name, clause[-8:], *reversed(setting.heads)]),
        year=find_year([name, *reversed(re.split(r"[,;。]", clause)), *reversed(setting.heads)], setting.year),
    )
    own = [setting.voice] if setting.voice_kind is Kind.SCHOOL and is_ownerless(won, sentence, links) else []
    for subject in [*(work.keys[0] for work in won.works), *own]:
        for target in won.target.keys:
            yield Claim(
                subject, Predicate.RECEIVED, target, qualifiers, Modality.REALISED, quote, "prize-work", CONFIDENCE
            )
