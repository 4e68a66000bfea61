"""Symbols in a text, in every form in which news writes them.

"(NASDAQ: META)" and its variants, "$META", the RIC "META.O", Bloomberg's "META US Equity", "(META)", and a
bare "META". Share classes are read in every spelling: BRK.B, BRK-B, BRK/B, BRKb.N.
"""

from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from streams.data import read_text
from streams.text.document import TextField
from streams.tickers.candidates import Candidate
from streams.tickers.master import Issuer, Listing, SecurityMaster
from streams.tickers.model import MentionKind

US_RIC: Final = frozenset({"N", "O", "OQ", "K", "A", "P", "PK", "OB", "Z", "NYSE"})
"""Reuters' suffixes of United States venues: https://www.lseg.com, "RIC" exchange identifiers."""
_FOREIGN_RIC: Final = frozenset(
    "L TO V T HK DE F PA AS BR MI MC LS SW S ST CO HE OL VI WA PR AT IS TA SA AD DU QA KW CA JO NS BO NZ AX KS KQ TW "
    "TWO SS SZ SI KL BK JK PS VN MX BA SN LM CN".split()
)
_BLOOMBERG: Final = frozenset({"US", "UN", "UW", "UQ", "UA", "UP", "UR"})
_CLASS_MARKS: Final = frozenset(".-/")
_OPENING: Final = frozenset("([<{")
_CLOSING: Final = frozenset(")]>}")
_BETWEEN: Final = frozenset({",", ";", "/", "&", "and", "|", "or"})
_QUOTES: Final = frozenset("\"'“”‘’$")
_LONGEST_SYMBOL: Final = 5


class _Symbol(NamedTuple):
    text: str
    last: int
    """The token behind it."""


def find_symbols(text: TextField, master: SecurityMaster, day: str) -> tuple[list[Candidate], set[int]]:
    """The symbols in ``text``, and the tokens that are foreign symbols or parts of codes: they mean nothing here."""
    reader = _Reader(text, master, day)
    words, exchanges = text.words, _exchanges()
    for index, word in enumerate(words):
        if index < reader.position:
            continue
        first = word[0]
        if first == "$":
            reader.cashtag(index)
        elif "A" <= first <= "Z" or first == "t" or first == "s":
            if word.lower() in exchanges.starts and reader.exchange(index):
                continue
            if word.isupper() and len(word) <= _LONGEST_SYMBOL + 1:
                reader.symbol(index)
            elif len(word) > 2 and index + 1 < len(words) and words[index + 1] == ".":
                reader.glued_ric(index)
    return reader.found, reader.foreign


