"""What the tagger reads: an article's tokens as numbers, with the insides of long quotations left out.

Who is quoted, and where reported speech ends, is decided by what stands around quotations, not by what they say.
Leaving all but the edges of a long quotation out brings the two sides together and saves the time.
"""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from streams.data import read_text
from streams.quotes.marks import MARKS, Quotation
from streams.text.document import TextField

EDGE: Final = 5
"""Tokens kept at either end of a quotation."""
SHAPES: Final = 8
MARK_STATES: Final = 10
BOUNDARIES: Final = 3
SUFFIX_BUCKETS: Final = 512
SUFFIX_LENGTH: Final = 3
_CACHED_WORDS: Final = 200_000
PUNCTUATION: Final = MARKS | frozenset(",.;:!?")
"""Tokens that reported content neither begins nor ends with."""

# Mark states: what a token is to the quotation it stands in or at.
_OUTSIDE, _OPEN_SHORT, _OPEN_MEDIUM, _OPEN_LONG, _CLOSE, _INSIDE = range(6)
_SHORT_QUOTATION: Final = 2
_INSIDE_SINGLE: Final = 9
_STATE_OF_SINGLE: Final = {_OPEN_SHORT: 6, _OPEN_MEDIUM: 7, _OPEN_LONG: 7, _CLOSE: 8, _INSIDE: _INSIDE_SINGLE}
_SENTENCE, _PARAGRAPH = 1, 2  # boundaries
_ROW_SHIFT: Final = 4
"""A word's code: one bit for punctuation, three for its shape, then its row."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of an article that the tagger sees, in order."""

    tokens: NDArray[np.intp]
    """Index of each in the fields' tokens in a row."""
    rows: NDArray[np.int32]
    """Row of its word in the embedding."""
    traits: NDArray[np.int32]
    """Its shape, what it is to a quotation, and whether it begins a sentence or a paragraph, as one number."""
    sentences: NDArray[np.intp]
    """Number of its sentence; a quotation is in the one that it begins in."""
    paragraphs: NDArray[np.intp]
    """Number of its paragraph."""
    runs: NDArray[np.intp]
    """Number of its run of words that no paragraph's end and no quotation interrupts."""
    introduction: NDArray[np.intp]
    """The first position whose word may say who speaks: its paragraph's, or that before if that ends in a colon."""
    last_of_paragraph: NDArray[np.intp]
    startable: NDArray[np.bool_]
    """Whether reported content can begin with it: not in the middle of a quotation."""
    endable: NDArray[np.bool_]
    narrative: NDArray[np.bool_]
    """Whether it is the writer's own word: neither a mark nor inside quotation marks."""

    def part(self, start: int, end: int) -> "Reading":
        """The positions from ``start`` up to ``end``, as if there were no others."""
        count = end - start
        if count == len(self.tokens):
            return self
        cut: dict[str, Any] = {field.name: getattr(self, field.name)[start:end] for field in fields(self)}
        cut["sentences"] = self.sentences[start:end] - self.sentences[start]
        cut["paragraphs"] = self.paragraphs[start:end] - self.paragraphs[start]
        cut["introduction"] = np.maximum(self.introduction[start:end] - start, 0)
        cut["last_of_paragraph"] = np.minimum(self.last_of_paragraph[start:end] - start, count - 1)
        return Reading(**cut)


class Vocabulary(dict[str, int]):
    """Words to codes, each the word's row in the embedding, its shape, and whether it is punctuation.

    A word that is not listed gets the row of its last letters.
    """

    def __init__(self, words: list[str]) -> None:
        super().__init__()
        self._rows = {word: row for row, word in enumerate(words)}
        self.size = len(words)
        """How many words are listed."""

    def __missing__(self, word: str) -> int:
        lower = word.lower().replace("’", "'")
        row = self._rows.get(lower)
        if row is None:
            row = self.size + zlib.crc32(lower[-SUFFIX_LENGTH:].encode()) % SUFFIX_BUCKETS
        code = row << _ROW_SHIFT | _shape(word) << 1 | (word in PUNCTUATION)
        if len(self) < _CACHED_WORDS:
            self[word] = code
        return code


def _shape(word: str) -> int:
    """0 lower case, 1 Title, 2 UPPER, 3 one capital, 4 miXed, 5 with a digit, 6 a mark, 7 a clitic."""
    first = word[0]
    if not first.isalnum():
        return 7 if len(word) > 1 else 6
    if word.islower():
        shape = 0
    elif word[1:].islower():
        shape = 1
    elif word.isupper():
        shape = 2 if len(word) > 1 else 3
    else:
        shape = 4
    return 5 if first.isdigit() else shape


