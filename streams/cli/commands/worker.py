"""``quotetape worker``: run a worker against the configured brokers."""

import signal
from typing import Annotated

import typer

from streams.cli.command_app import command_app
from streams.cli.moments import HELP as MOMENT
from streams.cli.moments import START
from streams.cli.moments import start as begins
from streams.cli.told_to_stop import leave_when_told, quiet_while_loading
from streams.settings import load_settings

app = command_app()


def _checked(text: str | None) -> str | None:
    """``text``, once it is clear that it says where to begin."""
    if text is not None:
        begins(text)
    return text


@app.command()
def worker(
    *,
    create_topics: Annotated[
        bool, typer.Option("--create-topics", help="Create the topics that are missing instead of stopping.")
    ] = False,
    group: Annotated[
        str | None, typer.Option(metavar="NAME", help="The consumer group, instead of QUOTETAPE_GROUP's.")
    ] = None,
    start: Annotated[
        str | None,
        typer.Option(
            "--from",
            callback=_checked,
            metavar=START,
            help="Where a group begins that has no offsets yet: at what is still there (the default), at what comes "
            f"from now on, or at a moment: {MOMENT}. A group that has offsets goes on from them.",
        ),
    ] = None,
) -> None:
    """Run a worker: articles in, enriched articles, quotes, tickers and dead letters out.

    It is set up by QUOTETAPE_ variables of the environment. It waits for brokers that are not there, serves
    /metrics, /livez and /readyz, and finishes what is in flight on SIGTERM or Ctrl-C.

    To run an archive through beside the live stream, give it a group of its own: --group archive --from earliest.
    Its events name the group in the header quotetape.group; those of the same pipeline have the live ones' ce_id.
    """
    settings = load_settings() if group is None else load_settings(group=group)
    with quiet_while_loading():
        # Faust and its clients take a third of a second to import; a wrong setting needs none of them.
        from streams.worker.run import run_worker  # noqa: PLC0415

    status = run_worker(settings, create_missing_topics=create_topics, start=None if start is None else begins(start))
    leave_when_told(signal.SIGTERM, signal.SIGINT, status=status)  # there is nothing left to end in order
    raise typer.Exit(status)
