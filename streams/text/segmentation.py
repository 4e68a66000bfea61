"""Paragraphs and sentences, as ranges of token indices.

A paragraph ends at a line break, unless the text is hard-wrapped: then only a blank line ends one. A sentence
ends at ``.``, ``!``, ``?`` or ``…`` with the closing marks behind it, where the next token can begin one and
the full stop is not an abbreviation's (``data/abbreviations.txt``).
"""

import re
from functools import cache
from typing import Final, NamedTuple

from streams.data import word_list
from streams.text.tokens import Tokens

_TERMINATORS: Final = ".!?…"
_CLOSERS: Final = frozenset("\"'”’»)]›")
_BREAK: Final = re.compile(r"\n\s*")
# A wrapped line is between these lengths and does not end a sentence.
_WRAP_WIDTH: Final = (40, 100)
_WRAPPED_SHARE: Final = 0.6


class Range(NamedTuple):
    """A half-open range: ``start`` is in it, ``end`` is not."""

    start: int
    end: int


def paragraphs_of(text: str, tokens: Tokens) -> list[Range]:
    """The paragraphs of ``text`` that hold a token, in order."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    if _is_hard_wrapped(text, breaks):
        breaks = [place for place in breaks if text.count("\n", *place) > 1]
    paragraphs: list[Range] = []
    first, index, count = 0, 0, len(tokens.starts)
    for offset in [*(start for start, _ in breaks), len(text)]:
        while index < count and tokens.starts[index] < offset:
            index += 1
        if index > first:
            paragraphs.append(Range(first, index))
            first = index
    return paragraphs


def sentences_of(tokens: Tokens, paragraphs: list[Range]) -> list[Range]:
    """The sentences of every paragraph, in order."""
    sentences: list[Range] = []
    for paragraph in paragraphs:
        first = paragraph.start
        for index in _possible_ends(tokens.words, paragraph):
            if index >= first and (end := _sentence_end(tokens, index, paragraph.end)) is not None:
                sentences.append(Range(first, end))
                first = end
        if first < paragraph.end:
            sentences.append(paragraph if first == paragraph.start else Range(first, paragraph.end))
    return sentences


def _possible_ends(words: list[str], paragraph: Range) -> list[int]:
    """The tokens of ``paragraph`` but its last that end in a terminator: marks, dotted acronyms."""
    return [
        index
        for index, word in enumerate(words[paragraph.start : paragraph.end - 1], paragraph.start)
        if word[-1] in _TERMINATORS
    ]


def _sentence_end(tokens: Tokens, index: int, limit: int) -> int | None:
    """Where the sentence ends that token ``index`` may end (a token index), or None if it does not."""
    word = tokens.words[index]
    is_initials = len(word) > 1
    end = index + 1
    while end < limit and tokens.words[end] in _CLOSERS and tokens.starts[end] == tokens.ends[end - 1]:
        end += 1
    if end >= limit or tokens.starts[end] == tokens.ends[end - 1]:
        return None
    following = tokens.words[end]
    if following[0].islower() or following in ",;:)":
        return None
    if is_initials:
        return end if end > index + 1 or following.lower() in _sentence_openers() else None
    if word == "." and end == index + 1 and _is_abbreviation(tokens, index):
        return None
    return end


def _is_abbreviation(tokens: Tokens, index: int) -> bool:
    """Whether the full stop at ``index`` belongs to the word before it."""
    if index == 0 or tokens.ends[index - 1] != tokens.starts[index]:
        return False
    before = tokens.words[index - 1]
    return (len(before) == 1 and before.isupper() and before != "I") or before.lower() in _abbreviations()


def _is_hard_wrapped(text: str, breaks: list[tuple[int, int]]) -> bool:
    """Whether single line breaks only wrap lines, as in mail and press wires."""
    wrapped = lines = 0
    line_start = 0
    for start, end in breaks:
        if text.count("\n", start, end) == 1:
            lines += 1
            length = start - line_start
            ends_open = length > 0 and (text[start - 1].isalnum() or text[start - 1] in ",-")
            wrapped += _WRAP_WIDTH[0] <= length <= _WRAP_WIDTH[1] and ends_open
        line_start = end
    return lines >= 4 and wrapped >= _WRAPPED_SHARE * lines


@cache
def _abbreviations() -> frozenset[str]:
    return word_list("abbreviations.txt")


@cache
def _sentence_openers() -> frozenset[str]:
    return word_list("sentence_openers.txt")
