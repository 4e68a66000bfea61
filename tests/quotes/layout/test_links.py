"""Addresses at the end of what is said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.links import only_links, without_links
from streams.text.ranges import Range
from tests.quotes.documents import document_of, words_of

ENDS = [
    pytest.param("It fell. https://acme.example/x", "It fell.", id="any behind a sentence"),
    pytest.param("It fell https://acme.example/x", "It fell https : / / acme.example / x", id="not behind a word"),
    pytest.param("It fell pic.twitter.com/x", "It fell", id="a network's behind a word"),
    pytest.param("It fell!https://t.co/x", "It fell!", id="a network's without a space"),
    pytest.param("It fell. https://t.co/x pic.twitter.com/y", "It fell.", id="two"),
    pytest.param("It fell", "It fell", id="none"),
    pytest.param("It fell. https://t.co/x He left", "It fell. https : / / t.co / x He left", id="not in its midst"),
]


@pytest.mark.parametrize(("body", "expected"), ENDS)
def test_links_end_what_is_said(body: str, expected: str) -> None:
    field = document_of(body).body
    kept = without_links(field, Range(0, len(field.words)))
    assert words_of(field, *kept).replace(" ", "") == expected.replace(" ", "")


def test_a_link_that_is_glued_to_a_word_stays() -> None:
    field = document_of("It fellhttps://t.co/x").body
    assert without_links(field, Range(0, len(field.words))) == Range(0, len(field.words))


@given(
    st.lists(st.sampled_from(["It", "fell", ".", " ", "https://t.co/x", "pic.twitter.com/y", "http", "/"]), min_size=1)
)
def test_something_is_left_of_any_text(parts: list[str]) -> None:
    field = document_of("It" + "".join(parts)).body
    kept = without_links(field, Range(0, len(field.words)))
    assert 0 == kept.start < kept.end <= len(field.words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("https://t.co/x", True, id="an address"),
        pytest.param("pic.twitter.com/x", True, id="a picture's"),
        pytest.param("It fell https://t.co/x", False, id="not with words"),
        pytest.param("https://t.co/x It", False, id="not before words"),
    ],
)
def test_an_address_is_told_from_words(text: str, *, expected: bool) -> None:
    assert only_links(text) is expected
