"""What the quote extractor finds: quotes, who said them, and the evidence for both."""

from dataclasses import dataclass
from typing import Literal

from streams.text.document import Span

QuoteKind = Literal["direct", "indirect", "mixed"]
QuoteAct = Literal["speech", "thought"]
SpeakerType = Literal["person", "organization", "role", "pronoun", "unknown"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who a quote is attributed to."""

    name: str
    """Canonical: the fullest form in the article; the words themselves where nobody is known by name."""
    type: SpeakerType
    mention: Span
    """The words that name the speaker where the quote is attributed, or the nearest before, with a title before it."""
    role: str | None = None
    """As the text has it, in its fullest form: "Chief AI Scientist"."""
    affiliation: str | None = None
    """The organization that the text puts the speaker in, in its fullest form; of a public office the country."""
    affiliation_span: Span | None = None
    """Where the text says so; it lets a listed affiliation be found."""
    affiliation_confidence: float | None = None
    """0..1: how likely ``affiliation`` is right; None without one."""
    anonymous: bool = False
    """Whether the text tells neither a name nor anything that singles the speaker out: "she", "a banker"."""
    also: "tuple[Speaker, ...]" = ()
    """The others who say it too, in order."""
    identity: float = 1.0
    """0..1: how likely ``mention`` means this one, where it is a pronoun or a description."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Something that somebody said or thought, with its exact place."""

    kind: QuoteKind
    act: QuoteAct
    span: Span
    """Without the outer quotation marks."""
    speaker: Speaker | None
    cue: Span | None
    """The word that reports: "said", "according to"."""
    continues: int | None
    """Index, in the list it came in, of the quote that this one carries on."""
    confidence: float
    """0..1: how likely span and speaker are both right."""
