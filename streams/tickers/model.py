"""What the tagger finds: listed securities and the words of the article that mean them."""

from dataclasses import dataclass
from typing import Literal

from streams.text.document import Span

MentionKind = Literal["symbol", "cashtag", "exchange", "name", "alias", "brand", "hint"]
MentionContext = Literal["outlet", "platform", "boilerplate"]
"""Where a mention stands that says nothing about its company: where something was said or posted, or in a text that
stands under many articles."""
SecurityType = Literal["stock", "adr", "etf", "etn", "fund", "preferred", "unit", "warrant", "right", "note"]


@dataclass(frozen=True, slots=True)
class Security:
    """A security as it was listed on the article's day."""

    symbol: str
    """Class shares with a dot: "BRK.B"."""
    name: str
    exchange: str | None
    """ISO 10383 market identifier code (OTCM for over the counter); None if unknown."""
    type: SecurityType
    cik: str | None
    """The SEC's central index key, ten digits."""
    current_symbol: str | None = None
    """The symbol it has had since, as of the security master's date; None if it is the same or there is none."""
    also: tuple[str, ...] = ()
    """Symbols of other share classes of the same name that are listed on the day: "GOOG" beside GOOGL."""


@dataclass(frozen=True, slots=True)
class SecurityMention:
    """Words that mean a security."""

    kind: MentionKind
    span: Span
    context: MentionContext | None = None


@dataclass(frozen=True, slots=True)
class TaggedSecurity:
    """One security that the article is about, with all the evidence."""

    security: Security
    relevance: float
    """0..1: how much the article is about it."""
    confidence: float
    """0..1: how sure the tag is."""
    mentions: tuple[SecurityMention, ...]
    """In order of place, title first. Never empty."""
