"""All observations of one document."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from kg.headers import carry_headers
from kg.model import Entity, Evidence, Frame, Heading, Kind, Linked, Modality, Observation, Sentence, SentenceKind, Span
from kg.relate.figure_context import find_year
from kg.relate.figure_home import find_occasion, find_site, is_part, names_doer
from kg.relate.figure_rows import find_row_figures
from kg.relate.figure_spoken import Spoken
from kg.relate.figure_works import find_club, find_works, is_gift
from kg.relate.figures import Figure, Years, find_figures
from kg.relate.heads import split_links
from kg.relate.operators import Worth, find_operators, is_done, weigh_claim
from kg.relate.plan_headings import is_planned_section
from kg.relate.whose import Choose, Whose, choose_likeliest

PERIODS = {"十二五": 2011, "十三五": 2016, "十四五": 2021, "十五五": 2026}
"""The first years of the plans for five years; what one of them says of earlier years is told as done."""
YEAR_HEADING = re.compile(r"[^\w一-鿿]{0,3}((?:19|20)\d\d)年?度?[^\w一-鿿]{0,3}")
"""A heading under which everything is of one year."""
HEADED_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年?(?:\D|$))")
LONGEST_HEADING = 24
THAT_YEAR = re.compile(r"当年(?!来)|同年|那年|这一年|那一年|是年|该年")
"""What takes up the year that the sentence before told."""
FIRM = frozenset({"settled", "hypothetical"})
"""Operators that reach a figure though they hold for one clause alone."""
STANDS = re.compile(
    r"现有(?!的)|目前|截至|共有(?=[^,;。]{0,12}$)|[只仅]剩(?=[^,;。]{0,8}$)|尚有|至今|(?<!早)已(?:经|先行|先期|先|为|在|投入|完成|建成|落实|拨付|到位|下达|开工|筹集)"
)
LACKS = re.compile(r"(?:短?缺|缺少|空缺|缺编|尚缺|还缺)(?:了|编)?\s*$")
GIVEN = re.compile(
    r"[^,;。]{0,2}(?:均|都|全部)?已(?:经|全部|全额|足额)?(?:拨付|到位|下达|落实|发放|兑现|投用|交付|完工|竣工|建成|开工)"
)
"""How things stand, before a number or right behind it."""
HOUSES = frozenset({Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION})
OPENS = re.compile(
    r"[一-鿿]{0,12}?(?:(?:[新改扩迁]、?){1,3}建|开办)[成了]?[一-鿿、]{0,8}(?:学校|[小中]学|幼儿园|初中|高中)$"
)
"""What opens schools."""
HAS = re.compile(r"(?:目前|如今|[一现总]?共|现)?(?:有|拥有|设有)")
"""Right behind who has what is counted."""
OWN_HOUSE = re.compile(r"[我本全][室院所中站馆]")
"""How an office calls itself that reports of its own work and not of its area's schools: 我室, 我中心."""
FIGURED = frozenset({Kind.AREA, Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.PERSON, Kind.ORGANISATION})


def is_house(voice: str, kinds: Mapping[str, Kind], links: Sequence[Linked]) -> bool:
    """Whether figures that tell of nobody are those of the one who speaks, and not of the area: a school, a studio, an office that says 我室."""
    return kinds.get(voice) in HOUSES or any(
        OWN_HOUSE.match(link.mention.name) is not None for link in links if voice in link.keys
    )


