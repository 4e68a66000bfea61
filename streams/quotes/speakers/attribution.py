"""Who speaks each statement: whom its source means, and who carries on where it has none."""

from collections.abc import Container
from dataclasses import dataclass, replace
from typing import Final, Self

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.noun_phrases import can_name
from streams.quotes.coreference.mentions import Mention
from streams.quotes.layout.layout import Layout
from streams.quotes.layout.leads import behind_lead, behind_time
from streams.quotes.layout.posts import Post
from streams.quotes.layout.quotations import BLOCK
from streams.quotes.layout.transcripts import words_of
from streams.quotes.model import Speaker
from streams.quotes.speakers.bylines import author
from streams.quotes.speakers.dialogues import Dialogue
from streams.quotes.speakers.examinations import Examinations
from streams.quotes.speakers.hearers import accuser, agent, is_hearer, may_say
from streams.quotes.speakers.interviews import caller, interviewee, interviewer, part_in_interview
from streams.quotes.speakers.joint_speakers import both, with_employer
from streams.quotes.speakers.postscripts import named_after, signed
from streams.quotes.speakers.prompts import introduced, is_alone, is_prompted, spoken_of, subject_before
from streams.quotes.speakers.relatives import antecedent, described, with_antecedent
from streams.quotes.speakers.repetition import Said, spoken_again, the_same_ones
from streams.quotes.speakers.vocatives import is_addressed, who_addresses
from streams.quotes.statements.statements import Statement
from streams.text.document import TextField
from streams.text.glyphs import CLITICS
from streams.text.ranges import Range
from streams.text.tokens import word_at

_SURE: Final = 0.8
"""A less probable source gives way to the person after it whom the cue directly follows."""
_WHOSE: Final = "whose"
_AUTHOR: Final = "I"
"""Who wrote the article, outside quotation marks."""
_REACH: Final = 2
"""Paragraphs over which a speaker carries on to a quotation that names none."""


@dataclass(slots=True)
class _SoFar:
    """Who has spoken before a statement."""

    last: tuple[int, Speaker] | None = None
    """In which paragraph, and who, last."""
    joint: Speaker | None = None
    """Who spoke together last."""

    def apart(self, paragraph: int) -> int:
        """How many paragraphs before ``paragraph`` somebody has spoken; too many if nobody has."""
        return _REACH + 1 if self.last is None else paragraph - self.last[0]


def speakers_of(cast: Cast, field: TextField, statements: list[Statement]) -> list[Speaker | None]:
    """Who makes each of ``statements``; a quotation whose paragraph does not say is by who spoke around it."""
    sources = [_source(cast, field, statement) for statement in statements]
    speakers = _named_by_their_sources(cast, field, statements, sources)
    _fill_interview(cast, field, statements, speakers)
    _fill_named_apart(cast, field, statements, sources, speakers)
    for index in range(len(statements) - 2, -1, -1):
        if statements[index + 1].continues and speakers[index] is None:
            speakers[index] = speakers[index + 1]
    so_far, dialogue = _SoFar(), Dialogue(field, cast.lex)
    for index, (statement, source) in enumerate(zip(statements, sources, strict=True)):
        speaker, paragraph = speakers[index], field.paragraph_at(statement.content.start)
        if speaker is not None:
            said = Said(statement.content, source, so_far.apart(paragraph))
            speaker = _meant(cast, field, said, speaker, so_far)
        elif source is None and statement.kind == "direct" and not statement.part:
            speaker = _carried(cast, field, statement, so_far.last, dialogue)
        if speaker is not None and statement.kind == "direct" and is_addressed(field, statement.content, speaker):
            speaker = who_addresses(cast, field, statement.content, speaker)
        speakers[index] = speaker
        if speaker is not None and not (statement.hidden and speaker.type == "pronoun"):  # no "I" that nobody says
            so_far.last = paragraph, speaker
            dialogue.note(statement, speaker)
        elif source is not None:
            so_far.last = None
    return speakers


def _meant(cast: Cast, field: TextField, said: Said, speaker: Speaker, so_far: _SoFar) -> Speaker:
    """Who speaks if the source of what is ``said``, by itself ``speaker``, can mean who has spoken ``so_far``."""
    if so_far.last is not None and said.apart <= _REACH:
        speaker = spoken_again(cast, field, said, speaker, so_far.last[1])
    speaker = the_same_ones(cast, field, said.source, speaker, so_far.joint)
    so_far.joint = speaker if speaker.also else so_far.joint
    return speaker


def _carried(
    cast: Cast, field: TextField, statement: Statement, before: tuple[int, Speaker] | None, dialogue: Dialogue
) -> Speaker | None:
    """Who carries on to the quotation ``statement``, which names nobody: who spoke ``before``, in which paragraph.

    Or whose turn it is in a ``dialogue``.
    """
    paragraph = field.paragraph_at(statement.content.start)
    if _layout(cast, field).labels and field.words[field.paragraphs[paragraph].start] == BLOCK:
        return None  # whom a post quotes
    subject = subject_before(cast, field, statement.content)
    if subject is not None:
        return cast.speaker(subject)
    if before and paragraph - before[0] <= _REACH:
        is_next = paragraph == before[0] + 1 and is_alone(field, statement.content)
        return dialogue.next(statement, before[1]) if is_next else before[1]
    who = spoken_of(cast, field, statement.content)
    return None if who is None else cast.speaker(who)


