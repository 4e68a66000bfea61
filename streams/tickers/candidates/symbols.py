"""Symbols in a text, in every form in which news writes them.

"(NASDAQ: META)" and its variants, "$META", the RIC "META.O", Bloomberg's "META US Equity" and "META:US", "(META)",
and a bare "META". Share classes are read in every spelling: BRK.B, BRK-B, BRK/B, BRKb.N.
"""

from collections.abc import Sequence
from string import ascii_lowercase, ascii_uppercase
from typing import Final, NamedTuple

from streams.text.document import TextField
from streams.text.glyphs import APOSTROPHES, CLITICS
from streams.text.ranges import Range
from streams.tickers.candidates.candidate import Candidate, SymbolForm
from streams.tickers.candidates.exchanges import ABROAD, OPENING, ExchangeReference, Exchanges
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.markets import Markets
from streams.tickers.model import MentionKind
from streams.tickers.securities.master import SecurityMaster

_CASHTAG: Final = "$"
_CLASS_MARKS: Final = frozenset(".-/")
_CLOSING: Final = frozenset(")]>}")
_WORD_MARKS: Final = frozenset("-&")
"""What joins a letter and a word."""
_LIST_MARKS: Final = frozenset(",;")
_ADDRESS_MARKS: Final = frozenset("@#./_")
"""A word that is glued to one of these is part of an address or a hashtag."""
_BEFORE_LETTER: Final = OPENING | CLITICS | {",", ":", ";", "/", "|", "•"}
"""What stands before a symbol that, elsewhere, is a word of one letter."""
_AFTER_LETTER: Final = frozenset(",;/|+-–%$()")
"""What stands after one."""
_KIND_OF_FORM: Final[dict[SymbolForm, MentionKind]] = {"exchange": "exchange", "cashtag": "cashtag"}
_LONGEST: Final = 5
_NOTHING: Final = [""] * 4
"""Stands around a field's tokens, so that those beside the first and the last need not be asked for with care."""


class SymbolsFound(NamedTuple):
    """What was read of one field."""

    candidates: list[Candidate]
    taken: frozenset[int]
    """Tokens of exchanges' names and of symbols abroad: they are no names of companies."""


class SymbolFinder:
    """Finds the symbols that the master knows."""

    def __init__(self, master: SecurityMaster, exchanges: Exchanges, markets: Markets, lexicon: Lexicon) -> None:
        self.master = master
        self.markets = markets
        self.closed_class = lexicon.closed_class
        self.foreign_words = lexicon.foreign_market_words
        self._exchanges = exchanges
        self._one_letter_words = lexicon.contexts.grammar.one_letter_words
        self.conjunctions = lexicon.contexts.grammar.conjunctions
        self.units = lexicon.contexts.grammar.units

    def starts(self) -> frozenset[str]:
        """The tokens at which a symbol may begin or end."""
        roots = {symbol.partition(".")[0] if "." in symbol else symbol for symbol in self.master.symbols()}
        return frozenset(roots) | self._exchanges.starts | self.markets.ric.us | {_CASHTAG}

    def find(self, text: TextField, places: Sequence[int], day: str) -> SymbolsFound:
        """The symbols in ``text`` that mean a security on ``day``, in order.

        Args:
            text: The field.
            places: Tokens at which a symbol or an exchange may stand, in order (see ``starts``).
            day: ISO 8601.
        """
        if not places:
            return SymbolsFound([], frozenset())
        reader = _Reader(self, text, day)
        words = text.words
        for index in places:
            if index < reader.position:
                continue
            word = words[index]
            if word == _CASHTAG:
                reader.read_cashtag(index)
            elif word in self._exchanges.starts and (reference := self._exchanges.reference_at(words, index)):
                reader.read_exchange(index, reference)
            elif word in self.markets.ric.us and reader.read_joined_ric(index - 2):
                continue
            elif word not in self._one_letter_words or reader.is_no_word(index):
                reader.read_symbol(index)
        return SymbolsFound(reader.candidates, frozenset(reader.taken))


class _Symbol(NamedTuple):
    text: str
    end: int
    """The token after it."""