@cache
def vocabulary() -> Vocabulary:
    """The words that the shipped weights have rows for."""
    return Vocabulary(read_text("quotes/words.txt").split("\n"))


def read(fields: Sequence[TextField], quotations: Sequence[list[Quotation]], words: Vocabulary) -> Reading:
    """Turn ``fields``, each with its quotations, into what the tagger reads: one text, the fields' tokens in a row."""
    count = sum(len(field.words) for field in fields)
    codes = np.fromiter(map(words.__getitem__, chain.from_iterable(field.words for field in fields)), np.int32, count)
    states = np.zeros(count, np.int32)
    kept = np.ones(count, np.bool_)
    boundaries = np.zeros(count, np.int32)
    startable = (codes & 1) == 0
    endable = startable.copy()
    introduced: list[int] = []  # numbers of paragraphs
    start = number = 0
    for field, marked in zip(fields, quotations, strict=True):
        part = slice(start, start + len(field.words))
        boundaries[part][[sentence.start for sentence in field.sentences]] = _SENTENCE
        boundaries[part][[paragraph.start for paragraph in field.paragraphs]] = _PARAGRAPH
        for quotation in marked:
            _mark(quotation, states[part], kept[part])
            _close(quotation, startable[part], endable[part])
        introduced += [number + index for index in _introduced(field)]
        start, number = part.stop, number + len(field.paragraphs)
    tokens = np.flatnonzero(kept)
    codes, states, boundaries, startable = codes[tokens], states[tokens], boundaries[tokens], startable[tokens]
    outside = states == _OUTSIDE
    opening = boundaries == _PARAGRAPH
    paragraphs = np.cumsum(opening) - 1
    return Reading(
        tokens,
        codes >> _ROW_SHIFT,
        (((codes >> 1) & (SHAPES - 1)) * MARK_STATES + states) * BOUNDARIES + boundaries,
        np.cumsum((boundaries > 0) & (states != _INSIDE) & (states != _INSIDE_SINGLE)) - 1,
        paragraphs,
        np.cumsum(~outside | opening),
        *_reaches(opening, paragraphs, introduced),
        startable,
        endable[tokens],
        startable & outside,
    )


def _introduced(field: TextField) -> Iterator[int]:
    """The paragraphs of ``field``, by number, that the paragraph before them, ending in a colon, introduces."""
    for number, before in enumerate(field.paragraphs[:-1], 1):
        if field.words[before.end - 1] == ":":
            yield number


def _reaches(
    opening: NDArray[np.bool_], paragraphs: NDArray[np.intp], introduced: list[int]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For every position the first that may introduce it, and the last of its paragraph.

    Paragraphs begin at ``opening``; those numbered ``introduced`` are introduced by the one before.
    """
    firsts = np.flatnonzero(opening)
    lasts = np.concatenate((firsts[1:], [len(paragraphs)])) - 1
    introductions = firsts.copy()
    introductions[introduced] = firsts[[number - 1 for number in introduced]]
    return introductions[paragraphs], lasts[paragraphs]


def _close(quotation: Quotation, startable: NDArray[np.bool_], endable: NDArray[np.bool_]) -> None:
    """Reported content begins and ends outside ``quotation`` or with its edges."""
    inside = endable[quotation.first : quotation.last]
    if inside.any():
        before, behind = int(inside.argmax()), int(inside[::-1].argmax())
        startable[quotation.first + before + 1 : quotation.last] = False
        inside[: len(inside) - 1 - behind] = False


def _mark(quotation: Quotation, states: NDArray[np.int32], kept: NDArray[np.bool_]) -> None:
    length = quotation.last - quotation.first
    opening = _OPEN_SHORT if length <= _SHORT_QUOTATION else _OPEN_MEDIUM if length <= 2 * EDGE else _OPEN_LONG
    parts = (
        (quotation.start, quotation.first, opening),
        (quotation.first, quotation.last, _INSIDE),
        (quotation.last, quotation.end, _CLOSE),
    )
    for start, end, state in parts:
        states[start:end] = _STATE_OF_SINGLE[state] if quotation.style == "single" else state
    if length > 2 * EDGE:
        kept[quotation.first + EDGE : quotation.last - EDGE] = False
