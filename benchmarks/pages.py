"""How well saved web pages become articles, beside extractors alone, and how long it takes.

    python -m benchmarks.pages PAGES.jsonl.gz [--beside]

A line of the file is one page: ``{"html_base64": …, "body": …}``, where body is the article's text as a person took it
from the page. Text is scored by its sequences of four tokens, as multisets, averaged over the pages. A quote is the
article's if its words stand in that body, a ticker if one of its mentions does or stands in the title.

``--beside`` scores those of trafilatura, readability-lxml, resiliparse and rs-trafilatura that are installed as well.
"""

import argparse
import base64
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any

from streams import enrich
from streams.inputs.pages.encodings import decoded
from streams.inputs.pages.reading import page_reading
from streams.inputs.readings import Found
from streams.text.html import html_to_text

_GRAM = 4
Extract = Callable[[str], str]


@dataclass(frozen=True)
class Page:
    """A saved page and its article's text."""

    html: bytes
    body: str


@dataclass
class Texts:
    """How near texts come to those that people took from the pages."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def add(self, text: str, body: str, seconds: float) -> None:
        """Score one page."""
        found, right = _grams(text), _grams(body)
        both = (found & right).total()
        self.precision.append(both / max(1, found.total()))
        self.recall.append(both / max(1, right.total()))
        self.seconds.append(seconds)

    def __str__(self) -> str:
        precision, recall = _mean(self.precision), _mean(self.recall)
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        milliseconds = (
            f"{1000 * _mean(self.seconds):.0f} ms of processor time a page, {1000 * max(self.seconds):.0f} at most"
        )
        return f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  {milliseconds}"


def main(arguments: list[str] | None = None) -> None:
    """Score and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pages", type=Path, metavar="PAGES.jsonl.gz")
    parser.add_argument("--beside", action="store_true", help="score extractors alone as well")
    options = parser.parse_args(arguments)
    pages = list(_pages(options.pages))
    _quotetape(pages)
    for name, extract in _extractors() if options.beside else ():
        texts = Texts()
        for page in pages:
            html = decoded(page.html)
            started = time.process_time()
            text = extract(html)
            texts.add(text, page.body, time.process_time() - started)
        print(f"{name:<20} {texts}")


def _pages(path: Path) -> Iterator[Page]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield Page(base64.b64decode(row["html_base64"]), row["body"])


def _quotetape(pages: list[Page]) -> None:
    """What Quotetape makes of the pages, from bytes to event."""
    page_reading(b"<p>Load what is loaded once.</p><nav></nav>", name="0")
    texts, counts = Texts(), Counter[str]()
    for number, page in enumerate(pages):
        started = time.process_time()
        reading = page_reading(page.html, name=str(number))
        seconds = time.process_time() - started
        if not isinstance(reading, Found):
            texts.add("", page.body, seconds)
            counts["unread"] += 1
            continue
        texts.add(html_to_text(reading.article["body"]).text, page.body, seconds)
        counts["dated"] += "published_at" in reading.article
        _count(enrich(reading.article), _plain(page.body), counts)
    print(f"{'quotetape':<20} {texts}")
    for name in ("quotes", "tickers"):
        share = 100 * counts[f"foreign {name}"] / max(1, counts[name])
        print(f"  {name}: {counts[name]}, not the article's {counts[f'foreign {name}']} ({share:.1f} %)")
    print(f"  dated: {counts['dated']} of {len(pages)}; not read: {counts['unread']}")


def _count(event: Any, body: str, counts: Counter[str]) -> None:
    for quote in event["quotes"]:
        counts["quotes"] += 1
        counts["foreign quotes"] += quote["field"] == "body" and _plain(quote["text"]) not in body
    for ticker in event["tickers"]:
        counts["tickers"] += 1
        mentions = ticker["mentions"]
        counts["foreign tickers"] += not any(
            mention["field"] == "title" or _plain(mention["text"]) in body for mention in mentions
        )


def _extractors() -> Iterator[tuple[str, Extract]]:
    """The extractors that are installed."""
    for name, make in (
        ("trafilatura", _trafilatura),
        ("readability-lxml", _readability),
        ("resiliparse", _resiliparse),
        ("rs-trafilatura", _rs_trafilatura),
    ):
        try:
            yield name, make()
        except ImportError:
            print(f"{name:<20} not installed")


def _trafilatura() -> Extract:
    extract = import_module("trafilatura").extract
    return lambda html: extract(html, include_comments=False, include_tables=False) or ""


def _readability() -> Extract:
    document = import_module("readability").Document
    return lambda html: html_to_text(document(html).summary(html_partial=True)).text


def _resiliparse() -> Extract:
    extract = import_module("resiliparse.extract.html2text").extract_plain_text
    return lambda html: str(extract(html, main_content=True, alt_texts=False, comments=False))


def _rs_trafilatura() -> Extract:
    extract = import_module("rs_trafilatura").extract
    return lambda html: str(
        extract(html, page_type="article", include_comments=False, include_tables=False).main_content
    )


def _grams(text: str) -> Counter[tuple[str, ...]]:
    tokens = re.findall(r"\w+|[^\w\s]", text)
    return Counter(tuple(tokens[place : place + _GRAM]) for place in range(max(1, len(tokens) - _GRAM + 1)))


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip()


def _mean(values: list[float]) -> float:
    return sum(values) / max(1, len(values))


if __name__ == "__main__":
    main()
