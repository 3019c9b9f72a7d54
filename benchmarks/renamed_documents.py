"""The same document of another place: names changed throughout text and gold, kind by kind.

Every name is changed wherever it stands, the longest first, in one pass over the text and over every name and quote of the
gold, so that the two stay one. What would break a name, make two bodies one or could not be read any more is drawn again.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from random import Random
from typing import Any

from opencc import OpenCC
from renamed_names import MASK, draw_chain, draw_initiative, draw_own, draw_person, draw_town, list_forms, list_towns, read_surnames

from kg.evaluate import check_gold
from kg.fold import fold_text
from kg.model import Kind
from kg.places import Place, load_places
from kg.rules import load_rules
from kg.tokens import dictionary_count, dictionary_tag

KINDS = ("persons", "areas", "towns", "own words", "numbers", "initiatives")
TRIES = 40
FREQUENT = 300
"""A word of the dictionary counted so often is what a reader sees first, were it made by a name and the letter beside it."""
HAN = "[一-鿿]"
TITLED = re.compile(r"(?:副?(?:校长|园长|主任|局长|书记|科长|股长|院长|组长|处长|县长|市长|区长|镇长)|总校长|老师|教师|同学|同志|教授|先生|女士|师傅|大姐|阿姨|奶奶|爷爷|叔叔?|医生|妈妈|爸爸|某某?)")
NUMBERS = "一二三四五六七八九"
NUMBERED = re.compile(
    rf"(?<![{NUMBERS}十百千两、])第?[{NUMBERS}](?:小学|中学|初中|高中|幼儿园|实验|完小|完全|初级|高级|大?学区|片区|中心|[实民职]?[小中幼高])"
)
TOGETHER = re.compile(rf"[{NUMBERS}][、和与][{NUMBERS}](?:[小中幼实高]|所?[初高中小])")
CLASS_WORDS = {Kind.SCHOOL, Kind.GROUP}
COMPANY = re.compile(r"(?:有限|责任|股份|公司|集团|厂|合作社|工作室|工作坊|社区|街道办|有限公司)+$")
KEPT_TAIL = re.compile(r"(?:[东南西北中]?路|街|大道|大街|社区|村|新村|花园|小区)$")
WEIGHTY = re.compile(r"(?:大学|学院|师大|师院|师范)$")
DIRECTION = re.compile("[城县河江湖]?[东南西北][片区关门郊城]?")
TURNS = str.maketrans("东南西北", "南西北东")
NO_OWN = re.compile(
    r"^(?:.*名师|[总全].{1,2}|.*[级投园]|.*(?:机关|单位|部|村|粮食局)|[我本母各某]..?|蒙古族?|回民|民政|农[业机]|工业|职教|联合|移民|苏木|新校|职工|旅游|财经|卫生|师院|印刷|现代|聋儿.*|训练|"
    r"[东南西北中]|[原我本该各全某]|[市县区州省旗镇乡村]|.*[的了和与及、+“”·\d\s()（）A-Za-z×*].*)$"
)
LEVEL = "省市区县州旗盟镇乡"
INITIATIVE = re.compile(r"(?:^|[^一-鿿])?([一-鿿]{2,4}?)(?:工程|计划|行动|项目|活动|杯.{0,12})$")
TRADITIONAL = OpenCC("s2t")
END = re.compile("[。;；:：!！?？)）”…、,，]$")
FIELDS = ("names", "quote", "indicator")
Pairs = list[tuple[str, str]]


@dataclass(frozen=True)
class Document:
    """A text with the content of its gold file."""

    name: str
    text: str
    gold: Mapping[str, Any]


@dataclass
class Names:
    """What is to be changed in a document, by kind: the old forms of a name and what draws new ones for them."""

    entries: list[tuple[str, tuple[str, ...], Callable[[Random, bool], Sequence[str]]]] = field(default_factory=list)

    def add(self, kind: str, olds: Iterable[str], draw: Callable[[Random, bool], Sequence[str]]) -> None:
        """Take a name in, unless one of its forms is taken."""
        told = tuple(olds)
        if not any(set(told) & set(forms) for _, forms, _ in self.entries):
            self.entries.append((kind, told, draw))


def list_names(gold: Mapping[str, Any], *kinds: str) -> list[str]:
    """The names of entities of some types that are not masked."""
    return [
        name
        for entity in gold["entities"]
        if entity["type"] in kinds and not entity.get("masked")
        for name in entity["names"]
        if not MASK & set(name)
    ]


def split_person(name: str) -> tuple[str, str]:
    """Surname and the rest, two empty strings where it begins with none.

    >>> split_person("欧阳海"), split_person("王老师")
    (('欧阳', '海'), ('王', '老师'))
    """
    surnames = set(read_surnames()[0])
    folded = fold_text(name)
    for length in (2, 1):
        if folded[:length] in surnames and len(name) > length:
            return name[:length], name[length:]
    return "", ""


def add_persons(names: Names, gold: Mapping[str, Any]) -> None:
    """Every person with a Chinese name, with the forms that are made of surname and title, or of the given name."""
    for entity in gold["entities"]:
        if entity["type"] != Kind.PERSON or entity.get("masked") or MASK & set("".join(entity["names"])):
            continue
        full = next((name for name in entity["names"] if is_person(name)), "")
        titled = [name for name in entity["names"] if TITLED.fullmatch(split_person(fold_text(name))[1])]
        if full:
            surname, given = split_person(full)
            titled = [name for name in titled if name.startswith(surname)]
            short = [name for name in entity["names"] if name == given and len(given) > 1]
            names.add("persons", (full, *titled, *short), renew_person(full, surname, titled, short))
        elif titled:
            surname = split_person(titled[0])[0]
            names.add("persons", titled, renew_person(surname + "明", surname, titled, [], full=False))


def is_person(name: str) -> bool:
    """Whether it is a full Chinese name of two to four characters."""
    surname, given = split_person(name)
    return bool(re.fullmatch(f"{HAN}{{2,4}}", name) and surname) and len(given) < 3 and not TITLED.fullmatch(fold_text(given))  # noqa: PLR2004


def renew_person(
    name: str, surname: str, titled: Sequence[str], short: Sequence[str], *, full: bool = True
) -> Callable[[Random, bool], Sequence[str]]:
    """What draws the new forms of a person's name."""

    def draw(dice: Random, same: bool) -> Sequence[str]:  # noqa: FBT001
        new, given = draw_person(dice, name, same=same or bool(short))
        forms = [new + one.removeprefix(surname) for one in titled] + [given for _ in short]
        return [new + given, *forms] if full else forms

    return draw


