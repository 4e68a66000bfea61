"""``quotetape consume``: follow an output topic, readable by a person or as JSON Lines."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, Literal

import orjson
import typer
from kafka.errors import KafkaError
from rich.console import Console, RenderableType

from streams.cli.client.clients import topic_consumer
from streams.cli.client.repeats import REMEMBERED, Repeats
from streams.cli.client.topic_reading import broken_off, incoming
from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.output import JsonLines, visible
from streams.cli.views.dead_letter_json import dead_letter_json
from streams.cli.views.tape import article_view, dead_letter_view, quote_view, removal_view, ticker_view
from streams.cluster.topics import Topic, Topics, topics_of
from streams.pipeline.schemas import validator
from streams.settings import load_settings

app = command_app()

_POLL_MS: Final = 200


class _Stream(StrEnum):
    ARTICLES = "articles"
    QUOTES = "quotes"
    TICKERS = "tickers"
    DEAD_LETTERS = "dlq"

    def topic(self, topics: Topics) -> Topic:
        return {
            _Stream.ARTICLES: topics.enriched,
            _Stream.QUOTES: topics.quotes,
            _Stream.TICKERS: topics.ticker_mentions,
            _Stream.DEAD_LETTERS: topics.dead_letters,
        }[self]


_SCHEMAS: Final = {
    _Stream.ARTICLES: "enriched-article.v1",
    _Stream.QUOTES: "quote.v1",
    _Stream.TICKERS: "ticker-mention.v1",
}


@app.command()
def consume(  # noqa: PLR0913 - one parameter an option
    *,
    quotes: Annotated[bool, typer.Option("--quotes", help="Single quotes.")] = False,
    tickers: Annotated[bool, typer.Option("--tickers", help="Single securities of single articles.")] = False,
    dead_letters: Annotated[bool, typer.Option("--dlq", help="Dead letters: articles that were rejected.")] = False,
    ticker: Annotated[
        list[str] | None, typer.Option(metavar="SYMBOL", help="Only what is about this security; may be repeated.")
    ] = None,
    speaker: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only speakers with this in their name; may be repeated.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, as when the output is piped.")] = False,
    start: Annotated[
        Literal["latest", "earliest"], typer.Option("--from", help="What comes from now on, or all that is there.")
    ] = "latest",
    count: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after so many.")] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0, metavar="SECONDS", help="Stop when nothing came for so long.")
    ] = None,
    repeats: Annotated[
        bool, typer.Option("--repeats", help=f"Show repeats too: events with a ce_id of the last {REMEMBERED:,}.")
    ] = False,
) -> None:
    """Follow the enriched articles, or their quotes, securities or dead letters, until Ctrl-C.

    In a terminal it is for reading; piped, or with --json, it is the records' values as JSON Lines. Repeats are left
    out and counted at the end. It belongs to no consumer group: it takes nothing from anybody else and leaves nothing
    behind.
    """
    stream = _chosen(quotes=quotes, tickers=tickers, dead_letters=dead_letters)
    wanted = _Filter(
        stream, frozenset(symbol.upper() for symbol in ticker or ()), tuple(map(str.casefold, speaker or ()))
    )
    wanted.check()
    settings = load_settings()
    topic = stream.topic(topics_of(settings))
    show = _json_printer(stream) if as_json or not sys.stdout.isatty() else _printer(stream)
    seen = Repeats()
    shown = 0
    try:
        with topic_consumer(settings, [topic], from_start=start == "earliest") as consumer:
            typer.echo(f"Following {topic.name} from the {start}; Ctrl-C stops.", err=True)
            for record in _records(consumer, timeout):
                item = _Item.of(record, stream)
                if wanted.takes(item) and (repeats or not _is_repeat(item, stream, seen)) and show(item):
                    shown += 1
                    if shown == count:
                        break
    except KeyboardInterrupt:
        count = None  # the way to end it
    typer.echo(f"{shown:,} shown" if repeats else f"{shown:,} shown, {seen.dropped:,} repeats left out", err=True)
    if count is not None and shown < count:
        raise CommandError(f"{shown} of {count} came; nothing more for {timeout:g} s")


def _is_repeat(item: "_Item", stream: _Stream, seen: Repeats) -> bool:
    """Whether the event came before. A dead letter is no event: its ``ce_id`` is its producer's."""
    event_id = dict(item.record.headers).get("ce_id")
    return stream is not _Stream.DEAD_LETTERS and event_id is not None and seen.drop(event_id)


