"""The words around a place in a field: sentences and how they are written, words about companies, people's names."""

from bisect import bisect_left, bisect_right
from functools import cache
from typing import Final

from streams.data import first_words, word_list
from streams.text.document import TextField

_NEAR: Final = 12
"""Tokens on each side in which words about companies count."""
_TITLE_SHARE: Final = 0.7
"""The share of a sentence's longer words that begin with a capital, from which on it is a headline."""
_FUND_NAME: Final = 8
"""The most tokens from a name to the word that says it is part of a fund's."""
_FUND_WORDS: Final = frozenset({"ETF", "ETFs", "Fund", "ETN", "Trust", "Index"})


class Surroundings:
    """What stands around the places of one field."""

    def __init__(self, text: TextField) -> None:
        self.text = text
        context, looked_for = company_context(), _looked_for()
        places = [index for index, word in enumerate(text.words) if word in looked_for]
        self._company_words = [index for index in places if text.words[index] in context]
        self.foreign_words = sum(text.words[index] in _foreign_market_words() for index in places)
        """How many words about markets outside the United States the field has."""
        self._sentence_starts = [sentence.start for sentence in text.sentences]
        self._casing: dict[int, str] = {}

    def word(self, index: int) -> str:
        """The token at ``index``, "" outside the field."""
        return self.text.words[index] if 0 <= index < len(self.text.words) else ""

    def touch(self, index: int) -> bool:
        """Whether no space parts the token at ``index`` from the one before it."""
        text = self.text
        return 0 < index < len(text.words) and text.ends[index - 1] == text.starts[index]

    def company_words_near(self, first: int, last: int) -> int:
        """How many words about companies stand in or near the tokens from ``first`` to ``last``."""
        places = self._company_words
        return bisect_left(places, last + _NEAR) - bisect_left(places, first - _NEAR)

    @property
    def company_words(self) -> int:
        """How many words about companies the field has."""
        return len(self._company_words)

    def sentence_at(self, index: int) -> int:
        """The number of the sentence that the token is in."""
        return bisect_right(self._sentence_starts, index) - 1

    def begins_sentence(self, index: int) -> bool:
        """Whether the token is the first word of its sentence."""
        number = self.sentence_at(index)
        start = self._sentence_starts[number] if number >= 0 else 0
        return index == start or (index == start + 1 and not self.text.words[start][0].isalnum())

    def casing(self, index: int) -> str:
        """How the sentence at ``index`` is written: "caps", "title" or ""."""
        number = self.sentence_at(index)
        casing = self._casing.get(number)
        if casing is None:
            casing = self._casing[number] = self._casing_of(number)
        return casing

    def _casing_of(self, number: int) -> str:
        sentence = self.text.sentences[number]
        words = self.text.words[sentence.start : sentence.end]
        if 2 * sum(map(str.islower, words)) > len(words):
            return ""  # most sentences are told so at little cost
        words = [word for word in words if len(word) > 3]
        if len(words) < 3:
            return ""
        capitals = sum(map(str.isupper, words))
        if capitals >= _TITLE_SHARE * len(words):
            return "caps"
        return "title" if capitals + sum(map(str.istitle, words)) >= _TITLE_SHARE * len(words) else ""

    def is_in_fund_name(self, index: int) -> bool:
        """Whether the words in capitals from ``index`` on end in "ETF", "Fund" or the like."""
        for word in self.text.words[index : index + _FUND_NAME]:
            if word in _FUND_WORDS:
                return True
            if not (word[0].isupper() or word[0].isdigit() or word in {"&", "-", "."}):
                return False
        return False

    def is_a_persons(self, index: int) -> bool:
        """Whether the token is part of a person's name: "Gwen Graham", "Rep. Graham", "J. Graham", "Tim Kaine"."""
        before, behind = self.word(index - 1), self.word(index + 1)
        if before == "." and self.touch(index - 1):
            before = self.word(index - 2)
            if len(before) == 1 and before.isupper():
                return True
        if before[:1].isupper() and (before.lower() in given_names() or before.lower() in honorifics()):
            return True
        if not behind[:1].isupper() or behind in company_context() or self.casing(index):
            return False
        return self.text.words[index].lower() in given_names()


@cache
def company_context() -> frozenset[str]:
    """Words that stand near the names of companies."""
    return word_list("words/company_context.txt")


@cache
def _foreign_market_words() -> frozenset[str]:
    return word_list("words/foreign_market_words.txt")


@cache
def _looked_for() -> frozenset[str]:
    """The words that are counted, so that one pass finds them all."""
    return company_context() | _foreign_market_words()


@cache
def given_names() -> frozenset[str]:
    """People's first names, lower case."""
    return first_words("names/given_names.txt")


@cache
def honorifics() -> frozenset[str]:
    """Titles before people's names, lower case, without their full stops."""
    return first_words("names/honorifics.txt")
