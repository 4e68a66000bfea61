"""One candidate a place."""

from typing import Any

import pytest

from streams.text.document import TextField
from streams.tickers.candidates.candidate import Candidate, Form
from streams.tickers.candidates.settling import settle
from tests.tickers.small import body, candidate, issuer, words_of

ACME, OTHER = issuer("ACME", number=1), issuer("ACM", name="Acm Corp.", number=2)


def settled(names: list[Candidate], symbols: list[Candidate]) -> list[tuple[str, str]]:
    return [(words_of(found), found.form) for found in settle(names, symbols, {"BTC"})]


@pytest.mark.parametrize(
    ("name_form", "symbol_form", "kept"),
    [
        pytest.param("name", "symbol", "name", id="bare capitals that are a name are the name"),
        pytest.param("short", "symbol", "symbol", id="bare capitals that are a guess at a name are the symbol"),
        pytest.param("first", "symbol", "symbol", id="so are those that are a first word"),
        pytest.param("name", "exchange", "exchange", id="a form of its own is the symbol"),
        pytest.param("name", "parenthesis", "parenthesis", id="brackets are the symbol"),
    ],
)
def test_one_word_is_a_name_or_a_symbol(name_form: Form, symbol_form: Form, kept: str) -> None:
    text = body("ACME rose")

    found = settled(
        [candidate(text, "ACME", name_form, meant=ACME)], [candidate(text, "ACME", symbol_form, meant=ACME)]
    )

    assert found == [("ACME", kept)]


def test_a_symbol_inside_a_longer_name_is_the_name() -> None:
    text = body("ACME Holdings rose")

    assert settled([candidate(text, "ACME Holdings")], [candidate(text, "ACME", "exchange")]) == [
        ("ACME Holdings", "name")
    ]


@pytest.mark.parametrize(
    ("text", "first", "meant", "form"),
    [
        pytest.param("Acme ACM rose", "Acme", OTHER, "symbol", id="a symbol beside its own name is a symbol"),
        pytest.param("Acme 's ACM rose", "Acme", OTHER, "symbol", id="a mark may lie between them"),
        pytest.param("Acme ACM rose", "Acme", ACME, "name", id="beside another's name it is a name"),
    ],
)
def test_a_neighbour_decides(text: str, first: str, meant: Any, form: str) -> None:
    field = body(text)
    names = [candidate(field, first, meant=meant), candidate(field, "ACM", meant=ACME)]

    assert settled(names, [candidate(field, "ACM", "symbol", meant=OTHER)])[1:] == [("ACM", form)]


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        pytest.param("cashtag", [], id="after a dollar sign it is no symbol"),
        pytest.param("symbol", [], id="nor on its own"),
        pytest.param("exchange", [("BTC", "exchange")], id="after an exchange it is one"),
    ],
)
def test_the_code_of_a_crypto_currency(form: Form, kept: list[tuple[str, str]]) -> None:
    assert settled([], [candidate("BTC rose", "BTC", form, meant=issuer("BTC"))]) == kept


def test_the_code_of_a_crypto_currency_is_a_symbol_beside_its_name() -> None:
    text, fund = body("Bittrust BTC rose"), issuer("BTC")

    found = settled([candidate(text, "Bittrust", meant=fund)], [candidate(text, "BTC", "symbol", meant=fund)])

    assert found == [("Bittrust", "name"), ("BTC", "symbol")]


def test_the_title_comes_first_and_then_the_order_of_place() -> None:
    title, text = TextField.of("title", "A long headline about Acme"), body("Acme rose, Acm fell")
    names = [candidate(text, "Acm fell"), candidate(text, "Acme"), candidate(title, "Acme")]

    assert [(found.text.name, words_of(found)) for found in settle(names, [], ())] == [
        ("title", "Acme"),
        ("body", "Acme"),
        ("body", "Acm fell"),
    ]
