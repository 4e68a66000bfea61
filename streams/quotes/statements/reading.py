"""What the tagger reads: an article's tokens as numbers, without asides, datelines and the insides of long quotations.

Who is quoted, and where reported speech ends, is decided by what stands around quotations, not by what they say.
Leaving all but the edges of a long quotation out brings the two sides together and saves the time; a source and its
cue are brought together by leaving out "(NYSE: ACM)" between them. Datelines are nobody's words.
"""

import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, pairwise
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray

from streams.data import read_text
from streams.quotes.layout.layout import Layout
from streams.quotes.layout.marks import MARKS
from streams.quotes.layout.quotations import Quotation
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.word_cache import WordCache

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
_INTRODUCING: Final = frozenset(":,")

# Mark states: what a token is to the quotation it stands in or at.
_OUTSIDE, _OPEN_SHORT, _OPEN_MEDIUM, _OPEN_LONG, _CLOSE, _INSIDE = range(6)
_SHORT_QUOTATION: Final = 2
_INSIDE_SINGLE: Final = 9
_STATE_OF_SINGLE: Final = {_OPEN_SHORT: 6, _OPEN_MEDIUM: 7, _OPEN_LONG: 7, _CLOSE: 8, _INSIDE: _INSIDE_SINGLE}
_SENTENCE, _PARAGRAPH = 1, 2  # boundaries
_BEGINS: Final = np.array(
    [
        boundary > 0 and state not in {_INSIDE, _INSIDE_SINGLE}
        for state in range(MARK_STATES)
        for boundary in range(BOUNDARIES)
    ],
    np.intp,
)
"""Whether a token begins a sentence, by its mark state and its boundary: none begins inside a quotation."""
_INTERRUPTS: Final = np.array(
    [boundary == _PARAGRAPH or state != _OUTSIDE for state in range(MARK_STATES) for boundary in range(BOUNDARIES)],
    np.intp,
)
"""Whether it interrupts a run of words, by the same."""
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
    """The first position whose word may say who speaks: its paragraph's, or that of the one before if that
    introduces it: ends in a colon, or a comma."""
    beyond: NDArray[np.intp]
    """The position after its paragraph's last."""
    startable: NDArray[np.bool_]
    """Whether reported content can begin with it: not in the middle of a quotation."""
    endable: NDArray[np.bool_]
    """Whether reported content can end with it: neither a mark, nor in the middle of a quotation, nor an abbreviation
    that its sentence goes on after, "Acme Corp. said"."""
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
        cut["beyond"] = np.minimum(self.beyond[start:end] - start, count)
        return Reading(**cut)


class Vocabulary(WordCache[int]):
    """Words to codes, each the word's row in the embedding, its shape, and whether it is punctuation.

    A word that is not listed gets the row of its last letters.
    """

    def __init__(self, words: list[str]) -> None:
        super().__init__(self._code_of, _CACHED_WORDS)
        self._rows = {word: row for row, word in enumerate(words)}
        self.size = len(words)
        """How many words are listed."""

    @classmethod
    def load(cls) -> Self:
        """The words that the shipped weights have rows for."""
        return cls(read_text("weights/vocabulary.txt").split("\n"))

    def _code_of(self, word: str) -> int:
        lower = word.lower().replace("’", "'")
        row = self._rows.get(lower)
        if row is None:
            row = self.size + zlib.crc32(lower[-SUFFIX_LENGTH:].encode()) % SUFFIX_BUCKETS
        return row << _ROW_SHIFT | _shape(word) << 1 | (word in PUNCTUATION)


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


def read(fields: Sequence[TextField], layouts: Sequence[Layout], words: Vocabulary) -> Reading:
    """Turn ``fields``, each with its layout, into what the tagger reads: one text, the fields' tokens in a row."""
    count = sum(len(field.words) for field in fields)
    codes = np.fromiter(map(words.__getitem__, chain.from_iterable(field.words for field in fields)), np.int32, count)
    draft = _Draft.of(codes)
    begun: list[int] = []  # tokens that begin sentences, even inside a quotation
    introduced: list[int] = []  # tokens that begin paragraphs
    starts: list[int] = []  # tokens that begin fields
    start = 0
    for field, layout in zip(fields, layouts, strict=True):
        starts.append(start)
        for sentence in field.sentences:
            draft.boundaries[start + sentence.start] = _SENTENCE
        for paragraph in field.paragraphs:
            draft.boundaries[start + paragraph.start] = _PARAGRAPH
        for quotation in layout.quotations:
            draft.enter(quotation, start)
            if quotation.start == quotation.inside.start:
                begun.append(start + quotation.start)
        for aside in sorted((*layout.asides, *layout.datelines)):
            draft.leave_out(aside, start)
        introduced += [start + token for token in _introduced(field)]
        start += len(field.words)
    draft.go_on((codes == words["."]).nonzero()[0].tolist())
    for first in (draft.kept.find(1, start) for start in starts):
        if first >= 0:
            draft.boundaries[first] = _PARAGRAPH  # whatever was left out before it
            begun.append(first)
    tokens = np.frombuffer(draft.kept, np.bool_).nonzero()[0]
    codes = codes[tokens]
    states, boundaries = (np.frombuffer(each, np.uint8)[tokens] for each in (draft.states, draft.boundaries))
    startable, endable = (np.frombuffer(each, np.bool_)[tokens] for each in (draft.startable, draft.endable))
    marks = states * BOUNDARIES + boundaries
    begins = _BEGINS.take(marks)
    begins[tokens.searchsorted([token for token in begun if draft.kept[token]])] = 1
    firsts = (boundaries == _PARAGRAPH).nonzero()[0].tolist()
    paragraphs, introduction, beyond = _reaches(firsts, len(tokens), tokens.searchsorted(introduced).tolist())
    return Reading(
        tokens,
        codes >> _ROW_SHIFT,
        ((codes >> 1) & (SHAPES - 1)) * (MARK_STATES * BOUNDARIES) + marks,
        begins.cumsum() - 1,
        paragraphs,
        _INTERRUPTS.take(marks).cumsum(),
        introduction,
        beyond,
        startable,
        endable,
        startable & (states == _OUTSIDE),
    )


