"""Which candidates are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.weights import Model, decide
from tests.tickers.small import body, candidate, issuer

MODEL = Model({"good": 3.0, "fair": 1.5, "bad": -4.0}, -1.0)
ACME, BOLT = issuer(number=1), issuer("BOLT", number=2)
TEXT = body("Acme and Bolt and Acme2")


def found(words: str, *features: str) -> Candidate:
    return candidate(TEXT, words, meant=BOLT if words == "Bolt" else ACME, features=[*features])


@pytest.mark.parametrize(
    ("features", "is_meant"),
    [
        pytest.param(["good"], True, id="what speaks for it weighs more"),
        pytest.param(["good", "bad"], False, id="what speaks against it weighs more"),
        pytest.param(["good", "never learnt"], True, id="what was never learnt weighs nothing"),
        pytest.param([], False, id="nothing speaks for it"),
    ],
)
def test_an_issuer_is_meant_if_that_is_likelier_than_not(features: list[str], *, is_meant: bool) -> None:
    assert bool(decide([found("Acme", *features)], MODEL)) is is_meant


def test_confidence_is_the_probability_of_the_best_candidate() -> None:
    (verdict,) = decide([found("Acme", "good"), found("Acme2", "fair")], MODEL)

    assert verdict.confidence == pytest.approx(0.8808, abs=1e-4)


def test_mentions_are_the_candidates_that_are_not_unlikely() -> None:
    sure, unsure, unlikely = found("Acme", "good"), found("Acme2", "fair", "fair"), found("Acme", "bad")
    (verdict,) = decide([sure, unsure, unlikely], MODEL)

    assert verdict.mentions == [sure, unsure]


def test_each_issuer_has_a_verdict_of_its_own() -> None:
    verdicts = decide([found("Acme", "good"), found("Bolt", "good"), found("Acme2", "good")], MODEL)

    assert [[mention.key for mention in verdict.mentions] for verdict in verdicts] == [["acme", "acme2"], ["bolt"]]


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_confidence_is_a_probability_whatever_the_weights(weight: float, bias: float) -> None:
    for verdict in decide([found("Acme", "good")], Model({"good": weight}, bias)):
        assert 0.5 <= verdict.confidence <= 1.0


def test_the_shipped_weights_are_of_features() -> None:
    shipped = Model.load()

    assert shipped.bias < 0 < shipped.weights["explicit"]
    assert len(shipped.weights) > 300
