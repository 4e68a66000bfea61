"""How else an article spells a word."""

import pytest

from streams.tickers.candidates.candidate import Candidate, Form
from streams.tickers.decision.spelling import Spelling, is_long_form
from tests.tickers.small import LEXICON, ORDINARY_WORDS, body, candidate, document, issuer, surroundings

SPELLING = Spelling(LEXICON, ORDINARY_WORDS)
GRAMMAR = LEXICON.contexts.grammar


def spelt(*candidates: Candidate) -> list[list[str]]:
    SPELLING.add_to(candidates, {found.text.name: surroundings(found.text) for found in candidates})
    return [found.features for found in candidates]


@pytest.mark.parametrize(
    ("text", "features"),
    [
        pytest.param("Gap is wide. The gap grew.", ["in small letters too common"], id="in small letters too"),
        pytest.param("Gap is wide. The Gap grew.", ["in small letters never common"], id="never in small letters"),
        pytest.param('"Gap is wide", of the gap.', ["in small letters too common"], id="after a mark"),
        pytest.param("Gap Opens Between Riches and Poverty", ["in small letters never common"], id="in a headline"),
        pytest.param("GAP OPENS BETWEEN RICHES, MIND GAP", ["in small letters never common"], id="in capitals"),
    ],
)
def test_a_capital_that_any_word_would_have_there_is_looked_up_in_small_letters(text: str, features: list[str]) -> None:
    name = candidate(text, "GAP" if text.isupper() else "Gap", key="gap")

    assert spelt(name) == [features]


@pytest.mark.parametrize(
    ("text", "words", "form"),
    [
        pytest.param("The Gap grew, a gap.", "Gap", "name", id="a capital of its own"),
        pytest.param("Gap Holdings grew, a gap.", "Gap Holdings", "name", id="several words"),
        pytest.param("GAP grew, a gap.", "GAP", "symbol", id="a symbol"),
    ],
)
def test_other_capitals_are_not(text: str, words: str, form: Form) -> None:
    assert spelt(candidate(text, words, form)) == [[]]


def test_the_whole_article_is_looked_through() -> None:
    article = document("It is a gap.", title="Gap grows")
    title, other = candidate(article.title, "Gap"), candidate(article.body, "It")

    assert spelt(title, other)[0] == ["in small letters too common"]


@pytest.mark.parametrize(
    ("text", "is_other"),
    [
        pytest.param("The Big Old Law Team (BOLT) met. A BOLT fell.", True, id="words that begin with its letters"),
        pytest.param("The Big Old Law and Trade (BOLT) met. A BOLT fell.", True, id="with small words between"),
        pytest.param("The Old Law Team (BOLT) met. A BOLT fell.", False, id="words that do not"),
        pytest.param("Big Old Law Team met, BOLT said. A BOLT fell.", False, id="no brackets"),
    ],
)
def test_letters_may_be_spelt_out_as_other_words(text: str, *, is_other: bool) -> None:
    field = body(text)
    last = candidate(field, "BOLT", "symbol")
    first = candidate(field, "BOLT", "parenthesis")
    last.tokens = type(last.tokens)(field.words.index("A") + 1, field.words.index("A") + 2)

    assert [bool(features) for features in spelt(first, last)] == [is_other, is_other]


def test_letters_that_are_spelt_out_as_their_own_company_are_not_told() -> None:
    text, bolt = body("Big Old Law Team (BOLT) rose."), issuer("BOLT", name="Big Old Law Team")
    name = candidate(text, "Big Old Law Team", "name", meant=bolt)
    symbol = candidate(text, "BOLT", "parenthesis", meant=bolt)

    assert spelt(name, symbol) == [[], []]


@pytest.mark.parametrize(
    ("text", "letters", "expected"),
    [
        pytest.param("the General Acme Parts", "GAP", True, id="each begins a word"),
        pytest.param("the General of Acme Parts", "GAP", True, id="small words are left out"),
        pytest.param("Acme Parts", "GAP", False, id="too few words"),
        pytest.param("General Acme Roads", "GAP", False, id="another letter"),
    ],
)
def test_a_long_form(text: str, letters: str, *, expected: bool) -> None:
    field = body(text)

    assert is_long_form(surroundings(field), len(field.words), letters, GRAMMAR) is expected
