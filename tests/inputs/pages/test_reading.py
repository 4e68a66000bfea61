"""A saved page becomes its article: the text without what stands around it, and what the page says of itself."""

import json
from typing import Any

import pytest

from streams.inputs.pages.reading import MAX_ELEMENTS, MAX_PAGE, page_reading
from streams.inputs.readings import Fault, Found
from streams.pipeline.article import Article, article_of
from streams.text.html import html_to_text

SENTENCES = [
    "Harbour Robotics said on Monday that its orders had doubled in the spring, and that it would hire more people.",
    "“We sold more arms than we could build,” said Jane Roe, chief executive of the company, at its plant in Leeds.",
    "Analysts had expected less, and the shares of the company rose by a tenth in the first hour of trading in London.",
    "The company makes arms for warehouses and kitchens, and it was founded by two engineers eleven years ago.",
]
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Harbour Robotics doubles its orders",
    "datePublished": "2024-05-06T12:00:00Z",
    "author": {"@type": "Person", "name": "Mina Moe"},
    "publisher": {"@type": "Organization", "name": "Example Wire"},
}


def page(*, head: str = "", body: str | None = None, after: str = "") -> str:
    text = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES) if body is None else body
    return f"""<!DOCTYPE html><html lang="en-GB"><head><title>Doubled | Example Wire</title>{head}
      <script>var menu = 1;</script></head><body>
      <nav><ul><li><a href="/">Home</a></li><li><a href="/m">Markets: Apple and Tesla fall</a></li></ul></nav>
      <main><article class="story"><h1>Harbour Robotics doubles its orders</h1>{text}{after}</article></main>
      <aside><h2>Most read</h2><a href="/x">“I never said that,” says Boris Poe</a></aside>
      <footer>Cookies: we and our partners use them, said nobody. © Example Wire</footer></body></html>"""


def ld(**changes: Any) -> str:
    return f'<script type="application/ld+json">{json.dumps({**LD, **changes})}</script>'


def article(html: str | bytes) -> dict[str, Any]:
    reading = page_reading(html.encode() if isinstance(html, str) else html, name="saved")
    assert isinstance(reading, Found), reading
    assert isinstance(article_of(reading.article), Article)
    return reading.article


def text(html: str | bytes) -> str:
    return html_to_text(article(html)["body"]).text


def fault(html: str) -> Fault:
    reading = page_reading(html.encode(), name="saved")
    assert isinstance(reading, Fault)
    assert reading.id == "saved"
    return reading


def test_the_text_and_nothing_around_it() -> None:
    assert text(page()).split("\n\n") == SENTENCES


def test_json_ld_says_it_first() -> None:
    said = article(page(head=ld() + '<meta property="og:title" content="Other"><meta name="author" content="Other">'))
    said.pop("body")
    assert said == {
        "id": "saved",
        "content_type": "text/html",
        "title": "Harbour Robotics doubles its orders",
        "authors": ["Mina Moe"],
        "source": "Example Wire",
        "published_at": "2024-05-06T12:00:00Z",
        "language": "en-GB",
    }


def test_then_meta_elements() -> None:
    head = """<meta property="og:title" content="Orders &quot;double&quot; | Example Wire">
      <meta property="og:site_name" content="Example Wire"><link rel="canonical" href="https://example.com/1">
      <meta property="article:published_time" content="2024-05-06T14:00:00+02:00">
      <meta name="author" content="By Mina Moe">
      <meta property="article:section" content="Business"><meta name="tickers" content="NYSE:HRB, LSE:HRB">"""
    said = article(page(head=head))
    assert {
        name: said[name] for name in ("title", "source", "url", "published_at", "authors", "section", "tickers")
    } == {
        "title": 'Orders "double"',
        "source": "Example Wire",
        "url": "https://example.com/1",
        "published_at": "2024-05-06T12:00:00Z",
        "authors": ["Mina Moe"],
        "section": "Business",
        "tickers": ["HRB"],
    }


@pytest.mark.parametrize(
    "html",
    [
        page(head='<link rel="canonical" href="https://example.com/news/2024/05/06/orders">'),
        page(after='<time datetime="2024-05-06">Monday</time>'),
        page(after='<p class="date">Published on May 6, 2024</p>'),
        page(head='<meta name="date" content="0001-01-01"><meta name="dc.date" content="2024-05-06">'),
    ],
)
def test_then_its_words(html: str) -> None:
    assert article(html)["published_at"] == "2024-05-06"


