"""From a document to the securities it is about: read, settle, weigh, decide, rank."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from streams.text.document import Document, Span, TextField
from streams.tickers.candidates.links import read_links
from streams.tickers.candidates.names import SYMBOL_FORMS, Candidate, find_names
from streams.tickers.candidates.symbols import find_symbols, symbol_words
from streams.tickers.decision.evidence import add_features
from streams.tickers.decision.relevance import relevances
from streams.tickers.decision.weights import Verdict, decide, settle, shipped_model
from streams.tickers.model import SecurityMention, TaggedSecurity
from streams.tickers.securities.exchanges import is_venue
from streams.tickers.securities.master import SecurityMaster, security_master

_MOST_PLACES: Final = 20_000
"""Where a candidate may begin is looked at so often in a field: a news text of 1.5 MB has fewer such places."""


def tag_securities(
    document: Document, *, on: date, hints: Sequence[str] = (), names: bool = True
) -> list[TaggedSecurity]:
    """The securities that ``document`` mentions, most relevant first.

    Args:
        document: The article.
        on: The article's day; it decides what a symbol or a name means.
        hints: Symbols that the publisher gave; evidence, never copied blindly.
        names: Whether to look for names too; otherwise symbols only (for a language that is not English).
    """
    master, day = security_master(), on.isoformat()
    verdicts = decide(read_candidates(document, master, day, hints, names=names), shipped_model())
    ranked = zip(verdicts, relevances(document, verdicts), strict=True)
    tagged = [_tagged(verdict, relevance, day) for verdict, relevance in ranked]
    return sorted(
        tagged,
        key=lambda tag: (-tag.relevance, tag.mentions[0].span.field != "title", tag.mentions[0].span.start),
    )


def read_candidates(
    document: Document, master: SecurityMaster, day: str, hints: Sequence[str] = (), *, names: bool = True
) -> list[Candidate]:
    """Everything in ``document`` that may mean a security on ``day``, with its features, in order of place."""
    found_names: list[Candidate] = []
    found_symbols: list[Candidate] = []
    for text in document.fields:
        places = _places(text, master)
        symbols, taken = find_symbols(text, places.symbols, master, day)
        found_symbols += symbols
        if names:
            found_names += [
                name
                for name in find_names(text, places.names, master, day)
                if name.first not in taken and not is_venue(text.words, name.first, name.last)
            ]
    named = {name.issuer.id for name in found_names}
    _prefer_named(found_symbols, named, master, day)
    # One capital letter on its own is no symbol unless its company is named.
    found_symbols = [s for s in found_symbols if s.form != "symbol" or len(s.key) > 1 or s.issuer.id in named]
    candidates = settle(found_names, found_symbols)
    if document.body.links:
        candidates = _with_links(document, candidates, master, day)
    add_features(candidates, document.fields, frozenset(hint.upper() for hint in hints))
    return candidates


def _with_links(
    document: Document, candidates: Sequence[Candidate], master: SecurityMaster, day: str
) -> list[Candidate]:
    in_title = [candidate for candidate in candidates if candidate.text.name == "title"]
    in_body = [candidate for candidate in candidates if candidate.text.name == "body"]
    return in_title + read_links(document.body, in_body, master, day)


class _Places(NamedTuple):
    """Tokens at which a candidate may begin, in order."""

    symbols: list[int]
    names: list[int]


def _places(text: TextField, master: SecurityMaster) -> _Places:
    words, (large, small) = text.words, _vocabulary(master)
    # Most words begin with a small letter, and few that do begin a candidate: the large set is asked for the others.
    places = [index for index, word in enumerate(words) if word in (large if word < "a" else small)][:_MOST_PLACES]
    of_symbols, of_names = _symbol_words(master), master.name_starts
    return _Places(
        [index for index in places if words[index] in of_symbols],
        [index for index in places if words[index] in of_names],
    )


@cache
def _vocabulary(master: SecurityMaster) -> tuple[frozenset[str], frozenset[str]]:
    """The tokens at which a candidate may begin: all of them, and those that do not come before "a"."""
    words = _symbol_words(master) | master.name_starts.keys()
    return words, frozenset(word for word in words if word >= "a")


@cache
def _symbol_words(master: SecurityMaster) -> frozenset[str]:
    return symbol_words(master)


def _prefer_named(symbols: list[Candidate], named: Collection[int], master: SecurityMaster, day: str) -> None:
    """Let a symbol mean an issuer that held it on another day if the article names that one and not its holder.

    "Facebook (NASDAQ: FB)" is Meta whenever it was written.
    """
    for symbol in symbols:
        if symbol.issuer.id in named:
            continue
        for other in master.by_symbol(symbol.key):
            listing = other.listing_on(day)
            if other.id in named and listing is not None:
                symbol.issuer, symbol.listing = other, listing


def _tagged(verdict: Verdict, relevance: float, day: str) -> TaggedSecurity:
    mentions = verdict.mentions
    issuer = mentions[0].issuer
    # One tag an issuer: the class that a symbol names, else the one the master puts first.
    explicit = [mention.listing for mention in mentions if mention.form in SYMBOL_FORMS and mention.listing.covers(day)]
    primary = issuer.listing_on(day) or mentions[0].listing
    listing = primary if primary in explicit or not explicit else explicit[0]
    spans = tuple(
        SecurityMention(mention.kind, Span(mention.text.name, mention.start, mention.end)) for mention in mentions
    )
    return TaggedSecurity(issuer.security(listing, day), round(relevance, 3), round(verdict.confidence, 3), spans)
