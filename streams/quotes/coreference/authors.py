"""How likely somebody is the author of "the report" or "a survey" that says something: features, and learnt weights.

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

# What a writing is: a lawsuit, another filing, a study, a statement, something that people write, or anything else.
CLAIM, FILING, STUDY, STATEMENT, MESSAGE, OTHERWISE = range(6)
KINDS: Final = 6

# How the text ties somebody to a writing that is called so, or nearly so: not; before the description it is his, or
# nearly, he says something by it, or does what it comes of ("sued"); behind the description it is his, or he does. Or
# the description names him, "an Acme report", "a report by Acme", "of Acme", or otherwise.
(
    UNTIED,
    OWNS,
    OWNS_KIN,
    SAYS_BY,
    DID,
    OWNS_BEHIND,
    DOES_BEHIND,
    MODIFIER,
    BY,
    OF,
    INSIDE,
) = range(11)
TIES: Final = 11

# What somebody is by his name: a public body or an association, a bank or a research house, who publishes, or else.
BODY, HOUSE, OUTLET, ANY = range(4)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = presence.TEMPLATES | {
    "tie, form": (TIES, FORMS),
    "tie, nearest": (TIES, 2),
    "tie, kind": (TIES, KINDS),
    "tie, type": (TIES, 4),
    "type, kind": (4, KINDS),
    "sort, kind": (4, KINDS),
    "where, kind": (presence.PLACES, KINDS),
}
"""Every feature of a candidate with the sizes of the categories that make it up, in the order of ``features_of``."""
OF_NONE: Final[dict[str, tuple[int, ...]]] = {
    "form, kind": (FORMS, KINDS),
    "candidates": (5,),
    "one is tied, form": (2, FORMS),
    "in the lead, form": (2, FORMS),
    "one is nobody's, form": (2, FORMS),
    "told apart, form": (3, FORMS),
}
"""Likewise of the outcome *none of them*, in the order of ``features_of_none``."""
SIZES: Final = tuple(map(math.prod, TEMPLATES.values()))
SIZES_OF_NONE: Final = tuple(map(math.prod, OF_NONE.values()))


@dataclass(frozen=True, slots=True)
class Writing:
    """Words for something written, "the report", where it says something."""

    form: int
    noun: str
    """Its head, lower case and singular."""
    kind: int
    in_lead: bool
    """Whether it stands in the first paragraphs."""
    is_nobodys: bool
    """Whether one of nobody's has been spoken of since any that is somebody's: "a recent report"."""
    told_apart: int
    """What stands before its noun: 0 at most an article, 1 words, "annual", 2 a name, "French"."""


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody who may have written it."""

    presence: Presence
    sort: int
    tie: int
    is_nearest: bool
    """Whether no other is tied to one nearer to it."""


AuthorJudge = Callable[[Writing, Sequence[Author]], Sequence[float]]
"""How likely each of the authors wrote it, 0..1; what is left is how likely none of them did."""


def features_of(writing: Writing, authors: Sequence[Author]) -> list[Features]:
    """The categories of each of the ``authors``."""
    form, kind = writing.form, writing.kind
    return [
        (
            *presence.features_of(who.presence, form, in_lead=writing.in_lead),
            who.tie * FORMS + form,
            who.tie * 2 + who.is_nearest,
            who.tie * KINDS + kind,
            who.tie * 4 + who.presence.type,
            who.presence.type * KINDS + kind,
            who.sort * KINDS + kind,
            who.presence.where * KINDS + kind,
        )
        for who in authors
    ]


def features_of_none(writing: Writing, authors: Sequence[Author]) -> Features:
    """The categories of the outcome *none of them*, beside the ``authors``."""
    form = writing.form
    return (
        form * KINDS + writing.kind,
        min(len(authors), 4),
        any(each.tie != UNTIED for each in authors) * FORMS + form,
        writing.in_lead * FORMS + form,
        writing.is_nobodys * FORMS + form,
        writing.told_apart * FORMS + form,
    )


class Authors:
    """Chooses by ``shares``."""

    def __init__(self, shares: Shares) -> None:
        self._shares = shares

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(Shares.load("weights/authors.txt", TEMPLATES, OF_NONE))

    def __call__(self, writing: Writing, authors: Sequence[Author]) -> list[float]:
        """How likely each of the ``authors`` wrote it."""
        return self._shares(features_of(writing, authors), features_of_none(writing, authors), writing.noun)
