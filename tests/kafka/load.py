"""Articles in bulk, some of them bad, for tests that look at what becomes of all of them."""

import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_REAL = _ROOT.parent / "shared" / "eval" / "articles.jsonl.gz"
"""Articles of real outlets, which are no part of the repository."""

_PEOPLE = ("Ada Moreau", "Tomas Lindqvist", "Grace Oduya", "Henry Whitlock", "Mei Tanaka", "Pablo Reyes")
_COMPANIES = ("Apple Inc. (NASDAQ: AAPL)", "Microsoft Corp.", "$META", "General Motors (NYSE: GM)", "Lumen Foods")
_WORDS = (
    '"We will open forty stores by spring," said {person}, who runs the unit at {company}.',
    "{person} said that {company} would not raise its prices this year.",
    "According to {person}, the talks with {company} are over.",
    "Shares of {company} fell three per cent on Tuesday, their worst day since June.",
    "“Nobody asked us,” {person} told reporters. “If they had, we would have said no.”",
)

_EVERY = 25
"""One record in so many is poison."""


def records(count: int) -> list[tuple[bytes, bytes]]:
    """Keys and values; each key is there once, and is the article's id where the value is a good article."""
    good = _real() if _REAL.exists() else _made()
    return [_poison(number) if number % _EVERY == 7 else _keyed(next(good)) for number in range(count)]


def is_poison(key: bytes) -> bool:
    """Whether a record of :func:`records` must end as a dead letter."""
    return key.startswith(b"poison-")


def _poison(number: int) -> tuple[bytes, bytes]:
    kinds = (
        b"",
        b"\x00\x00\x00\x00\x07confluent %d" % number,
        b'{"id": "\xff\xfe %d"}' % number,
        b'{"id": "cut off %d", "body": "Shares' % number,
        b"[%d]" % number,
        b'{"body": "no id %d"}' % number,
        b'{"id": "nothing to read %d"}' % number,
        b'{"id": "deep %d", "body": "x", "extra": ' % number + b"[" * 80 + b"]" * 80 + b"}",
        b'{"id": "large %d", "body": "%s"}' % (number, b"long " * 210_000),
    )
    return b"poison-%d" % number, kinds[number // _EVERY % len(kinds)]


def _keyed(article: dict[str, object]) -> tuple[bytes, bytes]:
    return str(article["id"]).encode(), json.dumps(article, ensure_ascii=False).encode()


def _real() -> Iterator[dict[str, object]]:
    with gzip.open(_REAL, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _made() -> Iterator[dict[str, object]]:
    choose = random.Random(7)  # noqa: S311 - the same articles in every run
    number = 0
    while True:
        number += 1
        sentences = (
            choose.choice(_WORDS).format(person=choose.choice(_PEOPLE), company=choose.choice(_COMPANIES))
            for _ in range(choose.randrange(4, 40))
        )
        yield {"id": f"made-{number}", "title": f"Item {number}", "body": "\n\n".join(sentences)}


__all__ = ["is_poison", "records"]
