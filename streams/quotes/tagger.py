"""The learnt part: where reported content begins and ends, its source and its cue.

A dilated convolutional network reads all tokens at once; every token gets the probability that reported content
begins there, and from each likely beginning pointers lead to the content's end, its source and its cue. Run in
numpy; ``training/quotes`` learns the weights, and the model card beside them says from what.
"""

import io
import math
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import read_bytes
from streams.quotes.blas import single_threaded
from streams.quotes.reading import Reading
from streams.text.segmentation import Range

Array = NDArray[np.float32]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]

DILATIONS: Final = (1, 2, 4, 8, 16)
POOLED: Final = {2: "sentence", 3: "paragraph"}
"""After which layers every token hears of its whole sentence or paragraph."""
BUCKETS: Final = 32
_FAR: Final = 256
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
_FORBIDDEN: Final = np.float32(-1e9)


class Part(NamedTuple):
    """A range of positions in the reading, end exclusive, and how likely it is right."""

    first: int
    last: int
    probability: float


@dataclass(frozen=True, slots=True)
class Attribution:
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


class _Pointers:
    """Pointers from contents to tokens, several at once: a query from the content's edges and what distance adds."""

    def __init__(self, weights: dict[str, Array], names: tuple[str, ...]) -> None:
        queries = [weights[f"{name}_query"] for name in names]
        keys = [weights[f"{name}_key"] for name in names]
        # Query and key meet in one matrix, so that the tokens need no projection of their own.
        matrices = [(q @ k.T / math.sqrt(q.shape[1])).astype(np.float32) for q, k in zip(queries, keys, strict=True)]
        self._matrix: Array = np.stack(matrices)
        self._bias = np.stack([weights[f"{name}_bias"].T for name in names])
        self._near = np.stack([weights[f"{name}_near"] for name in names])
        self._crossed = np.stack([weights[f"{name}_extra"] for name in names])

    def __call__(
        self, hidden: Array, reading: Reading, at: Indices, window: Indices, edges: tuple[Indices, ...]
    ) -> Array:
        """Logits [pointers, contents, tokens of the window]."""
        low, high = int(window.min()), int(window.max()) + 1
        states = hidden[at].reshape(len(edges), len(window), -1).transpose(1, 0, 2).reshape(len(window), -1)
        queries: Array = states @ self._matrix
        queries += self._bias
        every: Array = queries @ hidden[low:high].T
        logits = every[:, np.arange(len(window))[:, None], window - low]
        for number, edge in enumerate(edges):
            buckets = bucket_table()[window - edge[:, None] + _FAR]
            logits += self._near[:, number * BUCKETS : (number + 1) * BUCKETS][:, buckets]
        crossed = np.abs(reading.sentences[window] - reading.sentences[edges[0]][:, None])
        logits += self._crossed[:, np.minimum(crossed, 3)]
        return logits