def list_place_names(gold: Mapping[str, Any]) -> list[str]:
    """Names of divisions: those of areas that are no towns, and what heads the name of a body that stands in such an area."""
    areas = {entity["id"]: entity for entity in gold["entities"] if entity["type"] == Kind.AREA and not entity.get("masked")}
    words = [
        name
        for entity in areas.values()
        if not any(name.endswith(("镇", "乡", "街道", "村", "社区")) for name in map(fold_text, entity["names"]))
        for name in entity["names"]
    ]
    for entity in gold["entities"]:
        home = [name for name in areas.get(entity.get("in", ""), {"names": ()})["names"] if name in words]
        for match in load_places().scan(fold_text(entity["names"][0])[:8])[:1]:
            head = fold_text(entity["names"][0])[: match.span.end]
            if match.span.start == 0 and (any(head in fold_text(name) for name in home) or head[-1] in "省市县区旗州"):
                words.append(head)
    return [fold_text(name) for name in dict.fromkeys(words) if not MASK & set(name)]


def find_places(gold: Mapping[str, Any]) -> list[Place]:
    """The divisions that a document names, with those above them; of namesakes the one that lies in another of them."""
    places = load_places()
    found: list[Place] = []
    doubtful: list[tuple[Place, ...]] = []
    for name in list_place_names(gold):
        fit = tuple(place for place in places.find(name) if not place.until and name not in place.former)
        if len(fit) == 1 and not (places.is_vague(name) and name != fit[0].name):
            found.append(fit[0])
        elif fit and name == fit[0].name:
            doubtful.append(fit)
    codes = {one.code for place in found for one in (place, *places.parents(place))}
    found += [next((one for one in fit if one.parent in codes), fit[0]) for fit in doubtful]
    every = {one.code: one for place in found for one in (place, *places.parents(place))}
    return [place for _, place in sorted(every.items()) if place.code[:2] not in {"71", "81", "82"}]


