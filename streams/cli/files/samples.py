"""Articles for the demo, and how each should end: those that ship with the package, a file's, or those of feeds."""

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import orjson

from streams.cli.errors import CommandError
from streams.cli.files.articles import read_articles
from streams.cli.polling.fetching import Fetcher
from streams.cli.polling.memory import Memory
from streams.cli.polling.poller import Answer, Article, Poller
from streams.cluster.topics import input_limit
from streams.data import read_text
from streams.inputs.readings import PassedOver
from streams.pipeline.article import read_article
from streams.pipeline.outcomes import Rejection
from streams.settings import Settings


@dataclass(frozen=True, slots=True)
class Sample:
    """An article and what should become of it."""

    id: str
    """The article's id; for one that has none that can be read, a name for it."""
    value: bytes
    outcome: Literal["enriched", "skipped", "dead_lettered"]
    reason: str | None = None
    """Why it becomes a dead letter."""
    speakers: tuple[str, ...] = ()
    """Who is quoted in it, among others perhaps."""
    tickers: tuple[str, ...] = ()
    """Exactly the securities it is about."""


def versioned(sample: Sample, version: int) -> Sample:
    """``sample`` as this version of its article, so that it replaces what an earlier run sent; bad ones stay as is."""
    if sample.outcome == "dead_lettered":
        return sample
    return replace(sample, value=orjson.dumps({**orjson.loads(sample.value), "version": version}))


def shipped_samples() -> list[Sample]:
    """The sample articles of the package, written for it: people and events in them are made up."""
    values = read_text("samples/articles.jsonl").splitlines()
    outcomes = read_text("samples/outcomes.jsonl").splitlines()
    return [
        Sample(
            id=expected["id"],
            value=value.encode(),
            outcome=expected["outcome"],
            reason=expected.get("reason"),
            speakers=tuple(expected.get("speakers", ())),
            tickers=tuple(expected.get("tickers", ())),
        )
        for value, expected in zip(values, map(orjson.loads, outcomes), strict=True)
    ]


def file_samples(path: Path, settings: Settings) -> Iterator[Sample]:
    """The articles of a file; the contract says what should become of each.

    Raises:
        CommandError: The file can't be told apart into articles.
    """
    for article in read_articles([path], max_bytes=input_limit(settings)):
        if isinstance(article.value, PassedOver):
            continue
        if isinstance(article.value, Rejection):
            raise CommandError(f"{article.where}: {article.value.message}")
        yield _sample(article.value, f"{path.name}:{article.line or 1}", settings)


def feed_samples(urls: Sequence[str], memory: Memory, settings: Settings, tell: Callable[[str], None]) -> list[Sample]:
    """What feeds have that ``memory`` does not know as sent; from here on it does.

    Args:
        urls: The feeds.
        memory: What was sent before.
        settings: Say how large an article may be.
        tell: Is given a line for each feed that can't be read.

    Raises:
        MissingLibraryError: Feedparser is not installed.
    """
    articles: list[Article] = []

    async def keep(article: Article) -> Answer:
        articles.append(article)
        return "taken"

    async def poll() -> None:
        async with Fetcher() as fetcher:
            poller = Poller(fetcher, memory, keep, tell, time.time)
            await asyncio.gather(*map(poller.poll, urls))

    asyncio.run(poll())
    return [_sample(orjson.dumps(article), article["id"], settings) for article in articles]


def _sample(value: bytes, name: str, settings: Settings) -> Sample:
    """An article and what the contract says should become of it."""
    read = read_article(value, max_bytes=settings.max_article_bytes)
    if isinstance(read, Rejection):
        return Sample(read.article_id or name, value, "dead_lettered", read.reason)
    return Sample(read.id, value, "enriched" if read.status == "usable" else "skipped")
