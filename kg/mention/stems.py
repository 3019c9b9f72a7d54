"""Own words of schools that a sentence would cut: names of towns and villages right before a class word (玉和|小学, 曾家墩|二小)."""

import re
from functools import cache, lru_cache

from kg.gate import lead
from kg.mention.person_model import load_model
from kg.name_parts import load_village_ends
from kg.rules import load_rules
from kg.tokens import cut_words, dictionary_count, dictionary_tag
from kg.towns import load_towns

CLASS = lead(
    r"(?:[大新老东西南北中]?[路街巷]|大道)?(?:第?[一二三四五六七八九十]{1,2})?(?:中心|实验|民族|九年一?贯?制?|完全|初级|高级|职业|双语|外国语)?"
    r"(?:小学(?!生|科|段|阶段|组|部)|中学(?!生)|学校|幼儿园|完小|初中(?!生)|高中(?!生)|教学点|学区|校区|教育集团|教育联盟)"
    r"|第?[一二三四五六七八九十]{1,2}(?:[小中幼](?![学心组队层考于旬国期等央间午层年外级])|实小|完小)"
)
"""What stands behind the own words of a school or group."""
COUNTED = re.compile(r"(?<![第一二三四五六七八九十])[二三四五六七八九十][间里棵道岔家面步台合座][一-鿿]$")
"""A place called by what is counted there (十间房, 七里铺)."""
LONGEST = 4
PLAIN = 300
"""A verb that the dictionary counts more often belongs to the sentence, though a town is called so."""
LEADS = frozenset("和与及对由从向将把到在被为是于有让给同赴往")
"""Function words that may stand right before a name."""


@cache
def list_stems() -> frozenset[str]:
    """The names of towns without their class words, without verbs and what is too general for a name."""
    rules, ends = load_rules(), ("街道", "镇", "乡")
    stems = {town.removesuffix(end) for town in load_towns().names for end in ends if town.endswith(end)}
    return frozenset(
        stem
        for stem in stems
        if 1 < len(stem) <= LONGEST
        and not rules.is_generic(stem)
        and (stem in rules.name_verbs or dictionary_count(stem) < PLAIN or dictionary_tag(stem)[:1] in {"n", ""})
    )


@lru_cache(maxsize=2048)
def find_stems(folded: str) -> dict[int, int]:
    """Start and end of what is the name of a town or village right before a class word, and begins at a word's edge.

    >>> find_stems("由玉和小学牵头,曾家墩二小参加"), find_stems("初中和小学"), find_stems("与前所中学结对")
    ({1: 3, 8: 11}, {}, {1: 3})
    """
    found: dict[int, int] = {}
    for match in CLASS.finditer(folded):
        if (start := find_start(folded, match.start())) is not None:
            found[start] = match.start()
    return found


def find_start(folded: str, end: int) -> int | None:
    """Where the longest such name begins that ends at `end`; None where none does."""
    for size in range(LONGEST, 1, -1):
        start = end - size
        if start >= 0 and is_place(folded[start:end]) and is_edge(folded, start):
            return start
    return None


def is_place(words: str) -> bool:
    """Whether words are the name of a town, or of a village by its shape (任家庄, 十间房)."""
    surname = words[:-1].removesuffix("家") or words[0]
    village = words[-1] in load_village_ends() and surname in load_model().surnames
    return village or words in list_stems() or words in load_rules().name_verbs or COUNTED.fullmatch(words) is not None


def is_edge(folded: str, start: int) -> bool:
    """Whether no word of the dictionary runs over a place, and a name may begin there."""
    before = folded[start - 1 : start]
    if not "一" <= before <= "鿿":
        return True
    for word in cut_words(folded):
        if word.start < start < word.end:
            return before in LEADS and dictionary_count(folded[word.start : word.end]) < PLAIN
    return True
