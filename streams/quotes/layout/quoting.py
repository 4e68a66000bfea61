"""What the posts of a thread quote of others: behind ">", or below a line "jroe wrote:"; and who said it first."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from streams.quotes.layout.leads import without_emphasis
from streams.quotes.layout.quotations import BLOCK
from streams.quotes.layout.transcripts import Label, words_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_ENDS
from streams.text.ranges import Range

_REACH: Final = 20_000
"""Characters back within which what is quoted was said."""
_LONGEST_LINE: Final = 8
"""Tokens of a line "jroe wrote:", at most."""


class Quoted(NamedTuple):
    """What a post quotes of another."""

    by: Range | None
    """The label of who said it; None if the text does not tell."""
    content: Range


def quoted_in(field: TextField, labels: Mapping[int, Label], lex: Lexicon) -> dict[int, Quoted]:
    """What the posts with ``labels`` quote, by paragraph; of a line that only says whom it quotes an empty range.

    Where the labels stand behind ">", too, it only tells how deep an answer is: there nothing is quoted.
    """
    return dict(_quoted(field, labels, lex)) if labels else {}


def _quoted(field: TextField, labels: Mapping[int, Label], lex: Lexicon) -> Iterator[tuple[int, Quoted]]:
    numbers = sorted(labels)
    named = {words_of(field, label.name): label.name for label in labels.values()}
    is_deep = {number for number in numbers if field.words[field.paragraphs[number].start] == BLOCK}
    who: Range | None = None  # whom the line before quotes
    for number in range(numbers[0] + 1, len(field.paragraphs)):
        start, end = field.paragraphs[number]
        above = numbers[bisect_right(numbers, number) - 1]
        if field.words[start] == BLOCK and above not in is_deep and number != above:
            content = Range(next((index for index in range(start, end) if field.words[index] != BLOCK), end), end)
            if content.start < end:
                yield number, Quoted(who or _first_said(field, content, numbers, labels), content)
            continue
        if who is not None and number != above and field.words[field.paragraphs[number - 1].start] != BLOCK:
            yield number, Quoted(who, Range(start, end))
        line = without_emphasis(field, Range(start, end))
        who = named.get(_quoted_by(field, line, lex)) if end - start <= _LONGEST_LINE else None
        if who is not None:
            yield number, Quoted(who, Range(end, end))


def _quoted_by(field: TextField, line: Range, lex: Lexicon) -> tuple[str, ...]:
    """The name in a ``line`` that says who wrote what it quotes: "jroe wrote:"; nothing if it is no such line."""
    words = words_of(field, line)
    verb = next((index for index, word in enumerate(words) if index and word in lex.speech_verbs), None)
    is_line = verb is not None and not any(word[0].isalnum() for word in words[verb + 1 :])
    return words[:verb] if is_line else ()


def _first_said(field: TextField, content: Range, numbers: list[int], labels: Mapping[int, Label]) -> Range | None:
    """The label above the words of ``content`` where they stand before it; None if they do not."""
    end = content.end - (field.words[content.end - 1] in SENTENCE_ENDS)
    start = field.starts[content.start]
    said = field.text[start : field.ends[max(content.start, end - 1)]]
    at = field.text.rfind(said, max(0, start - _REACH), start - 1)
    if at < 0:
        return None
    number = field.paragraph_at(bisect_right(field.starts, at) - 1)
    above = bisect_right(numbers, number)
    return labels[numbers[above - 1]].name if above else None
