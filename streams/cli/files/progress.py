"""Progress on standard error, for a person who waits."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from streams.cli.files.articles import STANDARD_INPUT, SourceArticle


@contextmanager
def article_progress(
    doing: str, files: Sequence[Path], *, hidden: bool = False
) -> Iterator[Callable[[SourceArticle], None]]:
    """Show how many articles are through, and how many a second, while the context lasts.

    Nothing is shown where standard error is no terminal, or where a person types the articles there.

    Args:
        doing: What happens to the articles: "Sending".
        files: Where they come from; their sizes say how much is left.
        hidden: Show nothing, because the command's own output goes to the terminal.

    Yields:
        What to call with each article when it is through.
    """
    if hidden or not sys.stderr.isatty() or (STANDARD_INPUT in files and sys.stdin.isatty()):
        yield lambda _: None
        return
    with _bar(doing, files) as advance:
        yield advance


@contextmanager
def _bar(doing: str, files: Sequence[Path]) -> Iterator[Callable[[SourceArticle], None]]:
    from rich.console import Console  # noqa: PLC0415 - only a terminal needs rich, and starting must be quick
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    total = _total_bytes(files)
    columns = [SpinnerColumn(), TextColumn("{task.description}"), BarColumn()]
    columns += [TextColumn("{task.fields[articles]:,} articles  {task.fields[rate]:,.0f}/s"), TimeElapsedColumn()]
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(doing, total=total, articles=0, rate=0.0)
        articles = 0

        def advance(article: SourceArticle) -> None:
            nonlocal articles
            articles += 1
            elapsed = progress.tasks[0].elapsed or 0.0
            progress.update(
                task,
                advance=len(article.value) + 1 if isinstance(article.value, bytes) else 0,
                articles=articles,
                rate=articles / elapsed if elapsed else 0.0,
            )

        yield advance


def _total_bytes(files: Sequence[Path]) -> int | None:
    """How much there is to read; None where that can't be known."""
    if any(path == STANDARD_INPUT or path.suffix == ".gz" for path in files):
        return None
    return sum(path.stat().st_size for path in files)
