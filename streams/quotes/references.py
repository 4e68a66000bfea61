"""References: ``"Prices fall again" — The Courier, 3 May 2011`` is the title of what others published."""

import re
from typing import Final

from streams.quotes.lexicon import lexicon
from streams.quotes.marks import MARKS
from streams.quotes.model import Speaker
from streams.text.document import TextField
from streams.text.segmentation import Range

_DASHES: Final = frozenset("—–-,")
"""What stands between the title and who published it."""
_LONGEST: Final = 24
"""Tokens behind the title, at most."""
_YEAR: Final = re.compile(r"(?:18|19|20)[0-9]{2}")


def is_reference(field: TextField, content: Range, speaker: Speaker | None) -> bool:
    """Whether ``content`` is a title, with who published it and the date up to the end of its paragraph.

    A person's words may be dated in the same way; they are no reference.
    """
    if speaker is not None and speaker.type == "person":
        return False
    words = field.words
    end = field.paragraphs[field.paragraph_at(content.start)].end
    start = content.end
    while start < end and words[start] in MARKS:
        start += 1
    last = min(end, start + _LONGEST)
    if start == last or words[start] not in _DASHES or last < end:
        return False
    spoken = [index for index in range(start, last) if words[index][0].isalnum()]
    return (
        len(spoken) > 1
        and _YEAR.fullmatch(words[spoken[-1]]) is not None
        and all(_is_in_names(field, index) for index in spoken)
    )


def _is_in_names(field: TextField, index: int) -> bool:
    """Whether the word at ``index`` can stand in an outlet's name or a date: "Courier", "of", the "ca" of "Acme.ca"."""
    word = field.words[index]
    glued = field.starts[index] == field.ends[index - 1]
    return glued or not word[0].islower() or word in lexicon().closed_class
