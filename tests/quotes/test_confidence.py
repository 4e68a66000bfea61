"""What confidence is made of."""

import pytest

from streams.quotes import confidence
from streams.quotes.confidence import FEATURES, confidence_of, features_of


def test_features_are_in_the_order_of_their_names() -> None:
    spoken = dict(zip(FEATURES, features_of("mixed", 0.5, None, nobody=True), strict=True))
    assert spoken == {
        "bias": 1,
        "content": 0,
        "source": 0,
        "no_source": 1,
        "direct": 0,
        "mixed": 1,
        "nobody": 1,
    }
    assert features_of("direct", 0.5, 0.5, nobody=False) == (1, 0, 0, 0, 1, 0, 0)


def test_a_likelier_content_and_source_make_a_likelier_quote() -> None:
    sure = confidence_of("direct", 0.99, 0.99, nobody=False)
    assert 0 < confidence_of("direct", 0.6, 0.6, nobody=False) < sure < 1
    assert confidence_of("direct", 1.0, 1.0, nobody=False) < 1


def test_that_nobody_was_found_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confidence, "_weights", lambda: (0.0,) * (len(FEATURES) - 1) + (-2.0,))
    assert confidence_of("direct", 0.9, 0.9, nobody=False) == 0.5
    assert confidence_of("direct", 0.9, 0.9, nobody=True) == 0.119