def find_observations(
    path: str,
    sentences: Sequence[Sentence],
    links: Sequence[Linked],
    entities: Sequence[Entity],
    frame: Frame,
    choose: Choose = choose_likeliest,
) -> tuple[Observation, ...]:
    """The figures of a document, each about the body its clause names, else the school spoken of last, else the document's.

    `choose` may find another of those named likelier.
    """
    kinds = {entity.key: entity.kind for entity in entities}
    inside = split_links(sentences, links)
    fallback = frame.voice if is_house(frame.voice, kinds, links) else frame.area or frame.voice
    found = []
    spoken = Spoken(kinds, inside, housed=fallback == frame.voice)
    whose = Whose(kinds, fallback, frozenset({frame.area, frame.voice} - {""}), housed=fallback == frame.voice)
    last = (None, *sentences)
    for (header, note), sentence, earlier in zip(find_headers(sentences), sentences, last, strict=False):
        here = inside.get(sentence.span.start, ())
        spoken.enter(sentence, here)
        before: tuple[Figure, str] | None = None
        figures = read_figures(sentence, header, here, frame, note, earlier)
        often = Counter(figure.number for figure in figures)
        for figure in figures:
            named = find_about(sentence, here, kinds, figure, before, spoken.occasion)
            opened = spoken.housed and builds_schools(figure, before, frame.area)
            rest = frame.area if frame.area and opened else (spoken.area or fallback)
            about = named or spoken.find(sentence, figure) or rest
            firm = named and (find_works(sentence, here, kinds, figure) or find_club(here, figure)) == named
            firm = firm or often[figure.number] > 1  # 甲校、乙校各4次
            firm = firm or (named and is_owner(sentence, here, figure))
            headed = about == spoken.area and not any(link.mention.kind in HOUSES for link in here)
            if about and not firm and (named or not (spoken.firm or headed)):
                about = choose(whose.ask(sentence, here, figure, about, spoken.head))
            whose.settle(sentence, figure, about)
            before = (figure, about)
            if about and not figure.negated:
                planned = is_to_come(sentence, here, figure, frame.title)
                found.append(build_observation(path, figure, about, planned=planned))
        spoken.leave(sentence, here)
        whose.leave(sentence, here)
    return tuple(found)


def builds_schools(figure: Figure, before: tuple[Figure, str] | None, area: str) -> bool:
    """Whether a figure tells how many schools are opened, as only an area opens them (新建小学1所、|幼儿园4所)."""
    listed = before is not None and before[1] == area and before[0].unit == "所"
    return figure.unit == "所" and (listed or OPENS.match(figure.indicator) is not None)


def is_owner(sentence: Sentence, links: Sequence[Linked], figure: Figure) -> bool:
    """Whether the clause of a figure says that one school or group has it (集团|现有教师350人)."""
    if figure.subject is None or not names_doer(figure):
        return False
    one = next((link for link in links if link.mention.span == figure.subject), None)
    has = one and len(one.keys) == 1 and one.mention.kind in HOUSES
    return bool(has and HAS.match(sentence.folded, figure.subject.end - sentence.span.start))


def find_about(
    sentence: Sentence,
    links: Sequence[Linked],
    kinds: Mapping[str, Kind],
    figure: Figure,
    before: tuple[Figure, str] | None,
    occasion: str,
) -> str:
    """Whom the words of its sentence tell a figure of, "" where they name nobody; a part is of whom the whole `before` it is."""
    chosen = before is not None and kinds.get(before[1]) is Kind.EVENT
    if before and is_part(sentence, before[0], figure, chosen=chosen):
        return before[1]
    site = (
        find_works(sentence, links, kinds, figure)
        or find_site(sentence, links, kinds, figure)
        or find_occasion(sentence, links, kinds, figure, occasion)
    )
    groups = [link for link in links if link.mention.span.end <= figure.span.start and link.mention.kind is Kind.GROUP]
    if any(link.mention.span == figure.subject and len(link.keys) > 1 for link in links):
        return site or (groups[-1].keys[0] if groups and len(groups[-1].keys) == 1 else "")
    named = [
        key for link in links if link.mention.span == figure.subject for key in link.keys if kinds.get(key) in FIGURED
    ]
    if named and is_gift(sentence, kinds[named[0]], figure):
        return site
    return site or find_club(links, figure) or (named[0] if named else "")


