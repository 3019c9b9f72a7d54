"""Partners that are told off one by one behind what they are called: 新签约企业三家:甲公司、乙公司; 结对学校有两所。一所是…."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.model import SCHOOLING, Predicate
from kg.relate.claims import Claim
from kg.relate.operators import Worth
from kg.relate.passage import Passage

CALLED = (
    r"(?:结对(?:帮扶|共建)?|帮扶|手拉手|友好|姊妹|姐妹|校?企?合作(?:办学)?|共建|签约|协作|对口(?:支援|帮扶|协作)?|联谊)(?:的)?"
    r"(?:学校|兄弟学校|校(?!长|区|园)|园所|幼儿园|单位|企业|院校|高校|公司|伙伴)"
)
COUNT = r"(?:共|达|已达|增至|现)?(?:有|为)?[\d一二两三四五六七八九十]+(?:所|家|个)"
OPENED = re.compile(
    rf"^(?P<lead>[^;。]{{0,24}}?){CALLED}(?:主要)?(?:{COUNT})?(?:,?(?:它们)?(?:分别|依次)?(?:是|为|有|即)|,?包括|:)+(?=R?[SGUO])"
)
COUNTED = re.compile(rf"^(?P<lead>[^;。]{{0,24}}?){CALLED}{COUNT}[。:]?\s*$")
POINTS = re.compile(r"^\W*(?:它们|[他它]们|其中)?(?:,)?(?:一[所家个]是|分别是|分别为|依次是|即|是|为)R?[SGUO]")
NO_TIE = re.compile(r"未|没|终止|解约|拟|洽谈|到期|评[为选]|获|参观|考察")


@dataclass(slots=True)
class Memory:
    """Whose partners the sentence before has counted, in which paragraph."""

    owner: tuple[str, ...] = ()
    block: int = -1


def read_listed(passage: Passage, memory: Memory) -> Iterator[Claim]:
    """The partnerships that a list of partners tells."""
    owner = memory.owner if memory.block == passage.sentence.block else ()
    memory.owner, memory.block = (), passage.sentence.block
    words = passage.words
    if NO_TIE.search(words):
        return
    opened = OPENED.match(words)
    if counted := COUNTED.match(words):
        memory.owner = find_owner(passage, counted)
    elif opened:
        yield from claim_partners(passage, find_owner(passage, opened), opened.end())
    elif owner and POINTS.match(words):
        yield from claim_partners(passage, owner, 0)


def find_owner(passage: Passage, match: re.Match[str]) -> tuple[str, ...]:
    """Whose partners are told: the only body named before them, else the school or group that speaks."""
    named = {passage.keys(at) for at in range(match.end("lead")) if passage.words[at] in "SGUO"}
    if named:
        return next(iter(named)) if len(named) == 1 and len(next(iter(named))) == 1 else ()
    speaks = passage.setting.voice_kind in SCHOOLING and not re.search("[RP]", match["lead"])
    return (passage.setting.voice,) if speaks else ()


def claim_partners(passage: Passage, owner: tuple[str, ...], start: int) -> Iterator[Claim]:
    """A claim for the owner with every body named from `start` on, up to the end of the sentence."""
    stop = passage.words.find("。", start)
    end = stop if stop >= 0 else len(passage.words) - 1
    worth, _ = passage.weigh(start, end)
    if not owner or worth is Worth.NONE:
        return
    planned = worth is Worth.PLAN or passage.setting.headed
    for at in range(start, end + 1):
        if passage.words[at : at + 1] in {"S", "G", "U", "O"}:
            for key in passage.keys(at):
                if key != owner[0]:
                    yield passage.claim(
                        (owner[0], Predicate.PARTNERS_WITH, key), (start, end), "tie-listed", planned=planned
                    )
