"""Who examines and who testifies in a court's or an inquiry's transcript, whose labels are only "Q." and "A."."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final, NamedTuple, Self

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.mentions import Mention
from streams.text.document import TextField
from streams.text.glyphs import SENTENCE_MARKS
from streams.text.ranges import Range
from streams.text.tokens import places_of

_LONGEST_LINE: Final = 12
"""Tokens of a line that says who examines, at most: "BY MR. ROE:", "Questions from Ms Roe"."""
_MAY_BE_PEOPLE: Final = frozenset(("person", "other"))
"""Kinds of mentions: a name in capitals tells little."""
_BY: Final = "by"
_OATH_ENDS: Final = frozenset(":,")
_MAX_OATH: Final = 30
"""Tokens of what says who testifies, at most: "JANE ROE, having been duly sworn, testified as follows:"."""


class Examinations(NamedTuple):
    """Where lines that nobody says name who examines and who testifies from there on, by token, in order."""

    asking: list[tuple[int, Mention]]
    answering: list[tuple[int, Mention]]

    @classmethod
    def of(cls, cast: Cast, field: TextField) -> Self:
        """Those of ``field``."""
        return cls(list(_examiners(cast, field)), list(_witnesses(cast, field)))

    def asks(self, token: int) -> Mention | None:
        """Who examines at ``token``; None if no line before says so."""
        return _last(self.asking, token)

    def answers(self, token: int) -> Mention | None:
        """Who testifies at ``token``; None if no line before says so."""
        return _last(self.answering, token)


def _last(named: list[tuple[int, Mention]], token: int) -> Mention | None:
    place = bisect_right(named, token, key=lambda each: each[0])
    return named[place - 1][1] if place else None


def _examiners(cast: Cast, field: TextField) -> Iterator[tuple[int, Mention]]:
    phrases = cast.lex.grammar.phrases.of_interviewers
    for number, (start, end) in enumerate(field.paragraphs):
        words = [word.lower() for word in field.words[start : min(end, start + _LONGEST_LINE + 1)]]
        if len(words) > _LONGEST_LINE or words[-1] in SENTENCE_MARKS or _is_labelled(cast, field, number):
            continue
        is_told = words[0] == _BY and words[-1] == ":"
        if is_told or any(" ".join(words[index : index + 2]) in phrases for index in range(len(words) - 1)):
            yield from _named_in(cast, field, Range(start, end))


def _witnesses(cast: Cast, field: TextField) -> Iterator[tuple[int, Mention]]:
    for index in places_of(field.words, cast.lex.grammar.phrases.of_oaths):
        number = field.paragraph_at(index)
        paragraph = field.paragraphs[number]
        is_long = paragraph.end - paragraph.start > _MAX_OATH
        if is_long or field.words[paragraph.end - 1] not in _OATH_ENDS or _is_labelled(cast, field, number):
            continue
        found = list(_named_in(cast, field, Range(paragraph.start, index)))
        if not found and number:
            found = list(_named_in(cast, field, field.paragraphs[number - 1]))  # the name has a line of its own
        yield from found


def _is_labelled(cast: Cast, field: TextField, number: int) -> bool:
    """Whether somebody says paragraph ``number``."""
    return number in cast.layouts[0 if field.name == "title" else 1].labels


def _named_in(cast: Cast, field: TextField, tokens: Range) -> Iterator[tuple[int, Mention]]:
    """The last one named in ``tokens`` who may be a person, with where these end."""
    people = [each for each in cast.mentions.within(field.name, *tokens) if each.kind in _MAY_BE_PEOPLE]
    if people:
        yield tokens.end, people[-1]
