"""One record to its outcome, in two steps: what came in (:func:`arrive`), and what it would become if nothing were
remembered (:func:`resolve`). Never an exception.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, NamedTuple

from streams.pipeline.article import Article
from streams.pipeline.enrichment import Core, Half, enrich_article, timestamp
from streams.pipeline.event import EnrichedArticle
from streams.pipeline.formats import InputFormat, read_record
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped, SkipReason, Tombstone, class_name
from streams.pipeline.records import Headers, IncomingRecord

_MAX_REPEATED: Final = 64 * 1024 * 1024
_REPEATED_FACTOR: Final = 64
"""Bytes that an article's events may repeat in all, or this many times the size cap where that is more. Each event says
what its article is and has its record's headers: a title of half a megabyte and ten thousand quotes make gigabytes."""
_WARM_UP_DAY: Final = datetime(2026, 1, 1, tzinfo=UTC)
"""Any day will do: what comes of the article is thrown away."""


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


@dataclass(frozen=True, slots=True)
class Arrival:
    """A record that came in, and what it holds."""

    record: IncomingRecord
    content: Article | Tombstone | Skipped | Rejection
    """Skipped where it rightly holds something other than an article: a picture, an event."""
    now: datetime
    """When it came in, by its timestamp where it has one: the day of an undated article. So what is read again meets
    the same moment."""
    embargo_at: datetime
    """What an embargo is held against: the earlier of that and the present, for a producer's clock may be fast."""
    decode_seconds: float

    @property
    def article_id(self) -> str | None:
        """Whose life it is part of; None where that can't be told."""
        match self.content:
            case Article(id=identifier):
                return identifier
            case Tombstone(key=key):
                return _text(key)
            case _:
                return None

    @property
    def is_keyed(self) -> bool:
        """Whether its key is its article's id, so that all versions of the article are on one partition."""
        return self.article_id is None or self.record.key == self.article_id.encode()


def arrive(
    record: IncomingRecord, *, max_article_bytes: int, clock: Clock, input_format: InputFormat = "article"
) -> Arrival:
    """Read what ``record`` holds."""
    started = time.perf_counter()
    content = _content(record, max_article_bytes, input_format)
    decoded, present = time.perf_counter(), clock()
    now = moment_of(record) or present
    return Arrival(record, content, now, min(now, present), decoded - started)


def resolve(arrival: Arrival, core: Core, *, max_article_bytes: int, clock: Clock, only: Half | None = None) -> Outcome:
    """What becomes of ``arrival`` if nothing is remembered of its article.

    The event is a function of the record, but for ``processing.processed_at`` (from ``clock``) and
    ``processing.duration_ms``: an undated article's day is that of the record's timestamp.
    """
    record, article = arrival.record, arrival.content
    if not isinstance(article, Article):
        return article
    if (reason := skip_reason(article, arrival.embargo_at)) is not None:
        return Skipped(article.id, reason)
    started = time.perf_counter()
    try:
        event = enriched_or_rejected(
            article,
            core,
            now=arrival.now,
            only=only,
            repeated=Repeated(record.headers, max(_MAX_REPEATED, _REPEATED_FACTOR * max_article_bytes)),
        )
    except Exception as error:  # noqa: BLE001 - our own faults become values here, and where a record is read
        return replace(internal_error(error), article_id=article.id)
    if isinstance(event, Rejection):
        return event
    seconds = time.perf_counter() - started
    event["processing"]["processed_at"] = timestamp(clock())
    event["processing"]["duration_ms"] = round(1000 * (arrival.decode_seconds + seconds), 3)
    return Enriched(event, article.published, arrival.decode_seconds, seconds)


def process(
    record: IncomingRecord, core: Core, *, max_article_bytes: int, clock: Clock, only: Half | None = None
) -> Outcome:
    """What becomes of ``record`` by itself: both steps in one."""
    arrival = arrive(record, max_article_bytes=max_article_bytes, clock=clock)
    return resolve(arrival, core, max_article_bytes=max_article_bytes, clock=clock, only=only)


def skip_reason(article: Article, now: datetime) -> SkipReason | None:
    """Why ``article`` may not be published at ``now``; None where it may."""
    if article.status != "usable":
        return article.status
    return "embargoed" if article.embargoed_until is not None and now < article.embargoed_until else None


def _content(
    record: IncomingRecord, max_article_bytes: int, input_format: InputFormat
) -> Article | Tombstone | Skipped | Rejection:
    try:
        if record.value is not None:
            return read_record(record, input_format, max_bytes=max_article_bytes)
        if record.key is None:
            return Rejection("no_key", "A tombstone without a key: there is no telling whose it is.")
        return Tombstone(record.key)
    except Exception as error:  # noqa: BLE001 - a fault of ours that one record meets is that record's outcome
        return internal_error(error)


def _text(key: bytes) -> str | None:
    """A key as an article's id; None where no article can have it."""
    try:
        return key.decode("utf-8") or None
    except UnicodeDecodeError:
        return None


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
    enrich_article(Article("warm-up", "", body, "text/plain"), core, now=_WARM_UP_DAY)
    return core


def internal_error(error: Exception) -> Rejection:
    """A fault of our own as the reason why an article was not enriched."""
    return Rejection("internal_error", str(error) or type(error).__name__, exception_class=class_name(error))


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
