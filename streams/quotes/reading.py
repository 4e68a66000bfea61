"""What the tagger reads: a field's tokens as numbers, with the insides of long quotations left out.

Who is quoted, and where reported speech ends, is decided by what stands around quotations, not by what they say.
Leaving all but the edges of a long quotation out brings the two sides together and saves the time.
"""

import zlib
from dataclasses import dataclass, fields
from functools import cache
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
_STATE_OF_SINGLE: Final = {_OPEN_SHORT: 6, _OPEN_MEDIUM: 7, _OPEN_LONG: 7, _CLOSE: 8, _INSIDE: 9}


@dataclass(frozen=True, slots=True)
class Reading:
    """The tokens of one field that the tagger sees, in order."""

    tokens: NDArray[np.intp]
    """Index of each in the field's tokens."""
    rows: NDArray[np.int32]
    """Row of its word in the embedding."""
    shapes: NDArray[np.int8]
    states: NDArray[np.int8]
    """What it is to a quotation."""
    boundaries: NDArray[np.int8]
    """2 where it begins a paragraph, 1 a sentence, else 0."""
    sentences: NDArray[np.int32]
    """Number of its sentence; a quotation is in the one that it begins in."""
    paragraphs: NDArray[np.int32]
    """Number of its paragraph."""
    runs: NDArray[np.int32]
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
    """Words to embedding rows; a word that is not listed gets the row of its last letters."""

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
        code = row * SHAPES + _shape(word)
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


def read(field: TextField, quotations: list[Quotation], words: Vocabulary) -> Reading:
    """Turn ``field`` into what the tagger reads."""
    count = len(field.words)
    states = np.zeros(count, np.int8)
    kept = np.ones(count, np.bool_)
    boundaries = np.zeros(count + 1, np.int8)
    boundaries[[sentence.start for sentence in field.sentences]] = 1
    boundaries[[paragraph.start for paragraph in field.paragraphs]] = 2
    opening = boundaries[:count] == 2
    beginning = boundaries[:count] > 0
    startable = np.fromiter((word not in PUNCTUATION for word in field.words), np.bool_, count)
    endable = startable.copy()
    for quotation in quotations:
        _mark(quotation, states, kept)
        inside = endable[quotation.first : quotation.last]
        if inside.any():
            before, behind = int(inside.argmax()), int(inside[::-1].argmax())
            startable[quotation.first + before + 1 : quotation.last] = False
            inside[: len(inside) - 1 - behind] = False
        beginning[quotation.first : quotation.last] = False
    tokens = np.flatnonzero(kept)
    paragraphs = np.cumsum(opening, dtype=np.int32)[tokens] - 1
    codes = np.fromiter(map(words.__getitem__, field.words), np.int32, count)[tokens]
    rows, shapes = np.divmod(codes, SHAPES)
    return Reading(
        tokens,
        rows,
        shapes.astype(np.int8),
        states[tokens],
        boundaries[tokens],
        np.cumsum(beginning, dtype=np.int32)[tokens] - 1,
        paragraphs,
        np.cumsum((states != _OUTSIDE) | opening, dtype=np.int32)[tokens],
        *_reaches(field, tokens, paragraphs),
        startable[tokens],
        endable[tokens],
        (startable & (states == _OUTSIDE))[tokens],
    )


def _reaches(
    field: TextField, tokens: NDArray[np.intp], paragraphs: NDArray[np.int32]
) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """For every position the first that may introduce it, and the last of its paragraph."""
    firsts = np.flatnonzero(np.diff(paragraphs, prepend=-1))
    lasts = np.append(firsts[1:] - 1, len(tokens) - 1)
    introductions = firsts.copy()
    for number in range(1, len(firsts)):
        if field.words[tokens[lasts[number - 1]]] == ":":
            introductions[number] = firsts[number - 1]
    return introductions[paragraphs], lasts[paragraphs]


def _mark(quotation: Quotation, states: NDArray[np.int8], kept: NDArray[np.bool_]) -> None:
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
