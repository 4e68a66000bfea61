"""How likely "the company", "it" or "its" means an organization: features of both, and their learnt weights.

As in ``salience``, every feature is a category, and the weights of a candidate's categories add up. One more outcome
competes with the candidates: *none of them*, where something is meant that the text does not name. It has features and
weights of its own. ``training/cast/antecedents.py`` learns the weights.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Self

from streams.quotes.coreference.shares import Features, Shares, bucket

# What refers.
DESCRIPTION, IT, ITS = range(3)

# What kind of organization its noun means: "it" has none.
ANY, COMPANY, PUBLIC_BODY, PRIVATE = range(4)

# What is said beside it: nothing, by it ("the company said"), or of it ("Acme said the company").
SILENT, SAYS, SAID_OF = range(3)

# What stands around a mention of a candidate.
OPENS, ACTS, OWNS, WITHIN, MODIFIES, OTHERWISE = range(6)

# How a noun and a candidate belong together.
STRANGE, KIN, DESCRIBED, NAMED = range(4)

TEMPLATES: Final[dict[str, tuple[int, ...]]] = {
    "sentences between, role, form": (6, 6, 3),
    "sentences between, says, form": (6, 3, 3),
    "paragraphs between": (5,),
    "share of what is spoken of, form": (7, 3),
    "is most spoken of, form": (2, 3),
    "opens sentences": (4,),
    "belongs to the noun, may be called it": (4, 3),
    "spoke last, says, form": (3, 3, 3),
    "with an article, noun": (3, 4),
    "words of the name": (2,),
    "leads the text, form": (3, 3),
    "in the title": (3,),
    "with a legal form": (2,),
    "type, noun": (2, 4),
    "only where things are": (2,),
}
"""Every feature of a candidate with the sizes of the categories that make it up, in the order of ``features_of``."""
OF_NONE: Final[dict[str, tuple[int, ...]]] = {
    "form, says": (3, 3),
    "noun, candidates": (4, 5),
    "noun, one belongs to it": (4, 2),
}
"""Likewise of the outcome *none of them*, in the order of ``features_of_none``."""
SIZES: Final = tuple(map(math.prod, TEMPLATES.values()))
SIZES_OF_NONE: Final = tuple(map(math.prod, OF_NONE.values()))

_SHARES: Final = (0.03, 0.08, 0.15, 0.3, 0.5, 0.75)
"""Bounds between the categories of a share."""


@dataclass(frozen=True, slots=True)
class Anaphor:
    """What refers to an organization: "the company", "it", "its"."""

    form: int
    noun: str
    """Its noun, lower case; nothing if it is a pronoun."""
    kind: int
    """The kind of organization that the noun means."""
    says: int


OWNER: Final = Anaphor(ITS, "", ANY, SILENT)
""""Its", wherever it stands."""


@dataclass(slots=True)
class Antecedent:
    """An organization that may be meant, by what stands before the anaphor."""

    sentences: int
    """From its last mention on: 0 in the same one; -1 if that is in the title."""
    paragraphs: int
    role: int
    """Of its last mention."""
    share: float
    """Of all that is spoken of before, weighed as ``Prominence`` does, 0..1."""
    is_first: bool
    """Whether no other has more."""
    opens: int
    """How many sentences of the text it opens, or how often it does something there."""
    belongs: int
    """To the noun."""
    surety: int
    """How sure it may be called by the noun, 0 to 2: not, maybe, surely."""
    spoke: int
    """Whether it was the last organization that said something, 1, and nobody has since, 2."""
    with_article: float
    """How often "the" stands before its name, 0..1."""
    words: int
    """Of its name."""
    leads: int
    """Whether it is named first in the text, 1, and that as a subject of its first sentence, 2."""
    in_title: int
    """Whether the title names it: 2 if there is no title."""
    has_legal_form: bool
    is_sure: bool
    """Whether it is known for an organization."""
    is_place: bool
    """Whether things are mostly said to be in it."""


AntecedentJudge = Callable[[Anaphor, Sequence[Antecedent]], Sequence[float]]
"""How likely each of the antecedents is meant, 0..1; what is left is how likely none of them is."""


def features_of(who: Antecedent, anaphor: Anaphor) -> Features:
    """The categories of antecedent ``who``."""
    form, says, kind = anaphor.form, anaphor.says, anaphor.kind
    sentences = 5 if who.sentences < 0 else bucket(who.sentences, (0, 1, 2, 4))
    return (
        (sentences * 6 + who.role) * 3 + form,
        (sentences * 3 + says) * 3 + form,
        bucket(who.paragraphs, (0, 1, 2, 4)),
        bucket(who.share, _SHARES) * 3 + form,
        who.is_first * 3 + form,
        bucket(who.opens, (0, 1, 3)),
        who.belongs * 3 + who.surety,
        (who.spoke * 3 + says) * 3 + form,
        bucket(who.with_article, (0, 0.5)) * 4 + kind,
        int(who.words > 1),
        who.leads * 3 + form,
        who.in_title,
        int(who.has_legal_form),
        who.is_sure * 4 + kind,
        int(who.is_place),
    )


def features_of_none(anaphor: Anaphor, antecedents: Sequence[Antecedent]) -> Features:
    """The categories of the outcome *none of them*, beside the ``antecedents``."""
    belongs = any(each.belongs >= DESCRIBED for each in antecedents)
    return (
        anaphor.form * 3 + anaphor.says,
        anaphor.kind * 5 + min(len(antecedents), 4),
        anaphor.kind * 2 + belongs,
    )


class Antecedents:
    """Chooses by ``shares``."""

    def __init__(self, shares: Shares) -> None:
        self._shares = shares

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(Shares.load("weights/antecedents.txt", TEMPLATES, OF_NONE))

    def __call__(self, anaphor: Anaphor, antecedents: Sequence[Antecedent]) -> list[float]:
        """How likely each of the ``antecedents`` is meant."""
        features = [features_of(each, anaphor) for each in antecedents]
        return self._shares(features, features_of_none(anaphor, antecedents), anaphor.noun)
