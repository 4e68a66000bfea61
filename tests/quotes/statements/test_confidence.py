"""What confidence is made of."""

from streams.quotes.statements.confidence import FEATURES, Calibration, features_of


def test_features_are_in_the_order_of_their_names() -> None:
    spoken = dict(zip(FEATURES, features_of("mixed", 0.5, None), strict=True))
    assert spoken == {"bias": 1, "content": 0, "source": 0, "no_source": 1, "direct": 0, "mixed": 1}
    assert features_of("direct", 0.5, 0.5) == (1, 0, 0, 0, 1, 0)


def test_a_likelier_content_and_source_make_a_likelier_quote() -> None:
    confidence_of = Calibration.load().confidence
    assert 0 < confidence_of("direct", 0.6, 0.6) < confidence_of("direct", 0.99, 0.99) < 1
    assert confidence_of("direct", 1.0, 1.0) < 1
