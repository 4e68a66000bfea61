"""Whom a headline means that only describes who speaks: "'We will rebuild': Acme boss". The body names them.

Likewise cross-heads, the headings between the paragraphs: "'No end in sight'" is who says so below.
"""

from dataclasses import replace
from typing import Final, NamedTuple, Self

from streams.quotes.cast.cast import Cast
from streams.quotes.layout.marks import MARKS
from streams.quotes.model import Speaker, SpeakerType
from streams.quotes.roles.ties import are_kin, family_of
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.stems import stems_of
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import places_of

_REPEATED: Final = 0.5
"""Of a headline's words, as many as the body has to say again, at least."""
_LEAST: Final = 2
"""And as many words, at least."""
_CROSS_HEAD: Final = 6
"""Words of a cross-head, at most."""
_MAX_HEADINGS: Final = 8
"""Statements of headings that are looked for, at most."""
_MEANT: Final[dict[SpeakerType, tuple[SpeakerType, ...]]] = {
    "role": ("person",),
    "organization": ("organization",),
    "unknown": ("person", "organization"),
}
"""What somebody may be who is described like that."""


def named_in_body(
    cast: Cast,
    said: tuple[list[Statement], list[Statement]],
    speakers: tuple[list[Speaker | None], list[Speaker | None]],
) -> list[Speaker | None]:
    """The speakers of the title's statements; whom it only describes is who says the same in the body.

    Args:
        cast: Who is in the article.
        said: The statements of the title and of the body.
        speakers: Who makes each of them, as far as their own field tells.
    """
    title, body = cast.document.title, cast.document.body
    named = list(speakers[0])
    described = [index for index, speaker in enumerate(named) if speaker is not None and _is_described(speaker)]
    again = [_Said.of(_words(body, statement.content), cast.lex) for statement in said[1]] if described else []
    for index in described[:_MAX_HEADINGS]:
        words = _quoted(_words(title, said[0][index].content))
        who, speaker = _repeating(_Said.of(words, cast.lex), again, speakers[1]), named[index]
        if speaker is not None and who is not None and _may_be(speaker, who, cast.lex):
            named[index] = replace(who, mention=speaker.mention)
    return named


def _may_be(described: Speaker, who: Speaker, lex: Lexicon) -> bool:
    """Whether ``who`` may be the one that a headline describes: no union's boss is an analyst."""
    if who.anonymous or who.type not in _MEANT.get(described.type, ()):
        return False
    nouns = (described.role or described.name).lower().split(" ")
    if nouns[-1] in lex.somebody and lex.is_of_several(nouns[-1]):
        return False
    if described.type != "role" or who.role is None:
        return True
    roles = who.role.lower().replace("-", " ").split(" ")
    is_same = lex.office(nouns[-1]) in map(lex.office, roles)
    return is_same or are_kin(family_of(nouns, lex), family_of(roles, lex))


def is_cross_head(field: TextField, content: Range) -> bool:
    """Whether ``content``, a quotation, is a heading between paragraphs: a few words by themselves, no sentence."""
    words, number = field.words, field.paragraph_at(content.start)
    start, end = field.paragraphs[number]
    is_between = 0 < number < len(field.paragraphs) - 1
    if not is_between or end - start > _CROSS_HEAD + 2 or not words[content.end - 1][0].isalnum():
        return False
    return all(word in MARKS for word in (*words[start : content.start], *words[content.end : end]))


def cross_heads_named(
    cast: Cast, field: TextField, statements: list[Statement], speakers: list[Speaker | None]
) -> list[Speaker | None]:
    """``speakers`` with who says the same below for the cross-heads among the body's ``statements``.

    What nobody says again is no heading, or a paraphrase: it stays with whoever carried on to it.
    """
    heads = [
        index
        for index, statement in enumerate(statements)
        if statement.source is None and statement.kind == "direct" and is_cross_head(field, statement.content)
    ]
    named = list(speakers)
    said = [_Said.of(_words(field, statement.content), cast.lex) for statement in statements] if heads else []
    for index in heads[:_MAX_HEADINGS]:
        who = _repeating(said[index], said[index + 1 :], speakers[index + 1 :])
        named[index] = named[index] if who is None else who
    return named


def _is_described(speaker: Speaker) -> bool:
    return speaker.anonymous or speaker.type == "role"


class _Said(NamedTuple):
    """What is said, to be known again."""

    verbatim: str
    """All words, each between blanks."""
    stems: frozenset[str]
    """What is left of those that carry meaning."""

    @classmethod
    def of(cls, words: list[str], lex: Lexicon) -> Self:
        """What ``words``, lower case, say; marks among them say nothing."""
        spoken = [word for word in words if word[0].isalnum()]
        return cls(f" {' '.join(spoken)} ", stems_of(spoken, lex))


def _repeating(wanted: _Said, again: list[_Said], speakers: list[Speaker | None]) -> Speaker | None:
    """Who of the ``speakers`` says most of what is ``wanted`` ``again``; None if nobody does, or two who differ."""
    counts = [len(wanted.stems & each.stems) for each in again]
    most = max(counts, default=0)
    is_long = wanted.verbatim.count(" ") > _LEAST
    verbatim = [index for index, each in enumerate(again) if is_long and wanted.verbatim in each.verbatim]
    if not verbatim and most < max(_LEAST, _REPEATED * len(wanted.stems)):
        return None
    found = verbatim or [index for index, count in enumerate(counts) if count == most]
    people = [speaker for index in found if (speaker := speakers[index]) is not None]
    return people[0] if len({speaker.name for speaker in people}) == 1 else None


def _words(field: TextField, content: Range) -> list[str]:
    """The words and quotation marks of ``content``, lower case."""
    words = field.words[content.start : content.end]
    return [word.lower() for word in words if word[0].isalnum() or word in MARKS]


def _quoted(words: list[str]) -> list[str]:
    """Of ``words`` those from the first quotation mark to the last; all of them without any."""
    marks = list(places_of(words, MARKS))
    return words[marks[0] + 1 : marks[-1]] if len(marks) > 1 else words
