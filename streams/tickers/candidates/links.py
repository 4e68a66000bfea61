"""Links to quote pages: which security the publisher says that its words mean.

"https://finance.example/quote/META", "/stocks/nasdaq/meta", "/symbol/NYSE-BRK.B", "?symbol=META": which parts of an
address are followed by a symbol is data (``quote_pages.txt``), not a list of sites.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from streams.data import read_text
from streams.text.document import TextField
from streams.text.html import Link
from streams.tickers.candidates.names import Candidate
from streams.tickers.candidates.symbols import US_RIC, holder_or_successor
from streams.tickers.securities.exchanges import ABROAD, exchange_names
from streams.tickers.securities.master import SecurityMaster
from streams.tickers.securities.words import CAPITALIZED, ordinariness

_LONGEST_ADDRESS: Final = 500
_LONGEST_SYMBOL: Final = 8
_EXCHANGE_MARKS: Final = ":-"
_COUNTRY: Final = "US"
_MOST_WORDS: Final = 8
"""A longer link leads to more than what its words name."""


def read_links(text: TextField, candidates: Sequence[Candidate], master: SecurityMaster, day: str) -> list[Candidate]:
    """``candidates``, those of ``text``, with what its links to quote pages say on ``day``, in order of place.

    A candidate inside a link to its own issuer's page is ``linked``. Where all the linked words are read as another
    security, or as none, the link says what they mean.
    """
    read = list(candidates)
    for link in text.links:
        symbol = linked_symbol(master, link.target)
        if symbol is None:
            continue
        inside = [found for found in read if link.start <= found.start and found.end <= link.end]
        own = [found for found in inside if any(listing.symbol == symbol for listing in found.issuer.listings)]
        for found in own:
            found.linked = True
        if own or any(found.start > link.start or found.end < link.end for found in inside):
            continue
        linked = _linked_words(text, link, symbol, master, day)
        if linked is not None:
            read = [found for found in read if found.last <= linked.first or linked.last <= found.first]
            read.append(linked)
    read.sort(key=lambda found: found.start)
    return read


def _linked_words(text: TextField, link: Link, symbol: str, master: SecurityMaster, day: str) -> Candidate | None:
    """The words of ``link`` as a mention of what has ``symbol``; None if it is not listed or the words are many."""
    first, last = bisect_left(text.starts, link.start), bisect_right(text.ends, link.end)
    meaning = holder_or_successor(master, symbol, day)
    if meaning is None or not first < last <= first + _MOST_WORDS:
        return None
    return Candidate(text, first, last, text.starts[first], text.ends[last - 1], "hint", "link", symbol, *meaning)


@lru_cache(maxsize=1 << 12)
def linked_symbol(master: SecurityMaster, target: str) -> str | None:
    """The symbol whose quote page ``target`` is; None if it is none in the United States."""
    if len(target) > _LONGEST_ADDRESS:
        return None
    try:
        address = urlsplit(target)
    except ValueError:
        return None
    pages = _quote_pages()
    steps = [unquote(step) for step in address.path.removesuffix(".html").split("/") if step]
    for index, step in enumerate(steps[:-1]):
        if step.lower() in pages.path and (symbol := _in_path(master, steps[index + 1 :])) is not None:
            return symbol
    for name, value in parse_qsl(address.query):
        if name.lower() in pages.query | pages.exchange:
            symbol = _symbol(master, value, needs_exchange=name.lower() in pages.exchange)
            if symbol is not None:
                return symbol
    return _symbol(master, steps[-1], needs_exchange=True) if steps else None


def _in_path(master: SecurityMaster, steps: Sequence[str]) -> str | None:
    """The symbol at the beginning of ``steps``, a path's parts, perhaps behind its exchange."""
    if len(steps) > 1 and steps[0].lower() in exchange_names().mics:
        return _symbol(master, f"{steps[0]}:{steps[1]}")
    return _symbol(master, steps[0])


def _symbol(master: SecurityMaster, text: str, *, needs_exchange: bool = False) -> str | None:
    """The symbol that ``text`` is, with or without an exchange.

    In small letters and without an exchange, what is a word is one: "/stocks/gold" lists the shares of gold miners.
    """
    code, is_qualified = _without_exchange(text)
    if not code or len(code) > _LONGEST_SYMBOL or (needs_exchange and not is_qualified):
        return None
    symbol = code.upper().replace("-", ".").replace("/", ".")
    root, _, suffix = symbol.partition(".")
    if suffix in US_RIC and not master.is_symbol(symbol):
        symbol, is_qualified = root, True
    if not master.is_symbol(symbol):
        return None
    is_word = code.islower() and ordinariness(code).level < CAPITALIZED
    return symbol if is_qualified or not is_word else None


def _without_exchange(text: str) -> tuple[str, bool]:
    """``text`` without the exchange before or behind it, and whether there was one; "" for one abroad."""
    names = exchange_names().mics
    for mark in _EXCHANGE_MARKS:
        before, _, behind = text.partition(mark)
        for exchange, code in ((before, behind), (behind, before)):
            mic = names.get(exchange.lower()) if exchange and code else None
            if mic is not None:
                return ("" if mic == ABROAD else code), True
        if mark == ":" and behind:
            return (before if behind == _COUNTRY else ""), True
    return text, False


class _QuotePages(NamedTuple):
    path: frozenset[str]
    query: frozenset[str]
    exchange: frozenset[str]


@cache
def _quote_pages() -> _QuotePages:
    entries = [line.split() for line in read_text("securities/quote_pages.txt").splitlines() if line and line[0] != "#"]
    return _QuotePages(*(frozenset(word for kind, word in entries if kind == wanted) for wanted in _QuotePages._fields))
