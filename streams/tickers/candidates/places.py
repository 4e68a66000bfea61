"""Where in a text a candidate may begin: one look at every word, so that the finders look at few."""

from collections.abc import Collection, Sequence
from typing import Final, NamedTuple

_MOST_PLACES: Final = 20_000
"""This many places of a field are looked at; a news text of 1.5 MB has fewer."""
_SMALL: Final = "a"
"""Words that do not come before it begin with a small letter or stand outside ASCII."""


class Places(NamedTuple):
    """Tokens at which a candidate may begin, in order."""

    symbols: list[int]
    names: list[int]


class PlaceFinder:
    """Knows the words that candidates begin with."""

    def __init__(self, symbols: Collection[str], names: Collection[str]) -> None:
        self._symbols = frozenset(symbols)
        self._names = frozenset(names)
        self._all = self._symbols | self._names
        self._small = frozenset(word for word in self._all if word >= _SMALL)

    def find(self, words: Sequence[str]) -> Places:
        """The places in ``words``."""
        # Most words begin with a small letter, and few such begin a candidate: the large set is asked for the others.
        large, small = self._all, self._small
        places = [index for index, word in enumerate(words) if word in (large if word < _SMALL else small)]
        del places[_MOST_PLACES:]
        of_symbols, of_names = self._symbols, self._names
        return Places(
            [index for index in places if words[index] in of_symbols],
            [index for index in places if words[index] in of_names],
        )
