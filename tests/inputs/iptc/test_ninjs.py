"""ninjs of every generation becomes articles; what is no text is named and passed over."""

import json
from typing import Any

import pytest

from streams.inputs.iptc.ninjs import ninjs_readings, ninjs_version
from streams.inputs.readings import Fault, Found, PassedOver, Reading
from streams.pipeline.article import Article, article_of
from tests.inputs.later import EMBARGOES_ARE_KNOWN, KILLS_NEED_NO_TEXT

V1 = {
    "uri": "urn:example:1",
    "type": "text",
    "version": "4",
    "versioncreated": "2024-05-06T12:00:00Z",
    "language": "en-GB",
    "byline": "By Jane Roe",
    "headline": "Acme grows",
    "body_text": "Acme grew. It did.",
    "body_xhtml": "<p>Acme grew.</p><p>It did.</p>",
    "organisation": [{"name": "Acme Corp.", "symbols": [{"ticker": "ACME", "exchange": "NYSE"}]}],
    "subject": [{"name": "economy"}],
}
V2 = {
    "uri": "urn:example:1",
    "type": "text",
    "version": "4",
    "versioncreated": "2024-05-06T12:00:00Z",
    "language": "en-GB",
    "by": "By Jane Roe",
    "headlines": [{"role": "short", "value": "Growth"}, {"role": "main", "value": "Acme grows"}],
    "bodies": [
        {"role": "teaser", "contenttype": "text/html", "value": "<p>Read on.</p>"},
        {"role": "main", "contenttype": "text/plain", "value": "Acme grew. It did."},
        {"role": "richtext", "contenttype": "application/xhtml+xml", "value": "<p>Acme grew.</p><p>It did.</p>"},
    ],
    "organisations": [{"name": "Acme Corp.", "symbols": [{"symboltype": "RIC", "symbol": "ACME.N"}]}],
    "subjects": [{"name": "economy"}],
}
V3 = {
    "standard": {"name": "ninjs", "version": "3.1"},
    "uri": "urn:example:1",
    "type": "text",
    "version": "4",
    "versionCreated": "2024-05-06T12:00:00Z",
    "language": "en-GB",
    "by": "By Jane Roe",
    "headlines": [{"role": "main", "contentType": "text/plain", "value": "Acme grows"}],
    "bodies": [
        {"role": "richtext", "contentType": "application/xhtml+xml", "value": "<p>Acme grew.</p><p>It did.</p>"}
    ],
    "organisations": [{"name": "Acme", "symbols": [{"symbolType": "ticker", "symbol": "ACME", "exchange": "XNYS"}]}],
    "subjects": [{"name": "economy"}],
}
ARTICLE = {
    "id": "urn:example:1",
    "title": "Acme grows",
    "body": "<p>Acme grew.</p><p>It did.</p>",
    "content_type": "text/html",
    "version": 4,
    "published_at": "2024-05-06T12:00:00Z",
    "language": "en-GB",
    "authors": ["Jane Roe"],
    "tickers": ["ACME"],
    "subjects": ["economy"],
}


def only(item: Any) -> Reading:
    (reading,) = ninjs_readings(item)
    return reading


def article(item: Any) -> dict[str, Any]:
    reading = only(item)
    assert isinstance(reading, Found), reading
    return reading.article


@pytest.mark.parametrize(("item", "version"), [(V1, "1.x"), (V2, "2.x"), (V3, "3.1")])
def test_a_text_of_each_generation(item: dict[str, Any], version: str) -> None:
    assert ninjs_version(item) == version
    assert article(item) == ARTICLE
    assert isinstance(article_of(article(item)), Article)


def test_without_a_version_the_second_counts_in_which_it_was_made() -> None:
    assert article(V1 | {"version": None})["version"] == 1714996800


def test_plain_text_stays_plain() -> None:
    assert "content_type" not in article({"uri": "u", "type": "text", "headline": "H", "body_text": "1 < 2 & so on"})


@pytest.mark.parametrize("item", [V1, V2, V3])
@pytest.mark.parametrize(
    ("status", "read"), [("withheld", "withheld"), ("canceled", "canceled"), ("Cancelled", "canceled")]
)
def test_statuses(item: dict[str, Any], status: str, read: str) -> None:
    name = "pubStatus" if item is V3 else "pubstatus"
    assert article(item | {name: status})["status"] == read


@KILLS_NEED_NO_TEXT
def test_a_kill_without_a_text_is_an_article() -> None:
    killed = article({"uri": "urn:example:1", "type": "text", "version": "5", "pubstatus": "canceled"})
    assert killed == {"id": "urn:example:1", "version": 5, "status": "canceled"}
    assert isinstance(article_of(killed), Article)


@EMBARGOES_ARE_KNOWN
def test_embargoes_are_the_contracts() -> None:
    assert isinstance(article_of(article(V1 | {"embargoed": "2024-05-07T00:00:00+02:00"})), Article)


@pytest.mark.parametrize("name", ["embargoed", "embargoedUntil"])
def test_embargoes(name: str) -> None:
    assert article(V3 | {name: "2024-05-07T00:00:00+02:00"})["embargoed_until"] == "2024-05-06T22:00:00Z"


@pytest.mark.parametrize(
    ("kind", "what"),
    [
        ("picture", "a picture"),
        ("event", "an event"),
        ("planning", "a planning item"),
        ("audio", "an audio"),
        ("zine", "a zine"),
    ],
)
def test_what_is_no_text_is_passed_over(kind: str, what: str) -> None:
    assert only({"uri": "u", "type": kind, "headline": "H"}) == PassedOver(what, "u")


@pytest.mark.parametrize(
    "inside", [{"side": V2, "photo": {"uri": "p", "type": "picture"}}, [V2, {"uri": "p", "type": "picture"}]]
)
def test_a_packages_texts_are_an_article_each(inside: Any) -> None:
    package = {"uri": "pkg", "type": "composite", "versioncreated": "2024-05-06T12:00:00Z", "associations": inside}
    assert ninjs_readings(package) == [
        PassedOver("a package", "pkg"),
        Found(ARTICLE),
        PassedOver("a picture", "p"),
    ]


def test_a_package_with_a_text_of_its_own_is_an_article_too() -> None:
    reference = {"uri": "other", "type": "text", "headline": "Elsewhere"}
    readings = ninjs_readings(V1 | {"type": "composite", "associations": {"also": reference}})
    assert readings == [Found(ARTICLE), PassedOver("a reference to a text", "other")]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        ({"type": "text", "headline": "H"}, "/uri: this field is required."),
        ({"uri": "u", "pubstatus": "spiked"}, "/pubStatus: 'spiked' is none of usable, withheld, canceled."),
        ([], "A ninjs item is a JSON object."),
    ],
)
def test_faults_are_told(item: Any, message: str) -> None:
    reading = only(item)
    assert isinstance(reading, Fault)
    assert reading.message == message


@pytest.mark.parametrize(
    "value",
    [
        {"id": "1", "body": "x", "uri": "u", "type": "text"},
        {"uri": "u"},
        {"uri": 1, "type": "text"},
        {"type": "text", "headline": "H"},
        [V1],
        None,
    ],
)
def test_what_is_not_ninjs_is_not_taken_for_it(value: Any) -> None:
    assert ninjs_version(value) is None


def test_a_deep_package_is_read_to_a_bound() -> None:
    item: dict[str, Any] = {"uri": "u", "type": "composite"}
    for _ in range(400):
        item = {"uri": "u", "type": "composite", "associations": [item]}
    assert 1 < len(ninjs_readings(json.loads(json.dumps(item)))) < 100
