"""Exchanges before symbols: "NASDAQ: META", "(NYSE American: XYZ)", "(TSX, NYSE: RY)", "(Nasdaq: GOOG, GOOGL)"."""

from functools import cache
from typing import Final, NamedTuple

from streams.data import read_text

ABROAD: Final = "-"
_ANY_US: Final = "US"
_BETWEEN: Final = frozenset({",", ";", "/", "&", "and", "|", "or"})
_BEFORE_SYMBOL: Final = frozenset({":", "-", "–"})
_AROUND_SYMBOL: Final = frozenset("\"'“”‘’$")
_BEFORE_VENUE: Final = frozenset({"at", "from", "on", "the", "to"})
OPENING: Final = frozenset("([<{")


class ExchangeReference(NamedTuple):
    """An exchange and the places of the symbols that it qualifies."""

    mic: str
    """ISO 10383; ``ABROAD`` outside the United States, "US" where no exchange is named ("ticker: META")."""
    behind_name: int
    """The token behind the exchange's name."""
    symbols: tuple[int, ...]
    """The tokens at which the symbols begin."""
    last: int
    """The token behind all of it."""


def exchange_reference(words: list[str], index: int) -> ExchangeReference | None:
    """The exchange named at token ``index`` with what it qualifies; None if none is."""
    mic, behind_name = _exchanges_at(words, index)
    if not mic or behind_name >= len(words):
        return None
    in_parentheses = index > 0 and words[index - 1] in OPENING
    position = behind_name
    if words[position] in _BEFORE_SYMBOL:
        position += 1
    elif not in_parentheses and mic != _ANY_US:
        return None
    symbols: list[int] = []
    while (start := _symbol_start(words, position, is_first=not symbols)) is not None:
        symbols.append(start)
        position = start + _symbol_length(words, start)
        if not in_parentheses or position >= len(words) or words[position] not in _BETWEEN:
            break
        position += 1
    return ExchangeReference(mic, behind_name, tuple(symbols), position) if symbols else None


def is_venue(words: list[str], first: int, last: int) -> bool:
    """Whether tokens ``first`` up to ``last`` name an exchange as where securities are traded: "listed on Nasdaq".

    "Nasdaq agreed to buy a rival" names the company.
    """
    mic, behind = _exchange_at(words, first)
    if not mic or behind != last:
        return False
    before = words[first - 1].lower() if first else ""
    return before in _BEFORE_VENUE or words[last : last + 2] == ["-", "listed"]


def _exchanges_at(words: list[str], index: int) -> tuple[str, int]:
    """The exchange at ``index``, of several ("TSX, NYSE") one in the United States, and the token behind."""
    mic, behind = _exchange_at(words, index)
    while mic and behind < len(words) and words[behind] in _BETWEEN:
        other, behind_other = _exchange_at(words, behind + 1)
        if not other:
            break
        mic, behind = (other if mic == ABROAD else mic), behind_other
    return mic, behind


def _exchange_at(words: list[str], index: int) -> tuple[str, int]:
    names = exchange_names()
    if index < len(words) and words[index] in names.starts:
        for length in range(min(names.longest, len(words) - index), 0, -1):
            mic = names.mics.get(" ".join(words[index : index + length]).lower())
            if mic is not None:
                return mic, index + length
    return "", index


def _symbol_start(words: list[str], index: int, *, is_first: bool) -> int | None:
    """Where a symbol begins at ``index`` or behind its marks; after the first, it is in capitals."""
    while index < len(words) and words[index] in _AROUND_SYMBOL:
        index += 1
    if index >= len(words) or not words[index].isalnum() or _exchange_at(words, index)[0]:
        return None
    return index if is_first or words[index].isupper() else None


def _symbol_length(words: list[str], index: int) -> int:
    """How many tokens the symbol at ``index`` has: "BRK.B" has three."""
    mark, behind = (words[index + 1], words[index + 2]) if index + 2 < len(words) else ("", "")
    has_class = behind.isupper() and ((mark in {".", "-"} and len(behind) <= 3) or (mark == "/" and len(behind) == 1))
    return 3 if has_class else 1


class ExchangeNames(NamedTuple):
    """How news writes exchanges."""

    starts: frozenset[str]
    """Their first words as written."""
    mics: dict[str, str]
    """In lower case."""
    longest: int


@cache
def exchange_names() -> ExchangeNames:
    """The names of exchanges before symbols."""
    lines = (line.partition("#")[0].rsplit(None, 1) for line in read_text("securities/exchange_names.txt").splitlines())
    mics = {entry[0]: entry[1] for entry in lines if len(entry) == 2}
    firsts = {name.split()[0] for name in mics}
    written = {form for first in firsts for form in (first, first.lower(), first.upper(), first.capitalize())}
    return ExchangeNames(
        frozenset(written), {name.lower(): mic for name, mic in mics.items()}, max(len(name.split()) for name in mics)
    )
