"""Small families of words around securities: ``data/securities/contexts.toml``. All are as they are written."""

from dataclasses import dataclass

from streams.data.tables import Words, read_tables


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes."""

    determiners: Words
    """What stands before a common noun, hardly before a company's name."""
    conjunctions: Words
    linking: Words
    """What joins a noun phrase to what stands before it."""
    one_letter_words: Words
    """Words that are one capital letter, as some symbols are."""
    units: Words
    """What follows "$" and says how much, not which."""


@dataclass(frozen=True, slots=True)
class Names:
    """What stands after a name, or a symbol, as a part of it."""

    continuing: Words
    """Before words in capitals these may make a longer name of it: "Bank of America"."""
    legal_forms: Words
    """After what looks like a symbol they make it a name: "ABC Inc"."""
    small_legal_forms: Words
    """Legal forms that are written in small letters."""
    partnerships: Words
    """Legal forms of law and audit firms, which nobody lists."""
    funds: Words
    """The last words of funds' and indices' names."""


@dataclass(frozen=True, slots=True)
class Lists:
    """How companies are listed."""

    between: Words
    """Between two members, beside marks."""


@dataclass(frozen=True, slots=True)
class Venues:
    """Around an exchange's name where it is the place of trading, not the company."""

    before: Words
    """In small letters."""
    after: Words
    """After a hyphen: "Nasdaq-listed"."""


@dataclass(frozen=True, slots=True)
class Outlets:
    """Around an outlet that only says or reports."""

    before: Words
    before_to: Words
    """Before "to" or "with" and the outlet."""
    after: Words


@dataclass(frozen=True, slots=True)
class Informants:
    """Around a company that only knows something of others: "according to Acme", "data from Acme"."""

    sources: Words
    """What it gives, and who speaks for it: before the company, with or without a link, or right after it."""
    links: Words


@dataclass(frozen=True, slots=True)
class Platforms:
    """Around a platform that is only where something was posted."""

    before: Words
    before_to: Words
    """Before "to" and the platform: "took to"."""
    whose: Words
    """Between these words and the platform: "on his"."""
    posted: Words
    """What comes before "on" where it is a platform: "wrote on", unlike "bullish on"."""
    after: Words
    buttons: Words
    """What the line of a button begins with."""


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """What tells a paragraph that stands under many articles."""

    headings: Words
    """Before a company's name, alone on a line."""
    phrases: Words
    """Lower case."""


@dataclass(frozen=True, slots=True)
class Trading:
    """What is said of securities; lower case."""

    dealing: Words
    """What people do with them."""
    instruments: Words
    """What stands beside a symbol as a noun: "calls", "shares"."""
    moves: Words
    """What prices do."""
    reports: Words
    """What companies report."""
    months: Words
    """When options expire; as they are written, for "may" is none."""


@dataclass(frozen=True, slots=True)
class Contexts:
    """The tables of the file."""

    grammar: Grammar
    names: Names
    lists: Lists
    venues: Venues
    outlets: Outlets
    informants: Informants
    platforms: Platforms
    boilerplate: Boilerplate
    trading: Trading

    @classmethod
    def load(cls) -> "Contexts":
        """The lists that ship with the package."""
        return read_tables(cls, "securities/contexts.toml")
