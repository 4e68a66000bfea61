"""Random lives of articles, and what must stand at their end: told anew here, in as few words as possible."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

import orjson

BODIES = (
    '"We sold more," said Jane Roe of Microsoft Corp. "We sold more," she said.',
    '"We sold less," said Jane Roe of Apple Inc. (NASDAQ: AAPL).',
    'Ana Ruiz said sales rose. "We sold more," said Jane Roe of Microsoft Corp.',
    "Rain fell.",
)

Value = tuple[str, bytes | None]
"""An article's id and what comes of it on the topic; None is a tombstone."""


def random_life(chance: random.Random, ids: Sequence[str], length: int) -> list[Value]:
    """So many records: versions in and out of order, corrections, kills, withholds, releases, tombstones, repeats."""
    values: list[Value] = []
    for _ in range(length):
        article_id = chance.choice(ids)
        before = [value for value in values if value[0] == article_id]
        match chance.random():
            case share if share < 0.15 and before:
                values.append(chance.choice(before))
            case share if share < 0.22:
                values.append((article_id, None))
            case share if share < 0.27:
                values.append((article_id, b'{"id": "%s", "body": 7}' % article_id.encode()))
            case _:
                values.append((article_id, _article(chance, article_id)))
    return values


def _article(chance: random.Random, article_id: str) -> bytes:
    status = chance.choices(("usable", "withheld", "canceled"), (7, 1, 1))[0]
    article: dict[str, Any] = {"id": article_id, "status": status, "published_at": "2025-01-02"}
    if chance.random() < 0.7:
        article["version"] = chance.randrange(4)
    if status == "usable":
        article["body"] = chance.choice(BODIES)
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
        if article.get("body") == 7:  # a dead letter
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
