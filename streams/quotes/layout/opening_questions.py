"""Questions that begin paragraphs: their answer is behind them, or who asks: "**First job?** A paper round."."""

from typing import Final

from streams.quotes.layout.leads import EMPHASIS, behind_emphasis, without_emphasis
from streams.quotes.layout.marks import MARKS
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_ENDS
from streams.text.ranges import Range
from streams.text.segmentation import is_abbreviated
from streams.text.tokens import word_at

_LONGEST_NAME: Final = 6
"""Tokens of a reader's name, with where he is from."""
_SHORTEST: Final = 2
_LONGEST: Final = 24
"""Tokens of a sentence that begins a paragraph so, its mark included, at least and at most."""


def opening(field: TextField, paragraph: Range) -> Range | None:
    """The sentence that ``paragraph`` begins with, if it goes on behind it; without marks of emphasis around it.

    Without such marks only a question.
    """
    words, start = field.words, paragraph.start
    while start < paragraph.end - 1 and words[start] in EMPHASIS:
        start += 1
    limit = min(start + _LONGEST, paragraph.end)
    ends = (index for index in range(start, limit) if words[index] in SENTENCE_ENDS)
    end = next((index + 1 for index in ends if words[index] != "." or not is_abbreviated(words[index - 1])), start)
    sentence, is_set_off = Range(start, end), start > paragraph.start
    if end - start < _SHORTEST or words[start] in MARKS or is_set_off != (word_at(words, end) in EMPHASIS):
        return None
    may_ask = is_set_off or words[end - 1] == "?"
    return sentence if may_ask and behind_emphasis(field, end, paragraph.end) < paragraph.end else None


def asks(field: TextField, sentence: Range) -> bool:
    """Whether ``sentence`` ends with a question mark."""
    return field.words[sentence.end - 1] == "?"


def signed_questions(field: TextField) -> dict[int, tuple[Range, Range]]:
    """The questions that are set off and signed, by paragraph, each with who asks: "**Is it true?** *Jane, Hull*"."""
    found: dict[int, tuple[Range, Range]] = {}
    for number, paragraph in enumerate(field.paragraphs):
        if field.words[paragraph.start] in EMPHASIS and (question := opening(field, paragraph)) is not None:
            asker = without_emphasis(field, Range(behind_emphasis(field, question.end, paragraph.end), paragraph.end))
            is_name = asker.end - asker.start <= _LONGEST_NAME and field.words[asker.end - 1] not in SENTENCE_ENDS
            if asks(field, question) and is_name:
                found[number] = question, asker
    return found
