"""One candidate a place, where names and symbols were found apart."""

from collections.abc import Collection, Sequence
from typing import Final

from streams.tickers.candidates.candidate import Candidate, Form

_MARKED: Final[frozenset[Form]] = frozenset({"cashtag", "parenthesis", "symbol"})
_GUESSED: Final[frozenset[Form]] = frozenset({"short", "first"})


def settle(names: Sequence[Candidate], symbols: Sequence[Candidate], crypto: Collection[str]) -> list[Candidate]:
    """One candidate a place, in order of place.

    Where one word is both a name and a symbol, it is a symbol if its form says so or if it stands beside its own
    name, else the name. The end of a longer word in capitals is neither, unless the rest of it is one. The code of
    a crypto-currency is a symbol only after an exchange or its own name.

    Args:
        names: None overlapping another.
        symbols: None overlapping another.
        crypto: Codes of crypto-currencies.
    """
    name_at = {(name.text.name, index): name for name in names for index in range(*name.tokens)} if symbols else {}
    dropped: set[int] = set()
    kept: list[Candidate] = []
    for symbol in symbols:
        field, (start, end) = symbol.text.name, symbol.tokens
        name = next(filter(None, (name_at.get((field, index)) for index in range(start, end))), None)
        previous = name_at.get((field, start - 1)) or name_at.get((field, start - 2))
        is_beside = previous is not None and previous is not name and previous.issuer.id == symbol.issuer.id
        is_crypto = symbol.key in crypto and symbol.form in _MARKED and not is_beside
        if is_crypto and symbol.form != "symbol":
            continue
        symbol.is_crypto = is_crypto
        if name is not None:
            if _length(name) > _length(symbol) or name.tokens.end > end:
                continue
            if symbol.form != "symbol" or is_beside or name.form in _GUESSED:
                dropped.add(id(name))
        kept.append(symbol)
    kept += [name for name in names if id(name) not in dropped]
    ends = [each for each in kept if _ends_acronym(each)]
    if ends:
        covered = {(each.text.name, index) for each in kept for index in range(*each.tokens)}
        alone = {id(each) for each in ends if (each.text.name, each.tokens.start - 2) not in covered}
        kept = [each for each in kept if id(each) not in alone]
    kept.sort(key=lambda candidate: (candidate.text.name != "title", candidate.characters.start))
    return kept


def _ends_acronym(candidate: Candidate) -> bool:
    """Whether ``candidate`` is the end of a longer word in capitals: "TD" in "SMART-TD"."""
    field, (start, end) = candidate.text, candidate.tokens
    if start <= 1 or end > start + 1 or field.words[start - 1] != "-":
        return False
    is_joined = field.is_glued(start - 1) and field.is_glued(start)
    return is_joined and field.words[start - 2].isupper() and field.words[start].isupper()


def _length(candidate: Candidate) -> int:
    return candidate.tokens.end - candidate.tokens.start
