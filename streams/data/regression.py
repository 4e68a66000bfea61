"""Logistic regressions that ship with the package: weights by the names of what they read."""

import json
import math
from collections.abc import Sequence

from streams.data import read_text


def weights_of(name: str, features: Sequence[str]) -> tuple[float, ...]:
    """The weights in the data file ``name``, in the order of ``features``.

    Raises:
        KeyError: If the file has none for a feature.
    """
    stored = json.loads(read_text(name))
    return tuple(float(stored[feature]) for feature in features)


def probability(weights: Sequence[float], values: Sequence[float]) -> float:
    """The probability, 0..1, that a logistic regression with these ``weights`` gives to the features' ``values``."""
    return 1 / (1 + math.exp(-sum(map(float.__mul__, weights, values))))
