"""From a document to everything in it that may mean a security: find names and symbols, settle, weigh the evidence."""

from collections.abc import Collection, Sequence

from streams.text.document import Document, FieldName
from streams.tickers.candidates.bearers import without_bearers
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.exchanges import Exchanges
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.links import LinkReader, QuotePages
from streams.tickers.candidates.markets import Markets
from streams.tickers.candidates.names import NameFinder
from streams.tickers.candidates.places import PlaceFinder
from streams.tickers.candidates.settling import settle
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.candidates.symbols import SymbolFinder
from streams.tickers.decision.evidence import Evidence
from streams.tickers.securities.master import SecurityMaster
from streams.tickers.securities.names import LegalForms
from streams.tickers.securities.words import OrdinaryWords


class CandidateReader:
    """Reads candidates with what speaks for and against them. Made once; it never changes."""

    def __init__(self, master: SecurityMaster, lexicon: Lexicon, ordinary_words: OrdinaryWords) -> None:
        """Take the securities of ``master``; other word lists are those that ship with the package."""
        exchanges, markets = Exchanges.load(lexicon.contexts), Markets.load()
        self.master = master
        self.lexicon = lexicon
        self.ordinary_words = ordinary_words
        self._exchanges = exchanges
        self._names = NameFinder(master, LegalForms.load(), lexicon)
        self._symbols = SymbolFinder(master, exchanges, markets, lexicon)
        self._links = LinkReader(master, exchanges, markets, ordinary_words, QuotePages.load())
        self._places = PlaceFinder(self._symbols.starts(), master.name_starts, lexicon)
        self._evidence = Evidence(lexicon, markets, ordinary_words)

    @classmethod
    def load(cls) -> "CandidateReader":
        """A reader of the master and the word lists that ship with the package."""
        return cls(SecurityMaster.load(), Lexicon.load(), OrdinaryWords.load())

    def read(self, document: Document, day: str, hints: Sequence[str] = (), *, names: bool = True) -> list[Candidate]:
        """Everything in ``document`` that may mean a security, with its features, in order of place.

        Args:
            document: The article.
            day: The article's day, ISO 8601.
            hints: Symbols that the publisher gave.
            names: Whether to look for names too; otherwise symbols only.
        """
        found_names: list[Candidate] = []
        found_symbols: list[Candidate] = []
        surroundings: dict[FieldName, Surroundings] = {}
        for text in document.fields:
            places = self._places.find(text.words)
            surroundings[text.name] = Surroundings(text, places, self.lexicon)
            symbols, taken = self._symbols.find(text, places.symbols, day)
            found_symbols += symbols
            if names:
                found_names += [
                    name
                    for name in self._names.find(text, places.names, day)
                    if name.tokens.start not in taken and not self._exchanges.is_venue(text.words, name.tokens)
                ]
        named = {name.issuer.id for name in found_names}
        self._prefer_named(found_symbols, named, day)
        candidates = settle(found_names, found_symbols, self.lexicon.crypto_symbols)
        if document.body.links:
            candidates = self._with_links(document, candidates, day)
        hinted = frozenset(hint.upper() for hint in hints)
        candidates = without_bearers(candidates, surroundings, self.lexicon, hinted)
        self._evidence.add_to(candidates, surroundings, hinted)
        return candidates

    def _with_links(self, document: Document, candidates: Sequence[Candidate], day: str) -> list[Candidate]:
        in_title = [candidate for candidate in candidates if candidate.text.name == "title"]
        in_body = [candidate for candidate in candidates if candidate.text.name == "body"]
        return in_title + self._links.read(document.body, in_body, day)

    def _prefer_named(self, symbols: list[Candidate], named: Collection[int], day: str) -> None:
        """Let a symbol mean an issuer that held it on another day if the article names that one and not its holder.

        "Facebook (NASDAQ: FB)" is Meta whenever it was written.
        """
        for symbol in symbols:
            if symbol.issuer.id in named:
                continue
            for other in self.master.by_symbol(symbol.key):
                listing = other.listing_on(day) if other.id in named else None
                if listing is not None:
                    symbol.issuer, symbol.listing = other, listing
