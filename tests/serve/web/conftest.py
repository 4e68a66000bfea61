"""The application over a store that holds a few lives, asked without a network."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import orjson
import pytest
from starlette.testclient import TestClient

from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS, ENRICHED
from streams.pipeline.records import IncomingRecord
from streams.pipeline.schemas import schema
from streams.serve.consumer import Progress
from streams.serve.facts import Fact, fact_of
from streams.serve.feed import Feed
from streams.serve.store.store import Store
from streams.serve.web.app import create_app
from streams.serve.web.served import Served
from tests.serve.lives import GROUP, START_MS, Event, Life, Quoted

NOW = START_MS / 1000 + 60


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Article a has two versions, b/1 was killed, c stands; one dead letter."""
    store = Store.open(tmp_path, clock=lambda: NOW)
    life = Life()
    events: list[Event] = []
    for article, what, quotes, source, sure in (
        ("a", "published", [Quoted("a", 0, 0), Quoted("a", 1, 1)], 0, 0.9),
        ("a", "published", [Quoted("a", 0, 0)], 0, 0.9),
        ("b/1", "published", [Quoted("b/1", 0, 2)], 1, 0.9),
        ("b/1", "canceled", [], 1, 0.9),
        ("c", "published", [Quoted("c", 1, 1), Quoted("c", 2, 2)], 1, 0.4),
    ):
        events += life.step(article, what, quotes, source, sure)
        life.at_ms += 7
    facts: list[Fact | None] = [event.fact(place) for place, event in enumerate(events)]
    letter = IncomingRecord("dlq", 3, 7, b"bad", b"<script>\xff", _letter_headers(), START_MS)
    facts.append(fact_of(DEAD_LETTERS, letter, GROUP))
    store.take([fact for fact in facts if fact is not None], {})
    yield store
    store.close()


def _letter_headers() -> tuple[tuple[str, bytes], ...]:
    return (
        ("quotetape.group", GROUP.encode()),
        ("quotetape.reason", b"not_utf8"),
        ("__connect.errors.stage", b"decode"),
        ("__connect.errors.exception.message", b"byte 8 is no UTF-8"),
    )


@pytest.fixture
def served(store: Store) -> Served:
    return Served(store, Feed(store), Progress(lag={}, caught_up=True), lambda: NOW, "127.0.0.1")


@pytest.fixture
def client(served: Served) -> Iterator[TestClient]:
    with TestClient(create_app(served), base_url="http://127.0.0.1:8080") as client:
        yield client


@pytest.fixture
def locked(served: Served) -> Iterator[TestClient]:
    """One that asks for a token."""
    app = create_app(replace(served, token="open sesame"))  # noqa: S106
    with TestClient(app, base_url="http://127.0.0.1:8080", follow_redirects=False) as client:
        yield client


def article_facts(body: str, event: dict[str, object], sequence: int) -> list[Fact]:
    """An article's text, and what is said of it."""

    example = schema("enriched-article.v1")["examples"][0]
    headers = (("ce_sequence", b"%020d" % sequence), ("quotetape.group", GROUP.encode()))
    article = {"id": event["id"], "body": body}
    records = (
        (ARTICLES, IncomingRecord("articles", 0, sequence, b"k", orjson.dumps(article), (), START_MS)),
        (ENRICHED, IncomingRecord("enriched", 0, 0, b"k", orjson.dumps({**example, **event}), headers, START_MS)),
    )
    return [fact for spec, record in records if (fact := fact_of(spec, record, GROUP)) is not None]


def tombstone(article_id: str, sequence: int, at_ms: int) -> Fact:
    """That an article is gone."""
    headers = (("ce_sequence", b"%020d" % sequence), ("quotetape.group", GROUP.encode()))
    fact = fact_of(ENRICHED, IncomingRecord("enriched", 0, 9, article_id.encode(), None, headers, at_ms), GROUP)
    assert fact is not None
    return fact
