"""Tokens as word pieces: BERT's (Devlin et al. 2019), of the vocabulary that a transformer was trained with."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Final

MOST: Final = 12
"""Pieces of one token, at most."""
CLASSIFIER, SEPARATOR, PADDING = 101, 102, 0
"""The pieces before and after a text, and beyond it."""
_INSIDE: Final = "##"


class WordPieces:
    """Splits tokens, in lower case and without accents, into the longest pieces that are known."""

    def __init__(self, vocabulary: list[str]) -> None:
        """Know the pieces of ``vocabulary``, numbered in order; "[UNK]" is one of them."""
        self._numbers = {piece: number for number, piece in reversed(list(enumerate(vocabulary)))}
        self._unknown = self._numbers["[UNK]"]
        self.of = lru_cache(maxsize=1 << 17)(self._of)
        """The pieces of a token, at least one."""

    def _of(self, token: str) -> tuple[int, ...]:
        decomposed = unicodedata.normalize("NFD", token.lower())
        kept = "".join(char for char in decomposed if unicodedata.category(char) != "Mn")
        pieces = [piece for run in _runs(kept) for piece in self._pieces(run)]
        return tuple(pieces or [self._unknown])[:MOST]

    def _pieces(self, run: str) -> list[int]:
        """The longest pieces of ``run`` from its beginning on; one unknown piece if that fails."""
        pieces: list[int] = []
        begin = 0
        while begin < len(run):
            prefix = _INSIDE if begin else ""
            known = (self._numbers.get(prefix + run[begin:end]) for end in range(len(run), begin, -1))
            found = next(((number, len(run) - back) for back, number in enumerate(known) if number is not None), None)
            if found is None:
                return [self._unknown]
            pieces.append(found[0])
            begin = found[1]
        return pieces


def _runs(text: str) -> Iterator[str]:
    """Runs of letters and digits, and every mark by itself."""
    for is_word, chars in groupby(text, str.isalnum):
        if is_word:
            yield "".join(chars)
        else:
            yield from (char for char in chars if not char.isspace())
