"""Symbols in a text, in every form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.tickers.candidates.exchanges import Exchanges
from streams.tickers.candidates.markets import Markets
from streams.tickers.candidates.symbols import SymbolFinder, SymbolsFound
from tests.tickers.small import DAY, LEXICON, body, master_of, places, record, words_of

MASTER = master_of(
    record("ACME", ("OLDA", "XNAS", "stock", "", "2020-01-01"), names=["Acme Inc."]),
    record("BRK.B", "BRK.A", names=["Berkshire"]),
    record("BAC", "BAC.PL", names=["Bank"]),
    record("AA", "A", "SO", "ALL", names=["Alcoa"]),
    record(("GONE", "XNAS", "stock", "", "2020-01-01"), names=["Gone Inc."]),
    record("BRK", names=["Another"]),
    record("DAX", names=["A Fund"]),
    record("META", names=["Meta Inc."]),
    record("FORD", names=["Forward Inc."]),
    record("F", names=["Ford Inc."]),
)
EXCHANGES = Exchanges(["nyse XNYS", "nasdaq XNAS", "tsx -"], LEXICON.contexts)
FINDER = SymbolFinder(MASTER, EXCHANGES, Markets.load(), LEXICON)


def read(text: str) -> SymbolsFound:
    field, starts = body(text), FINDER.starts()
    return FINDER.find(field, [index for index in places(field) if field.words[index] in starts], DAY)


def found(text: str) -> list[tuple[str, str, str]]:
    return [(symbol.key, symbol.form, words_of(symbol)) for symbol in read(text).candidates]


@pytest.mark.parametrize(
    ("text", "form", "words"),
    [
        pytest.param("(NASDAQ: ACME)", "exchange", "ACME", id="an exchange before it"),
        pytest.param("NYSE:ACME", "exchange", "ACME", id="an exchange before it, without space"),
        pytest.param("(nyse: acme)", "exchange", "acme", id="small letters after an exchange in brackets"),
        pytest.param("buy $ACME now", "cashtag", "$ACME", id="a cashtag"),
        pytest.param("buy $acme now", "cashtag", "$acme", id="a cashtag in small letters"),
        pytest.param("<ACME.O>", "ric", "ACME.O", id="a Reuters instrument code"),
        pytest.param("ACME.Oand", "ric", "ACME.Oand", id="a code that a word has run into"),
        pytest.param("AcmeACME.O", "ric", "ACME.O", id="a code that has run into its name"),
        pytest.param("ACME US Equity", "bloomberg", "ACME US Equity", id="a Bloomberg ticker"),
        pytest.param("ACME UN Equity", "bloomberg", "ACME UN Equity", id="a Bloomberg ticker of a single venue"),
        pytest.param("ACME:US", "bloomberg", "ACME:US", id="a Bloomberg ticker in short"),
        pytest.param("Acme (ACME)", "parenthesis", "ACME", id="brackets"),
        pytest.param("Acme [ACME, up]", "parenthesis", "ACME", id="a bracket and a comma"),
        pytest.param("Acme (stock: ACME)", "parenthesis", "ACME", id="a colon and a bracket"),
        pytest.param("an ACME stock", "symbol", "ACME", id="nothing around it"),
        pytest.param("OLDA rose", "symbol", "OLDA", id="a symbol that its holder has left"),
    ],
)
def test_a_symbol_is_found_by_its_form(text: str, form: str, words: str) -> None:
    ((_, got_form, got_words),) = found(text)

    assert (got_form, got_words) == (form, words)


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        pytest.param("BRK.B", "BRK.B", id="after a dot"),
        pytest.param("BRK-B", "BRK.B", id="after a hyphen"),
        pytest.param("BRK/B", "BRK.B", id="after a slash"),
        pytest.param("BRKb.N", "BRK.B", id="in a Reuters instrument code"),
        pytest.param("BAC-L", "BAC.PL", id="of a preferred after a hyphen"),
        pytest.param("BAC.PRL", "BAC.PL", id="of a preferred in full"),
        pytest.param("BRK. B", "BRK", id="no class after a space"),
    ],
)
def test_a_class_has_many_spellings(text: str, symbol: str) -> None:
    assert found(text)[0][0] == symbol


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ABCD rose", id="nobody's symbol"),
        pytest.param("GONE rose", id="the symbol of a company that is gone"),
        pytest.param("acme rose", id="small letters"),
        pytest.param("#ACME", id="a hashtag"),
        pytest.param("x@ACME", id="an address"),
        pytest.param("ACME.L", id="an instrument code of an exchange abroad"),
        pytest.param("(TSX: ACME)", id="a symbol of an exchange abroad"),
        pytest.param("A rose", id="an article in capitals"),
        pytest.param("He got A then", id="one letter between words"),
        pytest.param("$ acme", id="small letters after a dollar sign and a space"),
        pytest.param("on the NYSE: all rose", id="a function word after an exchange"),
        pytest.param("ACMEX rose", id="part of a longer word"),
        pytest.param("Yes, A said so", id="a word of one letter after a comma"),
        pytest.param("Yes, A’m", id="a word of one letter that a verb is drawn to"),
        pytest.param("(A-Ohio)", id="one letter joined to a word"),
        pytest.param("the S&A firm", id="one letter joined to another"),
        pytest.param("the A&S firm", id="the first of two joined letters"),
    ],
)
def test_what_is_no_symbol_is_not_found(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("(NYSE: A)", ["A"], id="after an exchange"),
        pytest.param("Agilent (A)", ["A"], id="in brackets"),
        pytest.param("Agilent's A", ["A"], id="after a possessive"),
        pytest.param("Long ACME, A", ["ACME", "A"], id="after a comma"),
        pytest.param("A, ACME", ["A", "ACME"], id="before a comma"),
        pytest.param("buy A and ACME", ["A", "ACME"], id="before a conjunction"),
        pytest.param("A +3%", ["A"], id="before a change"),
        pytest.param("A 112.40", ["A"], id="before a price"),
        pytest.param("(nyse: so)", ["SO"], id="a function word after an exchange in brackets"),
    ],
)
def test_a_word_is_a_symbol_where_its_place_says_so(text: str, symbols: list[str]) -> None:
    assert [symbol for symbol, *_ in found(text)] == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("$Meta", ["META"], id="the name of who has the symbol"),
        pytest.param("$Ford", [], id="the name of somebody else"),
        pytest.param("$ford", ["FORD"], id="written as no name is"),
        pytest.param("$Acme", ["ACME"], id="a symbol with a capital"),
    ],
)
def test_a_cashtag_may_be_a_name(text: str, symbols: list[str]) -> None:
    assert [symbol for symbol, *_ in found(text)] == symbols


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("the DAX rose", [], id="alone"),
        pytest.param("$DAX rose", ["DAX"], id="as a cashtag"),
        pytest.param("a fund (DAX)", ["DAX"], id="in brackets"),
    ],
)
def test_a_word_for_a_market_abroad_is_a_symbol_only_where_it_is_marked(text: str, symbols: list[str]) -> None:
    assert [symbol for symbol, *_ in found(text)] == symbols


def test_a_dollar_sign_after_a_country_is_money() -> None:
    assert [form for _, form, _ in found("US$ACME")] == ["symbol"]


def test_brackets_around_an_editors_capital_are_none_of_a_symbol() -> None:
    assert [form for _, form, _ in found("[A]nd so")] == ["symbol"]


def test_brackets_are_around_every_symbol_of_a_list() -> None:
    assert [form for _, form, _ in found("(ACME, AA, BAC)")] == ["parenthesis"] * 3


def test_all_symbols_of_a_list_are_of_the_exchange() -> None:
    assert [(symbol, form) for symbol, form, _ in found("(NYSE: ACME, BRK.B and BAC)")] == [
        ("ACME", "exchange"),
        ("BRK.B", "exchange"),
        ("BAC", "exchange"),
    ]


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        pytest.param("on NYSE: ACME", {1}, id="an exchange"),
        pytest.param("(TSX: ACME)", {1, 3}, id="an exchange abroad and its symbol"),
        pytest.param("in ACME.L", {1, 2, 3}, id="an instrument code abroad"),
    ],
)
def test_exchanges_and_symbols_abroad_are_no_names(text: str, taken: set[int]) -> None:
    assert read(text).taken == taken


def test_a_symbol_means_the_very_security() -> None:
    (brk,) = read("(NYSE: BRK.A)").candidates

    assert (brk.listing.symbol, brk.issuer.name_on(DAY), brk.kind) == ("BRK.A", "Berkshire", "exchange")


def test_symbols_begin_with_their_roots_exchanges_and_marks() -> None:
    starts = FINDER.starts()

    assert {"ACME", "BRK", "NYSE", "nasdaq", "$", "N", "OQ"} <= starts
    assert "BRK.B" not in starts


@given(st.text(alphabet=st.sampled_from("ABRKCME.-/$:(),; nyseNYSE<>é"), max_size=60))
def test_symbols_lie_in_the_text_in_order_and_none_overlaps_another(text: str) -> None:
    end = 0
    for symbol in read(text).candidates:
        start = symbol.characters.start
        assert end <= start < symbol.characters.end <= len(text)
        assert symbol.text.starts[symbol.tokens.start] <= start
        end = symbol.characters.end
