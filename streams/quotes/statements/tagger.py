"""The learnt part: where reported content begins and ends, its source and its cue.

A dilated convolutional network reads all tokens at once; every token gets the probability that reported content
begins there, and from each likely beginning pointers lead to the content's end, its source and its cue.
``training/quotes`` learns the weights and writes the graphs; the model card beside them says from what.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from operator import attrgetter
from typing import Any, Final, NamedTuple, Self

import numpy as np

from streams.data import read_bytes
from streams.quotes.statements.onnx import InferenceSession, SessionOptions
from streams.quotes.statements.reading import Reading, Vocabulary
from streams.text.ranges import Range

REACH: Final = 96
"""Tokens between content and its source or cue, at most."""
MAX_PART: Final = 40
"""Tokens in a source or a cue, at most."""
MAX_CONTENT: Final = 128
"""Tokens in reported content, at most, long quotations being shortened."""
_MIN_PROBABILITY: Final = 0.35
_MIN_QUOTED: Final = 0.15
"""What stands inside marks is reported more often than not."""
_NEVER: Final = 2.0
"""More than any probability."""
_STRETCH: Final = 2048
"""Tokens read at once: from there on the next paragraph, or at the latest twice as many begin a new stretch."""
_ERROR: Final = 3
"""ONNX Runtime's number for the level."""
GRAPHS: Final = ("contents", "parts")
_exact: Final = attrgetter("exact")


class Part(NamedTuple):
    """A source or a cue, as positions in the reading, end exclusive."""

    start: int
    end: int
    probability: float
    """Of being right."""


class Attribution(NamedTuple):
    """Reported content with its source and its cue, as positions in the reading, end exclusive."""

    start: int
    end: int
    speech: float
    """Probability of being said rather than thought."""
    beginning: float
    """Probability that reported content begins there, wherever it ends."""
    probability: float
    """Probability that it also ends there, or so near that both spans overlap by 0.8 (intersection over union)."""
    source: Part | None
    cue: Part | None

    def moved(self, by: int) -> "Attribution":
        """The same, ``by`` positions on."""
        if not by:
            return self
        source, cue = (
            part and Part(part.start + by, part.end + by, part.probability) for part in (self.source, self.cue)
        )
        return self._replace(start=self.start + by, end=self.end + by, source=source, cue=cue)


class _Content(NamedTuple):
    """Reported content, as positions in the reading, end exclusive; see ``Attribution``."""

    start: int
    end: int
    speech: float
    beginning: float
    probability: float
    exact: float
    """How likely it ends just there."""


class Tagger:
    """The network: a graph that finds contents, and one that finds their sources and cues."""

    def __init__(self, graphs: Mapping[str, bytes], vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        """What it reads with."""
        self._find_contents, self._find_parts = (
            InferenceSession(graphs[name], _options(), providers=["CPUExecutionProvider"]) for name in GRAPHS
        )

    @classmethod
    def load(cls) -> Self:
        """The tagger with the weights that ship with the package."""
        return cls({name: read_bytes(f"weights/{name}.onnx") for name in GRAPHS}, Vocabulary.load())

    def attributions(self, reading: Reading) -> list[Attribution]:
        """What is reported in ``reading``, by the tagger's vocabulary, in order; no two overlap."""
        found: list[Attribution] = []
        for stretch in _stretches(reading):
            found += (a.moved(stretch.start) for a in self._read(reading.part(*stretch)))
        return found

    def _read(self, reading: Reading) -> list[Attribution]:
        state, contents = self._contents(reading)
        if not contents:
            return []
        sources, cues = self._parts(state, reading, contents)
        return [
            Attribution(*content[:-1], source, cue)
            for content, source, cue in zip(contents, sources, cues, strict=True)
        ]

    def _contents(self, reading: Reading) -> tuple[Any, list[_Content]]:
        """The tokens' states, and the likeliest contents that do not overlap, in order."""
        least = np.where(reading.narrative, np.float32(_MIN_PROBABILITY), np.float32(_MIN_QUOTED))
        least[~reading.startable] = _NEVER
        state, *found = self._find_contents.run(
            ("state", "first", "said", "beginning", "last", "probability", "exact"),
            {
                "row": reading.rows,
                "trait": reading.traits,
                "sentence": reading.sentences,
                "paragraph": reading.paragraphs,
                "beyond": reading.beyond,
                "endable": reading.endable,
                "least": least,
            },
        )
        candidates = [
            _Content(first, last + 1, said, beginning, probability, exact)
            for first, said, beginning, lasts, *chances in zip(*(values.tolist() for values in found), strict=True)
            for last, probability, exact in zip(lasts, *chances, strict=True)
            if exact
        ]
        return state, _choose(candidates)

    def _parts(
        self, state: Any, reading: Reading, contents: list[_Content]
    ) -> tuple[list[Part | None], list[Part | None]]:
        """The source and the cue of every content; None where there is none."""
        found = self._find_parts.run(
            ("begin", "end", "probability", "absent"),
            {
                "state": state,
                "sentence": reading.sentences,
                "paragraph": reading.paragraphs,
                "run": reading.runs,
                "introduction": reading.introduction,
                "beyond": reading.beyond,
                "narrative": reading.narrative,
                "first": np.array([content.start for content in contents]),
                "last": np.array([content.end - 1 for content in contents]),
            },
        )
        sources, cues = (
            [
                None if absent else Part(begin, end + 1, probability)
                for begin, end, probability, absent in zip(*values, strict=True)
            ]
            for values in zip(*(values.tolist() for values in found), strict=True)
        )
        return sources, cues


def _choose(candidates: list[_Content]) -> list[_Content]:
    """Those of ``candidates``, in order, that overlap none that is likelier to be exact."""
    taken: list[_Content] = []
    for content in sorted(candidates, key=_exact, reverse=True):
        place = bisect_left(taken, content)
        after = place < len(taken) and taken[place].start < content.end
        before = place > 0 and taken[place - 1].end > content.start
        if not (after or before):
            taken.insert(place, content)
    return taken


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
        end = min(int(reading.beyond[start + _STRETCH - 1]), start + 2 * _STRETCH)
        yield Range(start, end)
        start = end
    if start < count:
        yield Range(start, count)
