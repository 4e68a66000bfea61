"""Interviews whose questions are lines without a label: set off by stars, or only by their question mark."""

from typing import Final

from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range

_EMPHASIS: Final = frozenset("*")
_LEAST: Final = 2
"""Questions set off that make an interview."""
_LEAST_PLAIN: Final = 3
"""Questions that nothing sets off."""
_LONGEST: Final = 60
"""Tokens of a question."""


def questions_of(field: TextField, lex: Lexicon) -> dict[int, Range]:
    """The questions by the numbers of their paragraphs, if the text is an interview.

    What nothing sets off has to be answered by somebody who says "I" or "we" outside quotation marks.
    """
    whole = {number: paragraph for number, paragraph in enumerate(field.paragraphs) if _asks(field, paragraph)}
    if len(whole) < _LEAST:
        return {}
    emphasized = {number: _inside(field, paragraph) for number, paragraph in whole.items()}
    set_off = {number: inside for number, inside in emphasized.items() if inside != whole[number]}
    if len(set_off) >= _LEAST:
        return set_off
    plain = {number: paragraph for number, paragraph in whole.items() if number + 1 not in whole}
    answered = [number for number in plain if _is_answered(field, number + 1, lex)]
    is_interview = len(plain) >= _LEAST_PLAIN and 2 * len(answered) > len(plain)
    return plain if is_interview and answered[0] == min(plain) else {}


def _asks(field: TextField, paragraph: Range) -> bool:
    """Whether ``paragraph`` is a question, with or without marks of emphasis around it."""
    start, end = _inside(field, paragraph)
    if field.words[end - 1] != "?":
        return False  # most often
    words = field.words[start:end]
    return 2 < len(words) <= _LONGEST and words[0] not in MARKS and ":" not in words


def _inside(field: TextField, paragraph: Range) -> Range:
    """``paragraph`` without marks of emphasis on both sides."""
    words, (start, end) = field.words, paragraph
    while end - start > 2 and words[start] in _EMPHASIS and words[end - 1] == words[start]:
        start, end = start + 1, end - 1
    return Range(start, end)


def _is_answered(field: TextField, number: int, lex: Lexicon) -> bool:
    """Whether paragraph ``number`` is what somebody says of himself, without quotation marks."""
    if number >= len(field.paragraphs):
        return False
    words = field.words[slice(*field.paragraphs[number])]
    return MARKS.isdisjoint(words[:1]) and any(word.lower() in lex.grammar.pronouns.first_person for word in words)
