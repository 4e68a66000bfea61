"""``quotetape produce``: articles from files to the articles topic."""

import time
from collections import deque
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from itertools import chain
from typing import Annotated, Any, Final, NamedTuple

import typer
from kafka.errors import KafkaError

from streams.cli.client.clients import article_producer
from streams.cli.command_app import command_app
from streams.cli.files.articles import AUTO, STANDARD_INPUT, ArticleFiles, ArticleFormat, SourceArticle, read_articles
from streams.cli.files.complaints import complaint, refused, skipped
from streams.cli.files.progress import Progress, article_progress
from streams.cli.files.unknown_fields import UnknownFields
from streams.cluster.topics import input_limit, topics_of
from streams.inputs.readings import PassedOver
from streams.pipeline.article import decode
from streams.pipeline.formats import read_validated
from streams.pipeline.outcomes import Rejection
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings, load_settings

app = command_app()

_IN_FLIGHT: Final = 2_000
"""Articles that may be on their way at once: enough for full batches, few enough for any memory."""

_SHORT_SECONDS: Final = 1.0


@app.command()
def produce(
    files: ArticleFiles = None,
    *,
    form: ArticleFormat = AUTO,
    validate: Annotated[
        bool, typer.Option("--validate/--no-validate", help="Send only articles that keep the contract.")
    ] = True,
) -> None:
    """Send articles to the articles topic, keyed by their ids.

    What is not sent is told with its file and line, and the rest goes on; the exit status is then 1. Every article
    that is counted as sent has been acknowledged by all the brokers that keep it. A field that the contract does not
    name is told once, for it may be mistyped.
    """
    settings = load_settings()
    paths = files or []
    started = time.monotonic()
    articles = read_articles(paths, max_bytes=input_limit(settings), form=form)
    # What is typed or piped in may take its time; files with nothing to send need no broker to say so.
    first = [] if STANDARD_INPUT in paths else _up_to_one_to_send(articles)
    needs_broker = not first or isinstance(first[-1].value, bytes)
    client = article_producer(settings) if needs_broker else nullcontext()
    with client as producer, article_progress("Sending", paths) as progress:
        delivery = _Delivery(producer, topics_of(settings)[ARTICLES].name, progress)
        for article in chain(first, articles):
            ready = delivery.checked(article, settings) if validate else _unchecked(article)
            if isinstance(ready, Rejection):
                delivery.refuse(refused(article, ready))
            elif isinstance(ready, PassedOver):
                delivery.pass_over(article, ready)
            else:
                delivery.send(article, ready)
            progress.advance(article)
        if needs_broker:
            delivery.finish()
    seconds = time.monotonic() - started
    # What a short run does in a second tells of its start alone.
    rate = f" ({delivery.sent / seconds:,.0f} a second)" if delivery.sent > seconds >= _SHORT_SECONDS else ""
    lost = f"; {delivery.failed:,} not sent" if delivery.failed else ""
    lost += f"; {delivery.passed_over:,} skipped" if delivery.passed_over else ""
    counted = "article" if delivery.sent == 1 else "articles"
    typer.echo(f"{delivery.sent:,} {counted} sent to {delivery.topic} in {seconds:.1f} s{rate}{lost}", err=True)
    if delivery.failed:
        raise typer.Exit(1)


class _Ready(NamedTuple):
    """What is sent."""

    value: bytes
    key: bytes | None
    """The article's id; None where it can't be read."""


@dataclass
class _Delivery:
    """Sends articles and counts what becomes of them."""

    producer: Any
    topic: str
    progress: Progress
    sent: int = 0
    failed: int = 0
    passed_over: int = 0
    _in_flight: deque[tuple[SourceArticle, Any]] = field(default_factory=deque)
    _unknown_fields: UnknownFields = field(default_factory=UnknownFields)

    def checked(self, article: SourceArticle, settings: Settings) -> _Ready | Rejection | PassedOver:
        """What to send, or why it is not sent; tells of fields that nobody will read."""
        if not isinstance(article.value, bytes):
            return article.value
        read = read_validated(article.value, max_bytes=settings.max_article_bytes)
        if isinstance(read, Rejection):
            return read
        if article.is_native:
            for _, told in self._unknown_fields.told(read.extra):
                self.progress.tell(complaint(article, told))
        return _Ready(article.value, read.id.encode())

    def send(self, article: SourceArticle, ready: _Ready) -> None:
        try:
            self._in_flight.append((article, self.producer.send(self.topic, value=ready.value, key=ready.key)))
        except KafkaError as error:
            self.refuse(complaint(article, _told(error)))
        if len(self._in_flight) > _IN_FLIGHT:
            self._settle(*self._in_flight.popleft())

    def refuse(self, why: str) -> None:
        """Tell that an article is not sent: ``why``."""
        self.failed += 1
        self.progress.tell(why)

    def pass_over(self, article: SourceArticle, what: PassedOver) -> None:
        """Tell that ``article`` is left out, because it rightly is something other than an article: ``what``."""
        self.passed_over += 1
        self.progress.tell(skipped(article, what.what, what.id))

    def finish(self) -> None:
        """Wait until the brokers have acknowledged or refused everything."""
        self.producer.flush()
        while self._in_flight:
            self._settle(*self._in_flight.popleft())

    def _settle(self, article: SourceArticle, delivery: Any) -> None:
        try:
            delivery.get()
        except KafkaError as error:
            self.refuse(complaint(article, _told(error)))
        else:
            self.sent += 1


def _up_to_one_to_send(articles: Iterator[SourceArticle]) -> list[SourceArticle]:
    """What comes first and can't be sent, and the first that may be."""
    first: list[SourceArticle] = []
    for article in articles:
        first.append(article)
        if isinstance(article.value, bytes):
            break
    return first


def _unchecked(article: SourceArticle) -> _Ready | Rejection | PassedOver:
    """An article as it is, under its id where it has one."""
    if not isinstance(article.value, bytes):
        return article.value
    decoded = decode(article.value)
    article_id = decoded.get("id") if isinstance(decoded, dict) else None
    return _Ready(article.value, article_id.encode() if isinstance(article_id, str) and article_id else None)


def _told(error: KafkaError) -> str:
    return f"the broker did not take it: {type(error).__name__}: {error}"
