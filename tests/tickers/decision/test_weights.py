"""Which candidates are meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import TextField
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.weights import Model, Regression, decide
from tests.tickers.small import body, candidate, issuer

MODEL = Model(
    marked=Regression({"good": 3.0, "fair": 1.5, "bad": -4.0}, -1.0),
    bare=Regression({"good": 2.0, "fair": 0.5, "hopeless": -2.0, "doubtful": -0.9}, -1.0),
    bare_among=Regression({"good": 1.0, "sure in line 1": 4.0, "hopeless": 9.0, "doubtful": 9.0}, -2.0),
)
ACME, BOLT = issuer(number=1), issuer("BOLT", number=2)
TEXT = body("Acme and Bolt and Acme2")
SYMBOLS = body("ACME, BOLT and GALE fell.\nZORG rose.")


def found(words: str, *features: str) -> Candidate:
    return candidate(TEXT, words, meant=BOLT if words == "Bolt" else ACME, features=[*features])


def bare(words: str, *features: str, number: int = 7) -> Candidate:
    return candidate(SYMBOLS, words, "symbol", meant=issuer(words, number=number), features=[*features])


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
    sure, unsure, unlikely = found("Acme", "good"), found("Acme2", "fair", "fair"), found("and", "bad")
    (verdict,) = decide([sure, unlikely, unsure], MODEL)

    assert verdict.mentions == [sure, unsure]


def test_each_issuer_has_a_verdict_of_its_own() -> None:
    verdicts = decide([found("Acme", "good"), found("Bolt", "good"), found("Acme2", "good")], MODEL)

    assert [[mention.key for mention in verdict.mentions] for verdict in verdicts] == [["acme", "acme2"], ["bolt"]]


@pytest.mark.parametrize(
    ("form", "logit"),
    [
        pytest.param("name", 2.0, id="a name by the weights of what is marked"),
        pytest.param("exchange", 2.0, id="so is a symbol after an exchange"),
        pytest.param("parenthesis", 2.0, id="and one in brackets"),
        pytest.param("symbol", 1.0, id="a symbol that stands alone by weights of its own"),
    ],
)
def test_the_first_look_weighs_a_candidate_by_itself(form: str, logit: float) -> None:
    one = candidate(SYMBOLS, "ACME", form, features=["good"])  # type: ignore[arg-type]
    MODEL.first_look([one])

    assert one.logit == logit


@pytest.mark.parametrize(
    ("features", "logit"),
    [
        pytest.param([], -2.0, id="what was unlikely is looked at again"),
        pytest.param(["good"], -1.0, id="so is what was likely"),
        pytest.param(["doubtful"], 7.0, id="and what was all but hopeless"),
        pytest.param(["hopeless"], -3.0, id="what was hopeless stays so"),
    ],
)
def test_the_second_look_is_at_symbols_that_stand_alone_and_are_not_hopeless(features: list[str], logit: float) -> None:
    one = bare("ACME", *features)
    MODEL.weigh([one])

    assert one.logit == logit


def test_the_second_look_leaves_names_as_they_were() -> None:
    name, symbol = candidate(SYMBOLS, "BOLT", "name", features=["good"]), bare("GALE", "good")
    MODEL.weigh([name, symbol])

    assert name.logit == 2.0


@pytest.mark.parametrize(
    ("others", "is_meant"),
    [
        pytest.param([], False, id="nobody"),
        pytest.param([bare("BOLT", "good", number=2)], True, id="a symbol that is sure by itself, in its line"),
        pytest.param([bare("BOLT", "fair", number=2)], False, id="a doubtful one in its line"),
        pytest.param([bare("ZORG", "good", number=2)], False, id="a sure one in another line"),
    ],
)
def test_a_symbol_that_stands_alone_is_judged_by_its_company(others: list[Candidate], *, is_meant: bool) -> None:
    verdicts = decide([bare("ACME", number=1), *others], MODEL)

    assert any(verdict.mentions[0].key == "ACME" for verdict in verdicts) is is_meant


def test_second_looks_see_the_first_ones_and_not_each_other() -> None:
    one, other, third = bare("ACME", "good", number=1), bare("BOLT", number=2), bare("GALE", number=3)
    MODEL.weigh([one, other, third])

    # If the first one's new doubts, or the second one's new certainty, were seen, the last one's would differ.
    assert [each.logit for each in (one, other, third)] == [-1.0, 2.0, 2.0]


@pytest.mark.parametrize(
    ("of_name", "of_symbol", "kept"),
    [
        pytest.param(["good"], ["hopeless"], "name", id="the name where it is likelier"),
        pytest.param([], ["good", "good", "good"], "symbol", id="the symbol where it is likelier"),
        pytest.param(["fair"], ["good", "good", "good"], "symbol", id="the likelier of two likely ones"),
    ],
)
def test_of_a_name_and_a_symbol_at_one_place_the_likelier_is_kept(
    of_name: list[str], of_symbol: list[str], kept: str
) -> None:
    name = candidate(SYMBOLS, "BOLT", "name", meant=ACME, features=of_name)
    symbol = candidate(SYMBOLS, "BOLT", "symbol", meant=BOLT, features=of_symbol)

    for order in ([name, symbol], [symbol, name]):
        (verdict,) = decide(order, MODEL)
        assert [mention.form for mention in verdict.mentions] == [kept]


def test_one_place_of_the_title_and_one_of_the_body_are_two() -> None:
    title = candidate(TextField.of("title", "Acme rises"), "Acme", meant=ACME, features=["good"])
    (verdict,) = decide([title, found("Acme", "good")], MODEL)

    assert [mention.text.name for mention in verdict.mentions] == ["title", "body"]


CANDIDATES = st.lists(
    st.tuples(
        st.sampled_from(["ACME", "BOLT", "GALE", "ZORG"]),
        st.sampled_from(["name", "symbol", "cashtag"]),
        st.integers(1, 3),
        st.lists(st.sampled_from(["good", "fair", "bad", "hopeless"])),
    ),
    max_size=8,
)


@given(CANDIDATES)
def test_no_place_is_mentioned_twice_and_confidence_is_a_probability(
    traits: list[tuple[str, str, int, list[str]]],
) -> None:
    candidates = [
        candidate(SYMBOLS, words, form, meant=issuer(number=number), features=features)  # type: ignore[arg-type]
        for words, form, number, features in sorted(traits, key=lambda each: SYMBOLS.text.index(each[0]))
    ]
    verdicts = decide(candidates, MODEL)

    places = [mention.tokens for verdict in verdicts for mention in verdict.mentions]
    assert len(places) == len(set(places))
    for verdict in verdicts:
        assert 0.5 <= verdict.confidence <= 1.0
        assert [m.tokens for m in verdict.mentions] == sorted(m.tokens for m in verdict.mentions)


@given(st.floats(allow_nan=False, allow_infinity=False), st.floats(allow_nan=False, allow_infinity=False))
def test_confidence_is_a_probability_whatever_the_weights(weight: float, bias: float) -> None:
    regression = Regression({"good": weight}, bias)
    for verdict in decide([found("Acme", "good")], Model(regression, regression, regression)):
        assert 0.5 <= verdict.confidence <= 1.0


def test_the_shipped_weights_are_of_features() -> None:
    shipped = Model.load()

    assert shipped.marked.bias < 0 < shipped.marked.weights["explicit"]
    assert shipped.bare.weights["beside instrument"] > 0
    assert any(feature.startswith("sure in line") for feature in shipped.bare_among.weights)
    assert all(len(regression.weights) > 300 for regression in shipped)
