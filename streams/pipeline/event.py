"""The events that go out, as types: what ``schemas/`` says, in Python. A test holds the two against each other.

Offsets are Unicode code points, end exclusive. Kinds and types are open in the contract: the values here are those that
this version writes, and a consumer ignores what it does not know.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, Literal, NotRequired, TypedDict

from streams.quotes.model import QuoteAct, QuoteKind, SpeakerType
from streams.text.document import FieldName
from streams.tickers.model import MentionContext, MentionKind, SecurityType

Limit = Literal["language"]
"""Why an article was read only in part."""

WithdrawnBecause = Literal["changed", "canceled", "withheld", "removed", "refused"]
"""Why something was taken back: a later version has it no more, the publisher canceled or withholds the article or
removed it (a tombstone), or the brokers refused a part of it."""

_WORD: Final = re.compile(r"[^\W_]+")


class Place(TypedDict):
    """The exact words at a place of the article: ``text[start:end]`` of the field."""

    text: str
    field: FieldName
    start: int
    end: int


class OtherSpeaker(TypedDict):
    """Who says a quote together with its speaker."""

    name: str
    type: SpeakerType
    affiliation: str | None
    ticker: str | None


class Speaker(TypedDict):
    """Who says a quote."""

    name: str | None
    """None where nobody is known by name."""
    type: SpeakerType
    mention: Place
    role: str | None
    affiliation: str | None
    ticker: str | None
    affiliation_confidence: float | None
    """Of affiliation and ticker; None without both."""
    also: list[OtherSpeaker]


def role_beside_name(speaker: Mapping[str, Any]) -> str | None:
    """A speaker's role for a person who reads the name beside it; None where that is said: "A rail spokesman"."""
    role: str | None = speaker.get("role")
    if role is None or speaker.get("type") == "person":
        return role
    named = speaker.get("name") or (speaker.get("mention") or {}).get("text") or ""
    words = " ".join(_WORD.findall(named.casefold()))
    return None if f" {' '.join(_WORD.findall(role.casefold()))} " in f" {words} " else role


class Quote(TypedDict):
    """One quote of an article."""

    id: str
    kind: QuoteKind
    act: QuoteAct
    field: FieldName
    start: int
    end: int
    text: str
    prefix: str
    suffix: str
    speaker: Speaker | None
    cue: Place | None
    continues: str | None
    tickers: list[str]
    confidence: float


class Mention(TypedDict):
    """Words that mean a security."""

    kind: MentionKind
    text: str
    field: FieldName
    start: int
    end: int
    context: MentionContext | None
    """Where it stands, if that says nothing about the company."""


class Ticker(TypedDict):
    """One security that an article mentions."""

    symbol: str
    name: str
    exchange: str | None
    type: SecurityType
    cik: str | None
    figi: str | None
    """Not filled yet."""
    current_symbol: str | None
    also: list[str]
    """Other listed share classes of the same name."""
    relevance: float
    confidence: float
    mentions: list[Mention]


class Text(TypedDict):
    """The text that offsets in the body count in."""

    body_sha256: str
    length: int
    body: NotRequired[str]
    """For HTML only."""


class Processing(TypedDict):
    """By what and when the article was read."""

    pipeline: str
    schema: Literal[1]
    securities: str
    limited_by: Limit | None
    processed_at: str
    duration_ms: float | None


class About(TypedDict):
    """What identifies an article."""

    id: str
    version: int | None
    title: str | None
    url: str | None
    source: str | None
    published_at: str | None
    language: str


class EnrichedArticle(About):
    """An article's quotes and tickers: ``enriched-article.v1``."""

    text: Text
    quotes: list[Quote]
    tickers: list[Ticker]
    extra: dict[str, Any]
    processing: Processing


class QuoteEvent(Quote):
    """A quote by itself: ``quote.v1``."""

    status: Literal["live"]
    article: About
    processing: Processing


class TickerMentionEvent(Ticker):
    """A security of an article by itself: ``ticker-mention.v1``."""

    id: str
    """The same for a symbol in an article, whatever its version."""
    status: Literal["live"]
    article: About
    processing: Processing


class WithdrawnArticle(TypedDict):
    """The article that takes something back."""

    id: str
    version: int | None


class Withdrawing(TypedDict):
    """By what and when something was taken back."""

    pipeline: str
    schema: Literal[1]
    processed_at: str


class QuoteWithdrawnEvent(TypedDict):
    """A quote that stands no more, without its words: ``quote-withdrawn.v1``."""

    id: str
    status: Literal["withdrawn"]
    withdrawn_because: WithdrawnBecause
    article: WithdrawnArticle
    processing: Withdrawing


class TickerMentionWithdrawnEvent(QuoteWithdrawnEvent):
    """A security of an article that stands no more: ``ticker-mention-withdrawn.v1``."""

    symbol: str
