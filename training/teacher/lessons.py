"""The tagger's lessons cut into stretches that the transformer reads at once, in batches."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from streams.text.ranges import Range
from training.quotes.lesson import POINTERS, Lesson
from training.teacher.pieces import WordPieces
from training.teacher.stretches import OWN, Stretch, ranges_of, stretch_of

STRETCHES: Final = 16
"""In a batch."""
_LEAST: Final = 150
"""Pieces of a stretch while learning, at least: the cuts are others in every epoch."""
_NOISE: Final = 12
"""Pieces, of the lengths by which stretches are put together."""
_SOURCE: Final = slice(POINTERS.index("source_first"), POINTERS.index("source_last") + 1)
_CUE: Final = slice(POINTERS.index("cue_first"), POINTERS.index("cue_last") + 1)


class Part(NamedTuple):
    """One stretch of a lesson, and what is read of it."""

    lesson: Lesson
    stretch: Stretch


def parts_of(lesson: Lesson, pieces: WordPieces, most: int = OWN) -> Iterator[Part]:
    """``lesson`` in stretches of at most ``most`` pieces."""
    counts = [len(pieces.of(word)) for word in lesson.words]
    for place in ranges_of(lesson.reading, counts, most):
        yield Part(_cut(lesson, place), stretch_of(pieces, lesson, place))


def _cut(lesson: Lesson, place: Range) -> Lesson:
    """The tokens of ``lesson`` at ``place``, as if there were no others; content that is cut off is not asked for."""
    begin, end = place
    first, last = lesson.contents.T
    inside = (first >= begin) & (last < end)
    start_mask, hint_mask = lesson.start_mask[begin:end].copy(), lesson.hint_mask[begin:end].copy()
    for off in np.flatnonzero(~inside & (first < end) & (last >= begin)):
        covered = slice(max(first[off] - begin, 0), last[off] + 1 - begin)
        start_mask[covered] = hint_mask[covered] = 0
    places, there = lesson.places[inside] - begin, lesson.there[inside].copy()
    for number, pointers in enumerate((_SOURCE, _CUE)):
        likeliest = places[:, pointers, 0]
        there[((likeliest < 0) | (likeliest >= end - begin)).any(axis=1), number] = 0
    return Lesson(
        reading=lesson.reading.part(begin, end),
        words=lesson.words[begin:end],
        suffix_rows=lesson.suffix_rows[begin:end],
        endable=lesson.endable[begin:end],
        start=lesson.start[begin:end],
        start_mask=start_mask,
        hints=lesson.hints[begin:end],
        hint_mask=hint_mask,
        contents=lesson.contents[inside] - begin,
        weight=lesson.weight[inside],
        there=there,
        places=np.clip(places, 0, end - begin - 1),
        shares=lesson.shares[inside],
        invented=lesson.invented,
    )


def batches(
    lessons: Sequence[Lesson], pieces: WordPieces, random: np.random.Generator, *, vary: bool
) -> Iterator[list[Part]]:
    """The stretches of ``lessons``, about as long ones together; ``vary`` cuts them elsewhere each time."""
    parts = [
        part
        for lesson in lessons
        for part in parts_of(lesson, pieces, int(random.integers(_LEAST, OWN + 1)) if vary else OWN)
    ]
    noise = random.normal(scale=_NOISE, size=len(parts))
    order = sorted(range(len(parts)), key=lambda index: len(parts[index].stretch.pieces) + noise[index])
    groups = [order[index : index + STRETCHES] for index in range(0, len(order), STRETCHES)]
    random.shuffle(groups)
    for group in groups:
        yield [parts[index] for index in group]
