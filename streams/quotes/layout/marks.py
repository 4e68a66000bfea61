"""Quotation marks: which tokens of a text are some, and whether each opens or closes.

By its glyph where the glyph says so, else by the white space around it; apostrophes, decades and inches are none.
"""

from typing import Final, NamedTuple

from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import APOSTROPHES
from streams.text.ranges import Range

_OPENING: Final = frozenset("“„«‹")
_CLOSING: Final = frozenset("”»›")
DOUBLE: Final = frozenset('"“”„‟«»＂')
_SINGLE: Final = frozenset("'‘’‚‛‹›`")
MARKS: Final = DOUBLE | _SINGLE
# A mark directly after one of these opens; directly before one of these it closes.
_BEFORE_OPENING: Final = frozenset("([{—–-/:…") | _OPENING | {"‘", "`"}
_AFTER_CLOSING: Final = frozenset(",.;:!?)]}—–-/…") | _CLOSING | {"’"}
ENDING: Final = frozenset(",.!?…—–-")
"""What a quotation ends with."""


class Mark(NamedTuple):
    """One double quotation mark; '' and `` are one mark of two tokens."""

    start: int
    end: int
    opens: bool
    closes: bool


def double_marks(field: TextField, at: list[int]) -> list[Mark]:
    """The double marks among the marks ``at``."""
    marks: list[Mark] = []
    end = 0  # of the mark before
    for index in at:
        if index >= end and (mark := _double_mark(field, index)) is not None:
            marks.append(mark)
            end = mark.end
    return marks


def _double_mark(field: TextField, index: int) -> Mark | None:
    """The double mark that begins at token ``index``, if one does."""
    words = field.words
    glyph = words[index]
    end = index + 1
    if glyph in "'`":
        if end == len(words) or words[end] != glyph or not field.is_glued(end):
            return None
        end += 1
    elif glyph not in DOUBLE:
        return None
    space_before, space_after = _spacing(field, index, end)
    if glyph in _OPENING or glyph == "`":
        return Mark(index, end, opens=True, closes=not space_before and space_after)
    if glyph in _CLOSING:
        return Mark(index, end, opens=space_before and not space_after, closes=True)
    measure = not space_before and words[index - 1][-1].isdigit()
    opens = space_before or not (space_after or measure)
    return Mark(index, end, opens, closes=space_after or not space_before)


def opens_single(field: TextField, index: int, paragraph: Range, lex: Lexicon) -> bool:
    """Whether the mark at token ``index`` opens a quotation in single marks."""
    if field.words[index] not in _SINGLE or index + 1 >= paragraph.end:
        return False
    before, after = _spacing(field, index, index + 1)
    following = field.words[index + 1]
    if not before or after or not (following[0].isalnum() or following in DOUBLE):
        return False
    is_short = following[0].isdigit() or following.lower() in lex.grammar.contractions.elided  # the '90s, 'em
    return not (is_short and field.words[index] in APOSTROPHES)


def closes_single(field: TextField, index: int, paragraph: Range) -> bool:
    """Whether the mark at token ``index`` closes a quotation in single marks."""
    if field.words[index] not in APOSTROPHES and field.words[index] != "›":
        return False
    before, after = _spacing(field, index, index + 1)
    previous = field.words[index - 1] if index > paragraph.start else " "
    ends = previous in ENDING or previous in DOUBLE
    return after and (not before or previous in ENDING) and (previous[-1].isalnum() or ends)


def _spacing(field: TextField, start: int, end: int) -> tuple[bool, bool]:
    """Whether white space, or what counts as such, stands before token ``start`` and after token ``end`` - 1.

    There is some between two paragraphs.
    """
    words = field.words
    before = start == 0 or not field.is_glued(start) or words[start - 1] in _BEFORE_OPENING
    after = end == len(words) or not field.is_glued(end) or words[end] in _AFTER_CLOSING
    return before, after