class _Reader:
    """Reads one field from left to right."""

    def __init__(self, finder: SymbolFinder, text: TextField, day: str) -> None:
        self._master = finder.master
        self._markets = finder.markets
        self._closed_class = finder.closed_class
        self._foreign_words = finder.foreign_words
        self._conjunctions = finder.conjunctions
        self._units = finder.units
        self._text = text
        self._words = [*text.words, *_NOTHING]
        self._last = len(text.words) - 1
        self._day = day
        self.candidates: list[Candidate] = []
        self.taken: set[int] = set()
        self.position = 0
        """No form begins before this token."""

    def read_cashtag(self, index: int) -> None:
        """Read "$META"."""
        is_currency = self._touch(index - 1) and self._words[index - 1].isalnum()  # US$, C$
        if is_currency or not self._touch(index):
            return
        symbol = self._symbol_at(index + 1)
        if symbol is None and not self._is_name(index + 1):  # "$aapl", but "$Ford" is not FORD
            symbol = self._symbol_at(index + 1, upper=True)
        if symbol is not None and not self._is_amount(index + 1):
            self._add("cashtag", symbol, index)

    def read_exchange(self, index: int, reference: ExchangeReference) -> None:
        """Read the symbols after an exchange."""
        self.taken.update(range(*reference.name))
        for start in reference.symbols:
            symbol = self._symbol_at(start)
            is_apart = self._words[index - 1] in OPENING or self._words[start] not in self._closed_class
            if symbol is None and is_apart:  # "(nyse: so)", not "on the NYSE: all"
                symbol = self._symbol_at(start, upper=True)
            if reference.mic == ABROAD:
                self.taken.update(range(start, symbol.end if symbol else start + 1))
            elif symbol is not None:
                self._add("exchange", symbol, start)
        self.position = reference.end

    def read_symbol(self, index: int) -> None:
        """Read a RIC, a Bloomberg ticker or a bare symbol."""
        if self._words[index - 1] in _ADDRESS_MARKS and self._touch(index - 1):
            return
        if self._is_letter_of_word(index):
            return
        symbol = self._symbol_at(index)
        suffix = self._ric_suffix(index)
        if suffix is not None and (symbol is None or symbol.end == index + 1):
            self._read_ric(index, suffix)
        elif symbol is not None and (end := self._bloomberg_end(symbol.end)):
            self._add("bloomberg", _Symbol(symbol.text, end), index)
        elif symbol is not None:
            if self._in_parentheses(index, symbol.end):
                self._add("parenthesis", symbol, index)
            elif symbol.text not in self._foreign_words:  # "France's CAC 40"
                self._add("symbol", symbol, index)

    def is_no_word(self, index: int) -> bool:
        """Whether the letter at ``index``, which is a word elsewhere, may be a symbol by what stands beside it."""
        after = self._words[index + 1]
        if after[:1] in _AFTER_LETTER or after in self._conjunctions or after[:1].isdigit():
            return bool(after)
        return self._words[index - 1] in _BEFORE_LETTER and not (after[:1].isalpha() or after[:1] in APOSTROPHES)

    def _is_letter_of_word(self, index: int) -> bool:
        """Whether the token at ``index`` is one letter of a longer word: "T-shirt", "D-Ohio", "R&D"."""
        if len(self._words[index]) > 1:
            return False
        before, after = self._words[index - 1], self._words[index + 1]
        if after in _WORD_MARKS and self._touch(index) and self._touch(index + 1):
            return self._words[index + 2].isalpha()
        return before in _WORD_MARKS and self._touch(index - 1) and self._touch(index - 2)

    def _is_name(self, index: int) -> bool:
        """Whether the token at ``index`` is written as a name is, and the name of others than its letters' holders."""
        word = self._words[index]
        bearers = self._master.by_name(word.lower()) if word.istitle() else []
        return bool(bearers) and not any(held.symbol == word.upper() for each in bearers for held in each.listings)

    def _is_amount(self, index: int) -> bool:
        """Whether what follows "$" only says how much: "$m", "$bn"."""
        return self._words[index] in self._units

    def _read_ric(self, index: int, suffix: str) -> None:
        if suffix in self._markets.ric.us:
            self._add("ric", _Symbol(self._words[index], index + 3), index)
        elif suffix in self._markets.ric.abroad:
            self.taken.update(range(index, index + 3))
            self.position = index + 3

    def read_joined_ric(self, index: int) -> bool:
        """Read "AlcoaAA.N", a RIC that lost the bracket before it, and "BRKb.N"; whether one begins at ``index``."""
        if index < self.position or self._ric_suffix(index) not in self._markets.ric.us:
            return False
        word = self._words[index]
        name = word.rstrip(ascii_uppercase)
        symbol = word[len(name) :]
        if not symbol:
            symbol, name = f"{word[:-1]}.{word[-1].upper()}", ""
        if name == word or not self._master.is_symbol(symbol) or (name and len(name) < 2):
            return False
        self._add("ric", _Symbol(symbol, index + 3), index, skip=len(name))
        return True

    def _symbol_at(self, index: int, *, upper: bool = False) -> _Symbol | None:
        """The symbol at ``index``, with its class if it has one."""
        word = self._words[index]
        if not word.isalnum() or not word.isascii():
            return None
        word = word.upper() if upper else word
        suffix = self._suffix(index)
        if suffix is not None and len(suffix) <= 3 and suffix.isalpha():
            # A preferred of series L is BAC.PL here, BAC-PL, BAC.PRL or BAC-L elsewhere; BAC.L is a RIC.
            series = f"P{suffix}" if self._words[index + 1] == "-" else suffix.replace("PR", "P", 1)
            for text in (f"{word}.{suffix}", f"{word}.{series}"):
                if self._master.is_symbol(text):
                    return _Symbol(text, index + 3)
        return _Symbol(word, index + 1) if len(word) <= _LONGEST and self._master.is_symbol(word) else None

    def _suffix(self, index: int) -> str | None:
        """What follows the token at ``index`` after a mark, all without space."""
        if self._words[index + 1] in _CLASS_MARKS and self._touch(index) and self._touch(index + 1):
            suffix = self._words[index + 2]
            return suffix if suffix[:1].isalnum() else None
        return None

    def _ric_suffix(self, index: int) -> str | None:
        """The exchange in the RIC at ``index``; a word in small letters may have run into it ("SNAP.Nand")."""
        suffix = self._suffix(index) if self._words[index + 1] == "." else None
        return suffix and (suffix if len(self._words[index]) == 1 else suffix.rstrip(ascii_lowercase))

    def _bloomberg_end(self, index: int) -> int:
        """The token after "US Equity" or ":US" at ``index``, 0 if it is neither."""
        bloomberg, word, following = self._markets.bloomberg, self._words[index], self._words[index + 1]
        is_ticker = (word == ":" and following in bloomberg.country) or (
            word in bloomberg.venues and following in bloomberg.asset_class
        )
        return index + 2 if is_ticker else 0

    def _in_parentheses(self, start: int, end: int) -> bool:
        before, after = self._words[start - 1], self._words[end]
        opens, closes = before in OPENING, after in _CLOSING
        is_listed = before in _LIST_MARKS and after in _LIST_MARKS
        if not (opens or closes or is_listed):
            return False  # most often
        if self._touch(end) and self._words[end + 1][:1].isalnum():
            return False  # "[W]e are": an editor's capital
        if is_listed and self.candidates:
            previous = self.candidates[-1]
            return previous.form == "parenthesis" and previous.tokens.end == start - 1
        return (opens and (closes or after in _LIST_MARKS)) or (closes and (before in _LIST_MARKS or before == ":"))

    def _touch(self, index: int) -> bool:
        """Whether the token at ``index`` and the next have no space between."""
        return 0 <= index < self._last and self._text.is_glued(index + 1)

    def _add(self, form: SymbolForm, symbol: _Symbol, start: int, *, skip: int = 0) -> None:
        """Add ``symbol``, whose first ``skip`` characters are not its own, if it means anybody."""
        meaning = self._master.holder_or_successor(symbol.text, self._day)
        if meaning is not None:
            tokens = Range(start, symbol.end)
            characters = Range(self._text.starts[start] + skip, self._text.ends[symbol.end - 1])
            kind = _KIND_OF_FORM.get(form, "symbol")
            self.candidates.append(Candidate(self._text, tokens, characters, kind, form, symbol.text, *meaning))
            self.position = symbol.end
