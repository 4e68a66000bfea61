"""The pages without a browser: what they show, and that nothing in them is done."""

import hashlib
import re
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup
from starlette.testclient import TestClient

from streams.pipeline.outputs import QUOTES
from streams.serve.store.store import Store
from streams.serve.web.pages.marks import Mark, marked
from streams.serve.web.pages.rendering import in_sentence, is_link, shown
from tests.serve.lives import START_MS, Event, Quoted
from tests.serve.web.conftest import article_facts, tombstone

BODY = "\U0001f600 <b>We sold every chip</b>, he said."


def test_every_quote_can_be_found(client: TestClient) -> None:
    page = client.get("/").text
    sold, fell = Quoted("a", 0, 0).id, Quoted("a", 1, 1).id
    assert f'data-quote-id="{sold}" data-status="live" data-ticker="META NVDA"' in page
    assert f'data-quote-id="{fell}" data-status="withdrawn"' in page
    assert "Withdrawn by its source" in page
    assert len(page) < 100_000


def test_forms_may_be_sent_empty(client: TestClient) -> None:
    page = client.get("/?q=&ticker=&speaker=&company=&source=&kind=&act=&min_confidence=&status=&since=&until=&as_of=")
    assert page.status_code == 200
    assert client.get("/?since=never").status_code == 422


def test_a_dead_letter_can_be_looked_at(client: TestClient) -> None:
    assert "not_utf8" in client.get("/now").text
    page = client.get("/dead-letters/3/7").text
    assert "&lt;script&gt;\\xff" in page
    assert client.get("/dead-letters/3/8").status_code == 404
    for place in (f"{10**20}/1", f"1/{10**20}", "-1/1", f"-{10**20}/1", f"{'9' * 5_000}/1", "x/1"):
        assert client.get(f"/dead-letters/{place}").status_code == 422


def test_a_killed_article_says_when_and_why(store: Store, client: TestClient) -> None:
    page = client.get("/articles/b/1").text
    assert "Withdrawn by its source</strong> on" in page
    assert "2023-11-14 22:13:20 UTC</time>: the article is canceled. Its words are gone" in page
    assert "Yann LeCun" in page
    assert "A title" not in page
    store.take([tombstone("gone", 60, START_MS)], {})
    assert "the article was removed" in client.get("/articles/gone").text


def row_of(client: TestClient, quoted: Quoted) -> str:
    page = client.get("/").text
    (row,) = re.findall(rf'<article [^>]*data-quote-id="{quoted.id}".*?</article>', page, flags=re.DOTALL)
    return str(row)


def test_what_was_dropped_and_then_killed_is_withdrawn_by_its_source(store: Store, client: TestClient) -> None:
    dropped = Quoted("a", 1, 1)
    assert "Withdrawn: the article has it no more." in row_of(client, dropped)
    store.take([tombstone("a", 60, START_MS)], {})
    assert "Withdrawn by its source. Its words are gone." in row_of(client, dropped)


def test_a_withdrawal_of_what_was_never_read_shows_what_is_known(store: Store, client: TestClient) -> None:
    quoted = Quoted("elsewhere", 0, 0)
    event = Event(QUOTES, "unknown", 70, START_MS, quoted.withdrawal(3, START_MS, "changed"))
    fact = event.fact(0)
    assert fact is not None
    store.take([fact], {})
    (row,) = re.findall(
        rf'<article [^>]*data-quote-id="{quoted.id}".*?</article>', client.get("/").text, flags=re.DOTALL
    )
    assert 'data-status="withdrawn" data-ticker=""' in row
    assert "speaker not known" in row
    assert "Dropped by a later version of its article. Its words are not kept here." in row
    assert "None" not in row
    assert quoted.id in client.get("/articles/elsewhere").text


def test_an_articles_text_has_its_quotes_marked(store: Store, client: TestClient) -> None:
    quoted = Quoted("d", 0, 0)
    digest = hashlib.sha256(BODY.encode()).hexdigest()
    about = {"id": "d", "title": "<i>T</i>", "text": {"body_sha256": digest, "length": len(BODY)}, "version": 1}
    store.take(article_facts(BODY, about, 50), {})
    page = client.get("/articles/d").text
    assert "&lt;b&gt;We sold every chip&lt;/b&gt;" in page
    assert "<i>" not in page
    assert quoted.id not in page
    assert client.get("/api/v1/articles/d").json()["text"] == BODY


@pytest.mark.parametrize("text_first", [True, False])
def test_the_text_of_an_html_article_is_that_of_its_event(
    store: Store, client: TestClient, *, text_first: bool
) -> None:
    text = {"body_sha256": hashlib.sha256(b"Hello there").hexdigest(), "length": 11, "body": "Hello there"}
    facts = article_facts("<p>Hello <b>there</b></p>", {"id": "d", "text": text, "version": 1}, 50)
    for fact in facts if text_first else reversed(facts):
        store.take([fact], {})
    assert client.get("/api/v1/articles/d").json()["text"] == "Hello there"


def test_marks_leave_the_text_as_it_is() -> None:
    text = "a <b> & c"
    html = marked(text, [Mark(0, 5, "quote-words", "q"), Mark(2, 9, "cue", "q"), Mark(3, 99, "cue", "q")])
    assert html.striptags() == Markup.escape(text).striptags()
    assert html == (
        '<mark class="quote-words" data-of="q" title="quote">a </mark>'
        '<mark class="cue quote-words" data-of="q" title="quote, cue">&lt;b&gt;</mark>'
        '<mark class="cue" data-of="q" title="cue"> &amp; c</mark>'
    )


@pytest.mark.parametrize(
    ("url", "may"),
    [
        ("https://a.example/x", True),
        ("javascript:alert(1)", False),
        ("//a.example", False),
        ("data:text/html,x", False),
        ("http://[", False),
        (None, False),
    ],
)
def test_only_http_is_gone_to(url: str | None, may: bool) -> None:  # noqa: FBT001
    assert is_link(url) is may


def test_what_turns_text_round_is_shown_as_such() -> None:
    assert shown("a\u202eb\x00c") == "a\ufffdb\ufffdc"
    assert len(shown("x " * 1_000_000)) == 200


def test_a_quote_is_shown_in_its_sentence_which_no_abbreviation_ends() -> None:
    told: Any = SimpleNamespace(quote={"prefix": 'He left.\n\n"', "text": "5 < 6", "suffix": '," said Dr. Roe & Co.'})
    assert in_sentence(told) == "&#34;<b>5 &lt; 6</b>,&#34; said Dr. Roe &amp; Co."
