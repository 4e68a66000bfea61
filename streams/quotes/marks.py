"""Quotation marks: which stretches of a text stand inside them.

One pass over the mark tokens of each paragraph. A mark opens or closes by its glyph where the glyph says so, else
by the white space around it. What a missing mark costs ends with its paragraph: a quotation that is open there
goes on only if the next paragraph begins with an opening mark (the convention for quotations of several paragraphs)
or closes before it opens another.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from streams.quotes.lexicon import lexicon
from streams.text.document import TextField
from streams.text.segmentation import Range

MarkStyle = Literal["double", "single"]

_OPENING: Final = frozenset("“„«‹")
_CLOSING: Final = frozenset("”»›")
_DOUBLE: Final = frozenset('"“”„‟«»＂')
_SINGLE: Final = frozenset("'‘’‚‛‹›`")
_APOSTROPHES: Final = frozenset("'’")
MARKS: Final = _DOUBLE | _SINGLE
# A mark directly behind one of these opens; directly before one of these it closes.
_BEFORE_OPENING: Final = frozenset("([{—–-/:…") | _OPENING | {"‘", "`"}
_AFTER_CLOSING: Final = frozenset(",.;:!?)]}—–-/…") | _CLOSING | {"’"}
_SENTENCE_ENDS: Final = frozenset(".?!")
_ENDING: Final = frozenset(",.!?…—–-")
# Words that begin with an apostrophe: 'em, 'til, 'tis.
_ELISIONS: Final = frozenset("em til till tis twas cause bout cos n round neath".split())


class Quotation(NamedTuple):
    """A stretch inside quotation marks, in token indices; one of several paragraphs is one for each."""

    start: int
    """The opening mark."""
    first: int
    """The first token inside."""
    last: int
    """Behind the last token inside."""
    end: int
    """Behind the closing mark."""
    style: MarkStyle
    """"single" beside double ones only: where there are no others, single marks say what double ones do."""
    carries: bool = False
    """Whether it carries on the one before: the same quotation, one paragraph on."""


class _Mark(NamedTuple):
    """One quotation mark; '' and `` are one mark of two tokens."""

    start: int
    end: int
    opens: bool
    closes: bool


def quotations_of(field: TextField, asides: Sequence[Range] = ()) -> list[Quotation]:
    """The outermost closed quotations of ``field``, in order; they do not overlap. Marks in ``asides`` make none."""
    words = field.words
    at = [index for index, word in enumerate(words) if word in MARKS]
    if at and asides:
        left_out = {index for aside in asides for index in range(*aside)}
        at = [index for index in at if index not in left_out]
    if not at:
        return []
    found = _double_quotations(field, _double_marks(field, at))
    single = _single_quotations(field, _outside(at, found))
    if not found:  # a text without double marks quotes with single ones: British papers, headlines
        single = [quotation._replace(style="double") for quotation in single]
    found += single
    found.sort()
    return found


def _double_quotations(field: TextField, marks: list[_Mark]) -> list[Quotation]:
    """Quotations between double marks; an opening mark that nothing closes makes none."""
    found: list[Quotation] = []
    pending: _Mark | None = None  # the mark that opened
    carries = False
    before = 0  # where the paragraph before ends
    position = 0
    for paragraph in field.paragraphs:
        start = position
        while position < len(marks) and marks[position].start < paragraph.end:
            position += 1
        if pending is not None:
            first = marks[start] if start < position else None
            continuation = _continuation(first, paragraph)
            if (continuation or carries) and before > pending.end:
                found.append(Quotation(pending.start, pending.end, before, before, "double", carries))
            pending, carries = continuation, continuation is not None
            start += first is not None and continuation is first
        for index, mark in enumerate(marks[start:position], start):
            if pending is None:
                pending = mark if mark.opens else None
            elif mark.closes:
                if mark.start > pending.end:
                    found.append(Quotation(pending.start, pending.end, mark.start, mark.end, "double", carries))
                pending, carries = None, False
            elif not carries and not _is_repeated(field, marks[index - 1], mark):
                pending = mark  # the one before was never closed
        before = paragraph.end
    return found


def _is_repeated(field: TextField, before: _Mark, mark: _Mark) -> bool:
    """Whether ``mark`` opens the next paragraph of what ``before`` opened, which somebody joined to its first.

    “We grew last year. “Now we hire,” she said. Not so if an attribution shows that a closing mark is missing:
    “We grew, she said. “Now we hire.”
    """
    if field.words[mark.start - 1] not in _SENTENCE_ENDS:
        return False
    return lexicon().speech_verbs.isdisjoint(field.words[before.end : mark.start])


def _continuation(first: _Mark | None, paragraph: Range) -> _Mark | None:
    """What opens the quotation before again in ``paragraph``, whose first mark is ``first``; None if it has ended."""
    if first is None:
        return None
    if first.start == paragraph.start and first.opens:
        return first
    is_end = first.closes and not first.opens
    return _Mark(paragraph.start, paragraph.start, opens=True, closes=False) if is_end else None


def _double_marks(field: TextField, at: list[int]) -> list[_Mark]:
    """The double marks among the marks ``at``."""
    marks: list[_Mark] = []
    behind = 0
    for index in at:
        if index >= behind and (mark := _double_mark(field, index)) is not None:
            marks.append(mark)
            behind = mark.end
    return marks


def _double_mark(field: TextField, index: int) -> _Mark | None:
    """The double mark that begins at token ``index``, if one does."""
    words = field.words
    glyph = words[index]
    end = index + 1
    if glyph in "'`":
        if end == len(words) or words[end] != glyph or field.starts[end] != field.ends[index]:
            return None
        end += 1
    elif glyph not in _DOUBLE:
        return None
    space_before, space_after = _spacing(field, index, end)
    if glyph in _OPENING or glyph == "`":
        return _Mark(index, end, opens=True, closes=not space_before and space_after)
    if glyph in _CLOSING:
        return _Mark(index, end, opens=space_before and not space_after, closes=True)
    measure = not space_before and words[index - 1][-1].isdigit()
    opens = space_before or not (space_after or measure)
    return _Mark(index, end, opens, closes=space_after or not space_before)


def _spacing(field: TextField, start: int, end: int) -> tuple[bool, bool]:
    """Whether white space, or what counts as such, stands before token ``start`` and after token ``end`` - 1.

    There is some between two paragraphs.
    """
    words, starts, ends = field.words, field.starts, field.ends
    before = start == 0 or starts[start] > ends[start - 1] or words[start - 1] in _BEFORE_OPENING
    after = end == len(words) or starts[end] > ends[end - 1] or words[end] in _AFTER_CLOSING
    return before, after


def _outside(at: list[int], found: list[Quotation]) -> list[list[int]]:
    """The marks of ``at`` before, between and behind the ``found`` quotations (both in order)."""
    outside: list[list[int]] = [[]]
    position = 0
    for index in at:
        while position < len(found) and found[position].end <= index:
            position += 1
            outside.append([])
        if position == len(found) or index < found[position].start:
            outside[-1].append(index)
    return outside


def _single_quotations(field: TextField, outside: list[list[int]]) -> list[Quotation]:
    """Quotations between single marks; apostrophes are told apart by what stands around them."""
    found: list[Quotation] = []
    number = 0
    for marks in outside:
        position = 0
        while position < len(marks):
            while field.paragraphs[number].end <= marks[position]:
                number += 1
            paragraph = field.paragraphs[number]
            first = position
            while position < len(marks) and marks[position] < paragraph.end:
                position += 1
            if position - first > 1:
                found += _single_quotations_in(field, marks[first:position], paragraph)
    return found


def _single_quotations_in(field: TextField, here: list[int], paragraph: Range) -> list[Quotation]:
    found: list[Quotation] = []
    closers = [index for index in here if _closes_single(field, index, paragraph)]
    # The companies' plan: a closing mark behind an s is more likely a possessive, if another one follows.
    sure = [not field.words[index - 1].lower().endswith("s") for index in closers]
    next_sure = [0] * len(closers)
    nearest = -1
    for rank in range(len(closers) - 1, -1, -1):
        nearest = rank if sure[rank] else nearest
        next_sure[rank] = nearest
    rank, limit = 0, -1
    for index in here:
        if index < limit or not _opens_single(field, index, paragraph):
            continue
        while rank < len(closers) and closers[rank] <= index + 1:
            rank += 1
        if rank == len(closers):
            break
        chosen = closers[next_sure[rank] if next_sure[rank] >= 0 else rank]
        found.append(Quotation(index, index + 1, chosen, chosen + 1, "single"))
        limit = chosen + 1
    return found


def _opens_single(field: TextField, index: int, paragraph: Range) -> bool:
    if field.words[index] not in _SINGLE or index + 1 >= paragraph.end:
        return False
    before, after = _spacing(field, index, index + 1)
    following = field.words[index + 1]
    return (
        before
        and not after
        and following[0].isalnum()
        and not (field.words[index] in _APOSTROPHES and (following[0].isdigit() or following.lower() in _ELISIONS))
    )


def _closes_single(field: TextField, index: int, paragraph: Range) -> bool:
    if field.words[index] not in _APOSTROPHES and field.words[index] != "›":
        return False
    before, after = _spacing(field, index, index + 1)
    previous = field.words[index - 1] if index > paragraph.start else " "
    return after and (not before or previous in _ENDING) and (previous[-1].isalnum() or previous in _ENDING)
