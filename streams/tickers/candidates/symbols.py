"""Symbols in a text, in every form in which news writes them.

"(NASDAQ: META)" and its variants, "$META", the RIC "META.O", Bloomberg's "META US Equity" and "META:US", "(META)",
and a bare "META". Share classes are read in every spelling: BRK.B, BRK-B, BRK/B, BRKb.N.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from streams.data import word_list
from streams.text.document import TextField
from streams.tickers.candidates.names import Candidate
from streams.tickers.model import MentionKind
from streams.tickers.securities.exchanges import ABROAD, OPENING, ExchangeReference, exchange_names, exchange_reference
from streams.tickers.securities.master import Issuer, Listing, SecurityMaster

US_RIC: Final = frozenset({"N", "O", "OQ", "K", "A", "P", "PK", "OB", "Z"})
"""The suffixes of United States venues in Reuters instrument codes."""
_RIC_ABROAD: Final = frozenset(
    [
        *("L", "TO", "V", "T", "HK", "DE", "F", "PA", "AS", "BR", "MI", "MC", "LS", "SW", "S", "ST", "CO", "HE", "OL"),
        *("VI", "WA", "PR", "AT", "IS", "TA", "SA", "AD", "DU", "QA", "KW", "CA", "JO", "NS", "BO", "NZ", "AX", "KS"),
        *("KQ", "TW", "TWO", "SS", "SZ", "SI", "KL", "BK", "JK", "PS", "VN", "MX", "BA", "SN", "LM", "CN"),
    ]
)
_BLOOMBERG: Final = frozenset({"US", "UN", "UW", "UQ", "UA", "UP", "UR"})
_CLASS_MARKS: Final = frozenset(".-/")
_CLOSING: Final = frozenset(")]>}")
_LIST_MARKS: Final = frozenset(",;")
_KIND_OF_FORM: Final[dict[str, MentionKind]] = {"exchange": "exchange", "cashtag": "cashtag"}
_LONGEST: Final = 5
_WORDS: Final = frozenset({"A", "I"})
_BEFORE_LETTER: Final = frozenset([*OPENING, ",", ":", "'s", "’s"])
_SMALL: Final = "abcdefghijklmnopqrstuvwxyz"


class SymbolsFound(NamedTuple):
    """What was read of one field."""

    candidates: list[Candidate]
    taken: frozenset[int]
    """Tokens of exchanges' names and of symbols abroad: they are no names of companies."""


def find_symbols(text: TextField, places: Sequence[int], master: SecurityMaster, day: str) -> SymbolsFound:
    """The symbols in ``text`` that mean a security on ``day``, in order.

    Args:
        text: The field.
        places: Tokens at which a symbol or an exchange may stand, in order (see ``symbol_words``).
        master: The security master.
        day: ISO 8601.
    """
    reader = _Reader(text, master, day)
    words, exchange_starts = text.words, exchange_names().starts
    for index in places:
        if index < reader.position:
            continue
        word = words[index]
        if word == "$":
            reader.read_cashtag(index)
        elif word in exchange_starts and (reference := exchange_reference(words, index)) is not None:
            reader.read_exchange(index, reference)
        elif word in US_RIC and reader.read_joined_ric(index - 2):
            continue
        elif word not in _WORDS or (index and words[index - 1] in _BEFORE_LETTER):
            reader.read_symbol(index)
    return SymbolsFound(reader.candidates, frozenset(reader.taken))


def symbol_words(master: SecurityMaster) -> frozenset[str]:
    """The tokens at which a symbol may begin or end."""
    roots = {symbol.partition(".")[0] for symbol in master.symbols()}
    return frozenset(roots) | exchange_names().starts | US_RIC | {"$"}


class _Symbol(NamedTuple):
    text: str
    last: int
    """The token behind it."""


