"""The cast of an article: everybody and everything it names, and whom each mention means."""

from bisect import bisect_left
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

from streams.quotes.coreference import GENDERED, PRONOUNS, Resolver, Spot, form_of_name
from streams.quotes.entities import Entity, Located, Place, Register
from streams.quotes.lexicon import lexicon
from streams.quotes.marks import quotations_of
from streams.quotes.model import Speaker, SpeakerType
from streams.quotes.names import NameReader
from streams.quotes.roles import RoleReader
from streams.quotes.salience import PRONOUN, Choice, learnt_ranking
from streams.quotes.sources import Part, head_of
from streams.text.document import Document, FieldName, TextField

MentionKind = Literal["person", "organization", "other", "pronoun", "nominal"]


class Mention(NamedTuple):
    """A noun phrase that means somebody or something: a token range of one field, end exclusive."""

    field: FieldName
    first: int
    last: int
    kind: MentionKind
    entity: int | None
    """Index into ``Cast.entities``; None if it is not known whom it means."""
    lead: int
    """Token at which its title begins, ``first`` without one."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in an article."""

    document: Document
    mentions: list[Mention]
    """In order, title first."""
    entities: list[Entity]

    @classmethod
    def of(cls, document: Document, choose: Choice | None = None) -> "Cast":
        """Read ``document`` for its names, and work out whom its pronouns mean."""
        lex = lexicon()
        choose = choose or learnt_ranking()
        names: list[Located] = []
        for field in document.fields:
            names.extend(Located(field.name, name) for name in NameReader(field, lex).names())
        register = Register(lex)
        register.add_all(names)
        for field in document.fields:
            RoleReader(field, [n for n in names if n.field == field.name], register).note_all()
        mentions: list[Mention] = []
        for field in document.fields:
            here = [n for n in names if n.field == field.name]
            mentions += _mentions(field, here, register.entities, choose)
        return cls(document, mentions, register.entities)

    def speaker(self, mention: Mention) -> Speaker:
        """Who speaks, if ``mention`` names the speaker."""
        document = self.document
        span = document[mention.field].span(mention.first, mention.last)
        if mention.entity is None:
            kind: SpeakerType = "pronoun" if mention.kind == "pronoun" else "role"
            return Speaker(document.text(span), kind, span)
        entity = self.entities[mention.entity]
        kinds: dict[str, SpeakerType] = {
            "person": "person",
            "organization": "organization",
            "place": "organization",
        }
        role = self._text(entity.role) if entity.role else None
        name = self._text(entity.name)
        if entity.affiliation is None:
            return Speaker(name, kinds.get(entity.type, "unknown"), span, role)
        place = entity.affiliation_at
        affiliation = self._text(self.entities[entity.affiliation].name)
        where = document[place.field].span(place.first, place.last) if place else None
        return Speaker(name, kinds.get(entity.type, "unknown"), span, role, affiliation, where)

    def speaker_of_span(self, field: FieldName, first: int, last: int) -> Speaker:
        """Who speaks, if tokens ``first`` up to ``last`` of ``field``, a noun phrase, name the speaker."""
        words = self.document[field].words
        span = self.document[field].span(first, last)
        inside = self._within(field, first, last)
        parts = [Part(m.lead, m.last, is_person=m.kind == "person") for m in inside if m.kind != "nominal"]
        head = head_of(words, parts, first, last)
        if head is None:
            return Speaker(self.document.text(span), "role", span)
        named = [m for m in inside if m.kind != "nominal"]
        return replace(self.speaker(named[head]), mention=span)

    def _within(self, field: FieldName, first: int, last: int) -> list[Mention]:
        """The mentions inside a token range."""
        start = bisect_left(
            self.mentions, (field == "body", first - 1, last), key=lambda m: (m.field == "body", m.first, 0)
        )
        found: list[Mention] = []
        for mention in self.mentions[start:]:
            if mention.field != field or mention.first >= last:
                break
            if mention.last <= last:
                found.append(mention)
        return found

    def _text(self, place: Place) -> str:
        return self.document.text(self.document[place.field].span(place.first, place.last))


def _mentions(field: TextField, names: list[Located], entities: list[Entity], choose: Choice) -> list[Mention]:
    """The mentions of one field, in order, its pronouns resolved."""
    mentions = [_mention(located, entities) for located in names if located.entity is not None]
    headlines = {located.name.first for located in names if located.name.headline}
    mentions += [
        Mention(field.name, index, index + 1, "pronoun", None, index)
        for index, word in enumerate(field.words)
        if word in PRONOUNS
    ]
    mentions.sort(key=lambda mention: mention.first)
    numbers: list[int] = []
    spots: list[Spot] = []
    sentence = 0
    for number, (_, first, last, kind, entity, lead) in enumerate(mentions):
        while field.sentences[sentence].end <= first:
            sentence += 1
        if kind == "person" or (kind == "pronoun" and field.words[first].lower() in GENDERED):
            form = PRONOUN if kind == "pronoun" else form_of_name(first, last)
            numbers.append(number)
            spots.append(Spot(first, last, lead, sentence, entity, form, first in headlines))
    resolver = Resolver(field, quotations_of(field), entities, choose)
    for number, entity in zip(numbers, resolver.run(spots), strict=True):
        mentions[number] = mentions[number]._replace(entity=entity)
    return mentions


def _mention(located: Located, entities: list[Entity]) -> Mention:
    name, entity = located.name, located.entity
    kinds: dict[str, MentionKind] = {"person": "person", "organization": "organization"}
    kind = "nominal" if entity is None else kinds.get(entities[entity].type, "other")
    return Mention(located.field, name.first, name.last, kind, entity, name.lead)
