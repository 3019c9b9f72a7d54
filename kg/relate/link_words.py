"""The words of `ontology/terms/link_words.csv`, by which links of persons and partners are known, as patterns."""

import re
from functools import cache
from typing import NamedTuple

from kg.rules import read_alternatives

CUES = ("aimed", "denied", "former", "gives", "member", "obeyed", "pair", "part", "sends")


class LinkWords(NamedTuple):
    """`former` ends right before a person of former times, `once` a few characters before him.

    `pair` tells of partners, `member` of groups, `denied` of a prize or group that is missed, lost or left; `part` begins with a part
    of a school, which does what the clause tells. `aimed` and `obeyed` end right before a body that does not act next: one that gives a
    title or is gone to, and one whose words are followed. `gives` goes on behind an area that gives honours, `sends` behind a bureau that
    does not: it sends who takes part, or is whose post somebody has.
    """

    former: re.Pattern[str]
    once: re.Pattern[str]
    pair: re.Pattern[str]
    denied: re.Pattern[str]
    member: re.Pattern[str]
    part: re.Pattern[str]
    aimed: re.Pattern[str]
    obeyed: re.Pattern[str]
    gives: re.Pattern[str]
    sends: re.Pattern[str]


@cache
def load_link_words() -> LinkWords:
    """The patterns; RulesError for a cue that is not known."""
    word = read_alternatives("terms/link_words.csv", CUES)
    former = f"(?:{word['former']})"
    return LinkWords(
        former=re.compile(rf"{former}(?:的)?$"),
        once=re.compile(rf"{former}[^,;。]{{0,6}}$"),
        pair=re.compile(word["pair"]),
        denied=re.compile(word["denied"]),
        member=re.compile(word["member"]),
        part=re.compile(word["part"]),
        aimed=re.compile(rf"(?:{word['aimed']})了?$"),
        obeyed=re.compile(rf"(?:{word['obeyed']})(?:了|好)?[“\"]?$"),
        gives=re.compile(rf"(?:所|新|又|[将把][^,，。；;]{{0,10}}?)?(?:{word['gives']})"),
        sends=re.compile(rf"[一-鿿]{{0,6}}?(?:{word['sends']})"),
    )
