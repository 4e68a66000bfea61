"""Asides: short parentheses that only name, such as "(NYSE: ACM)", "<ACM.N>", "(54)" or "(“Acme” or the “Company”)".

They say nothing about who says what, and they come between a source and its cue: "Acme Corp. (NYSE: ACM) said". The
tagger reads on as if they were not there.
"""

from collections.abc import Iterator
from typing import Final

from streams.data.tables import Words
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range

_LONGEST: Final = 32
"""Tokens of an aside, brackets included, at most."""
_CLOSING: Final = {"(": ")", "<": ">"}
_BRACKETS: Final = frozenset("()<>")
_ENDING: Final = frozenset("?!;…")
"""Marks that only what is a sentence of its own has."""


def asides_of(field: TextField, lex: Lexicon) -> list[Range]:
    """The asides of ``field`` with their brackets, in order, as token ranges; none begins a sentence."""
    joining = lex.grammar.phrases.in_asides
    return sorted(aside for opening in _CLOSING if opening in field.text for aside in _asides(field, opening, joining))


def _asides(field: TextField, opening: str, joining: Words) -> Iterator[Range]:
    """Those that ``opening`` begins, with no other words in lower case than ``joining`` ones."""
    words, closing = field.words, _CLOSING[opening]
    beginnings = {sentence.start for sentence in field.sentences}
    for opened in _places(opening, words):
        limit = min(opened + _LONGEST, len(words))
        closed = next((index for index in range(opened + 1, limit) if words[index] in _BRACKETS), opened)
        end = closed + 1
        is_whole = words[closed] == closing and opened not in beginnings
        if opening == "<" and not all(map(field.is_glued, range(opened + 1, end))):
            continue  # "<Acme AG>" is how Reuters writes a firm that is not listed
        if is_whole and _only_names(words[opened + 1 : closed], joining) and not _has_break(field, opened, end):
            yield Range(opened, end)


def _places(word: str, words: list[str]) -> Iterator[int]:
    """Where ``word`` is in ``words``; the list's own search is faster than a look at every one."""
    index = -1
    for _ in range(words.count(word)):
        index = words.index(word, index + 1)
        yield index


def _only_names(words: list[str], joining: Words) -> bool:
    """Whether ``words`` are names, symbols, figures and the marks of a definition, every mark with its counterpart.

    Any word in lower case that is not ``joining`` may be a verb.
    """
    return (
        all(not word.islower() or word in joining or word[0].isdigit() for word in words)
        and any(word[0].isalnum() and word not in joining for word in words)
        and _ENDING.isdisjoint(words)
        and sum(word in MARKS for word in words) % 2 == 0
    )


def _has_break(field: TextField, start: int, end: int) -> bool:
    """Whether a paragraph ends inside tokens ``start`` to ``end``."""
    return field.paragraph_at(start) != field.paragraph_at(end - 1)
