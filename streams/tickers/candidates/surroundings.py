"""The words around a place in a field: sentences and how they are written, words about companies, people's names."""

from bisect import bisect_left
from typing import Final

from streams.text.document import TextField
from streams.text.ranges import Range
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.places import Places

_NEAR: Final = 12
"""Tokens on each side in which words about companies count."""
_TITLE_SHARE: Final = 0.7
"""The share of a sentence's longer words that begin with a capital, from which on it is a headline."""
_FUND_NAME: Final = 8
"""The most tokens from a name to the word that says it is part of a fund's."""
_NOTHING: Final = [""] * 8
_JOINING: Final = frozenset("&-") | {"and"}
"""What goes on with the name of a firm: "Jane Ford & Partners"."""
_IN_NAMES: Final = frozenset("&-.")


class Surroundings:
    """What stands around the places of one field."""

    def __init__(self, text: TextField, places: Places, lexicon: Lexicon) -> None:
        self.text = text
        self.words = [*text.words, *_NOTHING]
        """The field's tokens; outside of it, this near, stands ""."""
        self._lexicon = lexicon
        self._company_words = places.company_words
        self.foreign_words = len(places.foreign_words)
        """How many words about markets outside the United States the field has."""
        self._casing: dict[int, str] = {}
        self._symbols = places.symbols
        self._other_capitals: dict[int, int] = {}

    def touch(self, index: int) -> bool:
        """Whether no space parts the token at ``index`` from the one before it."""
        return 0 < index < len(self.text.words) and self.text.is_glued(index)

    def company_words_near(self, tokens: Range) -> int:
        """How many words about companies stand in or near ``tokens``."""
        places = self._company_words
        return bisect_left(places, tokens.end + _NEAR) - bisect_left(places, tokens.start - _NEAR)

    @property
    def company_words(self) -> int:
        """How many words about companies the field has."""
        return len(self._company_words)

    def begins_sentence(self, index: int) -> bool:
        """Whether the token is the first word of its sentence."""
        start = self.text.sentence_of(index).start
        return index == start or (index == start + 1 and not self.text.words[start][0].isalnum())

    def casing(self, index: int) -> str:
        """How the sentence at ``index`` is written: "caps", "title" or ""."""
        number = self.text.sentence_at(index)
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

    def other_capitals(self, index: int) -> int:
        """How many words in capitals that are no symbol's the sentence at ``index`` has."""
        number = self.text.sentence_at(index)
        count = self._other_capitals.get(number)
        if count is None:
            start, end = self.text.sentences[number]
            first, last = bisect_left(self._symbols, start), bisect_left(self._symbols, end)
            symbols = (self.words[place] for place in self._symbols[first:last])
            capitals = sum(map(str.isupper, self.words[start:end]))
            count = self._other_capitals[number] = capitals - sum(map(str.isupper, symbols))
        return count

    def is_in_fund_name(self, index: int) -> bool:
        """Whether the words in capitals from ``index`` on end in "ETF", "Fund" or the like."""
        funds = self._lexicon.contexts.names.funds
        for word in self.text.words[index : index + _FUND_NAME]:
            if word in funds:
                return True
            if not (word[0].isupper() or word[0].isdigit() or word in _IN_NAMES):
                return False
        return False

    def is_a_persons(self, index: int) -> bool:
        """Whether the token is part of a person's name: "Gwen Graham", "Rep. Graham", "J. Graham", "Tim Kaine"."""
        lexicon, before, after = self._lexicon, self.words[index - 1], self.words[index + 1]
        if before == "." and self.touch(index - 1):
            before = self.words[index - 2]
            if len(before) == 1 and before.isupper():
                return True
        if before[:1].isupper() and (before.lower() in lexicon.given_names or before.lower() in lexicon.honorifics):
            return True
        if not after[:1].isupper() or after in lexicon.company_words or self.casing(index):
            return False
        return self.text.words[index].lower() in lexicon.given_names

    def introduces_a_person(self, tokens: Range) -> bool:
        """Whether a name of one word at ``tokens`` surely is somebody's surname: "Jane Ford", "Jane A. Ford, a nurse".

        Not "The Ford plant", where what may be a given name is another word, nor "Jane Ford Motors".
        """
        start, end = tokens
        before, after = self.words[start - 1], self.words[end]
        if end > start + 1 or self.casing(start) or after[:1].isupper():
            return False
        if after in _JOINING and self.words[end + 1][:1].isupper():
            return False
        if before == "." and self.touch(start - 1):
            before = self.words[start - 3] if len(self.words[start - 2]) == 1 else ""
        given = before.lower()
        return before.istitle() and given in self._lexicon.given_names and given not in self._lexicon.closed_class
