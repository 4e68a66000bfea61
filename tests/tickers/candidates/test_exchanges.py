"""Exchanges before symbols, and exchanges as places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.ranges import Range
from streams.text.tokens import tokenize
from streams.tickers.candidates.contexts import Contexts
from streams.tickers.candidates.exchanges import ABROAD, Exchanges
from tests.tickers.small import body, tokens_of

EXCHANGES = Exchanges(
    ["# a comment", "nyse XNYS", "nyse american XASE", "NasdaqGS XNAS", "nasdaq XNAS", "tsx -", "ticker US"],
    Contexts.load(),
)


@pytest.mark.parametrize(
    ("text", "mic", "symbols"),
    [
        pytest.param("NYSE: ABC", "XNYS", ["ABC"], id="a colon parts them"),
        pytest.param("NYSE American: ABC", "XASE", ["ABC"], id="the longest name counts"),
        pytest.param("NasdaqGS:ABC", "XNAS", ["ABC"], id="a name may be written with capitals inside"),
        pytest.param("NYSE - ABC", "XNYS", ["ABC"], id="a hyphen parts them"),
        pytest.param("NYSE: “ABC”", "XNYS", ["ABC"], id="a symbol may be in quotation marks"),
        pytest.param("NYSE: $ABC", "XNYS", ["ABC"], id="a symbol may be a cashtag"),
        pytest.param("TSX, NYSE: ABC", "XNYS", ["ABC"], id="of two exchanges the one in the United States counts"),
        pytest.param("NYSE and TSX: ABC", "XNYS", ["ABC"], id="wherever it stands"),
        pytest.param("TSX: ABC", ABROAD, ["ABC"], id="an exchange abroad is told"),
        pytest.param("ticker ABC", "US", ["ABC"], id="no mark is needed where no exchange is named"),
        pytest.param("NYSE: abc", "XNYS", ["abc"], id="the first symbol may be in small letters"),
    ],
)
def test_an_exchange_qualifies_what_follows(text: str, mic: str, symbols: list[str]) -> None:
    words = tokenize(text).words

    found = EXCHANGES.reference_at(words, 0)

    assert found is not None
    assert (found.mic, [words[index] for index in found.symbols]) == (mic, symbols)


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("(NYSE ABC)", ["ABC"], id="no mark is needed"),
        pytest.param("(NYSE: ABC, DEF and GHI)", ["ABC", "DEF", "GHI"], id="a list is read to its end"),
        pytest.param("(NYSE: BRK.A, BRK.B)", ["BRK", "BRK"], id="a class is part of the symbol"),
        pytest.param("(NYSE: ABC, the maker)", ["ABC"], id="a word in small letters ends it"),
        pytest.param("(NYSE: ABC; TSX: DEF)", ["ABC"], id="another exchange ends it"),
    ],
)
def test_in_brackets_there_may_be_more(text: str, symbols: list[str]) -> None:
    words = tokenize(text).words

    found = EXCHANGES.reference_at(words, 1)

    assert found is not None
    assert [words[index] for index in found.symbols] == symbols


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("NYSE fell", id="no mark outside brackets"),
        pytest.param("NYSE", id="the end of the text"),
        pytest.param("NYSE:", id="nothing after the mark"),
        pytest.param("NYSE: (", id="a mark instead of a symbol"),
        pytest.param("NYSE: NYSE", id="an exchange instead of a symbol"),
        pytest.param("Acme: ABC", id="another word"),
    ],
)
def test_nothing_is_qualified(text: str) -> None:
    assert EXCHANGES.reference_at(tokenize(text).words, 0) is None


def test_a_reference_says_where_its_parts_stand() -> None:
    words = tokenize("on NYSE American: BRK.B rose").words

    found = EXCHANGES.reference_at(words, 1)

    assert found is not None
    assert (found.name, found.symbols, words[found.end]) == (Range(1, 3), (4,), "rose")


@pytest.mark.parametrize(
    ("text", "is_venue"),
    [
        pytest.param("It is listed on Nasdaq today.", True, id="after a preposition it is a place"),
        pytest.param("the Nasdaq closed", True, id="after an article too"),
        pytest.param("The Nasdaq closed", True, id="also at the beginning"),
        pytest.param("a Nasdaq-listed maker", True, id="before -listed it is a place"),
        pytest.param("a Nasdaq-based maker", False, id="before another word it is not"),
        pytest.param("Nasdaq agreed to buy a rival.", False, id="as a subject it is the company"),
        pytest.param("and Nasdaq said", False, id="after a conjunction too"),
    ],
)
def test_an_exchange_may_be_a_place(text: str, *, is_venue: bool) -> None:
    field = body(text)

    assert EXCHANGES.is_venue(field.words, tokens_of(field, "Nasdaq")) is is_venue


def test_a_longer_name_is_no_exchange() -> None:
    assert not EXCHANGES.is_venue(["on", "Nasdaq", "Inc"], Range(1, 3))


@given(
    st.lists(st.sampled_from(["NYSE", "tsx", "ticker", ":", "-", ",", "(", "ABC", "b", ".", "and", "“"]), max_size=12)
)
def test_a_reference_lies_in_its_text(words: list[str]) -> None:
    for index in range(len(words)):
        found = EXCHANGES.reference_at(words, index)
        if found is not None:
            assert index == found.name.start < found.name.end <= min(found.symbols)
            assert max(found.symbols) < found.end <= len(words)


def test_the_shipped_names_are_found_as_they_are_written() -> None:
    shipped = Exchanges.load(Contexts.load())

    assert {"NYSE", "Nasdaq", "NASDAQ", "nasdaq"} <= shipped.starts
    assert shipped.mics["nyse american"] == "XASE"
