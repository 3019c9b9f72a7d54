"""Which names of a document with gold can be changed for others, and what draws the others."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from opencc import OpenCC
from renamed_names import (
    MASK,
    draw_chain,
    draw_initiative,
    draw_own,
    draw_person,
    draw_town,
    list_forms,
    list_towns,
    read_surnames,
)

from kg.fold import fold_text
from kg.model import Kind
from kg.places import Place, load_places
from kg.rules import load_rules
from kg.tokens import dictionary_count

TRIES = 40
FREQUENT = 300
"""A word of the dictionary counted so often is what a reader sees first."""
HAN = "[一-鿿]"
TITLED = re.compile(
    r"(?:副?(?:校长|园长|主任|局长|书记|科长|股长|院长|组长|处长|县长|市长|区长|镇长)|总校长|老师|教师|同学|同志|教授|先生|女士|师傅|大姐|阿姨|奶奶|爷爷|叔叔?|医生|妈妈|爸爸|某某?)"
)
NUMBERS = "一二三四五六七八九"
NUMBERED = re.compile(
    rf"(?<![{NUMBERS}十百千两、])第?[{NUMBERS}](?:小学|中学|初中|高中|幼儿园|实验|完小|完全|初级|高级|大?学区|片区|中心|[实民职]?[小中幼高])"
)
TOGETHER = re.compile(rf"[{NUMBERS}][、和与][{NUMBERS}](?:[小中幼实高]|所?[初高中小])")
CLASS_WORDS = {Kind.SCHOOL, Kind.GROUP}
COMPANY = re.compile(r"(?:有限|责任|股份|公司|集团|厂|合作社|工作室|工作坊|社区|街道办|有限公司)+$")
KEPT_TAIL = re.compile(r"(?:[东南西北中]?路|街|大道|大街|社区|村|新村|花园|小区)$")
QUALITIES = "附属 实验 中心 第 完全 初级 中 小 幼 总校 本部 代表队 幼教 分园 公司"
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


Draw = Callable[[Random, bool], Sequence[str]]
"""Draws new forms for all old forms of a name, of the same length (if true) or of another."""


@dataclass(frozen=True)
class Document:
    """A text with the content of its gold file."""

    name: str
    text: str
    gold: Mapping[str, Any]


@dataclass
class Names:
    """What is to be changed in a document, by kind: the old forms of a name and what draws new ones for them."""

    entries: list[tuple[str, tuple[str, ...], Draw]] = field(default_factory=list)

    def add(self, kind: str, olds: Iterable[str], draw: Draw) -> None:
        """Take a name in, unless one of its forms is taken."""
        told = tuple(olds)
        if told and not any(set(told) & set(forms) for _, forms, _ in self.entries):
            self.entries.append((kind, told, draw))


def give(news: Sequence[str]) -> Draw:
    """What draws always the same."""
    return lambda _dice, _same: news


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
    return (
        bool(re.fullmatch(f"{HAN}{{2,4}}", name) and surname)
        and len(given) < 3
        and not TITLED.fullmatch(fold_text(given))
    )


def renew_person(name: str, surname: str, titled: Sequence[str], short: Sequence[str], *, full: bool = True) -> Draw:
    """What draws the new forms of a person's name."""

    def draw(dice: Random, same: bool) -> Sequence[str]:
        new, given = draw_person(dice, name, same=same or bool(short))
        forms = [new + one.removeprefix(surname) for one in titled] + [given for _ in short]
        return [new + given, *forms] if full else forms

    return draw


def list_place_names(gold: Mapping[str, Any]) -> list[str]:
    """Names of divisions: those of areas that are no towns, and what heads the name of a body that stands in such an area."""
    areas = {
        entity["id"]: entity for entity in gold["entities"] if entity["type"] == Kind.AREA and not entity.get("masked")
    }
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
        forms = zip(list_forms(place), list_forms(chosen.get(place.code, place)), strict=True)
        both = [
            (script, new)
            for old, new in forms
            if old and new and old not in taken
            for script in dict.fromkeys((old, TRADITIONAL.convert(old)))
        ]
        taken |= {old for old, _ in both}
        names.add("areas", [old for old, _ in both], give([new for _, new in both]))
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

        def draw(dice: Random, same: bool, old: str = folded, ending: str = ending) -> Sequence[str]:
            new = draw_town(dice, old, counties, same=same, known=old in everywhere)
            return [new, new.removesuffix(ending)]

        names.add("towns", (name, name[: -len(ending)]), draw)


