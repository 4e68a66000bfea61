"""What one article teaches: how likely every token begins content, and where each content's parts are.

An annotated article is sure of it; a teacher (``training/teacher``) has probabilities, its three likeliest
places each.
"""

from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.quotes.statements.reading import Reading
from training.quotes.corpus import Example

HINTS: Final = 7
"""Questions asked of every token while learning only: is it in content, a source, a cue?"""
POINTERS: Final = ("end", "source_first", "source_last", "cue_first", "cue_last")
"""Where a content's parts begin and end."""
PARTS: Final = ("source", "cue")
"""What a content may lack."""
PLACES: Final = 3
"""Places that a pointer may have, at most."""

Floats = NDArray[np.float32]


class Lesson(NamedTuple):
    """One article with ``n`` tokens and ``t`` contents."""

    reading: Reading
    words: list[str]
    """Of the tokens."""
    suffix_rows: NDArray[np.int32]
    """The row that each token would have if its word were unknown [n]."""
    endable: NDArray[np.bool_]
    """Where content can end [n]."""
    start: Floats
    """How likely no content begins with a token, what is said, and what is thought [n, 3]."""
    start_mask: Floats
    """Where that is known and asked [n]."""
    hints: Floats
    """[n, HINTS]"""
    hint_mask: Floats
    """[n]"""
    contents: NDArray[np.int32]
    """First and last token [t, 2]."""
    weight: Floats
    """How likely it is content at all [t]."""
    there: Floats
    """How likely it has a source, and a cue [t, 2]."""
    places: NDArray[np.int32]
    """Of each pointer, the tokens that it may point to [t, POINTERS, PLACES]."""
    shares: Floats
    """And how likely it points to each."""
    invented: bool = False
    """Whether its annotator invented it, and marked more of it than others would."""


def lesson(one: Example, *, invented: bool = False) -> Lesson:
    """What an annotated article teaches."""
    count, contents = len(one.reading.tokens), len(one.targets)
    start = np.zeros((count, 3), np.float32)
    start[:, 0] = 1
    start_mask, hint_mask = one.reading.startable.astype(np.float32), np.ones(count, np.float32)
    endable, hints = one.reading.endable.copy(), np.zeros((count, HINTS), np.float32)
    there = np.zeros((contents, 2), np.float32)
    places = np.zeros((contents, len(POINTERS), PLACES), np.int32)
    for number, target in enumerate(one.targets):
        start[target.first] = 0, target.speech, 1 - target.speech
        start_mask[target.first] = 1
        endable[target.last] = True
        there[number] = target.source_first >= 0, target.cue_first >= 0
        places[number, :, 0] = target.last, *np.maximum(target[2:6], 0)
        _hint(hints, target)
    for first, last in one.ignored:
        start_mask[first : last + 1] = hint_mask[first : last + 1] = 0
    shares = np.zeros(places.shape, np.float32)
    shares[:, :, 0] = 1
    edges = np.array([target[:2] for target in one.targets], np.int32).reshape(-1, 2)
    certain = np.ones(contents, np.float32)
    return Lesson(
        one.reading,
        one.words,
        one.suffix_rows,
        endable,
        start,
        start_mask,
        hints,
        hint_mask,
        edges,
        certain,
        there,
        places,
        shares,
        invented,
    )


def _hint(hints: Floats, target: Any) -> None:
    """Enter what the tokens of ``target`` are to it."""
    hints[target.first : target.last + 1, 0 if target.speech else 1] = 1
    if target.source_first >= 0:
        hints[target.source_first, 2] = 1
        hints[target.source_first : target.source_last + 1, 3] = 1
    if target.cue_first >= 0:
        cue = slice(target.cue_first, target.cue_last + 1)
        hints[target.cue_first, 4] = 1
        hints[cue, 5] = 1
        hints[cue, 6] = np.maximum(hints[cue, 6], target.speech)
