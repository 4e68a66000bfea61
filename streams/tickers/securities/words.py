"""How ordinary the words of names and symbols are."""

from functools import cache, lru_cache
from typing import Final, NamedTuple

from streams.data import read_text, word_list
from streams.tickers.securities.names import generic_name_words

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
    """How ordinary ``part`` is, a word of a key (see ``streams.tickers.securities.names``)."""
    return _words().get(part, _COINAGE)


@lru_cache(maxsize=1 << 14)
def rarity_of(key: str) -> str:
    """How ordinary the rarest of a name's telling words is: common, known, rare, proper or coined."""
    telling = [part for part in key.split() if part not in generic_name_words()]
    return level_of(max((ordinariness(part).level for part in telling), default=0))


def level_of(level: int) -> str:
    """The class of words that ``level`` lies in."""
    if level >= CAPITALIZED:
        return "coined" if level >= COINED else "proper"
    return "common" if level <= 20 else "known" if level <= 50 else "rare"


@cache
def _words() -> dict[str, Ordinariness]:
    acronyms = word_list("words/acronyms.txt")
    words = {word: _COINAGE._replace(is_acronym=True) for word in acronyms}
    for line in read_text("words/ordinary_words.txt").splitlines():
        if not line.startswith("#"):
            word, size, *marks = line.split()
            is_proper = "proper" in marks
            level = int(size) or (CAPITALIZED if is_proper else COINED)
            words[word] = Ordinariness(level, is_proper, "acronym" in marks or word in acronyms)
    return words
