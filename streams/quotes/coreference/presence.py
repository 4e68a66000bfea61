"""Where and how much an article speaks of somebody whom a description may mean: categories."""

from dataclasses import dataclass
from typing import Final

from streams.quotes.coreference.shares import Features, bucket

# How a description begins: "the minister", "its chief", "a minister", "minister".
DEFINITE, OWNED, INDEFINITE, BARE = range(4)
FORMS: Final = 4

# What somebody who may be meant is.
PERSON, MAYBE, ANYTHING, ORGANIZATION = range(4)

# Where he is named next to the description, those mentions first that stand before it.
IN_SENTENCE, SENTENCE_BEFORE, NEAR_BEFORE, BEFORE, SENTENCE_BEHIND, NEAR_BEHIND, BEHIND, IN_TITLE, WITHIN = range(9)
PLACES: Final = 9

# Whether he says something: not, sometime, or next to what is said by the one described.
SILENT, SPEAKS, SPEAKS_NEXT = range(3)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = {
    "where, form": (PLACES, FORMS),
    "where, in the lead": (PLACES, 2),
    "where, in the title": (PLACES, 2),
    "type, where": (4, PLACES),
    "type, speaks behind": (4, 3),
    "paragraphs between, named before": (4, 2),
    "speaks before, form": (3, FORMS),
    "speaks behind, form": (3, FORMS),
    "says the same, form": (3, FORMS),
    "share of all who are spoken of": (5,),
    "most spoken of, form": (2, FORMS),
    "in what is said": (2,),
}
"""Every feature with the sizes of the categories that make it up, in the order of ``features_of``."""
_SHARES: Final = (0.05, 0.15, 0.3, 0.5)
"""Bounds between the categories of a share."""


@dataclass(frozen=True, slots=True)
class Presence:
    """How somebody who may be meant stands to a description and to what is said there."""

    type: int
    where: int
    paragraphs: int
    """Between there and the description."""
    spoke: int
    """Whether he says something before."""
    speaks: int
    """Whether he does behind."""
    repeats: int
    """How much of what is said he says behind: 0 little or nothing, 1 some, 2 half."""
    share: float
    """Of all mentions of whom may be meant, 0..1."""
    is_most: bool
    """Whether no other has more."""
    is_in_content: bool
    """Whether what is said names him."""
    in_title: bool
    is_before: bool
    """Whether the text names him before the description."""


def features_of(who: Presence, form: int, *, in_lead: bool) -> Features:
    """The categories of ``who``, beside a description of this ``form``; ``in_lead`` if it stands in the lead."""
    return (
        who.where * FORMS + form,
        who.where * 2 + in_lead,
        who.where * 2 + who.in_title,
        who.type * PLACES + who.where,
        who.type * 3 + who.speaks,
        min(who.paragraphs, 3) * 2 + who.is_before,
        who.spoke * FORMS + form,
        who.speaks * FORMS + form,
        who.repeats * FORMS + form,
        bucket(who.share, _SHARES),
        who.is_most * FORMS + form,
        int(who.is_in_content),
    )
