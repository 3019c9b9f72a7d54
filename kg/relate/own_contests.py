"""Contests to which the school that speaks has sent somebody, and how the clauses behind tell that they have won."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.model import Kind, Linked, Sentence
from kg.relate.operators import Operator, Worth, weigh_claim
from kg.relate.prize_units import Scene, Unit

BEARERS = frozenset({Kind.PERSON, Kind.SCHOOL, Kind.GROUP, Kind.AUTHORITY, Kind.ORGANISATION, Kind.AREA})
ENTERS = re.compile(
    r"(?:参加|参赛|参与|组队|选派|派出|组织[^,。;]{0,12}参|代表[^,。;]{0,6}参|奔?赴|出战|出征)[^,。;]{0,24}$"
)
NOT_ENTERED = re.compile(r"将|拟|准备|计划|观摩|听课|培训|\d[节堂]|[^,。;]{0,6}等奖")
SENT = r"(?:(?:孩子|队员|同学|小?选手|小?演员|健儿)们?|师生|参赛(?:队员|选手|师生|作品|队)|[我本][校园](?:代表)?队?|全体队员|代表队)?"
EFFORT = re.compile(
    rf"\W*{SENT}(?:最终|最后|不负众望|过关斩将|力压群雄|脱颖而出|经过[^,;。]{{2,14}}|在[^,;。]{{2,10}}中|[^,;。获夺摘捧老教]{{0,6}}(?:出色|优异|默契|拼搏|精彩|不俗|突出|努力|沉着|应战|奋战))?"
)
WON = re.compile(
    rf"\W*{SENT}(?:最终|最后|一举|成功|喜)?(?:获得?|荣获|夺得?|摘得?|摘取|捧回|捧得|取得|斩获|喜获|收获)了?(?:[一-鿿]{{1,6}}组)?(?:团体|集体)?(?:总分)?"
)
"""How the clauses of a sentence tell that those whom the speaker sent to the contest told before have won."""


def tells_win(words: str) -> bool:
    """Whether the clauses before a grade tell nothing but that those sent to a contest have won: 经过激烈角逐,夺得|二等奖."""
    *efforts, won = re.split("[,、]", words)
    return WON.fullmatch(won) is not None and all(EFFORT.fullmatch(clause) for clause in efforts)


def enters_and_wins(scene: Scene, contest: Unit, unit: Unit) -> bool:
    """Whether a grade is told, of nobody, in a clause behind the contest that somebody went to: 参加全市运动会,获|团体第一名."""
    piece = max(scene.bare.rfind(mark, 0, unit.start) for mark in "。;!?") + 1
    lead, gap = scene.bare[piece : contest.start], scene.bare[contest.end : unit.start]
    named = any(one.sort == "who" and piece <= one.start < unit.start for one in scene.units)
    told = ENTERS.search(lead) and not NOT_ENTERED.search(lead)
    return bool(not named and piece <= contest.start and told and gap.startswith(",") and tells_win(gap[1:]))


def list_entered(scene: Scene, taken: set[str], operators: Sequence[Operator]) -> Iterator[Unit]:
    """The grades, each with its contest, of those whom the school that speaks sent there: 参加全市运动会,获团体第一名."""
    for contest, unit in pairwise(scene.units):
        if contest.sort != "contest" or unit.sort != "grade" or unit.aside or taken.intersection(contest.links[0].keys):
            continue
        worth, _ = weigh_claim(scene.sentence, operators, unit.start, unit.end)
        if worth is Worth.FACT and enters_and_wins(scene, contest, unit):
            yield Unit("grade", contest.start, unit.end, contest.start, contest.links, unit.grade)


def find_entered(sentence: Sentence, links: Sequence[Linked], key: str) -> Linked | None:
    """The one contest that a sentence tells the school that speaks (`key`), and nobody else, to have entered."""
    others = [one for one in links if one.mention.kind in BEARERS - {Kind.AREA, Kind.AUTHORITY} and key not in one.keys]
    contests = [one for one in links if one.mention.kind is Kind.EVENT]
    if others or len(contests) != 1:
        return None
    lead = sentence.folded[: contests[0].mention.span.start - sentence.span.start]
    return contests[0] if ENTERS.search(lead) and not NOT_ENTERED.search(sentence.folded) else None
