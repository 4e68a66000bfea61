"""How likely a pronoun means a person: features of the person's place in the discourse, and their learnt weights.

Every feature is a category; the weights of a candidate's categories add up, and the highest sum wins (a log-linear
ranking model: the sums' exponentials are the candidates' shares). ``training/cast`` learns the weights.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from operator import getitem
from typing import Final, NamedTuple, Self

from streams.data.feature_weights import weights_of_features

# Grammatical roles of a mention.
OPENING, SUBJECT, POSSESSOR, OBLIQUE, OBJECT = range(5)

# Forms of a mention.
PRONOUN, SHORT_NAME, FULL_NAME = range(3)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = {
    "sentences between, form of the pronoun": (6, 3),
    "paragraphs between, says, spoke": (4, 2, 2),
    "role, sentences between, pronoun opens": (5, 3, 2),
    "form of the mention, sentences between": (3, 3),
    "rank by recency, says": (5, 2),
    "was meant before, paragraphs between, says": (2, 3, 2),
    "named in the quotation before, says": (2, 2),
    "mentions": (5,),
    "certainty of the sex": (3,),
    "evidence of a person": (3,),
    "named again, form of the pronoun": (2, 3),
    "leads a paragraph": (3,),
    "alone": (2,),
    "only named behind, subordinate clause": (2, 2),
    "only in a headline": (2,),
    "behind a quotation, spoke, paragraphs between": (2, 2, 3),
    "spoke last of all, says or says more, paragraphs between": (2, 3, 3),
}
"""Every feature with the sizes of the categories that make it up, in the order of ``features_of``."""
SUREST: Final = 0.95
"""How often the only candidate, or one beside whom the others count for nothing, is meant."""
SIZES: Final = tuple(math.prod(sizes) for sizes in TEMPLATES.values())

Features = tuple[int, ...]
"""The category of each of ``TEMPLATES``."""


@dataclass(slots=True)
class Standing:
    """A person's place in the discourse so far, by the last mention outside quotation marks."""

    entity: int
    names: tuple[str, ...]
    sex: str
    certainty: int
    """How the sex is known: 0 not at all, 1 by the given name, 2 by a title."""
    evidence: int
    """How much speaks for a person, 0 to 2: a title, a known given name."""
    sentence: int = -9
    paragraph: int = -9
    role: int = OBJECT
    form: int = PRONOUN
    spoke: bool = False
    """Whether a verb of saying stood beside it."""
    quoted: int = -1
    """Token of the last mention inside quotation marks."""
    mentions: int = 0
    headline: bool = False
    """Whether only a headline named it."""
    kin: str = ""
    """The sex of whose relation the person only is named as, "f" or "m"."""


@dataclass(slots=True)
class Context:
    """A pronoun and what stands around it."""

    sentence: int
    paragraph: int
    form: int
    """0 subject, 1 possessive, 2 object."""
    says: bool
    """Whether a verb of saying stands beside it."""
    says_more: bool
    """Whether that tells that its subject has spoken: "added"."""
    opens: bool
    """Whether it begins its sentence."""
    subordinate: bool
    """Whether its sentence begins with a word that opens a subordinate clause or a phrase: "while", "in"."""
    token: int
    """Its token."""
    quotation: int
    """Where the quotation begins that ends directly before it; ``token`` if none does."""
    latest: int
    """The entity that the last pronoun of its sex meant; -1 if there was none."""
    leads: tuple[int, int]
    """The entities that are the first subjects of the paragraph before and of this one."""
    speaker: int
    """The entity that a verb of saying stood beside last; -1 if there was none."""
    alone: bool
    """Whether there is only one candidate."""


def features_of(who: Standing, rank: int, context: Context, *, again: bool) -> Features:
    """The categories of candidate ``who``, the ``rank``-th by recency; ``again`` if the sentence names it later."""
    says, spoke, form = context.says, who.spoke, context.form
    behind = who.sentence < 0
    sentences = 5 if behind else min(4, context.sentence - who.sentence)
    near = min(2, sentences)
    paragraphs = 3 if behind else min(3, context.paragraph - who.paragraph)
    far = min(2, paragraphs)
    after_quotation = context.quotation < context.token
    count = who.mentions
    return (
        sentences * 3 + form,
        (paragraphs * 2 + says) * 2 + spoke,
        (who.role * 3 + near) * 2 + context.opens,
        who.form * 3 + near,
        min(4, rank) * 2 + says,
        ((who.entity == context.latest) * 3 + far) * 2 + says,
        (after_quotation and who.quoted >= context.quotation) * 2 + says,
        count if count < 3 else 3 if count < 6 else 4,
        who.certainty,
        who.evidence,
        (again and not behind) * 3 + form,
        0 if who.entity == context.leads[1] else 1 if who.entity == context.leads[0] else 2,
        int(context.alone),
        behind * 2 + context.subordinate,
        int(who.headline),
        (after_quotation * 2 + spoke) * 3 + far,
        ((who.entity == context.speaker) * 3 + says + context.says_more) * 3 + far,
    )


class Chosen(NamedTuple):
    """One of the candidates."""

    number: int
    probability: float
    """0..1: how likely the pronoun means this one."""


Choice = Callable[[Context, list[Standing], list[Features]], Chosen]
"""Picks one of the candidates, given their features."""


class Ranking:
    """Chooses by weights: one list for each of ``TEMPLATES``, one number for each category."""

    def __init__(self, weights: list[list[float]]) -> None:
        self._weights = weights

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(weights_of_features("weights/pronouns.txt", TEMPLATES))

    def __call__(self, context: Context, candidates: list[Standing], features: list[Features]) -> Chosen:
        """The candidate with the highest sum of weights; the more recent one of two equals."""
        del context, candidates
        totals = [sum(map(getitem, self._weights, categories)) for categories in features]
        highest = max(totals)
        share = 1 / sum(math.exp(total - highest) for total in totals)
        return Chosen(totals.index(highest), SUREST * share)
