"""``quotetape consume``: follow an output topic, readable by a person or as JSON Lines."""

import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Final

import typer
from kafka.errors import KafkaError
from rich.console import Console, RenderableType

from streams.cli.client.clients import topic_consumer
from streams.cli.client.dead_letters import DeadLetter
from streams.cli.client.fold import Fold
from streams.cli.client.following import Following
from streams.cli.client.received import Received, Selection
from streams.cli.client.recent import REMEMBERED, Recent
from streams.cli.client.shown import Shown
from streams.cli.client.topic_reading import broken_off, read_to_end
from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.moments import HELP as MOMENT
from streams.cli.moments import START
from streams.cli.moments import start as begins
from streams.cli.output import JsonLines, visible
from streams.cli.told_to_stop import interrupt_when_told
from streams.cli.views.dead_letter_json import dead_letter_json
from streams.cli.views.dead_letters import letter_view
from streams.cli.views.printing import Trimmed
from streams.cluster.consumed import incoming
from streams.cluster.group_admin import Start, start_text
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import DEAD_LETTERS, ENRICHED, OUTPUT_TOPICS, QUOTES, TICKER_MENTIONS, TopicSpec
from streams.settings import Settings, load_settings

app = command_app()

_POLL_MS: Final = 200
_TOPICS: Final = {spec.channel.replace("_", "-"): spec for spec in OUTPUT_TOPICS}


def _checked(text: str) -> str:
    """``text``, once it is clear that it says where to begin."""
    begins(text)
    return text


