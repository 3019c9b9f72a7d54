"""The words and shapes by which clauses tell freely who holds, carries out or issues something, compiled once."""

import re
from collections.abc import Mapping
from functools import cache

from kg.model import Kind, Predicate
from kg.record import record
from kg.rules import read_alternatives

CUES = (
    "bars", "goes", "held", "host", "hosts", "issued", "others", "passing", "pilots", "run", "runs", "sought", "write", "writes",
)  # fmt: skip
SIGNS = {
    Kind.SCHOOL: "S", Kind.GROUP: "G", Kind.AUTHORITY: "U", Kind.ORGANISATION: "O", Kind.AREA: "R", Kind.PERSON: "P",
    Kind.EVENT: "E", Kind.PROGRAMME: "M", Kind.DOCUMENT: "D", Kind.AWARD: "A",
}  # fmt: skip
"""Folded text is in lower case, so that no capital letter of it is a letter; H is a body before one of its persons."""
PREDICATES = {"E": Predicate.HOLDS, "M": Predicate.CARRIES_OUT, "D": Predicate.ISSUED}
THINGS = frozenset(PREDICATES.values())
VERBS = {"E": "host", "M": "run", "D": "write"}
NOTE = r"(?:\s?\([^()]{0,20}\))?"
AND = r"(?:、|和|与|及|以及|会同|联合|携手|协同|暨|同)"
BODIES = rf"[SGUOR]{NOTE}(?:{AND}[SGUO]{NOTE})*"
PEOPLE = rf"(?:H[^,;。:A-Z]{{0,14}})?P{NOTE}(?:{AND}(?=她?的?[^,;。:A-Z、]{{0,6}}[A-Z])[^,;。:A-Z、]{{0,8}}(?:H[^,;。:A-Z]{{0,14}})?P{NOTE})*"
WHO = rf"(?P<who>{PEOPLE}|{BODIES})"
GRADE = r"(?:[特一二三优][、等][^,;。:A-Z]{0,4}|[金银铜]奖|获奖)"
FILL = r"[^,;。:由在对向于A-Z]{0,8}?"


@record
class ActCues:
    """The patterns of the cues; `pairs` finds one doer with a verb, `nouns` what the doers are called and the doers behind."""

    any: re.Pattern[str]
    pair: re.Pattern[str]
    further: re.Pattern[str]
    verb: Mapping[str, re.Pattern[str]]
    nouns: Mapping[str, re.Pattern[str]]
    serves: Mapping[str, re.Pattern[str]]
    sites: re.Pattern[str]
    tries: re.Pattern[str]
    goes_on: Mapping[str, re.Pattern[str]]
    listed: re.Pattern[str]
    judged: re.Pattern[str]
    hers: re.Pattern[str]
    bars: re.Pattern[str]
    silent: re.Pattern[str]
    others: re.Pattern[str]
    passing: re.Pattern[str]
    held: re.Pattern[str]
    sought: re.Pattern[str]


POSTED = r"(?:[^,;。:由A-Z]{0,6}(?:主任|校长|园长|书记|老师|教师|组长|局长))?"
"""Between 由 and a person: the post."""


@cache
def load_act_cues() -> ActCues:
    """The patterns of the cues, compiled."""
    word = read_alternatives("terms/acts.csv", CUES)
    verbs = rf"(?P<verb>{word['host']}|{word['run']}|{word['write']})"
    return ActCues(
        any=re.compile(r"[EMD]"),
        pair=re.compile(rf"(?P<by>由{POSTED})?{WHO}(?P<fill>{FILL}){verbs}"),
        further=re.compile(rf"(?:、|,|和|并)由?{WHO}(?P<fill>{FILL}){verbs}"),
        verb={sign: re.compile(rf"(?:{word[cue]})") for sign, cue in VERBS.items()},
        nouns=compile_nouns(word),
        serves=compile_serving(word),
        sites=re.compile(rf"(?:{word['pilots']})[^,;。:A-Z]{{0,8}}?(?:放在|在|落在|有|选在|是|为|:|的){WHO}"),
        tries=re.compile(rf"{WHO}[^,;。:由在对A-Z]{{0,10}}?(?:{word['pilots']})"),
        goes_on=compile_going_on(word),
        listed=re.compile(r"(?:^|[\s\d.、:])(?P<thing>D)\s{1,8}(?P<who>P)(?=[\s,;。]|$)"),
        judged=re.compile(
            rf"(?P<who>P|[SG])(?:的)?(?P<thing>D)(?:[、和](?:S|G|H?P)D){{0,3}},?"
            rf"(?:在[^,;。:A-Z]{{0,10}}E?[^,;。:A-Z]{{0,4}}(?:论文|征文|案例|教学设计)?[^,;。:A-Z]{{0,4}})?[^,;。:A-Z]{{0,4}}?{GRADE}"
        ),
        hers=re.compile(
            r"(?:[她他其]|P(?=的))(?:的|所)?(?:论文|文章|案例|专著|新书|诗集|散文|教案|一?篇|编写?的?|写下?的?|著的?|撰写的?|主编的?|创作的?){1,2}D"
        ),
        bars=re.compile(word["bars"]),
        silent=re.compile(
            rf"(?:^|[\dA-Z一二三四五六七八九十①-⑳、.)月日年初底中旬末天午春夏秋冬季]|[还又也先新再共都续功力心头合要想拟将都也会打算划])"
            rf"(?P<verb>{word['host']})(?:了|好|过|完|起|成|个|一[场次届回期])?(?!的)[^,;。:的A-Z]{{0,8}}$"
        ),
        others=re.compile(rf"{word['others']}|所$|的$|科$|室$"),
        passing=re.compile(rf"的?(?:{word['passing']})|[后前时上中]"),
        sought=re.compile(word["sought"]),
        held=re.compile(
            rf"(?:于?[\d月日至到—~-]{{2,14}})?(?:在[^,;。:]{{1,14}}?)?(?:如期|隆重|顺利|成功|圆满|胜利|今日|已|也|就)*(?:{word['held']})"
        ),
    )


def compile_nouns(word: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """What the doers of each sort of thing are called, and the doers behind: 承办单位:云山小学."""
    link = r"(?:人|者|方)?(?:们)?(?:却|则|也)?(?:是|为|系|有|包括|:|落在)?:?\s?"
    return {
        sign: re.compile(rf"(?<![副分册非])(?:{word[cue]}){link}{WHO}")
        for sign, cue in (("E", "hosts"), ("M", "runs"), ("D", "writes"))
    }


def compile_serving(word: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """The doers, and what they are called behind: 云山小学是承办单位."""
    return {
        sign: re.compile(rf"{WHO}(?:是|作为|系|为|担任|当)[^,;。:A-Z]{{0,6}}(?:{word[cue]})(?!的)")
        for sign, cue in (("E", "hosts"), ("M", "runs"))
    }


def compile_going_on(word: Mapping[str, str]) -> dict[str, re.Pattern[str]]:
    """What is told of each sort of thing right behind its name, which a doer before it did."""
    return {
        "M": re.compile(rf"(?:\([^()]*\))?[^,;。A-Z]{{0,10}}?(?:{word['goes']})"),
        "D": re.compile(rf"(?:\([^()]*\))?[^,;。A-Z]{{0,14}}?(?:{word['issued']})"),
        "E": re.compile(r"的?(?:承办|举办|筹备|筹办|组织|承接)(?:工作|任务)|办成了?|如期(?:举行|举办|开)"),
    }
