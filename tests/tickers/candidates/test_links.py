"""What links to quote pages say about the words they stand under."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import TextField
from streams.text.html import Link
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.exchanges import Exchanges
from streams.tickers.candidates.links import LinkReader, QuotePages
from streams.tickers.candidates.markets import Markets
from streams.tickers.securities.words import Ordinariness, OrdinaryWords
from tests.tickers.small import DAY, LEXICON, candidate, issuer, master_of, record, words_of

MASTER = master_of(
    record("ETSY", names=["Etsy"]),
    record("BRK.B", names=["Berkshire"]),
    record("GOLD", names=["Barrick"]),
    record("GAP", names=["Gap"]),
    record(("GONE", "XNAS", "stock", "", "2020-01-01"), names=["Gone"]),
)
WORD = Ordinariness(20, is_proper=False, is_acronym=False)
READER = LinkReader(
    MASTER,
    Exchanges(["nasdaq XNAS", "nyse XNYS", "xnas XNAS", "lon -"], LEXICON.contexts),
    Markets.load(),
    OrdinaryWords({"gold": WORD, "gap": WORD}, frozenset()),
    QuotePages.load(),
)


@pytest.mark.parametrize(
    ("target", "symbol"),
    [
        pytest.param("https://finance.example/quote/ETSY", "ETSY", id="after a step of a path"),
        pytest.param("https://finance.example/quote/BRK-B/?p=BRK-B", "BRK.B", id="with a class and a query"),
        pytest.param("https://finance.example/finance/quote/ETSY:NASDAQ", "ETSY", id="before its exchange"),
        pytest.param("https://finance.example/finance?q=NASDAQ:ETSY", "ETSY", id="in a search that names the exchange"),
        pytest.param("https://finance.example/quote/ETSY:US", "ETSY", id="with a country"),
        pytest.param("/symbol/etsy", "ETSY", id="in small letters"),
        pytest.param("/symbols/NASDAQ-ETSY/", "ETSY", id="after its exchange and a hyphen"),
        pytest.param("/market-activity/stocks/etsy", "ETSY", id="after more than one step"),
        pytest.param("/stocks/nasdaq/etsy/", "ETSY", id="after its exchange as a step"),
        pytest.param("/stocks/xnas/etsy/quote", "ETSY", id="after a market code"),
        pytest.param("/nasdaq-etsy", "ETSY", id="after a hyphen without any step"),
        pytest.param("/companies/ETSY.O", "ETSY", id="as a Reuters instrument code"),
        pytest.param("/quotes/ETSY.html", "ETSY", id="before a file's ending"),
        pytest.param("/quote.ashx?t=ETSY", "ETSY", id="as the value of a short field"),
        pytest.param("/q?s=etsy&from=story", "ETSY", id="as the value of a field in small letters"),
        pytest.param("quote.html?symb=ETSY", "ETSY", id="as the value of another field"),
        pytest.param("/quote/7203:JP", None, id="of a country abroad"),
        pytest.param("/quote/VOD:LON", None, id="of an exchange abroad"),
        pytest.param("/quote/RY.TO", None, id="as a Reuters instrument code abroad"),
        pytest.param("/quote/BTC-USD", None, id="of a pair of currencies"),
        pytest.param("/quote/%5EGSPC", None, id="of an index"),
        pytest.param("/stocks/gold", None, id="that is a word"),
        pytest.param("/stocks/nyse/gold", "GOLD", id="that is a word after its exchange"),
        pytest.param("/search?q=ETSY", None, id="in a search"),
        pytest.param("/?s=gap", None, id="that is the value of a field and a word"),
        pytest.param("/wiki/ETSY", None, id="after a step of another kind"),
        pytest.param("/2024/05/06/etsy.html", None, id="in a news address"),
        pytest.param("http://[", None, id="in no address"),
        pytest.param("", None, id="in nothing"),
    ],
)
def test_an_address_tells_the_symbol(target: str, symbol: str | None) -> None:
    assert READER.symbol_of(target) == symbol


def test_an_address_that_is_too_long_tells_nothing() -> None:
    assert READER.symbol_of(f"/{'x' * 500}/quote/ETSY") is None


def test_the_forms_of_addresses_are_listed() -> None:
    pages = QuotePages.of(["# a comment", "", "path quote", "query s", "exchange q", "path stock"])

    assert pages == QuotePages(frozenset({"quote", "stock"}), frozenset({"s"}), frozenset({"q"}))


TEXT = "Shares of the craft marketplace rose on Monday as Etsy sold more."


def linked(words: str, target: str, text: str = TEXT) -> TextField:
    start = text.index(words)
    return TextField.of("body", text, links=(Link(start, start + len(words), target),))


def read(field: TextField, candidates: list[Candidate]) -> list[tuple[str, str, str, bool]]:
    return [
        (words_of(found), found.form, found.listing.symbol, found.linked)
        for found in READER.read(field, candidates, DAY)
    ]


def test_words_that_name_nobody_mean_what_their_link_says() -> None:
    assert read(linked("the craft marketplace", "/quote/ETSY"), []) == [
        ("the craft marketplace", "link", "ETSY", False),
    ]


def test_a_name_under_a_link_to_its_own_page_is_linked() -> None:
    field = linked("Etsy", "/quote/ETSY")

    assert read(field, [candidate(field, "Etsy", meant=issuer("ETSY"))]) == [("Etsy", "name", "ETSY", True)]


def test_a_name_under_a_link_to_anothers_page_means_the_other() -> None:
    field = linked("Etsy", "/quotes/NYSE:GOLD")

    assert read(field, [candidate(field, "Etsy", meant=issuer("ETSY"))]) == [("Etsy", "link", "GOLD", False)]


def test_a_name_inside_a_longer_link_stays_what_it_is() -> None:
    field = linked("Etsy sold more", "/quotes/NYSE:GOLD")

    assert read(field, [candidate(field, "Etsy", meant=issuer("ETSY"))]) == [("Etsy", "name", "ETSY", False)]


@pytest.mark.parametrize(
    ("words", "target"),
    [
        pytest.param("Etsy", "/news/ETSY", id="to another page"),
        pytest.param("Etsy", "/quote/GONE", id="to the page of a company that is gone"),
        pytest.param(TEXT.removesuffix("."), "/quote/ETSY", id="that is long"),
    ],
)
def test_nothing_is_said_by_a_link(words: str, target: str) -> None:
    assert read(linked(words, target), []) == []


def test_a_link_without_words_says_nothing() -> None:
    assert read(TextField.of("body", TEXT, links=(Link(3, 3, "/quote/ETSY"),)), []) == []


@given(st.text(alphabet=st.sampled_from("ETSYetsy/quote?s=&:-.%#[]@ é"), max_size=60))
def test_any_address_is_read(target: str) -> None:
    symbol = READER.symbol_of(target)

    assert symbol is None or MASTER.is_symbol(symbol)
