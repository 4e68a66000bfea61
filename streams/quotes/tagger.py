"""The learnt part: where reported content begins and ends, its source and its cue.

A dilated convolutional network reads all tokens at once; every token gets the probability that reported content
begins there, and from each likely beginning pointers lead to the content's end, its source and its cue. Run in
numpy; ``training/quotes`` learns the weights, and the model card beside them says from what.
"""

import io
import math
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import read_bytes
from streams.quotes.reading import Reading

Array = NDArray[np.float32]
Indices = NDArray[np.intp]
Flags = NDArray[np.bool_]

DILATIONS: Final = (1, 2, 4, 8, 16)
_BUCKETS: Final = 32
_FAR: Final = 192
_REACH: Final = 96
"""Tokens between content and its source or cue, at most."""
_MAX_PART: Final = 40
"""Tokens in a source or a cue, at most."""
_WIDE_STEP: Final = 1.4
_MAX_CONTENT: Final = 128
"""Tokens in reported content, at most, long quotations being shortened."""
_ENDS: Final = 3
"""Ends tried for each beginning."""
_MIN_PROBABILITY: Final = 0.3
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


@dataclass(frozen=True, slots=True)
class _Pointer:
    """One part's weights: a query from the content, a key from each token, and what distance adds."""

    query: Array
    key: Array
    bias: Array
    near: Array
    """What the distance from the content's start adds, by bucket; behind it the same for its end."""
    crossed: Array
    """What it adds that none, one, two or more sentences end between."""


class _Content(NamedTuple):
    """Several contents: where they begin and end (the last token), and what the network holds there."""

    first: Indices
    last: Indices
    states: Array
    sentences: Indices
    """Number of the sentence of every token in the reading."""


