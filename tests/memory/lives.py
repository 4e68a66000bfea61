"""Random lives of articles, and what must stand at their end: told anew here, in as few words as possible."""

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, Protocol, TypeVar

import orjson

from streams.pipeline.builders import mention_id
from streams.pipeline.outcomes import Enriched
from streams.pipeline.processing import process
from streams.pipeline.records import IncomingRecord
from tests.core import core

BODIES = (
    '"We sold more," said Jane Roe of Microsoft Corp. "We sold more," she said.',
    '"We sold less," said Jane Roe of Apple Inc. (NASDAQ: AAPL).',
    'Ana Ruiz said sales rose. "We sold more," said Jane Roe of Microsoft Corp.',
    "Rain fell.",
)
MAX_BYTES = 1_000_000
NOW = datetime(2026, 1, 2, tzinfo=UTC)

Value = tuple[str, bytes | None]
"""An article's id and what comes of it on the topic; None is a tombstone."""


def random_lives(chance: random.Random, ids: Iterable[str], earlier: Iterable[Value] = ()) -> list[Value]:
    """One record of each of ``ids`` in turn: versions in and out of order, corrections, kills, withholds, releases,
    embargoes, tombstones, what can't be read, repeats.

    Args:
        chance: Chooses.
        ids: Of an article as often as it has records.
        earlier: What came before, which may come once more.
    """
    before: dict[str, list[Value]] = defaultdict(list)
    for value in earlier:
        before[value[0]].append(value)
    values: list[Value] = []
    for article_id in ids:
        value = _next(chance, article_id, before[article_id])
        before[article_id].append(value)
        values.append(value)
    return values


def _next(chance: random.Random, article_id: str, before: Sequence[Value]) -> Value:
    match chance.random():
        case share if share < 0.15 and before:
            return chance.choice(before)
        case share if share < 0.22:
            return article_id, None
        case share if share < 0.27:
            return article_id, b'{"id": "%s", "body": 7}' % article_id.encode()
        case _:
            return article_id, _article(chance, article_id)


def _article(chance: random.Random, article_id: str) -> bytes:
    status = chance.choices(("usable", "withheld", "canceled"), (7, 1, 1))[0]
    article: dict[str, Any] = {"id": article_id, "status": status, "published_at": "2025-01-02"}
    if chance.random() < 0.7:
        article["version"] = chance.randrange(4)
    if status == "usable":
        article["body"] = chance.choice(BODIES)
        if chance.random() < 0.05:
            article["embargoed_until"] = "2999-01-01T00:00:00Z"
    return orjson.dumps(article)


def last_words(values: Iterable[Value]) -> dict[str, bytes]:
    """The value that stands of each article at the end; articles of which nothing stands are not in it."""
    stands: dict[str, bytes] = {}
    highest: dict[str, int] = {}
    blocked: dict[str, int] = {}
    blocks_first: set[str] = set()
    for article_id, value in values:
        if value is None:
            stands.pop(article_id, None)
            continue
        article = orjson.loads(value)
        if article.get("body") == 7 or "embargoed_until" in article:  # a dead letter; or whoever holds it sends it
            continue
        version = article.get("version", highest.get(article_id, 0))
        if version < highest.get(article_id, version):
            continue
        if article["status"] == "canceled" and "version" not in article and article_id not in highest:
            blocks_first.add(article_id)
        elif article_id in blocks_first and not (article["status"] == "canceled" and "version" not in article):
            blocks_first.remove(article_id)
            blocked[article_id] = max(blocked.get(article_id, version), version)
        highest[article_id] = version
        if article["status"] == "canceled":
            blocked[article_id] = max(blocked.get(article_id, version), version)
        if article["status"] != "usable":
            stands.pop(article_id, None)
        elif version > blocked.get(article_id, version - 1):
            stands[article_id] = value
    return stands


class Sent(Protocol):
    """A record of an output topic, from whatever client."""

    @property
    def key(self) -> bytes | None: ...
    @property
    def value(self) -> bytes | None: ...
    @property
    def headers(self) -> Iterable[tuple[str, bytes | None]]: ...


_Sent = TypeVar("_Sent", bound=Sent)

Standing = Mapping[str, Mapping[str, Any]]
"""What stands on a topic, by id: values without when and how long they were made."""


def fold(records: Iterable[Sent]) -> Standing:
    """What stands on a topic: of an id's records the one with the highest sequence, of two the later."""
    latest: dict[str, tuple[bytes, dict[str, Any] | None]] = {}
    for record in records:
        value = None if record.value is None else orjson.loads(record.value)
        identity = (record.key or b"").decode() if value is None else value["id"]
        sequence = dict(record.headers)["ce_sequence"] or b""
        if latest.get(identity, (b"", None))[0] <= sequence:
            latest[identity] = sequence, value
    return {
        identity: _told(value)
        for identity, (_, value) in latest.items()
        if value is not None and value.get("status", "live") == "live"
    }


def without_repeats(records: Iterable[_Sent]) -> list[_Sent]:
    """The first of each ``ce_id``."""
    first: dict[bytes, _Sent] = {}
    for record in records:
        first.setdefault(dict(record.headers)["ce_id"] or b"", record)
    return list(first.values())


def expected(values: Iterable[Value]) -> dict[str, Standing]:
    """What the core says of each article's last word, by channel."""
    standing: dict[str, dict[str, Mapping[str, Any]]] = {"enriched": {}, "quotes": {}, "ticker_mentions": {}}
    for value in last_words(values).values():
        event = orjson.loads(_event(value))
        standing["enriched"][event["id"]] = _told(event)
        about = {name: event[name] for name in "id version title url source published_at language".split()}
        for quote in event["quotes"]:
            standing["quotes"][quote["id"]] = {**quote, "status": "live", "article": about}
        for ticker in event["tickers"]:
            identity = mention_id(event["id"], ticker["symbol"])
            standing["ticker_mentions"][identity] = {"id": identity, **ticker, "status": "live", "article": about}
    return dict(standing)


@cache
def _event(value: bytes) -> bytes:
    record = IncomingRecord("articles", 0, 0, b"k", value, (), int(1000 * NOW.timestamp()))
    outcome = process(record, core(), max_article_bytes=MAX_BYTES, clock=lambda: NOW)
    assert isinstance(outcome, Enriched)
    return orjson.dumps(outcome.event)


def _told(value: dict[str, Any]) -> dict[str, Any]:
    """A value without when and how long it was made."""
    return {name: field for name, field in value.items() if name != "processing"}
