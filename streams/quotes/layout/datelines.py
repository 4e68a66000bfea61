"""Datelines: "OTTAWA, May 5 (Wire) - ", "NEW YORK, March 3, 2025 /Wire/ -- ", before what a story says."""

from typing import Final

from streams.quotes.layout.marks import DOUBLE
from streams.text.document import TextField
from streams.text.glyphs import DASHES
from streams.text.ranges import Range

_LONGEST: Final = 24
"""Tokens of a dateline, at most."""
_SIGNS: Final = frozenset("(/")
_CITY: Final = 3
"""Letters of a place in capitals, at least, that a dateline begins with."""


def datelines_of(field: TextField) -> list[Range]:
    """The datelines of ``field``, token ranges in order, each with the dash after it and without the story."""
    found: list[Range] = []
    for paragraph in field.paragraphs:
        end = _dateline_end(field, paragraph)
        if paragraph.start < end < paragraph.end:
            found.append(Range(paragraph.start, end))
    return found


def _dateline_end(field: TextField, paragraph: Range) -> int:
    """The token after the dash that ends the dateline of a ``paragraph``; its start if it has none."""
    words, is_dateline, found = field.words, False, paragraph.start
    limit = min(paragraph.start + _LONGEST, paragraph.end - 1)
    if DASHES.isdisjoint(words[paragraph.start : limit]):
        return found  # most often
    in_capitals, letters = True, 0  # of the city, which the paragraph begins with
    for index in range(paragraph.start, limit):
        word = words[index]
        if word in DASHES:
            doubled = words[index + 1] in DASHES
            end = index + 1 + doubled
            if is_dateline and end < paragraph.end and (doubled or not field.is_glued(end)):
                found = end
                if words[end] != "(":  # "Calif.--(WIRE)--"
                    break
        elif word in DOUBLE or (word.islower() and not (word == "and" and words[index + 1].isupper())):
            break  # "OTTAWA and PARIS, May 5"
        in_capitals = in_capitals and (word.isupper() or word == ".")
        letters += len(word) if in_capitals else 0
        is_dateline = is_dateline or letters >= _CITY or word in _SIGNS or word[0].isdigit()
    return found
