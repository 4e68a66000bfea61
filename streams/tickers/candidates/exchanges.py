"""Exchanges before symbols: "NASDAQ: META", "(NYSE American: XYZ)", "(TSX, NYSE: RY)", "(Nasdaq: GOOG, GOOGL)"."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from streams.data import read_text
from streams.text.ranges import Range
from streams.text.tokens import word_at
from streams.tickers.candidates.contexts import Contexts

ABROAD: Final = "-"
_ANY_US: Final = "US"
OPENING: Final = frozenset("([<{")
_BETWEEN_MARKS: Final = frozenset(",;/&|")
_BEFORE_SYMBOL: Final = frozenset(":-–")
_AROUND_SYMBOL: Final = frozenset("\"'“”‘’$")
_CLASS_MARKS: Final = frozenset(".-")


class ExchangeReference(NamedTuple):
    """An exchange and the places of the symbols that it qualifies."""

    mic: str
    """ISO 10383; ``ABROAD`` outside the United States, "US" where no exchange is named ("ticker: META")."""
    name: Range
    """The tokens of the exchange's name."""
    symbols: tuple[int, ...]
    """The tokens at which the symbols begin."""
    end: int
    """The token after all of it."""


class Exchanges:
    """How news writes exchanges, and what it writes after them."""

    def __init__(self, lines: Iterable[str], contexts: Contexts) -> None:
        """Take the names from ``lines``, as the head of the file ``exchange_names.txt`` describes them."""
        entries = (line.partition("#")[0].rsplit(None, 1) for line in lines)
        names = {entry[0]: entry[1] for entry in entries if len(entry) == 2}
        firsts = {name.split()[0] for name in names}
        self.mics = {name.lower(): mic for name, mic in names.items()}
        """Market identifier codes by the name in lower case."""
        self.starts = frozenset(
            form for first in firsts for form in (first, first.lower(), first.upper(), first.capitalize())
        )
        """The names' first words as they are written."""
        self._longest = max((len(name.split()) for name in names), default=0)
        self._between = contexts.grammar.conjunctions | _BETWEEN_MARKS
        self._venues = contexts.venues

    @classmethod
    def load(cls, contexts: Contexts) -> "Exchanges":
        """The names that ship with the package."""
        return cls(read_text("securities/exchange_names.txt").splitlines(), contexts)

    def reference_at(self, words: Sequence[str], index: int) -> ExchangeReference | None:
        """The exchange named at token ``index`` with what it qualifies; None if none is."""
        mic, name_end = self._exchanges_at(words, index)
        if not mic or name_end >= len(words):
            return None
        in_parentheses = index > 0 and words[index - 1] in OPENING
        position = name_end
        if words[position] in _BEFORE_SYMBOL:
            position += 1
        elif not in_parentheses and mic != _ANY_US:
            return None
        symbols: list[int] = []
        while (start := self._symbol_start(words, position, is_first=not symbols)) is not None:
            symbols.append(start)
            position = start + _symbol_length(words, start)
            if not in_parentheses or position >= len(words) or words[position] not in self._between:
                break
            position += 1
        return ExchangeReference(mic, Range(index, name_end), tuple(symbols), position) if symbols else None

    def is_venue(self, words: Sequence[str], tokens: Range) -> bool:
        """Whether ``tokens`` name an exchange as where securities are traded: "listed on Nasdaq".

        "Nasdaq agreed to buy a rival" names the company.
        """
        if words[tokens.start] not in self.starts:
            return False  # most often
        mic, end = self._exchange_at(words, tokens.start)
        if not mic or end != tokens.end:
            return False
        before = word_at(words, tokens.start - 1).lower()
        after = words[end : end + 2]
        return before in self._venues.before or (len(after) == 2 and after[0] == "-" and after[1] in self._venues.after)

    def _exchanges_at(self, words: Sequence[str], index: int) -> tuple[str, int]:
        """The exchange at ``index``, of several ("TSX, NYSE") one in the United States, and the token after it."""
        mic, end = self._exchange_at(words, index)
        while mic and end < len(words) and words[end] in self._between:
            other, end_of_other = self._exchange_at(words, end + 1)
            if not other:
                break
            mic, end = (other if mic == ABROAD else mic), end_of_other
        return mic, end

    def _exchange_at(self, words: Sequence[str], index: int) -> tuple[str, int]:
        if index < len(words) and words[index] in self.starts:
            for length in range(min(self._longest, len(words) - index), 0, -1):
                mic = self.mics.get(" ".join(words[index : index + length]).lower())
                if mic is not None:
                    return mic, index + length
        return "", index

    def _symbol_start(self, words: Sequence[str], index: int, *, is_first: bool) -> int | None:
        """Where a symbol begins at ``index`` or after its marks; after the first, it is in capitals."""
        while index < len(words) and words[index] in _AROUND_SYMBOL:
            index += 1
        if index >= len(words) or not words[index].isalnum() or self._exchange_at(words, index)[0]:
            return None
        return index if is_first or words[index].isupper() else None


def _symbol_length(words: Sequence[str], index: int) -> int:
    """How many tokens the symbol at ``index`` has: "BRK.B" has three."""
    mark, after = (words[index + 1], words[index + 2]) if index + 2 < len(words) else ("", "")
    has_class = after.isupper() and ((mark in _CLASS_MARKS and len(after) <= 3) or (mark == "/" and len(after) == 1))
    return 3 if has_class else 1
