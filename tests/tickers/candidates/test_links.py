"""What links to quote pages say about the words they stand under."""

from datetime import date

import pytest

from streams.text.document import Document, TextField
from streams.text.html import html_to_text
from streams.tickers import security_tagger


def mentions(html: str, day: str = "2024-05-06") -> list[tuple[str, str, str]]:
    """Symbol, kind and words of every mention in ``html``."""
    text = html_to_text(html)
    document = Document(TextField.of("title", ""), TextField.of("body", text.text, text.block_quotes, text.links))
    return [
        (tag.security.symbol, mention.kind, document.text(mention.span))
        for tag in security_tagger().tag(document, on=date.fromisoformat(day))
        for mention in tag.mentions
    ]


@pytest.mark.parametrize(
    ("target", "symbol"),
    [
        ("https://finance.example/quote/ETSY", "ETSY"),
        ("https://finance.example/quote/BRK-B/?p=BRK-B", "BRK.B"),
        ("https://finance.example/finance/quote/ETSY:NASDAQ", "ETSY"),
        ("https://finance.example/finance?q=NASDAQ:ETSY", "ETSY"),
        ("https://finance.example/quote/ETSY:US", "ETSY"),
        ("/symbol/etsy", "ETSY"),
        ("/symbols/NASDAQ-ETSY/", "ETSY"),
        ("/market-activity/stocks/etsy", "ETSY"),
        ("/stocks/nasdaq/etsy/", "ETSY"),
        ("/stocks/xnas/etsy/quote", "ETSY"),
        ("/nasdaq-etsy", "ETSY"),
        ("/companies/ETSY.O", "ETSY"),
        ("/quotes/ETSY.html", "ETSY"),
        ("/quote.ashx?t=ETSY", "ETSY"),
        ("/q?s=etsy&from=story", "ETSY"),
        ("quote.html?symb=ETSY", "ETSY"),
        ("/quote/7203:JP", None),
        ("/quote/VOD:LON", None),
        ("/quote/RY.TO", None),
        ("/quote/BTC-USD", None),
        ("/quote/%5EGSPC", None),
        ("/stocks/gold", None),
        ("/stocks/nyse/gold", "GOLD"),
        ("/search?q=ETSY", None),
        ("/?s=gap", None),
        ("/wiki/ETSY", None),
        ("/2024/05/06/etsy.html", None),
        ("http://[", None),
        ("", None),
    ],
)
def test_an_address_tells_its_symbol(target: str, symbol: str | None) -> None:
    assert linked_symbol(security_master(), target) == symbol


def test_a_link_makes_ordinary_words_a_mention() -> None:
    sentence = "The rules of {} changed again this week."
    assert mentions(sentence.format("Match")) == []
    assert mentions(sentence.format('<a href="/stocks/mtch">Match</a>')) == [("MTCH", "alias", "Match")]


def test_a_link_says_what_words_that_name_nobody_mean() -> None:
    found = mentions('Shares of <a href="https://finance.example/quote/ETSY"><b>the craft marketplace</b></a> rose.')
    assert found == [("ETSY", "hint", "the craft marketplace")]


def test_a_link_says_which_of_two_is_meant() -> None:
    html = 'On Monday <a href="/quote/MMAT?x=1">Meta</a> said it had run out of cash.'
    assert mentions(html) == [("MMAT", "hint", "Meta")]


def test_a_linked_name_vouches_for_the_others() -> None:
    found = mentions('<p><a href="/quote/SQ">Block</a> won.</p><p>It is not the first time that Block wins.</p>')
    assert found == [("SQ", "name", "Block"), ("SQ", "name", "Block")]


def test_a_link_means_who_held_the_symbol_on_the_day() -> None:
    html = 'A rise for <a href="/quote/FB">the social network</a>.'
    assert [symbol for symbol, *_ in mentions(html, "2019-04-25")] == ["FB"]
    assert [symbol for symbol, *_ in mentions('<a href="/quote/META">Facebook</a> rose.', "2019-04-25")] == ["FB"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://news.example/gap-year">A gap</a> in the fence',
        '<a href="/quote/VOD:LON">the operator</a> rose',
        f'<a href="/quote/ETSY">{"many words that lead to a page " * 3}</a>',
        '<a href="/quote/ETSY"><img alt="chart"></a>',
    ],
)
def test_other_links_say_nothing(html: str) -> None:
    assert mentions(html) == []
