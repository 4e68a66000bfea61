"""Whether a speaker is an organization whose name does not say what it is: "Ofcom said", not "Pony Ma said".

Whoever speaks is a person or an organization, and how it is named tells which: a logistic regression that
``training/cast/speaker_types.py`` learns. A person is known by a given name or by what the text says of him, which is
asked before; so few of those left are people that none can be told with any surety.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self

from streams.data import read_text
from streams.quotes.coreference.mentions import Mention
from streams.quotes.names.entities import Entity
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document
from streams.text.glyphs import POSSESSIVE

FEATURES: Final = (
    "bias",
    "one word, a given name",
    "several words",
    "several words, a given name first",
    "several words, a common given name first",
    "several words, the first a word of the language",
    "several words, the last a word of the language",
    "the first a place",
    "definite",
    "owns",
    "named often",
)
MOST_PERSONAL: Final = 0.15
"""How likely a person an organization may be, at most."""
_OFTEN: Final = 3


@dataclass(frozen=True, slots=True)
class SpeakerTypes:
    """The regression: one weight for each of ``FEATURES``."""

    weights: tuple[float, ...]

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        stored = json.loads(read_text("weights/speaker_types.json"))
        return cls(tuple(float(stored[name]) for name in FEATURES))

    def is_organization(self, features: Sequence[float]) -> bool:
        """Whether a speaker with these ``features`` is hardly a person."""
        return 1 / (1 + math.exp(-sum(map(float.__mul__, self.weights, features)))) < MOST_PERSONAL


def features_of(document: Document, who: Entity, mentions: list[Mention], lex: Lexicon) -> tuple[float, ...]:
    """What the regression reads of ``who``, whose ``mentions`` are in ``document``, in the order of ``FEATURES``."""
    first, last = who.words[0], who.words[-1]
    is_several, is_given = len(who.words) > 1, first in lex.given_names
    is_definite = is_owner = False
    for mention in mentions:
        words = document[mention.field].words
        is_definite |= mention.start > 0 and words[mention.start - 1].lower() in lex.grammar.determiners.definite
        is_owner |= not POSSESSIVE.isdisjoint(words[mention.end : mention.end + 1])
    return tuple(
        map(
            float,
            (
                True,
                is_given and not is_several,
                is_several,
                is_several and is_given,
                is_several and first in lex.common_given_names,
                is_several and first in lex.english_words,
                is_several and last in lex.english_words,
                first in lex.places,
                is_definite,
                is_owner,
                len(mentions) >= _OFTEN,
            ),
        )
    )
