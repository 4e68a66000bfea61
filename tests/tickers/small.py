"""A small master, small word lists and texts, so that a test says all that it rests on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from streams.text.document import Document, TextField
from streams.text.ranges import Range
from streams.tickers.candidates.candidate import Candidate, Form
from streams.tickers.candidates.contexts import Contexts
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.places import PlaceFinder
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.model import SecurityType
from streams.tickers.securities.master import Alias, Issuer, Listing, NameKind, SecurityMaster
from streams.tickers.securities.names import LegalForms
from streams.tickers.securities.words import Ordinariness, OrdinaryWords

DAY = "2024-05-06"

FORMS = LegalForms(frozenset({"inc", "corp", "co", "plc"}))
ORDINARY_WORDS = OrdinaryWords(
    {
        "gap": Ordinariness(20, is_proper=False, is_acronym=False),
        "bolt": Ordinariness(50, is_proper=False, is_acronym=False),
        "gale": Ordinariness(55, is_proper=False, is_acronym=False),
        "ford": Ordinariness(75, is_proper=True, is_acronym=False),
        "ai": Ordinariness(70, is_proper=False, is_acronym=True),
    },
    generic=frozenset({"holdings", "energy"}),
)
LEXICON = Lexicon(
    contexts=Contexts.load(),
    company_words=frozenset({"shares", "stock", "Analysts", "company"}),
    company_verbs=frozenset({"bought", "raised"}),
    foreign_market_words=frozenset({"rupee", "Sensex", "DAX"}),
    closed_class=frozenset({"all", "so", "the"}),
    given_names=frozenset({"ford", "gwen"}),
    honorifics=frozenset({"adm", "rep"}),
    outlets=frozenset({"cnbc", "fox news", "wall street journal", "journal"}),
    platforms=frozenset({"facebook", "google play"}),
    abbreviations=frozenset({"gale"}),
    shouted_words=frozenset({"so", "gap"}),
    crypto_symbols=frozenset({"BTC"}),
)


def record(
    *listings: str | tuple[str, str | None, str, str, str],
    names: Sequence[str | tuple[str, str, str]] = (),
    aliases: Sequence[Alias] = (),
    surfaces: Sequence[str] = (),
    major: bool = False,
) -> list[Any]:
    """A record of a master: listings as symbols or in full, names as they are written or with their days."""
    dated = [entry if isinstance(entry, tuple) else (entry, "", "") for entry in names]
    return [
        None,
        None,
        int(major),
        [[*(held if isinstance(held, tuple) else (held, "XNAS", "stock", "", ""))] for held in listings],
        [[FORMS.key_of(name), name, start, end] for name, start, end in dated],
        [[*alias] for alias in aliases],
        [*surfaces],
    ]


def alias(key: str, kind: NameKind = "alias", *, ambiguous: bool = False) -> Alias:
    """An alias of all days."""
    return Alias(key, kind, ambiguous, "", "")


def master_of(*records: list[Any]) -> SecurityMaster:
    """The master of these records."""
    return SecurityMaster(DAY, records)


def issuer(*symbols: str, name: str = "Acme Inc.", number: int = 0, major: bool = False) -> Issuer:
    """An issuer with stocks; one, ACME, if none is told."""
    held = master_of(record(*(symbols or ("ACME",)), names=[name], major=major)).issuer(0)
    return replace(held, id=number)


def body(text: str) -> TextField:
    """A body."""
    return TextField.of("body", text)


def document(text: str, title: str = "") -> Document:
    """An article."""
    return Document(TextField.of("title", title), body(text))


def places(text: TextField) -> list[int]:
    """Every token."""
    return list(range(len(text.words)))


def surroundings(text: TextField, lexicon: Lexicon = LEXICON) -> Surroundings:
    """What stands around the places of ``text``."""
    return Surroundings(text, PlaceFinder((), (), lexicon).find(text.words), lexicon)


def tokens_of(text: TextField, words: str) -> Range:
    """The tokens of the first ``words`` in ``text``."""
    start = text.text.index(words)
    return Range(text.starts.index(start), text.ends.index(start + len(words)) + 1)


def candidate(
    text: TextField | str, words: str, form: Form = "name", *, meant: Issuer | None = None, **others: Any
) -> Candidate:
    """The first ``words`` in ``text`` as a candidate; a symbol's key is what is written, a name's in small letters."""
    field = body(text) if isinstance(text, str) else text
    tokens = tokens_of(field, words)
    characters = Range(field.starts[tokens.start], field.ends[tokens.end - 1])
    means = meant or issuer()
    found = Candidate(field, tokens, characters, "symbol", form, words, means, means.listings[0])
    if not found.is_symbol:
        found.kind, found.key = "name", words.lower()
    return replace(found, **others)


def listing(symbol: str = "ACME", mic: str | None = "XNAS", kind: SecurityType = "stock") -> Listing:
    """A listing of all days."""
    return Listing(symbol, mic, kind, "", "")


def words_of(found: Candidate) -> str:
    """The words of a candidate."""
    return found.text.text[found.characters.start : found.characters.end]
