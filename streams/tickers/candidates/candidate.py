"""Words of an article that may mean a listed security. Whether they do is decided later, for the whole article."""

from dataclasses import dataclass, field
from typing import Final, Literal

from streams.text.document import TextField
from streams.text.ranges import Range
from streams.tickers.model import MentionKind
from streams.tickers.securities.master import Issuer, Listing, NameKind

SymbolForm = Literal["exchange", "cashtag", "ric", "bloomberg", "link", "parenthesis", "symbol"]
Form = NameKind | SymbolForm
"""How a candidate was found: a name's kind, or what makes a symbol one."""

EXPLICIT_FORMS: Final[frozenset[Form]] = frozenset({"exchange", "cashtag", "ric", "bloomberg", "link"})
"""Forms that say themselves that they are symbols."""
SYMBOL_FORMS: Final[frozenset[Form]] = EXPLICIT_FORMS | {"parenthesis", "symbol"}


@dataclass(slots=True)
class Candidate:
    """Words that may mean an issuer."""

    text: TextField
    tokens: Range
    characters: Range
    """Code points of the field."""
    kind: MentionKind
    form: Form
    key: str
    """The name's key or the symbol."""
    issuer: Issuer
    listing: Listing
    """What it means on the article's day: for a symbol the very security, for a name the issuer's first."""
    ambiguous: bool = False
    rivals: int = 0
    """How many others the same name means."""
    other_meaning: bool = False
    """Whether the name is also that of something that is not listed."""
    has_legal_form: bool = False
    """Whether "Inc" or the like follows a name."""
    is_crypto: bool = False
    """Whether it is a crypto-currency's code, and nothing beside it says that it is a security's."""
    linked: bool = False
    """Whether it leads to the issuer's quote page."""
    is_person: bool = False
    """Whether the words around a name make it a person's."""
    features: list[str] = field(default_factory=list)
    """What speaks for and against it."""
    logit: float = 0.0
    """Log-odds that it is meant; 0.0 until the model has weighed it."""

    @property
    def is_explicit(self) -> bool:
        """Whether its form says itself that it is a security."""
        return self.linked or self.form in EXPLICIT_FORMS

    @property
    def is_symbol(self) -> bool:
        """Whether it was found by form, not by name."""
        return self.form in SYMBOL_FORMS
