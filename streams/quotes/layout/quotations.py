"""Quotations: which stretches of a text stand inside quotation marks, or are block quotes.

One pass over the marks of each paragraph. What a missing mark costs ends with its paragraph: a quotation that is open
there goes on only if the next paragraph begins with an opening mark (the convention for quotations of several
paragraphs) or closes before it opens another.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from streams.data.tables import Words
from streams.quotes.layout.marks import DOUBLE, ENDING, MARKS, Mark, closes_single, double_marks, opens_single
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES, SENTENCE_ENDS
from streams.text.ranges import Range
from streams.text.tokens import places_of, word_at

MarkStyle = Literal["double", "single"]

_BEFORE_SPEECH: Final = SENTENCE_ENDS | DOUBLE | {",", ":"}
_SPEECH: Final = 4
"""Tokens of a quotation that nothing closes, at least."""
BLOCK: Final = ">"
"""What a paragraph begins with that is a block quote."""
_SIGNATURE: Final = 16
"""Tokens at the end of a block quote within which a dash and who signs it stand."""
_MAX_SUBJECT: Final = 4
"""Tokens between the comma that ends a quotation and its verb, at most, both included: “…, Ms. Roe said”."""


class Quotation(NamedTuple):
    """A stretch inside quotation marks or a block quote, in token indices; of several paragraphs one for each."""

    start: int
    """The opening mark, or the ">" of a block quote."""
    inside: Range
    """The tokens between the marks."""
    end: int
    """The token after the closing mark."""
    style: MarkStyle
    """Single only in a field that also quotes with double marks. Where single marks are the only ones, or stand around
    double ones, they count as double."""
    carries: bool = False
    """Whether it carries on the one before: the same quotation, one paragraph on."""


def quotations_of(field: TextField, asides: Sequence[Range], lex: Lexicon) -> list[Quotation]:
    """The outermost closed quotations of ``field``, in order; they do not overlap. Marks in ``asides`` make none."""
    words = field.words
    at = list(places_of(words, MARKS))
    if at and asides:
        left_out = {index for aside in asides for index in range(*aside)}
        at = [index for index in at if index not in left_out]
    if not at:
        return list(_block_quotations(field, lex))
    double = _double_quotations(field, double_marks(field, at), lex)
    around = _around(field, at, double, lex)
    double = [quotation for quotation in double if not _is_inside(quotation, around)]
    single = _single_quotations(field, _outside(at, sorted([*double, *around])), lex)
    if around or not double:  # a text that quotes with single marks: British papers, headlines
        single = [quotation._replace(style="double") for quotation in single]
    return sorted([*double, *around, *single, *_block_quotations(field, lex)])


def _block_quotations(field: TextField, lex: Lexicon) -> Iterator[Quotation]:
    """The paragraphs that a ">" or the page quotes, without marks of their own or who signs them.

    Only what a colon introduces, what ends like a sentence, or what somebody signs: a page begins links with ">", too.
    What the page sets off may be anything, and is quoted only behind a colon.
    """
    words, behind = field.words, ""
    introduced = _introduced_blocks(field, lex)
    for number, (start, end) in enumerate(field.paragraphs):
        before, behind = behind, words[end - 1]
        if (words[start] != BLOCK and number not in introduced) or not DOUBLE.isdisjoint(words[start:end]):
            continue
        first = next((index for index in range(start, end) if words[index] != BLOCK), end)
        last = range(max(first, end - _SIGNATURE), end - 1)
        stop = next((index for index in reversed(last) if _may_sign(field, index)), end)
        following = field.paragraphs[number + 1 : number + 2]
        is_signed = stop < end or any(_may_sign(field, line.start + (words[line.start] == BLOCK)) for line in following)
        if stop - first > _SPEECH and (before == ":" or words[stop - 1] in ENDING or is_signed):
            yield Quotation(start, Range(first, stop), stop, "double")


def _introduced_blocks(field: TextField, lex: Lexicon) -> set[int]:
    """The paragraphs that the publisher marked as quoted behind a line with a colon, and that quote nobody themselves.

    Of news that is taken over whole each sentence says whose it is.
    """
    found: set[int] = set()
    for quoted in field.block_quotes:
        first, last = (bisect_left(field.starts, at) for at in quoted)
        is_introduced = 0 < first < last and field.words[first - 1] == ":"
        if is_introduced and lex.speech_verbs.isdisjoint(field.words[first:last]):
            found.update(range(field.paragraph_at(first), field.paragraph_at(last - 1) + 1))
    return found


def _may_sign(field: TextField, index: int) -> bool:
    """Whether a dash with space around it stands at ``index``, and a name may follow."""
    words = field.words
    if index + 1 >= len(words) or words[index] not in DASHES:
        return False
    name = index + 1 + (words[index + 1] == words[index])
    return name < len(words) and words[name][0].isupper() and not field.is_glued(index)


def _double_quotations(field: TextField, marks: list[Mark], lex: Lexicon) -> list[Quotation]:
    """The quotations between double ``marks``."""
    pairing = _Pairing(field, lex.speech_verbs)
    position = 0
    for paragraph in field.paragraphs:
        start = position
        while position < len(marks) and marks[position].start < paragraph.end:
            position += 1
        pairing.read(paragraph, marks[start:position])
    pairing.end_paragraph()
    return pairing.found


class _Pairing:
    """Double marks in pairs, a paragraph at a time."""

    def __init__(self, field: TextField, verbs: Words) -> None:
        self.found: list[Quotation] = []
        self._field = field
        self._verbs = verbs
        """Forms of verbs of saying."""
        self._opened: Mark | None = None
        self._carries = False
        """Whether what is open carries on the quotation before."""
        self._paragraph = Range(0, 0)
        """The one read last."""

    def read(self, paragraph: Range, marks: list[Mark]) -> None:
        """Read the next ``paragraph`` and its ``marks``."""
        if self._opened is not None:
            continuation = _continuation(marks, paragraph)
            self.end_paragraph(goes_on=continuation is not None)
            self._opened, self._carries = continuation, continuation is not None
            marks = marks[1:] if marks and marks[0] is continuation else marks
        self._paragraph = paragraph
        marks = _outermost(marks)
        if marks and self._opened is None:
            self._opened = _unmarked(self._field, marks[0], paragraph, self._verbs)
        for index, mark in enumerate(marks):
            if self._opened is None:
                self._opened = mark if mark.opens else None
            elif mark.closes:
                self._close(mark.start, mark.end)
            elif not self._carries and not _is_repeated(self._field, marks[index - 1], mark, self._verbs):
                self._opened = mark  # the one before was never closed

    def end_paragraph(self, *, goes_on: bool = False) -> None:
        """End what is open with the paragraph read last, if it is a quotation; ``goes_on`` in the next one or not."""
        if self._opened is None:
            return
        if goes_on or self._carries or _is_left_open(self._field, self._opened, self._paragraph, self._verbs):
            self._close(self._paragraph.end, self._paragraph.end)

    def _close(self, start: int, end: int) -> None:
        """End what is open with the mark from token ``start`` up to ``end``, or without one."""
        if self._opened is not None and start > self._opened.end:
            inside = Range(self._opened.end, start)
            self.found.append(Quotation(self._opened.start, inside, end, "double", self._carries))
        self._opened, self._carries = None, False


def _continuation(marks: list[Mark], paragraph: Range) -> Mark | None:
    """What opens the quotation before again in ``paragraph``, with these ``marks``; None if it has ended."""
    if not marks:
        return None
    first = marks[0]
    if first.start == paragraph.start and first.opens:
        return first
    is_end = first.closes and not first.opens
    return Mark(paragraph.start, paragraph.start, opens=True, closes=False) if is_end else None


def _unmarked(field: TextField, closing: Mark, paragraph: Range, verbs: Words) -> Mark | None:
    """Where the quotation opens that ``closing``, the first mark of ``paragraph``, ends: We grew,” she said.

    With the paragraph, or where that reports somebody else too, with the sentence. None if it ends none.
    """
    words = field.words
    ends = closing.closes and not closing.opens and words[closing.start - 1] in ENDING
    if not ends or verbs.isdisjoint(words[closing.end : closing.end + _MAX_SUBJECT]):
        return None
    for start in paragraph.start, field.sentence_of(closing.start - 1).start:
        if verbs.isdisjoint(words[start : closing.start]):
            return Mark(start, start, opens=True, closes=False)
    return None


def _outermost(marks: list[Mark]) -> list[Mark]:
    """The ``marks`` of a paragraph without those inside others, if each that opens is closed.

    “He told me “no” twice.”
    """
    outermost: list[Mark] = []
    depth = 0
    for mark in marks:
        depth += mark.opens
        if depth == 1:
            outermost.append(mark)
        depth -= mark.closes
        if depth < 0 or mark.opens == mark.closes:
            return marks
    return marks if depth else outermost


def _is_repeated(field: TextField, before: Mark, mark: Mark, verbs: Words) -> bool:
    """Whether ``mark`` opens the next paragraph of what ``before`` opened, which somebody joined to its first.

    “We grew last year. “Now we hire,” she said.
    """
    between = Range(before.end, mark.start)
    return field.words[mark.start - 1] in SENTENCE_ENDS and not _is_attributed(field, between, verbs)


def _is_left_open(field: TextField, opened: Mark, paragraph: Range, verbs: Words) -> bool:
    """Whether what ``opened`` in ``paragraph``, where nothing closes it, is a quotation up to its end.

    It is if it begins where a sentence may, and no attribution shows that it ended before.
    """
    begins = opened.start == paragraph.start or field.words[opened.start - 1] in _BEFORE_SPEECH
    is_long = paragraph.end - opened.end >= _SPEECH
    return begins and is_long and not _is_attributed(field, Range(opened.end, paragraph.end), verbs)


def _is_attributed(field: TextField, tokens: Range, verbs: Words) -> bool:
    """Whether an attribution stands in ``tokens``: “We grew[, she said]. “Now we hire.”"""
    words, start = field.words, tokens.start
    return any(
        word in verbs and "," in words[max(start, index - _MAX_SUBJECT) : index]
        for index, word in enumerate(words[start : tokens.end], start)
    )


def _around(field: TextField, at: list[int], double: list[Quotation], lex: Lexicon) -> list[Quotation]:
    """Quotations between single marks that hold ``double`` ones: ‘He told me “no” twice,’ she said.

    They say what double ones do. One that ends no clause, or has another opening mark inside, is none, else an
    apostrophe would reach over double quotations to a later one: the ‘80s, when the “old” banks’ plan failed.
    """
    outside = [index for marks in _outside(at, double) for index in marks]
    starts = [quotation.start for quotation in double]

    def is_around(single: Quotation) -> bool:
        begin, end = (bisect_left(outside, token) for token in single.inside)
        opened = any(opens_single(field, index, single.inside, lex) for index in outside[begin:end])
        holds = bisect_left(starts, single.start) < bisect_left(starts, single.end)
        return holds and not opened and _ends_a_clause(field, single)

    return [q._replace(style="double") for q in _single_quotations(field, [outside], lex) if is_around(q)]


def _ends_a_clause(field: TextField, quotation: Quotation) -> bool:
    """Whether a clause ends with ``quotation``, its mark inside or behind the closing one: ‘… twice’, she said."""
    last, following = field.words[quotation.inside.end - 1], word_at(field.words, quotation.end)
    return last in ENDING or last in DOUBLE or following in ENDING


def _is_inside(quotation: Quotation, around: list[Quotation]) -> bool:
    """Whether ``quotation`` is in one of ``around``, which are in order."""
    before = bisect_left(around, quotation) - 1
    return before >= 0 and quotation.end <= around[before].end


def _outside(at: list[int], found: list[Quotation]) -> list[list[int]]:
    """The marks of ``at`` before, between and after the ``found`` quotations (both in order)."""
    outside: list[list[int]] = [[]]
    position = 0
    for index in at:
        while position < len(found) and found[position].end <= index:
            position += 1
            outside.append([])
        if position == len(found) or index < found[position].start:
            outside[-1].append(index)
    return outside


def _single_quotations(field: TextField, outside: list[list[int]], lex: Lexicon) -> list[Quotation]:
    """Quotations between single marks; apostrophes are told apart by what stands around them."""
    found: list[Quotation] = []
    number = 0
    for marks in outside:
        position = 0
        while position < len(marks):
            while field.paragraphs[number].end <= marks[position]:
                number += 1
            paragraph = field.paragraphs[number]
            start = position
            while position < len(marks) and marks[position] < paragraph.end:
                position += 1
            if position - start > 1:
                found += _single_quotations_in(field, marks[start:position], paragraph, lex)
    return found


def _single_quotations_in(field: TextField, here: list[int], paragraph: Range, lex: Lexicon) -> list[Quotation]:
    found: list[Quotation] = []
    openers = [index for index in here if opens_single(field, index, paragraph, lex)]
    closers = [index for index in here if closes_single(field, index, paragraph)]
    surer = [index for index in closers if not field.words[index - 1].lower().endswith("s")]
    limit = -1
    for index, following in pairwise([*openers, paragraph.end]):
        if index < limit:
            continue
        closer, sure = (_first(marks, index + 2, paragraph.end) for marks in (closers, surer))
        if sure < following:
            # The companies' plan: a closing mark after an s is more likely a possessive, if another one follows.
            closer = sure
        if closer < paragraph.end:
            found.append(Quotation(index, Range(index + 1, closer), closer + 1, "single"))
            limit = closer + 1
    return found


def _first(marks: list[int], start: int, otherwise: int) -> int:
    """The first of ``marks`` from token ``start`` on."""
    at = bisect_left(marks, start)
    return marks[at] if at < len(marks) else otherwise
