"""How likely a quote is right, span and speaker both, from what the tagger thinks of its parts.

The network is surer than it is right; a logistic regression on held-out articles (``training/quotes/calibrate.py``)
makes its probabilities mean what they say.
"""

import math
from dataclasses import dataclass
from typing import Final, Self

from streams.data.regression import probability, weights_of
from streams.quotes.statements.statements import Statement

_SUREST: Final = 0.999
MIN_CONFIDENCE: Final = 0.35
"""What is not quoted is left out if its confidence is lower: more of it is wrong than readers miss without it.

Before that ``statements`` has hidden what the tagger finds unlikely (``_MIN_TAGGER_PROBABILITY`` there).
"""
FEATURES: Final = ("bias", "content", "source", "no_source", "direct", "mixed", "bare")


@dataclass(frozen=True, slots=True)
class Calibration:
    """The regression: one weight for each of ``FEATURES``."""

    weights: tuple[float, ...]

    @classmethod
    def load(cls) -> Self:
        """The weights that ship with the package."""
        return cls(weights_of("weights/confidence.json", FEATURES))

    def confidence(self, statement: Statement, identity: float) -> float:
        """The probability, 0..1, that ``statement`` is right.

        Args:
            statement: Its content and its source have probabilities of their own.
            identity: That its source means who it is held to mean, 0..1. The regression is not told of it: it holds a
                quote right that has the right source.
        """
        return round(identity * probability(self.weights, features_of(statement)), 3)

    def shows(self, statement: Statement) -> bool:
        """Whether ``statement`` is to be shown: not hidden, and quoted, or likely enough right."""
        if statement.hidden:
            return False
        return statement.kind != "indirect" or self.confidence(statement, 1.0) >= MIN_CONFIDENCE


def features_of(statement: Statement) -> tuple[float, ...]:
    """What the regression reads, in the order of ``FEATURES``."""
    source = statement.source_probability
    return (
        1.0,
        _logit(statement.content_probability),
        0.0 if source is None else _logit(source),
        float(source is None),
        float(statement.kind == "direct"),
        float(statement.kind == "mixed"),
        float(statement.bare),
    )


def _logit(probability: float) -> float:
    bounded = min(max(probability, 1 - _SUREST), _SUREST)
    return math.log(bounded / (1 - bounded))
