"""Changes told in free wording: mergers, ties, trusteeships and constructions that no pattern has read."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import Kind, Linked, Predicate, Sentence
from kg.relate import mergers_told, sites_carried, sites_own, sites_told, ties_listed, ties_told, trusts_told
from kg.relate.claims import Claim, Setting
from kg.relate.passage import SIGNS, make_passage

JOINTLY = "site-founded"
"""The rule by which more than one body builds one school."""
HEAD = 16
"""A sentence without names may be a head of what stands below it if it is no longer."""


def read_changes(
    sentences: Iterable[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    make_setting: Callable[[Sentence], Setting],
) -> Iterator[Claim]:
    """The changes that the sentences tell in free wording; rows of tables are none of them."""
    mergers, ties = mergers_told.Memory(), ties_told.Memory()
    sites, carried = sites_told.Memory(), sites_carried.Memory()
    listed = ties_listed.Memory()
    for sentence in sentences:
        links = list_signs(inside.get(sentence.span.start, ()))
        setting = make_setting(sentence)
        if not links and len(sentence.folded) > HEAD and carried.site is None and setting.voice_kind is not Kind.SCHOOL:
            continue
        passage = make_passage(sentence, links, setting)
        yield from mergers_told.read_mergers(passage, mergers)
        yield from ties_told.read_ties(passage, ties)
        yield from ties_listed.read_listed(passage, listed)
        yield from sites_told.read_sites(passage, sites)
        yield from sites_carried.read_carried(passage, carried)
        yield from sites_own.read_own_sites(passage)
        yield from trusts_told.read_trusts(passage)


def list_signs(links: Iterable[Linked]) -> list[Linked]:
    """The names of bodies and persons in a sentence, without the 两校 that only counts the schools right before it."""
    found: list[Linked] = []
    for link in sorted(links, key=lambda one: one.mention.span):
        counts = found and link.mention.rule == "pronoun-both" and found[-1].mention.span.end == link.mention.span.start
        if link.mention.kind in SIGNS and not counts:
            found.append(link)
    return found


def drop_told(claims: Sequence[Claim], free: Iterable[Claim]) -> Iterator[Claim]:
    """Of changes told freely those that no pattern has told already: the same pair, or another end of the same tie."""
    told = {pair for one in claims for pair in name_pairs(one)}
    ties = [one for one in claims if one.predicate is Predicate.PARTNERS_WITH]
    built = {one.object: one.rule for one in claims if one.predicate is Predicate.BUILDS}
    for one in free:
        if one.predicate is Predicate.BUILDS and built.get(one.object, JOINTLY) != JOINTLY:
            continue
        if told & set(name_pairs(one)) or any(tells_again(one, tie) for tie in ties):
            continue
        told.update(name_pairs(one))
        if one.predicate is Predicate.BUILDS:
            built[one.object] = one.rule
        yield one


def tells_again(one: Claim, tie: Claim) -> bool:
    """Whether a claim is made of the words that a pattern has read as a tie of the same body with another."""
    return (
        one.rule == "tie-with"
        and one.span.overlaps(tie.span)
        and bool({one.subject, one.object} & {tie.subject, tie.object})
    )


def name_pairs(claim: Claim) -> tuple[tuple[Predicate, str, str], ...]:
    """The pairs that a claim takes: ties and mergers hold in one direction at most, so they take both."""
    straight = (claim.predicate, claim.subject, claim.object)
    if claim.predicate in {Predicate.PARTNERS_WITH, Predicate.MERGED_INTO}:
        return straight, (claim.predicate, claim.object, claim.subject)
    return (straight,)