def _chosen(*, quotes: bool, tickers: bool, dead_letters: bool) -> _Stream:
    flags = {_Stream.QUOTES: quotes, _Stream.TICKERS: tickers, _Stream.DEAD_LETTERS: dead_letters}
    chosen = [stream for stream, flag in flags.items() if flag]
    if len(chosen) > 1:
        raise CommandError("--quotes, --tickers and --dlq are different topics; give one of them", status=2)
    return chosen[0] if chosen else _Stream.ARTICLES


@dataclass(frozen=True, slots=True)
class _Item:
    """A record and what its value says."""

    record: Any
    event: Mapping[str, Any] | None
    """The value, if it is an event of its stream by the contract's schema."""

    @staticmethod
    def of(record: Any, stream: _Stream) -> "_Item":
        schema = _SCHEMAS.get(stream)
        try:
            event = None if schema is None else orjson.loads(record.value or b"null")
        except orjson.JSONDecodeError:
            return _Item(record, None)
        return _Item(record, event if schema is not None and validator(schema).is_valid(event) else None)

    def key(self) -> str | None:
        return None if self.record.key is None else self.record.key.decode("utf-8", "backslashreplace")


@dataclass(frozen=True, slots=True)
class _Filter:
    """What a reader wants to see of a stream."""

    stream: _Stream
    symbols: frozenset[str]
    speakers: tuple[str, ...]
    """Parts of names, case folded."""

    def check(self) -> None:
        """Complain about a filter that could never let anything through."""
        if self.stream is _Stream.DEAD_LETTERS and (self.symbols or self.speakers):
            raise CommandError("dead letters have no tickers and no speakers to choose by", status=2)
        if self.stream is _Stream.TICKERS and self.speakers:
            raise CommandError("securities have no speakers to choose by; take --quotes", status=2)

    def takes(self, item: _Item) -> bool:
        if not (self.symbols or self.speakers):
            return True
        event = item.event
        if event is None:
            return False
        quotes = [event] if self.stream is _Stream.QUOTES else event.get("quotes", [])
        return self._takes_symbols(event, quotes) and self._takes_speakers(quotes)

    def _takes_symbols(self, event: Mapping[str, Any], quotes: list[Mapping[str, Any]]) -> bool:
        if not self.symbols:
            return True
        if self.stream is _Stream.QUOTES:
            found = {*event["tickers"], *(quote["speaker"]["ticker"] for quote in quotes if quote["speaker"])}
        elif self.stream is _Stream.TICKERS:
            found = {event["symbol"]}
        else:
            found = {ticker["symbol"] for ticker in event["tickers"]}
        return not self.symbols.isdisjoint(found)

    def _takes_speakers(self, quotes: list[Mapping[str, Any]]) -> bool:
        names = [quote["speaker"]["name"].casefold() for quote in quotes if quote["speaker"]]
        return not self.speakers or any(part in name for part in self.speakers for name in names)


def _records(consumer: Any, timeout: float | None) -> Iterator[Any]:
    """Records as they come, until none came for ``timeout`` seconds."""
    last = time.monotonic()
    while timeout is None or time.monotonic() - last < timeout:
        try:
            batches = consumer.poll(timeout_ms=_POLL_MS)
        except KafkaError as error:
            raise broken_off(error) from error
        for batch in batches.values():
            yield from batch
            last = time.monotonic()


def _json_printer(stream: _Stream) -> Callable[[_Item], bool]:
    lines = JsonLines(sys.stdout)

    def show(item: _Item) -> bool:
        if stream is _Stream.DEAD_LETTERS:
            lines.write(dead_letter_json(incoming(item.record)))
        elif item.event is None and item.record.value is not None:
            return _complain(item)
        else:
            lines.write(item.event)
        return True

    return show


def _printer(stream: _Stream) -> Callable[[_Item], bool]:
    console = Console(highlight=False)

    def show(item: _Item) -> bool:
        view = _view(stream, item)
        if view is None:
            return _complain(item)
        console.print(view)
        return True

    return show


def _view(stream: _Stream, item: _Item) -> RenderableType | None:
    """What a person sees; None where the value is no event."""
    if stream is _Stream.DEAD_LETTERS:
        return dead_letter_view({**dead_letter_json(incoming(item.record)), "value": item.record.value})
    if item.record.value is None:
        return removal_view(item.key() or "")
    if item.event is None:
        return None
    views = {_Stream.ARTICLES: article_view, _Stream.QUOTES: quote_view, _Stream.TICKERS: ticker_view}
    return views[stream](item.event)


def _complain(item: _Item) -> bool:
    """Tell of a record that somebody else put there."""
    where = f"{item.record.topic}, partition {item.record.partition}, offset {item.record.offset}"
    typer.echo(visible(f"{where}: the value is no event; left out"), err=True)
    return False
