"""What is left of words by which they are known again: a headline or a lead bends them, "expects", "expected"."""

from collections.abc import Iterable
from typing import Final

from streams.quotes.words.lexicon import Lexicon

_STEM: Final = 5
"""Letters of a stem, at most."""


def stems_of(words: Iterable[str], lex: Lexicon) -> frozenset[str]:
    """The first letters of those of ``words``, lower case, that carry meaning; marks among them do not."""
    empty = lex.closed_class
    return frozenset(word[:_STEM] for word in words if word[0].isalnum() and word not in empty)
