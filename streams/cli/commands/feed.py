"""``quotetape feed``: RSS, Atom and JSON feeds to the articles topic."""

import asyncio
import re
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

import orjson
import typer
from kafka.errors import KafkaError

from streams.cli.client.clients import article_producer
from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.output import JsonLines, visible
from streams.cli.polling.fetching import Fetcher
from streams.cli.polling.memory import Memory
from streams.cli.polling.poller import Answer, Article, Polled, Poller, Schedule, Send
from streams.cluster.topics import topics_of
from streams.inputs.libraries import MissingLibraryError, library
from streams.pipeline.article import article_of
from streams.pipeline.outcomes import Rejection
from streams.pipeline.outputs import ARTICLES
from streams.settings import Settings, load_settings

app = command_app()

_UNITS: Final = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_LEAST_SECONDS: Final = 10
_STATE: Final = "feeds.sqlite"


def _time(text: str) -> str:
    if _seconds(text) < _LEAST_SECONDS:
        raise typer.BadParameter(f"{text!r} is no time such as 90s, 5m, 2h, 1d, of {_LEAST_SECONDS} seconds at least.")
    return text


def _seconds(text: str) -> int:
    match = re.fullmatch(r"(\d{1,5})([smhd])", text)
    return int(match[1]) * _UNITS[match[2]] if match else 0


def _addresses(urls: list[str]) -> list[str]:
    for url in urls:
        if not url.startswith(("http://", "https://")):
            raise typer.BadParameter(f"{url!r} does not begin with http:// or https://.")
        try:
            host = urlsplit(url).hostname
        except ValueError as error:
            raise typer.BadParameter(f"{url!r} is no address: {error}.") from None
        if not host:
            raise typer.BadParameter(f"{url!r} has no host.")
    return list(dict.fromkeys(urls))


@app.command()
def feed(  # noqa: PLR0913 - an option each
    urls: Annotated[list[str], typer.Argument(metavar="URL…", help="RSS, Atom or JSON feeds.", callback=_addresses)],
    *,
    every: Annotated[str, typer.Option(callback=_time, metavar="TIME", help="How often: 90s, 5m, 2h.")] = "5m",
    once: Annotated[bool, typer.Option("--once", help="Poll each feed once, and end.")] = False,
    full_text: Annotated[
        bool, typer.Option("--full-text", help="Fetch each entry's page and send its text, not the summary.")
    ] = False,
    state: Annotated[
        Path | None,
        typer.Option(
            dir_okay=False, metavar="FILE", help="Keeps what was sent; by default feeds.sqlite in QUOTETAPE_STATE_DIR."
        ),
    ] = None,
    private_hosts: Annotated[
        list[str] | None,
        typer.Option(
            "--private-host",
            metavar="HOST",
            help="A name that may lead to a private address; others may not, whoever links to them. Can be repeated.",
        ),
    ] = None,
    to_stdout: Annotated[
        bool, typer.Option("--print", help="Print the articles as JSON Lines; no Kafka is needed, none are sent.")
    ] = False,
) -> None:
    """Poll feeds, and send what is new or changed in them to the articles topic.

    A changed entry is sent as a later version. What was sent is remembered over restarts. Ctrl-C stops.
    With --once the exit status is 1 if a feed could not be read or an article was not taken.
    """
    settings = load_settings()
    try:
        library("feedparser")
        if full_text:
            library("trafilatura")
    except MissingLibraryError as error:
        raise CommandError(str(error)) from error
    with Memory(state or settings.state_dir / _STATE) as memory, _sender(settings, to_stdout=to_stdout) as send:
        private = frozenset(host.strip("[]").lower() for host in private_hosts or ())
        poll = _Polling(memory, send, full_text=full_text, private_hosts=private)
        if not asyncio.run(poll.run(urls, every=None if once else float(_seconds(every)))):
            raise typer.Exit(1)


class _Polling:
    """Feeds that are polled side by side."""

    def __init__(self, memory: Memory, send: Send, *, full_text: bool, private_hosts: frozenset[str]) -> None:
        self._memory = memory
        self._send = send
        self._full_text = full_text
        self._private_hosts = private_hosts

    async def run(self, urls: Sequence[str], *, every: float | None) -> bool:
        """Poll until told to stop; once if ``every`` is None. Whether all went well."""
        async with Fetcher() as fetcher:
            poller = Poller(fetcher, self._memory, self._send, _tell, time.time, self._full_text, self._private_hosts)
            tasks = [asyncio.ensure_future(self._feed(poller, url, every)) for url in urls]
            for number in (signal.SIGINT, signal.SIGTERM):
                asyncio.get_running_loop().add_signal_handler(number, _cancel, tasks)
            results = await asyncio.gather(*tasks, return_exceptions=True)
        return all(result is True or isinstance(result, asyncio.CancelledError) for result in results)

    @staticmethod
    async def _feed(poller: Poller, url: str, every: float | None) -> bool:
        """Poll one feed, as its schedule says. Whether the last poll went well."""
        schedule = Schedule(every or 0.0)
        while True:
            try:
                polled = await poller.poll(url)
            except Exception as error:  # noqa: BLE001 - what one feed does to us is told, and is no other's concern
                _tell(f"{url}: {type(error).__name__}: {error}")
                polled = Polled(failed=True)
            if polled.sent or every is None:
                _tell(f"{url}: {polled.sent:,} new or changed")
            if every is None or polled.is_gone:
                return not (polled.failed or polled.refused or polled.unsent)
            await asyncio.sleep(schedule.pause(polled))


def _cancel(tasks: Iterable[asyncio.Future[bool]]) -> None:
    for task in tasks:
        task.cancel()


@contextmanager
def _sender(settings: Settings, *, to_stdout: bool) -> Iterator[Send]:
    """What sends an article."""
    if to_stdout:
        lines = JsonLines(sys.stdout)

        async def write(article: Article) -> Answer:
            if _valid(article, settings) is None:
                return "refused"
            lines.write(article)
            return "taken"

        yield write
        return
    topic = topics_of(settings)[ARTICLES].name
    with article_producer(settings) as producer:

        async def send(article: Article) -> Answer:
            value = _valid(article, settings)
            if value is None:
                return "refused"
            return await asyncio.to_thread(_sent, producer, topic, article["id"].encode(), value)

        yield send


def _valid(article: Article, settings: Settings) -> bytes | None:
    """The value of an article that keeps the contract; None after telling why it does not."""
    value = orjson.dumps(article)
    read = article_of(article)
    if isinstance(read, Rejection):
        _tell(f"{article['id']}: {read.reason}: {read.message}")
        return None
    if len(value) > settings.max_article_bytes:
        allowed = f"QUOTETAPE_MAX_ARTICLE_BYTES allows {settings.max_article_bytes:,}"
        _tell(f"{article['id']}: too_large: it has {len(value):,} bytes; {allowed}.")
        return None
    return value


def _sent(producer: Any, topic: str, key: bytes, value: bytes) -> Answer:
    try:
        producer.send(topic, key=key, value=value).get()
    except KafkaError as error:
        _tell(f"{key.decode()}: the broker did not take it: {type(error).__name__}: {error}")
        return "not_now"
    return "taken"


def _tell(line: str) -> None:
    typer.echo(visible(line), err=True)
