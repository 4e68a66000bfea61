"""``quotetape worker``: run a worker against the configured brokers."""

from typing import Annotated

import typer

from streams.settings import load_settings

app = typer.Typer(add_completion=False)


@app.command()
def worker(
    *,
    create_topics: Annotated[
        bool, typer.Option("--create-topics", help="Create the topics that are missing instead of stopping.")
    ] = False,
) -> None:
    """Run a worker: articles in, enriched articles, quotes, tickers and dead letters out.

    It is set up by QUOTETAPE_ variables of the environment. It waits for brokers that are not there, serves
    /metrics, /livez and /readyz, and finishes what is in flight on SIGTERM or Ctrl-C.
    """
    settings = load_settings()
    # Faust and its clients take a third of a second to import; a wrong setting needs none of them.
    from streams.worker import run_worker  # noqa: PLC0415

    raise typer.Exit(run_worker(settings, create_missing_topics=create_topics))
