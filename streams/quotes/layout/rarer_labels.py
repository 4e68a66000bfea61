"""Labels that no colon ends: names in capitals, in brackets, before a dash or a gap, and on lines of their own.

"JANE ROE We grew.", "[Jane Roe] We grew.", "Jane Roe – We grew.", "Jane Roe  We grew."; "Jane Roe", and in the next
paragraph "We grew.": in round tables and interviews, and with times and other marks behind the name in recordings,
forums and under articles.
"""

import re
from collections.abc import Callable
from typing import Final

from streams.quotes.layout.label_evidence import (
    ALONE,
    GAP,
    LONGEST_LINE,
    TOLD,
    TURN_ENDS,
    WROTE,
    RarerLabel,
    Style,
    headed,
)
from streams.quotes.layout.leads import EMPHASIS, stamp_end, without_emphasis
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES, HYPHENS, SENTENCE_MARKS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_LONGEST: Final = 8
"""Tokens of a name, at most."""
_TAILS: Final = frozenset("(,|") | EMPHASIS
"""Marks that begin what a page tells behind a name: "Jane Roe (Mid Wold) (Lab)", "Jane Roe | Acme"."""
_TAGS: Final = frozenset("@`»[")
"""Marks behind the names of a site's users: "jroe [OP]", "Jane Roe @jroe", "Jane Roe `MAKER`"."""
_AGE: Final = re.compile(r"\d{1,3}(?:s|m|h|d|w|mo|y|hr|hrs|min|mins)")
_STAMP: Final = re.compile(r"\d{1,3}(?::[0-5]\d){1,2}")
_ARROWS: Final = frozenset("↳└┃│>#")
"""What stands before the name above an answer to somebody."""
_BEFORE_OFFICES: Final = frozenset(",.(") | EMPHASIS
_FOLDING: Final = ["[", "–", "]"]
"""What a forum's page has before each name to fold away what is said."""
_USER: Final = ["u", "/"]
_BY: Final = "by"
"""Before the name of who has posted: "posted 3 hours ago by jroe"."""


def rarer_labels(field: TextField, lex: Lexicon) -> dict[int, RarerLabel]:
    """What may be labels, by paragraph, each style for itself.

    Full names, with the surnames of these, if most full names of a style are plainly people's; or what comes again, on
    lines of its own or before dashes: "NEW YORK Stocks fell." is no speech. And enough of what follows has to ask, or
    to say "I", "we" or "you" (``label_evidence``): items of lists begin with names, captions are names.
    """
    styles: dict[str, dict[int, RarerLabel]] = {}
    for number in range(len(field.paragraphs)):
        if (label := _candidate(field, number, lex)) is not None:
            styles.setdefault(label.style[:1], {})[number] = label  # all on lines of their own are one
    return {number: label for found in styles.values() for number, label in Style(field, found, lex).labels().items()}


def _candidate(field: TextField, number: int, lex: Lexicon) -> RarerLabel | None:
    """What may be a label at the beginning of paragraph ``number``, by its form."""
    words, (start, end) = field.words, field.paragraphs[number]
    if words[start] == "[" and words[start : start + 3] != _FOLDING:
        behind = _name_end(field, Range(start + 1, end), _is_capitalised)
        is_label = start + 1 < behind < end - 1 and words[behind] == "]"
        return RarerLabel(Range(start + 1, behind), behind + 1, "[") if is_label else None
    if end - start <= LONGEST_LINE and (line := _line(field, number, lex)) is not None:
        return line
    return _before_mark(field, without_emphasis(field, Range(start, end)))


def _before_mark(field: TextField, line: Range) -> RarerLabel | None:
    """The name that ``line`` begins with, before a gap, a dash, or what begins a sentence behind capitals."""
    words, (start, end) = field.words, line
    behind = _name_end(field, line, _is_capitalised)
    if behind in (start, end):
        return None  # most often
    if (gap := _gap(field, Range(start, behind + 1))) is not None and words[end - 1] in TURN_ENDS:
        return RarerLabel(Range(start, gap), gap, GAP) if _begins_sentence(words[gap]) else None
    name = Range(start, behind)
    behind = _tail_end(field, behind, end)
    if words[behind] in DASHES:
        is_label = behind + 1 < end and words[end - 1] in TURN_ENDS and _is_spaced_dash(field, behind)
        return RarerLabel(name, behind + 1, "–") if is_label else None
    if not words[start].isupper():
        return None  # most often
    behind = _name_end(field, name, _is_shouted)
    begins = start < behind and not field.is_glued(behind) and _begins_sentence(words[behind])
    return RarerLabel(Range(start, behind), behind, "") if begins else None


def _gap(field: TextField, tokens: Range) -> int | None:
    """The first of ``tokens`` that stands more than a space behind the one before: "Jane Roe  We grew."."""
    behind = range(tokens.start + 1, tokens.end)
    return next((index for index in behind if field.starts[index] - field.ends[index - 1] > 1), None)


def _tail_end(field: TextField, behind: int, end: int) -> int:
    """The dash before ``end`` that ends what is told ``behind`` a name, if one does; else ``behind``.

    "Jane Roe, Member of the Commission. – Madam President, …", "President. – The debate is closed."
    """
    if field.words[behind] not in _BEFORE_OFFICES:
        return behind
    limit = min(end - 1, behind + LONGEST_LINE)
    return next((index for index in range(behind, limit) if _is_spaced_dash(field, index)), behind)


