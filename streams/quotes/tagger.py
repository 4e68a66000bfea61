"""The learnt part: where reported content begins and ends, its source and its cue.

A dilated convolutional network reads all tokens at once; every token gets the probability that reported content
begins there, and from each likely beginning pointers lead to the content's end, its source and its cue. Run in
numpy; ``training/quotes`` learns the weights, and the model card beside them says from what.
"""

import math
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import read_bytes
from streams.quotes.onnx import InferenceSession, SessionOptions
from streams.quotes.reading import Reading
from streams.text.segmentation import Range

Array = NDArray[np.float32]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]

DILATIONS: Final = (1, 2, 4, 8, 16)
POOLED: Final = {2: "sentence", 3: "paragraph"}
"""After which layers every token hears of its whole sentence or paragraph."""
BUCKETS: Final = 32
FAR: Final = 256
REACH: Final = 96
"""Tokens between content and its source or cue, at most."""
_MAX_PART: Final = 40
"""Tokens in a source or a cue, at most."""
_WIDE_STEP: Final = 1.4
_MAX_CONTENT: Final = 128
"""Tokens in reported content, at most, long quotations being shortened."""
_ENDS: Final = 3
"""Ends tried for each beginning."""
_MIN_PROBABILITY: Final = 0.35
_MIN_QUOTED: Final = 0.2
"""What stands inside marks is reported more often than not."""
_STRETCH: Final = 2048
"""Tokens read at once: from there on the next paragraph, or at the latest twice as many begin a new stretch."""
_ERROR: Final = 3
"""ONNX Runtime's number for the level."""
GRAPHS: Final = ("encode", "ends", "parts")
POINTERS: Final = ("source_first", "source_last", "cue_first", "cue_last")
"""What the graph "parts" points to, in order."""


class Part(NamedTuple):
    """A range of positions in the reading, end exclusive, and how likely it is right."""

    first: int
    last: int
    probability: float


class Attribution(NamedTuple):
    """Reported content with its source and its cue, as positions in the reading, end exclusive."""

    first: int
    last: int
    speech: float
    """Probability of being said rather than thought."""
    probability: float
    """Of being reported content with exactly this end."""
    source: Part | None
    cue: Part | None

    def moved(self, by: int) -> "Attribution":
        """The same, ``by`` positions on."""
        if not by:
            return self
        source, cue = (
            part and Part(part.first + by, part.last + by, part.probability) for part in (self.source, self.cue)
        )
        return Attribution(self.first + by, self.last + by, self.speech, self.probability, source, cue)


class Tagger:
    """The network: three graphs that share the tokens' states."""

    def __init__(self, graphs: Mapping[str, bytes]) -> None:
        self._encode, self._point_to_end, self._point_to_parts = (
            InferenceSession(graphs[name], _options(), providers=["CPUExecutionProvider"]) for name in GRAPHS
        )

    def attributions(self, reading: Reading) -> list[Attribution]:
        """What is reported in ``reading``, in order; no two overlap."""
        found: list[Attribution] = []
        for stretch in _stretches(reading):
            found += (a.moved(stretch.start) for a in self._read(reading.part(*stretch)))
        return found

    def _read(self, reading: Reading) -> list[Attribution]:
        state, chances = self._encode.run(
            None,
            {
                "row": reading.rows,
                "trait": reading.traits,
                "sentence": reading.sentences,
                "paragraph": reading.paragraphs,
            },
        )
        least = np.where(reading.narrative, np.float32(_MIN_PROBABILITY), np.float32(_MIN_QUOTED))
        likely = np.flatnonzero(reading.startable & (1 - chances[:, 0] > least))
        if not len(likely):
            return []
        ends, end_chances = self._ends(state, reading, likely)
        probability = (1 - chances[likely, 0])[:, None] * end_chances
        probability[probability < least[likely, None]] = 0
        first, last, certainty = _choose(likely, ends, probability)
        if not len(first):
            return []
        sources, cues = self._parts(state, reading, first, last)
        said = chances[first, 1] / (1 - chances[first, 0])
        return [
            Attribution(*attribution)
            for attribution in zip(
                first.tolist(), (last + 1).tolist(), said.tolist(), certainty.tolist(), sources, cues, strict=True
            )
        ]

    def _ends(self, state: Array, reading: Reading, first: Indices) -> tuple[Indices, Array]:
        """The likeliest last tokens of the contents that begin at ``first``, and their probabilities."""
        limit = np.minimum(reading.last_of_paragraph[first] + 1, first + _MAX_CONTENT)
        window, forbidden = _window(first, limit)
        forbidden |= ~reading.endable[window]
        forbidden[:, 0] = False
        (chances,) = self._point_to_end.run(None, _pointing(state, reading, (first,), window, forbidden))
        chances = chances[:, :, 0]
        best = (-chances).argsort(axis=1, kind="stable")[:, :_ENDS]
        rows = np.arange(len(first))[:, None]
        return window[rows, best], chances[rows, best]

    def _parts(
        self, state: Array, reading: Reading, first: Indices, last: Indices
    ) -> tuple[list[Part | None], list[Part | None]]:
        """The source and the cue of every content; None where there is none."""
        start = np.maximum(reading.introduction[first], first - REACH)
        window, forbidden = _window(start, np.minimum(reading.last_of_paragraph[first] + 1, first + REACH))
        forbidden |= (window >= first[:, None]) & (window <= last[:, None])
        forbidden |= ~reading.narrative[window]
        # "A," Ruiz said. "B," Berg replied: a quotation whose own sentence goes on outside it is by somebody there.
        sentences, own = reading.sentences[window], reading.sentences[first][:, None]
        goes_on = (~forbidden & (sentences == own)).any(axis=1) & ~reading.narrative[first]
        forbidden |= goes_on[:, None] & (sentences < own)
        chances, absence = self._point_to_parts.run(None, _pointing(state, reading, (first, last), window, forbidden))
        absent = (absence > 0) | forbidden.all(axis=1, keepdims=True)
        introduced = reading.paragraphs[reading.introduction[first]] != reading.paragraphs[first]
        absent[:, 0] &= ~introduced | forbidden.all(axis=1)
        ranges = _ranges(window, reading.runs[window], chances, absent)
        return ranges[0::2], ranges[1::2]


