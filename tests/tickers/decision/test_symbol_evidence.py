"""What a symbol's own letters and its place say."""

import pytest

from streams.tickers.candidates.candidate import Candidate, Form
from streams.tickers.decision.symbol_evidence import SymbolEvidence, explicit_features
from tests.tickers.small import LEXICON, ORDINARY_WORDS, candidate, issuer, listing, surroundings

EVIDENCE = SymbolEvidence(LEXICON, ORDINARY_WORDS)


def features(found: Candidate) -> list[str]:
    return EVIDENCE.features(found, surroundings(found.text))


@pytest.mark.parametrize("form", ["exchange", "cashtag", "ric", "bloomberg"])
def test_an_explicit_symbol_says_that_it_is_one_whatever_stands_around_it(form: Form) -> None:
    found = candidate("the GAP Inc shares", "GAP", form)

    assert features(found) == [form, "explicit", "symbol listed", "symbol type stock"]


def test_an_explicit_symbol_says_where_it_is_traded() -> None:
    found = candidate("ACME", "ACME", "ric", listing=listing(mic="OTCM", kind="adr"))

    assert explicit_features(found) == ["explicit", "symbol otc", "symbol type adr"]


@pytest.mark.parametrize(
    ("text", "words", "feature"),
    [
        pytest.param("then GAP rose", "GAP", "symbol length 3", id="its length"),
        pytest.param("then GAP rose", "GAP", "symbol word common", id="that it is a word"),
        pytest.param("then XQZ rose", "XQZ", "symbol coined stock", id="that it is none"),
        pytest.param("then AI rose", "AI", "symbol acronym", id="that it is an acronym"),
        pytest.param("then AW rose", "AW", "symbol initials", id="that it is its company's initials"),
        pytest.param("then GAP rose", "GAP", "symbol major", id="that its company is much in the news"),
    ],
)
def test_letters_say(text: str, words: str, feature: str) -> None:
    assert feature in features(candidate(text, words, "symbol", meant=issuer(name="Acme Works", major=True)))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("then GAP Inc rose", "symbol legal form after", id="a legal form"),
        pytest.param("SHARES OF GAP ROSE AGAIN TODAY", "symbol caps", id="a sentence in capitals"),
        pytest.param("then the GAP rose", "symbol article", id="a determiner"),
        pytest.param("then the-GAP rose", "symbol joined before", id="a mark before it"),
        pytest.param("then GAP/it rose", "symbol joined after", id="a mark after it"),
        pytest.param("then shares GAP rose", "symbol company word before", id="a word about companies before it"),
        pytest.param("then GAP shares rose", "symbol company word after", id="a word about companies after it"),
        pytest.param("then New GAP rose", "symbol capital before", id="a word in capitals before it"),
        pytest.param("then GAP Tools rose", "symbol capital after", id="a word in capitals after it"),
    ],
)
def test_what_stands_around_bare_capitals_says(text: str, feature: str) -> None:
    plain = candidate("then GAP rose", "GAP", "symbol")

    assert feature not in features(plain)
    assert feature in features(candidate(text, "GAP", "symbol"))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("the General Acme Parts (GAP) rose", "long form", id="words with its letters"),
        pytest.param("the General of Acme Parts (GAP) rose", "long form", id="and small words among them"),
        pytest.param("then Bolt (GAP) rose", "capital", id="another word in capitals"),
        pytest.param("then it rose (GAP) more", "other", id="another word"),
    ],
)
def test_what_stands_before_a_bracket_says(text: str, feature: str) -> None:
    assert f"parenthesis after {feature}" in features(candidate(text, "GAP", "parenthesis"))


@pytest.mark.parametrize(
    ("text", "is_list"),
    [
        pytest.param("Bolt (GAP, ACM)", True, id="before another"),
        pytest.param("Bolt (ACM; GAP)", True, id="after another"),
        pytest.param("Bolt (GAP, said)", False, id="not before a word"),
        pytest.param("Bolt (GAP)", False, id="not alone"),
    ],
)
def test_a_bracket_may_have_a_list(text: str, *, is_list: bool) -> None:
    assert ("parenthesis list" in features(candidate(text, "GAP", "parenthesis"))) is is_list
