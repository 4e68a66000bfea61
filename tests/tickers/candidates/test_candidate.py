"""What a candidate says of itself."""

import pytest

from streams.tickers.candidates.candidate import EXPLICIT_FORMS, SYMBOL_FORMS, Form
from tests.tickers.small import candidate


@pytest.mark.parametrize(
    ("form", "is_symbol", "is_explicit"),
    [
        pytest.param("exchange", True, True, id="an exchange before it makes it an explicit symbol"),
        pytest.param("ric", True, True, id="so does an instrument code"),
        pytest.param("parenthesis", True, False, id="brackets make it a symbol that may be another thing"),
        pytest.param("symbol", True, False, id="so do bare capitals"),
        pytest.param("name", False, False, id="a name is none"),
        pytest.param("first", False, False, id="nor is a first word"),
    ],
)
def test_a_form_tells_a_symbol(form: Form, *, is_symbol: bool, is_explicit: bool) -> None:
    found = candidate("Acme rose", "Acme", form)

    assert (found.is_symbol, found.is_explicit) == (is_symbol, is_explicit)


def test_a_link_to_a_quote_page_makes_a_name_explicit_but_no_symbol() -> None:
    found = candidate("Acme rose", "Acme", linked=True)

    assert (found.is_symbol, found.is_explicit) == (False, True)


def test_explicit_forms_are_symbols_forms() -> None:
    assert EXPLICIT_FORMS < SYMBOL_FORMS