def _pointing(
    state: Array, reading: Reading, edges: tuple[Indices, ...], window: Indices, forbidden: Flags
) -> dict[str, Any]:
    """What a graph that points from contents, by their ``edges``, into the ``window`` of each is given."""
    crossed = np.abs(reading.sentences[window] - reading.sentences[edges[0]][:, None])
    return {
        "state": state,
        "edges": np.array(edges),
        "window": window,
        "crossed": crossed,
        "forbidden": forbidden,
    }


def _options() -> SessionOptions:
    """One thread: the graphs are small, and Quotetape scales by partitions and workers."""
    options = SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = _ERROR
    return options


def _stretches(reading: Reading) -> Iterator[Range]:
    """Stretches of ``reading`` that are read apart: they bound time and memory on any text."""
    start, count = 0, len(reading.tokens)
    while count - start > _STRETCH:
        end = int(reading.last_of_paragraph[start + _STRETCH - 1]) + 1
        end = min(end, start + 2 * _STRETCH)
        yield Range(start, end)
        start = end
    if start < count:
        yield Range(start, count)


def _ranges(window: Indices, runs: Indices, chances: Array, absent: Flags) -> list[Part | None]:
    """The likeliest range of each part of each content, from its likeliest beginning on.

    Args:
        window: Positions [contents, width].
        runs: The run of each of them.
        chances: Of each part's first and last position in turn [contents, width, 2 * parts].
        absent: Whether there is no such part [contents, parts].
    """
    begins, ends = chances[:, :, 0::2], chances[:, :, 1::2]
    begin = begins.argmax(1)
    rows, parts = np.arange(len(window))[:, None], np.arange(begin.shape[1])
    offset = np.arange(window.shape[1])[:, None] - begin[:, None]
    elsewhere = runs[:, :, None] != runs[rows, begin][:, None]
    end = np.where((offset < 0) | (offset >= _MAX_PART) | elsewhere, 0, ends).argmax(1)
    chance = begins[rows, begin, parts] * ends[rows, end, parts]
    return [
        None if none else Part(first, last + 1, certainty)
        for first, last, certainty, none in zip(
            window[rows, begin].ravel().tolist(),
            window[rows, end].ravel().tolist(),
            chance.ravel().tolist(),
            absent.ravel().tolist(),
            strict=True,
        )
    ]


def _window(start: Indices, limit: Indices) -> tuple[Indices, Flags]:
    """For each row the positions from ``start`` up to ``limit``, as wide as the widest; what lies behind is flagged."""
    window = start[:, None] + np.arange((limit - start).max())
    outside = window >= limit[:, None]
    np.minimum(window, (limit - 1)[:, None], out=window)
    return window, outside


def _choose(starts: Indices, ends: Indices, probability: Array) -> tuple[Indices, Indices, Array]:
    """The likeliest contents that do not overlap, 0 being ruled out; first and last tokens, probabilities."""
    taken: list[tuple[int, int]] = []
    chosen: list[tuple[int, int, float]] = []
    order = np.argsort(-probability, axis=None, kind="stable")
    for row, column in zip(*np.unravel_index(order, probability.shape), strict=True):
        if not probability[row, column]:
            break
        first, last = int(starts[row]), int(ends[row, column])
        place = bisect_left(taken, (first, last))
        after = place < len(taken) and taken[place][0] <= last
        before = place > 0 and taken[place - 1][1] >= first
        if not (after or before):
            taken.insert(place, (first, last))
            chosen.append((first, last, float(probability[row, column])))
    chosen.sort()
    firsts, lasts, certainty = zip(*chosen, strict=True) if chosen else ((), (), ())
    return np.array(firsts, np.intp), np.array(lasts, np.intp), np.array(certainty, np.float32)


@cache
def bucket_table() -> NDArray[np.intp]:
    """Signed distances, from -FAR on, to 0..31: exact up to 6, then by powers of 1.4."""
    distance = np.arange(-FAR, FAR + 1)
    size = np.abs(distance)
    wide = 6 + np.floor(np.log(np.maximum(size, 6) / 6) / math.log(_WIDE_STEP)).astype(np.intp)
    step = np.minimum(np.where(size <= 6, size, wide), 15)
    return np.where(distance < 0, 15 - step, 16 + step)


@cache
def tagger() -> Tagger:
    """The tagger with the weights that ship with the package."""
    return Tagger({name: read_bytes(f"quotes/{name}.onnx") for name in GRAPHS})
