"""Links that no rule reads and the learned model finds likely: persons without a house, and what who speaks does and gains."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from kg.model import BODIES, Entity, Frame, Kind, Linked, Modality, Predicate, Qualifiers, Sentence, Span
from kg.relate.act_own import NOT_DONE
from kg.relate.claims import Claim, Setting, is_replaced, widen
from kg.relate.homes import DENIED, OUTSIDE, item_around
from kg.relate.left_posts import WHOLLY
from kg.relate.link_model import weigh_link
from kg.relate.link_signs import BY_SUBJECT, CLAUSE_END, Pair, list_pairs
from kg.relate.link_words import load_link_words
from kg.relate.operators import Worth, find_operators, weigh_claim
from kg.relate.seats import is_byline

BY_OTHERS = re.compile(r"(?:得到|获得?|接受|受到?|经|由|在)了?[“\"《]?$")
"""Right before an initiative that is another's, from whom something came: 得到|苗圃行动捐资."""
DONE = frozenset({Predicate.CARRIES_OUT, Predicate.HOLDS})
"""What a body named in the clause does rather than who speaks."""
LEAST = 0.85
"""How likely a link must be."""
LEAST_NAMED = {Predicate.MEMBER_OF: 0.97, Predicate.RECEIVED: 0.97}
"""How likely one must be of a partner that is named, if more."""
LEAVES = 8
"""So many characters behind a person it is told that he left."""
OFFICIAL = re.compile(r"(?:[省市区县旗州镇乡局]长|常委|政协[一-鿿]{0,2}主席|记者|通讯员)\s?$")
"""Right before somebody who is no member of the school that speaks, wherever he is told of again (副市长|周平)."""
EMPLOYED = re.compile(
    r"(?:管委会|工委|编辑部|报社|杂志社|基金会|研究会|街道办)(?:副?(?:主任|书记|会长|社长|秘书长|总编))\s?$"
)
"""Right before somebody of a house that has no name in the text, and is no school's or bureau's (区|管委会主任周平)."""
LONGEST_POST = 8
RULE_NAMED, RULE_UNNAMED = "model-named", "model-unnamed"


def find_likely(
    sentences: Sequence[Sentence],
    inside: Mapping[int, Sequence[Linked]],
    by_key: Mapping[str, Entity],
    frame: Frame,
    describe: Callable[[Sentence], Setting],
    told: Sequence[Claim],
) -> Iterator[Claim]:
    """Claims of names that no claim of `told` gives a partner; `describe` tells what a sentence inherits."""
    taken = {(one.predicate, key) for one in told for key in (one.subject, one.object)}
    speaker = frame.voice or frame.area
    groups: dict[str, set[str]] = defaultdict(set)
    for one in told:
        if one.predicate is Predicate.MEMBER_OF:
            groups[one.subject].add(one.object)

    officials = {
        key for link, folded, start in list_people(sentences, inside) if is_official(folded, start) for key in link.keys
    }

    def wants(predicate: Predicate, link: Linked) -> bool:
        return not any((predicate, key) in taken for key in link.keys)

    for pair, chance in list_likeliest(list_pairs(sentences, inside, by_key, frame, wants)):
        of_person = pair.predicate is Predicate.AFFILIATED_WITH
        if not (is_stranger(pair, officials) if of_person else is_anothers(pair, inside) or is_honoured(pair, told)):
            for one in claim_pair(pair, inside, speaker, describe(pair.sentence), chance):
                # What schools do together in their group makes no partners of them.
                if one.predicate is not Predicate.PARTNERS_WITH or not groups[one.subject] & groups[one.object]:
                    yield one


def list_likeliest(pairs: Iterable[Pair]) -> Iterator[tuple[Pair, float]]:
    """The pairs that are likely enough, of those of one anchor the likeliest and what stands in one list with it."""
    likely: dict[tuple[Predicate, Linked], list[tuple[Pair, float]]] = defaultdict(list)
    for pair in pairs:
        chance = weigh_link(pair.predicate, pair.signs)
        if chance >= tell_least(pair):
            likely[pair.predicate, pair.anchor].append((pair, chance))
    for rivals in likely.values():
        most = max(chance for _, chance in rivals)
        yield from ((pair, chance) for pair, chance in rivals if chance == most)


