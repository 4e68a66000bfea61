"""Single marks by what they do: what looks alike counts alike. Quotation marks: ``quotes/layout/marks.py``."""

from typing import Final

HYPHENS: Final = frozenset("-‐‑")
DASHES: Final = frozenset("-–—")
"""A hyphen is typed for a dash, too."""
APOSTROPHES: Final = frozenset("'’")
CLITICS: Final = frozenset({"'s", "’s", "'S", "’S"})
"""The possessive's tokens."""
POSSESSIVE: Final = CLITICS | APOSTROPHES
