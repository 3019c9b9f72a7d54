"""Persons and bodies that go together in order: 李晓兰、王思远获奖,两人分别是望江中学和云桥小学的教师."""

import re
from collections.abc import Iterator, Mapping, Sequence

from kg.gate import Gate
from kg.model import Kind, Linked, Modality, Predicate, Qualifiers, Span
from kg.relate.claims import Claim, widen
from kg.relate.homes import DENIED
from kg.relate.left_posts import mark_posts, read_role
from kg.relate.offices import fits_post
from kg.relate.operators import Worth
from kg.relate.passage import Passage
from kg.relate.seats import Told

NUMERALS = {word: count for count, word in enumerate("两三四五六七八九十", 2)} | {"二": 2}
WAY = r"[^SGUOPJ,;。:]"
ITEM = rf"R?[SGUO]的?(?:{WAY}{{0,3}}J)?"
POST = re.compile(rf"的?{WAY}{{0,3}}?J")
ORDERED = re.compile(
    rf"(?P<way>[^SGUOPJ;。]{{0,18}}?)(?:依次|分别)(?:现)?(?:是|为|系|来自于?|任教于|就读于|供职于|就职于|执教于|在)"
    rf"(?P<list>{ITEM}(?:(?:、|,|和|与|及|以及){ITEM}){{1,9}}+)(?P<rest>{WAY}{{0,10}}J?)(?=[,;。:()]|$)"
)
"""A list of bodies in the order of the persons told before."""
FOR = re.compile(
    r"(?:推荐|报送|选送|协作|帮扶|结对|对口|合作|联系|主办|承办|支持|命题|捐)(?:单位|学校|者|方)?[^,;。]{0,6}$"
)
"""Before the list: that it is of bodies which persons do not belong to."""
TELLS = re.compile(
    r"^的?[一-鿿]{0,6}(?:教师|老师|学生|同学|校长|园长|主任|书记|队员|选手|员|长|任教|任职|工作|就读|教书|上学|读书|J)?$"
)
HOW_MANY = re.compile(
    r"(?:这|上述|以上|前述|其中|获奖|他们|她们)*(?P<count>[两二三四五六七八九十])[人名位个]|他们|她们|[他她]俩"
)
LEAST = 2
GATE = Gate(re.compile("依次|分别"))
CONFIDENCE = 0.8


def find_paired(
    told: Sequence[Told], inside: Mapping[int, Sequence[Linked]], posts: Mapping[int, Sequence[Span]]
) -> Iterator[Claim]:
    """The claims of persons told in one list and their bodies in another, in the same order."""
    before: tuple[Linked, ...] = ()
    block = -1
    for scene in told:
        links = inside.get(scene.sentence.span.start, ())
        before = before if scene.sentence.block == block else ()
        block = scene.sentence.block
        if GATE.admits(scene.sentence.folded) and len(links) >= LEAST and not DENIED.search(scene.sentence.folded):
            start = scene.sentence.span.start
            passage = mark_posts(scene.sentence, scene.setting, links, posts.get(start, ()))
            for hit in ORDERED.finditer(passage.words):
                yield from pair_hit(passage, hit, before)
        before = tuple(one for one in links if one.mention.kind is Kind.PERSON) or before


def pair_hit(passage: Passage, hit: re.Match[str], before: Sequence[Linked]) -> Iterator[Claim]:
    """The claims of one list of bodies, where as many persons are told before it."""
    bodies = [at for at in range(*hit.span("list")) if passage.words[at] in "SGUO"]
    people = find_people(passage, hit, len(bodies), before)
    roles = [find_role(passage, at, hit.end("list")) for at in bodies]
    last = [read_role(passage, at) for at in range(*hit.span("rest")) if passage.words[at] == "J"]
    shared = last[0] if last else "" if any(roles[:-1]) else roles[-1]
    others = passage.words[max(0, hit.start() - 1) : hit.start()] in {*"SGUO"} and "," not in hit["way"]
    if others or len(people) != len(bodies) or FOR.search(hit["way"]) or not (last or TELLS.match(hit["rest"])):
        return
    worth, _ = passage.weigh(hit.end("way"), hit.end())
    if worth is Worth.NONE:
        return
    span = widen(Span(passage.starts[hit.start()], passage.starts[hit.end()]), passage.sentence)
    for person, at, own in zip(people, bodies, roles, strict=True):
        role = own or shared
        if fits_post(role, passage.links[at], carried=False):
            yield Claim(
                person.keys[0],
                Predicate.AFFILIATED_WITH,
                passage.links[at].keys[0],
                Qualifiers(role=role),
                Modality.REALISED,
                span,
                "post-paired",
                CONFIDENCE,
            )


def find_role(passage: Passage, at: int, end: int) -> str:
    """The post right behind a body of the list."""
    post = POST.match(passage.words, at + 1, end)
    return read_role(passage, post.end() - 1) if post else ""


def find_people(passage: Passage, hit: re.Match[str], count: int, before: Sequence[Linked]) -> Sequence[Linked]:
    """So many persons told before a list: the last of the sentence where they stand in one row or are all it tells, else those of the sentence before that it counts."""
    places = [at for at in range(hit.start("way") + 1) if passage.words[at : at + 1] == "P"]
    here = [passage.links[at] for at in places]
    if len(here) >= count:
        row = passage.words[places[-count] : places[-1] + 1]
        joined = re.fullmatch(r"P(?:(?:\([^()]{0,16}\))?[、和与及]J?P)*", row)
        return here[-count:] if len(here) == count or joined else ()
    told = HOW_MANY.search(hit["way"])
    stated = NUMERALS.get(told["count"] or "", count) if told else 0
    return before[-count:] if not here and stated == count and len({one.keys for one in before}) == count else ()
