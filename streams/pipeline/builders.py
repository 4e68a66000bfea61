"""From a change to the events of one type: what each is about, its key, and its data. One function a type."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from streams.pipeline.enrichment import SCHEMA_VERSION, timestamp
from streams.pipeline.event import (
    About,
    EnrichedArticle,
    Quote,
    QuoteEvent,
    QuoteWithdrawnEvent,
    TickerMentionEvent,
    TickerMentionWithdrawnEvent,
)
from streams.pipeline.outcomes import Change, Enriched, Part, Withdrawal
from streams.pipeline.records import Headers
from streams.version import __version__

BECAUSE_HEADER: Final = "quotetape.withdrawn-because"
"""On the tombstone of an article: why nothing of it stands any more."""
QUOTES_HEADER: Final = "quotetape.withdrawn-quotes"
MENTIONS_HEADER: Final = "quotetape.withdrawn-ticker-mentions"
"""On the tombstone of an article: how many of its quotes and securities stood till then, by what is remembered."""
WITHDRAWN_HEADERS: Final = (BECAUSE_HEADER, QUOTES_HEADER, MENTIONS_HEADER)

UNNAMED_KEY: Final = "unknown"
"""The key of quotes whose speaker is not known by name."""


class Made(NamedTuple):
    """An event, before it is a record."""

    subject: str
    """What it is about; with the type and the input record it tells the event from all others."""
    key: str | bytes
    data: Mapping[str, object] | None
    """None makes a tombstone."""
    headers: Headers = ()
    """What its record says in headers of its own."""


def article_enriched(change: Change) -> Iterator[Made]:
    """The event of an article, under the article's id."""
    if isinstance(change.outcome, Enriched):
        event = change.outcome.event
        yield Made(event["id"], event["id"], event)


def article_removed(change: Change) -> Iterator[Made]:
    """A tombstone where nothing of an article stands any more; headers say why, and how much is taken back."""
    withdrawal = change.withdrawal
    if withdrawal is not None and withdrawal.key is not None:
        kinds = Counter(part.kind for part in withdrawal.parts)
        yield Made(
            withdrawal.article_id,
            withdrawal.key,
            None,
            (
                (BECAUSE_HEADER, withdrawal.because.encode()),
                (QUOTES_HEADER, b"%d" % kinds["quote"]),
                (MENTIONS_HEADER, b"%d" % kinds["ticker_mention"]),
            ),
        )


def quotes(change: Change) -> Iterator[Made]:
    """Each quote by itself, under its speaker's name in lower case."""
    if isinstance(change.outcome, Enriched):
        about, processing = _about(change.outcome.event), change.outcome.event["processing"]
        for quote in change.outcome.event["quotes"]:
            data: QuoteEvent = {**quote, "status": "live", "article": about, "processing": processing}
            yield Made(quote["id"], quote_key(quote), data)


def ticker_mentions(change: Change) -> Iterator[Made]:
    """Each security by itself, under its symbol."""
    if isinstance(change.outcome, Enriched):
        about, processing = _about(change.outcome.event), change.outcome.event["processing"]
        for ticker in change.outcome.event["tickers"]:
            symbol = ticker["symbol"]
            data: TickerMentionEvent = {
                "id": mention_id(about["id"], symbol),
                "status": "live",
                **ticker,
                "article": about,
                "processing": processing,
            }
            yield Made(symbol, symbol, data)


def quotes_withdrawn(change: Change) -> Iterator[Made]:
    """Each quote that stands no more, under the key that it had."""
    if change.withdrawal is not None:
        for part in change.withdrawal.parts:
            if part.kind == "quote":
                yield Made(part.id, part.key, _withdrawn(change.withdrawal, part))


def ticker_mentions_withdrawn(change: Change) -> Iterator[Made]:
    """Each security that stands no more, under its symbol."""
    if change.withdrawal is not None:
        for part in change.withdrawal.parts:
            if part.kind == "ticker_mention":
                data: TickerMentionWithdrawnEvent = {**_withdrawn(change.withdrawal, part), "symbol": part.key}
                yield Made(part.key, part.key, data)


def parts_of(event: EnrichedArticle) -> tuple[Part, ...]:
    """What goes out of an article by itself, in the order in which it does."""
    return (
        *(Part("quote", quote["id"], quote_key(quote)) for quote in event["quotes"]),
        *(
            Part("ticker_mention", mention_id(event["id"], ticker["symbol"]), ticker["symbol"])
            for ticker in event["tickers"]
        ),
    )


def quote_key(quote: Quote) -> str:
    """The key of a quote's record: whoever says it, in lower case."""
    name = quote["speaker"] and quote["speaker"]["name"]
    return (name or UNNAMED_KEY).lower()


def mention_id(article_id: str, symbol: str) -> str:
    """The id of a security in an article, whatever the article's version."""
    return hashlib.sha256(f"{article_id}\x1f{symbol}".encode()).hexdigest()[:24]


def _withdrawn(withdrawal: Withdrawal, part: Part) -> QuoteWithdrawnEvent:
    return {
        "id": part.id,
        "status": "withdrawn",
        "withdrawn_because": withdrawal.because,
        "article": {"id": withdrawal.article_id, "version": withdrawal.version},
        "processing": {
            "pipeline": __version__,
            "schema": SCHEMA_VERSION,
            "processed_at": timestamp(withdrawal.at),
        },
    }


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
