"""What a first look at an article's other candidates says of a symbol that stands alone.

Symbols come in company: beside one that is surely meant, in a line or a list of such, a word in capitals is likelier
to be one too.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import TYPE_CHECKING, Final

from streams.tickers.candidates.candidate import Candidate

if TYPE_CHECKING:
    from streams.text.document import FieldName

_SURE: Final = 0.6
_GAP: Final = 4
"""Tokens between two symbols that stand beside each other, at most."""
_MOST_IN_LINE: Final = 3
_MOST_IN_TEXT: Final = 4
_STEPS: Final = 10
_NOBODY: Final = -1.0
"""Less likely than anybody."""


class Agreement:
    """Says of single symbols what the others of their article say."""

    def __init__(self, candidates: Sequence[Candidate], probabilities: Sequence[float]) -> None:
        """Take an article's ``candidates``, in order of place, and how likely each is by itself."""
        self._candidates = candidates
        self._probabilities = probabilities
        self._lines = [(each.text.name, each.text.paragraph_at(each.tokens.start)) for each in candidates]
        self._of_line: defaultdict[tuple[FieldName, int], _Tally] = defaultdict(_Tally)
        self._of_field: defaultdict[FieldName, _Tally] = defaultdict(_Tally)
        self._of_issuer: dict[int, tuple[float, float]] = {}
        """How likely the two likeliest of each are."""
        self._words: dict[FieldName, frozenset[str]] = {}
        for candidate, line, probability in zip(candidates, self._lines, probabilities, strict=True):
            self._of_line[line].add(candidate.key, probability)
            self._of_field[candidate.text.name].add(candidate.key, probability)
            first, second = self._of_issuer.get(candidate.issuer.id, (_NOBODY, _NOBODY))
            best = (probability, first) if probability > first else (first, max(second, probability))
            self._of_issuer[candidate.issuer.id] = best

    def features(self, index: int) -> list[str]:
        """What the others say of candidate ``index``."""
        candidate = self._candidates[index]
        key, line, text = candidate.key, self._of_line[self._lines[index]], self._of_field[candidate.text.name]
        is_word = len(key) > 1 and key.lower() in self._words_of(candidate)
        return [
            *self._beside(index, "before", range(index - 1, -1, -1)),
            *self._beside(index, "after", range(index + 1, len(self._candidates))),
            f"sure in line {min(_MOST_IN_LINE, line.sure_without(key))}",
            f"mean in line {_step(line.mean_without(key))}",
            f"sure in text {min(_MOST_IN_TEXT, text.sure_without(key))}",
            f"mean in text {_step(text.mean_without(key))}",
            f"best in text {_step(text.best_without(key))}",
            f"best of its own {_step(self._best_of_its_own(index))}",
            "in small letters too" if is_word else "never in small letters",
        ]

    def _best_of_its_own(self, index: int) -> float | None:
        """How likely the likeliest other candidate of the same issuer is."""
        first, second = self._of_issuer[self._candidates[index].issuer.id]
        other = second if first == self._probabilities[index] else first
        return None if other == _NOBODY else other

    def _words_of(self, candidate: Candidate) -> frozenset[str]:
        """The words of the field that ``candidate`` stands in."""
        name = candidate.text.name
        if name not in self._words:
            self._words[name] = frozenset(candidate.text.words)
        return self._words[name]

    def _beside(self, index: int, side: str, others: range) -> Iterator[str]:
        """How likely the nearest other candidate is on one side, if it is near."""
        candidate = self._candidates[index]
        for number in others:
            other = self._candidates[number]
            if side == "before":
                gap = candidate.tokens.start - other.tokens.end
            else:
                gap = other.tokens.start - candidate.tokens.end
            if other.text is not candidate.text or gap > _GAP:
                return
            if gap >= 0 and other.key != candidate.key:
                likely = _step(self._probabilities[number])
                yield f"{side} by {gap} {likely}"
                yield f"{side} {likely}"
                return


@dataclass(slots=True)
class _Sum:
    """Candidates added up."""

    count: int = 0
    total: float = 0.0
    sure: int = 0
    most: float = 0.0


class _Tally:
    """How likely the candidates of a line or a text are, by their keys, so that a key's own ones can be left out."""

    def __init__(self) -> None:
        self._all = _Sum()
        self._of_key: defaultdict[str, _Sum] = defaultdict(_Sum)
        self._likeliest: list[tuple[float, str]] = []
        """The two likeliest keys, each with its likeliest candidate, once that is asked."""

    def add(self, key: str, probability: float) -> None:
        own = self._of_key[key]
        for added in (self._all, own):
            added.count += 1
            added.total += probability
            added.sure += probability > _SURE
        if probability > own.most:  # noqa: PLR1730 - max() takes twice as long
            own.most = probability

    def sure_without(self, key: str) -> int:
        return self._all.sure - self._of_key[key].sure

    def mean_without(self, key: str) -> float | None:
        own = self._of_key[key]
        count = self._all.count - own.count
        return (self._all.total - own.total) / count if count else None

    def best_without(self, key: str) -> float | None:
        if not self._likeliest:
            self._likeliest = nlargest(2, ((found.most, known) for known, found in self._of_key.items()))
        return next((probability for probability, known in self._likeliest if known != key), None)


def _step(probability: float | None) -> str:
    return "nobody" if probability is None else str(min(_STEPS - 1, int(_STEPS * probability)))
