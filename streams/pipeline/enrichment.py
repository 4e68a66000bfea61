"""An article to its enriched event: quotes, tickers, and how they hang together. Pure."""

import hashlib
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, Literal, Self

from streams.pipeline import event as contract
from streams.pipeline.article import Article
from streams.quotes.extraction import QuoteExtractor
from streams.quotes.model import Quote, Speaker
from streams.text.document import Document, Span, TextField
from streams.text.html import html_to_text
from streams.text.language import is_english, language_of
from streams.tickers.model import TaggedSecurity
from streams.tickers.tagging import SecurityTagger
from streams.version import __version__

Half = Literal["quotes", "tickers"]

SCHEMA_VERSION: Final = 1
_CONTEXT: Final = 30
"""Characters of ``prefix`` and ``suffix``, code points."""
_WORD: Final = re.compile(r"\w[\w&]+")


@dataclass(frozen=True, slots=True)
class Core:
    """What articles are read with: words, weights and the security master, loaded once and handed in."""

    quotes: QuoteExtractor
    tickers: SecurityTagger

    @classmethod
    def load(cls) -> Self:
        """What ships with the package; takes half a second."""
        return cls(QuoteExtractor.load(), SecurityTagger.load())


def enrich_article(
    article: Article, core: Core, *, now: datetime, only: Half | None = None
) -> contract.EnrichedArticle:
    """The enriched event of ``article``; the same arguments always give the same event.

    Args:
        article: A valid article. Whether it may be published is the caller's question.
        core: What it is read with.
        now: Aware. The day of an undated article, and ``processing.processed_at``.
        only: Run one half; the other's list is empty.
    """
    text = html_to_text(article.body) if article.content_type == "text/html" else None
    body = article.body if text is None else text.text
    document = Document(
        TextField.of("title", article.title),
        TextField.of("body", body) if text is None else TextField.of("body", body, text.block_quotes, text.links),
    )
    language = language_of(article.language, document.body.words or document.title.words)
    english = is_english(language)
    published = article.published or now
    tags = (
        []
        if only == "quotes"
        else core.tickers.tag(document, on=published.astimezone(UTC).date(), hints=article.tickers, names=english)
    )
    quotes = core.quotes.extract(document) if english and only != "tickers" else []
    about = _about(article, language)
    return {
        **about,
        "text": _text(body, is_extracted=text is not None),
        "quotes": _Quotes(article.id, document, quotes, tags, core.quotes.lexicon.bodies_apart).events(),
        "tickers": [_ticker_event(document, tag) for tag in tags],
        "extra": dict(article.extra),
        "processing": {
            "pipeline": __version__,
            "schema": SCHEMA_VERSION,
            "securities": core.tickers.as_of,
            "limited_by": None if english else "language",
            "processed_at": timestamp(now),
            "duration_ms": None,
        },
    }


