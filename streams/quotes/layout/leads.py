"""What stands at the beginning of a line before anybody's name: the time of an entry, a bullet, a number."""

import re
from typing import Final

from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import word_at

_TIME: Final = re.compile(r"(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9](?:[ap]m)?")
_STAMP: Final = re.compile(r"[0-9]{1,3}(?::[0-5][0-9]){1,2}")
"""A place in a recording: minutes and seconds, or hours before them."""
_STAMP_BRACKETS: Final = {"[": "]", "(": ")"}
EMPHASIS: Final = frozenset("*")
"""Marks around what is set off."""
_CAPTION: Final = ">"
"""Twice before who speaks, in captions: ">> JANE ROE:"."""
_BULLETS: Final = frozenset("*•·▪–—-")
_COUNT: Final = re.compile(r"[0-9]{1,2}")
_COUNT_ENDS: Final = frozenset(".)/")
"""After the number of an item in a list, glued to it: "3. Is it so?"."""
_NUMBER: Final = re.compile(r"[QA][0-9]{1,4}")
"""Of a question, as committees count them: "Q134"."""


def behind_lead(field: TextField, paragraph: Range, lex: Lexicon) -> Range:
    """``paragraph`` without what stands before anybody's name; its last token stays."""
    words, (start, end) = field.words, paragraph
    if words[start].isalpha():
        return paragraph  # most often
    if is_timed(field, paragraph):
        start += 1
        while start < end - 1 and (words[start] in lex.after_times or words[start] == "."):
            start += 1
    start = min(stamp_end(field, start), end - 1)
    if words[start : start + 2] == [_CAPTION, _CAPTION]:
        start = min(start + 2, end - 1)
    while start < end - 1 and words[start] in _BULLETS:
        start += 1
    if (
        start < end - 2
        and _COUNT.fullmatch(words[start])
        and words[start + 1] in _COUNT_ENDS
        and field.is_glued(start + 1)
    ):
        start += 2
    if start < end - 1 and _NUMBER.fullmatch(words[start]) and words[start + 1] != ":":
        start += 1
    return Range(start, end)


def without_emphasis(field: TextField, tokens: Range) -> Range:
    """``tokens`` without marks of emphasis at either end; at least one of them stays."""
    words, (start, end) = field.words, tokens
    while end - start > 1 and words[start] in EMPHASIS:
        start += 1
    while end - start > 1 and words[end - 1] in EMPHASIS:
        end -= 1
    return Range(start, end)


def behind_emphasis(field: TextField, index: int, end: int) -> int:
    """The first token from ``index`` up to ``end`` that is no mark of emphasis: "**Jane Roe:** We grew."."""
    while index < end and field.words[index] in EMPHASIS:
        index += 1
    return index


def behind_time(field: TextField, tokens: Range, lex: Lexicon) -> Range:
    """``tokens`` without the time of a live page's entry that they begin with: "12:10 Finance minister"."""
    if not field.words[tokens.start][0].isdigit():
        return tokens  # most often
    paragraph = field.paragraph_of(tokens.start)
    if tokens.start != paragraph.start or not is_timed(field, paragraph):
        return tokens
    return Range(min(behind_lead(field, paragraph, lex).start, tokens.end - 1), tokens.end)


def stamp_end(field: TextField, index: int) -> int:
    """The token after the place in a recording that stands at ``index``, or ``index``: "[00:41]", "1:02:33".

    Without brackets it has hours: "00:41" may be a time of day as well.
    """
    closing = _STAMP_BRACKETS.get(word_at(field.words, index))
    stamp = word_at(field.words, index + (closing is not None))
    if _STAMP.fullmatch(stamp) is None:
        return index
    if closing is None:
        return index + (stamp.count(":") > 1)
    return index + 3 if word_at(field.words, index + 2) == closing else index


def is_timed(field: TextField, paragraph: Range) -> bool:
    """Whether ``paragraph`` begins with a time of day and goes on."""
    word = field.words[paragraph.start]
    return word[0].isdigit() and paragraph.end - paragraph.start > 1 and _TIME.fullmatch(word) is not None
