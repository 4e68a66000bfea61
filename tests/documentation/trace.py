"""One article from bytes to records, door by door, as ARCHITECTURE.md shows it.

The page's first block of the section is the article, and each block marked ``text DOOR`` is what comes out at a door.
``python -m tests.documentation.trace`` writes these blocks anew: after a change that should change them, after a new
version, or to see how an article of your own is read, once it is in the place of the page's.
"""

import json
import re
import sys
import textwrap
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any, Final

from streams.pipeline.article import Article, read_article
from streams.pipeline.enrichment import enrich_article
from streams.pipeline.outcomes import Change, Enriched, Rejection
from streams.pipeline.outgoing import outgoing
from streams.pipeline.records import IncomingRecord
from streams.quotes.cast.cast import Cast
from streams.quotes.layout.layout import Layout, layouts_of
from streams.quotes.names.definitions import definitions_in
from streams.quotes.names.grouping import grouped
from streams.quotes.names.name import Name
from streams.quotes.names.reader import NameReader
from streams.quotes.names.register import Register
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.statements.reading import read
from streams.quotes.statements.statements import statements_of
from streams.text.document import Document, Span, TextField
from streams.text.language import is_english, language_of
from streams.text.ranges import Range
from streams.tickers.decision.weights import decide
from tests.core import core
from tests.documentation.pages import ROOT

