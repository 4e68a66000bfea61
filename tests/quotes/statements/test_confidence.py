"""What confidence is made of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.model import QuoteKind
from streams.quotes.statements.confidence import FEATURES, MIN_CONFIDENCE, Calibration, features_of
from streams.quotes.statements.statements import Statement
from streams.text.ranges import Range

KINDS: list[QuoteKind] = ["direct", "indirect", "mixed"]
PROBABILITIES = st.floats(0, 1)
SHIPPED = Calibration.load()


def statement(kind: QuoteKind, content: float, source: float | None, *, bare: bool = False) -> Statement:
    return Statement(
        Range(2, 6),
        kind,
        speech=True,
        source=None if source is None else Range(0, 1),
        cue=None,
        continues=False,
        content_probability=content,
        source_probability=source,
        bare=bare,
    )


@pytest.mark.parametrize(
    ("kind", "content", "source", "features"),
    [
        pytest.param("indirect", 0.5, 0.5, {"bias": 1}, id="an even chance says nothing"),
        pytest.param("direct", 0.5, 0.5, {"bias": 1, "direct": 1}, id="a direct quote"),
        pytest.param("mixed", 0.5, 0.5, {"bias": 1, "mixed": 1}, id="a mixed quote"),
        pytest.param("indirect", 0.5, None, {"bias": 1, "no_source": 1}, id="no source is not an unlikely one"),
        pytest.param("indirect", 0.9, 0.5, {"bias": 1, "content": 2.197}, id="nine to one for the content"),
        pytest.param("indirect", 0.5, 0.1, {"bias": 1, "source": -2.197}, id="one to nine for the source"),
        pytest.param("indirect", 1.0, 0.0, {"bias": 1, "content": 6.907, "source": -6.907}, id="certainty has a bound"),
    ],
)
def test_features(kind: QuoteKind, content: float, source: float | None, features: dict[str, float]) -> None:
    found = dict(zip(FEATURES, features_of(statement(kind, content, source)), strict=True))
    assert found == pytest.approx(dict.fromkeys(FEATURES, 0.0) | features, abs=0.001)


def test_what_is_named_and_not_told_is_a_feature() -> None:
    assert features_of(statement("indirect", 0.5, 0.5, bare=True))[FEATURES.index("bare")] == 1


@pytest.mark.parametrize(
    ("kind", "likely", "hidden", "is_shown"),
    [
        pytest.param("indirect", True, False, True, id="what is likely right"),
        pytest.param("indirect", False, False, False, id="not what is likely wrong"),
        pytest.param("direct", False, False, True, id="a quotation whatever it is"),
        pytest.param("mixed", False, False, True, id="so is what has one inside"),
        pytest.param("indirect", True, True, False, id="nothing that is hidden"),
    ],
)
def test_what_is_unlikely_is_not_shown(kind: QuoteKind, *, likely: bool, hidden: bool, is_shown: bool) -> None:
    by_content = Calibration((0.0, 1.0, *[0.0] * (len(FEATURES) - 2)))
    probability = MIN_CONFIDENCE + (0.01 if likely else -0.01)
    assert by_content.shows(statement(kind, probability, 0.5)._replace(hidden=hidden)) is is_shown


@pytest.mark.parametrize(
    ("weights", "confidence"),
    [
        pytest.param((0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.5, id="nothing known is an even chance"),
        pytest.param((0.0, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.9, id="a weight of one leaves a probability as it is"),
        pytest.param((1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.731, id="rounded to three digits"),
        pytest.param((-1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0), 0.5, id="weights add up"),
        pytest.param((-9.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0), 0.0, id="next to never"),
    ],
)
def test_confidence_is_a_probability_of_the_weighted_features(weights: tuple[float, ...], confidence: float) -> None:
    assert Calibration(weights).confidence(statement("direct", 0.9, 0.5), 1.0) == confidence


def test_a_likelier_content_and_source_make_a_likelier_quote() -> None:
    def confidence_of(content: float, source: float, identity: float = 1.0) -> float:
        return SHIPPED.confidence(statement("direct", content, source), identity)

    assert 0 < confidence_of(0.6, 0.6) < confidence_of(0.99, 0.99) < 1
    assert confidence_of(1.0, 1.0) < 1
    assert confidence_of(0.9, 0.9, 0.5) == pytest.approx(confidence_of(0.9, 0.9) / 2, abs=0.001)


@given(st.sampled_from(KINDS), PROBABILITIES, PROBABILITIES | st.none(), PROBABILITIES)
def test_confidence_is_between_none_and_certainty(
    kind: QuoteKind, content: float, source: float | None, identity: float
) -> None:
    assert 0 <= SHIPPED.confidence(statement(kind, content, source), identity) <= 1


def test_what_is_named_and_not_told_is_less_likely_said() -> None:
    named = SHIPPED.confidence(statement("indirect", 0.9, 0.9, bare=True), 1.0)
    assert named < SHIPPED.confidence(statement("indirect", 0.9, 0.9), 1.0)