def add_areas(names: Names, text: str, gold: Mapping[str, Any], dice: Random, *, same: bool) -> dict[str, Place]:
    """The divisions of a document, province by province, all changed at once; new division by the code of the old one.

    A province in which a division goes by an earlier name stays as it is.
    """
    chosen: dict[str, Place] = {}
    groups: dict[str, list[Place]] = {}
    wanted = find_places(gold)
    for place in wanted:
        groups.setdefault(place.code[:2], []).append(place)
    for group in groups.values():
        earlier = any(name in text and name not in place.name for place in group for name in place.former)
        draws = (draw_chain(dice, group, same=same, kept=at > TRIES) for at in range(0 if earlier else TRIES * 4))
        new = next((drawn for drawn in draws if drawn), {})
        if all(place.name not in text for code, place in new.items() if place.code != code):
            chosen |= new
    taken: set[str] = set()
    for place in wanted:
        if place.code in chosen and chosen[place.code] != place:
            forms = zip(list_forms(place), list_forms(chosen[place.code]), strict=True)
            both = [
                (script, new)
                for old, new in forms
                if old and new and old not in taken
                for script in dict.fromkeys((old, TRADITIONAL.convert(old)))
            ]
            taken |= {old for old, _ in both}
            names.add("areas", [old for old, _ in both], lambda _dice, _same, both=both: [new for _, new in both])
    return chosen


def add_towns(names: Names, gold: Mapping[str, Any], chosen: Mapping[str, Place]) -> None:
    """Towns and villages, with their names without the class word."""
    counties = [place.code for place in chosen.values() if place.kind == "County"]
    everywhere = frozenset(list_towns())
    for name in list_names(gold, "Area"):
        folded = fold_text(name)
        ending = next((one for one in ("街道", "镇", "乡") if folded.endswith(one) and len(name) > len(one) + 1), "")
        if not ending or "族" in name or load_places().find(folded):
            continue

        def draw(dice: Random, same: bool, old: str = folded, ending: str = ending) -> Sequence[str]:  # noqa: FBT001
            new = draw_town(dice, old, counties, same=same, known=old in everywhere)
            return [new, new.removesuffix(ending)]

        names.add("towns", (name, name[: -len(ending)]), draw)


def list_heads(gold: Mapping[str, Any]) -> list[str]:
    """Names of places that may stand before a school's own words, the longest first."""
    forms = [form for place in find_places(gold) for form in list_forms(place) if form]
    return sorted({*forms, *map(fold_text, list_names(gold, "Area"))}, key=lambda one: (-len(one), one))


def strip_class(name: str) -> str:
    """A name without the class words at its end and the words of quality before them.

    >>> strip_class("红旗实验小学"), strip_class("第三小学"), strip_class("城南小学教育集团")
    ('红旗', '', '城南')
    """
    rules = load_rules()
    words = {suffix.suffix for suffix in rules.suffixes.values() if suffix.kind in CLASS_WORDS} | set(rules.generic)
    words |= {"附属", "实验", "中心", "第", "完全", "初级", "中", "小", "幼", "总校", "本部", "代表队", "幼教", "分园", "公司"}
    changed = True
    while changed and name:
        changed = False
        name = re.sub(rf"第?[{NUMBERS}十]+$", "", COMPANY.sub("", name))
        for length in range(min(8, len(name)), 0, -1):
            if name[-length:] in words and name != name[-length:]:
                name, changed = name[:-length], True
                break
            if name[-length:] in words:
                return ""
    return name


