"""The tape in a real browser: quotes run in, are struck, give way; and nothing that an article says is done."""

import re
import signal

import pytest
from playwright.sync_api import Page, expect

from tests.broker.conftest import Topics
from tests.browser.conftest import StartServe, article, produce
from tests.serve.process import ServeProcess

pytestmark = pytest.mark.broker

SOLD = '"We sold every chip," said Jane Roe, head of research at Nvidia Corp. (NASDAQ: NVDA).'
GREW = '"Demand has doubled in Europe," Roe added.'


def quote_of(page: Page, words: str) -> str:
    """The id of the quote with these words, once it is there."""
    row = page.locator("[data-quote-id]", has_text=words)
    expect(row).to_be_visible()
    return str(row.get_attribute("data-quote-id"))


def test_an_articles_life_on_the_tape(page: Page, serve: ServeProcess, topics: Topics) -> None:
    page.goto(serve.url() + "/")
    expect(page.locator("#state")).to_have_text("live")
    produce(topics, article(1, f"{SOLD} {GREW}", version=1))
    grew = quote_of(page, "Demand has doubled in Europe")
    sold = quote_of(page, "We sold every chip")
    row = page.locator(f"[data-quote-id='{sold}']")
    assert row.get_attribute("data-ticker") == "NVDA"
    expect(row.locator(".name")).to_have_text("Jane Roe")
    expect(row.locator(".words")).to_contain_text("We sold every chip")
    expect(row).to_have_attribute("data-status", "live")

    produce(topics, article(1, SOLD, version=2))
    struck = page.locator(f"[data-quote-id='{grew}']")
    expect(struck).to_have_attribute("data-status", "withdrawn")
    expect(struck).to_contain_text("Demand has doubled")
    assert struck.locator(".words b").evaluate("each => getComputedStyle(each).textDecorationLine") == "line-through"

    produce(topics, article(1, SOLD, version=3, status="canceled"))
    for gone in (page.locator(f"[data-quote-id='{sold}']"), struck):
        expect(gone).to_contain_text("Withdrawn by its source")
    assert "every chip" not in page.content()
    assert "doubled" not in page.content()
    page.reload()
    assert "every chip" not in page.content()
    page.goto(serve.url() + "/articles/desk-1")
    expect(page.locator("main")).to_contain_text("Withdrawn by its source")
    assert "every chip" not in page.content()


def test_a_view_is_an_address(page: Page, serve: ServeProcess, topics: Topics) -> None:
    produce(topics, article(2, '"Oil is cheap," said Max Muster, an analyst at Exxon Mobil Corp. (NYSE: XOM).'))
    produce(topics, article(3, '"Coal is dear," said Ida Holm, an analyst at Ford Motor Co. (NYSE: F).'))
    page.goto(serve.url() + "/")
    quote_of(page, "Oil is cheap")
    quote_of(page, "Coal is dear")
    page.keyboard.press("/")
    page.keyboard.type('"is dear"')
    page.keyboard.press("Enter")
    page.wait_for_url("**/?q=%22is+dear%22")
    expect(page.locator("[data-quote-id]")).to_have_count(1)
    page.go_back()
    quote_of(page, "Oil is cheap")
    page.goto(serve.url() + "/?ticker=XOM&speaker=muster")
    expect(page.locator("[data-quote-id]")).to_have_count(1)
    produce(topics, article(4, '"Gas is cheap too," said Max Muster, an analyst at Exxon Mobil Corp. (NYSE: XOM).'))
    quote_of(page, "Gas is cheap too")
    expect(page.locator("[data-quote-id]")).to_have_count(2)


