"""Transcripts and interviews: paragraphs that begin with who speaks ("Tim Cook: …", "Q: …")."""

from collections import Counter
from typing import Final, NamedTuple

from streams.quotes.marks import MARKS
from streams.text.document import TextField
from streams.text.segmentation import Range

_MAX_LABEL: Final = 10
"""Tokens before the colon."""
_MIN_LABELS: Final = 3
"""Labelled paragraphs that make a transcript, one of the labels twice: a single one may be a subheading."""
_LABEL_MARKS: Final = frozenset(".,()'’-&")
_LOWER_WORDS: Final = frozenset("of the and for de van von der den del da la le bin al at".split())


class Turn(NamedTuple):
    """One paragraph of what somebody says in a transcript; ranges of token indices."""

    label: Range
    content: Range


def turns_of(field: TextField) -> list[Turn]:
    """The turns of ``field`` if it is a transcript, in order; a label holds until the next one."""
    colons = [_label_end(field, paragraph) for paragraph in field.paragraphs]
    labels = Counter(
        tuple(field.words[paragraph.start : colon])
        for paragraph, colon in zip(field.paragraphs, colons, strict=True)
        if colon
    )
    if sum(labels.values()) < _MIN_LABELS or labels.most_common(1)[0][1] < 2:
        return []
    final = max(index for index, colon in enumerate(colons) if colon)
    turns: list[Turn] = []
    label: Range | None = None
    for paragraph, colon in list(zip(field.paragraphs, colons, strict=True))[: final + 1]:
        first = paragraph.start
        if colon:
            label, first = Range(first, colon), colon + 1
        if label is not None:
            turns.append(Turn(label, _without_marks(field, first, paragraph.end)))
    return turns


def _label_end(field: TextField, paragraph: Range) -> int:
    """The colon behind the label that ``paragraph`` begins with; 0 if it does not begin with one."""
    words = field.words
    limit = min(paragraph.start + _MAX_LABEL, paragraph.end - 1)
    for index in range(paragraph.start, limit):
        word = words[index]
        if word == ":":
            spaced = field.starts[index + 1] > field.ends[index]
            return index if spaced and index > paragraph.start else 0
        if not (word[0].isupper() or word in _LABEL_MARKS or word in _LOWER_WORDS):
            return 0
    return 0


def _without_marks(field: TextField, first: int, last: int) -> Range:
    """The tokens from ``first`` to ``last`` without a pair of quotation marks around them."""
    if last - first > 2 and field.words[first] in MARKS and field.words[last - 1] in MARKS:
        return Range(first + 1, last - 1)
    return Range(first, last)
