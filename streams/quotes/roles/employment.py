"""How likely somebody belongs to an organization: features of what ties them in the text, and their learnt weights.

Every feature is a category; the weights of a candidate's categories add up to the logarithm of its odds (logistic
regression). ``training/cast/employers.py`` learns the weights and says below which probability an employer is left out.
"""

import math
from collections.abc import Callable
from operator import getitem
from typing import Final, NamedTuple

from streams.data import read_text
from streams.quotes.names.entities import EntityType, Place
from streams.quotes.roles.ties import FAMILIES, RELATIONS

TYPES: Final[tuple[EntityType, ...]] = ("organization", "unknown", "place", "person")
_FAMILY: Final = len(FAMILIES)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = {
    "relation": (RELATIONS,),
    "relation, office": (RELATIONS, _FAMILY),
    "relation, type": (RELATIONS, len(TYPES)),
    "relation, past": (RELATIONS, 2),
    "somebody unnamed, relation": (2, RELATIONS),
    "near, type, past": (2, len(TYPES), 2),
    "near, told": (2, 2),
    "near, distance": (2, 4),
    "near, tied first, others tied": (2, 2, 3),
    "near, tied again": (2, 3),
    "near, words of the name, legal form": (2, 4, 2),
    "near: office, type": (2, _FAMILY, len(TYPES)),
    "near: office, public body": (2, _FAMILY, 2),
    "near: office, in the title": (2, _FAMILY, 2),
    "near: office, opens": (2, _FAMILY, 3),
    "near: office, somebody unnamed": (2, _FAMILY, 2),
    "near: before, rank in the article": (2, 3, 3),
    "near: determiner, rank in the article": (2, 4, 3),
    "near: noun of the reference, type, before": (2, 5, len(TYPES), 3),
}
"""Every feature with the sizes of the categories that make it up, in the order of ``features_of``.

Those of "near:" only tell organizations apart that no words tie to the person.
"""
SIZES: Final = tuple(math.prod(sizes) for sizes in TEMPLATES.values())

Features = tuple[int, ...]
"""The category of each of ``TEMPLATES``."""


class Evidence(NamedTuple):
    """What a text says of one person and one organization."""

    relation: int
    """One of those of ``ties.py``."""
    office: int
    """The office's family."""
    type: EntityType
    is_past: bool
    distance: int
    """Tokens between."""
    rank: int
    """0 if the article names no organization more often, 1 if one, else 2."""
    others: int
    """How many other organizations are tied to the person now."""
    again: int
    """How many more of these ties there are."""
    is_first: bool
    """Whether this is the first tie of the present."""
    in_title: bool
    """Whether the title names the organization."""
    is_told: bool
    """Whether the organization is mostly told something, or reports: "told Acme News"."""
    words: int
    """In its name."""
    has_legal_form: bool
    is_public: bool
    """Whether its name is a public body's: "ministry", "SEC"."""
    before: int
    """0 if no organization is spoken of more before the person, 1 if one, else 2."""
    opens: int
    """1 if the organization opens the person's sentence or the one before it, 2 if the person's own, else 0."""
    determiner: int
    """Before the office: 0 none, 1 an article, 2 a possessor, 3 no office."""
    noun: int
    """What the text refers to the organization by: 0 nothing, 1 "its", 2 "company", 3 "union", 4 a noun of its name."""
    is_unnamed: bool
    """Whether the person has no name."""


def features_of(evidence: Evidence) -> Features:
    """The categories of ``evidence``."""
    relation, office, kind = evidence.relation, evidence.office, TYPES.index(evidence.type)
    near = int(relation >= RELATIONS - 2)
    apart, families, types = evidence.distance, _FAMILY, len(TYPES)
    distance = 0 if apart < 2 else 1 if apart < 4 else 2 if apart < 7 else 3
    rank, before = evidence.rank, evidence.before
    tied = (
        relation,
        relation * families + office,
        relation * types + kind,
        relation * 2 + evidence.is_past,
        evidence.is_unnamed * RELATIONS + relation,
        (near * types + kind) * 2 + evidence.is_past,
        near * 2 + evidence.is_told,
        near * 4 + distance,
        (near * 2 + evidence.is_first) * 3 + min(2, evidence.others),
        near * 3 + min(2, evidence.again),
        (near * 4 + min(3, evidence.words - 1)) * 2 + evidence.has_legal_form,
    )
    if not near:
        return tied + (0,) * (len(TEMPLATES) - len(tied))
    by_office = families + office
    return (
        *tied,
        by_office * types + kind,
        by_office * 2 + evidence.is_public,
        by_office * 2 + evidence.in_title,
        by_office * 3 + evidence.opens,
        by_office * 2 + evidence.is_unnamed,
        (3 + before) * 3 + rank,
        (4 + evidence.determiner) * 3 + rank,
        ((5 + evidence.noun) * types + kind) * 3 + before,
    )


class Candidate(NamedTuple):
    """An organization that somebody may belong to."""

    organization: int
    """Index of its entity."""
    at: Place
    """Where the text puts them together, or the organization's name."""
    relation: int
    """One of those of ``ties.py``."""
    features: Features


class Subject(NamedTuple):
    """Whose employer is asked for."""

    name: str
    mention: Place
    """A name, or the words for somebody unnamed."""


Judgement = Callable[[Subject, list[Candidate]], list[float]]
"""The probability of each candidate, 0..1, to be the subject's employer."""


class Employment:
    """Judges by weights: one list for each of ``TEMPLATES``, one number for each category, and a bias."""

    def __init__(self, weights: list[list[float]], bias: float) -> None:
        self._weights = weights
        self._bias = bias

    def __call__(self, subject: Subject, candidates: list[Candidate]) -> list[float]:
        """See ``Judgement``."""
        del subject
        return [
            1 / (1 + math.exp(-self._bias - sum(map(getitem, self._weights, candidate.features))))
            for candidate in candidates
        ]


def learnt_employment() -> Employment:
    """The weights that ship with the package."""
    lines = iter(line for line in read_text("weights/employers.txt").splitlines() if not line.startswith("#"))
    bias = float(next(lines).rpartition(" ")[2])
    return Employment([[float(next(lines).rpartition(" ")[2]) for _ in range(size)] for size in SIZES], bias)
