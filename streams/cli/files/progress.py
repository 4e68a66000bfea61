"""Progress on standard error, for a person who waits; what is told meanwhile gets lines of its own."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

import typer

from streams.cli.files.articles import STANDARD_INPUT, SourceArticle


class Progress(Protocol):
    """How far a command is."""

    def advance(self, article: SourceArticle) -> None:
        """Count ``article`` as done."""

    def tell(self, line: str) -> None:
        """Write ``line`` to standard error, clear of the bar."""


@contextmanager
def article_progress(doing: str, files: Sequence[Path], *, hidden: bool = False) -> Iterator[Progress]:
    """Show how many bytes and articles are through, and how many a second, while the context lasts.

    Nothing is shown where standard error is no terminal, or where a person types the articles there.

    Args:
        doing: What happens to the articles: "Sending".
        files: Where they come from; their sizes say how much is left.
        hidden: Show nothing, because the command's own output goes to the terminal.
    """
    if hidden or not sys.stderr.isatty() or (STANDARD_INPUT in files and sys.stdin.isatty()):
        yield _NoBar()
        return
    with _bar(doing, files) as bar:
        yield bar


class _NoBar:
    def advance(self, article: SourceArticle) -> None:
        pass

    def tell(self, line: str) -> None:
        typer.echo(line, err=True)


class _Bar:
    """A bar of rich's; lines are printed above it."""

    def __init__(self, progress: Any, task: Any) -> None:
        self._progress = progress
        self._task = task
        self._articles = 0

    def advance(self, article: SourceArticle) -> None:
        self._articles += 1
        elapsed = self._progress.tasks[0].elapsed or 0.0
        rate = self._articles / elapsed if elapsed else 0.0
        self._progress.update(self._task, advance=article.size, articles=self._articles, rate=rate)

    def tell(self, line: str) -> None:
        self._progress.console.print(line, markup=False, highlight=False, emoji=False, soft_wrap=True)


@contextmanager
def _bar(doing: str, files: Sequence[Path]) -> Iterator[_Bar]:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs rich, and starting must be quick
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        DownloadColumn,
        Progress,
        SpinnerColumn,
        TextColumn,
        TimeElapsedColumn,
    )

    columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), DownloadColumn()]
    columns += [TextColumn("{task.fields[articles]:,} articles  {task.fields[rate]:,.0f}/s"), TimeElapsedColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield _Bar(progress, progress.add_task(doing, total=_total_bytes(files), articles=0, rate=0.0))


def _total_bytes(files: Sequence[Path]) -> int | None:
    """How much there is to read; None where that can't be known."""
    if any(path == STANDARD_INPUT or path.suffix == ".gz" for path in files):
        return None
    return sum(path.stat().st_size for path in files)
