"""Posts of a social network that a page embeds, each signed: "It fell. — Jane Roe (@jroe) May 5, 2022".

The page gives them the form, so that it says in so many words who writes. A line that is only such a signature signs
the line before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from streams.quotes.layout.marks import MARKS
from streams.quotes.layout.quotations import BLOCK
from streams.text.document import TextField
from streams.text.ranges import Range

_HANDLE: Final = "(@"
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_SIGNATURE: Final = re.compile(rf"\(@(\w{{1,30}})\) ?(?:{_MONTHS}) \d{{1,2}}, \d{{4}}")
_DASH: Final = re.compile(r"(?:(?<=\s)|^)(?:—|–|--?) ?(?=\S)", re.MULTILINE)
_LONGEST_NAME: Final = 90
"""Characters from the dash to the handle, at most."""
_LONGEST: Final = 700
"""Characters of a post, at most: what is longer also has the writer's own words."""


class Post(NamedTuple):
    """One post; ranges of token indices."""

    content: Range
    """All that it says; links may end it."""
    author: Range
    """What the page calls who wrote it: "Jane Roe"; without signs around it."""
    handle: str
    """Without its "@"."""
    end: int
    """The token after its signature."""


def posts_of(field: TextField) -> list[Post]:
    """The posts that ``field`` embeds, in order."""
    return list(_posts(field)) if _HANDLE in field.text else []


def _posts(field: TextField) -> Iterator[Post]:
    last = 0  # the token after the post before
    for signature in _SIGNATURE.finditer(field.text):
        dash = _dash_before(field.text, signature.start())
        if dash is None:
            continue
        signed, behind, opening = (
            bisect_left(field.starts, at) for at in (dash.start(), dash.end(), signature.start())
        )
        end = bisect_left(field.starts, signature.end())
        content = _content(field, signed, last)
        author = _without_signs(field.words, Range(behind, opening))
        if content is not None and author.start < author.end:
            yield Post(content, author, signature[1], end)
        last = end


def _dash_before(text: str, handle: int) -> re.Match[str] | None:
    """The last dash before the name that ends at offset ``handle``."""
    begin = max(text.rfind("\n", 0, handle) + 1, handle - _LONGEST_NAME)
    return next(iter([*_DASH.finditer(text, begin, handle)][-1:]), None)


def _content(field: TextField, signed: int, last: int) -> Range | None:
    """What the signature at token ``signed`` signs, behind token ``last``; None if nothing, or too much."""
    number = field.paragraph_at(signed)
    start, end = max(field.paragraphs[number].start, last), signed
    start += start < end and field.words[start] == BLOCK
    if start == end and number > 0:
        start, end = field.paragraphs[number - 1]
        start += field.words[start] == BLOCK
    content = _without_marks(field.words, Range(start, end))
    if content.start < last or content.start >= content.end:
        return None
    is_long = field.ends[content.end - 1] - field.starts[content.start] > _LONGEST
    return None if is_long else content


def _without_marks(words: list[str], content: Range) -> Range:
    """``content`` without quotation marks around all of it."""
    is_quoted = content.end - content.start > 2 and words[content.start] in MARKS and words[content.end - 1] in MARKS
    return Range(content.start + 1, content.end - 1) if is_quoted else content


def _without_signs(words: list[str], name: Range) -> Range:
    """``name`` without what is no word at its ends: "Jane Roe[ 🚀]"."""
    named = [index for index in range(*name) if words[index][0].isalnum()]
    return Range(named[0], named[-1] + 1) if named else Range(name.start, name.start)
