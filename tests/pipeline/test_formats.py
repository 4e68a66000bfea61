"""Records of ninjs and NewsML-G2, by the setting or by their header; what is another format is named."""

import json
from typing import Any

import pytest

from streams.pipeline.article import Article
from streams.pipeline.formats import InputFormat, read_record
from streams.pipeline.outcomes import Rejection, Skipped
from streams.pipeline.records import IncomingRecord

ARTICLE = {"id": "a-1", "body": "Acme grew."}
NINJS: dict[str, Any] = {
    "standard": {"name": "ninjs", "version": "2.1"},
    "uri": "n-1",
    "type": "text",
    "headlines": [{"value": "Acme grows"}],
}
NEWSML = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="g-1" standardversion="2.35"><itemMeta>
<itemClass qcode="ninat:{kind}"/></itemMeta><contentMeta><headline>Acme grows</headline></contentMeta></newsItem>"""
TEXT = NEWSML.format(kind="text")
FEED = "<rss version='2.0'><channel/></rss>"


def read(value: Any, form: InputFormat = "article", content_type: str | None = None, *, max_bytes: int = 10_000) -> Any:
    data = value if isinstance(value, bytes) else (value if isinstance(value, str) else json.dumps(value)).encode()
    headers = () if content_type is None else (("trace", b"1"), ("Content-Type", content_type.encode()))
    record = IncomingRecord("t", 0, 0, b"k", data, headers, -1)
    return read_record(record, form, max_bytes=max_bytes)


def read_id(*arguments: Any) -> str:
    article = read(*arguments)
    assert isinstance(article, Article), article
    return article.id


@pytest.mark.parametrize(
    ("value", "form", "content_type", "article_id"),
    [
        (ARTICLE, "article", None, "a-1"),
        (ARTICLE, "auto", None, "a-1"),
        (NINJS, "ninjs", None, "n-1"),
        (NINJS, "auto", None, "n-1"),
        (TEXT, "newsml-g2", None, "g-1"),
        (f"\ufeff\n{TEXT}", "auto", None, "g-1"),
        # A header decides.
        (NINJS, "article", "application/vnd.iptc.ninjs+json; charset=utf-8", "n-1"),
        (TEXT, "article", "application/vnd.iptc.g2.newsitem+xml", "g-1"),
        (TEXT, "ninjs", "text/xml", "g-1"),
        (ARTICLE, "newsml-g2", "application/json", "a-1"),
        # What says no more than JSON may be either, and what says nothing is as it is set.
        (NINJS, "ninjs", "application/json", "n-1"),
        (ARTICLE, "article", "application/octet-stream", "a-1"),
        (ARTICLE, "article", "", "a-1"),
        # What is an article is one, whatever else it has.
        ({**ARTICLE, "uri": "u", "type": "text"}, "article", None, "a-1"),
        ({**ARTICLE, "uri": "u", "type": "text"}, "auto", None, "a-1"),
    ],
)
def test_read(value: Any, form: InputFormat, content_type: str | None, article_id: str) -> None:
    assert read_id(value, form, content_type) == article_id


@pytest.mark.parametrize(
    ("value", "form", "message"),
    [
        (NINJS, "article", "This is IPTC ninjs 2.1: set QUOTETAPE_INPUT_FORMAT=ninjs or auto, or"),
        (TEXT, "article", "This is IPTC NewsML-G2 2.35: set QUOTETAPE_INPUT_FORMAT=newsml-g2 or auto, or"),
        (TEXT, "ninjs", "This is IPTC NewsML-G2 2.35: set"),
        (ARTICLE, "ninjs", "This is an article as JSON: set QUOTETAPE_INPUT_FORMAT=article or auto"),
        (ARTICLE, "newsml-g2", "This is an article as JSON: set"),
        (NINJS, "newsml-g2", "This is IPTC ninjs 2.1: set"),
        (FEED, "article", "This is an RSS feed: send it with quotetape produce"),
        (FEED, "auto", "This is an RSS feed: send it with quotetape produce"),
        ("<!DOCTYPE html><p>x", "auto", "This is a web page: send it with quotetape produce"),
        ({"@context": "https://schema.org", "@type": "NewsArticle"}, "auto", "This is schema.org JSON-LD: send"),
        (b"%PDF-1.7", "article", "This is a PDF document: take its text out first"),
    ],
)
def test_another_format_is_named(value: Any, form: InputFormat, message: str) -> None:
    rejection = read(value, form)
    assert isinstance(rejection, Rejection)
    assert (rejection.reason, rejection.stage) == ("wrong_format", "decode")
    assert rejection.message.startswith(message)


@pytest.mark.parametrize(
    ("value", "form", "reason"),
    [
        ("no JSON", "article", "not_json"),
        ("no JSON", "ninjs", "not_json"),
        ("no JSON", "auto", "not_json"),
        ("no XML", "newsml-g2", "not_xml"),
        ("<newsItem", "auto", "not_xml"),
        ({"id": "1"}, "article", "schema"),
        ({"id": "1"}, "ninjs", "schema"),
        ({"uri": "u", "type": "text"}, "ninjs", "schema"),
        ([], "ninjs", "not_an_object"),
        ("", "ninjs", "empty_value"),
        (b"\x00\x00\x00\x00\x01", "auto", "confluent_framed"),
        ("<a>" * 300 + "</a>" * 300, "newsml-g2", "too_deep"),
    ],
)
def test_what_is_wrong_keeps_its_reason(value: Any, form: InputFormat, reason: str) -> None:
    rejection = read(value, form)
    assert isinstance(rejection, Rejection)
    assert rejection.reason == reason, rejection.message


def test_too_large() -> None:
    assert read(TEXT, "newsml-g2", max_bytes=100).reason == "too_large"


@pytest.mark.parametrize(
    ("value", "form", "skipped"),
    [
        ({"uri": "n-1", "type": "picture"}, "ninjs", Skipped("n-1", "no_article", "a picture")),
        ({"uri": "n-1", "type": "event"}, "auto", Skipped("n-1", "no_article", "an event")),
        (NEWSML.format(kind="video"), "newsml-g2", Skipped("g-1", "no_article", "a video")),
        ("<conceptItem/>", "auto", Skipped(None, "no_article", "a concept")),
    ],
)
def test_what_is_no_article_is_skipped(value: Any, form: InputFormat, skipped: Skipped) -> None:
    assert read(value, form) == skipped


def test_a_record_is_one_article() -> None:
    inside = [{**NINJS, "uri": f"n-{number}", "bodies": [{"value": "Acme grew."}]} for number in range(2)]
    package = {"uri": "p", "type": "composite", "associations": inside}
    assert read(package, "ninjs").reason == "several_articles"
    package["associations"] = inside[:1]
    assert read(package, "ninjs").id == "n-0"


def test_a_fault_beside_an_article_is_not_passed_over() -> None:
    whole = {**NINJS, "uri": "n-1", "bodies": [{"value": "Acme grew."}]}
    package = {"uri": "p", "type": "composite", "associations": [whole, {**whole, "uri": ""}]}
    assert read(package, "ninjs").reason == "schema"
