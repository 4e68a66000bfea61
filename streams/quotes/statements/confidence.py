"""How likely a quote is right, span and speaker both, from what the tagger thinks of its parts.

The network is surer than it is right; a logistic regression on held-out articles (``training/quotes/calibrate.py``)
makes its probabilities mean what they say.
"""

import json
import math
from dataclasses import dataclass
from typing import Final, Self

from streams.data import read_text
from streams.quotes.model import QuoteKind

_SUREST: Final = 0.999
FEATURES: Final = ("bias", "content", "source", "no_source", "direct", "mixed")


@dataclass(frozen=True, slots=True)
class Calibration:
    """The regression: one weight for each of ``FEATURES``."""

    weights: tuple[float, ...]

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        stored = json.loads(read_text("weights/confidence.json"))
        return cls(tuple(float(stored[name]) for name in FEATURES))

    def confidence(self, kind: QuoteKind, content: float, source: float | None, identity: float) -> float:
        """The probability, 0..1, given those of the content, of the source and of whom the source means.

        Args:
            kind: How the content is reported.
            content: 0..1.
            source: 0..1; None if no source was found.
            identity: 0..1. The regression is not told of it: it holds a quote right that has the right source.
        """
        total = sum(map(float.__mul__, self.weights, features_of(kind, content, source)))
        return round(identity / (1 + math.exp(-total)), 3)


def features_of(kind: QuoteKind, content: float, source: float | None) -> tuple[float, ...]:
    """What the regression reads, in the order of ``FEATURES``."""
    return (
        1.0,
        _logit(content),
        0.0 if source is None else _logit(source),
        float(source is None),
        float(kind == "direct"),
        float(kind == "mixed"),
    )


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(bounded / (1 - bounded))
