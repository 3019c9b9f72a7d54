"""Which area a document reports on: every place it names has a say, by where it is named and for whom."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.link.nesting import find_branch_place, nest_places, same_place
from kg.model import SCHOOLING, Kind, Mention
from kg.name_places import MASKED_AREA, read_places, split_places
from kg.places import Place, load_places
from kg.record import record
from kg.rules import alternate, read_cues
from kg.towns import load_towns

LEVELS = ("街道", "乡", "镇", "地区", "区", "县", "旗", "州", "盟", "市")
"""Levels of a reporting area, the narrowest first."""
TOLD_LEVELS = tuple(
    re.compile(pattern.format(f"({'|'.join(LEVELS)})"))
    for pattern in ("[我本]{}(?!级|校|镇)", "全{}", "(?<![一-鿿]){}(?:委|政府|教育局|教体局|里|上)")
)
ALL_OF = TOLD_LEVELS[1]
REGION = "自治区"
UNDER_REGION = re.compile("全([县旗市州盟])|(?<![一-鿿])([县旗])(?:委|政府|教育局|教体局|[一-鿿]{2}局|里)")
COUNTIES = ("县", "区", "旗")
TOWNS = frozenset({"街道", "乡", "镇"})
TOWN_END = re.compile(r"(?:街道(?:办事处)?|乡|镇|村|苏木|嘎查)$")
REPORTERS = SCHOOLING | {Kind.AUTHORITY}
DISTRICT = "学区"
TOWN_SIGN = re.compile(r"街道|[镇乡村]")
"""Behind the short name of a county these make a town of it (安仁|镇)."""
TOWN_OFFICE = re.compile(r"(?![省市区县州旗我本])([一-鿿]{2,4})(?:教育办(?:公室)?|教管办|教委办|教育组|教育总支)$")
"""The education office of a town that leaves out the town's class word: 遥墙教育办."""
HEAD = 240
"""So many first characters tell where a document comes from."""
NEXT = re.compile(r"[、和及与]?")
"""Between the places of one list, and those written one behind the other."""
AWAY_SHARE = 0.4
"""How much of its weight a place keeps that somebody goes to, comes from or is compared with: it is rarely the one that reports."""
ABROAD = re.compile(r"(?:大学|学院|师大|师范).{2,}")
"""Behind the place of a university whose name a school elsewhere bears (北京|师范大学洛川附属学校)."""
BELONGS = re.compile(
    r"(?:隶属于?|直属于?|归|由|属于?)(?P<place>[一-鿿]{1,6}[市县区旗])(?:教[一-鿿]{1,4}局|人民政府|政府|区委|县委)"
    r"(?=[^,。;、]{0,3}(?:[,。;、]|直?属|主管|管理|领导|举办|直管|管辖|主办))"
)
"""Whose a body is told to be: 隶属茅箭区教育局, 由漳浦县教育局主管."""
ABOUT = re.compile(r"关于(?:对|在)?(?P<place>[一-鿿]{1,8}?[市县区旗])")
"""What the title of a notice or an answer is about."""
LEAST_TOWNS = 3
"""So many towns of one county, and of no other as many, tell it where a text does not name it."""
LEAST = 3.0
"""What an area must weigh to be taken for the reporting one; less where 我区 or the like says that there is one."""
LEAST_TOLD = 2.0
OFF = 0.5
"""What a place loses that is called by another level."""
LEAST_ALONE = 1.0
"""Enough for the only one of the level that 我县 tells."""
TOWN_WEIGHT = 0.7
"""What a town of it adds to a county, as its name in that of a school does."""


CUES = ("away", "country", "governs", "stands")


@record
class PlaceWords:
    """The words of `ontology/terms/place_words.csv`; `away` and `stands` end where a place begins, `governs` stand behind a town's name, `country` begins the name of a body abroad."""

    away: re.Pattern[str]
    country: re.Pattern[str]
    governs: frozenset[str]
    stands: re.Pattern[str]


