"""What the words on both sides of a symbol that stands alone say: "calls on F for June", "KO -0.3%", "THE ODDS ARE".

Words count as they are written in small letters, and by their class: what people do with securities, what prices do,
figures, marks, capitals. Which of them speak for a symbol is learnt.
"""

from typing import Final

from streams.text.word_cache import WordCache
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.securities.words import OrdinaryWords, rarity_at

_WINDOW: Final = 4
"""Tokens on each side that are looked at."""
_MOST_CAPITALS: Final = 3
"""More words in capitals that are no symbols say no more."""
_LINE_STEP: Final = 4
_LONG_LINE: Final = 5
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
        }
        self._telling = frozenset(self._classes.values())
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
        after = [words[end + gap] for gap in range(_WINDOW)]
        line = _line_features(candidate)
        features = [f"letters {letters}", *line, *(f"{letters} {look}" for look in line)]
        if caps:
            features.append(f"{caps}letters {letters}")
        else:
            features.append(f"other capitals {min(_MOST_CAPITALS, around.other_capitals(start))}")
        if candidate.key.lower() in self._shouted:
            features.append(f"{caps}shouted")
        looks, classes = list(map(look_of, before)), list(map(self._class, before))
        features += _word_features(looks, list(map(look_of, after)), letters, caps)
        features += self._class_features(classes, list(map(self._class, after)), letters)
        features.append(f"class before {classes[1]} word {looks[0]}")
        return features

    def _letters_of(self, key: str) -> str:
        """What a symbol's letters are elsewhere: a letter, an acronym, an abbreviation, a word, or nothing."""
        if len(key) == 1:
            return "one"
        lower = key.lower()
        word = self._words.of(lower)
        if word.is_acronym:
            return "acronym"
        rarity = rarity_at(word.level)
        return f"abbreviation {rarity}" if lower in self._abbreviations else rarity

    def _class_of(self, word: str) -> str:
        """What ``word`` is to a security."""
        if not word:
            return "nothing"
        lower = word.lower()
        if lower in self._classes:
            return self._classes[lower]
        if word[0].isdigit():
            return "figure"
        if not word[0].isalnum():
            return _CLASS_OF_MARK.get(word, "mark")
        if word.isupper() and len(word) > 1:
            return "capitals"
        return "capital" if word[0].isupper() else "small"

    def _class_features(self, before: list[str], after: list[str], letters: str) -> list[str]:
        features = [
            f"class before {before[0]}",
            f"class after {after[0]}",
            f"class before {before[1]} {before[0]}",
            f"class after {after[0]} {after[1]}",
            f"class between {before[0]} {after[0]}",
            f"{letters} class before {before[0]}",
            f"{letters} class after {after[0]}",
            f"{letters} class between {before[0]} {after[0]}",
        ]
        for found in self._telling.intersection([*before, *after]):
            features += [f"beside {found}", f"{letters} beside {found}"]
        return features


def _word_features(before: list[str], after: list[str], letters: str, caps: str) -> list[str]:
    features = []
    for side, looks in (("before", before), ("after", after)):
        features += [f"{side} {caps}{looks[0]}", f"{side} {letters} {looks[0]}", f"{side} {looks[0]} {looks[1]}"]
        features.append(f"{side} next {looks[1]}")
    features += {f"near {look}" for look in (*before[1:], *after[1:]) if look[:1].isalpha()}
    return features


def _line_features(candidate: Candidate) -> list[str]:
    """Where in its line the symbol stands: tables and lists have it first."""
    field, (start, end) = candidate.text, candidate.tokens
    line = field.paragraphs[field.paragraph_at(start)]
    return [
        "begins line" if start == line.start else "inside line",
        "ends line" if end == line.end else "line goes on",
        f"line of {min(_LONG_LINE, (line.end - line.start) // _LINE_STEP)}",
    ]


def _look_of(word: str) -> str:
    if not word:
        return "-"
    if word[0].isdigit():
        return "0"
    return "CAPS" if word.isupper() and len(word) > 1 else word.lower()


look_of: Final = WordCache(_look_of).__getitem__
"""A word in small letters; figures and words in capitals by their looks."""
