"""Fields of articles that the contract does not name: mistyped ones would be passed through without a word."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from typing import Final

from streams.pipeline.article import FIELDS

_NEAR: Final = 0.75
"""Share of letters in common from which a name is taken for another one, mistyped."""
_MAX_NAMES: Final = 1_000
"""Names that are remembered: keys of somebody's mapping may be without number."""


class UnknownFields:
    """Tells of each name once, and names the field that may be meant."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._told: set[str] = set()

    def told(self, names: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Names that were not told yet, each with a sentence for the person who wrote them."""
        for name in names:
            if name not in self._told and len(self._told) < _MAX_NAMES:
                self._told.add(name)
                yield name, f"unknown field {name!r} is passed through under extra{_meant(name)}"


def _meant(name: str) -> str:
    """Which field was meant, if one is near enough: letters count, not case or what stands between words."""
    fields = {_letters(field): field for field in FIELDS}
    near = get_close_matches(_letters(name), fields, n=1, cutoff=_NEAR)
    return f"; did you mean {fields[near[0]]!r}?" if near else ""


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
