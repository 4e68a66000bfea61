"""``python -m training.annotations.join TEXTS... > JOINED``: the annotations with the texts that they are of.

TEXTS are JSON Lines, plain or gzip, with a ``body`` and maybe a ``title``. An annotation belongs to the text whose body
has its digest; those without a text are left out, and counted on standard error. The invented articles have theirs with
them. JOINED has the form that ``training.quotes`` and ``training.cast`` learn from: text, quotes, and the people who
speak.
"""

import gzip
import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from streams.quotes.layout.marks import MARKS

HERE: Final = Path(__file__).parent
BUSINESS: Final = HERE / "business.jsonl"
"""One reading of every article."""
INVENTED: Final = HERE / "invented.jsonl"
"""Articles that were invented for the purpose, with their texts."""
SECOND: Final = HERE / "second_readings.jsonl"
"""Another one of some of them, by another reader."""
REFERENCES: Final = HERE / "references.jsonl"
"""Which organizations "the company", "it" and "its" mean in published and invented articles."""
SOURCES: Final = HERE / "sources.jsonl"
"""Whom descriptions mean where they say something, in other published articles."""

_OPENING: Final = re.compile(r"[,–—-]\W*(?:(?:and|as|but|or)\s+)?$")
"""What is before a clause that interrupts another."""
_CLOSING: Final = re.compile(r"\s?[,–—-](?!\w)\W*")
"""And behind it."""

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The lines of a JSON Lines file, plain or gzip."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.splitlines() if line.strip()]


def by_digest(texts: Iterable[Row]) -> dict[str, Row]:
    """``texts`` by the digests of their bodies."""
    return {hashlib.sha256((text.get("body") or "").encode()).hexdigest(): text for text in texts}


def joined(annotations: Iterable[Row], texts: Iterable[Row]) -> Iterator[Row]:
    """The ``annotations`` whose text is among ``texts``, with it."""
    known = by_digest(texts)
    for annotation in annotations:
        text = known.get(annotation["sha256"])
        if text is not None:
            title, body = text.get("title") or "", text["body"]
            yield {
                "id": annotation["id"],
                "title": title,
                "text": body,
                "published_at": text.get("published_at"),
                "kept_out": annotation["kept_out"],
                "invented": annotation.get("invented", False),
                "quotes": _quotes(annotation, "body", body),
                "title_quotes": _quotes(annotation, "title", title),
                "people": [
                    {"role": None, "affiliation": None, "ticker": None} | person for person in annotation["people"]
                ],
            }


def some(articles: Iterable[Row], *, invented: bool, kept_out: bool) -> list[Row]:
    """The published or the ``invented`` ones of joined ``articles``, those ``kept_out`` or those to learn from."""
    return [article for article in articles if (article["invented"], article["kept_out"]) == (invented, kept_out)]


def with_headline(article: Row) -> Row:
    """A joined ``article`` with its title as the first paragraph of its text."""
    title = article["title"]
    if not title:
        return article
    shift = len(title) + 2
    quotes = [*article["title_quotes"], *(_moved(quote, shift) for quote in article["quotes"])]
    return article | {"text": f"{title}\n\n{article['text']}", "quotes": quotes}


def _moved(quote: Row, shift: int) -> Row:
    return {name: value + shift if name.endswith(("start", "end")) else value for name, value in quote.items()}


def _quotes(annotation: Row, field: str, text: str) -> list[Row]:
    """The quotes in one field of the article, in the form of the political corpus."""
    quotes: list[Row] = []
    people = annotation["people"]
    for quote in annotation["quotes"]:
        if quote["field"] != field:
            continue
        row = {name: quote[name] for name in ("start", "end", "kind", "speech")}
        row["person"] = quote.get("person")
        for name, part in (("speaker", "source"), ("cue", "cue")):
            if part in quote:
                start, end = quote[part]
                row |= {f"{name}_start": start, f"{name}_end": end, f"{name}_text": text[start:end]}
        speakers = [people[index] for index in (quote.get("person"), *quote.get("also", ())) if index is not None]
        if speakers and speakers[0]["kind"] in ("person", "organization"):
            row["speaker_name"] = " and ".join(speaker["name"] for speaker in speakers)
        quotes += _uninterrupted(row, text)
    return quotes


def _uninterrupted(quote: Row, text: str) -> list[Row]:
    """``quote``, or what stands before and after who says it where that interrupts it: "The plan, he said, would fail".

    Annotators of business news have one quote there, those of politics, and whoever shows quotes, two. It stays one
    where the second half's beginning cannot be told: "The plan, said Roe, head of research, would fail".
    """
    names = [name for name in ("cue", "speaker") if f"{name}_start" in quote]
    parts = [(int(quote[f"{name}_start"]), int(quote[f"{name}_end"])) for name in names]
    if not parts or not all(quote["start"] < start and end < quote["end"] for start, end in parts):
        return [quote]
    low, high = min(start for start, _ in parts), max(end for _, end in parts)
    opening = _OPENING.search(text[quote["start"] : low])
    closing = list(_CLOSING.finditer(text[high : quote["end"]]))
    is_apposition = parts == sorted(parts) and len(parts) > 1 and len(closing) > 1 and not closing[0].start()
    if opening is None or not closing or is_apposition:
        return [quote]
    ends = (quote["start"] + opening.start(), high + closing[0].end())
    halves = [quote | {"end": ends[0]}, quote | {"start": ends[1]}]
    for half in halves:
        if half["kind"] == "mixed" and MARKS.isdisjoint(text[half["start"] : half["end"]]):
            half["kind"] = "indirect"
    return halves


def main() -> None:
    """Join, and write the articles to standard output."""
    published, invented = rows(BUSINESS), rows(INVENTED)
    annotations = [*published, *invented]
    texts = [text for path in map(Path, sys.argv[1:]) for text in rows(path)]
    articles = list(joined(annotations, [*texts, *invented]))
    for article in articles:
        sys.stdout.write(json.dumps(article, ensure_ascii=False) + "\n")
    sys.stderr.write(f"{len(articles)} of {len(annotations)} articles have their text\n")


if __name__ == "__main__":
    main()