def build_observation(path: str, figure: Figure, about: str, *, planned: bool) -> Observation:
    """A figure as what a document tells about an entity."""
    return Observation(
        about,
        figure.indicator,
        figure.value,
        figure.unit,
        figure.year,
        Modality.PLANNED if planned else Modality.REALISED,
        (Evidence(path, figure.span, f"figure-{figure.rule}"),),
        figure.confidence,
    )


def is_to_come(sentence: Sentence, links: Sequence[Linked], figure: Figure, title: str) -> bool:
    """Whether the words before a figure make a plan of it (还要给它新盖6间宿舍), or its section tells of plans and no 已 undoes that."""
    if figure.rule == "start":
        return False
    shift = sentence.span.start
    start, end = figure.number.start - shift, figure.number.end - shift
    if figure.planned:
        return not is_done(sentence.folded, start, end)
    found = find_operators(sentence, [link.mention.span for link in links])
    operators = [one for one in found if one.name in FIRM or one.scope not in {"clause", "behind"}]
    worth, acting = weigh_claim(sentence, operators, start, end)
    begins = next((PERIODS[one] for one in PERIODS if one in title), 0)
    stated = figure.rule != "shift" and is_stated(sentence, Span(start, end))
    headed = not stated and "settled" not in acting and not (figure.year and figure.year < begins)
    return worth is Worth.PLAN or "hypothetical" in acting or (headed and is_planned_section(sentence, title))


def is_stated(sentence: Sentence, number: Span) -> bool:
    """Whether a sentence under a heading of plans tells how things stand, and not what is to come (现有学校231所,实验员缺2名)."""
    part = max(sentence.folded.rfind(mark, 0, number.start) for mark in "。;") + 1
    return (
        STANDS.search(sentence.folded, part, number.start) is not None
        or LACKS.search(sentence.folded, part, number.start) is not None
        or GIVEN.match(sentence.folded, number.end) is not None
    )


def find_headers(sentences: Sequence[Sentence]) -> Iterator[tuple[Sentence | None, str]]:
    """For each sentence the first row of the table it stands in, None for prose and for a first row itself, and the line above."""
    header: Sentence | None = None
    note = ""
    notes: dict[int, str] = {}
    carried = carry_headers(sentences)
    for sentence in sentences:
        is_row = sentence.kind is SentenceKind.ROW and len(sentence.cells) > 1
        header = header or carried.get(sentence.span.start)
        note = notes.setdefault((header or sentence).span.start, note) if is_row else note
        yield (header if is_row else None), note
        header = (header or sentence) if is_row else None
        note = note if is_row else sentence.folded


def read_year_heading(heading: Heading) -> str:
    """The year that a heading consists of (▲2014年), "" for other headings."""
    found = YEAR_HEADING.fullmatch(heading.words.strip()) if heading.level > 0 else None
    return found[1] if found else ""


def find_told_year(sentence: Sentence, before: Sentence | None) -> int | None:
    """The year of figures whose sentence names none: that of the sentence `before` (当年), or the only one of a heading (三、2022年打算)."""
    if before is not None and THAT_YEAR.search(sentence.folded):
        return find_year(before.folded, len(before.folded), (), Years())
    for heading in reversed(sentence.headings):
        years = HEADED_YEAR.findall(heading.words) if 0 < len(heading.words) <= LONGEST_HEADING else ()
        if heading.level > 0 and years:
            return int(years[0]) if len(years) == 1 else None
    return None


def read_figures(
    sentence: Sentence,
    header: Sentence | None,
    links: Sequence[Linked],
    frame: Frame,
    note: str,
    before: Sentence | None = None,
) -> tuple[Figure, ...]:
    """The figures of a sentence or of a table row under its header."""
    subjects = [(link.mention.span, link.mention.kind) for link in links]
    year = next((int(year) for year in map(read_year_heading, reversed(sentence.headings)) if year), frame.year)
    years = Years(year, find_told_year(sentence, before))
    if header is None:
        return find_figures(sentence, subjects, years)
    return find_row_figures(sentence, header, subjects, years, note)
