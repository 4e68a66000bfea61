"""Lines that say who wrote the text, and nothing else: "By Jane Roe", "Posted by Jane Roe, 5 May"."""

from typing import Final

from streams.quotes.layout.leads import EMPHASIS
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_ENDS
from streams.text.ranges import Range

LONGEST: Final = 12
"""Tokens of such a line, at most."""
_LEADS: Final = frozenset(
    ("by", "posted by", "written by", "story by", "report by", "text by", "words by", "words", "words :", "text :")
)
"""What stands before the name, and nothing else."""
_LAST: Final = frozenset(lead.rpartition(" ")[2] for lead in _LEADS)


def is_line(field: TextField, line: Range) -> bool:
    """Whether the paragraph ``line`` is short, and no sentence."""
    return line.end - line.start <= LONGEST and field.words[line.end - 1] not in SENTENCE_ENDS


def is_author(field: TextField, name: int) -> bool:
    """Whether the name that begins at token ``name``, its title included, is in a line that says who wrote the text."""
    if name == 0 or field.words[name - 1].lower() not in _LAST:
        return False  # most often
    line = field.paragraph_of(name)
    if not is_line(field, line):
        return False
    before = " ".join(word.lower() for word in field.words[line.start : name] if word not in EMPHASIS)
    return before in _LEADS
