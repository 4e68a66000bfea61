"""Logistic regression by Newton's method."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Floats: TypeAlias = NDArray[np.float64]

_STEPS = 30


def fit(features: Floats, right: Floats, penalty: float) -> Floats:
    """The weights by which ``features`` [n, k] tell what is ``right`` [n], 0 or 1; ``penalty`` on their squares."""
    weights = np.zeros(features.shape[1])
    for _ in range(_STEPS):
        expected = chances(features, weights)
        slope = features.T @ (expected - right) + penalty * weights
        curve = (features.T * (expected * (1 - expected))) @ features + penalty * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def chances(features: Floats, weights: Floats) -> Floats:
    """How likely each of ``features`` [n, k] is right by ``weights`` [k]."""
    expected: Floats = 1 / (1 + np.exp(-features @ weights))
    return expected
