"""Who speaks each statement: whom its source means, and who carries on where it has none."""

from dataclasses import replace
from typing import Final

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.noun_phrases import can_name
from streams.quotes.model import Speaker
from streams.quotes.speakers.interviews import interviewee, part_in_interview
from streams.quotes.speakers.relatives import antecedent, described
from streams.quotes.speakers.repetition import same_again
from streams.quotes.statements.statements import Statement
from streams.text.document import TextField
from streams.text.ranges import Range

_SURE: Final = 0.8
"""A less probable source gives way to the person after it whom the cue directly follows."""
_REACH: Final = 2
"""Paragraphs over which a speaker carries on to a quotation that names none."""


def speakers_of(cast: Cast, field: TextField, statements: list[Statement]) -> list[Speaker | None]:
    """Who makes each of ``statements``; a quotation whose paragraph does not say is by who spoke around it."""
    sources = [_source(cast, field, statement) for statement in statements]
    speakers = _named_by_their_sources(cast, field, sources)
    for index in range(len(statements) - 2, -1, -1):
        if statements[index + 1].continues and speakers[index] is None:
            speakers[index] = speakers[index + 1]
    before: tuple[int, Speaker] | None = None  # who spoke last, and in which paragraph
    for index, statement in enumerate(statements):
        paragraph = field.paragraph_at(statement.content.start)
        speaker = speakers[index]
        if speaker is not None and before and paragraph - before[0] <= 1:
            speaker = speakers[index] = same_again(cast, field, sources[index], speaker, before[1])
        carries = speaker is None and sources[index] is None and statement.kind == "direct"
        if carries and before and paragraph - before[0] <= _REACH:
            speaker = speakers[index] = before[1]
        if speaker is not None:
            before = paragraph, speaker
        elif sources[index] is not None:
            before = None
    return speakers


def _source(cast: Cast, field: TextField, statement: Statement) -> Range | None:
    """What names the speaker of ``statement``, if it can name anybody."""
    source, cue, sureness = statement.source, statement.cue, statement.source_probability
    if source is not None and cue is not None and sureness is not None and sureness < _SURE:
        subject = _subject(cast, field, cue, source)
        if subject is not None:
            return subject
    return source if source is not None and can_name(field.words, source, cast.lex) else None


def _subject(cast: Cast, field: TextField, cue: Range, source: Range) -> Range | None:
    """The person whom ``cue`` directly follows, if that one comes after ``source``, or ends it after a preposition.

    "Ruiz called it a coup, while Jane Roe called it bold", "At Acme, Jane Roe said".
    """
    subject = cast.mentions.ending_at(field.name, cue.start)
    if subject is None or subject.kind != "person":
        return None
    prepositions = cast.lex.grammar.prepositions.in_noun_phrases
    ends_it = source.end == subject.end and field.words[source.start].lower() in prepositions
    return Range(subject.lead, subject.end) if ends_it or source.end <= subject.lead else None


def _named_by_their_sources(cast: Cast, field: TextField, sources: list[Range | None]) -> list[Speaker | None]:
    """Whom each of ``sources`` means; None where there is none, and for the labels of nobody named ("Q: …")."""
    parts = ["" if source is None else part_in_interview(field, source, cast.lex) for source in sources]
    answering = interviewee(cast) if "a" in parts else None
    named: list[Speaker | None] = []
    for source, part in zip(sources, parts, strict=True):
        if source is None:
            named.append(None)
        elif not part:
            named.append(_named(cast, field, source))
        elif part == "a" and answering is not None:
            named.append(replace(cast.speaker(answering), mention=field.span(*source)))
        else:
            named.append(None)
    return named


def _named(cast: Cast, field: TextField, source: Range) -> Speaker:
    """Whom ``source`` means."""
    if source.end - source.start == 1 and field.words[source.start].lower() in cast.lex.grammar.pronouns.relative:
        meant = antecedent(cast, field, source.start)
        if meant is not None:
            return replace(cast.speaker_of_span(field.name, *meant), mention=field.span(*source))
    speaker = cast.speaker_of_span(field.name, *source)
    if speaker.type not in ("person", "pronoun"):
        meant = described(cast, field, source)
        if meant is not None:
            return cast.speaker_of_span(field.name, *meant)
    return speaker
