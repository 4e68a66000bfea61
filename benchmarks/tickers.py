"""How fast tickers are found, against two peers that know the same names, in the same run.

    python -m benchmarks.tickers [--articles FILE.jsonl]

The peers: a dictionary matcher (ahocorasick_rs over every name and symbol, boundaries checked) and a spaCy pipeline
(its English tokenizer, a PhraseMatcher over the names and a pattern for symbols). Both only find; neither decides what
is meant, knows dates or gives evidence. A peer that is not installed is left out:

    pip install ahocorasick-rs spacy

Times are of the processor, the median of several passes; tokens are made once for us, as the pipeline shares them.
"""

import argparse
import re
import resource
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from streams.cli.files.samples import shipped_samples
from streams.pipeline.article import Article, read_article
from streams.text.document import Document, TextField
from streams.tickers.securities.master import SecurityMaster
from streams.tickers.tagging import SecurityTagger

DAY = date(2024, 5, 6)
SYMBOL = r"\$[A-Z]{1,5}\b|\b(?:NYSE|NASDAQ|Nasdaq)\s?:\s?[A-Z.]{1,6}\b|\b[A-Z]{2,5}\b"


def main() -> None:
    """Print one line a finder, and what loading the master costs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="article JSON Lines (default: the demo's samples)")
    parser.add_argument("--passes", type=int, default=5, help="how often each finder is timed; the median counts")
    options = parser.parse_args()
    values = options.articles.read_bytes().splitlines() if options.articles else [s.value for s in shipped_samples()]
    read = (read_article(value, max_bytes=10_000_000) for value in values)
    articles = [article for article in read if isinstance(article, Article)]
    console = Console()
    tagger = _loaded(console)
    console.print(_finders(tagger, [article.body for article in articles], options.passes))


def _loaded(console: Console) -> SecurityTagger:
    """The tagger, after it was said what loading it costs."""
    before, start = _memory(), time.process_time()
    tagger = SecurityTagger.load()
    seconds, megabytes = time.process_time() - start, _memory() - before
    issuers = len(tagger.reader.master)
    console.print(f"the tagger: {issuers:,} issuers and the word lists loaded in {seconds:.2f} s, {megabytes:.0f} MB")
    return tagger


def _finders(tagger: SecurityTagger, texts: Sequence[str], passes: int) -> Table:
    documents = [Document(TextField.of("title", ""), TextField.of("body", text)) for text in texts]
    names = _names(tagger.reader.master)
    finders: dict[str, Callable[[], object]] = {
        "quotetape: found, decided, dated, with evidence": lambda: [tagger.tag(each, on=DAY) for each in documents]
    }
    if find_spec("ahocorasick_rs"):
        finders["ahocorasick_rs: names found"] = _dictionary(names, texts)
    if find_spec("spacy"):
        finders["spaCy: PhraseMatcher and pattern"] = _spacy(names, texts)
    characters = sum(map(len, texts)) / len(texts)
    table = Table("finder", title=f"{len(texts):,} articles of {characters:,.0f} characters on average")
    for heading in ("ms an article", "ms for 3 kB", "× quotetape"):
        table.add_column(heading, justify="right")
    ours = None
    for name, find in finders.items():
        milliseconds = 1000 * _median_seconds(find, passes) / len(texts)
        ours = ours or milliseconds
        row = (milliseconds, milliseconds * 3000 / characters, milliseconds / ours)
        table.add_row(name, *(f"{value:.3f}" for value in row))
    return table


def _names(master: SecurityMaster) -> list[str]:
    """Every name as it is written, and every symbol."""
    issuers = [master.issuer(index) for index in range(len(master))]
    written = {name.display for issuer in issuers for name in issuer.names}
    return sorted(written | {alias.key.title() for issuer in issuers for alias in issuer.aliases} | {*master.symbols()})


def _dictionary(names: list[str], texts: Sequence[str]) -> Callable[[], object]:
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415 - a peer that need not be installed

    automaton = AhoCorasick(names)

    def find(text: str) -> list[Any]:
        found = automaton.find_matches_as_indexes(text, overlapping=True)
        return [
            match
            for match in found
            if not (text[match[1] - 1 : match[1]].isalnum() or text[match[2] : match[2] + 1].isalnum())
        ]

    return lambda: [find(text) for text in texts]


def _spacy(names: list[str], texts: Sequence[str]) -> Callable[[], object]:
    import spacy  # noqa: PLC0415 - a peer that need not be installed
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab)
    matcher.add("NAME", list(language.pipe(names)))
    symbol = re.compile(SYMBOL)
    return lambda: [(matcher(language(text)), symbol.findall(text)) for text in texts]


def _median_seconds(work: Callable[[], object], passes: int) -> float:
    work()
    seconds = []
    for _ in range(passes):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds)


def _memory() -> float:
    """The most memory the process has had, megabytes."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)


if __name__ == "__main__":
    main()
