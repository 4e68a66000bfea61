"""From an outcome to the events of one type: what each is about, its key, and its data. One function a type."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from streams.pipeline.event import About, EnrichedArticle, QuoteEvent, TickerMentionEvent
from streams.pipeline.outcomes import Enriched, Outcome, Tombstone

_NOBODY: Final = "unknown"
"""The key of quotes whose speaker is not known by name."""


class Made(NamedTuple):
    """An event, before it is a record."""

    subject: str
    """What it is about; with the type and the input record it tells the event from all others."""
    key: str | bytes
    data: Mapping[str, object] | None
    """None makes a tombstone."""


def article_enriched(outcome: Outcome) -> Iterator[Made]:
    """The event of an article, under the article's id."""
    if isinstance(outcome, Enriched):
        event = outcome.event
        yield Made(event["id"], event["id"], event)


def article_removed(outcome: Outcome) -> Iterator[Made]:
    """A tombstone for a tombstone, under its key."""
    if isinstance(outcome, Tombstone):
        yield Made(f"{outcome.key.decode('utf-8', 'replace')}@{outcome.timestamp_ms}", outcome.key, None)


def quotes(outcome: Outcome) -> Iterator[Made]:
    """Each quote by itself, under its speaker's name in lower case."""
    if isinstance(outcome, Enriched):
        about, processing = _about(outcome.event), outcome.event["processing"]
        for quote in outcome.event["quotes"]:
            data: QuoteEvent = {**quote, "article": about, "processing": processing}
            name = quote["speaker"] and quote["speaker"]["name"]
            yield Made(quote["id"], (name or _NOBODY).lower(), data)


def ticker_mentions(outcome: Outcome) -> Iterator[Made]:
    """Each security by itself, under its symbol."""
    if isinstance(outcome, Enriched):
        about, processing = _about(outcome.event), outcome.event["processing"]
        for ticker in outcome.event["tickers"]:
            data: TickerMentionEvent = {**ticker, "article": about, "processing": processing}
            yield Made(ticker["symbol"], ticker["symbol"], data)


def _about(event: EnrichedArticle) -> About:
    """What an event says of its article."""
    return {
        "id": event["id"],
        "version": event["version"],
        "title": event["title"],
        "url": event["url"],
        "source": event["source"],
        "published_at": event["published_at"],
        "language": event["language"],
    }
