"""Articles for the demo, and how each should end: those that ship with the package, or a file's."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import orjson

from streams.cli.errors import CommandError
from streams.cli.files.articles import read_articles
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
        read = read_article(article.value, max_bytes=settings.max_article_bytes)
        name = f"{path.name}:{article.line or 1}"
        if isinstance(read, Rejection):
            yield Sample(read.article_id or name, article.value, "dead_lettered", read.reason)
        else:
            yield Sample(read.id, article.value, "enriched" if read.status == "usable" else "skipped")