def timestamp(moment: datetime) -> str:
    """``moment`` as RFC 3339 in UTC, to the millisecond."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _text(body: str, *, is_extracted: bool) -> contract.Text:
    """What tells the text that offsets count in; the text itself where it was made of HTML."""
    text: contract.Text = {"body_sha256": hashlib.sha256(body.encode()).hexdigest(), "length": len(body)}
    if is_extracted:
        text["body"] = body
    return text


def _about(article: Article, language: str) -> contract.About:
    """What identifies the article."""
    return {
        "id": article.id,
        "version": article.version,
        "title": article.title or None,
        "url": article.url,
        "source": article.source,
        "published_at": article.published_at,
        "language": language,
    }


@dataclass(frozen=True, slots=True)
class _Quotes:
    """The quotes of one article as events."""

    article_id: str
    document: Document
    quotes: Sequence[Quote]
    tags: Sequence[TaggedSecurity]
    apart: frozenset[str]
    """Nouns that tell an organization from the company that it is called after."""

    def events(self) -> list[contract.Quote]:
        ids = self._ids()
        symbols = _Symbols(self.document, self.tags, self.apart)
        return [self._event(quote, quote_id, ids, symbols) for quote, quote_id in zip(self.quotes, ids, strict=True)]

    def _ids(self) -> list[str]:
        """The same words by the same speaker keep their id in every version of an article, wherever they stand."""
        before: Counter[tuple[str, str]] = Counter()
        ids = []
        for quote in self.quotes:
            known = quote.speaker is not None and not quote.speaker.anonymous
            said = (quote.speaker.name if quote.speaker and known else "", self.document.text(quote.span))
            identity = "\x1f".join((self.article_id, *said, str(before[said])))
            before[said] += 1
            ids.append(hashlib.sha256(identity.encode()).hexdigest()[:24])
        return ids

    def _event(self, quote: Quote, quote_id: str, ids: Sequence[str], symbols: "_Symbols") -> contract.Quote:
        field, start, end = quote.span
        text = self.document[field].text
        return {
            "id": quote_id,
            "kind": quote.kind,
            "act": quote.act,
            "field": field,
            "start": start,
            "end": end,
            "text": text[start:end],
            "prefix": text[max(0, start - _CONTEXT) : start],
            "suffix": text[end : end + _CONTEXT],
            "speaker": None if quote.speaker is None else self._speaker(quote.speaker, symbols),
            "cue": None if quote.cue is None else _place(self.document, quote.cue),
            "continues": None if quote.continues is None else ids[quote.continues],
            "tickers": list(dict.fromkeys(symbols.within(quote.span))),
            "confidence": quote.confidence,
        }

    def _speaker(self, speaker: Speaker, symbols: "_Symbols") -> contract.Speaker:
        who = self._identified(speaker, symbols)
        confidence = speaker.affiliation_confidence
        if who["affiliation"] is None:
            confidence = None if who["ticker"] is None else symbols.confidence(who["ticker"])
        return {
            "name": None if speaker.anonymous else who["name"],
            "type": "unknown" if speaker.anonymous and speaker.type != "pronoun" else who["type"],
            "mention": _place(self.document, speaker.mention),
            "role": None if who["type"] == "organization" != speaker.type else speaker.role,
            "affiliation": who["affiliation"],
            "ticker": who["ticker"],
            "affiliation_confidence": confidence,
            "also": [self._identified(other, symbols) for other in speaker.also],
        }

    def _identified(self, speaker: Speaker, symbols: "_Symbols") -> contract.OtherSpeaker:
        """Name, type, employer and symbol of ``speaker``."""
        kind = speaker.type
        # "Rival Procter & Gamble": whoever is called as a security is, whole name and all, is no person.
        is_security = kind == "person" and symbols.of(speaker.name) is not None
        if is_security or (kind == "unknown" and self._is_security(speaker, symbols)):
            kind = "organization"
        company = speaker.name if kind == "organization" else speaker.affiliation
        place = speaker.mention if kind == "organization" else speaker.affiliation_span
        return {
            "name": speaker.name,
            "type": kind,
            "affiliation": None if is_security else speaker.affiliation,
            "ticker": None if speaker.anonymous else symbols.of_company(company, place),
        }

    def _is_security(self, speaker: Speaker, symbols: "_Symbols") -> bool:
        """Whether all that ``speaker`` is called by means a security: "Exxon", not "a report on Exxon"."""
        return any(map(symbols.of, (speaker.name, self.document.text(speaker.mention))))


class _Symbols:
    """Which symbols an article's words mean, by place and by the words; no two mentions overlap."""

    def __init__(self, document: Document, tags: Sequence[TaggedSecurity], apart: frozenset[str]) -> None:
        self._document = document
        self._apart = apart
        mentions = sorted((mention.span, tag.security.symbol) for tag in tags for mention in tag.mentions)
        self._spans = [span for span, _ in mentions]
        self._symbols = [symbol for _, symbol in mentions]
        self._by_text = {
            document.text(mention.span).casefold(): tag.security.symbol for tag in tags for mention in tag.mentions
        }
        self._tags = {tag.security.symbol: tag for tag in tags}
        self._called: dict[str, frozenset[str]] = {}
        """The words that securities are called by; only of those that were asked about, and once of each."""

    def confidence(self, symbol: str) -> float:
        """How sure the tag of ``symbol`` is, which an organization that speaks has of its own."""
        return self._tags[symbol].confidence

    def of_company(self, company: str | None, place: Span | None) -> str | None:
        """The symbol of the ``company`` named at ``place``.

        Two names of several words that share none are two companies: where "ABC" is short for the Arab Banking Corp, it
        has nothing to do with who has the symbol ABC. Nor is the Acme Foundation or the Acme Pilots Association Acme.
        """
        symbol = self.at(place) or self.of(company)
        if symbol is None:
            return None  # most often
        words = _words_of(company or "")
        if len(words) < 2:
            return symbol
        own = self._words(symbol)
        is_another = words.isdisjoint(own) or not self._apart.isdisjoint(words - own)
        return None if is_another else symbol

    def _words(self, symbol: str) -> frozenset[str]:
        """The words that the security of ``symbol`` is called by, officially and in the article."""
        if symbol not in self._called:
            tag = self._tags[symbol]
            names = (self._document.text(mention.span) for mention in tag.mentions)
            self._called[symbol] = _words_of(tag.security.name, *names)
        return self._called[symbol]

    def within(self, place: Span) -> list[str]:
        """The symbols of the mentions that lie in ``place``, in order."""
        if not self._spans:
            return []  # most often
        first = bisect_left(self._spans, Span(place.field, place.start, 0))
        last = bisect_left(self._spans, Span(place.field, place.end, 0), first)
        if last > first and self._spans[last - 1].end > place.end:
            last -= 1
        return self._symbols[first:last]

    def at(self, place: Span | None) -> str | None:
        """The symbol of the first mention that overlaps ``place``, and no other name's end does.

        "Bank of New York" in "Federal Reserve Bank of New York" is no company's.
        """
        if place is None or not self._spans:
            return None
        after = bisect_left(self._spans, Span(place.field, place.start, 0))
        for index in range(max(0, after - 1), min(after + 1, len(self._spans))):
            span = self._spans[index]
            if span.field == place.field and span.start < place.end and place.start < span.end:
                before = self._document[place.field].text[place.start : span.start]
                return None if any(word[0].isupper() for word in before.split()) else self._symbols[index]
        return None

    def of(self, company: str | None) -> str | None:
        """The symbol that the name of a ``company`` means somewhere in the article, whatever its case."""
        return self._by_text.get((company or "").casefold())


def _words_of(*names: str) -> frozenset[str]:
    """The words of ``names``, whatever their case; letters that stand alone are none."""
    return frozenset(word for name in names for word in _WORD.findall(name.casefold()))


def _ticker_event(document: Document, tag: TaggedSecurity) -> contract.Ticker:
    security = tag.security
    return {
        "symbol": security.symbol,
        "name": security.name,
        "exchange": security.exchange,
        "type": security.type,
        "cik": security.cik,
        "figi": None,
        "current_symbol": security.current_symbol,
        "also": list(security.also),
        "relevance": tag.relevance,
        "confidence": tag.confidence,
        "mentions": [
            {"kind": mention.kind, **_place(document, mention.span), "context": mention.context}
            for mention in tag.mentions
        ],
    }


def _place(document: Document, span: Span) -> contract.Place:
    """The exact words of ``span`` and where they stand."""
    return {"text": document.text(span), "field": span.field, "start": span.start, "end": span.end}
