"""What a record makes of a quote: the columns of its version, and what is left of one whose words are taken back."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NamedTuple

import orjson

from streams.serve.facts import QuoteFact
from streams.serve.store.selection import Facets
from streams.serve.words import listed, normal

Json = Mapping[str, Any]

_WORDS: Final = ("text", "prefix", "suffix", "cue", "field", "start", "end", "continues")
"""Of a quote, what goes with its words."""


class Name(NamedTuple):
    """Somebody or something that quotes are counted by."""

    kind: str
    """``speaker``, ``ticker``, ``company`` or ``source``."""
    value: str
    """What tells it from others of its kind."""
    label: str
    """As people write it."""


@dataclass(frozen=True, slots=True)
class Version:
    """What was true of a quote for a while."""

    sequence: int
    event: bytes
    live: bool
    because: str | None
    version: int | None
    """Of its article."""
    worded: int
    """Sequence of the record that its words are from; negative where they are gone."""
    quote: Json

    @staticmethod
    def of(fact: QuoteFact, before: "Version | None") -> "Version":
        """What ``fact`` makes true; a withdrawal keeps what the record before it said."""
        if fact.live is not None:
            quote = fact.live
            worded = fact.sequence
        elif before is not None:
            quote = before.quote
            worded = before.worded
        else:
            quote = _unheard(fact)
            worded = -1
        return Version(
            fact.sequence,
            fact.event_id,
            fact.live is not None,
            fact.because,
            fact.version,
            worded,
            quote,
        )

    @staticmethod
    def read(row: tuple[Any, ...]) -> "Version":
        """The version in a row of :data:`STORED`."""
        sequence, event, live, because, version, worded, value = row
        return Version(sequence, event, bool(live), because, version, worded, orjson.loads(value))

    @property
    def columns(self) -> "Columns":
        """The words that it is found by, apart from its own."""
        return Columns.of(self.quote)

    @property
    def text(self) -> str:
        """Its words in normal form; empty where they are gone."""
        return normal(self.quote["text"]) if self.worded >= 0 else ""

    def without_words(self) -> "Version":
        """The same, once its article was killed: that it was there, and by whom."""
        return replace(self, worded=-1, quote=without_words(self.quote))

    def row(self, columns: "Columns") -> tuple[Any, ...]:
        """Its values for :data:`WRITTEN`, given its :attr:`columns`."""
        quote = self.quote
        return (
            self.sequence,
            self.event,
            int(self.live),
            self.because,
            self.version,
            self.worded,
            quote["kind"],
            quote["act"],
            quote["confidence"] or 0.0,
            columns.tickers,
            columns.speakers,
            columns.companies,
            columns.source,
            orjson.dumps(quote),
        )

    def facets(self, at_ms: int) -> Facets:
        """What it is chosen by."""
        quote, columns = self.quote, self.columns
        return Facets(
            self.live,
            at_ms,
            quote["kind"],
            quote["act"],
            quote["confidence"] or 0.0,
            columns.tickers,
            columns.speakers,
            columns.companies,
            columns.source,
            f" {self.text} " if self.worded >= 0 else None,
        )

    def names(self) -> frozenset[Name]:
        """Whom and what it counts for: nobody once it is taken back."""
        return frozenset(_names(self.quote)) if self.live else frozenset()


STORED: Final = "v.sequence, v.event, v.live, v.because, v.version, v.worded, v.value"
"""The columns of :meth:`Version.read`."""
WRITTEN: Final = (
    "sequence, event, live, because, version, worded,"
    " kind, act, confidence, tickers, speakers, companies, source, value"
)
"""The columns of :meth:`Version.row`."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The words that a quote is found by, apart from its own."""

    tickers: str
    speakers: str
    companies: str
    source: str

    @staticmethod
    def of(quote: Json) -> "Columns":
        """Those of ``quote``."""
        said_by = list(speakers_of(quote))
        return Columns(
            listed(symbols_of(quote)),
            listed(speaker["name"] for speaker in said_by if speaker.get("name")),
            listed(speaker["affiliation"] for speaker in said_by if speaker.get("affiliation")),
            listed([quote["article"].get("source") or ""]),
        )

    def joined(self, other: "Columns") -> "Columns":
        """What is found by either."""

        def both(mine: str, others: str) -> str:
            parts = dict.fromkeys((*mine.strip().split(" | "), *others.strip().split(" | ")))
            return f" {' | '.join(filter(None, parts))} "

        return Columns(
            both(self.tickers, other.tickers),
            both(self.speakers, other.speakers),
            both(self.companies, other.companies),
            both(self.source, other.source),
        )


def without_words(quote: Json) -> dict[str, Any]:
    """What is left of a quote whose words are taken back: who said it, of which securities, in which article."""
    article = quote["article"]
    speaker = quote["speaker"]
    bare = None if not speaker or not speaker.get("name") else {"name": speaker["name"], "type": speaker["type"]}
    return {
        **quote,
        **dict.fromkeys(_WORDS),
        "speaker": bare,
        "tickers": list(symbols_of(quote)),
        "article": {**dict.fromkeys(article), "id": article["id"], "version": article.get("version")}
        | {name: article.get(name) for name in ("source", "published_at")},
    }


def speakers_of(quote: Json) -> Iterator[Json]:
    """Whoever says it: the speaker, and others who say it too."""
    if speaker := quote["speaker"]:
        yield speaker
        yield from speaker.get("also") or ()


def symbols_of(quote: Json) -> Iterable[str]:
    """The securities that a quote is about: those of whoever says it, and those mentioned in it."""
    by_speakers = (speaker.get("ticker") for speaker in speakers_of(quote))
    return dict.fromkeys(symbol for symbol in (*by_speakers, *quote["tickers"]) if symbol)


def _names(quote: Json) -> Iterator[Name]:
    for speaker in speakers_of(quote):
        for kind, label in (("speaker", speaker.get("name")), ("company", speaker.get("affiliation"))):
            if label and (value := normal(label)):
                yield Name(kind, value, label)
    for symbol in symbols_of(quote):
        yield Name("ticker", symbol, symbol)
    if source := quote["article"].get("source"):
        yield Name("source", normal(source), source)


def _unheard(fact: QuoteFact) -> dict[str, Any]:
    """A quote of which no record that stands was ever read."""
    return {
        "id": fact.id,
        **dict.fromkeys((*_WORDS, "kind", "act", "confidence", "speaker")),
        "tickers": [],
        "article": {"id": fact.article_id, "version": fact.version, **dict.fromkeys(_ABOUT)},
    }


_ABOUT: Final = ("title", "url", "source", "published_at", "language")
