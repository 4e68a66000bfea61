"""Questions that begin paragraphs: their answer is behind them, or who asks: "**First job?** A paper round."."""

from itertools import pairwise
from typing import Final

from streams.quotes.layout.leads import EMPHASIS, behind_emphasis, without_emphasis
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_ENDS
from streams.text.ranges import Range
from streams.text.segmentation import is_abbreviated
from streams.text.tokens import word_at

_LONGEST_NAME: Final = 6
"""Tokens of a reader's name, with where he is from."""
_LONGEST_SIGNATURE: Final = 8
"""Tokens of such a name on a line of its own, with what is behind it."""
_BEHIND_NAMES: Final = frozenset(",(")
_BEFORE_AGES: Final = frozenset(("aged", "age"))
_BEFORE_WAYS: Final = frozenset(("by", "via", "aged"))
_QUOTES: Final = frozenset(">")
_COUNT_ENDS: Final = frozenset(".)")
_QUESTION: Final = "?"
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


def numbered(field: TextField) -> dict[int, Range]:
    """The questions that are paragraphs behind numbers, one after the other: "1. Is it?", "> 2. Why?", by paragraph."""
    words, found = field.words, dict[int, Range]()
    for number, (first, end) in enumerate(field.paragraphs):
        start = first + (words[first] in _QUOTES)
        is_next = start + 2 < end and words[start] == str(len(found) + 1) and words[start + 1] in _COUNT_ENDS
        if is_next and words[end - 1] == _QUESTION:
            found[number] = Range(start + 2, end)
    return found


def signed_below(field: TextField, lex: Lexicon) -> dict[int, tuple[Range, Range]]:
    """The questions that who asks signs on the next line, by paragraph: "Is it true?", "Jane Roe, Hull".

    Not "Yes, now", nor "Paris, of course".
    """
    found: dict[int, tuple[Range, Range]] = {}
    for number, (question, signature) in enumerate(pairwise(field.paragraphs)):
        words = field.words[slice(*signature)]
        mark = next((index for index, word in enumerate(words) if word in _BEHIND_NAMES), 0)
        is_signed = mark > 0 and len(words) <= _LONGEST_SIGNATURE and words[-1] not in SENTENCE_ENDS
        if is_signed and asks(field, question) and _signs(words, mark, lex):
            found[number] = question, Range(signature.start, signature.start + mark)
    return found


def _signs(words: list[str], mark: int, lex: Lexicon) -> bool:
    """Whether ``words`` are a name and, behind the ``mark``, a place, an age or how it came."""
    first, behind = words[0], word_at(words, mark + 1)
    is_name = first[0].isupper() and (fold(first) in lex.given_names or first.lower() not in lex.english_words)
    if words[mark] == "(":
        return is_name and behind in _BEFORE_AGES
    return is_name and (behind[:1].isupper() or behind in _BEFORE_WAYS)


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
