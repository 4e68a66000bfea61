"""Plurals that name nobody: what opens a sentence with a capital, and needs none elsewhere."""

from typing import Final

from streams.quotes.words.lexicon import Lexicon

_SINGULAR: Final = frozenset("does has is was".split())
"""Verbs that no plural has: "Gates is"."""
_NO_PLURAL: Final = ("ss", "us", "is")


def is_common_plural(word: str, following: str, lex: Lexicon) -> bool:
    """Whether ``word``, lower case, means several of a kind: "traders", "prices"; not "Gates" is, nor "Apples" Inc.

    A singular may be anybody's name ("Musk", "Treasury"), so that none is one here.
    """
    if following in _SINGULAR or following[:1].isupper():
        return False
    names = (lex.given_names, lex.places, lex.demonyms, lex.ordinary_companies, lex.kinds)
    is_plural = word.endswith("s") and word[:-1] in lex.english_words and not word.endswith(_NO_PLURAL)
    return is_plural and (word in lex.somebody or (word in lex.english_words and not any(word in one for one in names)))
