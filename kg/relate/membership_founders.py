"""The school that a clause is about and leaves out, which founds a group with those that the clause names."""

import re
from collections.abc import Iterator

from kg.model import Linked, Sentence
from kg.relate.membership_clauses import Clause, Told, skip_tail
from kg.relate.membership_cues import HEADS, PARTNERED, RUN
from kg.relate.skeleton import GROUP, PERSON, SCHOOL

WITH = re.compile(
    rf"(?P<before>[^{SCHOOL}{GROUP}{PERSON}]{{0,16}}?)(?<!参)(?:与|和|同|跟|联合|携手|会同)[^{SCHOOL}{GROUP}{PERSON}]{{0,8}}(?P<run>{RUN.pattern})"
)
HEAD = re.compile(rf"[^,:;。{SCHOOL}{GROUP}{PERSON}]{{0,8}}(?<![的了])(?P<school>{SCHOOL})(?!、|和|与|及)")
LEADS = re.compile(r"牵头|领衔|带头|发起|挑头")
OTHER = re.compile(r"[局厅办院馆会司团队]|中学|小学|学校(?!牵头)|师生|教师")
"""Before 与: that the clause is about another body."""


def find_head(clause: Clause, voice: tuple[str, ...]) -> tuple[str, ...]:
    """The school that a clause without one is about: the head of its sentence, else the one that speaks."""
    words = PARTNERED.sub(lambda one: "\0" * len(one.group()), clause.skeleton.words[: clause.start])
    if head := HEADS.search(words):
        return clause.skeleton.links[head.start("school")].keys
    return () if SCHOOL in words else voice


def find_founder(clause: Clause, voice: tuple[str, ...]) -> tuple[str, ...]:
    """The school that speaks, else the one that its sentence begins with."""
    head = HEAD.match(clause.skeleton.words[: clause.start])
    return voice or (clause.skeleton.links[head.start("school")].keys if head else ())


def join_founder(
    sentence: Sentence, clause: Clause, named: re.Pattern[str], voice: tuple[str, ...]
) -> Iterator[tuple[Told, tuple[str, ...]]]:
    """The membership of a school that founds a group with others: 2016年与后山小学、前坪小学组成滨河集团."""
    with_others = WITH.match(clause.words)
    if not with_others or clause.barred or OTHER.search(with_others["before"]):
        return
    behind = skip_tail(clause.words[with_others.end() :])
    naming = named.match(behind)
    keys = find_founder(clause, voice) if naming else ()
    if not naming or not keys:
        return
    place = clause.start + len(clause.words) - len(behind) + naming.start("group")
    link = Linked(clause.skeleton.links[place].mention, keys[:1])
    role = "Lead" if LEADS.search(with_others["before"]) else "Member"
    start, end = clause.start + with_others.start("run"), clause.start + with_others.end("run")
    yield (
        Told(sentence, clause.skeleton, ((link, role),), start, end, "founder", free=True),
        clause.skeleton.links[place].keys,
    )
