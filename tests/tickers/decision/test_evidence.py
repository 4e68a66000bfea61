"""The features of an article's candidates."""

from collections.abc import Collection, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import TextField
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.markets import Markets
from streams.tickers.decision.evidence import Evidence, is_abroad, subject_of
from tests.tickers.small import LEXICON, ORDINARY_WORDS, body, candidate, issuer, listing, surroundings

EVIDENCE = Evidence(LEXICON, Markets.load(), ORDINARY_WORDS)


def add_features(candidates: Sequence[Candidate], fields: Sequence[TextField], hints: Collection[str]) -> None:
    EVIDENCE.add_to(candidates, {text.name: surroundings(text) for text in fields}, hints)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        pytest.param("x " * 300, "no business", id="none of many words"),
        pytest.param("x " * 300 + "shares " * 3, "business 1%", id="one of a hundred"),
        pytest.param("x " * 100 + "shares " * 3, "business 2%", id="two of a hundred"),
        pytest.param("x " * 100 + "shares " * 6, "business 4%", id="four of a hundred"),
        pytest.param("shares " * 9, "business 8%", id="most"),
        pytest.param("x", "business 2%", id="a short text is taken for a part of an ordinary one"),
    ],
)
def test_an_article_speaks_of_companies_by_the_share_of_words_about_them(text: str, subject: str) -> None:
    assert subject_of([surroundings(body(text))]) == subject


def test_title_and_body_count_together() -> None:
    fields = [surroundings(TextField.of("title", "shares " * 9)), surroundings(body("x " * 200))]

    assert subject_of(fields) == "business 4%"


@pytest.mark.parametrize(
    ("text", "abroad"),
    [
        pytest.param("the rupee fell", True, id="a market abroad among a few words"),
        pytest.param("the rupee " + "x " * 200, False, id="one among many"),
        pytest.param("the dollar fell", False, id="none"),
    ],
)
def test_an_article_is_about_a_market_abroad_by_the_share_of_its_words(text: str, *, abroad: bool) -> None:
    assert is_abroad([surroundings(body(text))]) is abroad


def test_a_candidate_has_the_features_of_its_own_of_the_article_and_of_the_others() -> None:
    text = body("the rupee fell, and Acme, Bolt rose with $ACME")
    acme, other = issuer(), issuer("BOLT", number=1)
    name, bolt, symbol = found = [
        candidate(text, "Acme", meant=acme),
        candidate(text, "Bolt", meant=other, has_legal_form=True),
        candidate(text, "$ACME", "cashtag", meant=acme, listing=listing("ACME")),
    ]
    add_features(found, [text], {"BOLT"})

    assert {"name one coined", "business 2% coined", "abroad stock listed", "name also explicit"} <= {*name.features}
    assert "sure list of 2" in name.features
    assert "hinted" in bolt.features
    assert "cashtag" in symbol.features


def test_an_explicit_candidate_is_not_asked_what_the_article_is_about() -> None:
    text = body("shares of ACME")
    found = candidate(text, "ACME", "ric")
    add_features([found], [text], ())

    assert not [feature for feature in found.features if "business" in feature]


def test_a_linked_name_is_explicit_however_ordinary_it_is() -> None:
    text = body("the gap Gap shares")
    found = candidate(text, "Gap", linked=True)
    add_features([found], [text], ())

    assert found.features == ["explicit", "symbol listed", "symbol type stock"]


def test_a_person_anywhere_makes_the_name_doubtful_everywhere() -> None:
    title, text = TextField.of("title", "Gwen Acme leaves"), body("Later Acme left.")
    there, here = candidate(title, "Acme"), candidate(text, "Acme")
    add_features([there, here], [title, text], ())

    assert ("person" in there.features, "person" in here.features) == (True, False)
    assert "a person too" in here.features


def test_no_candidates_have_no_features() -> None:
    found: list[Candidate] = []
    add_features(found, [body("nothing")], ())

    assert found == []


@given(st.text(alphabet=st.sampled_from("Ab ,.'’()&-\n"), max_size=40), st.text(alphabet="Ab ,.'()&-", max_size=40))
def test_a_candidate_has_features_wherever_it_stands(before: str, after: str) -> None:
    text = body(f"{before} Acme {after}")
    name, symbol = candidate(text, "Acme"), candidate(text, "Acme", "parenthesis")
    add_features([name, symbol], [text], ())

    assert "name one coined" in name.features
    assert "parenthesis" in symbol.features
