"""``quotetape extract``: the core on files and standard input, without Kafka."""

import sys
from typing import Annotated, Any

import typer

from streams.cli.command_app import command_app
from streams.cli.files.articles import AUTO, ArticleFiles, ArticleFormat, SourceArticle, read_articles
from streams.cli.files.complaints import complaint, refused, skipped
from streams.cli.files.progress import article_progress
from streams.cli.files.unknown_fields import UnknownFields
from streams.cli.output import JsonLines, json_line, visible
from streams.cluster.topics import input_limit
from streams.inputs.readings import PassedOver
from streams.pipeline.enrichment import Core, Half
from streams.pipeline.event import EnrichedArticle
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped
from streams.pipeline.processing import load_core, process, utc_now
from streams.pipeline.records import IncomingRecord
from streams.settings import load_settings
from streams.worker.garbage import tuned_garbage_collection

app = command_app()


@app.command()
def extract(
    files: ArticleFiles = None,
    *,
    form: ArticleFormat = AUTO,
    only: Annotated[Half | None, typer.Option(help="Run one half; the other's list is empty.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON Lines, as when the output is piped.")] = False,
) -> None:
    """Enrich articles without Kafka: who said what, and which securities, in the same order.

    In a terminal it is for reading; piped, or with --json, it is the events as JSON Lines.

    What is wrong with a bad article is told on standard error, by file and line in a terminal and as JSON elsewhere,
    and the rest goes on; the exit status is then 1. A withheld or canceled one is skipped and told there, as is what is
    no article: a picture in ninjs. So is, once, a field that the contract does not name, for it may be mistyped; and
    that there was no article at all, which is no failure.
    """
    show = JsonLines(sys.stdout).write if as_json or not sys.stdout.isatty() else _print
    settings = load_settings()
    paths = files or []
    failed, is_empty = False, True
    with tuned_garbage_collection():
        core = load_core()
    unknown_fields = UnknownFields()
    with article_progress("Reading", paths, hidden=sys.stdout.isatty()) as progress:
        for article in read_articles(paths, max_bytes=input_limit(settings), form=form):
            is_empty = False
            outcome = _outcome(article, core, settings.max_article_bytes, only)
            if isinstance(outcome, Enriched):
                for name, told in unknown_fields.told(outcome.event["extra"] if article.is_native else ()):
                    progress.tell(_warning(outcome.event["id"], article, name, told))
                show(outcome.event)
            else:
                failed = failed or isinstance(outcome, Rejection)
                progress.tell(_problem(outcome, article))
            progress.advance(article)
    if is_empty:
        typer.echo(f"quotetape: there is no article in {', '.join(map(visible, map(str, paths)))}", err=True)
    if failed:
        raise typer.Exit(1)


def _print(event: EnrichedArticle) -> None:
    """The event as ``consume`` shows it."""
    # A pipe needs nothing of what draws on a terminal.
    from rich.console import Console  # noqa: PLC0415

    from streams.cli.views.printing import Trimmed  # noqa: PLC0415
    from streams.cli.views.tape import article_view  # noqa: PLC0415

    Console(highlight=False).print(Trimmed(article_view(event)))


def _outcome(article: SourceArticle, core: Core, max_bytes: int, only: Half | None) -> Outcome:
    """What the stream would make of ``article`` if it came in now."""
    if isinstance(article.value, Rejection):
        return article.value
    if isinstance(article.value, PassedOver):
        return Skipped(article.value.id, "no_article", article.value.what)
    record = IncomingRecord(
        topic=article.file, partition=0, offset=0, key=None, value=article.value, headers=(), timestamp_ms=-1
    )
    return process(record, core, max_article_bytes=max_bytes, clock=utc_now, only=only)


def _problem(outcome: Outcome, article: SourceArticle) -> str:
    """Why there is no event, for who reads standard error: a person, or a program."""
    match outcome:
        case Rejection():
            if sys.stderr.isatty():
                return refused(article, outcome)
            return _line(
                {
                    "id": outcome.article_id,
                    **_where(article),
                    "outcome": "rejected",
                    "stage": outcome.stage,
                    "reason": outcome.reason,
                    "message": outcome.message,
                    "exception_class": outcome.exception_class,
                }
            )
        case Skipped():
            if sys.stderr.isatty():
                return skipped(article, outcome.told, outcome.article_id)
            message = f"It is {outcome.told}: nothing of it is published."
            return _line(
                {
                    "id": outcome.article_id,
                    **_where(article),
                    "outcome": "skipped",
                    "reason": outcome.reason,
                    "message": message,
                }
            )
        case _:  # a file has no tombstones
            raise AssertionError(outcome)


def _warning(article_id: str, article: SourceArticle, field: str, message: str) -> str:
    """That a field may be mistyped."""
    if sys.stderr.isatty():
        return complaint(article, message)
    return _line({"id": article_id, **_where(article), "outcome": "enriched", "field": field, "warning": message})


def _line(problem: dict[str, Any]) -> str:
    return visible(json_line(problem))


def _where(article: SourceArticle) -> dict[str, Any]:
    return {"file": article.file, "line": article.line, "item": article.item}
