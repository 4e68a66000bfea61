"""Articles as large as they may be, and events that are larger still."""

import json

import pytest

from tests.broker.conftest import StartWorker, Topics, wait_for

pytestmark = pytest.mark.broker

_CAP = 450_000
_QUOTES = 10_000
_PEOPLE = ("Ada Moreau", "Tomas Lindqvist", "Grace Oduya")


def test_ten_thousand_quotes_come_through_though_the_event_is_eleven_times_its_article(
    start_worker: StartWorker, topics: Topics
) -> None:
    worker = start_worker("--create-topics", QUOTETAPE_MAX_ARTICLE_BYTES=str(_CAP)).wait_until_ready()
    body = "\n\n".join(f'"Yes, number {number}," said {_PEOPLE[number % 3]}.' for number in range(_QUOTES))
    article = json.dumps({"id": "dense", "body": body, "padding": ""}).encode()
    article = article.replace(b'"padding": ""', b'"padding": "%s"' % (b"s" * (_CAP - len(article))))  # to the last byte
    assert len(article) == _CAP
    topics.produce(article, key=b"dense")
    topics.produce(article.replace(b"dense", b"denser"), key=b"dense")

    (event,) = topics.read("articles-enriched.v1", lambda record: record.key == b"dense")
    assert len(event.value) > 11 * _CAP
    found = json.loads(event.value)["quotes"]
    assert len(found) == _QUOTES
    quotes = topics.read("quotes.v1", lambda _: True, _QUOTES)
    assert {json.loads(quote.value)["id"] for quote in quotes} == {quote["id"] for quote in found}
    (letter,) = topics.read("articles.v1.dlq", lambda _: True)
    assert dict(letter.headers)["quotetape.reason"] == b"too_large"
    wait_for(lambda: worker.metric('quotetape_articles_total{outcome="enriched"}') == 1, "the count", worker)