def _fill_interview(cast: Cast, field: TextField, statements: list[Statement], speakers: list[Speaker | None]) -> None:
    """Give what is asked and answered without labels its speakers: whom the article is an interview with, and by.

    If it does not tell, who answers may: "My name is Jane Roe"; or whoever is named beside the first answer in
    quotation marks gives those that name nobody.
    """
    first = next((index for index, statement in enumerate(statements) if statement.part), None)
    if first is None:
        return
    answering, asking = interviewee(cast), interviewer(cast)
    if answering is None:
        answers = (caller(cast, field, each.content) for each in statements if each.part == "a")
        answering = next((who for who in answers if who is not None), None)
    asked = None if asking is None else cast.speaker(asking)
    answered = None if answering is None else cast.speaker(answering)
    if answered is None and _layout(cast, field).interview.quoted:
        answered = next((speaker for speaker in speakers[first:] if speaker and speaker.type == "person"), None)
    for index, statement in enumerate(statements):
        if statement.part:
            speakers[index] = answered if statement.part == "a" else asked


def _fill_named_apart(
    cast: Cast,
    field: TextField,
    statements: list[Statement],
    sources: list[Range | None],
    speakers: list[Speaker | None],
) -> None:
    """Give quotations the speakers whom the sentence after them names, or the line that introduces their list."""
    for index, statement in enumerate(statements):
        if statement.kind == "direct" and not statement.part:
            known = speakers[index]
            is_named = known is not None and known.type == "person" and not known.anonymous
            who = None if is_named else named_after(cast, field, statement.content)
            if who is None and speakers[index] is None:
                who = signed(cast, field, statement.content)
            if who is None and sources[index] is None and speakers[index] is None:
                who = introduced(cast, field, statement.content)
            speakers[index] = speakers[index] if who is None else cast.speaker(who)


def _source(cast: Cast, field: TextField, statement: Statement) -> Range | None:
    """What names the speaker of ``statement``, if it can name anybody."""
    source, cue = statement.source, statement.cue
    if source is not None and cue is not None:
        subject = _subject_of_whose(cast, field, source, cue)
        if statement.source_probability is not None and statement.source_probability < _SURE:
            subject = _subject(cast, field, cue, source) or subject
        if subject is not None:
            return subject
        if is_hearer(field, source, cue, cast.lex):
            said_by = agent(cast, field, max(cue.end, statement.content.end))
            if said_by is not None or statement.kind != "direct" or not may_say(field, cue, cast.lex):
                return said_by
        if (found := accuser(cast, field, source, cue)) is not None:
            return found.who
    if source is None or is_prompted(cast, field, statement) or _names_no_speaker(cast, field, source, cue):
        return None
    source = behind_time(field, source, cast.lex)
    source = with_antecedent(cast, field, source) if cue is not None and cue.start == source.end else source
    return source if can_name(field.words, source, cast.lex) else None


def _names_no_speaker(cast: Cast, field: TextField, source: Range, cue: Range | None) -> bool:
    """Whether ``source`` is no speaker: what is spoken about, the "it" of nobody, the number of an item."""
    paragraph = field.paragraph_of(source.start)
    is_number = source.end <= behind_lead(field, paragraph, cast.lex).start
    return is_number or _is_impersonal(cast, field, source, cue)


def _subject_of_whose(cast: Cast, field: TextField, source: Range, cue: Range) -> Range | None:
    """The person whose the verb is, in the relative clause behind ``source``: "Acme, whose boss, Roe, has said"."""
    words, grammar, end = field.words, cast.lex.grammar, source.end
    end += word_at(words, end) in CLITICS  # "Sainsbury's, whose boss"
    if words[end : end + 2] != [",", _WHOSE] or cue.start < end:
        return None
    people = [each for each in cast.mentions.within(field.name, source.end, cue.start) if each.kind == "person"]
    if not people:
        return None
    between = words[people[-1].end : cue.start]
    is_subject = all(word == "," or word in grammar.verbs.be_and_have for word in between)
    return Range(people[-1].lead, people[-1].end) if is_subject else None


def _is_impersonal(cast: Cast, field: TextField, source: Range, cue: Range | None) -> bool:
    """Whether ``source`` is the "it" of what is said by nobody in particular: "it is expected that"."""
    if cue is None or cue.start < source.end or field.words[source.start : source.end] not in (["it"], ["It"]):
        return False
    grammar, predicate = cast.lex.grammar, field.words[source.end : cue.end]
    is_passive = any(word in grammar.verbs.of_passives or word in CLITICS for word in predicate[:-1])
    return is_passive and predicate[-1] not in grammar.adjectives.of_attitude