class _Draft(NamedTuple):
    """One byte a token, while the quotations are entered: slices of bytes are cheaper than of arrays."""

    words: bytes
    """Whether it is no punctuation."""
    states: bytearray
    kept: bytearray
    boundaries: bytearray
    startable: bytearray
    endable: bytearray

    @classmethod
    def of(cls, codes: NDArray[np.int32]) -> Self:
        """Words of these ``codes``, none of them quoted."""
        words = ((codes & 1) == 0).tobytes()
        count = len(codes)
        return cls(
            words, bytearray(count), bytearray(b"\1" * count), bytearray(count), bytearray(words), bytearray(words)
        )

    def enter(self, quotation: Quotation, start: int) -> None:
        """Note a ``quotation`` in the field whose tokens begin at ``start``; leave the inside of a long one out."""
        inside = Range(start + quotation.inside.start, start + quotation.inside.end)
        begin, end, length = start + quotation.start, start + quotation.end, inside.end - inside.start
        opening = _OPEN_SHORT if length <= _SHORT_QUOTATION else _OPEN_MEDIUM if length <= 2 * EDGE else _OPEN_LONG
        states = opening, _INSIDE, _CLOSE
        if quotation.style == "single":
            states = _STATE_OF_SINGLE[opening], _STATE_OF_SINGLE[_INSIDE], _STATE_OF_SINGLE[_CLOSE]
        before, within, behind = (bytes((state,)) for state in states)
        self.states[begin:end] = before * (inside.start - begin) + within * length + behind * (end - inside.end)
        if length > 2 * EDGE:
            self.kept[inside.start + EDGE : inside.end - EDGE] = bytes(length - 2 * EDGE)
        self._close(inside)

    def leave_out(self, aside: Range, start: int) -> None:
        """Leave out an ``aside`` or a dateline of the field whose tokens begin at ``start``, unless it is quoted.

        What it began begins with the token after it.
        """
        begin, end = start + aside.start, start + aside.end
        if self.states[begin] == _OUTSIDE:
            self.kept[begin:end] = bytes(end - begin)
            if end < len(self.kept):
                self.boundaries[end] = max(self.boundaries[begin : end + 1])

    def _close(self, inside: Range) -> None:
        """Reported content begins and ends outside the ``inside`` of a quotation or with its edges."""
        first, last = self.endable.find(1, *inside), self.endable.rfind(1, *inside)
        if first >= 0:
            self.startable[first + 1 : inside.end] = bytes(inside.end - first - 1)
            self.endable[inside.start : last] = bytes(last - inside.start)

    def go_on(self, stops: list[int]) -> None:
        """Let reported content not end before those of the full ``stops`` that another word of their sentence follows.

        They belong to the word before them.
        """
        last = len(self.words) - 1
        for stop in stops:
            if 0 < stop < last and self.words[stop + 1] and not self.boundaries[stop + 1]:
                self.endable[stop - 1] = 0


def _introduced(field: TextField) -> Iterator[int]:
    """Where the paragraphs of ``field`` begin that the paragraph before introduces, as its last mark tells."""
    for before, paragraph in pairwise(field.paragraphs):
        if field.words[before.end - 1] in _INTRODUCING:
            yield paragraph.start


def _reaches(
    firsts: list[int], count: int, introduced: list[int]
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.intp]]:
    """For each of ``count`` positions its paragraph, the first that may introduce that, and what comes after it.

    Paragraphs begin at ``firsts``; those at the positions ``introduced`` are introduced by the one before.
    """
    introductions, ends = firsts.copy(), [*firsts, count][1:]
    for position in introduced:
        number = bisect_right(firsts, position) - 1
        if number > 0 and position < count:
            introductions[number] = firsts[number - 1]
    lengths = [end - first for first, end in zip(firsts, ends, strict=True)]
    paragraphs, introduction, beyond = (
        np.array(values, np.intp).repeat(lengths) for values in (range(len(firsts)), introductions, ends)
    )
    return paragraphs, introduction, beyond
