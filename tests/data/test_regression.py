"""Logistic regressions that ship with the package."""

import pytest

from streams.data.regression import probability, weights_of

CONFIDENCE = "weights/confidence.json"


def test_weights_are_in_the_order_of_the_features() -> None:
    assert weights_of(CONFIDENCE, ("source", "bias")) == weights_of(CONFIDENCE, ("bias", "source"))[::-1]
    assert len(set(weights_of(CONFIDENCE, ("source", "bias")))) == 2


def test_a_feature_without_a_weight_is_an_error() -> None:
    with pytest.raises(KeyError, match="no such feature"):
        weights_of(CONFIDENCE, ("no such feature",))


@pytest.mark.parametrize(
    ("weights", "values", "expected"),
    [
        pytest.param((0.0, 2.0), (1.0, 0.0), 0.5, id="nothing"),
        pytest.param((1.0, -3.0), (1.0, 1.0), 0.1192, id="against it"),
        pytest.param((1.0, 1.0), (1.0, 1.0), 0.8808, id="for it"),
    ],
)
def test_probability(weights: tuple[float, ...], values: tuple[float, ...], expected: float) -> None:
    assert probability(weights, values) == pytest.approx(expected, abs=1e-4)