@cache
def load_place_words() -> PlaceWords:
    """The words, compiled; RulesError for a cue that is not known."""
    words = read_cues("terms/place_words.csv", CUES)
    return PlaceWords(
        away=re.compile(rf"(?:{alternate(words['away'])})$"),
        country=re.compile(alternate(words["country"])),
        governs=words["governs"],
        stands=re.compile(rf"(?:{alternate(words['stands'])})[一-鿿]{{0,12}}$"),
    )


def find_level(folded: str) -> str:
    """The level that a report speaks at: by 我区 before 全区, and by 区委 only where neither stands; "" where nothing tells.

    >>> find_level("我区落实市教育局要求,全市推广。"), find_level("在县委、县政府的领导下"), find_level("学校")
    ('区', '县', '')
    """
    for pattern in TOLD_LEVELS:
        counts = Counter(pattern.findall(folded))
        if pattern is ALL_OF and REGION in folded and (under := UNDER_REGION.findall(folded)):
            counts = Counter(under)
        best = max(LEVELS, key=lambda level: counts[level])
        if counts[best]:
            return best
    return ""


def find_area(
    folded: str, part: slice, mentions: Sequence[Mention], voice: Mention | None, level: str, titles: Sequence[str]
) -> str:
    """The name of the reporting area: by the voice's name, else by the weight of all that names places; "" where none is named."""
    if voice and (branch := find_branch_place(voice.name)):
        return branch
    if voice and voice.name.endswith(DISTRICT) and (town := find_own_town(voice, folded)):
        return town
    for words in (*write_fully(voice, mentions, level), *titles):
        places, rest = split_places(words)
        wide = [place for place in nest_places(places) if level in TOWNS or not TOWN_END.search(place)]
        if wide and rest and not ABROAD.search(rest):
            if under := find_titled(wide[-1], titles):
                return under
            return find_district(wide[-1], folded, mentions, voice, level, titles) or wide[-1]
    return (
        find_short(titles, folded, level)
        or (find_own_town(voice, folded) if voice else "")
        or find_masked(mentions, level)
        or (find_county(voice, folded) if voice and level != "区" else "")
        or find_weightiest(folded, part, mentions, voice, level, titles)
    )


def find_titled(wide: str, titles: Sequence[str]) -> str:
    """The one county in a wider place that a title says it is about (关于弥勒市学区联盟的评估反馈, by an office of its prefecture); "" for none."""
    about = {match["place"] for title in titles for match in ABOUT.finditer(title) if lies_in(match["place"], wide)}
    return min(about) if len(about) == 1 else ""


def write_fully(voice: Mention | None, mentions: Sequence[Mention], level: str) -> tuple[str, ...]:
    """The name of who speaks, as fully as the text has it; a like office of the area above is another body (市招生考试办公室, where 我县 is spoken of)."""
    if voice is None:
        return ()
    longer = {one.name for one in mentions if one.kind is voice.kind and one.name.endswith(voice.name)} - {voice.name}
    own = voice.name[0] if voice.name[0] in LEVELS else level
    if voice.kind is Kind.AUTHORITY and own:
        wide = {name: split_places(name)[0] for name in longer}
        longer = {name for name in longer if not wide[name] or fits_level(wide[name][-1], own)}
    return (min(longer, key=lambda name: (-len(name), name), default=voice.name),)


def find_weightiest(
    folded: str, part: slice, mentions: Sequence[Mention], voice: Mention | None, level: str, titles: Sequence[str]
) -> str:
    """The place for which all that names places speaks most, "" where that is not enough."""
    weights = add_weights(folded, mentions, titles)
    for name in read_places(folded[part]):
        weights[name] += 0.4 if name[-1] in LEVELS else 0.0
    towns = count_towns(folded, mentions)
    for name, count in towns.items():
        weights[name] += TOWN_WEIGHT * count
    joined = join_forms(weights)
    fit = {name: joined[name] - OFF * is_off(name, level) for name in joined if fits_level(name, level)}
    best = max(fit, key=lambda name: (fit[name], -folded.find(name), name), default="")
    narrower = [name for name in fit if best and name != best and fit[name] >= LEAST_TOLD and lies_in(name, best)]
    if not level and len(narrower) == 1:
        return narrower[0]
    alone = voice is not None and len(fit) == 1 and best.endswith(LEVELS)
    least = LEAST_ALONE if level and len(fit) == 1 else LEAST_TOLD if level or alone or towns[best] > 1 else LEAST
    return best if best and fit[best] >= least else ""


