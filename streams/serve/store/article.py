"""One article as an answer: what is said of it, its text, quotes and securities, and what its versions changed."""

import hashlib
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import orjson

from streams.serve.store.articles import NEVER, unpacked
from streams.serve.store.reading import Told, history
from streams.serve.store.tables import FOREVER

Json = Mapping[str, Any]
_ABOUT: Final = ("version", "title", "url", "source", "published_at", "language")


@dataclass(frozen=True, slots=True)
class Security:
    """A security of an article."""

    symbol: str
    live: bool
    because: str | None
    value: Json | None
    """As in its event; None where it is taken back or its words are."""


@dataclass(frozen=True, slots=True)
class Step:
    """What one record of an article changed of its quotes."""

    at_ms: int
    version: int | None
    because: str | None
    """Why the article was killed, if it was."""
    added: tuple[str, ...]
    """Ids of quotes."""
    kept: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleTold:
    """An article as it is told."""

    id: str
    about: Json
    """Version, title, url, source, published_at and language; null where that is gone or not known."""
    killed_because: str | None
    """Why its words are gone; None where they are not, or some are there again."""
    killed_ms: int | None
    """When that was, milliseconds since the epoch."""
    text: str | None
    """The body that offsets count in; None where it is not kept."""
    quotes: list[Told]
    """All that are known, as they are now, in the article's order."""
    securities: list[Security]
    steps: list[Step]


def article(connection: sqlite3.Connection, article_id: str) -> ArticleTold | None:
    """The article of this id; None where nothing is known of it."""
    row = connection.execute(_ARTICLE, (article_id,)).fetchone()
    if row is None:
        return None
    a, sequence, killed, because, killed_ms, packed = row
    past = history(connection, a)
    quotes = sorted((told for until, told in past if until == FOREVER), key=_in_order)
    securities = [_security(each) for each in connection.execute(_SECURITIES, (a,))]
    event = None if packed is None else orjson.loads(packed)
    if event is None and not quotes and not securities and killed == NEVER:
        return None  # its text alone has come, and nothing of it yet
    about = dict.fromkeys(_ABOUT) if event is None else {name: event[name] for name in _ABOUT}
    if event is None:
        about |= next((_said(told) for told in quotes if told.has_words), {})
    text = None if event is None else _text(connection, article_id, sequence, event)
    if killed == NEVER or killed < sequence:
        because = killed_ms = None
    return ArticleTold(article_id, about, because, killed_ms, text, quotes, securities, _steps(past))


def _in_order(told: Told) -> tuple[str, int, int]:
    quote = told.quote
    return "" if quote["field"] == "title" else "body", quote["start"] or 0, -told.n


def _said(told: Told) -> dict[str, Any]:
    return {name: told.quote["article"][name] for name in _ABOUT}


def _text(connection: sqlite3.Connection, article_id: str, sequence: int, event: Json) -> str | None:
    """The body, if the one that is kept is the one that offsets count in."""
    row = connection.execute("SELECT body FROM texts WHERE article = ? AND sequence = ?", (article_id, sequence))
    found = row.fetchone()
    if found is None:
        return None
    body = unpacked(found[0])
    return body if hashlib.sha256(body.encode()).hexdigest() == event["text"]["body_sha256"] else None


def _security(row: tuple[Any, ...]) -> Security:
    symbol, live, because, value = row
    return Security(symbol, bool(live), because, None if value is None else orjson.loads(value))


def _steps(past: list[tuple[int, Told]]) -> list[Step]:
    """The records that changed an article's quotes, the earliest first."""
    by_record: dict[int, list[Told]] = {}
    for _, told in past:
        by_record.setdefault(told.version.sequence, []).append(told)
    steps = []
    standing: set[str] = set()
    for _, tolds in sorted(by_record.items()):
        live = [told.id for told in tolds if told.version.live]
        gone = [told.id for told in tolds if not told.version.live]
        reasons = {told.version.because for told in tolds} - {None, "changed"}
        steps.append(
            Step(
                min(told.from_ms for told in tolds),
                next((told.version.version for told in tolds), None),
                next(iter(sorted(filter(None, reasons))), None),
                tuple(each for each in live if each not in standing),
                tuple(each for each in live if each in standing),
                tuple(each for each in gone if each in standing),
            )
        )
        standing = (standing | set(live)) - set(gone)
    return steps


_ARTICLE: Final = "SELECT a, sequence, killed, because, killed_ms, event FROM articles WHERE id = ?"
_SECURITIES: Final = "SELECT symbol, live, because, value FROM mentions WHERE a = ? ORDER BY live DESC, symbol"
