"""How ordinary the words of names and symbols are."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from streams.data import read_text, word_list

EVERYDAY: Final = 5
"""The level of a word that news uses all the time."""
COMMON: Final = 20
"""The highest level of a word that is common."""
COINED: Final = 80
"""The level of a word that is in no list: a coinage, such as most good company names."""
CAPITALIZED: Final = 75
"""The level of a word that is only a person's, a place's or another name."""

ORDINARY: Final = frozenset({"everyday", "common", "known", "rare"})
"""The classes of words that are more than names."""


class Ordinariness(NamedTuple):
    """What a word is beside a company's name or a symbol."""

    level: int
    """SCOWL's size: 10 among the commonest words of English, 70 rare; ``EVERYDAY``, ``CAPITALIZED``, ``COINED``."""
    is_proper: bool
    """Whether it is a person's, a place's or another name."""
    is_acronym: bool


_COINAGE: Final = Ordinariness(COINED, is_proper=False, is_acronym=False)


class OrdinaryWords:
    """How ordinary each word is that a company's name or a symbol has."""

    def __init__(self, words: Mapping[str, Ordinariness], generic: frozenset[str]) -> None:
        self._words = words
        self.generic = generic
        """Last words of company names that news leaves out, lower case."""
        self._rarities = lru_cache(maxsize=1 << 14)(self._rarity)

    @classmethod
    def load(cls) -> "OrdinaryWords":
        """The words that ship with the package."""
        lines = read_text("words/ordinary_words.txt").splitlines()
        return cls(words_of(lines, word_list("words/acronyms.txt")), word_list("names/generic_name_words.txt"))

    def of(self, part: str) -> Ordinariness:
        """How ordinary ``part`` is, a word of a key (see ``streams.tickers.securities.names``)."""
        return self._words.get(part, _COINAGE)

    def rarity_of(self, key: str) -> str:
        """How ordinary the rarest of a name's telling words is: everyday, common, known, rare, proper or coined."""
        return self._rarities(key)

    def _rarity(self, key: str) -> str:
        telling = [part for part in key.split() if part not in self.generic]
        level = max((self.of(part).level for part in telling), default=COMMON)
        # Two everyday words side by side are none: "General Motors".
        return rarity_at(max(level, COMMON) if " " in key else level)


def rarity_at(level: int) -> str:
    """The class of words that ``level`` lies in."""
    if level >= CAPITALIZED:
        return "coined" if level >= COINED else "proper"
    if level <= EVERYDAY:
        return "everyday"
    return "common" if level <= COMMON else "known" if level <= 50 else "rare"


def words_of(lines: Iterable[str], acronyms: frozenset[str]) -> dict[str, Ordinariness]:
    """``acronyms`` and the words in ``lines``, which are as the head of the file ``ordinary_words.txt`` says."""
    words = {word: _COINAGE._replace(is_acronym=True) for word in acronyms}
    for line in lines:
        if not line.startswith("#"):
            word, size, *marks = line.split()
            is_proper = "proper" in marks
            level = int(size) or (CAPITALIZED if is_proper else COINED)
            words[word] = Ordinariness(level, is_proper, "acronym" in marks or word in acronyms)
    return words
