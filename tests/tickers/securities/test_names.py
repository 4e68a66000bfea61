"""Names as keys."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.tickers.securities.names import LegalForms, key_part, name_parts

SHIPPED = LegalForms.load()


@pytest.mark.parametrize(
    ("token", "part"),
    [
        pytest.param("Meta", "meta", id="a word in small letters"),
        pytest.param("&", "and", id="an ampersand as a word"),
        pytest.param("J.P.", "jp", id="initials without their full stops"),
        pytest.param("’s", "s", id="a clitic without its apostrophe"),
        pytest.param(",", "", id="punctuation as nothing"),
    ],
)
def test_a_token_adds_to_a_key(token: str, part: str) -> None:
    assert key_part(token) == part


@pytest.mark.parametrize(
    ("name", "key"),
    [
        pytest.param("Meta Platforms, Inc.", "meta platforms", id="the legal form goes"),
        pytest.param("Levi Strauss & Co", "levi strauss", id="the ampersand before it goes too"),
        pytest.param("J.P. Morgan", "jp morgan", id="initials are one word"),
        pytest.param("AT&T Inc.", "at and t", id="an ampersand inside stays"),
        pytest.param("Moody’s Corporation", "moody s", id="a possessive stays"),
        pytest.param("The Coca-Cola Company", "coca cola", id="the article goes"),
        pytest.param("Amazon.com, Inc.", "amazon com", id="a full stop inside parts words"),
        pytest.param("Company", "company", id="a name that is a legal form stays"),
        pytest.param("The Inc", "inc", id="one word is left of an article and a legal form"),
        pytest.param("", "", id="nothing is left of nothing"),
    ],
)
def test_a_key_is_the_words_that_tell_a_name_from_others(name: str, key: str) -> None:
    assert SHIPPED.key_of(name) == key


def test_only_the_given_legal_forms_go() -> None:
    assert LegalForms(frozenset({"gmbh"})).strip(["acme", "inc", "gmbh"]) == ["acme", "inc"]


@given(st.text(max_size=40))
def test_a_key_is_in_the_form_that_it_is_looked_up_in(name: str) -> None:
    parts = name_parts(name)

    assert all(part and part.isalnum() and part == key_part(part) for part in parts)
    assert SHIPPED.strip(parts) or not parts
