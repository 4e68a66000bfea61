"""How long the core takes: an article on one core, by part.

    python -m benchmarks.core [--articles FILE.jsonl]

The yardstick is splitting the same text into words with one regular expression, in the same run: a ratio to it
means the same on any machine, where milliseconds do not. Times are of the processor, so a busy machine does not count;
garbage is collected as in the worker and in ``extract``.
"""

import argparse
import re
import statistics
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.articles import article_values, parsed
from streams.pipeline.article import Article
from streams.pipeline.enrichment import Core, enrich_article
from streams.pipeline.processing import load_core
from streams.text.document import TextField
from streams.worker.garbage import tuned_garbage_collection

NOW = datetime(2026, 1, 1, tzinfo=UTC)
WORD = re.compile(r"\w+|[^\w\s]")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="article JSON Lines (default: the demo's samples)")
    parser.add_argument("--passes", type=int, default=5, help="how often each part is timed; the median counts")
    options = parser.parse_args(arguments)
    with tuned_garbage_collection():
        core = load_core()
    Console().print(_parts(core, article_values(options.articles), options.passes))


def _parts(core: Core, values: Sequence[bytes], passes: int) -> Table:
    articles = [article for value in values if isinstance(article := parsed(value), Article)]
    characters = sum(len(article.body) for article in articles) / len(articles)
    parts: dict[str, Callable[[], object]] = {
        "words by one regular expression (yardstick)": lambda: [WORD.findall(each.body) for each in articles],
        "decode and validate": lambda: [parsed(value) for value in values],
        "tokens, sentences, paragraphs": lambda: [TextField.of("body", each.body) for each in articles],
        "quotes alone": lambda: [enrich_article(each, core, now=NOW, only="quotes") for each in articles],
        "tickers alone": lambda: [enrich_article(each, core, now=NOW, only="tickers") for each in articles],
        "the whole": lambda: [enrich_article(each, core, now=NOW) for each in articles],
    }
    table = Table("part", title=f"{len(articles):,} articles of {characters:,.0f} characters on average")
    table.add_column("ms an article", justify="right")
    table.add_column("ms for 3 kB", justify="right")
    table.add_column("× yardstick", justify="right")
    yardstick = None
    for name, part in parts.items():
        milliseconds = 1000 * _median_seconds(part, passes) / len(articles)
        yardstick = yardstick or milliseconds
        for_3_kb = milliseconds * 3000 / characters
        table.add_row(name, f"{milliseconds:.3f}", f"{for_3_kb:.3f}", f"{milliseconds / yardstick:.1f}")
    return table


def _median_seconds(part: Callable[[], object], passes: int) -> float:
    part()
    return statistics.median(_seconds(part) for _ in range(passes))


def _seconds(part: Callable[[], object]) -> float:
    started = time.process_time()
    part()
    return time.process_time() - started


if __name__ == "__main__":
    main()