def tell_least(pair: Pair) -> float:
    """How likely the link of a pair must be."""
    return LEAST_NAMED.get(pair.predicate, LEAST) if pair.partner else LEAST


def claim_pair(
    pair: Pair, inside: Mapping[int, Sequence[Linked]], speaker: str, setting: Setting, chance: float
) -> Iterator[Claim]:
    """The claims of a pair, unless something in the sentence takes them back."""
    shift = pair.sentence.span.start
    spans = sorted(one.mention.span for one in (pair.anchor, pair.partner) if one is not None)
    start, end = spans[0].start - shift, spans[-1].end - shift
    names = [link.mention.span for link in inside.get(shift, ())]
    worth, _ = weigh_claim(pair.sentence, find_operators(pair.sentence, names), max(start, end - 1), end)
    if worth is Worth.NONE:
        return
    modality = Modality.PLANNED if worth is Worth.PLAN or setting.planned else Modality.REALISED
    quote = widen(Span(start + shift, end + shift), pair.sentence)
    rule = RULE_NAMED if pair.partner else RULE_UNNAMED
    for anchor in pair.anchor.keys:
        for partner in pair.partner.keys if pair.partner else (speaker,):
            subject, target = (anchor, partner) if pair.predicate in BY_SUBJECT else (partner, anchor)
            if subject != target:
                told = Qualifiers(role="Member") if pair.predicate is Predicate.MEMBER_OF else Qualifiers()
                yield Claim(subject, pair.predicate, target, told, modality, quote, rule, round(chance, 2))


def list_people(
    sentences: Iterable[Sentence], inside: Mapping[int, Sequence[Linked]]
) -> Iterator[tuple[Linked, str, int]]:
    """Every person met, with the sentence's words and where the name begins in them."""
    for sentence in sentences:
        for link in inside.get(sentence.span.start, ()):
            if link.mention.kind is Kind.PERSON:
                yield link, sentence.folded, link.mention.span.start - sentence.span.start


def is_official(folded: str, start: int) -> bool:
    """Whether the name that begins at `start` stands behind the post of an official or a reporter."""
    return OFFICIAL.search(folded, max(0, start - LONGEST_POST), start) is not None


def is_stranger(pair: Pair, officials: set[str]) -> bool:
    """Whether the person of a pair is told as one from outside or of former times, or what is told of him as false."""
    span, folded = pair.anchor.mention.span, pair.sentence.folded
    start, end = span.start - pair.sentence.span.start, span.end - pair.sentence.span.start
    item = item_around(folded, start)
    return bool(
        (pair.partner is None and (officials & set(pair.anchor.keys) or is_byline(folded[:start], folded[end:])))
        or DENIED.search(item)
        or OUTSIDE.search(item)
        or EMPLOYED.search(folded, max(0, start - LONGEST_POST), start)
        or load_link_words().once.search(folded, 0, start)
        or WHOLLY.search(folded, end, end + LEAVES)
        or is_replaced(pair.sentence, span)
    )


def is_honoured(pair: Pair, told: Sequence[Claim]) -> bool:
    """Whether the partner of a contest has an honour of its own in the sentence: 石桥小学荣获2016年|艺术展演|优秀组织奖."""
    if pair.predicate is not Predicate.RECEIVED or pair.partner is None or pair.anchor.mention.kind is not Kind.EVENT:
        return False
    return any(
        one.predicate is Predicate.RECEIVED and one.subject in pair.partner.keys and pair.sentence.span.covers(one.span)
        for one in told
    )


def is_anothers(pair: Pair, inside: Mapping[int, Sequence[Linked]]) -> bool:
    """Whether a body is named in the clause before what is done or won without a partner, or it is cited or not done."""
    folded, shift = pair.sentence.folded, pair.sentence.span.start
    span = pair.anchor.mention.span
    clause = max(folded.rfind(mark, 0, span.start - shift) for mark in CLAUSE_END) + 1 + shift
    named = any(
        link.mention.kind in BODIES and clause <= link.mention.span.start < span.start for link in inside.get(shift, ())
    )
    cited = NOT_DONE.match(folded, span.end - shift) is not None
    cited = cited or BY_OTHERS.search(folded, 0, span.start - shift) is not None
    named = named or load_link_words().part.match(folded, clause - shift) is not None
    return pair.partner is None and pair.predicate in DONE and (named or cited)
