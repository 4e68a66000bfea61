"""What the words around an office say of whose it is, where they name nobody: "its", "a small rival", "another"."""

from typing import Final

from streams.quotes.names.entities import FieldRange
from streams.quotes.roles.ties import MAX_PART, is_part
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import Document
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

NOTHING, ARTICLE, POSSESSOR, NO_OFFICE = range(4)
"""What stands before an office."""
_ITS: Final = "its"
_MAX_NOUNS: Final = 3
"""Words from "the" to the noun that an office is of, at most: "of the Swiss bank"."""
_MAX_BEFORE: Final = 6
"""Words of an office and before it among which a name may say whose it is, at most."""
_MAX_FROM_ARTICLE: Final = 4
"""Words from an indefinite article to an office, at most, with it."""


class OfficeWords:
    """Reads the words before and after offices."""

    def __init__(self, document: Document, lex: Lexicon) -> None:
        self._document = document
        self._lex = lex

    def determiner(self, role: FieldRange | None) -> int:
        """What stands before ``role``: one of the above."""
        if role is None:
            return NO_OFFICE
        before, determiners = word_at(self._document[role.field].words, role.start - 1), self._lex.grammar.determiners
        is_owned = before in POSSESSIVE or before.lower() in determiners.possessive
        return POSSESSOR if is_owned else ARTICLE if before.lower() in determiners.articles else NOTHING

    def governed(self, role: FieldRange | None) -> FieldRange | None:
        """The noun after ``role`` that "of the" governs, or "its": the "company" of "chief of the company"."""
        if role is None:
            return None
        words, end = self._document[role.field].words, role.end
        if end + 2 >= len(words) or words[end] not in self._lex.grammar.prepositions.of_offices:
            return None
        if words[end + 1].lower() == _ITS:
            begin = end + 2
            names_part = is_part(words[begin : begin + MAX_PART], self._lex)
            return FieldRange(role.field, end + 1, begin) if names_part else None
        if words[end + 1].lower() not in self._lex.grammar.determiners.definite:
            return None
        for index in range(end + 2, min(end + 2 + _MAX_NOUNS, len(words))):
            if words[index] in self._lex.organization_descriptions:
                return FieldRange(role.field, index, index + 1)
            if not words[index].islower() or words[index] in self._lex.closed_class:
                break
        return None

    def noun_before(self, role: FieldRange | None) -> FieldRange | None:
        """The noun that says whose ``role`` is, with which it begins or directly before it: "company" spokesman.

        Not of a field of work ("fund" manager), nor where a name says whose it is ("Lund campaign").
        """
        if role is None or self.namers(role):
            return None
        words = self._document[role.field].words
        for index in range(max(role.start - 1, 0), min(role.start + 1, role.end - 1)):
            if words[index].lower() in self._lex.grammar.nouns.of_employers:
                return FieldRange(role.field, index, index + 1)
        return None

    def is_held_elsewhere(self, role: FieldRange | None) -> bool:
        """Whether words that name no organization tell whose ``role`` it is: "his lawyer", "chief of a small rival"."""
        if role is None:
            return False
        following = word_at(self._document[role.field].words, role.end)
        is_governed = following in self._lex.grammar.prepositions.of_offices
        return is_governed or self.determiner(role) == POSSESSOR

    def namers(self, role: FieldRange | None) -> set[str]:
        """Words in capitals, in ``role`` and before it, that name whose it is, folded: "Acme" boss, "White House" aide.

        Even if nothing else says that they name somebody's employer, the office is no other's.
        """
        if role is None:
            return set()
        text, lex = self._document[role.field], self._lex
        start = text.sentence_of(role.start).start
        namers: set[str] = set()
        for index in range(role.end - 2, max(start, role.end - 2 - _MAX_BEFORE) - 1, -1):
            word, lower = text.words[index], text.words[index].lower()
            if lower in lex.places:
                continue  # "its Asia chief"
            if word[0].isupper() and lower not in lex.closed_class:
                if not (index == start and (lower in lex.opening_words or lower in lex.organization_descriptions)):
                    namers |= set() if lower in lex.title_words or word in lex.title_words else {fold(word)}
            elif namers or not (word.islower() and lower not in lex.closed_class) or lower in lex.speech_verbs:
                break
        return namers

    def has_field(self, role: FieldRange) -> bool:
        """Whether a word of another kind than "the" or "said" stands before ``role``: "prison" governor."""
        text = self._document[role.field]
        if role.start == text.sentence_of(role.start).start:
            return False
        before = text.words[role.start - 1]
        is_other = before in self._lex.speech_verbs or before.lower() in self._lex.closed_class
        return before[0].isalnum() and not is_other

    def is_indefinite(self, role: FieldRange | None) -> bool:
        """Whether ``role`` stands behind an indefinite article: "a privacy researcher", who is one of many."""
        if role is None:
            return False
        words, indefinite = self._document[role.field].words, self._lex.grammar.determiners.indefinite
        for word in map(str.lower, reversed(words[max(0, role.start - _MAX_FROM_ARTICLE) : role.start])):
            if word in indefinite or not word.isalpha():
                return word in indefinite
        return False

    def is_of_state(self, role: FieldRange | None) -> bool:
        """Whether ``role`` is one word in a capital that heads of state have before their names: "President" Roe."""
        if role is None or role.end - role.start > 1:
            return False
        words = self._document[role.field].words
        is_before = word_at(words, role.end)[:1].isupper()
        return (
            is_before and words[role.start].istitle() and words[role.start].lower() in self._lex.grammar.nouns.of_places
        )

    def is_another(self, word: str) -> bool:
        """Whether ``word`` opens a description of one more, or of some: "another", "several"."""
        determiners, opening = self._lex.grammar.determiners, word.lower()
        is_indefinite = opening in determiners.indefinite and opening not in determiners.articles
        return is_indefinite or opening in determiners.quantifying

    def reference(self, words: list[str], before: Range) -> int | None:
        """The token ``before`` a noun that refers to an organization: "its", the "company" of "a company spokesman"."""
        if words[before.start].lower() == "its":
            return before.start
        if self.is_another(words[before.start]):
            return None
        noun = before.end - 1
        noun -= noun > before.start and words[noun] in POSSESSIVE
        return noun if words[noun] in self._lex.organization_descriptions else None