class _Reader:
    """Reads one field from left to right."""

    def __init__(self, text: TextField, master: SecurityMaster, day: str) -> None:
        self._text = text
        self._words = text.words
        self._master = master
        self._day = day
        self.candidates: list[Candidate] = []
        self.taken: set[int] = set()
        self.position = 0
        """No form begins before this token."""

    def read_cashtag(self, index: int) -> None:
        """Read "$META"."""
        is_currency = index > 0 and self._touch(index - 1) and self._words[index - 1].isalnum()  # US$, C$
        if not is_currency and self._touch(index) and (symbol := self._symbol_at(index + 1)) is not None:
            self._add("cashtag", symbol, index)

    def read_exchange(self, index: int, reference: ExchangeReference) -> None:
        """Read the symbols behind an exchange."""
        self.taken.update(range(index, reference.behind_name))
        for start in reference.symbols:
            symbol = self._symbol_at(start)
            is_apart = self._word(index - 1) in OPENING or self._word(start) not in _function_words()
            if symbol is None and is_apart:  # "(nyse: so)", not "on the NYSE: all"
                symbol = self._symbol_at(start, upper=True)
            if reference.mic == ABROAD:
                self.taken.update(range(start, symbol.last if symbol else start + 1))
            elif symbol is not None:
                self._add("exchange", symbol, start)
        self.position = reference.last

    def read_symbol(self, index: int) -> None:
        """Read a RIC, a Bloomberg ticker or a bare symbol."""
        if index and self._touch(index - 1) and self._words[index - 1] in "@#./_":
            return
        symbol = self._symbol_at(index)
        suffix = self._ric_suffix(index)
        if suffix is not None and (symbol is None or symbol.last == index + 1):
            self._read_ric(index, suffix)
        elif symbol is not None and (last := self._bloomberg_end(symbol.last)):
            self._add("bloomberg", _Symbol(symbol.text, last), index)
        elif symbol is not None:
            form = "parenthesis" if self._in_parentheses(index, symbol.last) else "symbol"
            self._add(form, symbol, index)

    def _read_ric(self, index: int, suffix: str) -> None:
        if suffix in US_RIC:
            self._add("ric", _Symbol(self._words[index], index + 3), index)
        elif suffix in _RIC_ABROAD:
            self.taken.update(range(index, index + 3))
            self.position = index + 3

    def read_joined_ric(self, index: int) -> bool:
        """Read "AlcoaAA.N", a RIC that lost the bracket before it, and "BRKb.N"; whether one begins at ``index``."""
        if index < self.position or self._ric_suffix(index) not in US_RIC:
            return False
        word = self._words[index]
        name = word.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        symbol = word[len(name) :]
        if not symbol:
            symbol, name = f"{word[:-1]}.{word[-1].upper()}", ""
        if name == word or not self._master.is_symbol(symbol) or (name and len(name) < 2):
            return False
        self._add("ric", _Symbol(symbol, index + 3), index, skip=len(name))
        return True

    def _symbol_at(self, index: int, *, upper: bool = False) -> _Symbol | None:
        """The symbol at ``index``, with its class if it has one."""
        word = self._word(index)
        if not word.isalnum() or not word.isascii():
            return None
        word = word.upper() if upper else word
        suffix = self._suffix(index)
        if suffix is not None and len(suffix) <= 3 and suffix.isalpha():
            # A preferred of series L is BAC.PL here, BAC-PL, BAC.PRL or BAC-L elsewhere; BAC.L is a RIC.
            series = f"P{suffix}" if self._word(index + 1) == "-" else suffix.replace("PR", "P", 1)
            for text in (f"{word}.{suffix}", f"{word}.{series}"):
                if self._master.is_symbol(text):
                    return _Symbol(text, index + 3)
        return _Symbol(word, index + 1) if len(word) <= _LONGEST and self._master.is_symbol(word) else None

    def _suffix(self, index: int) -> str | None:
        """What follows the token at ``index`` behind a mark, all without space."""
        if self._word(index + 1) in _CLASS_MARKS and self._touch(index) and self._touch(index + 1):
            return self._word(index + 2)
        return None

    def _ric_suffix(self, index: int) -> str | None:
        """The exchange in the RIC at ``index``; a word in small letters may have run into it ("SNAP.Nand")."""
        suffix = self._suffix(index) if self._word(index + 1) == "." else None
        return suffix and (suffix if len(self._words[index]) == 1 else suffix.rstrip(_SMALL))

    def _bloomberg_end(self, index: int) -> int:
        """The token behind "US Equity" or ":US" at ``index``, 0 if it is neither."""
        if self._word(index) == ":" and self._word(index + 1) == "US":
            return index + 2
        return index + 2 if self._word(index) in _BLOOMBERG and self._word(index + 1) == "Equity" else 0

    def _in_parentheses(self, first: int, last: int) -> bool:
        before, behind = self._word(first - 1), self._word(last)
        if self._touch(last) and self._word(last + 1)[:1].isalnum():
            return False  # "[W]e are": an editor's capital
        opens, closes = before in OPENING, behind in _CLOSING
        if before in _LIST_MARKS and behind in _LIST_MARKS and self.candidates:
            previous = self.candidates[-1]
            return previous.form == "parenthesis" and previous.last == first - 1
        return (opens and (closes or behind in _LIST_MARKS)) or (closes and (before in _LIST_MARKS or before == ":"))

    def _word(self, index: int) -> str:
        return self._words[index] if 0 <= index < len(self._words) else ""

    def _touch(self, index: int) -> bool:
        """Whether the token at ``index`` and the next have no space between."""
        return index + 1 < len(self._words) and self._text.ends[index] == self._text.starts[index + 1]

    def _add(self, form: str, symbol: _Symbol, first: int, *, skip: int = 0) -> None:
        meaning = holder_or_successor(self._master, symbol.text, self._day)
        if meaning is not None:
            kind = _KIND_OF_FORM.get(form, "symbol")
            start, end = self._text.starts[first] + skip, self._text.ends[symbol.last - 1]
            self.candidates.append(
                Candidate(self._text, first, symbol.last, start, end, kind, form, symbol.text, *meaning)
            )
            self.position = symbol.last


@lru_cache(maxsize=1 << 15)
def holder_or_successor(master: SecurityMaster, symbol: str, day: str) -> tuple[Issuer, Listing] | None:
    """Whom ``symbol`` means on ``day``: its holder, else an earlier or a later one that has another symbol then."""
    holder = master.holder(symbol, day)
    if holder is not None:
        return holder
    for issuer in master.by_symbol(symbol):
        listing = issuer.listing_on(day)
        if listing is not None:
            return issuer, listing
    return None


@cache
def _function_words() -> frozenset[str]:
    return word_list("words/closed_class_words.txt")