def find_own_town(voice: Mention, folded: str) -> str:
    """The town that a town's office of education or a school district that speaks bears the name of; "" for none.

    For a school district the text must name who governs the town (柳园学区, with 柳园镇党委), or call its central school so.
    """
    if office := TOWN_OFFICE.match(voice.name):
        return office.group(1) if voice.kind is Kind.AUTHORITY else ""
    places, rest = split_places(voice.name)
    # 高阳学区 of 高阳镇 begins with what is the short name of a county elsewhere.
    stem = rest.removesuffix(DISTRICT) or (places[-1] if places and places[-1][-1] not in LEVELS else "")
    towns = (
        [f"{stem}{level}" for level in ("镇", "乡", "街道")] if voice.name.endswith(DISTRICT) and len(stem) > 1 else []
    )
    bodies = (*load_place_words().governs, f"中心学校({voice.name})", f"中心校({voice.name})")
    return next((town for town in towns if any(town + body in folded for body in bodies)), "")


def find_short(titles: Sequence[str], folded: str, level: str) -> str:
    """The full name of the county or city by whose short name a title begins, where the text has that full name too (龙泉年鉴, with 龙泉市); "" for none."""
    for words in titles:
        for end in (3, 2):
            full = {place.name for place in tell_place(words[:end]) if len(words[:end]) == end and place.name in folded}
            if len(full) == 1 and words[end:] and not TOWN_SIGN.match(words, end) and fits_level(min(full), level):
                return min(full)
    return ""


def find_district(
    city: str, folded: str, mentions: Sequence[Mention], voice: Mention | None, level: str, titles: Sequence[str]
) -> str:
    """The district that a school or group called by its city reports from, "" for none.

    Where 区 is spoken of it is the only one of that city whose bureau or name is told more than once; elsewhere one that
    the text speaks of more than of the city.
    """
    if voice is None or voice.kind is Kind.AUTHORITY:
        return ""
    belongs = {match["place"] for match in BELONGS.finditer(folded) if lies_in(match["place"], city)}
    if len(belongs) == 1:
        return min(belongs)
    joined = join_forms(add_weights(folded, mentions, titles))
    if level not in {"区", "县"} or fits_level(city, level):
        own = max((weight for name, weight in joined.items() if same_place(name, city)), default=0.0)
        inside = [name for name in sorted(joined) if lies_in(name, city) and joined[name] > max(own, LEAST)]
        return inside[0] if len(inside) == 1 else ""
    fit = [name for name in sorted(joined) if fits_level(name, level) and lies_in(name, city)]
    firm = [name for name in fit if joined[name] >= LEAST_TOLD]
    ruled = {place for one in mentions if one.kind is Kind.AUTHORITY for place in split_places(one.name)[0]}
    told = [name for name in firm if name in ruled] or firm
    return told[0] if len(told) == 1 else ""


def find_county(voice: Mention, folded: str) -> str:
    """The one county with a town such as the speaker's name begins with, where the text names that county; "" for none."""
    towns = [place for place in split_places(voice.name)[0] if TOWN_END.search(place)][:1]
    counties = [load_places().code(code) for town in towns for code in load_towns().find(town)]
    named = {place.name for place in counties if place and place.name in folded}
    return min(named) if len(named) == 1 else ""


def find_masked(mentions: Sequence[Mention], level: str) -> str:
    """The masked area that 我区 may mean, if the document has one."""
    plain = [one for one in mentions if one.kind is Kind.AREA and not one.rule.startswith("pronoun")]
    inside = [place for one in mentions if one.masked for place in split_places(one.name)[0]]
    return next(
        (
            name
            for name in (*(one.name for one in plain), *inside)
            if MASKED_AREA.fullmatch(name) and name.endswith(level or "区")
        ),
        "",
    )


