"""Which of the names and symbols at one place are kept until it is decided what is meant."""

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
        pytest.param("name", "symbol", ["symbol", "name"], id="bare capitals that are a name may be either"),
        pytest.param("alias", "symbol", ["symbol", "alias"], id="so may those that are a trade name"),
        pytest.param("short", "symbol", ["symbol"], id="bare capitals that are a guess at a name are the symbol"),
        pytest.param("first", "symbol", ["symbol"], id="so are those that are a first word"),
        pytest.param("name", "exchange", ["exchange"], id="a form of its own is the symbol"),
        pytest.param("name", "parenthesis", ["parenthesis"], id="brackets are the symbol"),
    ],
)
def test_one_word_is_a_name_or_a_symbol(name_form: Form, symbol_form: Form, kept: list[Form]) -> None:
    text = body("ACME rose")

    found = settled(
        [candidate(text, "ACME", name_form, meant=ACME)], [candidate(text, "ACME", symbol_form, meant=ACME)]
    )

    assert found == [("ACME", form) for form in kept]


def test_a_symbol_inside_a_longer_name_is_the_name() -> None:
    text = body("ACME Holdings rose")

    assert settled([candidate(text, "ACME Holdings")], [candidate(text, "ACME", "exchange")]) == [
        ("ACME Holdings", "name")
    ]


@pytest.mark.parametrize(
    ("text", "first", "meant", "forms"),
    [
        pytest.param("Acme ACM rose", "Acme", OTHER, ["symbol"], id="a symbol beside its own name is a symbol"),
        pytest.param("Acme 's ACM rose", "Acme", OTHER, ["symbol"], id="a mark may lie between them"),
        pytest.param("Acme ACM rose", "Acme", ACME, ["symbol", "name"], id="beside another's name it may be either"),
    ],
)
def test_a_neighbour_decides(text: str, first: str, meant: Any, forms: list[str]) -> None:
    field = body(text)
    names = [candidate(field, first, meant=meant), candidate(field, "ACM", meant=ACME)]

    assert settled(names, [candidate(field, "ACM", "symbol", meant=OTHER)])[1:] == [("ACM", form) for form in forms]


@pytest.mark.parametrize(
    ("form", "kept"),
    [
        pytest.param("cashtag", [], id="after a dollar sign it is no symbol"),
        pytest.param("parenthesis", [], id="nor in brackets"),
        pytest.param("symbol", [("BTC", True)], id="on its own it may be one, and is known to be such a code"),
        pytest.param("exchange", [("BTC", False)], id="after an exchange it is one"),
    ],
)
def test_the_code_of_a_crypto_currency(form: Form, kept: list[tuple[str, bool]]) -> None:
    found = settle([], [candidate("BTC rose", "BTC", form, meant=issuer("BTC"))], {"BTC"})

    assert [(symbol.key, symbol.is_crypto) for symbol in found] == kept


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
