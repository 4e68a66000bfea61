"""What stands around a place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.ranges import Range
from tests.tickers.small import body, surroundings, tokens_of


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("shares of Acme", 1, id="before it"),
        pytest.param("Acme stock", 1, id="after it"),
        pytest.param("shares and stock of Acme", 2, id="each counts"),
        pytest.param("stock " + "x " * 11 + "Acme", 1, id="twelve words away"),
        pytest.param("stock " + "x " * 12 + "Acme", 0, id="thirteen words away"),
        pytest.param("Acme " + "x " * 11 + "stock", 1, id="twelve words after"),
        pytest.param("Acme " + "x " * 12 + "stock", 0, id="thirteen words after"),
        pytest.param("Shares of Acme", 0, id="only as it is listed"),
    ],
)
def test_words_about_companies_are_counted_near_a_place(text: str, count: int) -> None:
    field = body(text)

    assert surroundings(field).company_words_near(tokens_of(field, "Acme")) == count


def test_words_about_companies_and_markets_abroad_are_counted_in_a_field() -> None:
    around = surroundings(body("The Sensex rose as shares and stock gained on the rupee."))

    assert (around.company_words, around.foreign_words) == (2, 2)


@pytest.mark.parametrize(
    ("text", "word", "begins"),
    [
        pytest.param("Acme rose.", "Acme", True, id="the first word"),
        pytest.param("It rose. Acme fell.", "Acme", True, id="the first word of another sentence"),
        pytest.param("“Acme rose.", "Acme", True, id="the first word after a quotation mark"),
        pytest.param("Then Acme rose.", "Acme", False, id="the second word"),
    ],
)
def test_a_word_may_begin_its_sentence(text: str, word: str, *, begins: bool) -> None:
    field = body(text)

    assert surroundings(field).begins_sentence(tokens_of(field, word).start) is begins


@pytest.mark.parametrize(
    ("text", "casing"),
    [
        pytest.param("ACME WINS LARGE ORDER", "caps", id="all in capitals"),
        pytest.param("Acme Wins a Large Order in Texas", "title", id="capitals on longer words"),
        pytest.param("Acme wins a large order in Texas", "", id="a sentence"),
        pytest.param("Acme Wins", "", id="too little to tell"),
    ],
)
def test_a_sentence_is_written_in_a_way(text: str, casing: str) -> None:
    assert surroundings(body(text)).casing(0) == casing


@pytest.mark.parametrize(
    ("text", "is_fund"),
    [
        pytest.param("Acme Growth ETF rose", True, id="a fund's last word follows"),
        pytest.param("Acme S&P 500 Index rose", True, id="numbers and marks may lie between"),
        pytest.param("Acme rose, an ETF said", False, id="a small word ends the name"),
        pytest.param("Acme One Two Three Four Five Six Seven Eight ETF", False, id="it is too far away"),
        pytest.param("Acme", False, id="nothing follows"),
    ],
)
def test_a_name_may_be_part_of_a_funds(text: str, *, is_fund: bool) -> None:
    assert surroundings(body(text)).is_in_fund_name(1) is is_fund


@pytest.mark.parametrize(
    ("text", "is_persons"),
    [
        pytest.param("then Gwen Graham spoke", True, id="a given name stands before it"),
        pytest.param("then Rep. Graham spoke", True, id="a title with a full stop stands before it"),
        pytest.param("then Adm Graham spoke", True, id="a title without one stands before it"),
        pytest.param("then J. Graham spoke", True, id="an initial stands before it"),
        pytest.param("then Graham spoke", False, id="nothing of the kind stands before it"),
        pytest.param("then gwen Graham spoke", False, id="a given name has a capital"),
        pytest.param("end. Graham spoke", False, id="a full stop alone is none"),
    ],
)
def test_a_surname_is_told_by_what_stands_before_it(text: str, *, is_persons: bool) -> None:
    field = body(text)

    assert surroundings(field).is_a_persons(tokens_of(field, "Graham").start) is is_persons


@pytest.mark.parametrize(
    ("text", "is_persons"),
    [
        pytest.param("then Ford Prefect spoke", True, id="another name follows"),
        pytest.param("then Ford spoke", False, id="a verb follows"),
        pytest.param("then Ford Analysts spoke", False, id="a word about companies follows"),
        pytest.param("Then Ford Prefect Spoke About Everything", False, id="in a headline capitals say nothing"),
        pytest.param("then Bolt Prefect spoke", False, id="it is no given name"),
    ],
)
def test_a_given_name_is_told_by_what_follows(text: str, *, is_persons: bool) -> None:
    assert surroundings(body(text)).is_a_persons(1) is is_persons


def test_words_and_their_gaps_are_told_to_the_edges() -> None:
    around = surroundings(body("Acme-made"))

    assert [around.words[index] for index in (-1, 0, 3)] == ["", "Acme", ""]
    assert [around.touch(index) for index in (0, 1, 3)] == [False, True, False]
    assert not surroundings(body("Acme rose")).touch(1)


@given(st.text(alphabet=st.sampled_from("Ab J.'’& \n“ETF"), max_size=60))
def test_any_place_of_any_text_has_surroundings(text: str) -> None:
    field = body(text)
    around = surroundings(field)

    for index in range(len(field.words)):
        assert around.casing(index) in {"caps", "title", ""}
        assert around.company_words_near(Range(index, index + 1)) <= around.company_words
        assert around.is_a_persons(index) in {True, False}
        assert around.begins_sentence(index) or index > 0