def _line(field: TextField, number: int, lex: Lexicon) -> RarerLabel | None:
    """The name that paragraph ``number`` is, or is with what else a page tells of it; None if it is no such line."""
    words, paragraph = field.words, field.paragraphs[number]
    if number + 1 == len(field.paragraphs) or words[paragraph.end - 1] in SENTENCE_MARKS:
        return None
    line = without_emphasis(field, Range(_name_start(field, paragraph, lex), paragraph.end))
    behind = _signature_end(field, line, lex)
    if words[line.start] in EMPHASIS or (behind == line.start and (behind := _user_end(words, line)) == line.start):
        return None
    name, tail = Range(line.start, behind), Range(behind, line.end)
    style = _style_of_line(field, number, name, tail, lex)
    return None if style is None else RarerLabel(name, paragraph.end, ALONE + style)


def _style_of_line(field: TextField, number: int, name: Range, tail: Range, lex: Lexicon) -> str | None:
    """How line ``number`` goes on behind its ``name``, with the ``tail``; None if no name above what is said does."""
    words, below = field.words, headed(field, number)
    told = [] if below is None else field.paragraphs[number + 1 : below]
    if name.start > field.paragraphs[number].start:
        told = [Range(field.paragraphs[number].start, name.start), *told]
    if any(_tells_when(field, line, lex) for line in told):
        return TOLD
    if tail.start == tail.end:
        is_set_off = name.start > field.paragraphs[number].start and words[name.start - 1] in EMPHASIS
        return None if below is None else "*" * is_set_off
    if words[tail.start] in lex.speech_verbs and words[tail.start + 1 : tail.end] == [":"]:
        return WROTE
    if _tells_when(field, tail, lex) or words[tail.start] in _TAGS or not words[name.start].isalpha():
        return TOLD
    is_dated = any(word[0].isdigit() for word in words[slice(*tail)])  # "Jane Roe (54)", "Acme X200 | $199"
    return None if words[tail.start] not in _TAILS or is_dated or below is None else words[tail.start]


def _name_start(field: TextField, line: Range, lex: Lexicon) -> int:
    """Where the name begins on a ``line``, if there is one: behind arrows, and "by" where it tells when."""
    words = field.words
    start = next((index for index in range(*line) if words[index] not in _ARROWS), line.start)
    start += 3 * (words[start : start + 3] == _FOLDING)
    start += 2 * (words[start : start + 2] == _USER)
    by = next((index for index in range(start, line.end - 1) if words[index] == _BY), None)
    is_posted = by is not None and ("»" in words[by : line.end] or _tells_when(field, line, lex))
    if by is None or not is_posted:
        return start
    return by + 1 + 2 * (words[by + 1 : by + 3] == _USER)


def _tells_when(field: TextField, tail: Range, lex: Lexicon) -> bool:
    """Whether ``tail`` says how long ago, how often liked, or at which place of a recording; no time of day alone.

    Or of a user how often posted, and since when: "Posts: 12".
    """
    words = [word.lower() for word in field.words[slice(*tail)]]
    if stamp_end(field, tail.start) > tail.start:
        return True
    phrases = lex.grammar.phrases
    if not phrases.of_posts.isdisjoint(words) or any(map(_AGE.fullmatch, words)):
        return True
    if words[0] in phrases.of_profiles and word_at(words, 1) == ":":
        return True
    times = [word for word in words if _STAMP.fullmatch(word)]
    return bool(times) and (len(words) == 1 or not lex.grammar.times.months.isdisjoint(words))


def _signature_end(field: TextField, line: Range, lex: Lexicon) -> int:
    """Where the name ends that ``line`` begins with, as people sign: "Ana D", "Disgusted of Hull"; "Speaker 2"."""
    words, start, between = field.words, line.start, lex.grammar.prepositions.in_signatures
    end = _name_end(field, line, _is_capitalised)
    while start < end < line.end and end - start < _LONGEST:
        if len(words[end]) == 1 and (words[end].isupper() or words[end].isdecimal()):
            end += 1
        elif words[end] in between and end + 1 < line.end and _is_capitalised(words[end + 1]):
            end = _name_end(field, Range(end + 1, line.end), _is_capitalised)
        else:
            break
    return end


def _user_end(words: list[str], line: Range) -> int:
    """Where the name of a site's user ends that ``line`` begins with: "jane_roe62"."""
    return line.start + words[line.start].isidentifier()


def _name_end(field: TextField, tokens: Range, is_part: Callable[[str], bool]) -> int:
    """Where the words end that ``tokens`` begin with and that may be a name's by ``is_part``."""
    start = index = tokens.start
    limit = min(tokens.end, start + _LONGEST)
    while index < limit and (is_part(field.words[index]) or _joins(field, index, start)):
        index += 1
    return index


def _is_shouted(word: str) -> bool:
    """Whether ``word`` is in capitals, and no "I" that a sentence may begin with."""
    return len(word) > 1 and word[0].isalpha() and word.isupper()


def _is_capitalised(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _joins(field: TextField, index: int, start: int) -> bool:
    """Whether the token at ``index`` is an initial, its full stop, or a hyphen in the name that begins at ``start``."""
    words = field.words
    if words[index] in HYPHENS:
        return index > start and field.is_glued(index)
    if words[index] == ".":
        return index > start and len(words[index - 1]) == 1
    return len(words[index]) == 1 and words[index].isupper() and word_at(words, index + 1) == "."


def _is_spaced_dash(field: TextField, index: int) -> bool:
    """Whether the token at ``index`` is a dash with space before and behind, and a sentence begins after it."""
    if field.words[index] not in DASHES or field.is_glued(index) or field.is_glued(index + 1):
        return False
    return _begins_sentence(field.words[index + 1])


def _begins_sentence(word: str) -> bool:
    return word[0].isupper() or word[0].isdigit() or word in MARKS
