"""What the words on both sides of a symbol that stands alone say: "calls on F for June", "KO -0.3%", "THE ODDS ARE".

Words count as they are written in small letters, and by their class: what people do with securities, what prices do,
figures, marks, capitals. Which of them speak for a symbol is learnt.
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

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
        self._sight = WordCache(self._sight_of).__getitem__
        self._letters = WordCache(self._letters_of).__getitem__

    def features(self, candidate: Candidate, around: Surroundings) -> list[str]:
        """The features of ``candidate``, a symbol without any mark."""
        start, end = candidate.tokens
        letters = self._letters(candidate.key)
        caps = "caps " if around.casing(start) == "caps" else ""
        words = around.words
        before = [self._sight(words[start - gap]) for gap in range(1, _WINDOW + 1)]
        after = list(map(self._sight, words[end : end + _WINDOW]))
        features = [f"letters {letters}", *_line_features(letters, *_place_in_line(candidate))]
        if caps:
            features.append(f"{caps}letters {letters}")
        else:
            features.append(f"other capitals {min(_MOST_CAPITALS, around.other_capitals(start))}")
        if candidate.key.lower() in self._shouted:
            features.append(f"{caps}shouted")
        features += _word_features(before, after, letters, caps)
        features += _class_features(letters, before[0].kind, before[1].kind, after[0].kind, after[1].kind)
        for found in dict.fromkeys(
            each.telling for each in (*before, *after)
        ):  # a set's order is another in each process
            if found:
                features += (f"beside {found}", f"{letters} beside {found}")
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

    def _sight_of(self, word: str) -> "_Sight":
        look, kind = look_of(word), self._class_of(word)
        near = f"near {look}" if look[:1].isalpha() else ""
        texts = (f"{side} {look}" for side in ("before", "after", "before next", "after next"))
        return _Sight(look, kind, kind if kind in _TELLING else "", near, *texts)

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
        f"{letters} class before {before}",
        f"{letters} class after {after}",
        f"{letters} class between {before} {after}",
    )


class _Sight(NamedTuple):
    """What a word beside a symbol says, whatever the symbol: made once for every word."""

    look: str
    kind: str
    """Its class."""
    telling: str
    """The class if it is telling, else nothing."""
    near: str
    """A feature, as those below; nothing for what is no word."""
    before: str
    after: str
    before_next: str
    after_next: str


def _word_features(before: Sequence[_Sight], after: Sequence[_Sight], letters: str, caps: str) -> list[str]:
    last, first = before[0], after[0]
    features = [
        f"before {caps}{last.look}" if caps else last.before,
        f"after {caps}{first.look}" if caps else first.after,
        f"before {letters} {last.look}",
        f"after {letters} {first.look}",
        f"before {last.look} {before[1].look}",
        f"after {first.look} {after[1].look}",
        before[1].before_next,
        after[1].after_next,
    ]
    features += dict.fromkeys(each.near for each in (*before[1:], *after[1:]) if each.near)
    return features


def _place_in_line(candidate: Candidate) -> tuple[bool, bool, int]:
    """Whether the symbol begins its line, as in tables and lists, whether it ends it, and how long the line is."""
    field, (start, end) = candidate.text, candidate.tokens
    first, last = field.paragraph_of(start)
    return start == first, end == last, min(_LONG_LINE, (last - first) // _LINE_STEP)


@cache
def _line_features(letters: str, begins: bool, ends: bool, length: int) -> tuple[str, ...]:  # noqa: FBT001 - a key
    return (
        f"{letters} {'begins line' if begins else 'inside line'}",
        f"{letters} {'ends line' if ends else 'line goes on'}",
        f"{letters} line of {length}",
    )


def _look_of(word: str) -> str:
    if not word:
        return "-"
    if word[0].isdigit():
        return "0"
    return "CAPS" if word.isupper() and len(word) > 1 else word.lower()


look_of: Final = WordCache(_look_of).__getitem__
"""A word in small letters; figures and words in capitals by their looks."""
