"""Where in a text which words stand that candidates or their surroundings are read from: one look at every word."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

from streams.text.tokens import places_of
from streams.tickers.candidates.lexicon import Lexicon

_MOST_PLACES: Final = 20_000
"""This many places of a kind in a field are looked at; a news text of 1.5 MB has fewer."""


_SYMBOL, _NAME, _COMPANY, _FOREIGN = 1, 2, 4, 8
"""Kinds of places, added up where a word has several."""


class Places(NamedTuple):
    """Tokens of one field, in order."""

    symbols: list[int]
    """Where a symbol may begin."""
    names: list[int]
    """Where a name may begin."""
    company_words: list[int]
    """Words about companies."""
    foreign_words: list[int]
    """Words about markets outside the United States."""


class PlaceFinder:
    """Knows the words that candidates begin with, and those that tell what a text is about."""

    def __init__(self, symbols: Collection[str], names: Collection[str], lexicon: Lexicon) -> None:
        self._kinds = dict.fromkeys(names, _NAME)
        others = ((_SYMBOL, symbols), (_COMPANY, lexicon.company_words), (_FOREIGN, lexicon.foreign_market_words))
        for kind, words in others:
            several = {word: self._kinds[word] | kind for word in self._kinds.keys() & words}
            self._kinds |= dict.fromkeys(words, kind) | several
        self._words = frozenset(self._kinds)

    def find(self, words: Sequence[str]) -> Places:
        """The places in ``words``."""
        places = symbols, names, company_words, foreign_words = Places([], [], [], [])
        for index in places_of(words, self._words):
            kinds = self._kinds[words[index]]
            if kinds & _SYMBOL:
                symbols.append(index)
            if kinds & _NAME:
                names.append(index)
            if kinds & _COMPANY:
                company_words.append(index)
            if kinds & _FOREIGN:
                foreign_words.append(index)
        del symbols[_MOST_PLACES:], names[_MOST_PLACES:]
        return places
