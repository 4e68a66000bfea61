"""Whether a speaker is an organization whose name does not say what it is: "Ofcom said", not "Doja Cat, 29, said".

Whoever speaks is a person or an organization, and how it is named tells which: a logistic regression that
``training/cast/speaker_types.py`` learns. Most people are known by a given name or a title, which is asked before; so
few of those left are people that none can be told with any surety.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final, Self

from streams.data.regression import probability, weights_of
from streams.quotes.coreference.mentions import Mention
from streams.quotes.names.entities import Entity
from streams.quotes.names.name_words import sex_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document
from streams.text.glyphs import POSSESSIVE, SENTENCE_ENDS
from streams.text.tokens import word_at

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
    "a person's pronoun behind",
)
LEAST_SURE: Final = 0.85
"""How likely an organization has to be one, at least."""
_MAX_APPOSED: Final = 5
"""Tokens of an apposition within which its noun stands, at most."""
_MAX_AGE: Final = 2
"""Digits of somebody's age, at most."""
_MAX_CLAUSE: Final = 12
"""Tokens behind a name within which "his" may be whose it is."""


@dataclass(frozen=True, slots=True)
class SpeakerTypes:
    """The regression: one weight for each of ``FEATURES``."""

    weights: tuple[float, ...]

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(weights_of("weights/speaker_types.json", FEATURES))

    def is_organization(self, features: Sequence[float]) -> bool:
        """Whether a speaker with these ``features`` is hardly anything else."""
        return probability(self.weights, features) >= LEAST_SURE


def features_of(document: Document, who: Entity, mentions: list[Mention], lex: Lexicon) -> tuple[float, ...]:
    """What the regression reads of ``who``, whose ``mentions`` are in ``document``, in the order of ``FEATURES``."""
    first, last = who.words[0], who.words[-1]
    is_several, is_given = len(who.words) > 1, first in lex.given_names
    is_definite = is_owner = has_pronoun = False
    for mention in mentions:
        words = document[mention.field].words
        has_pronoun = has_pronoun or _precedes_a_pronoun(words, mention, lex)
        is_definite |= mention.start > 0 and words[mention.start - 1].lower() in lex.grammar.determiners.definite
        is_owner |= word_at(words, mention.end) in POSSESSIVE
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
                has_pronoun,
            ),
        )
    )


def is_described(words: list[str], mention: Mention, lex: Lexicon) -> bool:
    """Whether what only a person is stands beside ``mention``: "nurse Zqx", "Zqx, a nurse,", "Zqx, 34,", "@Zqx"."""
    before = word_at(words, mention.lead - 1).lower()
    mark, behind = word_at(words, mention.end), words[mention.end + 1 : mention.end + 1 + _MAX_APPOSED]
    may_make = before in lex.organization_descriptions or before in lex.employer_nouns  # "developer"
    if before == "@" or (before in lex.somebody and not may_make):
        return True
    if mark not in (",", "(") or not behind:
        return False
    is_age = behind[0].isdecimal() and len(behind[0]) <= _MAX_AGE and word_at(behind, 1) in (",", ")")
    if behind[0] == "who" or is_age:
        return True
    if behind[0] not in lex.grammar.determiners.all:
        return False
    apposed = takewhile(lambda word: word.isalpha() and word not in lex.closed_class, behind[1:])
    return any(word in lex.personal_roles for word in apposed)


def _precedes_a_pronoun(words: list[str], mention: Mention, lex: Lexicon) -> bool:
    """Whether "he" or "her" stands behind ``mention`` in its sentence, and nobody else's name between."""
    for word in words[mention.end : mention.end + _MAX_CLAUSE]:
        if sex_of(lex.pronouns.get(word, "")) and not lex.pronouns[word].endswith("o"):
            return True
        if word[0].isupper() or word in SENTENCE_ENDS:
            break
    return False