def list_heads(gold: Mapping[str, Any]) -> list[str]:
    """Names of places that may stand before a school's own words, the longest first."""
    forms = [form for place in find_places(gold) for form in list_forms(place) if form]
    return sorted({*forms, *map(fold_text, list_names(gold, "Area"))}, key=lambda one: (-len(one), one))


def strip_class(name: str) -> str:
    """A name without the class words at its end and the words of quality before them.

    >>> strip_class("红岩实验小学"), strip_class("第三小学"), strip_class("城南小学教育集团")
    ('红岩', '', '城南')
    """
    rules = load_rules()
    words = {suffix.suffix for suffix in rules.suffixes.values() if suffix.kind in CLASS_WORDS} | set(rules.generic)
    words |= set(QUALITIES.split())
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

    >>> find_own("柳州市红岩实验小学", ["柳州市"]), find_own("县城南小学水西关校区", [])
    ('红岩', '水西关')
    """
    own = strip_class(name)
    own = re.split("小学|中学|学校|幼儿园|初中|高中|集团|学区", own)[-1]
    for _ in range(3):
        head = next((one for one in heads if own.startswith(one) and own != one), "")
        own = own.removeprefix(head)
        if own[:1] in LEVEL and len(own) > 2 and head == "":
            own = own[1:]
    own = KEPT_TAIL.sub("", own) or own
    refused = NO_OWN.fullmatch(own) or own in heads or load_rules().is_generic(own) or not 1 < len(own) < 5
    return "" if refused or own.endswith(("镇", "乡", "街道", "县", "市", "区", "州", "旗")) else own


def add_own(names: Names, text: str, gold: Mapping[str, Any]) -> None:
    """The own words of schools, groups and companies, with the school's short name that is made of their first character."""
    heads = list_heads(gold)
    persons = set(list_names(gold, "Person"))
    for kind in (Kind.SCHOOL, Kind.GROUP, Kind.ORGANISATION):
        for name in list_names(gold, kind):
            own = find_own(fold_text(name), heads)
            at = fold_text(name).rfind(own)
            old = name[at : at + len(own)]
            if not own or WEIGHTY.search(fold_text(name)) or old in persons or not stands_alone(old, text, gold):
                continue
            if kind is Kind.ORGANISATION and not COMPANY.search(fold_text(name)):
                continue
            shorts = [
                old[0] + end
                for end in "小中幼"
                if old[0] + end in text and any(one.startswith(old[0] + end) for one in list_names(gold, kind))
            ]

            names.add("own words", (old, *shorts), renew_own(own, [one[1:] for one in shorts]))


def renew_own(own: str, ends: Sequence[str], draw_words: Callable[..., str] = draw_own) -> Draw:
    """What draws new own words: for a direction the next one (城东 becomes 城南), so that two of them stay two."""
    if DIRECTION.fullmatch(own):
        turned = own.translate(TURNS)
        return give([turned, *(turned[0] + end for end in ends)])

    def draw(dice: Random, same: bool) -> Sequence[str]:
        new = draw_words(dice, own, same=same)
        return [new, *(new[0] + end for end in ends)]

    return draw


def stands_alone(own: str, text: str, gold: Mapping[str, Any]) -> bool:
    """Whether own words can be changed wherever they stand: they are no common word, or stand in names and lists only."""
    if dictionary_count(fold_text(own)) < FREQUENT:
        return True
    inside = [name for name in list_names(gold, *Kind) if own in name]
    covered = {match.start() + name.find(own) for name in inside for match in re.finditer(re.escape(name), text)}
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
            names.add("numbers", (old,), give([new]))


def add_initiatives(names: Names, text: str, gold: Mapping[str, Any]) -> None:
    """The own words of programmes, contests and honours that stand in quotation marks: “青蓝”工程, “青蓝工程”."""
    for name in list_names(gold, "Programme", "Award", "Event"):
        own = INITIATIVE.match(name)
        if (
            own
            and re.search(f"“{own[1]}|“{own[1]}”", text)
            and not load_rules().is_generic(own[1])
            and stands_alone(own[1], text, gold)
        ):
            names.add("initiatives", (own[1],), renew_own(own[1], (), draw_initiative))
