"""Which surnames are the same but for a slip of the pen: "Montieth" and "Monteith", "Amstrong" and "Armstrong"."""

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

_MAX_LETTERS: Final = 16
"""Letters of a word one of which may be left out, at most."""


def deletions(word: str) -> Iterator[str]:
    """``word``, and what is left of it without one letter, not the first.

    Words that differ by one letter, or in the order of two, share one of these, by which they are found (Wolf Garbe's
    symmetric deletions, as SymSpell has them).
    """
    yield word
    for index in range(1, min(len(word), _MAX_LETTERS)):
        yield word[:index] + word[index + 1 :]


def is_misspelt(word: str, name: str, *, is_sure: bool) -> bool:
    """Whether ``word`` is ``name`` with two letters changed in order, or one more or less, not at either end.

    Args:
        word: What may be misspelt, lower case.
        name: As it is spelt, likewise.
        is_sure: Whether ``word`` is a surname for sure: else it has to have all the letters.
    """
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False)))
    if same == 0 or word[-1:] != name[-1:]:
        return False
    rest, other = word[same:], name[same:]
    if len(word) == len(name):
        return len(rest) > 1 and rest[:2] == other[1::-1] and rest[2:] == other[2:]
    longer, shorter = (rest, other) if len(word) > len(name) else (other, rest)
    return is_sure and longer[1:] == shorter