def test_who_reads_is_not_disturbed(page: Page, serve: ServeProcess, topics: Topics) -> None:
    for number in range(20, 32):
        produce(topics, article(number, f'"We have seen {number} cases," said Rosa Blum, a lawyer.'))
    page.goto(serve.url() + "/")
    expect(page.locator("[data-quote-id]", has_text="We have seen")).to_have_count(12)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator("[data-quote-id]").first
    expect(first).to_be_focused()
    produce(topics, article(40, '"One more thing," said Rosa Blum, a lawyer.'))
    expect(page.locator("#news")).to_have_text("1 new quote")
    expect(first).to_be_focused()
    page.keyboard.press("n")
    quote_of(page, "One more thing")
    expect(page.locator("#news")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/desk-40#q-*")


def test_marks_are_the_events_offsets(page: Page, serve: ServeProcess, topics: Topics) -> None:
    body = f"Straße 😀 — {SOLD}\n\n{GREW}"
    produce(topics, article(5, body))
    page.goto(serve.url() + "/")
    quote_of(page, "Demand has doubled in Europe")
    found = page.request.get(serve.url() + "/api/v1/articles/desk-5").json()
    page.goto(serve.url() + "/articles/desk-5")
    assert page.locator("#body").evaluate("each => each.textContent") == body
    for quote in found["quotes"]:
        assert body[quote["start"] : quote["end"]] == quote["text"]
        parts = page.locator(f"#body mark.quote-words[data-of~='{quote['id']}']").all_text_contents()
        assert "".join(parts) == quote["text"]
        cue = page.locator(f"#body mark.cue[data-of~='{quote['id']}']")
        page.locator(f"#body mark.quote-words[data-of~='{quote['id']}']").first.hover()
        expect(cue.first).to_have_class(re.compile("lit"))


def test_it_goes_on_where_it_was_when_serve_is_restarted(page: Page, start_serve: StartServe, topics: Topics) -> None:
    first = start_serve()
    port = first.url().rsplit(":", 1)[1]
    page.goto(first.url() + "/")
    expect(page.locator("#state")).to_have_text("live")
    first.end(signal.SIGKILL)
    expect(page.locator("#state")).to_have_text("reconnecting")
    produce(topics, article(6, '"It came while you were away," said Nora Lind, a pilot.'))
    start_serve(QUOTETAPE_SERVE_PORT=port)
    quote_of(page, "It came while you were away")
    expect(page.locator("[data-quote-id]", has_text="while you were away")).to_have_count(1)


HOSTILE = {
    "id": 'evil/<img src=x onerror=alert(1)>"',
    "title": "<script>alert(1)</script>\u202e desrever " + "long " * 150_000,
    "source": '"><script>alert(2)</script>',
    "url": "javascript:alert(3)",
    "body": '"<img src=x onerror=alert(4)> and <script>alert(5)</script> is what we ship," said Eve <b>Oak</b> Hill, '
    'chief of <svg onload=alert(6)> at Ford Motor Co. (NYSE: F). "Never \u202e trust \u2066 input," Hill said.',
}


def test_what_an_article_says_is_never_done(page: Page, serve: ServeProcess, topics: Topics) -> None:
    page.goto(serve.url() + "/")
    expect(page.locator("#state")).to_have_text("live")
    produce(topics, HOSTILE)
    never = quote_of(page, "input")
    assert page.locator("#tape script, #tape img, #tape svg").count() == 0
    assert len(page.locator(f"#q-{never}").evaluate("each => each.outerHTML")) < 5_000
    page.reload()
    page.locator(f"#q-{never} a.when").click()
    expect(page.locator("h1")).to_contain_text("<script>alert(1)</script>")
    assert page.locator("main script, main img, main svg").count() == 0
    assert page.locator("a[href^='javascript']").count() == 0
    page.wait_for_timeout(300)  # what would be done would be done by now; the page's fixture looks


def test_nothing_comes_from_elsewhere(page: Page, serve: ServeProcess) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/", "/top", "/now"):
        answer = page.goto(serve.url() + path)
        assert answer is not None
        assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert {url.split("/")[2] for url in asked} == {serve.url().split("/")[2]}


@pytest.mark.parametrize("width", [380, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits(page: Page, serve: ServeProcess, width: int, scheme: str) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in ("/", "/top", "/now", "/tickers/XOM", "/articles/desk-5"):
        sizes: list[int] = []
        page.on("response", lambda response: sizes.append(int(response.headers.get("content-length", 0))))  # noqa: B023
        page.goto(serve.url() + path)
        if path not in ("/top", "/now"):
            expect(page.locator("[data-quote-id]").first).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.evaluate("document.body.innerHTML.length") + sum(sizes) < 100_000
