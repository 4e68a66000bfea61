"""Where in a text which words stand that candidates or their surroundings are read from: one look at every word."""

from collections.abc import Collection, Sequence
from itertools import compress
from typing import Final, NamedTuple

from streams.tickers.candidates.lexicon import Lexicon

_MOST_PLACES: Final = 20_000
"""This many places of a kind in a field are looked at; a news text of 1.5 MB has fewer."""


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
        self._symbols = frozenset(symbols)
        self._names = frozenset(names)
        self._company_words = lexicon.company_words
        self._foreign_words = lexicon.foreign_market_words
        self._all = self._symbols | self._names | self._company_words | self._foreign_words

    def find(self, words: Sequence[str]) -> Places:
        """The places in ``words``."""
        places = list(compress(range(len(words)), map(self._all.__contains__, words)))
        symbols, names, company_words, foreign_words = (
            [index for index in places if words[index] in wanted]
            for wanted in (self._symbols, self._names, self._company_words, self._foreign_words)
        )
        return Places(symbols[:_MOST_PLACES], names[:_MOST_PLACES], company_words, foreign_words)