def find_own(name: str, heads: Sequence[str]) -> str:
    """A school's or group's own words: without places, level and class words; "" where none are left.

    >>> find_own("柳州市红旗实验小学", ["柳州市"]), find_own("县城南小学水西关校区", [])
    ('红旗', '水西关')
    """
    own = strip_class(name)
    own = re.split("小学|中学|学校|幼儿园|初中|高中|集团|学区", own)[-1]
    for _ in range(3):
        head = next((one for one in heads if own.startswith(one) and own != one), "")
        own = own.removeprefix(head)
        if own[:1] in LEVEL and len(own) > 2 and head == "":  # noqa: PLR2004
            own = own[1:]
    own = KEPT_TAIL.sub("", own) or own
    refused = NO_OWN.fullmatch(own) or own in heads or load_rules().is_generic(own) or not 1 < len(own) < 5  # noqa: PLR2004
    return "" if refused or own.endswith(("镇", "乡", "街道", "县", "市", "区", "州", "旗")) else own


def add_own(names: Names, text: str, gold: Mapping[str, Any]) -> None:
    """The own words of schools, groups and companies, with the school's short name that is made of their first character."""
    heads = list_heads(gold)
    persons = {name for name in list_names(gold, "Person")}
    for kind in (Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION):
        for name in list_names(gold, kind):
            own = find_own(fold_text(name), heads)
            at = fold_text(name).rfind(own)
            old = name[at : at + len(own)]
            if not own or WEIGHTY.search(fold_text(name)) or old in persons or not stands_alone(old, text, gold):
                continue
            if kind is Kind.ORGANISATION and not COMPANY.search(fold_text(name)):
                continue
            shorts = [old[0] + end for end in "小中幼" if old[0] + end in text and any(one.startswith(old[0] + end) for one in list_names(gold, kind))]

            names.add("own words", (old, *shorts), renew_own(own, [one[1:] for one in shorts]))


def renew_own(own: str, ends: Sequence[str]) -> Callable[[Random, bool], Sequence[str]]:
    """What draws new own words: for a direction the next one (城东 becomes 城南), so that two of them stay two."""
    if DIRECTION.fullmatch(own):
        turned = own.translate(TURNS)
        return lambda _dice, _same: [turned, *(turned[0] + end for end in ends)]

    def draw(dice: Random, same: bool) -> Sequence[str]:  # noqa: FBT001
        new = draw_own(dice, own, same=same)
        return [new, *(new[0] + end for end in ends)]

    return draw


def stands_alone(own: str, text: str, gold: Mapping[str, Any]) -> bool:
    """Whether own words can be changed wherever they stand: they are no common word, or stand in names and lists only."""
    if dictionary_count(fold_text(own)) < FREQUENT:
        return True
    inside = [name for name in list_names(gold, *Kind) if own in name]
    covered = {
        match.start() + name.find(own) for name in inside for match in re.finditer(re.escape(name), text)
    }
    listed = {match.start() for match in re.finditer(rf"(?<=[、与及和:：“]){re.escape(own)}(?=[、与及和”])", text)}
    return all(match.start() in covered | listed for match in re.finditer(re.escape(own), text))


def add_numbers(names: Names, text: str, gold: Mapping[str, Any], dice: Random) -> None:
    """The numbers of schools and groups, each so many further on, unless several share one class word (一、二中)."""
    if TOGETHER.search(text):
        return
    step = dice.randint(1, len(NUMBERS) - 1)
    for name in list_names(gold, "School", "Group"):
        for old in NUMBERED.findall(name):
            number = next(char for char in old if char in NUMBERS)
            new = old.replace(number, NUMBERS[(NUMBERS.index(number) + step) % len(NUMBERS)], 1)
            names.add("numbers", (old,), lambda _dice, _same, new=new: [new])


def add_initiatives(names: Names, text: str, gold: Mapping[str, Any]) -> None:
    """The own words of programmes, contests and honours that stand in quotation marks: “青蓝”工程, “青蓝工程”."""
    for name in list_names(gold, "Programme", "Award", "Event"):
        own = INITIATIVE.match(name)
        if own and re.search(f"“{own[1]}|“{own[1]}”", text) and not load_rules().is_generic(own[1]) and stands_alone(own[1], text, gold):
            names.add(
                "initiatives", (own[1],), lambda dice, same, old=own[1]: [draw_initiative(dice, old, same=same)]
            )


