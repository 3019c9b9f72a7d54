"""Who builds by the words of a clause: whoever is named at its head and does something, but no place that only labels an item."""

import re
from collections.abc import Sequence
from dataclasses import replace

from kg.model import Frame, Kind, Linked, Modality, Predicate, Sentence, Span
from kg.relate.chunk import Chunk
from kg.relate.claims import Claim, Hit, Setting, heads_clause

DOES = re.compile(
    r"^(?:[^,;。:]{0,8})(?:实施|启动|完成|推进|推动|开展|组织|加快|抓紧|抓好|投[入资]|拿出|出资|挤出|掏出|斥资|筹[资集措]|拨[付出款]|安排|争取|开工|动工|谋划|负责|牵头|承担|承建|统筹|协调|支持|帮助|"
    r"[新改扩迁重修续]建|改造|翻[新修]|维修|加固|建成|建设|正?在?[对将把为给])"
)
"""What somebody does to a school whose name comes next: 云水县|启动|云水中学迁建."""
BUILDERS = frozenset({Kind.AREA, Kind.AUTHORITY, Kind.ORGANISATION})
BUILT = re.compile(r"[^,;。援捐]{0,12}?(?:投资|出资|立项|承建|代建|新建|兴建|建设|负责建|报批)")
"""What somebody does by whom a school is built, behind 由 and the name."""
LONGEST = 24
LABEL = re.compile(r"(?:镇|乡|街道|苏木|村|片区)$")
CAMPUS = re.compile(r"校区|分校|分园|园区|部$|本部")
NOT_HEAD = re.compile(
    r"(?:在|于|由|与|和|同|向|对|从|自|为|被|位于|地处|来自|经|据|受|获|[、]|请|要求|建议|指出|表示)$"
)


def find_head(hit: Hit, sentence: Sentence) -> Linked | None:
    """The area or office that heads the clause of a school and does what is told of it; None where none does."""
    school = hit.slots.get("o")
    if school is None:
        return None
    first = hit.chunks.index(school)
    for place in range(first - 1, -1, -1):
        chunk = hit.chunks[place]
        if chunk.code in ",;。:(":
            return None
        if chunk.members:
            return pick_head(hit, place, sentence)
    return None


def pick_head(hit: Hit, place: int, sentence: Sentence) -> Linked | None:
    """The name at a place of a clause if it is its head and what stands behind it is done to the school."""
    shift = sentence.span.start
    chunk, school = hit.chunks[place], hit.slots["o"]
    builder = chunk.members[-1]
    between = sentence.words_at(Span(chunk.span.end, school.span.start))
    if builder.mention.kind not in {Kind.AREA, Kind.AUTHORITY} or len(chunk.members) != 1 or len(between) > LONGEST:
        return None
    if not heads_clause(hit.chunks, place) or NOT_HEAD.search(sentence.folded, 0, chunk.span.start - shift):
        return None
    return builder if DOES.match(between) and not between.endswith("的") else None


def find_named(hit: Hit, sentence: Sentence) -> Linked | None:
    """The area or body that builds by what the sentence tells behind the school: 新校区选址城南,由|市教育局|立项."""
    school = hit.slots.get("o")
    for place in range(hit.chunks.index(school) + 1, len(hit.chunks)) if school else ():
        chunk = hit.chunks[place]
        if chunk.code in ";。" or (chunk.members and chunk.members[0].mention.kind is Kind.SCHOOL):
            return None
        first = chunk.span.start - sentence.span.start
        fit = [one for one in chunk.members if one.mention.kind in BUILDERS]
        if (
            fit
            and sentence.folded.endswith("由", 0, first)
            and BUILT.match(sentence.folded, chunk.span.end - sentence.span.start)
        ):
            return fit[-1]
    return None


def is_label(chunk: Chunk, sentence: Sentence) -> bool:
    """Whether a name is only the place of an item of a list (3.柳河镇:新建…): a township builds no school that it does not say it builds."""
    end = chunk.span.end - sentence.span.start
    named = len(chunk.members) == 1 and LABEL.search(chunk.members[0].mention.name)
    return bool(named) and sentence.folded.startswith((":", "："), end)


OTHERS = re.compile(
    r"(?P<school>[一-鿿\d]{2,}(?:小学|中学|学校|幼儿园|初中|高中|[一二三四五六七八九十][中小幼]))[^小中校]{0,8}(?:校区|分校|分园|园区)$"
)
"""The campus of a school that is named in its name: 望江县第三幼儿园|桂华园区."""


def is_own_campus(told: str, target: str) -> bool:
    """Whether the key of a campus holds no other school's name than that of the school at `told`.

    >>> is_own_campus("School:望江小学", "School:东校区"), is_own_campus("School:望江小学", "School:后山小学东校区")
    (True, False)
    """
    other = OTHERS.search(target)
    name = told.rpartition(":")[2]
    return CAMPUS.search(target) is not None and (other is None or other["school"][-4:] == name[-4:])


def settle_builder(told: str, target: str, setting: Setting) -> str:
    """Who builds a school where only the document tells: no school but for its own campus, else the area."""
    itself = told == setting.voice and setting.voice_kind is Kind.SCHOOL
    strange = itself and (told == target or not is_own_campus(told, target))
    return setting.area if strange and setting.area else told


def settle_sites(claims: Sequence[Claim], frame: Frame) -> list[Claim]:
    """The claims, without those by which an area builds what its office is told to build too; what is told as a fact without its stage is done."""
    built = {one.object for one in claims if one.predicate is Predicate.BUILDS and one.subject == frame.voice}
    return [
        finish(one) if one.predicate is Predicate.BUILDS else one
        for one in claims
        if one.predicate is not Predicate.BUILDS or one.subject != frame.area or one.object not in built
    ]


def finish(claim: Claim) -> Claim:
    """A construction with the stage of what is done where it is a fact and none is told: 改建了望江小学."""
    told = claim.qualifiers.stage or claim.modality is Modality.PLANNED or claim.rule.startswith("built-by")
    return claim if told else replace(claim, qualifiers=replace(claim.qualifiers, stage="Completed"))