def add_weights(folded: str, mentions: Sequence[Mention], titles: Iterable[str]) -> defaultdict[str, float]:
    """How much all that names a place speaks for it."""
    weights: defaultdict[str, float] = defaultdict(float)
    for name, weight in weigh_places(folded, mentions, titles):
        weights[name] += weight
    return weights


def weigh_places(folded: str, mentions: Sequence[Mention], titles: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Each naming of a place and how much it speaks for the place to be the one reported on."""
    for title in titles:
        for place in read_places(title):
            yield place, 3.0
    seen: set[str] = set()
    start = min((one.span.start for one in mentions), default=0)
    end, away, words = 0, False, load_place_words()
    for one in sorted(mentions, key=lambda one: one.span):
        if one.rule.startswith("pronoun"):
            continue
        near = 1.0 if one.span.end - start <= HEAD else 0.0
        lead = folded[max(0, one.span.start - 16) : one.span.start]
        listed = away and NEXT.fullmatch(folded, end, one.span.start) is not None
        away = listed or words.away.search(lead) is not None
        end = max(end, one.span.end)
        share = AWAY_SHARE if away else 1.0
        stands = 2.0 if words.stands.search(lead) else 0.0
        if one.kind is Kind.AREA:
            yield one.name, share * (1.0 + near) + stands
        elif one.kind in REPORTERS and one.name not in seen:
            seen.add(one.name)
            places = split_places(one.name)[0]
            for place in places:
                ruled = (2.5 if place.endswith(COUNTIES) else 2.0) if one.kind is Kind.AUTHORITY else 0.7
                yield place, share * (ruled + near / 2)
            if stands and places:
                yield places[-1], stands


def count_towns(folded: str, mentions: Sequence[Mention]) -> Counter[str]:
    """How many towns of each county a document names, where it names the county, if only by its short name, or towns of that one above all."""
    towns = {place for one in mentions for place in (one.name, *split_places(one.name)[0]) if TOWN_END.search(place)}
    counts = Counter(code for town in sorted(towns) for code in load_towns().find(town))
    named: Counter[str] = Counter()
    most = sorted(counts.values())[-2:]
    for code, count in counts.items():
        place = load_places().code(code)
        forms = (place.name, *place.short) if place else ()
        told = next((form for form in forms if form in folded), "")
        alone = count >= LEAST_TOWNS and most[-1] == count and most[0] < count + (len(most) == 1)
        if place and (told or alone):
            named[told or place.name] += count
    return named


def join_forms(weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of places, short and full forms of a name (柳州, 柳州市) put together under the one that is fuller."""
    joined: dict[str, float] = {}
    for name in sorted(weights, key=lambda name: (-len(name), name)):
        full = next(
            (
                one
                for one in joined
                if one[:-1] == name
                or {place.code for place in tell_place(one)} & {place.code for place in tell_place(name)}
            ),
            name,
        )
        joined[full] = joined.get(full, 0.0) + weights[name]
    return joined


def tell_place(name: str) -> tuple[Place, ...]:
    """The places in force of that name."""
    return tuple(place for place in load_places().find(name) if not place.until)


def is_off(name: str, level: str) -> bool:
    """Whether a full name ends in another level than the one that is spoken of (a 市 that was a 县 once, under 我县)."""
    return bool(level) and name.endswith(LEVELS) and not name.endswith(level) and len(name) > len("柳州")


def lies_in(narrow: str, wide: str) -> bool:
    """Whether a place of the one name lies in a place of the other."""
    wider = {place.code for place in tell_place(wide)}
    return any(above.code in wider for place in tell_place(narrow) for above in load_places().parents(place))


def fits_level(name: str, level: str) -> bool:
    """Whether a place can be what 我区 (我县, 我市) means; without a level, any county or city of the gazetteer can."""
    if level:
        return name.endswith(level) or any(place.name.endswith(level) for place in load_places().find(name))
    return any(place.kind in {"County", "City"} for place in load_places().find(name))