def _subject(cast: Cast, field: TextField, cue: Range, source: Range) -> Range | None:
    """The person whom ``cue`` directly follows, if ``source`` ends before or within, or there after a preposition.

    "Ruiz called it a coup, while Jane Roe called it bold", "Acme boss" of "Acme boss Jane Roe said", "At Acme, Jane Roe
    said".
    """
    subject = cast.mentions.ending_at(field.name, cue.start)
    if subject is None or subject.kind != "person":
        return None
    prepositions = cast.lex.grammar.prepositions.in_noun_phrases
    opening = field.sentence_of(source.start).start
    first = opening if source.start == opening + 1 else source.start  # without the "At" before it
    ends_it = source.end == subject.end and field.words[first].lower() in prepositions
    if subject.lead < source.end < subject.end:
        return Range(min(source.start, subject.lead), subject.end)
    return Range(subject.lead, subject.end) if ends_it or source.end <= subject.lead else None


def _named_by_their_sources(
    cast: Cast, field: TextField, statements: list[Statement], sources: list[Range | None]
) -> list[Speaker | None]:
    """Whom each of ``sources`` means; None where there is none, and for the labels of nobody named ("Q: …")."""
    parts = ["" if source is None else part_in_interview(field, source, cast.lex) for source in sources]
    parties = _Parties.of(cast, field, parts)
    labels = {label.name for label in _layout(cast, field).labels.values()}
    posts = {post.author: post for post in _layout(cast, field).posts}
    known = _introduced_by_themselves(cast, field, statements, sources, labels)
    known |= _authors(cast, field, sources)
    named: list[Speaker | None] = []
    for statement, source, part in zip(statements, sources, parts, strict=True):
        if source is None:
            named.append(None)
        elif part and source not in posts:
            who = parties.answering(source) if part == "a" else parties.asking(source, statement.content)
            named.append(None if who is None else replace(cast.speaker(who), mention=field.span(*source)))
        else:
            if source not in known:
                known[source] = _meant_by(cast, field, source, labels, posts)
            named.append(known[source])
    return named


def _authors(cast: Cast, field: TextField, sources: list[Range | None]) -> dict[Range, Speaker]:
    """Those of ``sources`` that are who wrote the article: "I", if it says who that is."""
    own = [source for source in sources if source is not None and field.words[slice(*source)] == [_AUTHOR]]
    writes = author(cast) if own else None
    return {} if writes is None else {each: replace(cast.speaker(writes), mention=field.span(*each)) for each in own}


def _introduced_by_themselves(
    cast: Cast, field: TextField, statements: list[Statement], sources: list[Range | None], labels: set[Range]
) -> dict[Range, Speaker]:
    """Those of ``labels`` that name nobody and whose bearers say who they are: "jroe62", "Hi, I'm Jane Roe"."""
    names: dict[tuple[str, ...], Mention] = {}
    lex = cast.lex
    nameless = {
        label
        for label in labels
        if cast.speaker_of_span(field.name, *label).type != "person"
        and (last := field.words[label.end - 1].lower()) not in lex.somebody
        and last not in lex.interview_labels
    }  # "Caller" may be somebody else each time
    for statement, source in zip(statements, sources, strict=True):
        if source in nameless and (label := words_of(field, source)) not in names:
            mention = caller(cast, field, statement.content)
            names |= {} if mention is None else {label: mention}
    return {
        label: replace(cast.speaker(names[words]), mention=field.span(*label))
        for label in nameless
        if (words := words_of(field, label)) in names
    }


@dataclass(frozen=True, slots=True)
class _Parties:
    """Who asks and who answers where labels name neither: "Q: …"."""

    cast: Cast
    field: TextField
    interviewee: Mention | None
    interviewer: Mention | None
    examinations: Examinations

    @classmethod
    def of(cls, cast: Cast, field: TextField, parts: Container[str]) -> Self:
        """Those of ``field``, of which the ``parts`` are asked for."""
        answers, asks = "a" in parts, "q" in parts
        return cls(
            cast,
            field,
            interviewee(cast) if answers else None,
            interviewer(cast, byline=False) if asks else None,
            Examinations.of(cast, field) if answers or asks else Examinations([], []),
        )

    def answering(self, label: Range) -> Mention | None:
        """Who answers behind ``label``."""
        return self.examinations.answers(label.start) or self.interviewee

    def asking(self, label: Range, content: Range) -> Mention | None:
        """Who asks behind ``label``, which is before ``content``."""
        return caller(self.cast, self.field, content) or self.examinations.asks(label.start) or self.interviewer


def _meant_by(cast: Cast, field: TextField, source: Range, labels: set[Range], posts: dict[Range, Post]) -> Speaker:
    """Whom ``source`` means: one of the ``labels``, the author of one of the ``posts``, or a noun phrase."""
    if source in posts:
        return cast.speaker_of_post(field.name, posts[source])
    return cast.speaker_of_label(field.name, *source) if source in labels else _named(cast, field, source)


def _layout(cast: Cast, field: TextField) -> Layout:
    return cast.layouts[0 if field.name == "title" else 1]


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
    return both(cast, field, with_employer(cast, field, speaker))
