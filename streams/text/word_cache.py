"""What is known of words, kept for those that come often."""

from collections.abc import Callable
from typing import Final, TypeVar

Value = TypeVar("Value")

LONGEST: Final = 32
"""Characters of a word that is kept, at most. A text may be one word a megabyte long, and the next one another."""


class WordCache(dict[str, Value]):
    """Words to what a function makes of them. When it is full it begins anew, so a flood of odd words passes."""

    def __init__(self, make: Callable[[str], Value], most: int = 1 << 16) -> None:
        """Keep what ``make`` says, of ``most`` words."""
        super().__init__()
        self._make = make
        self._most = most

    def __missing__(self, word: str) -> Value:
        value = self._make(word)
        if len(word) <= LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[word] = value
        return value
