"""Records of how names over all documents came to be entities, and of what people decided about them."""

from collections.abc import Sequence
from enum import StrEnum

from kg.model.claims import Evidence
from kg.model.terms import Kind
from kg.record import record


class Choice(StrEnum):
    """What a person decided about two names."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@record(order=True)
class Decision:
    """A person's word on two names, each with its place as in `Form.area` ("" where only one place has the name)."""

    kind: Kind
    left: str
    left_area: str
    right: str
    right_area: str
    choice: Choice
    note: str = ""


@record(order=True)
class Form:
    """A name as documents tell it, in its place: the unit that resolution joins and that a decision speaks of.

    `area` is the place in words, from wide to narrow, parted by slashes (a person's body included); `entity` the key of
    what it was joined to; `aliases` what the same documents call it too; `evidence` where the first of them name it.
    """

    kind: Kind
    name: str
    area: str
    entity: str
    aliases: tuple[str, ...] = ()
    paths: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


class Tie(StrEnum):
    """What resolution made of two forms: joined, kept apart though alike, or left open."""

    JOINED = "joined"
    APART = "apart"
    DOUBTFUL = "doubtful"


@record(order=True)
class Judgement:
    """What was made of two forms, by their numbers in `Resolution.forms`, and why; `score` is how likely they are one."""

    left: int
    right: int
    tie: Tie
    reason: str
    score: float = 0.0


@record
class Resolution:
    """How names over all documents came to be entities: the forms, and what was made of those that were compared."""

    forms: Sequence[Form] = ()
    judgements: Sequence[Judgement] = ()