def spell(old: str) -> str:
    """The pattern of an old name, which a line's end may break; a short one may be set apart by blanks."""
    number = rf"(?<![第{NUMBERS}十百])" if old[0] in NUMBERS else ""
    gap = "[ 　\n]{0,2}" if len(old) == 2 else "\n?"  # noqa: PLR2004
    return number + gap.join(map(re.escape, old))


class Renaming:
    """Old names with their new ones; changes a text in one pass, the longest name first."""

    def __init__(self, pairs: Mapping[str, str]) -> None:
        self.pairs = dict(pairs)
        olds = sorted(pairs, key=lambda one: (-len(one), one))
        self.pattern = re.compile("|".join(map(spell, olds)) or "(?!)")

    def change(self, text: str) -> str:
        """The text with the new names; two characters set apart stay so."""

        def renew(match: re.Match[str]) -> str:
            old = re.sub(r"\s", "", match.group())
            new = self.pairs[old]
            if len(old) == len(new) and len(match.group()) > len(old):
                chars = iter(new)
                return "".join(char if char.isspace() else next(chars) for char in match.group())
            return new

        return self.pattern.sub(renew, text)

    def change_gold(self, item: Any, *, told: bool = False) -> Any:  # noqa: ANN401 - any JSON
        """The content of a gold file with the new names in names, quotes and indicators."""
        if isinstance(item, dict):
            return {key: self.change_gold(value, told=key in FIELDS) for key, value in item.items()}
        if isinstance(item, list):
            return [self.change_gold(one, told=told or isinstance(one, dict)) for one in item]
        return self.change(item) if told and isinstance(item, str) else item

    def list_neighbours(self, text: str) -> dict[str, set[tuple[str, str]]]:
        """The letters before and behind each old name, "" beside another name."""
        matches = list(self.pattern.finditer(text))
        edges = {match.end() for match in matches} | {match.start() for match in matches}
        around: dict[str, set[tuple[str, str]]] = {}
        for match in matches:
            before = "" if match.start() in edges and any(one.end() == match.start() for one in matches) else text[match.start() - 1 : match.start()]
            behind = "" if any(one.start() == match.end() for one in matches) else text[match.end() : match.end() + 1]
            around.setdefault(re.sub(r"\s", "", match.group()), set()).add((before, behind))
        return around


def reads_well(new: str, around: Iterable[tuple[str, str]], kind: str) -> bool:
    """Whether a reader can tell where a name begins and ends: no word across its edges (上|海南州, 范伟|强调), no word itself."""
    new = fold_text(new)
    if kind == "persons" and dictionary_count(new) and not dictionary_tag(new).startswith("nr"):
        return False
    if kind not in {"persons", "areas"}:
        return True
    before = any(dictionary_count(fold_text(one) + new[: at + 1]) >= FREQUENT for one, _ in around if one for at in range(2))
    behind = kind == "persons" and any(dictionary_count(new[-1] + fold_text(one)) for _, one in around if one)
    return not before and not behind


def draw_names(names: Names, text: str, kinds: Iterable[str], dice: Random, *, same: bool) -> dict[str, str] | None:
    """A new name for each old one of some kinds, and the old one for others, which it keeps whole; None for a bad draw.

    One that cannot be told from another or from the words around is drawn again.
    """
    around = Renaming({old: old for _, olds, _ in names.entries for old in olds}).list_neighbours(text)
    foreign = sum(a != b for a, b in zip(text, fold_text(text), strict=True) if "㐀" < a < "鿿") > len(text) / 20
    convert = TRADITIONAL.convert if foreign else str
    pairs: dict[str, str] = {}
    for kind, olds, draw in names.entries:
        fixed = kind in {"numbers", "areas"} or bool(DIRECTION.fullmatch(olds[0]))
        if kind not in kinds:
            pairs |= {old: old for old in olds}
            continue
        for _ in range(1 if fixed else TRIES):
            news = list(map(convert, draw(dice, same)))
            fresh = fixed or (news[0] not in text and news[0] not in pairs.values())
            if fresh and all(reads_well(new, around.get(old, ()), kind) for old, new in zip(olds, news, strict=True)):
                pairs |= dict(zip(olds, news, strict=True))
                break
        else:
            if kind == "areas":
                return None
            pairs |= {old: old for old in olds}
    return pairs


