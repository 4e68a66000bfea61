"""What noun phrases begin with, lower case: each module adds what else counts where it looks."""

from typing import Final

ARTICLES: Final = frozenset({"a", "an", "the"})
DETERMINERS: Final = ARTICLES | {"his", "her", "its", "their", "our", "my"}
"""Articles and possessives."""
