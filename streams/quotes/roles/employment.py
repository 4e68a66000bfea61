"""How likely somebody belongs to an organization: features of what ties them in the text, and their learnt weights.

Every feature is a category, and the weights of a candidate's categories add up. Where words tie somebody to all of his
candidates the sum is the logarithm of each one's odds, for he may have several employers (logistic regression). Where
the text only speaks of any of them all compete, with one another and with none at all (a log-linear model).
``training/cast/employers.py`` learns the weights of both together.
"""

import math
from bisect import bisect_right
from collections.abc import Callable
from operator import getitem
from typing import Final, NamedTuple, Self

from streams.data.feature_weights import weights_of_features
from streams.quotes.names.entities import EntityType, FieldRange
from streams.quotes.roles.ties import FAMILIES, REFERRED, RELATIONS

TYPES: Final[tuple[EntityType, ...]] = ("organization", "unknown", "place", "person")
_FAMILY: Final = len(FAMILIES)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = {
    "relation": (RELATIONS,),
    "relation, office": (RELATIONS, _FAMILY),
    "relation, type": (RELATIONS, len(TYPES)),
    "a place: relation, office": (2, RELATIONS, _FAMILY),
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
    "near: office, researches": (2, _FAMILY, 2),
    "near: organizations, rank in the article": (2, 4, 3),
    "near: before, rank in the article": (2, 3, 3),
    "near: determiner, rank in the article": (2, 4, 3),
    "near: noun of the reference, type, before": (2, 5, len(TYPES), 3),
    "near: recency, sentences between": (2, 6, 5),
    "near: recency, same paragraph, opens": (2, 6, 2, 2),
    "near: hosts": (2, 2),
    "near: office, recency": (2, _FAMILY, 6),
    "near: office, sentences between": (2, _FAMILY, 5),
    "near: relation, noun, recency": (4, 5, 6),
    "near: relation, mentions, rank in the article": (4, 4, 3),
    "near: relation, sentences between, opens": (4, 5, 2),
    "near: relation, recency, mentions": (4, 6, 4),
    "near: staff, office": (2, 3, _FAMILY),
    "near: staff, relation, recency": (3, 4, 6),
    "near: acts, type": (2, 3, len(TYPES)),
    "near: acts, rank in the article, recency": (2, 3, 3, 6),
    "near: share of the mentions, office": (2, 4, _FAMILY),
    "near: share of the mentions, sentences between": (2, 4, 5),
    "near: in the title, acts, words of the name": (2, 2, 3, 3),
}
"""Every feature with the sizes of the categories that make it up, in the order of ``features_of``.

Those of "near:" only tell organizations apart that no words tie to the person.
"""
SIZES: Final = tuple(math.prod(sizes) for sizes in TEMPLATES.values())

_DISTANCES: Final = (2, 4, 7)
"""From how many tokens on a distance is of the next category."""
_SENTENCES: Final = (1, 2, 4, 9)
"""Likewise of sentences between."""
_MENTIONS: Final = (2, 3, 6)
"""Likewise of mentions."""

_ORGANIZATIONS: Final = (2, 4, 8)
"""Likewise of organizations in the article."""
_SHARES: Final = (0.1, 0.25, 0.5)
"""Likewise of an organization's share of the mentions of all."""

Features = tuple[int, ...]
"""The category of each of ``TEMPLATES``."""


class Neighbour(NamedTuple):
    """How a text names an organization around somebody."""

    recency: int
    """How many other organizations are named between, fewer than ``AFTER``; or that, or ``NEVER``."""
    sentences: int
    """How many sentences are between: 0 in the same sentence."""
    in_paragraph: bool
    """Whether it is named in the same paragraph."""
    opens: bool
    """Whether it opens its sentence."""
    hosts: bool
    """Whether "at" or "for" governs it in the same sentence: "At Acme, Jane Roe said"."""


AFTER: Final = 4
"""The recency of an organization that is only named after somebody, in his sentence."""
NEVER: Final = 5
"""That of one that is not named near."""
FAR: Final = Neighbour(NEVER, 99, in_paragraph=False, opens=False, hosts=False)


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
    """Whether the organization is told something where it stands, "told Acme News".

    Of one that no words tie, whether it is told anything in the article, or brings the story.
    """
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
    neighbour: Neighbour
    """How the organization is named around the person."""
    mentions: int
    """How often the article names the organization."""
    researches: bool
    """Whether it is known, or called, what has analysts: a bank, a broker, a research house."""
    organizations: int
    """How many organizations the article names."""
    staff: int
    """1 if words tie others to the organization now, 2 if one of them has an office, whatever of, that the person has,
    else 0."""
    acts: int
    """After how many of its mentions stands what companies do or say."""
    share: float
    """Of all mentions of organizations, how many are its own, 0..1."""


