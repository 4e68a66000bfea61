"""How likely "the minister" or "a lawyer for Acme" means somebody whom the text names: features, and learnt weights.

As in ``antecedents``, every feature is a category, and one more outcome competes with the candidates, *none of them*:
somebody is meant whom the text does not name. ``training/cast/descriptions.py`` learns the weights.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Self

from streams.quotes.coreference import presence
from streams.quotes.coreference.presence import FORMS, Presence
from streams.quotes.coreference.shares import Features, Shares
from streams.quotes.roles.ties import FAMILIES

_KINDS: Final = len(FAMILIES)

# How the office of a candidate and the description belong together.
UNTOLD, OTHER, KIN, SAME, NAMED = range(5)

# How their fields do, "foreign" and "trade": the description tells none, one is in both, both may be, they are two.
NO_FIELD, SHARED_FIELD, MAYBE_FIELD, TWO_FIELDS = range(4)

# How whom they work for does.
NEITHER, ONE_TOLD, SHARED, DIFFERENT = range(4)

# How their sexes do.
UNKNOWN, SAME_SEX, OTHER_SEX = range(3)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = presence.TEMPLATES | {
    "office, named before, form": (5, 2, FORMS),
    "office, others of it": (5, 2),
    "office, field": (5, 4),
    "office, kind": (5, _KINDS),
    "untold office, speaks behind, kind": (2, 3, _KINDS),
    "employer, form": (4, FORMS),
    "employer, office": (4, 5),
    "sex": (3,),
}
"""Every feature of a candidate with the sizes of the categories that make it up, in the order of ``features_of``."""
OF_NONE: Final[dict[str, tuple[int, ...]]] = {
    "form, kind": (FORMS, _KINDS),
    "candidates": (5,),
    "one of the office, form": (2, FORMS),
    "in the lead, form": (2, FORMS),
    "has come up, form": (2, FORMS),
    "employer is told, form": (2, FORMS),
}
"""Likewise of the outcome *none of them*, in the order of ``features_of_none``."""
SIZES: Final = tuple(map(math.prod, TEMPLATES.values()))
SIZES_OF_NONE: Final = tuple(map(math.prod, OF_NONE.values()))


@dataclass(frozen=True, slots=True)
class Description:
    """Words for one person, "the minister", where they name who says something."""

    form: int
    noun: str
    """Its head, lower case."""
    kind: int
    """The family of the office that the noun is, as ``FAMILIES`` numbers them."""
    in_lead: bool
    """Whether it stands in the first paragraphs."""
    has_come_up: bool
    """Whether one of that noun has been introduced before: "a minister"."""
    has_employer: bool
    """Whether it says for whom he works."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom a description may mean."""

    presence: Presence
    office: int
    field: int
    employer: int
    sex: int


IdentityJudge = Callable[[Description, Sequence[Candidate]], Sequence[float]]
"""How likely each of the candidates is meant, 0..1; what is left is how likely none of them is."""


def features_of(description: Description, candidates: Sequence[Candidate]) -> list[Features]:
    """The categories of each of the ``candidates``."""
    alike = sum(each.office >= SAME for each in candidates)
    return [_features_of(each, description, alike - (each.office >= SAME)) for each in candidates]


def _features_of(who: Candidate, description: Description, others: int) -> Features:
    """The categories of candidate ``who``, beside ``others`` of the same office."""
    form, kind, office = description.form, description.kind, who.office
    return (
        *presence.features_of(who.presence, form, in_lead=description.in_lead),
        (office * 2 + who.presence.is_before) * FORMS + form,
        office * 2 + (others > 0),
        office * 4 + who.field,
        office * _KINDS + kind,
        ((office == UNTOLD) * 3 + who.presence.speaks) * _KINDS + kind,
        who.employer * FORMS + form,
        who.employer * 5 + office,
        who.sex,
    )


def features_of_none(description: Description, candidates: Sequence[Candidate]) -> Features:
    """The categories of the outcome *none of them*, beside the ``candidates``."""
    form = description.form
    return (
        form * _KINDS + description.kind,
        min(len(candidates), 4),
        any(each.office >= SAME for each in candidates) * FORMS + form,
        description.in_lead * FORMS + form,
        description.has_come_up * FORMS + form,
        description.has_employer * FORMS + form,
    )


class Identities:
    """Chooses by ``shares``."""

    def __init__(self, shares: Shares) -> None:
        self._shares = shares

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(Shares.load("weights/identities.txt", TEMPLATES, OF_NONE))

    def __call__(self, description: Description, candidates: Sequence[Candidate]) -> list[float]:
        """How likely each of the ``candidates`` is meant."""
        nobody = features_of_none(description, candidates)
        return self._shares(features_of(description, candidates), nobody, description.noun)
