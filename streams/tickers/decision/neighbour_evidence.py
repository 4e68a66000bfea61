"""What the words on both sides of a symbol that stands alone say: "calls on F for June", "KO -0.3%", "THE ODDS ARE".

Words count as they are written in small letters, and by their class: what people do with securities, what prices do,
figures, marks, capitals. Which of them speak for a symbol is learnt.
"""

from functools import cache, lru_cache
from typing import Final

from streams.text.word_cache import WordCache
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.securities.words import COMMON, OrdinaryWords, rarity_at

_WINDOW: Final = 4
"""Tokens on each side that are looked at."""
_MOST_CAPITALS: Final = 3
"""More words in capitals that are no symbols say no more."""
_LINE_STEP: Final = 4
_LONG_LINE: Final = 5
_TELLING: Final = frozenset({"instrument", "move", "report", "dealing", "strike"})
"""Classes of words that speak for a symbol anywhere near it."""
_CALL_OR_PUT: Final = frozenset("cCpP")
"""What a strike ends in: "12c", "95P"."""
_CLASS_OF_MARK: Final = {
    **dict.fromkeys("+-–−", "sign"),
    **dict.fromkeys(",;/|•·", "parting"),
    **dict.fromkeys("([{", "opening"),
    **dict.fromkeys(")]}", "closing"),
    **dict.fromkeys(".!?", "ending"),
    "$": "dollar",
    "%": "percent",
}


class NeighbourEvidence:
    """Says what stands beside a symbol that stands alone."""

    def __init__(self, lexicon: Lexicon, ordinary_words: OrdinaryWords) -> None:
        trading = lexicon.contexts.trading
        self._classes = {
            **dict.fromkeys(trading.instruments, "instrument"),
            **dict.fromkeys(trading.moves, "move"),
            **dict.fromkeys(trading.reports, "report"),
            **dict.fromkeys(trading.dealing, "dealing"),
            **dict.fromkeys(trading.months, "month"),
        }
        self._months = trading.months
        self._abbreviations = lexicon.abbreviations
        self._shouted = lexicon.shouted_words
        self._words = ordinary_words
        self._class = WordCache(self._class_of).__getitem__
        self._letters = WordCache(self._letters_of).__getitem__

    def features(self, candidate: Candidate, around: Surroundings) -> list[str]:
        """The features of ``candidate``, a symbol without any mark."""
        start, end = candidate.tokens
        letters = self._letters(candidate.key)
        caps = "caps " if around.casing(start) == "caps" else ""
        words = around.words
        before = [words[start - gap] for gap in range(1, _WINDOW + 1)]
        after = words[end : end + _WINDOW]
        features = [f"letters {letters}", *_line_features(letters, *_place_in_line(candidate))]
        if caps:
            features.append(f"{caps}letters {letters}")
        else:
            features.append(f"other capitals {min(_MOST_CAPITALS, around.other_capitals(start))}")
        if candidate.key.lower() in self._shouted:
            features.append(f"{caps}shouted")
        looks = list(map(look_of, before))
        classes, following = list(map(self._class, before)), list(map(self._class, after))
        features += _word_features(looks, list(map(look_of, after)), letters, caps)
        features += _class_features(letters, *classes[:2], *following[:2])
        for found in _TELLING.intersection(classes + following):
            features += [f"beside {found}", f"{letters} beside {found}"]
        features.append(f"class before {classes[1]} word {looks[0]}")
        return features

    def _letters_of(self, key: str) -> str:
        """What a symbol's letters are elsewhere: a letter, a month, an acronym, an abbreviation, a word, or nothing."""
        if len(key) == 1:
            return "one"
        if key in self._months:
            return "month"
        lower = key.lower()
        word = self._words.of(lower)
        if word.is_acronym:
            return "acronym"
        rarity = rarity_at(max(word.level, COMMON))  # too few everyday words to learn of them apart
        return f"abbreviation {rarity}" if lower in self._abbreviations else rarity

    def _class_of(self, word: str) -> str:
        """What ``word`` is to a security."""
        if not word:
            return "nothing"
        known = self._classes.get(word) or self._classes.get(word.lower())
        if known:
            return known
        if word[0].isdigit():
            return "strike" if word[-1] in _CALL_OR_PUT else "figure"
        if not word[0].isalnum():
            return _CLASS_OF_MARK.get(word, "mark")
        if word.isupper() and len(word) > 1:
            return "capitals"
        return "capital" if word[0].isupper() else "small"


@lru_cache(maxsize=1 << 14)
def _class_features(letters: str, before: str, second_before: str, after: str, second_after: str) -> tuple[str, ...]:
    """What the classes of two words on each side say; there are few, so that most have been seen before."""
    return (
        f"class before {before}",
        f"class after {after}",
        f"class before {second_before} {before}",
        f"class after {after} {second_after}",
        f"class between {before} {after}",
        f"{letters} class before {before}",
        f"{letters} class after {after}",
        f"{letters} class between {before} {after}",
    )


def _word_features(before: list[str], after: list[str], letters: str, caps: str) -> list[str]:
    features = []
    for side, looks in (("before", before), ("after", after)):
        features += [f"{side} {caps}{looks[0]}", f"{side} {letters} {looks[0]}", f"{side} {looks[0]} {looks[1]}"]
        features.append(f"{side} next {looks[1]}")
    features += {f"near {look}" for look in (*before[1:], *after[1:]) if look[:1].isalpha()}
    return features


def _place_in_line(candidate: Candidate) -> tuple[bool, bool, int]:
    """Whether the symbol begins its line, as in tables and lists, whether it ends it, and how long the line is."""
    field, (start, end) = candidate.text, candidate.tokens
    first, last = field.paragraphs[field.paragraph_at(start)]
    return start == first, end == last, min(_LONG_LINE, (last - first) // _LINE_STEP)


@cache
def _line_features(letters: str, begins: bool, ends: bool, length: int) -> tuple[str, ...]:  # noqa: FBT001 - a key
    line = "begins line" if begins else "inside line", "ends line" if ends else "line goes on", f"line of {length}"
    return (*line, *(f"{letters} {look}" for look in line))


def _look_of(word: str) -> str:
    if not word:
        return "-"
    if word[0].isdigit():
        return "0"
    return "CAPS" if word.isupper() and len(word) > 1 else word.lower()


look_of: Final = WordCache(_look_of).__getitem__
"""A word in small letters; figures and words in capitals by their looks."""