def features_of(evidence: Evidence) -> Features:
    """The categories of ``evidence``."""
    relation, office, kind = evidence.relation, evidence.office, TYPES.index(evidence.type)
    near, is_place = int(relation >= REFERRED), evidence.type == "place"
    families, types = _FAMILY, len(TYPES)
    tied = (
        relation,
        relation * families + office,
        relation * types + kind,
        is_place * (RELATIONS * families + relation * families + office),
        relation * 2 + evidence.is_past,
        evidence.is_unnamed * RELATIONS + relation,
        (near * types + kind) * 2 + evidence.is_past,
        near * 2 + evidence.is_told,
        near * 4 + bisect_right(_DISTANCES, evidence.distance),
        (near * 2 + evidence.is_first) * 3 + min(2, evidence.others),
        near * 3 + min(2, evidence.again),
        (near * 4 + min(3, evidence.words - 1)) * 2 + evidence.has_legal_form,
    )
    return tied + (_untied(evidence, kind) if near else (0,) * (len(TEMPLATES) - len(tied)))


def _untied(evidence: Evidence, kind: int) -> Features:
    """The categories of the features that tell apart whom no words tie; ``kind`` is the type's number."""
    types, families, rank, before = len(TYPES), _FAMILY, evidence.rank, evidence.before
    recency, apart, in_paragraph, opens, hosts = evidence.neighbour
    sentences = bisect_right(_SENTENCES, apart)
    mentions = bisect_right(_MENTIONS, evidence.mentions)
    by_office = _FAMILY + evidence.office
    how = 1 + evidence.relation - REFERRED
    acts, staff, share = min(2, evidence.acts), evidence.staff, bisect_right(_SHARES, evidence.share)
    return (
        by_office * types + kind,
        by_office * 2 + evidence.is_public,
        by_office * 2 + evidence.in_title,
        by_office * 3 + evidence.opens,
        by_office * 2 + evidence.is_unnamed,
        by_office * 2 + evidence.researches,
        (4 + bisect_right(_ORGANIZATIONS, evidence.organizations)) * 3 + rank,
        (3 + before) * 3 + rank,
        (4 + evidence.determiner) * 3 + rank,
        ((5 + evidence.noun) * types + kind) * 3 + before,
        (6 + recency) * 5 + sentences,
        ((6 + recency) * 2 + in_paragraph) * 2 + opens,
        2 + hosts,
        by_office * 6 + recency,
        by_office * 5 + sentences,
        (how * 5 + evidence.noun) * 6 + recency,
        (how * 4 + mentions) * 3 + rank,
        (how * 5 + sentences) * 2 + opens,
        (how * 6 + recency) * 4 + mentions,
        (3 + staff) * families + evidence.office,
        (staff * 4 + how) * 6 + recency,
        (3 + acts) * types + kind,
        ((3 + acts) * 3 + rank) * 6 + recency,
        (4 + share) * families + evidence.office,
        (4 + share) * 5 + sentences,
        ((2 + evidence.in_title) * 3 + acts) * 3 + min(2, evidence.words - 1),
    )


class Candidate(NamedTuple):
    """An organization that somebody may belong to."""

    organization: int
    """Index of its entity."""
    at: FieldRange
    """Where the text puts them together, or the organization's name."""
    relation: int
    """One of those of ``ties.py``."""
    features: Features


class Subject(NamedTuple):
    """Whose employer is asked for."""

    name: str
    mention: FieldRange
    """A name, or the words for somebody unnamed."""


EmployerJudge = Callable[[Subject, list[Candidate]], list[float]]
"""The probability of each candidate, 0..1, to be the subject's employer."""


class Employment:
    """Judges by weights: one list for each of ``TEMPLATES``, one number for each category, and a bias."""

    def __init__(self, weights: list[list[float]], bias: float) -> None:
        self._weights = weights
        self._bias = bias

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        (bias,), *weights = weights_of_features("weights/employers.txt", {"bias": (), **TEMPLATES})
        return cls(weights, bias)

    def __call__(self, subject: Subject, candidates: list[Candidate]) -> list[float]:
        """See ``EmployerJudge``."""
        del subject
        odds = [math.exp(self._bias + sum(map(getitem, self._weights, candidate.features))) for candidate in candidates]
        if are_tied(candidates):
            return [each / (1 + each) for each in odds]
        total = 1 + sum(odds)
        return [each / total for each in odds]


def are_tied(candidates: list[Candidate]) -> bool:
    """Whether words tie somebody to all of his ``candidates``, so that they don't compete."""
    return all(candidate.relation < REFERRED for candidate in candidates)
