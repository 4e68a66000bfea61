"""Links to quote pages: which security the publisher says that its words mean.

"https://finance.example/quote/META", "/stocks/nasdaq/meta", "/symbol/NYSE-BRK.B", "?symbol=META": which parts of an
address are followed by a symbol is data (``quote_pages.txt``), not a list of sites.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from streams.data import read_text
from streams.text.document import TextField
from streams.text.html import Link
from streams.text.ranges import Range
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.exchanges import ABROAD, Exchanges
from streams.tickers.candidates.markets import Markets
from streams.tickers.securities.master import SecurityMaster
from streams.tickers.securities.words import CAPITALIZED, OrdinaryWords

_LONGEST_ADDRESS: Final = 500
_LONGEST_SYMBOL: Final = 8
_EXCHANGE_MARKS: Final = ":-"
_MOST_WORDS: Final = 8
"""A longer link leads to more than what its words name."""


class QuotePages(NamedTuple):
    """How addresses of quote pages carry a symbol; all lower case."""

    path: frozenset[str]
    """The steps of a path that a symbol follows, perhaps after its exchange."""
    query: frozenset[str]
    """The fields of a query whose value is a symbol."""
    exchange: frozenset[str]
    """Those whose value is a symbol if it names the exchange too, else a search."""

    @classmethod
    def load(cls) -> "QuotePages":
        """The forms that ship with the package."""
        return cls.of(read_text("securities/quote_pages.txt").splitlines())

    @classmethod
    def of(cls, lines: Iterable[str]) -> "QuotePages":
        """The forms that ``lines`` list, as the head of the file ``quote_pages.txt`` describes them."""
        entries = [line.split() for line in lines if line and line[0] != "#"]
        return cls(*(frozenset(word for kind, word in entries if kind == wanted) for wanted in cls._fields))


class LinkReader:
    """Reads what links to quote pages say."""

    def __init__(
        self,
        master: SecurityMaster,
        exchanges: Exchanges,
        markets: Markets,
        ordinary_words: OrdinaryWords,
        pages: QuotePages,
    ) -> None:
        self._master = master
        self._exchanges = exchanges
        self._markets = markets
        self._ordinary_words = ordinary_words
        self._pages = pages
        self._symbols = lru_cache(maxsize=1 << 12)(self._symbol_of)

    def read(self, text: TextField, candidates: Sequence[Candidate], day: str) -> list[Candidate]:
        """``candidates``, those of ``text``, with what its links to quote pages say on ``day``, in order of place.

        A candidate inside a link to its own issuer's page is ``linked``. Where all the linked words are read as
        another security, or as none, the link says what they mean.
        """
        read = list(candidates)
        for link in text.links:
            symbol = self.symbol_of(link.target)
            if symbol is None:
                continue
            inside = [
                found for found in read if link.start <= found.characters.start and found.characters.end <= link.end
            ]
            own = [found for found in inside if any(listing.symbol == symbol for listing in found.issuer.listings)]
            for found in own:
                found.linked = True
            if own or any(found.characters != (link.start, link.end) for found in inside):
                continue
            linked = self._linked_words(text, link, symbol, day)
            if linked is not None:
                start, end = linked.tokens
                read = [found for found in read if found.tokens.end <= start or end <= found.tokens.start]
                read.append(linked)
        read.sort(key=lambda found: found.characters.start)
        return read

    def symbol_of(self, target: str) -> str | None:
        """The symbol whose quote page ``target`` is; None if it is none in the United States."""
        return None if len(target) > _LONGEST_ADDRESS else self._symbols(target)

    def _linked_words(self, text: TextField, link: Link, symbol: str, day: str) -> Candidate | None:
        """The words of ``link`` as a mention of what has ``symbol``; None if it is not listed or the words are many."""
        tokens = Range(bisect_left(text.starts, link.start), bisect_right(text.ends, link.end))
        meaning = self._master.holder_or_successor(symbol, day)
        if meaning is None or not tokens.start < tokens.end <= tokens.start + _MOST_WORDS:
            return None
        characters = Range(text.starts[tokens.start], text.ends[tokens.end - 1])
        return Candidate(text, tokens, characters, "hint", "link", symbol, *meaning)

    def _symbol_of(self, target: str) -> str | None:
        try:
            address = urlsplit(target)
        except ValueError:
            return None
        pages = self._pages
        steps = [unquote(step) for step in address.path.removesuffix(".html").split("/") if step]
        for index, step in enumerate(steps[:-1]):
            if step.lower() in pages.path and (symbol := self._in_path(steps[index + 1 :])) is not None:
                return symbol
        for name, value in parse_qsl(address.query):
            if name.lower() in pages.query | pages.exchange:
                symbol = self._symbol(value, needs_exchange=name.lower() in pages.exchange)
                if symbol is not None:
                    return symbol
        return self._symbol(steps[-1], needs_exchange=True) if steps else None

    def _in_path(self, steps: Sequence[str]) -> str | None:
        """The symbol at the beginning of ``steps``, a path's parts, perhaps after its exchange."""
        if len(steps) > 1 and steps[0].lower() in self._exchanges.mics:
            return self._symbol(f"{steps[0]}:{steps[1]}")
        return self._symbol(steps[0])

    def _symbol(self, text: str, *, needs_exchange: bool = False) -> str | None:
        """The symbol that ``text`` is, with or without an exchange.

        In small letters and without an exchange, what is a word is one: "/stocks/gold" lists the shares of gold
        miners.
        """
        code, is_qualified = self._without_exchange(text)
        if not code or len(code) > _LONGEST_SYMBOL or (needs_exchange and not is_qualified):
            return None
        symbol = code.upper().replace("-", ".").replace("/", ".")
        root, _, suffix = symbol.partition(".")
        if suffix in self._markets.ric.us and not self._master.is_symbol(symbol):
            symbol, is_qualified = root, True
        if not self._master.is_symbol(symbol):
            return None
        is_word = code.islower() and self._ordinary_words.of(code).level < CAPITALIZED
        return symbol if is_qualified or not is_word else None

    def _without_exchange(self, text: str) -> tuple[str, bool]:
        """``text`` without the exchange before or after it, and whether there was one; "" for one abroad."""
        for mark in _EXCHANGE_MARKS:
            before, _, after = text.partition(mark)
            for exchange, code in ((before, after), (after, before)):
                mic = self._exchanges.mics.get(exchange.lower()) if exchange and code else None
                if mic is not None:
                    return ("" if mic == ABROAD else code), True
            if mark == ":" and after:
                return (before if after in self._markets.bloomberg.country else ""), True
        return text, False