def list_strings(gold: Mapping[str, Any]) -> Iterator[str]:
    """Every name and quote of a gold file."""
    for item in chain(gold["entities"], gold["statements"], gold["observations"]):
        yield from item.get("names", ())
        yield item.get("quote", "")


def find_broken(old: Document, new: Document) -> list[str]:
    """The names and quotes that stood in the text and do so no more."""
    both = zip(list_strings(old.gold), list_strings(new.gold), strict=True)
    return sorted({one for one, other in both if one in old.text and other not in new.text})


def find_breaking(old: Document, broken: Sequence[str], renaming: Renaming) -> set[str]:
    """The old names to leave as they are: those that cross the edge of what is broken, else those in it."""
    crossing: set[str] = set()
    inside: set[str] = set()
    for one in broken:
        at = [match.start() for match in re.finditer(re.escape(one), old.text)]
        for match in renaming.pattern.finditer(old.text):
            for start in at:
                if match.start() < start < match.end() or match.start() < start + len(one) < match.end():
                    crossing.add(re.sub(r"\s", "", match.group()))
        inside |= {name for name in renaming.pairs if name in one}
    return crossing or inside


def shares_names(old: Document, new: Document) -> bool:
    """Whether two bodies have come to share a name that had none in common."""

    def count(gold: Mapping[str, Any]) -> int:
        named = [{(item["type"], name) for name in item["names"]} for item in gold["entities"] if not item.get("masked")]
        return sum(map(len, named)) - len(set().union(*named)) if named else 0

    return count(new.gold) > count(old.gold)


def rename_document(document: Document, kinds: Sequence[str], seed: int, *, same: bool) -> tuple[Document, Renaming]:
    """The document with other names of some kinds, of the same length or of another; unchanged where no draw stays right."""
    left: set[str] = set()
    for attempt in range(TRIES):
        dice = Random(f"{seed} {attempt} {document.name} {same}")
        names = find_names(document, dice, same=same or is_wrapped(document.text))
        names.entries = [entry for entry in names.entries if not left & set(entry[1])]
        pairs = draw_names(names, document.text, kinds, dice, same=same or is_wrapped(document.text))
        if pairs is None:
            continue
        renaming = Renaming(pairs)
        gold = renaming.change_gold(json.loads(json.dumps(document.gold)))
        new = Document(document.name, renaming.change(document.text), gold)
        if broken := find_broken(document, new):
            left |= find_breaking(document, broken, renaming)
        elif not shares_names(document, new) and not check_gold(new.gold):
            return new, renaming
    return document, Renaming({})


def is_wrapped(text: str) -> bool:
    """Whether sentences are broken over lines, which names of another length would undo."""
    long = [line.rstrip() for line in text.splitlines() if len(line.rstrip()) > 18]  # noqa: PLR2004 - shorter ones are heads
    return sum(not END.search(line) and bool(re.search(HAN + "$", line)) for line in long) > len(long) / 4


def find_names(document: Document, dice: Random, *, same: bool) -> Names:
    """Every name of a document that can be changed."""
    names = Names()
    for name in list_names(document.gold, "School", "Organisation"):
        if WEIGHTY.search(fold_text(name)):
            names.add("", (name,), lambda _dice, _same, name=name: [name])
    add_persons(names, document.gold)
    chosen = add_areas(names, document.text, document.gold, dice, same=same)
    add_towns(names, document.gold, chosen)
    add_numbers(names, document.text, document.gold, dice)
    add_own(names, document.text, document.gold)
    add_initiatives(names, document.text, document.gold)
    return names