@app.command()
def consume(  # noqa: PLR0913 - one parameter an option
    *,
    topic: Annotated[
        str | None, typer.Option(metavar="TOPIC", help=f"One of: {', '.join(_TOPICS)}. The default is enriched.")
    ] = None,
    quotes: Annotated[bool, typer.Option("--quotes", help="Single quotes.")] = False,
    tickers: Annotated[bool, typer.Option("--tickers", help="Single securities of single articles.")] = False,
    dead_letters: Annotated[bool, typer.Option("--dlq", help="Dead letters: articles that were rejected.")] = False,
    ticker: Annotated[
        list[str] | None, typer.Option(metavar="SYMBOL", help="Only what is about this security; may be repeated.")
    ] = None,
    speaker: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only speakers with this in their name; may be repeated.")
    ] = None,
    min_relevance: Annotated[
        float,
        typer.Option(min=0, max=1, metavar="SHARE", help="Only securities, or articles with one, so relevant."),
    ] = 0.0,
    min_confidence: Annotated[
        float, typer.Option(min=0, max=1, metavar="SHARE", help="Only quotes and securities that are so sure.")
    ] = 0.0,
    as_json: Annotated[
        bool, typer.Option("--json", help="JSON Lines, as when the output is piped; a tombstone is null.")
    ] = False,
    start: Annotated[
        str,
        typer.Option(
            "--from",
            callback=_checked,
            metavar=START,
            help=f"All that is there, what comes from now on, or what came since a moment: {MOMENT}.",
        ),
    ] = "latest",
    count: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after so many.")] = None,
    timeout: Annotated[
        float | None, typer.Option(min=0, metavar="SECONDS", help="Stop when nothing came for so long.")
    ] = None,
    live: Annotated[
        bool, typer.Option("--live", help="What stands now, after corrections and kills; then stop.")
    ] = False,
    repeats: Annotated[
        bool, typer.Option("--repeats", help=f"Show repeats too: events with a ce_id of the last {REMEMBERED:,}.")
    ] = False,
) -> None:
    """Follow the enriched articles, or their quotes, securities or dead letters, until Ctrl-C or SIGTERM.

    In a terminal it is for reading; piped, or with --json, it is the records' values as JSON Lines. Repeats are left
    out and counted at the end. What was shown is followed to its end: you see its correction, or that it was taken
    back, even where that has nothing more to do with what you asked for. It belongs to no consumer group: it takes
    nothing from anybody else and leaves nothing behind.
    """
    interrupt_when_told(signal.SIGTERM)
    spec = _chosen(topic, {QUOTES: quotes, TICKER_MENTIONS: tickers, DEAD_LETTERS: dead_letters})
    wanted = Selection(
        frozenset(symbol.upper() for symbol in ticker or ()),
        tuple(map(str.casefold, speaker or ())),
        min_relevance,
        min_confidence,
    )
    if (lacking := wanted.futile_on(spec)) is not None:
        raise CommandError(f"{spec.name} has no {lacking} to choose by", status=2)
    if live and spec is DEAD_LETTERS:
        raise CommandError("--live is for events; a dead letter stays", status=2)
    show = _json_printer(spec) if as_json or not sys.stdout.isatty() else _printer(spec)
    reading = _Reading(load_settings(), spec, wanted, show, count)
    if live:
        _show_live(reading)
    else:
        _follow(reading, begins(start), timeout, repeats=repeats)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What is read, and what of it is shown."""

    settings: Settings
    spec: TopicSpec
    wanted: Selection
    show: Callable[[Received], bool]
    """Whether it could be shown."""
    count: int | None
    """How many are shown at most."""


def _follow(reading: _Reading, begin: Start, timeout: float | None, *, repeats: bool) -> None:
    """Show what comes, until there were enough, nothing comes any more, or it is told to stop."""
    spec, count = reading.spec, reading.count
    followed = topics_of(reading.settings)[spec]
    following, seen = Following(reading.wanted), Recent()
    shown = dropped = 0
    try:
        with topic_consumer(reading.settings, [followed], begin) as consumer:
            typer.echo(f"Following {followed.name} from {start_text(begin)}; Ctrl-C stops.", err=True)
            for record in _records(consumer, timeout):
                received = Received.of(record, spec)
                if not following.takes(received):
                    continue
                if not repeats and _is_repeat(received, spec, seen):
                    dropped += 1
                    continue
                if reading.show(received):
                    shown += 1
                    if shown == count:
                        break
    except KeyboardInterrupt:
        count = None  # the way to end it
    typer.echo(f"{shown:,} shown" if repeats else f"{shown:,} shown, {dropped:,} repeats left out", err=True)
    if count is not None and shown < count:
        raise CommandError(f"{shown} of {count} came; nothing more for {timeout:g} s")


def _show_live(reading: _Reading) -> None:
    """Fold all that is there, and show what stands."""
    settings, spec = reading.settings, reading.spec
    fold = Fold(settings.group)
    with topic_consumer(settings, [topics_of(settings)[spec]], "earliest") as consumer:
        for record in read_to_end(consumer):
            fold.add(Received.of(record, spec))
    shown = 0
    for received in fold.standing():
        if shown != reading.count and reading.wanted.takes(received) and reading.show(received):
            shown += 1
    typer.echo(f"{shown:,} stand, of group {settings.group}", err=True)


def _chosen(name: str | None, flags: dict[TopicSpec, bool]) -> TopicSpec:
    """The one topic that the options ask for."""
    if name is not None and name not in _TOPICS:
        raise CommandError(f"--topic {name!r} is none of: {', '.join(_TOPICS)}", status=2)
    chosen = [spec for spec, flag in flags.items() if flag] + ([] if name is None else [_TOPICS[name]])
    if len(chosen) > 1:
        raise CommandError("--topic, --quotes, --tickers and --dlq each choose a topic; give one of them", status=2)
    return chosen[0] if chosen else ENRICHED


def _is_repeat(received: Received, spec: TopicSpec, seen: Recent) -> bool:
    """Whether the event came before. A dead letter is no event: its ``ce_id`` is its producer's."""
    event_id = received.event_id()
    return spec is not DEAD_LETTERS and event_id is not None and not seen.add(event_id)


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


def _json_printer(spec: TopicSpec) -> Callable[[Received], bool]:
    lines = JsonLines(sys.stdout)

    def show(received: Received) -> bool:
        if spec is DEAD_LETTERS:
            lines.write(dead_letter_json(incoming(received.record)))
        elif received.kind is None:
            return _complain(received)
        else:
            lines.write(received.event)
        return True

    return show


def _printer(spec: TopicSpec) -> Callable[[Received], bool]:
    console = Console(highlight=False)
    shown = Shown()

    def show(received: Received) -> bool:
        view = _view(spec, received, shown)
        if view is None:
            return _complain(received)
        console.print(Trimmed(view))
        return True

    return show


def _view(spec: TopicSpec, received: Received, shown: Shown) -> RenderableType | None:
    """What a person sees; None where the value is no event."""
    if spec is DEAD_LETTERS:
        return letter_view(DeadLetter(incoming(received.record)))
    return None if received.kind is None else shown.view(received)


def _complain(received: Received) -> bool:
    """Tell of a record that this version does not know, or that somebody else put there."""
    record = received.record
    where = f"{record.topic}, partition {record.partition}, offset {record.offset}"
    typer.echo(visible(f"{where}: the value is no event; left out"), err=True)
    return False
