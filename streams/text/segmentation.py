"""Paragraphs and sentences, as ranges of token indices.

A paragraph ends at a line break, unless the text is hard-wrapped: then only a blank line ends one. A sentence
ends at ``.``, ``!``, ``?`` or ``…`` with the closing marks after it, where the next token can begin one and
the full stop is not an abbreviation's (``streams/data/words/abbreviations.txt``), or at the latest after ``LONGEST``
tokens: what looks at a whole sentence takes a bounded time.
"""

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import Final

from streams.data import word_list
from streams.text.ranges import Range
from streams.text.tokens import Tokens

LONGEST: Final = 1000
"""Tokens of a sentence, at most: a list or a table may be one without an end."""
_END: Final = re.compile(r"[.!?…][\"'”’»)\]›]*(?=\s)")
"""What a sentence may end in: a terminator, the closing marks after it, then white space."""
_BREAK: Final = re.compile(r"\n\s*")
_STATES_IN_CAPITALS: Final = frozenset(("ill", "mass", "miss", "ore", "wash"))
"""Words that abbreviate states, but only with a capital: "She is ill.", no "Peoria, Ill."."""
# A wrapped line is between these lengths and does not end a sentence.
_WRAP_WIDTH: Final = (40, 100)
_WRAPPED_SHARE: Final = 0.6


def paragraphs_of(text: str, tokens: Tokens) -> list[Range]:
    """The paragraphs of ``text`` that hold a token, in order."""
    breaks = [match.span() for match in _BREAK.finditer(text)]
    if _is_hard_wrapped(text, breaks):
        breaks = [place for place in breaks if text.count("\n", *place) > 1]
    # Only white space lies between tokens, so that none has a break inside.
    ends = [bisect_left(tokens.starts, start) for start, _ in breaks]
    ends.append(len(tokens.starts))
    return [Range(first, end) for first, end in pairwise([0, *ends]) if first < end]


def sentences_of(text: str, tokens: Tokens, paragraphs: list[Range]) -> list[Range]:
    """The sentences of every paragraph, in order."""
    ends = {paragraph.end for paragraph in paragraphs}
    for match in _END.finditer(text):
        end = _sentence_end(tokens, match)
        if end is not None:
            ends.add(end)
    return [
        Range(start, min(start + LONGEST, end))
        for first, end in pairwise([0, *sorted(ends)])
        for start in range(first, end, LONGEST)
    ]


def _sentence_end(tokens: Tokens, match: re.Match[str]) -> int | None:
    """Where the sentence ends that may end at ``match`` of ``_END`` (a token index), or None if it does not."""
    index = bisect_left(tokens.ends, match.start() + 1)
    # Each mark is a token.
    end = index + match.end() - match.start()
    if end == len(tokens.words):
        return None
    following = tokens.words[end]
    if following[0].islower() or following in ",;:)":
        return None
    if end > index + 1:
        return end
    word = tokens.words[index]
    if len(word) > 1:  # initials, whose last full stop may end the sentence, too
        return end if following.lower() in _sentence_openers() else None
    if word != "." or not _is_abbreviation(tokens, index):
        return end
    may_end = tokens.words[index - 1].lower() in _final_abbreviations()  # as "Corp." may, not "Mr."
    return end if may_end and following.lower() in _sentence_openers() else None


def _is_abbreviation(tokens: Tokens, index: int) -> bool:
    """Whether the full stop at ``index`` belongs to the word before it."""
    if index == 0 or tokens.ends[index - 1] != tokens.starts[index]:
        return False
    return is_abbreviated(tokens.words[index - 1])


def is_abbreviated(word: str) -> bool:
    """Whether ``word`` has a full stop of its own when one stands after it: an initial, "Sen", "Inc"."""
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    return is_initial or (word.lower() in _abbreviations() and word not in _STATES_IN_CAPITALS)


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
    return word_list("words/abbreviations.txt")


@cache
def _final_abbreviations() -> frozenset[str]:
    return word_list("words/final_abbreviations.txt")


@cache
def _sentence_openers() -> frozenset[str]:
    return word_list("words/sentence_openers.txt")
