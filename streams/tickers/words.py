"""How ordinary the words of names and symbols are."""

from functools import cache
from typing import Final, NamedTuple

from streams.data import read_text

COINED: Final = 80
"""The level of a word that is in no list: a coinage, such as most good company names."""
CAPITALIZED: Final = 75
"""The level of a word that is only a person's, a place's or another name."""


class Ordinariness(NamedTuple):
    """What a word is beside a company's name or a symbol."""

    level: int
    """SCOWL's size: 10 among the commonest words of English, 70 rare, ``CAPITALIZED``, ``COINED``."""
    is_proper: bool
    """Whether it is a person's, a place's or another name."""
    is_acronym: bool


_COINAGE: Final = Ordinariness(COINED, is_proper=False, is_acronym=False)


def ordinariness(part: str) -> Ordinariness:
    """How ordinary ``part`` is, a word of a key (see ``streams.tickers.names``)."""
    return _words().get(part, _COINAGE)


@cache
def _words() -> dict[str, Ordinariness]:
    words: dict[str, Ordinariness] = {}
    for line in read_text("ordinary_words.txt").splitlines():
        if not line.startswith("#"):
            word, level, *marks = line.split()
            words[word] = Ordinariness(
                int(level) or (CAPITALIZED if "proper" in marks else COINED), "proper" in marks, "acronym" in marks
            )
    return words