class Tagger:
    """The network with its weights."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self._words = weights["words"]
        self._shapes, self._states = weights["shapes"], weights["states"]
        self._boundaries = weights["boundaries"]
        self._layers = [
            (weights[f"conv{n}_w"], weights[f"conv{n}_b"], weights[f"mix{n}_w"]) for n in range(len(DILATIONS))
        ]
        self._pools = {
            name: (weights[f"{name}_in"], weights[f"{name}_b"], weights[f"{name}_out"]) for name in POOLED.values()
        }
        self._start = weights["start_w"], weights["start_b"]
        self._none = weights["none_w"], weights["none_b"]
        self._end = _Pointers(weights, ("end",))
        self._part = _Pointers(weights, ("source_first", "source_last", "cue_first", "cue_last"))

    @single_threaded
    def attributions(self, reading: Reading) -> list[Attribution]:
        """What is reported in ``reading``, in order; no two overlap."""
        found: list[Attribution] = []
        for stretch in _stretches(reading):
            found += (a.moved(stretch.start) for a in self._read(reading.part(*stretch)))
        return found

    def _read(self, reading: Reading) -> list[Attribution]:
        hidden = self._encode(reading)
        chances = _softmax(hidden @ self._start[0] + self._start[1])
        least = np.where(reading.narrative, np.float32(_MIN_PROBABILITY), np.float32(_MIN_QUOTED))
        likely = np.flatnonzero(reading.startable & (1 - chances[:, 0] > least))
        if not len(likely):
            return []
        ends, end_chances = self._ends(hidden, reading, likely)
        probability = (1 - chances[likely, 0])[:, None] * end_chances
        probability[probability < least[likely, None]] = 0
        first, last, certainty = _choose(likely, ends, probability)
        if not len(first):
            return []
        sources, cues = self._parts(hidden, reading, first, last)
        said = chances[first, 1] / (1 - chances[first, 0])
        return [
            Attribution(*attribution)
            for attribution in zip(
                first.tolist(), (last + 1).tolist(), said.tolist(), certainty.tolist(), sources, cues, strict=True
            )
        ]

    def _encode(self, reading: Reading) -> Array:
        hidden: Array = self._words[reading.rows] + self._shapes[reading.shapes]
        hidden += self._states[reading.states]
        hidden += self._boundaries[reading.boundaries]
        count, width = hidden.shape
        seen = np.zeros((count, 3 * width), np.float32)
        for layer, (dilation, (weight, bias, mix)) in enumerate(zip(DILATIONS, self._layers, strict=True)):
            seen[:, width : 2 * width] = hidden
            step = min(dilation, count)
            seen[:step, :width] = 0
            seen[step:, :width] = hidden[: count - step]
            seen[count - step :, 2 * width :] = 0
            seen[: count - step, 2 * width :] = hidden[step:]
            inner = seen @ weight
            inner += bias
            np.maximum(inner, 0, out=inner)
            hidden += inner @ mix
            if layer in POOLED:
                self._pool(POOLED[layer], hidden, reading)
        return hidden

    def _pool(self, name: str, hidden: Array, reading: Reading) -> None:
        """Let every token hear of its whole sentence or paragraph: the largest value of each channel in it."""
        groups = reading.sentences if name == "sentence" else reading.paragraphs
        starts = np.flatnonzero(np.diff(groups, prepend=-1))
        most = np.maximum.reduceat(hidden, starts, axis=0)
        weight, bias, mix = self._pools[name]
        heard = np.maximum(most @ weight + bias, 0) @ mix
        hidden += np.repeat(heard, np.diff(starts, append=len(groups)), axis=0)

    def _ends(self, hidden: Array, reading: Reading, first: Indices) -> tuple[Indices, Array]:
        """The likeliest last tokens of the contents that begin at ``first``, and their probabilities."""
        limit = np.minimum(reading.last_of_paragraph[first] + 1, first + _MAX_CONTENT)
        window, forbidden = _window(first, limit)
        logits = self._end(hidden, reading, first, window, (first,))[0]
        forbidden |= ~reading.endable[window]
        forbidden[:, 0] = False
        logits[forbidden] = _FORBIDDEN
        chances = _softmax(logits)
        best = np.argsort(-chances, axis=1, kind="stable")[:, :_ENDS]
        return np.take_along_axis(window, best, 1), np.take_along_axis(chances, best, 1)

    def _parts(
        self, hidden: Array, reading: Reading, first: Indices, last: Indices
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
        logits = self._part(hidden, reading, np.concatenate([first, last]), window, (first, last))
        logits[:, forbidden] = _FORBIDDEN
        chances = _softmax(logits)
        edges = np.concatenate([hidden[first], hidden[last]], 1)
        absent = (edges @ self._none[0] + self._none[1] > 0) | forbidden.all(axis=1, keepdims=True)
        introduced = reading.paragraphs[reading.introduction[first]] != reading.paragraphs[first]
        absent[:, 0] &= ~introduced | forbidden.all(axis=1)
        runs = reading.runs[window]
        return (
            _ranges(window, runs, chances[0], chances[1], absent[:, 0]),
            _ranges(window, runs, chances[2], chances[3], absent[:, 1]),
        )


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


def _ranges(window: Indices, runs: NDArray[np.int32], begins: Array, ends: Array, absent: Flags) -> list[Part | None]:
    """The likeliest range of each row, from its likeliest beginning on."""
    rows, columns = np.arange(len(window)), np.arange(window.shape[1])
    begin = begins.argmax(1)
    offset = columns - begin[:, None]
    elsewhere = runs != runs[rows, begin][:, None]
    end = np.where((offset < 0) | (offset >= _MAX_PART) | elsewhere, 0, ends).argmax(1)
    chances = begins[rows, begin] * ends[rows, end]
    return [
        None if none else Part(first, last + 1, chance)
        for first, last, chance, none in zip(
            window[rows, begin].tolist(), window[rows, end].tolist(), chances.tolist(), absent.tolist(), strict=True
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


def _softmax(logits: Array) -> Array:
    shifted: Array = np.exp(logits - logits.max(axis=-1, keepdims=True))
    shifted /= shifted.sum(axis=-1, keepdims=True)
    return shifted


@cache
def bucket_table() -> NDArray[np.intp]:
    """Signed distances, from -_FAR on, to 0..31: exact up to 6, then by powers of 1.4."""
    distance = np.arange(-_FAR, _FAR + 1)
    size = np.abs(distance)
    wide = 6 + np.floor(np.log(np.maximum(size, 6) / 6) / math.log(_WIDE_STEP)).astype(np.intp)
    step = np.minimum(np.where(size <= 6, size, wide), 15)
    return np.where(distance < 0, 15 - step, 16 + step)


@cache
def tagger() -> Tagger:
    """The tagger with the weights that ship with the package."""
    with np.load(io.BytesIO(read_bytes("quotes/weights.npz"))) as stored:
        weights = {name: stored[name].astype(np.float32) for name in stored.files}
    weights["words"] *= weights.pop("words_scale")[:, None]
    return Tagger(weights)
