"""An article cut into stretches that the transformer reads at once, each with some of what stands before it."""

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.quotes.statements.reading import Reading
from streams.text.ranges import Range
from training.quotes.lesson import Lesson
from training.teacher.pieces import CLASSIFIER, PADDING, SEPARATOR, WordPieces

OWN: Final = 214
"""Pieces of a stretch, at most."""
_WHOLE: Final = 254
"""With what stands before it."""
_CONTEXT: Final = 48
"""Pieces of what stands before it, at most."""
_STEP: Final = 16
"""Lengths are padded to a multiple of it."""
NO_TRAIT: Final = -1


class Stretch(NamedTuple):
    """What the transformer reads of one stretch."""

    pieces: list[int]
    traits: list[int]
    """Of each piece that of its token (``Reading.traits``), or none."""
    places: list[int]
    """Of each token of the stretch the place of its first piece."""
    invented: bool
    """Whether the article's annotator invented it."""


class Padded(NamedTuple):
    """Several stretches, padded to one length."""

    pieces: NDArray[np.int64]
    traits: NDArray[np.int64]
    mask: NDArray[np.bool_]
    invented: NDArray[np.float32]


def ranges_of(reading: Reading, pieces: Sequence[int], most: int = OWN) -> list[Range]:
    """Stretches of ``reading`` of at most ``most`` pieces, cut between paragraphs where that is possible.

    Rather not between a paragraph and the one that introduces it.

    Args:
        reading: The tokens.
        pieces: How many each token has.
        most: Pieces of a stretch.
    """
    ends = np.concatenate([[0], np.cumsum(pieces)])
    found: list[Range] = []
    start, count = 0, len(pieces)
    while start < count:
        limit = int(np.searchsorted(ends, ends[start] + most, side="right")) - 1
        end = count if limit >= count else _cut(reading, start, max(limit, start + 1))
        found.append(Range(start, end))
        start = end
    return found


def _cut(reading: Reading, start: int, limit: int) -> int:
    """The last place up to ``limit`` where a stretch from ``start`` on may end."""
    paragraphs, sentences = (
        np.flatnonzero(numbers[start + 1 : limit + 1] != numbers[start:limit]) + start + 1
        for numbers in (reading.paragraphs, reading.sentences)
    )
    by_themselves = [cut for cut in paragraphs if reading.introduction[cut] >= cut]
    cuts = by_themselves or paragraphs.tolist() or sentences.tolist() or [limit]
    return int(cuts[-1])


def stretch_of(pieces: WordPieces, lesson: Lesson, place: Range) -> Stretch:
    """What is read of the tokens of ``lesson`` at ``place``."""
    words = lesson.words
    room = min(_CONTEXT, _WHOLE - sum(len(pieces.of(word)) for word in words[place.start : place.end]))
    begin = place.start
    while begin > 0 and (needed := len(pieces.of(words[begin - 1]))) <= room:
        begin -= 1
        room -= needed
    stretch = Stretch([CLASSIFIER], [NO_TRAIT], [], lesson.invented)
    for token in range(begin, place.end):
        if token >= place.start:
            stretch.places.append(len(stretch.pieces))
        of_token = pieces.of(words[token])
        stretch.pieces.extend(of_token)
        stretch.traits.extend([int(lesson.reading.traits[token])] * len(of_token))
    stretch.pieces.append(SEPARATOR)
    stretch.traits.append(NO_TRAIT)
    return stretch


def padded(stretches: Sequence[Stretch]) -> Padded:
    """``stretches`` in one array."""
    longest = max(len(stretch.pieces) for stretch in stretches)
    shape = len(stretches), -(-longest // _STEP) * _STEP
    invented = np.array([stretch.invented for stretch in stretches], np.float32)
    pieces, traits = np.full(shape, PADDING, np.int64), np.full(shape, NO_TRAIT, np.int64)
    batch = Padded(pieces, traits, np.zeros(shape, np.bool_), invented)
    for row, stretch in enumerate(stretches):
        count = len(stretch.pieces)
        batch.pieces[row, :count], batch.traits[row, :count], batch.mask[row, :count] = *stretch[:2], True
    return batch
