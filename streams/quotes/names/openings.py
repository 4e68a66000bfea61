"""Words that have a capital only because they open a sentence: "Meanwhile Acme", not "Home Depot"."""

from functools import cached_property
from itertools import pairwise
from typing import Final

from streams.quotes.names.conjunctions import capitals_end
from streams.quotes.names.joints import is_hyphen
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.tokens import word_at

_MAX_NAME: Final = 6
"""Tokens of a name with its legal form, at most."""
_MAX_BODY: Final = 3
"""Words of a known body's name that begins with a word that also opens sentences, at most."""
_ANY_NAME: Final = "+"
_IN_NAMES: Final = frozenset(("&", "and", "of"))


class Openings:
    """Tells in one field what only opens a sentence, by how the same words stand elsewhere in it."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex

    def only_opens(self, token: int) -> bool:
        """Whether the word at ``token`` has its capital from opening a sentence, and stands in no name elsewhere.

        Nor in one that is said within a sentence, too.
        """
        lex, pair = self._lex, tuple(self._words[token : token + 2])
        word = pair[0].lower()
        if word in lex.grammar.verbs.opening_questions and self._asks(token):
            return True
        if word not in lex.opening_words or self._begins_company(token):
            return False
        if word in lex.grammar.numerals.in_names and pair in self._pairs_that_act:
            return False  # "Three Arrows said"
        if self._begins_body(token) or self._owns_nothing(token):
            return False  # "Home Office minister", "People's Bank of China"
        is_former = word in lex.grammar.adjectives.former or word in lex.title_words
        is_time = word in lex.grammar.phrases.of_times or word in lex.grammar.adverbs.of_the_present
        if not (is_former or is_time) and self._is_generic(token + 1):
            return False  # "Good Energy chief", not "Former Cabinet minister"
        return pair not in self._pairs_within and pair not in self._pairs_of_firms

    def _begins_company(self, token: int) -> bool:
        """Whether companies' names begin with the word at ``token`` and the next, a hyphen between or not."""
        behind = token + 1 + is_hyphen(self._words, token + 1)
        return (fold(self._words[token]), fold(word_at(self._words, behind))) in self._lex.opening_pairs

    def _begins_body(self, token: int) -> bool:
        """Whether a known body's name begins with the word at ``token``."""
        words = [fold(word) for word in self._words[token : token + _MAX_BODY]]
        return any(" ".join(words[:count]) in self._lex.known_bodies for count in range(2, len(words) + 1))

    def _owns_nothing(self, token: int) -> bool:
        """Whether the word at ``token`` and its "'s" are part of a name, and a capital follows: "People's Daily"."""
        words = self._words
        if word_at(words, token + 1) not in POSSESSIVE or not word_at(words, token + 2)[:1].isupper():
            return False
        return ("", _ANY_NAME) in self._lex.possessive_names.get(words[token].lower(), ())

    def _is_generic(self, token: int) -> bool:
        """Whether the only word of a name at ``token``, before an office, just says what it is: "Bank" chief."""
        words, lex = self._words, self._lex
        if token + 1 >= len(words) or words[token].lower() not in lex.organization_nouns:
            return False
        return words[token + 1] in lex.title_words or words[token + 1] in lex.roles

    @cached_property
    def _capitals(self) -> list[int]:
        """The tokens with a capital."""
        return [index for index, word in enumerate(self._words) if word[0].isupper()]

    @cached_property
    def _pairs_that_act(self) -> frozenset[tuple[str, ...]]:
        """The first two words of names that begin with a number and act somewhere: "Three Arrows" said."""
        words, numerals = self._words, self._lex.grammar.numerals.in_names
        return frozenset(
            tuple(words[index : index + 2])
            for index in self._capitals
            if words[index].lower() in numerals and self._acts(index + 1)
        )

    def _acts(self, start: int) -> bool:
        """Whether what can be counted by no number before it acts, named from token ``start`` on: no "Republicans"."""
        words, lex = self._words, self._lex
        end = capitals_end(words, start, min(len(words), start + _MAX_NAME))
        verb = words[end] if start < end < len(words) else ""
        if not (verb in lex.speech_verbs or verb in lex.company_verbs or verb in lex.grammar.verbs.finite):
            return False
        named = [fold(word) for word in words[start:end]]
        is_counted = any(word in lex.parties or lex.are_people(word) for word in named)
        singular = [word.removesuffix("s") for word in named]
        is_counted = is_counted or not lex.demonyms.isdisjoint([*named, *singular])
        is_counted = is_counted or not lex.compatriots.keys().isdisjoint(singular)
        is_counted = is_counted or named[-1].removesuffix("s") in lex.organization_descriptions
        is_somebody = named[0] in lex.given_names or named[-1] in lex.roles or words[end - 1][:-1].isupper()
        is_known = " ".join(named) in lex.kinds and named[-1] not in lex.organization_nouns
        return not (is_counted or is_somebody or is_known or named[0] in lex.closed_class)

    def _asks(self, token: int) -> bool:
        """Whether the sentence of ``token`` is a question."""
        end = self._field.sentence_of(token).end
        return self._words[end - 1] == "?"

    @cached_property
    def within(self) -> frozenset[str]:
        """Words that have a capital by themselves in the midst of a sentence."""
        words = self._words
        return frozenset(
            words[index]
            for index in self._capitals
            if index > 0 and words[index - 1][0].islower() and not word_at(words, index + 1)[:1].isupper()
        )

    def is_named_within(self, word: str) -> bool:
        """Whether ``word`` is a name within a sentence, by itself or behind another word with a capital."""
        return word in self.within or word in self._behind_capitals

    @cached_property
    def _behind_capitals(self) -> frozenset[str]:
        """Words with a capital behind another one."""
        pairs = pairwise(self._capitals)
        return frozenset(self._words[second] for first, second in pairs if second == first + 1)

    @cached_property
    def _pairs_of_firms(self) -> frozenset[tuple[str, ...]]:
        """The first words of names with a legal form that begin with an adjective: "First Zqx" of First Zqx Corp."""
        words = self._words
        return frozenset(tuple(words[index : index + 2]) for index in self._capitals if self._begins_firm(index))

    def _begins_firm(self, token: int) -> bool:
        """Whether the word at ``token`` begins a name with a legal form: "First Zqx Corp", "Next Plc"."""
        word, behind = self._words[token].lower(), word_at(self._words, token + 1)
        is_before = behind[:1].isupper() and behind.lower() in self._lex.legal_forms
        return is_before or (word in self._lex.grammar.adjectives.of_firms and self._has_legal_form(token + 1))

    def _has_legal_form(self, token: int) -> bool:
        """Whether a name with a legal form goes on at ``token``, behind one of its words."""
        for word in self._words[token : token + _MAX_NAME]:
            if word[0].isupper() and word.lower() in self._lex.legal_forms:
                return True
            if not (word[0].isupper() or word in _IN_NAMES):
                break
        return False

    @cached_property
    def _pairs_within(self) -> frozenset[tuple[str, ...]]:
        """Two capitalised words in a row behind another word, in the midst of a sentence."""
        words = self._words
        return frozenset(
            (words[first], words[second])
            for first, second in pairwise(self._capitals)
            if second == first + 1 and first > 0 and words[first - 1][0].islower()
        )