class Tagger:
    """The network with its weights."""

    def __init__(self, weights: dict[str, Array]) -> None:
        self._words = weights["words"]
        self._shapes, self._states = weights["shapes"], weights["states"]
        self._boundaries = weights["boundaries"]
        self._layers = [
            (weights[f"conv{n}_w"], weights[f"conv{n}_b"], weights[f"mix{n}_w"]) for n in range(len(DILATIONS))
        ]
        self._start = weights["start_w"], weights["start_b"]
        self._none = weights["none_w"], weights["none_b"]
        self._pointers = {
            name: _Pointer(*(weights[f"{name}_{part}"] for part in ("query", "key", "bias", "near", "extra")))
            for name in ("end", "source_first", "source_last", "cue_first", "cue_last")
        }

    def attributions(self, reading: Reading) -> list[Attribution]:
        """What is reported in ``reading``, in order; no two overlap."""
        if not len(reading.tokens):
            return []
        hidden = self._encode(reading)
        chances = _softmax(hidden @ self._start[0] + self._start[1])
        likely = np.flatnonzero(reading.startable & (chances[:, 0] < 1 - _MIN_PROBABILITY))
        if not len(likely):
            return []
        ends, end_chances = self._ends(hidden, reading, likely)
        probability = (1 - chances[likely, 0])[:, None] * end_chances
        first, last, certainty = _choose(likely, ends, probability)
        if not len(first):
            return []
        said, thought = chances[first, 1], chances[first, 2]
        edges = np.concatenate([hidden[first], hidden[last]], 1)
        absent = edges @ self._none[0] + self._none[1] > 0
        content = _Content(first, last, edges, np.cumsum(reading.boundaries > 0))
        sources = self._parts("source", hidden, reading, content)
        cues = self._parts("cue", hidden, reading, content)
        return [
            Attribution(
                int(first[i]),
                int(last[i]) + 1,
                float(said[i] / (said[i] + thought[i])),
                float(certainty[i]),
                None if absent[i, 0] else sources[i],
                None if absent[i, 1] else cues[i],
            )
            for i in range(len(first))
        ]

    def _encode(self, reading: Reading) -> Array:
        hidden: Array = self._words[reading.rows] + self._shapes[reading.shapes]
        hidden += self._states[reading.states]
        hidden += self._boundaries[reading.boundaries]
        count, width = hidden.shape
        seen = np.zeros((count, 3 * width), np.float32)
        for dilation, (weight, bias, mix) in zip(DILATIONS, self._layers, strict=True):
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
        return hidden

    def _logits(self, name: str, hidden: Array, content: _Content, window: Indices) -> Array:
        """How well the tokens of each row of ``window`` fit as the part ``name`` of that row's content."""
        pointer = self._pointers[name]
        query = content.states @ pointer.query
        query *= np.float32(1 / math.sqrt(query.shape[1]))
        every = query @ (hidden @ pointer.key).T
        every += (hidden @ pointer.bias)[:, 0]
        logits: Array = np.take_along_axis(every, window, 1)
        first, last = content.first[:, None], content.last[:, None]
        logits += pointer.near[_bucket_of(window - first)]
        if name != "end":
            logits += pointer.near[_BUCKETS + _bucket_of(window - last)]
        sentences = content.sentences[window]
        sentences -= content.sentences[first]
        logits += pointer.crossed[np.minimum(np.abs(sentences), 3)]
        return logits

    def _ends(self, hidden: Array, reading: Reading, first: Indices) -> tuple[Indices, Array]:
        """The likeliest last tokens of the contents that begin at ``first``, and their probabilities."""
        window, forbidden = _window(first, 0, _MAX_CONTENT, len(hidden))
        content = _Content(first, first, hidden[first], np.cumsum(reading.boundaries > 0))
        logits = self._logits("end", hidden, content, window)
        forbidden |= reading.paragraphs[window] != reading.paragraphs[first][:, None]
        forbidden |= ~reading.endable[window]
        forbidden[:, 0] = False
        logits[forbidden] = _FORBIDDEN
        chances = _softmax(logits)
        best = np.argsort(-chances, axis=1, kind="stable")[:, :_ENDS]
        return np.take_along_axis(window, best, 1), np.take_along_axis(chances, best, 1)

    def _parts(self, name: str, hidden: Array, reading: Reading, content: _Content) -> list[Part | None]:
        """The source or the cue of every content; None where there is no other text."""
        first, last = content.first[:, None], content.last[:, None]
        window, forbidden = _window(content.first, _REACH, _REACH + 1, len(hidden))
        forbidden |= (window >= first) & (window <= last)
        forbidden |= ~reading.narrative[window]
        paragraphs = reading.introductions[reading.paragraphs[first]]
        forbidden |= (reading.paragraphs[window] < paragraphs) | (
            reading.paragraphs[window] > reading.paragraphs[first]
        )
        begins = self._logits(f"{name}_first", hidden, content, window)
        ends = self._logits(f"{name}_last", hidden, content, window)
        begins[forbidden] = ends[forbidden] = _FORBIDDEN
        begins, ends = _softmax(begins), _softmax(ends)
        rows, columns = np.arange(len(window)), np.arange(window.shape[1])
        begin = begins.argmax(1)
        offset = columns - begin[:, None]
        elsewhere = reading.paragraphs[window] != reading.paragraphs[window[rows, begin]][:, None]
        ends[(offset < 0) | (offset >= _MAX_PART) | elsewhere] = 0
        end = ends.argmax(1)
        chances = begins[rows, begin] * ends[rows, end]
        possible = ~forbidden[rows, begin]
        return [
            Part(int(window[row, begin[row]]), int(window[row, end[row]]) + 1, float(chances[row]))
            if possible[row]
            else None
            for row in rows
        ]


def _window(at: Indices, before: int, behind: int, count: int) -> tuple[Indices, Flags]:
    """For each of ``at`` the positions from ``before`` it up to ``behind`` it, and which of them do not exist."""
    window = at[:, None] + np.arange(-before, behind)
    outside = (window < 0) | (window >= count)
    np.clip(window, 0, count - 1, out=window)
    return window, outside


def _choose(starts: Indices, ends: Indices, probability: Array) -> tuple[Indices, Indices, Array]:
    """The likeliest contents that do not overlap, in order of place: first and last tokens, probabilities."""
    taken: list[tuple[int, int]] = []
    chosen: list[tuple[int, int, float]] = []
    order = np.argsort(-probability, axis=None, kind="stable")
    for row, column in zip(*np.unravel_index(order, probability.shape), strict=True):
        if probability[row, column] < _MIN_PROBABILITY:
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


def _bucket_of(distance: Indices) -> Indices:
    buckets: Indices = _buckets()[np.clip(distance, -_FAR, _FAR) + _FAR]
    return buckets


@cache
def _buckets() -> NDArray[np.intp]:
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