def test_broken_json_ld_hurts_nobody() -> None:
    broken = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": </script>'
    assert article(page(head=broken + ld()))["title"] == "Harbour Robotics doubles its orders"


def test_block_quotes_lists_and_links_are_kept() -> None:
    body = f"""<p>{SENTENCES[0]} <a href="https://finance.example/quote/HRB">Harbour</a>was listed.</p>
      <blockquote><p>{SENTENCES[1]}</p></blockquote><ul><li>{SENTENCES[2]}</li><li>{SENTENCES[3]}</li></ul>"""
    html = article(page(body=body))["body"]
    assert '<a href="https://finance.example/quote/HRB">Harbour</a>was listed.' in html
    assert f"<blockquote>\n<p>{SENTENCES[1]}</p>\n</blockquote>" in html
    plain = html_to_text(html)
    assert plain.text.split("\n\n")[1:] == SENTENCES[1:]


@pytest.mark.parametrize(
    "call",
    [
        "Follow us on Twitter and Facebook.",
        "Sign up for our newsletter to get the news first.",
        "READ MORE: Apple and Tesla fall",
        "Mina Moe writes about robots. Follow her on Twitter @minamoe.",
    ],
)
def test_calls_to_readers_are_not_the_article(call: str) -> None:
    assert text(page(after=f"<p>{call}</p>")).split("\n\n") == SENTENCES


def test_a_sentence_that_has_such_words_stays() -> None:
    sentence = (
        "She told investors to follow the company on Facebook, and asked them to sign up for its newsletter as well."
    )
    assert sentence in text(page(after=f"<p>{sentence}</p>"))


def test_a_paragraph_that_the_extractor_drops_is_kept_beside_its_like() -> None:
    """An advertisement between two halves of an article ends it for some extractors."""
    halves = [
        f"<div class='chunk'>{''.join(f'<p>{each}</p>' for each in half)}</div>" for half in (SENTENCES, SENTENCES)
    ]
    halves[1] = halves[1].replace("Monday", "Tuesday").replace("founded", "set up").replace("tenth", "fifth")
    read = text(page(body=f"{halves[0]}<div class='ad'>Buy now</div>{halves[1]}"))
    assert "on Tuesday that its orders" in read
    assert "Buy now" not in read


LATIN = page(body=f"<p>{SENTENCES[0]} Café.</p>").replace("©", "").translate({0x201C: '"', 0x201D: '"'})
CYRILLIC = page(head='<meta charset="windows-1251">', body=f"<p>{SENTENCES[0]} Рост.</p>")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (LATIN.encode("latin-1"), "Café"),
        (CYRILLIC.encode("cp1251", "replace"), "Рост"),
        (b"\xff\xfe" + LATIN.encode("utf-16-le"), "Café"),
        (page(head='<meta charset="utf-8">').encode(), "“We sold"),
        (page(head='<meta charset="klingon">').encode(), "“We sold"),
    ],
)
def test_encodings(data: bytes, word: str) -> None:
    assert word in text(data)


def test_a_fragment_is_all_text() -> None:
    said = article("<h1>Note</h1><p>He said “no”.</p><p>Follow us.</p>")
    assert (said["title"], said["body"]) == ("Note", "<p>He said “no”.</p>\n<p>Follow us.</p>")


def test_what_is_paid_for_says_so() -> None:
    told = fault(page(head=ld(isAccessibleForFree="http://schema.org/False"), body="<p>To read on, subscribe.</p>"))
    assert told.reason == "no_text"
    assert "paid for" in told.message


def test_what_scripts_write_says_so() -> None:
    told = fault('<html><body><div id="app"></div><script src="app.js"></script></body></html>')
    assert (told.reason, "scripts" in told.message) == ("no_text", True)


def test_json_ld_has_the_text_where_scripts_write_the_page() -> None:
    html = f"<html><head>{ld(articleBody=chr(10).join(SENTENCES * 3))}</head><body><div id=app></div></body></html>"
    assert SENTENCES[1] in text(html)


def test_a_menu_is_no_article() -> None:
    assert fault("<html><body><nav><a href=/>Home</a></nav><p></p></body></html>").reason == "no_text"


def test_pages_are_read_to_a_bound() -> None:
    assert fault("x" * (MAX_PAGE + 1)).reason == "too_large"
    assert fault("<nav></nav>" + "<i>x</i>" * MAX_ELEMENTS).reason == "too_large"
