"""Labels that no colon ends, in round tables and interviews: names in capitals, in brackets, before a dash, on a line.

"JANE ROE We grew.", "[Jane Roe] We grew.", "Jane Roe – We grew."; "Jane Roe", and in the next paragraph "We grew.".
"""

from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

from streams.quotes.layout.grammatical_person import has_first_person, has_second_person
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import DASHES, HYPHENS, SENTENCE_MARKS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_LONGEST: Final = 8
"""Tokens of a name, at most."""


class RarerLabel(NamedTuple):
    """A name that may be a label; token indices."""

    name: Range
    end: int
    """The token after it and its mark."""
    style: str
    """What tells it from the text: "[", "–", "\\n", or nothing for capitals."""


def rarer_labels(field: TextField, lex: Lexicon) -> dict[int, RarerLabel]:
    """Full names that may be labels, by paragraph, with the surnames of these, and what else repeats in their style.

    None of a style unless most of its full names are plainly people's: "NEW YORK Stocks fell." is no speech. And a
    third of what follows has to ask, or to say "I", "we" or "you": items of lists begin with names, captions are names.
    """
    styles: dict[str, dict[int, RarerLabel]] = {}
    for number in range(len(field.paragraphs)):
        if (label := _candidate(field, number)) is not None:
            styles.setdefault(label.style, {})[number] = label
    return {number: label for found in styles.values() for number, label in _of_people(field, found, lex)}


def _of_people(field: TextField, found: dict[int, RarerLabel], lex: Lexicon) -> Iterator[tuple[int, RarerLabel]]:
    """Those of ``found``, all of one style, that are people's, if most are."""
    written = {number: tuple(field.words[slice(*label.name)]) for number, label in found.items()}
    full = {words for words in written.values() if len(words) > 1}
    people = [words for words in full if fold(words[0]) in lex.given_names and _folded(words) not in lex.kinds]
    if 2 * len(people) <= len(full):
        return
    known = full | {words[-1:] for words in full}
    labels = {number: label for number, label in found.items() if written[number] in known or label.style == "["}
    if 3 * sum(_is_in_conversation(field, number, label, lex) for number, label in labels.items()) >= len(labels):
        yield from labels.items()


def _is_in_conversation(field: TextField, number: int, label: RarerLabel, lex: Lexicon) -> bool:
    """Whether what follows ``label``, in paragraph ``number``, asks, or says "I", "we" or "you"."""
    said = Range(label.end, field.paragraphs[number].end)
    if said.start == said.end:
        said = field.paragraphs[number + 1]
    return field.words[said.end - 1] == "?" or has_first_person(field, said, lex) or has_second_person(field, said, lex)


def _folded(words: tuple[str, ...]) -> str:
    return " ".join(map(fold, words))


def _candidate(field: TextField, number: int) -> RarerLabel | None:
    """What may be a label at the beginning of paragraph ``number``, by its form."""
    words, (start, end) = field.words, field.paragraphs[number]
    if words[start] == "[":
        behind = _name_end(field, Range(start + 1, end), _is_capitalised)
        is_label = start + 1 < behind < end - 1 and words[behind] == "]"
        return RarerLabel(Range(start + 1, behind), behind + 1, "[") if is_label else None
    behind = _name_end(field, Range(start, end), _is_capitalised)
    if behind == start:
        return None  # most often
    name = Range(start, behind)
    if behind == end:
        return RarerLabel(name, end, "\n") if _ends_sentence(field, number + 1) else None
    if words[behind] in DASHES:
        is_label = behind + 1 < end and _is_spaced_dash(field, behind) and words[end - 1] in SENTENCE_MARKS
        return RarerLabel(name, behind + 1, "–") if is_label else None
    behind = _name_end(field, name, _is_shouted)
    begins = start < behind and not field.is_glued(behind) and _begins_sentence(words[behind])
    return RarerLabel(Range(start, behind), behind, "") if begins else None


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


def _ends_sentence(field: TextField, number: int) -> bool:
    """Whether paragraph ``number``, if there is one, ends as a sentence does."""
    return number < len(field.paragraphs) and field.words[field.paragraphs[number].end - 1] in SENTENCE_MARKS
