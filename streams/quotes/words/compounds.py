"""Compounds that say where somebody is: "the London-based bank", "the Omaha, Nebraska-based company"."""

from typing import Final

from streams.quotes.words.lexicon import Lexicon
from streams.text.glyphs import HYPHENS

_MAX_REGION: Final = 6
"""Tokens of a region after a town's comma, at most: "Calif", ".", "North", "Carolina"."""


def behind_region(words: list[str], comma: int, end: int, lex: Lexicon) -> int:
    """After the compound of a town whose region a ``comma`` parts from it: "Omaha[, Nebraska-based]" company.

    ``comma`` itself if no such compound goes on there and ends before token ``end``.
    """
    if comma + 1 >= end or words[comma] != ",":
        return comma
    hyphen, limit = comma + 1, min(end - 1, comma + _MAX_REGION)
    while hyphen < limit and (words[hyphen][0].isupper() or words[hyphen] == "."):
        hyphen += 1
    return hyphen + 2 if hyphen > comma + 1 and hyphen < end - 2 and ends_compound(words, hyphen + 1, lex) else comma


def ends_compound(words: list[str], index: int, lex: Lexicon) -> bool:
    """Whether the word at ``index`` makes a compound of the place before it: "based" of "London-based"."""
    return words[index] in lex.grammar.affixes.after_places and words[index - 1] in HYPHENS
