"""The core as a library: one function and what it raises."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from streams.pipeline.article import article_of
from streams.pipeline.enrichment import Core, Half
from streams.pipeline.event import EnrichedArticle
from streams.pipeline.outcomes import Rejection
from streams.pipeline.processing import enriched_or_rejected, skip_reason


class ArticleNotEnrichedError(ValueError):
    """The article gives no event."""


class InvalidArticleError(ArticleNotEnrichedError):
    """The article breaks the contract or a limit of it; ``rejection`` says where and why."""

    def __init__(self, rejection: Rejection) -> None:
        super().__init__(rejection.message)
        self.rejection = rejection


class ArticleNotUsableError(ArticleNotEnrichedError):
    """The article is withheld, canceled or still under an embargo, so nothing of it may be published."""

    def __init__(self, article_id: str, status: str) -> None:
        super().__init__(f"article {article_id!r} is {status}: nothing of it is published")
        self.article_id = article_id
        self.status = status


def enrich(article: Mapping[str, Any], *, now: datetime | None = None, only: Half | None = None) -> EnrichedArticle:
    """Find the quotes and tickers of an article.

    Args:
        article: An article by ``schemas/article.v1.schema.json``; only ``id`` and one of ``title`` and ``body``
            are required.
        now: An aware moment: the day of an undated article and the event's ``processed_at``. The result is then a
            pure function of the arguments, and ``duration_ms`` is None. Without it the clock is read, and
            ``duration_ms`` measured.
        only: ``"quotes"`` or ``"tickers"`` runs one half.

    Returns:
        The event of ``schemas/enriched-article.v1.schema.json``. Offsets are Unicode code points, end exclusive.

    Raises:
        InvalidArticleError: The article breaks the contract, or is refused once it is enriched, as by a worker.
        ArticleNotUsableError: It is withheld, canceled, or embargoed at ``now``.
        ValueError: ``now`` is not aware.
    """
    if now is not None and now.tzinfo is None:
        raise ValueError("now has no time zone; give an aware datetime, such as datetime.now(UTC)")
    started = time.perf_counter()
    read = article_of(dict(article) if isinstance(article, Mapping) else article)
    if isinstance(read, Rejection):
        raise InvalidArticleError(read)
    moment = now or datetime.now(UTC)
    if (reason := skip_reason(read, moment)) is not None:
        raise ArticleNotUsableError(read.id, reason)
    event = enriched_or_rejected(read, _core(), now=moment, only=only)
    if isinstance(event, Rejection):
        raise InvalidArticleError(event)
    if now is None:
        event["processing"]["duration_ms"] = round(1000 * (time.perf_counter() - started), 3)
    return event


@cache
def _core() -> Core:
    """What every call reads with; loaded by the first."""
    return Core.load()
