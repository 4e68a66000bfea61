"""Single marks by what they do: what looks alike counts alike. Quotation marks: ``quotes/layout/marks.py``."""

import re
from typing import Final

HYPHENS: Final = frozenset("-‐‑")
DASHES: Final = frozenset("-–—")
"""A hyphen is typed for a dash, too."""
APOSTROPHES: Final = frozenset("'’")
CLITICS: Final = frozenset({"'s", "’s", "'S", "’S"})
"""The possessive's tokens."""
POSSESSIVE: Final = CLITICS | APOSTROPHES
SENTENCE_ENDS: Final = frozenset(".?!")
SENTENCE_MARKS: Final = SENTENCE_ENDS | {"…"}
"""What a sentence ends with, one that breaks off included."""
CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
"""Control characters but tab and line feed, and those that turn the direction of writing. They have no shape of their
own; in a terminal they move the cursor, recolour or reorder what a person reads."""