class _Reader:
    """Reads one field from left to right."""

    def __init__(self, text: TextField, master: SecurityMaster, day: str) -> None:
        self._text = text
        self._master = master
        self._day = day
        self.found: list[Candidate] = []
        self.foreign: set[int] = set()
        self.position = 0
        """No form begins before this token."""

    def cashtag(self, index: int) -> None:
        text = self._text
        if index + 1 >= len(text.words) or not self._touches(index) or (index and self._is_currency(index)):
            return
        symbol = self._read(index + 1)
        if symbol is not None and self._add("cashtag", "cashtag", symbol.text, index, symbol.last):
            self.position = symbol.last

    def _is_currency(self, index: int) -> bool:
        """Whether the "$" at ``index`` is part of "US$" or "C$"."""
        text = self._text
        return text.ends[index - 1] == text.starts[index] and text.words[index - 1].isalnum()

    def exchange(self, index: int) -> bool:
        """Read "NASDAQ: META, GOOGL" at ``index``; whether it is one."""
        words = self._text.words
        mic, position = _exchange_at(words, index)
        behind_exchange = position
        while mic and position < len(words) and words[position] in _BETWEEN:
            other, behind = _exchange_at(words, position + 1)
            if not other:
                break
            mic, position = (other if mic == "-" else mic), behind
            behind_exchange = behind
        if not mic or position >= len(words):
            return False
        in_parentheses = index > 0 and words[index - 1] in _OPENING
        if words[position] in {":", "-", "–"}:
            position += 1
        elif not in_parentheses and mic != "US":
            return False
        found = False
        while True:
            while position < len(words) and words[position] in _QUOTES:
                position += 1
            if (
                position >= len(words)
                or not words[position].isalnum()
                or (found and _exchange_at(words, position)[0])
            ):
                break
            symbol = self._read(position, any_case=words[position - 1] == ":") or _Symbol("", position + 1)
            if mic == "-":
                self.foreign.update(range(position, symbol.last))
            else:
                self._add("exchange", "exchange", symbol.text, position, symbol.last)
            found, position = True, symbol.last
            if (
                position >= len(words)
                or words[position] not in _BETWEEN
                or not self._in_list(position, in_parentheses)
            ):
                break
            position += 1
        if found:
            self.position = position
            self.foreign.update(range(index, behind_exchange))
        return found

    def _in_list(self, index: int, in_parentheses: bool) -> bool:
        words = self._text.words
        return in_parentheses and index + 1 < len(words) and words[index + 1].isupper()

    def symbol(self, index: int) -> None:
        """Read a RIC, a Bloomberg ticker or a bare symbol at ``index``."""
        text, words = self._text, self._text.words
        if index and text.ends[index - 1] == text.starts[index] and words[index - 1] in "@#./_":
            return
        suffix = self._suffix(index)
        if (
            suffix is not None
            and words[index + 1] == "."
            and f"{words[index]}.{suffix}" not in self._classes()
        ):
            if suffix in US_RIC and self._add("symbol", "ric", words[index], index, index + 3):
                self.position = index + 3
            elif suffix in _FOREIGN_RIC:
                self.foreign.update(range(index, index + 3))
                self.position = index + 3
            return
        symbol = self._read(index)
        if symbol is None:
            return
        if self._is_bloomberg(symbol.last):
            last = symbol.last + 1 + (words[symbol.last] == ":")
            last += last < len(words) and words[last] == "Equity"
            if self._add("symbol", "bloomberg", symbol.text, index, last):
                self.position = last
            return
        form = "parenthesis" if self._in_parentheses(index, symbol.last) else "symbol"
        if self._add("symbol", form, symbol.text, index, symbol.last):
            self.position = symbol.last

    def glued_ric(self, index: int) -> None:
        """Read "AlcoaAA.N", a RIC that lost the bracket before it, and "BRKb.N", a class in small letters."""
        word, suffix = self._text.words[index], self._suffix(index)
        if suffix is None or suffix not in US_RIC:
            return
        start = len(word)
        while start and word[start - 1].isupper():
            start -= 1
        symbol = word[start:]
        if not start or not symbol:
            symbol, start = f"{word[:-1]}.{word[-1].upper()}", 0
        if symbol and self._master.is_symbol(symbol) and self._add("symbol", "ric", symbol, index, index + 3):
            self.found[-1].start += start

    def _suffix(self, index: int) -> str | None:
        """What follows the token at ``index`` behind a mark, all without space."""
        text = self._text
        if index + 2 < len(text.words) and text.words[index + 1] in _CLASS_MARKS and self._touches(index, 2):
            return text.words[index + 2]
        return None

    def _classes(self) -> "_Classes":
        return _Classes(self._master)

    def _read(self, index: int, *, any_case: bool = False) -> _Symbol | None:
        """The symbol at ``index``, with its class if it has one."""
        words = self._text.words
        if index >= len(words) or not words[index].isalnum() or not words[index].isascii():
            return None
        word = words[index].upper() if any_case else words[index]
        suffix = self._suffix(index)
        if suffix is not None and len(suffix) <= 3 and suffix.isalpha():
            for text in (f"{word}.{suffix}", f"{word}.{suffix.removeprefix('PR')}", f"{word}.P{suffix[-1]}"):
                if self._master.is_symbol(text):
                    return _Symbol(text, index + 3)
        if len(word) > _LONGEST_SYMBOL or not self._master.is_symbol(word):
            return None
        return _Symbol(word, index + 1)

    def _is_bloomberg(self, index: int) -> bool:
        words = self._text.words
        if index + 1 < len(words) and words[index] == ":" and words[index + 1] == "US":
            return True
        return index + 1 < len(words) and words[index] in _BLOOMBERG and words[index + 1] == "Equity"

    def _in_parentheses(self, first: int, last: int) -> bool:
        words = self._text.words
        before = words[first - 1] if first else ""
        behind = words[last] if last < len(words) else ""
        return (before in _OPENING and before != "" and (behind in _CLOSING or behind in {",", ";"})) or (
            behind in _CLOSING and behind != "" and before in {",", ";", ":"}
        )

    def _touches(self, index: int, count: int = 1) -> bool:
        """Whether no space parts the ``count`` tokens behind ``index`` from it."""
        text = self._text
        return all(text.ends[at] == text.starts[at + 1] for at in range(index, index + count))

    def _add(self, kind: MentionKind, form: str, symbol: str, first: int, last: int) -> bool:
        meaning = holder_or_nearest(self._master, symbol, self._day)
        if meaning is None:
            return False
        issuer, listing = meaning
        text = self._text
        self.found.append(
            Candidate(
                text,
                first,
                last,
                text.starts[first],
                text.ends[last - 1],
                kind,
                form,
                symbol,
                issuer,
                listing,
            )
        )
        return True


class _Classes:
    """Share classes: symbols with a dot that the master knows."""

    def __init__(self, master: SecurityMaster) -> None:
        self._master = master

    def __contains__(self, symbol: str) -> bool:
        return self._master.is_symbol(symbol)


def holder_or_nearest(master: SecurityMaster, symbol: str, day: str) -> tuple[Issuer, Listing] | None:
    """Who ``symbol`` means on ``day``: its holder, else an earlier holder that has another symbol now."""
    holder = master.holder(symbol, day)
    if holder is not None:
        return holder
    for issuer in master.by_symbol(symbol):
        listing = issuer.listing_on(day)
        if listing is not None:
            return issuer, listing
    return None


class _Exchanges(NamedTuple):
    starts: frozenset[str]
    mics: dict[str, str]
    longest: int


def _exchange_at(words: list[str], index: int) -> tuple[str, int]:
    """The exchange named at ``index``, "-" if foreign, and the token behind it; "" if there is none."""
    exchanges = _exchanges()
    if index >= len(words) or words[index].lower() not in exchanges.starts:
        return "", index
    for length in range(min(exchanges.longest, len(words) - index), 0, -1):
        mic = exchanges.mics.get(" ".join(words[index : index + length]).lower())
        if mic is not None:
            return mic, index + length
    return "", index


@cache
def _exchanges() -> _Exchanges:
    lines = (line.partition("#")[0].rsplit(None, 1) for line in read_text("exchange_names.txt").splitlines())
    mics = {entry[0]: entry[1] for entry in lines if len(entry) == 2}
    return _Exchanges(
        frozenset(name.split()[0] for name in mics), mics, max(len(name.split()) for name in mics)
    )
