"""Whom a lead describes and only the next paragraph names: "…, the firm's chief said. / Jane Roe told analysts …".

Reporters call it a delayed-identification lead: what somebody is counts more there than a name that few know.
"""

from bisect import bisect_left
from dataclasses import replace
from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.model import Speaker
from streams.quotes.names.entities import Entity
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField

_LEAD: Final = 2
"""Paragraphs that may describe who is named later."""
_NEXT: Final = 1
"""Paragraphs from there on within which the name stands."""
_OF_OFFICE: Final = 2
"""And those if the name has the same office beside it."""


class _Described(NamedTuple):
    """A statement of the lead whose speaker has no name there."""

    number: int
    """Of the statement."""
    speaker: Speaker
    noun: str
    """What the speaker is, lower case."""
    paragraph: int
    end: int
    """The token behind the statement and its source."""


def identified(
    cast: Cast, field: TextField, statements: list[Statement], speakers: list[Speaker | None]
) -> list[Speaker | None]:
    """``speakers`` with the name of whom the lead only describes, and with what it says that he is.

    It is the next person who says something, if the text names him there first and tells no other office of his.

    Args:
        cast: Who is in the article.
        field: The body.
        statements: What is said there.
        speakers: Who says each of ``statements``.
    """
    for number, (statement, speaker) in enumerate(zip(statements, speakers, strict=True)):
        if field.paragraph_at(statement.content.start) >= _LEAD:
            break
        described = _described(field, number, statement, speaker, cast.lex)
        if described is not None:
            named = _named(cast, field, described, statements, speakers)
            return speakers if named is None else [_identified(each, described.speaker, named) for each in speakers]
    return speakers


def _described(
    field: TextField, number: int, statement: Statement, speaker: Speaker | None, lex: Lexicon
) -> _Described | None:
    """The speaker of ``statement`` if one person is described who can be told from others: "the firm's chief"."""
    if statement.cue is None or speaker is None or speaker.type != "role":
        return None  # labels of transcripts name whom they mean
    if speaker.anonymous or speaker.role is None or speaker.also:
        return None
    noun = speaker.role.lower().replace("-", " ").split(" ")[-1]
    are_several = lex.is_of_several(noun) or not lex.grammar.conjunctions.additive.isdisjoint(speaker.name.split(" "))
    if are_several or noun not in lex.roles or noun in lex.grammar.nouns.spokespeople:
        return None
    end = max(statement.content.end, bisect_left(field.starts, speaker.mention.end))
    return _Described(number, speaker, noun, field.paragraph_at(statement.content.start), end)


def _named(
    cast: Cast, field: TextField, described: _Described, statements: list[Statement], speakers: list[Speaker | None]
) -> Speaker | None:
    """The next speaker with a name, if it is who was ``described``."""
    for number in range(described.number + 1, len(statements)):
        speaker = speakers[number]
        if speaker is None or speaker.type in ("role", "pronoun", "unknown"):
            continue
        entity = _entity(cast, field, speaker)
        if speaker.type != "person" or entity is None or _is_mentioned_before(cast, field, entity, described.end):
            return None
        who = cast.entities[entity]
        apart = field.paragraph_at(statements[number].content.start) - described.paragraph
        holds_it = cast.lex.office(described.noun) in who.offices
        return speaker if apart <= (_OF_OFFICE if holds_it else _NEXT) and _may_hold(who, holds_it=holds_it) else None
    return None


def _may_hold(who: Entity, *, holds_it: bool) -> bool:
    """Whether nothing else is told that ``who`` is, or just this."""
    return holds_it or who.role is None


def _entity(cast: Cast, field: TextField, speaker: Speaker) -> int | None:
    """The entity that ``speaker`` is, by the mention."""
    start, end = (bisect_left(field.starts, at) for at in (speaker.mention.start, speaker.mention.end))
    inside = cast.mentions.within(field.name, start, end)
    return inside[-1].entity if inside else None


def _is_mentioned_before(cast: Cast, field: TextField, entity: int, end: int) -> bool:
    return any(mention.entity == entity for mention in cast.mentions.within(field.name, 0, end))


def _identified(speaker: Speaker | None, described: Speaker, named: Speaker) -> Speaker | None:
    """``speaker`` with the name, or the office and the employer, that ``described`` and ``named`` have together."""
    if speaker is None or speaker.name not in (described.name, named.name):
        return speaker
    is_employed = named.affiliation is not None
    employer = named if is_employed else described
    return replace(
        named,
        mention=speaker.mention,
        role=named.role or described.role,
        affiliation=employer.affiliation,
        affiliation_span=employer.affiliation_span,
        affiliation_confidence=employer.affiliation_confidence,
        identity=speaker.identity,
    )
