"""One record to its outcome: enriched, skipped, a tombstone, or rejected. Never an exception."""

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final, NamedTuple

from streams.pipeline.article import Article
from streams.pipeline.enrichment import Core, Half, enrich_article, timestamp
from streams.pipeline.event import EnrichedArticle
from streams.pipeline.formats import InputFormat, read_record
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped, Tombstone
from streams.pipeline.records import Headers, IncomingRecord

_MAX_REPEATED: Final = 64 * 1024 * 1024
_REPEATED_FACTOR: Final = 64
"""Bytes that an article's events may repeat in all, or this many times the size cap where that is more. Each event says
what its article is and has its record's headers: a title of half a megabyte and ten thousand quotes make gigabytes."""


class Repeated(NamedTuple):
    """What every event of an article repeats of its record, and the bound of what they repeat in all."""

    headers: Headers
    max_bytes: int


_NO_RECORD: Final = Repeated((), _MAX_REPEATED)

Clock = Callable[[], datetime]
"""Gives the present, aware."""


def utc_now() -> datetime:
    """The present: the clock of everything that runs."""
    return datetime.now(UTC)


def process(  # noqa: PLR0913 - all but the record are bound once, by who starts it
    record: IncomingRecord,
    core: Core,
    *,
    max_article_bytes: int,
    clock: Clock,
    only: Half | None = None,
    input_format: InputFormat = "article",
) -> Outcome:
    """What becomes of ``record``.

    The event is a function of the record, but for ``processing.processed_at`` (from ``clock``) and
    ``processing.duration_ms``: an undated article's day is that of the record's timestamp.
    """
    if record.value is None:
        return _tombstone(record)
    started = time.perf_counter()
    article = read_record(record, input_format, max_bytes=max_article_bytes)
    decoded = time.perf_counter()
    if isinstance(article, Rejection | Skipped):
        return article
    if article.status != "usable":
        return Skipped(article.id, article.status)
    try:
        event = enriched_or_rejected(
            article,
            core,
            now=moment_of(record) or clock(),
            only=only,
            repeated=Repeated(record.headers, max(_MAX_REPEATED, _REPEATED_FACTOR * max_article_bytes)),
        )
    except Exception as error:  # noqa: BLE001 - the one place where our own faults become values
        return replace(internal_error(error), article_id=article.id)
    if isinstance(event, Rejection):
        return event
    enriched = time.perf_counter()
    event["processing"]["processed_at"] = timestamp(clock())
    event["processing"]["duration_ms"] = round(1000 * (enriched - started), 3)
    return Enriched(event, article.published, decoded - started, enriched - decoded)


def _tombstone(record: IncomingRecord) -> Tombstone | Rejection:
    if record.key is None:
        return Rejection("no_key", "A tombstone without a key: there is no telling whose it is.")
    return Tombstone(record.key, record.timestamp_ms)


def enriched_or_rejected(
    article: Article,
    core: Core,
    *,
    now: datetime,
    only: Half | None = None,
    repeated: Repeated = _NO_RECORD,
) -> EnrichedArticle | Rejection:
    """The event of ``article``, or why it may not go out.

    Args:
        article: A usable one.
        core: What it is read with.
        now: The day of an undated article, and the event's ``processed_at``; aware.
        only: One half, or both.
        repeated: What the article's record adds to every event; nothing for an article without one.
    """
    event = enrich_article(article, core, now=now, only=only)
    made = _Made(article, event, repeated)
    return next((rejection for check in _CHECKS if (rejection := check(made)) is not None), event)


class _Made(NamedTuple):
    """An article and its event, as they are checked."""

    article: Article
    event: EnrichedArticle
    repeated: Repeated


def _repeats_too_much(made: _Made) -> Rejection | None:
    """Whether the events of single quotes and securities repeat too much of their article and its record."""
    article, event = made.article, made.event
    about = sum(len(text.encode()) for text in (article.id, article.title, article.url or "", article.source or ""))
    headers = sum(len(name) + len(value or b"") for name, value in made.repeated.headers)
    count = len(event["quotes"]) + len(event["tickers"])
    size = count * (about + headers)
    if size <= made.repeated.max_bytes:
        return None
    message = f"Its {count:,} quotes and securities would repeat id, title, url, source and headers to {size:,} bytes."
    return Rejection("too_large", message, article_id=article.id)


_CHECKS: Final[Sequence[Callable[[_Made], Rejection | None]]] = (_repeats_too_much,)
"""What can be wrong only once an article is enriched; the first that finds something is told."""


def load_core() -> Core:
    """What articles are read with, and one article read with it, so that the first one need not wait for anything."""
    core = Core.load()
    body = '"Apple sold more than we thought," said Jane Doe, an analyst.'
    enrich_article(Article("warm-up", "", body, "text/plain"), core, now=datetime.now(UTC))
    return core


def internal_error(error: Exception) -> Rejection:
    """A fault of our own as the reason why an article was not enriched."""
    error_type = type(error)
    return Rejection(
        "internal_error",
        str(error) or error_type.__name__,
        exception_class=f"{error_type.__module__}.{error_type.__qualname__}",
    )


def moment_of(record: IncomingRecord) -> datetime | None:
    """The record's timestamp, or None where the producer gave none, or none that the calendar has.

    A producer that counts microseconds lands some fifty thousand years ahead; its articles are as good as others.
    """
    if record.timestamp_ms < 0:
        return None
    try:
        return datetime.fromtimestamp(record.timestamp_ms / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
