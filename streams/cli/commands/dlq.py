"""``quotetape dlq``: look at dead letters and send their articles through again."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Annotated, Final, get_args

import typer
from rich.console import Console
from rich.progress import track

from streams.cli.client.clients import topic_consumer
from streams.cli.client.dead_letters import DeadLetter, Place, Replay, Selection, Verdict, plan_replay
from streams.cli.client.topic_reading import read_to_end
from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cli.moments import HELP as MOMENT
from streams.cli.moments import moment_ms
from streams.cli.output import JsonLines, visible
from streams.cli.views.dead_letter_json import dead_letter_json
from streams.cli.views.dead_letters import letters_table, portrait
from streams.cli.views.printing import Trimmed
from streams.cluster.consumed import incoming
from streams.cluster.topics import topics_of
from streams.pipeline.outcomes import Reason, Stage
from streams.pipeline.outgoing import number_of
from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS
from streams.settings import Settings, load_settings

app = command_app("Look at dead letters and send their articles through again.")

_ASK_ABOVE: Final = 10
"""More than so many are sent only when a person says yes."""
_DEFAULT_MAX_REPLAYS: Final = 3
_SHOWN_BYTES: Final = 4_096
_LEFT_OUT: Final[dict[Verdict, str]] = {
    "superseded": "have a newer letter of the same article",
    "limit_reached": "were sent through as often as --max-replays allows",
    "origin_unknown": "came from another topic, or do not say from which",
    "empty": "have neither key nor value, so could only be rejected again",
}


def _places(texts: list[str] | None) -> list[Place]:
    return [_place(text) for text in texts or []]


def _place(text: str) -> Place:
    partition, offset = (number_of(part.encode("utf-8", "replace")) for part in text.partition(":")[::2])
    if partition is None or offset is None:
        raise typer.BadParameter(f"{text!r} is no place; it must be PARTITION:OFFSET, such as 3:41")
    return partition, offset


def _one_of(allowed: Sequence[str], values: list[str] | None) -> list[str]:
    for value in values or []:
        if value not in allowed:
            raise typer.BadParameter(f"{value!r} is none of {', '.join(allowed)}")
    return values or []


_Reasons = Annotated[
    list[str] | None,
    typer.Option(
        "--reason",
        metavar="REASON",
        help=f"Only these: {', '.join(get_args(Reason))}. Can be repeated.",
        callback=lambda values: _one_of(get_args(Reason), values),
        show_default=False,
    ),
]
_Stages = Annotated[
    list[str] | None,
    typer.Option(
        "--stage",
        metavar="STAGE",
        help=f"Only these: {', '.join(get_args(Stage))}. Can be repeated.",
        callback=lambda values: _one_of(get_args(Stage), values),
        show_default=False,
    ),
]
_Since = Annotated[
    int | None,
    typer.Option(metavar="MOMENT", parser=moment_ms, help=f"Only articles that came in at or after it: {MOMENT}."),
]
_Until = Annotated[
    int | None, typer.Option(metavar="MOMENT", parser=moment_ms, help="Only articles that came in before it.")
]
_At = Annotated[
    list[str] | None,
    typer.Option("--at", metavar="PARTITION:OFFSET", help="Only this letter. Can be repeated.", show_default=False),
]
_AsJson = Annotated[bool, typer.Option("--json", help="JSON, as dead letters of `quotetape consume --dlq --json`.")]


@app.command(name="list")
def list_letters(  # noqa: PLR0913 - one parameter an option
    *,
    reason: _Reasons = None,
    stage: _Stages = None,
    since: _Since = None,
    until: _Until = None,
    at: _At = None,
    as_json: _AsJson = False,
) -> None:
    """List dead letters: a table, or JSON Lines when piped or with --json."""
    selection = _selection(reason, stage, since, until, at)
    settings = load_settings()
    with _letters_of(settings) as letters:
        chosen = (letter for letter in letters if selection.takes(letter))
        if as_json or not sys.stdout.isatty():
            lines = JsonLines(sys.stdout)
            for letter in chosen:
                lines.write(dead_letter_json(letter.record))
        else:
            table = letters_table(chosen)
            Console(highlight=False).print(Trimmed(table))
            typer.echo(f"{table.row_count} dead letters", err=True)


@app.command()
def show(
    place: Annotated[str, typer.Argument(metavar="PARTITION:OFFSET", help="Which letter, as `dlq list` says.")],
    *,
    as_hex: Annotated[bool, typer.Option("--hex", help="Show the value's bytes also where it is text.")] = False,
    whole: Annotated[bool, typer.Option("--all", help=f"Show more than {_SHOWN_BYTES} bytes.")] = False,
    raw: Annotated[
        bool, typer.Option("--raw", help="Only the original bytes, for a file or a program: refused in a terminal.")
    ] = False,
    as_json: _AsJson = False,
) -> None:
    """Show one dead letter: its headers and its value, control characters and bytes that are no text escaped."""
    wanted = _place(place)
    if raw and sys.stdout.isatty():
        raise CommandError("the raw bytes could take over the terminal; send them to a file: … --raw > FILE", status=2)
    with _letters_of(load_settings()) as letters:
        letter = next((each for each in letters if each.place == wanted), None)
    if letter is None:
        raise CommandError(f"there is no dead letter at {place}")
    if raw:
        sys.stdout.buffer.write(letter.record.value or b"")
    elif as_json:
        JsonLines(sys.stdout).write(dead_letter_json(letter.record))
    else:
        for line in portrait(letter, as_hex=as_hex, limit=None if whole else _SHOWN_BYTES):
            typer.echo(line)


@app.command()
def replay(  # noqa: PLR0913 - one parameter an option
    *,
    reason: _Reasons = None,
    stage: _Stages = None,
    since: _Since = None,
    until: _Until = None,
    at: _At = None,
    max_replays: Annotated[
        int, typer.Option(min=1, metavar="N", help="Leave out articles that were sent through so often already.")
    ] = _DEFAULT_MAX_REPLAYS,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be sent.")] = False,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help=f"Don't ask before more than {_ASK_ABOVE} are sent.")
    ] = False,
) -> None:
    """Send the articles of dead letters through again, as they came in, to the topic that they came from.

    Key, value, timestamp and headers are the original's; the error headers are gone and quotetape.replays is one
    more. Without options: all of them. The letters stay where they are; of letters of the same article only the
    newest is sent. An article that was enriched since is enriched again; its events have ce_ids of their own, for these
    depend on the record's place.
    """
    selection = _selection(reason, stage, since, until, at)
    settings = load_settings()
    topic = topics_of(settings)[ARTICLES].name
    with _letters_of(settings) as letters:
        plan = plan_replay(letters, selection, articles_topic=topic, max_replays=max_replays)
    chosen = {place for place, verdict in plan.items() if verdict == "replay"}
    _announce(Counter(plan.values()), topic)
    if dry_run or not chosen:
        return
    if len(chosen) > _ASK_ABOVE and not yes:
        _confirm(len(chosen), topic)
    with _letters_of(settings) as letters:
        failures = _send(settings, (letter for letter in letters if letter.place in chosen), len(chosen))
    if failures:
        raise CommandError(f"{failures} of {len(chosen)} were not sent; their letters are still there")


def _selection(
    reasons: list[str] | None, stages: list[str] | None, since: int | None, until: int | None, at: list[str] | None
) -> Selection:
    return Selection(
        frozenset(reasons or ()),
        frozenset(stages or ()),
        since,
        until,
        frozenset(_places(at)),
    )


@contextmanager
def _letters_of(settings: Settings) -> Iterator[Iterator[DeadLetter]]:
    """All dead letters that are there now."""
    with topic_consumer(settings, [topics_of(settings)[DEAD_LETTERS]], "earliest") as consumer:
        yield (DeadLetter(incoming(record)) for record in read_to_end(consumer))


def _announce(verdicts: Counter[Verdict], topic: str) -> None:
    """Say, before anything is done, what is to be done."""
    typer.echo(f"{verdicts['replay']} to send to {topic}", err=True)
    for verdict, why in _LEFT_OUT.items():
        if verdicts[verdict]:
            typer.echo(f"{verdicts[verdict]} left out: they {why}", err=True)


def _confirm(count: int, topic: str) -> None:
    if not sys.stdin.isatty():
        raise CommandError(f"{count} are many, and there is nobody to ask; say --yes", status=2)
    if not typer.confirm(f"Send {count} articles to {topic}?", err=True):
        raise CommandError("nothing was sent")


def _send(settings: Settings, letters: Iterable[DeadLetter], count: int) -> int:
    """Send the articles of ``letters``; how many were not taken."""
    from streams.cli.client.sending_again import send_again  # noqa: PLC0415 - its client takes long to import

    console = Console(stderr=True)
    failures = 0

    def failed(each: Replay, error: Exception) -> None:
        nonlocal failures
        failures += 1
        key = "no key" if each.key is None else f"key {each.key.decode('utf-8', 'backslashreplace')}"
        typer.echo(visible(f"not sent ({key}): {type(error).__name__}: {error}"), err=True)

    replays = track(
        map(Replay.of, letters),
        "Sending",
        total=count,
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
    send_again(settings, replays, failed)
    typer.echo(f"{count - failures} sent", err=True)
    return failures
