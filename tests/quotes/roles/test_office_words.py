"""What the words around an office say of whose it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.entities import FieldRange
from streams.quotes.roles.office_words import OfficeWords
from tests.quotes.documents import LEX, document_of, range_of


def offices_of(body: str, role: str) -> tuple[OfficeWords, FieldRange]:
    document = document_of(body)
    return OfficeWords(document, LEX), FieldRange("body", *range_of(document.body, role))


@pytest.mark.parametrize(
    ("body", "role", "namers"),
    [
        pytest.param("So said Acme chief executive Jane Roe.", "chief executive", {"acme"}, id="a name before it"),
        pytest.param("So said White House aide Jane Roe.", "aide", {"white", "house"}, id="two words before it"),
        pytest.param("So said former Norwell press chief Jane Roe.", "former Norwell press chief", {"norwell"},
                     id="a name inside it"),
        pytest.param("So said Lib Dem home affairs spokesman Jane Roe.", "spokesman", {"lib", "dem"},
                     id="a name before its field"),
        pytest.param("Target CEO Jane Roe said so.", "CEO", {"target"}, id="an ordinary word that opens the sentence"),
        pytest.param("Former CEO Jane Roe said so.", "CEO", set(), id="no word that only opens a sentence"),
        pytest.param("Company chairman Jane Roe said so.", "chairman", set(), id="no noun that opens a sentence"),
        pytest.param("So said Chief Financial Officer Jane Roe.", "Financial Officer", set(), id="no word of titles"),
        pytest.param("So said its Asia chief Jane Roe.", "chief", set(), id="no region"),
        pytest.param("It fell in May. The chairman said so.", "chairman", set(), id="nothing of another sentence"),
        pytest.param("As Acme said, chairman Jane Roe left.", "chairman", set(), id="nothing before a mark"),
    ],
)  # fmt: skip
def test_words_in_capitals_name_whose_an_office_is(body: str, role: str, namers: set[str]) -> None:
    offices, place = offices_of(body, role)
    assert offices.namers(place) == namers


@pytest.mark.parametrize(
    ("body", "role", "noun"),
    [
        pytest.param("So company chairman Jane Roe said.", "chairman", "company", id="before it"),
        pytest.param("So bank chief executive Jane Roe said.", "bank chief executive", "bank", id="at its beginning"),
        pytest.param("So fund manager Jane Roe said.", "fund manager", None, id="not a field of work"),
        pytest.param("So Acme company chairman Jane Roe said.", "chairman", None, id="not where a name tells it"),
        pytest.param("So chairman Jane Roe of the company said.", "chairman", None, id="not behind it"),
    ],
)
def test_a_noun_before_an_office_says_whose_it_is(body: str, role: str, noun: str | None) -> None:
    offices, place = offices_of(body, role)
    found = offices.noun_before(place)
    assert (found and document_of(body).body.words[found.start]) == noun


def test_no_office_says_nothing() -> None:
    offices, _ = offices_of("So said Jane Roe.", "Roe")
    assert offices.namers(None) == set()
    assert offices.noun_before(None) is None


@given(st.lists(st.sampled_from("Acme company chairman the . , bank said CEO of".split()), min_size=1))
def test_an_office_anywhere_in_any_text_is_read(words: list[str]) -> None:
    document = document_of(" ".join(words))
    offices = OfficeWords(document, LEX)
    for token in range(len(document.body.words)):
        place = FieldRange("body", token, token + 1)
        noun = offices.noun_before(place)
        assert noun is None or noun.start <= token
        assert all(word == word.lower() for word in offices.namers(place))


@pytest.mark.parametrize(
    ("body", "role", "is_indefinite"),
    [
        ("So said Jane Roe, a privacy researcher.", "researcher", True),
        ("So said Jane Roe, an analyst.", "analyst", True),
        ("So said Jane Roe, another head of sales.", "head of sales", True),
        ("So said Jane Roe, the head of sales.", "head of sales", False),
        ("So said a friend, head of sales Jane Roe.", "head of sales", False),
        ("Head of sales Jane Roe said so.", "Head of sales", False),
    ],
)
def test_an_office_behind_an_indefinite_article_is_one_of_many(body: str, role: str, is_indefinite: bool) -> None:  # noqa: FBT001
    offices, place = offices_of(body, role)
    assert offices.is_indefinite(place) == is_indefinite
    assert not offices.is_indefinite(None)


@pytest.mark.parametrize(
    ("body", "role", "is_of_state"),
    [
        pytest.param("So said President Jane Roe.", "President", True, id="a head of state's"),
        pytest.param("So said Chairman Jane Roe.", "Chairman", False, id="a company's"),
        pytest.param("So said president Jane Roe.", "president", False, id="no capital"),
        pytest.param("So said the President of Acme.", "President", False, id="no name behind it"),
        pytest.param("So said Vice President Jane Roe.", "Vice President", False, id="two words"),
        pytest.param("So said the President", "President", False, id="the end"),
    ],
)
def test_a_title_may_be_a_head_of_states(body: str, role: str, *, is_of_state: bool) -> None:
    offices, place = offices_of(body, role)
    assert offices.is_of_state(place) is is_of_state


def test_without_an_office_there_is_no_title_of_a_head_of_state() -> None:
    offices, _ = offices_of("So said President Jane Roe.", "President")
    assert not offices.is_of_state(None)
