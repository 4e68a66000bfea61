"""``quotetape check``: is everything reachable and as it should be."""

import sys
from collections.abc import Iterator
from typing import Annotated

import typer
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.command_app import command_app
from streams.cli.commands.topics import kept_text
from streams.cli.output import JsonLines, visible
from streams.cli.views.parts import counted
from streams.cluster.checkup import Checkup, check
from streams.cluster.group_progress import GroupProgress
from streams.cluster.partition_check import KeySurvey
from streams.cluster.topics import DEFAULT_PARTITIONS
from streams.settings import load_settings

app = command_app()


def _http(url: str | None) -> str | None:
    if url is not None and not url.startswith(("http://", "https://")):
        raise typer.BadParameter(f"{url!r} is no address; it must be like http://localhost:6066")
    return url


@app.command(name="check")
def check_everything(  # noqa: PLR0913 - one parameter an option
    *,
    worker: Annotated[
        str | None,
        typer.Option(metavar="URL", help="Also ask this worker whether it is ready: http://host:6066.", callback=_http),
    ] = None,
    partitions: Annotated[
        int, typer.Option(min=1, metavar="N", help="How many each topic should have.")
    ] = DEFAULT_PARTITIONS,
    max_lag: Annotated[
        int | None, typer.Option(min=0, metavar="N", help="More than N articles waiting for the group are a problem.")
    ] = None,
    timeout: Annotated[
        float, typer.Option(min=0.1, metavar="SECONDS", help="How long a broker or a worker may take to answer.")
    ] = 5.0,
    interval: Annotated[
        float,
        typer.Option(min=0, metavar="SECONDS", help="Between two looks at the group; 0 is one look."),
    ] = 5.0,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, as when the output is piped.")] = False,
) -> None:
    """Check brokers, topics, the group (do workers run, do they keep up), the keys of the latest articles and a worker.

    Where articles wait, the group is looked at twice, to see whether they grow more. The worst comes first. It is
    JSON when piped or with --json. The exit status is 0 if all is well and 1 if anything is not.
    """
    settings = load_settings()
    found = check(settings, partitions=partitions, timeout=timeout, interval=interval, worker=worker)
    found.max_lag = max_lag
    if as_json or not sys.stdout.isatty():
        JsonLines(sys.stdout).write(found.as_json())
    else:
        _print(found)
    if any(found.problems()):
        raise typer.Exit(1)


def _print(found: Checkup) -> None:
    console = Console(highlight=False)
    for number, block in enumerate(_blocks(found)):
        if number:
            console.print()
        console.print(block)


def _blocks(found: Checkup) -> Iterator[RenderableType]:
    """What was found, piece by piece; what is wrong comes first."""
    problems = [_text(f"✗ {problem}", "bold red") for problem in found.problems()]
    yield Group(*problems) if problems else _text("✓ all is well", "green")
    reached = f"Kafka {found.broker_version or ''}".strip() if found.broker_error is None else "not reachable"
    about = [
        " ".join(f"{name} {release}" for name, release in found.versions.items()),
        f"brokers {','.join(found.brokers)}: {reached}",
    ]
    if found.worker is not None:
        ready = "ready" if found.worker.ready else "not ready"
        about.append(f"worker {found.worker.url}: {ready}, {found.worker.reason}")
    if found.keys is not None:
        about.append(_keys(found.keys))
    yield Group(*map(_text, about))
    if found.topics:
        yield _topics(found)
    if found.progress is not None:
        yield Group(_members(found.progress), _partitions(found.progress))


def _topics(found: Checkup) -> Table:
    table = _table("topic", ">partitions", ">copies", "cleanup", "kept")
    for topic in found.topics:
        kept = kept_text(topic.cleanup, topic.retention_ms) if topic.partitions else ""
        style = "red" if topic.problems else ""
        cells = (topic.name, str(topic.partitions or "missing"), str(topic.copies or ""), topic.cleanup or "", kept)
        table.add_row(*(_text(cell, style) for cell in cells))
    return table


def _members(progress: GroupProgress) -> Text:
    standing = progress.after
    shares = ", ".join(f"{each.host} ({len(each.partitions)})" for each in standing.members)
    members = counted(len(standing.members), "member", "members")
    return _text(f"group {progress.name}: {standing.state}, {members}{f', partitions: {shares}' if shares else ''}")


def _partitions(progress: GroupProgress) -> Table:
    """The worst first."""
    looked_twice = progress.seconds > 0
    growth = [f">in {progress.seconds:g} s"] if looked_twice else []
    table = _table(">partition", "condition", ">lag", *growth, ">committed", ">end")
    for each in progress.partitions():
        committed = "nothing" if each.after.committed is None else str(each.after.committed)
        grown = [f"{each.growth:+}" if each.growth else ""] if looked_twice else []
        cells = (str(each.after.partition), each.condition, str(each.after.lag), *grown, committed, str(each.after.end))
        style = "red" if each.condition in ("unread", "standing still", "falling behind") else ""
        table.add_row(*(_text(cell, style) for cell in cells))
    return table


def _keys(keys: KeySurvey) -> str:
    counts = f"{keys.keyless:,} missing, {keys.miskeyed:,} wrong, {keys.divided_count:,} split over partitions"
    return f"keys of the latest {keys.records:,} articles: {counts}"


def _table(*headings: str) -> Table:
    """A table without rows; ``>`` before a heading puts its column to the right."""
    table = Table(box=None, pad_edge=False)
    for heading in headings:
        table.add_column(
            _text(heading.removeprefix(">")), overflow="fold", justify="right" if heading.startswith(">") else "left"
        )
    return table


def _text(text: str, style: str = "") -> Text:
    return Text(visible(text), style)
