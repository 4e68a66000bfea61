"""Whom a lead describes and only the next paragraph names: "…, the firm's chief said. / Jane Roe told analysts …".

Reporters call it a delayed-identification lead: what somebody is counts more there than a name that few know.
"""

from bisect import bisect_left
from dataclasses import replace
from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.model import Speaker
from streams.quotes.names.entities import Entity
from streams.quotes.names.name_words import gender
from streams.quotes.roles.ties import PUBLIC, family_of
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField

_LEAD: Final = 2
"""Paragraphs that may describe who is named later."""
_NEXT: Final = 1
"""Paragraphs from there on within which the name stands."""
_ANYBODY: Final = "man"
"""With which the nouns for offices end that some papers call women by, too: "chairman"; not "chairwoman"."""
_ITS: Final = "its"
_OF_OFFICE: Final = 2
"""And those if the name has the same office beside it."""
_CHIEF: Final = "chief"
_CHIEFS: Final = (frozenset(("chief", "executive")), frozenset(("managing", "director")))
"""The words of offices of who leads all of an organization, beside those of one word."""


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

    It is the next person who says something, if the text names him there first, and tells no other office, employer or
    sex of his. Only somebody's officer is found like that: "its chairman", "the minister"; of "the judge", "his lawyer"
    and "the doctor" a text speaks beside others.

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
            if named is None:
                return speakers
            return [
                _identified(each, described.speaker, named, in_lead=field.paragraph_at(statement.content.start) < _LEAD)
                for each, statement in zip(speakers, statements, strict=True)
            ]
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
    words = [word.removesuffix("'s").removesuffix("’s") for word in speaker.name.lower().split(" ")]
    are_several = lex.is_of_several(noun) or not lex.grammar.conjunctions.additive.isdisjoint(words)
    if are_several or noun not in lex.roles or noun in lex.grammar.nouns.spokespeople:
        return None
    is_owned = (
        speaker.affiliation is not None
        or words[0] == _ITS
        or any(word in lex.organization_descriptions for word in words)
    )
    if not is_owned and (family_of(words, lex) != PUBLIC or noun in lex.grammar.nouns.of_courts):
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
        if _differs(described, speaker, who, cast.lex):
            return None
        apart = field.paragraph_at(statements[number].content.start) - described.paragraph
        holds_it = cast.lex.office(described.noun) in who.offices or _lead_both(field, described, speaker, cast.lex)
        may_hold = holds_it or (who.role is None and not _is_told_of(field, speaker, described.noun))
        return speaker if may_hold and apart <= (_OF_OFFICE if holds_it else _NEXT) else None
    return None


def _lead_both(field: TextField, described: _Described, speaker: Speaker, lex: Lexicon) -> bool:
    """Whether who is described as the head of a named organization and the ``speaker`` are both its chief executive.

    A chairman is another, and a vice president or a chief of one field too.
    """
    office = (speaker.role or "").lower().replace("-", " ").split(" ")
    heads_it = office[-1] == _CHIEF or any(each.issubset(office) for each in _CHIEFS)
    heads_it = heads_it or not lex.grammar.nouns.of_chiefs.isdisjoint(office)
    others = lex.grammar.adjectives.of_subordinates | lex.departments  # "finance chief"
    return heads_it and others.isdisjoint(office) and _leads_all(field, described.speaker, lex)


def _leads_all(field: TextField, holder: Speaker, lex: Lexicon) -> bool:
    """Whether ``holder`` is described as leading all of a named organization: no "head of sales", "of Acme's arm"."""
    employer = holder.affiliation_span
    if employer is None or employer.field != field.name:
        return False  # "The boss of a rival"
    start, end, begin, stop = (
        bisect_left(field.starts, at) for at in (holder.mention.start, holder.mention.end, employer.start, employer.end)
    )
    words = field.words
    noun = next((index for index in range(start, end) if words[index].lower() in lex.grammar.nouns.heads), None)
    if noun is None:
        return False
    before = [word for index, word in enumerate(words[start:noun], start) if not begin <= index < stop]
    between, behind = words[noun + 2 : begin], words[max(noun + 1, stop) : end]  # "of [US network] Acme[, an outlet]"
    is_part = any(word in lex.departments or word[0].isupper() for word in before[1:])  # "Acme's [Ohio sales] boss"
    opening = {*map(str.lower, before[:1])}
    is_one = lex.grammar.determiners.indefinite.isdisjoint(opening) and lex.departments.isdisjoint(opening)
    is_plain = lex.grammar.prepositions.in_noun_phrases.isdisjoint(between) and behind[:1] in ([], [","])
    return is_one and is_plain and not is_part


def _differs(described: _Described, speaker: Speaker, who: Entity, lex: Lexicon) -> bool:
    """Whether ``speaker``, or the entity ``who``, is of another employer or sex, or not alone."""
    employers = {described.speaker.affiliation, speaker.affiliation} - {None}
    noun = described.noun
    sexes = {
        "" if noun.endswith(_ANYBODY) and not noun.endswith(f"wo{_ANYBODY}") else gender(lex.roles.get(noun, "")),
        who.sex,
    } - {""}
    return bool(speaker.also) or len(employers) > 1 or len(sexes) > 1


def _is_told_of(field: TextField, speaker: Speaker, noun: str) -> bool:
    """Whether an apposition follows the name of ``speaker``, or his sentence speaks of a ``noun`` beside him."""
    end = bisect_left(field.starts, speaker.mention.end)
    sentence = field.sentences[field.sentence_at(max(end - 1, 0))]
    follows = field.words[end : end + 1]
    return follows in ([","], ["("]) or noun in map(str.lower, field.words[sentence.start : sentence.end])


def _entity(cast: Cast, field: TextField, speaker: Speaker) -> int | None:
    """The entity that ``speaker`` is, by the mention."""
    start, end = (bisect_left(field.starts, at) for at in (speaker.mention.start, speaker.mention.end))
    inside = cast.mentions.within(field.name, start, end)
    return inside[-1].entity if inside else None


def _is_mentioned_before(cast: Cast, field: TextField, entity: int, end: int) -> bool:
    return any(mention.entity == entity for mention in cast.mentions.within(field.name, 0, end))


def _identified(speaker: Speaker | None, described: Speaker, named: Speaker, *, in_lead: bool) -> Speaker | None:
    """``speaker`` with the name, or the office and the employer, that ``described`` and ``named`` have together."""
    if speaker is None:
        return None
    is_described = in_lead and (speaker.name, speaker.affiliation) == (described.name, described.affiliation)
    if not is_described and speaker.name != named.name:
        return speaker
    employer = described if named.affiliation is None else named
    return replace(
        named,
        mention=speaker.mention,
        role=named.role or described.role,
        affiliation=employer.affiliation,
        affiliation_span=employer.affiliation_span,
        affiliation_confidence=employer.affiliation_confidence,
        also=speaker.also,
        identity=speaker.identity,
    )
