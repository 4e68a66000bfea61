"""Words that only open a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.openings import Openings
from tests.quotes.documents import LEX, document_of


@pytest.mark.parametrize(
    ("body", "only_opens"),
    [
        pytest.param("Meanwhile Acme left.", False, id="words of the closed class are not asked for here"),
        pytest.param("Home Depot left.", False, id="a known name"),
        pytest.param("Former Acme boss left.", True, id="what somebody was"),
        pytest.param("Good Acme left.", True, id="an opening word"),
        pytest.param("Good Acme left. He met Good Acme.", False, id="the same within a sentence"),
        pytest.param("First Zqx Corp left.", False, id="an adjective before a firm with a legal form"),
        pytest.param("First Zqx left. First Zqx and Lund Corp won.", False, id="wherever it has one"),
        pytest.param("Former Zqx Corp left.", True, id="no other word before such a firm"),
        pytest.param("First Zqx left. First Zqx won Corp stock.", True, id="nor a form that stands apart"),
        pytest.param("Good Energy chief Ida left.", False, id="a firm before an office"),
        pytest.param("Yesterday Council chief Ida left.", True, id="but when is none"),
        pytest.param("Home Office chief Ida left.", False, id="a known body"),
        pytest.param("People's Zqx said so.", False, id="what is part of a name with its possessive"),
        pytest.param("People's shares rose.", True, id="and not what owns something"),
        pytest.param("Three Arrows said so.", False, id="a number before what acts"),
        pytest.param("Three Arrows Capital was sold.", False, id="of several words"),
        pytest.param("Three Arrows executives said so.", True, id="not before what others are"),
        pytest.param("Three Arrows executives left. Three Arrows said so.", False, id="unless it acts elsewhere"),
        pytest.param("Two Palestinians said so.", True, id="nor before people of a nation"),
        pytest.param("First Zqx said so.", True, id="nor before what comes first"),
        pytest.param("Two Republicans said so.", True, id="nor before who can be counted"),
        pytest.param("Two Banks said so.", True, id="nor what can be"),
        pytest.param("First Ida was sold.", True, id="nor before a given name"),
    ],
)
def test_a_word_may_only_open_a_sentence(body: str, *, only_opens: bool) -> None:
    assert Openings(document_of(body).body, LEX).only_opens(0) is only_opens


def test_words_within_sentences_are_known() -> None:
    assert Openings(document_of("Acme met the Fed of Home Depot.").body, LEX).within == {"Fed"}


@given(st.lists(st.sampled_from(["Good", "Will", "Bank", "chief", "?", ".", "Acme"]), min_size=1))
def test_any_word_of_any_text_may_be_asked_for(words: list[str]) -> None:
    field = document_of(" ".join(words)).body
    openings = Openings(field, LEX)
    assert all(isinstance(openings.only_opens(token), bool) for token in range(len(field.words)))
