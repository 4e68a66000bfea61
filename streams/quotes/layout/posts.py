"""Posts of a social network that a page embeds, each signed: "It fell. — Jane Roe (@jroe) May 5, 2022".

The page gives them the form, so that it says in so many words who writes. A line that is only such a signature signs
the line before it.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, NamedTuple

from streams.quotes.layout.links import only_links, without_links
from streams.quotes.layout.marks import DOUBLE
from streams.quotes.layout.quotations import BLOCK
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import word_at

_HANDLE: Final = "(@"
_MONTHS: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:[a-z]{2,6}|\.)?"
_DATE: Final = rf"(?:{_MONTHS} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTHS},? \d{{4}})"
_SIGNATURE: Final = re.compile(rf"\(@(\w{{1,30}})\) ?{_DATE}")
_DASH: Final = re.compile(r"(?:(?<=\s)|^)(?:—|–|--?) ?(?=\S)", re.MULTILINE)
_LONGEST_NAME: Final = 90
"""Characters from the dash to the handle, at most."""
_PAIR: Final = 2
"""Marks of one quotation."""
_MAX_TAG: Final = 4
"""Tokens behind a quotation within which the verb stands that says whose it is, at most."""
_LONGEST: Final = 700
"""Characters of a post, at most: what is longer also has the writer's own words."""


class Post(NamedTuple):
    """One post; ranges of token indices."""

    content: Range
    """All that it says, without links at its end and marks around it."""
    author: Range
    """What the page calls who wrote it: "Jane Roe"; without signs around it."""
    handle: str
    """Without its "@"."""
    end: int
    """The token after its signature."""


def posts_of(field: TextField, lex: Lexicon) -> list[Post]:
    """The posts that ``field`` embeds, in order."""
    return list(_posts(field, lex)) if _HANDLE in field.text else []


def _posts(field: TextField, lex: Lexicon) -> Iterator[Post]:
    last = 0  # the token after the post before
    for signature in _SIGNATURE.finditer(field.text):
        dash = _dash_before(field.text, signature.start())
        if dash is None:
            continue
        signed, behind, opening = (
            bisect_left(field.starts, at) for at in (dash.start(), dash.end(), signature.start())
        )
        end = bisect_left(field.starts, signature.end())
        content = _content(field, signed, last, lex)
        author = _without_signs(field.words, Range(behind, opening))
        goes_on = word_at(field.words, end) in lex.speech_verbs  # "(@jroe) May 5, 2022 said"
        if content is not None and author.start < author.end and not goes_on:
            yield Post(content, author, signature[1], end)
        last = end


def _dash_before(text: str, handle: int) -> re.Match[str] | None:
    """The last dash before the name that ends at offset ``handle``, or a hyphen with spaces if there is none."""
    begin = max(text.rfind("\n", 0, handle) + 1, handle - _LONGEST_NAME)
    dashes = [*_DASH.finditer(text, begin, handle)]
    longer = [dash for dash in dashes if not dash[0].startswith("-")]  # "— Jane Roe - roe.eth"
    return next(reversed(longer or dashes), None)


def _content(field: TextField, signed: int, last: int, lex: Lexicon) -> Range | None:
    """What the signature at token ``signed`` signs, behind token ``last``; None if nothing, or no post by its form."""
    number = field.paragraph_at(signed)
    start, end = max(field.paragraphs[number].start, last), signed
    start += start < end and field.words[start] == BLOCK
    if start == end and number > 0:
        start, end = field.paragraphs[number - 1]
        start += field.words[start] == BLOCK
    if start < last or start >= end or only_links(field.text[field.starts[start] : field.ends[end - 1]]):
        return None
    content = _said(field, without_links(field, Range(start, end)), lex)
    if content is None or not any(word[0].isalnum() for word in field.words[content.start : content.end]):
        return None  # nothing, or a picture alone
    is_long = field.ends[content.end - 1] - field.starts[content.start] > _LONGEST
    return None if is_long else content


def _said(field: TextField, content: Range, lex: Lexicon) -> Range | None:
    """``content`` without marks around all of it; None if it is a quotation and whose that is: "“No,” Roe said"."""
    words, (start, end) = field.words, content
    marks = [index for index in range(start, end) if words[index] in DOUBLE]
    if len(marks) < _PAIR or marks[0] > start:
        return content
    closing = marks[1]
    if closing == end - 1:
        return Range(start + 1, closing)
    behind = words[closing + 1 : closing + 1 + _MAX_TAG]
    is_tagged = not words[closing - 1].isalnum() and not lex.speech_verbs.isdisjoint(behind)
    return None if is_tagged else content


def _without_signs(words: list[str], name: Range) -> Range:
    """``name`` without what is no word at its ends, or in parentheses: "Jane Roe[ 🚀]", "Jane Roe[ (Parody)]"."""
    end = next((index for index in range(*name) if words[index] == "("), name.end)
    named = [index for index in range(name.start, end) if words[index][0].isalnum()]
    return Range(named[0], named[-1] + 1) if named else Range(name.start, name.start)