PAGE: Final = ROOT / "ARCHITECTURE.md"
BLOCK: Final = re.compile(r"^```text (\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A door's name, and what comes out."""

_WIDTH: Final = 118
_NOW: Final = datetime(2024, 5, 6, 12, 0, 1, tzinfo=UTC)


class NotTraceableError(ValueError):
    """An article that the doors can't be shown for."""


class Trace:
    """What comes out at each door for one article; a door is a method that gives lines."""

    def __init__(self, value: bytes) -> None:
        """Take the value of a record of the articles topic.

        Raises:
            NotTraceableError: It is no English article of plain text without a title.
        """
        self._record = IncomingRecord("news.articles.v1", 3, 41, None, value, (("desk", b"chips"),), 1_714_996_800_000)
        self._article = _traceable(value)
        self._quotes, self._tickers = core().quotes, core().tickers

    def article(self) -> Iterator[str]:
        for name in ("id", "title", "body", "content_type", "published_at"):
            yield from _wrapped(f"{name:13} {getattr(self._article, name)!r}", "")

    def tokens(self) -> Iterator[str]:
        for start, end in self._body.sentences:
            words = (
                f"{index} {self._body.words[index]}".replace(" ", "\N{NO-BREAK SPACE}") for index in range(start, end)
            )
            for line in _wrapped("   ".join(words), f"{start}..{end}:  "):
                yield line.replace("\N{NO-BREAK SPACE}", " ")

    def layout(self) -> Iterator[str]:
        for aside in self._layout.asides:
            yield f"aside      {self._at(aside)}"
        for quotation in self._layout.quotations:
            yield f"quotation  {self._at(Range(quotation.start, quotation.end))} inside {_range(quotation.inside)}"

    def attributions(self) -> Iterator[str]:
        reading = read(self._document.fields, self._layouts, self._quotes.tagger.vocabulary)
        for found in self._quotes.tagger.attributions(reading):
            yield f"content {found.start}..{found.end} {found.probability:.2f}, speech {found.speech:.2f}"
            for name, part in (("source", found.source), ("cue", found.cue)):
                if part is not None:
                    yield f"  {name:7} {part.start}..{part.end} {part.probability:.2f}"

    def statements(self) -> Iterator[str]:
        for said in self._statements:
            yield f"{said.kind:8} {'speech' if said.speech else 'thought'}  content  {self._at(said.content)}"
            for name, part in (("source", said.source), ("cue", said.cue)):
                if part is not None:
                    yield f"{'':17}{name:8} {self._at(part)}"

    def names(self) -> Iterator[str]:
        for name in self._names:
            yield f"{name.kind:13} {self._at(Range(name.start, name.end))}"

    def register(self) -> Iterator[str]:
        for number, entity in enumerate(self._register.entities):
            names = (_range(Range(name.start, name.end)) for name in self._names if name.entity == number)
            yield f"{number} {entity.type:13} {self._at(Range(*entity.name[1:])):24} named at {', '.join(names)}"

    def roles(self) -> Iterator[str]:
        for number, entity in enumerate(self._cast.entities):
            if entity.role is not None:
                yield f"{number} role         {self._at(Range(*entity.role[1:]))}"
                yield f"  offices      {', '.join(sorted(entity.offices))}"
            for tie in entity.ties:
                yield f"  tied to      {tie.organization}, at {self._at(Range(*tie.at[1:]))}"

    def cast(self) -> Iterator[str]:
        for mention in self._cast.mentions:
            means = "nobody known" if mention.entity is None else f"means {mention.entity}"
            yield f"{mention.kind:13} {self._at(Range(mention.start, mention.end)):24} {means}"

    def speakers(self) -> Iterator[str]:
        for speaker in speakers_of(self._cast, self._body, self._statements):
            if speaker is None:
                yield "nobody"
            else:
                yield f"{speaker.type} {speaker.name!r}, {speaker.role!r}, of {speaker.affiliation!r}"
                yield f"  named by {self._characters(speaker.mention)}"

    def quotes(self) -> Iterator[str]:
        for quote in self._quotes.extract(self._document):
            yield f"{quote.kind:8} {quote.act}  {self._characters(quote.span)}, confidence {quote.confidence}"

    def candidates(self) -> Iterator[str]:
        candidates = self._tickers.reader.read(self._document, self._day.isoformat(), self._article.tickers)
        decide(candidates, self._tickers.model)
        for found in candidates:
            place = self._characters(Span("body", *found.characters))
            yield f"{found.kind:9} {place} may be {found.listing.symbol}, logit {found.logit:.1f}"
            yield from _wrapped(", ".join(found.features), "  ")

    def securities(self) -> Iterator[str]:
        for tag in self._tickers.tag(self._document, on=self._day, hints=self._article.tickers):
            security = tag.security
            yield f"{security.symbol}, {security.name}, {security.exchange}, {security.type}, CIK {security.cik}"
            yield f"  confidence {tag.confidence}, relevance {tag.relevance}, {len(tag.mentions)} mentions"

    def event(self) -> Iterator[str]:
        event: dict[str, Any] = {**self._event}
        shown = event["quotes"][1:2] or event["quotes"]
        event["quotes"] = [{**quote, "prefix": "…", "suffix": "…"} for quote in shown]
        event["tickers"] = [{**ticker, "mentions": ["…"]} for ticker in event["tickers"]]
        for name, value in event.items():
            yield from _wrapped(f'"{name}": {json.dumps(value, ensure_ascii=False)}', "")

    def records(self) -> Iterator[str]:
        for out in outgoing(self._record, Change(Enriched(self._event, None, 0, 0)), group="quotetape"):
            assert out.key is not None
            headers = {name: value.decode() for name, value in out.headers if value is not None}
            yield f"{out.channel}, key {out.key.decode()!r}"
            yield f"  ce_type {headers['ce_type']}, ce_id {headers['ce_id']}, ce_subject {headers['ce_subject']}"
        yield "each with"
        own = ("ce_type", "ce_id", "ce_subject", "ce_dataschema")
        yield from _wrapped(", ".join(f"{name} {text}" for name, text in headers.items() if name not in own), "  ")

    @property
    def _day(self) -> date:
        """The article's day."""
        return (self._article.published or _NOW).astimezone(UTC).date()

    @cached_property
    def _document(self) -> Document:
        return Document(TextField.of("title", self._article.title), TextField.of("body", self._article.body))

    @property
    def _body(self) -> TextField:
        return self._document.body

    @cached_property
    def _layouts(self) -> list[Layout]:
        return layouts_of(self._document, self._quotes.lexicon)

    @property
    def _layout(self) -> Layout:
        return self._layouts[1]

    @cached_property
    def _statements(self) -> list[Any]:
        return statements_of(self._document, self._layouts, self._quotes.tagger, self._quotes.lexicon)[1]

    @cached_property
    def _names(self) -> list[Name]:
        return NameReader(self._body, self._quotes.lexicon, self._layout.labels, self._layout.datelines).names()

    @cached_property
    def _register(self) -> Register:
        return grouped(self._names, self._quotes.lexicon, definitions_in(self._names, self._layout.asides))

    @cached_property
    def _cast(self) -> Cast:
        quotes = self._quotes
        return Cast.of(self._document, self._layouts, quotes.lexicon, quotes.learnt)

    @cached_property
    def _event(self) -> Any:
        return enrich_article(self._article, core(), now=_NOW)

    def _at(self, tokens: Range) -> str:
        """A range of tokens and its words."""
        return f"{_range(tokens)} {self._document.text(self._body.span(*tokens))!r}"

    def _characters(self, span: Span) -> str:
        """A range of characters and what they are."""
        return f"[{span.start}:{span.end}] {self._document.text(span)!r}"


DOORS: Final = tuple(name for name in vars(Trace) if not name.startswith("_"))


def traced(page: str) -> str:
    """The text of ARCHITECTURE.md with what comes out at each door today."""
    (value,) = re.findall(r"^```json value\n(.*?)\n```$", page, re.MULTILINE | re.DOTALL)
    trace = Trace(value.encode())
    return BLOCK.sub(lambda block: f"```text {block[1]}\n{_lines(trace, block[1])}```", page)


def _traceable(value: bytes) -> Article:
    article = read_article(value, max_bytes=1_000_000)
    if isinstance(article, Rejection):
        raise NotTraceableError(f"a dead letter: {article.reason}: {article.message}")
    if article.title:
        raise NotTraceableError("the article has a title, and the doors are shown for the body alone: leave it out")
    if article.content_type != "text/plain":
        raise NotTraceableError(f"the body is {article.content_type}: put in its text, as plain text")
    language = language_of(article.language, TextField.of("body", article.body).words)
    if not is_english(language):
        raise NotTraceableError(f"the article's language is {language!r}: names and quotes are read in English only")
    return article


def _lines(trace: Trace, door: str) -> str:
    return "".join(f"{line.rstrip()}\n" for line in getattr(trace, door)())


def _range(tokens: Range) -> str:
    return f"{tokens.start}..{tokens.end}"


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=" " * max(2, len(indent)))


if __name__ == "__main__":
    try:
        PAGE.write_text(traced(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
    except NotTraceableError as error:
        sys.exit(f'The first block of {PAGE.name}, section "One article, traced": {error}.')
