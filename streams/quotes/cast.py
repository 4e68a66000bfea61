"""The cast of an article: everybody and everything it names, and whom each mention means."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import Literal, NamedTuple

from streams.quotes.coreference import PRONOUNS, resolve_pronouns
from streams.quotes.entities import Entity, Located, Place, Register
from streams.quotes.lexicon import lexicon
from streams.quotes.model import Speaker, SpeakerType
from streams.quotes.names import NameReader
from streams.text.document import Document, FieldName

MentionKind = Literal["person", "organization", "other", "pronoun", "nominal"]


class Mention(NamedTuple):
    """A noun phrase that means somebody or something: a token range of one field, end exclusive."""

    field: FieldName
    first: int
    last: int
    kind: MentionKind
    entity: int | None
    """Index into ``Cast.entities``; None if it is not known whom it means."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is in an article."""

    document: Document
    mentions: list[Mention]
    """In order, title first."""
    entities: list[Entity]

    @classmethod
    def of(cls, document: Document) -> "Cast":
        """Read ``document`` for its names, and work out whom its pronouns mean."""
        lex = lexicon()
        names: list[Located] = []
        for field in document.fields:
            names.extend(Located(field.name, name) for name in NameReader(field, lex).names())
        register = Register(lex)
        register.add_all(names)
        mentions = [
            _mention(located, register.entities)
            for located in names
            if located.entity is not None or located.name.kind == "role"
        ]
        for field in document.fields:
            mentions.extend(
                Mention(field.name, i, i + 1, "pronoun", None)
                for i, word in enumerate(field.words)
                if word.lower() in PRONOUNS
            )
        mentions.sort(key=lambda m: (m.field == "body", m.first))
        resolved = resolve_pronouns(
            document,
            [(m.field, m.first, m.kind == "pronoun", m.entity) for m in mentions],
            register.entities,
            lex,
        )
        mentions = [m if e == m.entity else m._replace(entity=e) for m, e in zip(mentions, resolved, strict=True)]
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
        return Speaker(self._text(entity.name), kinds.get(entity.type, "unknown"), span, role)

    def speaker_of_span(self, field: FieldName, first: int, last: int) -> Speaker:
        """Who speaks, if tokens ``first`` up to ``last`` of ``field``, a noun phrase, name the speaker."""
        inside = self._within(field, first, last)
        span = self.document[field].span(first, last)
        head = _head(self.document[field].words, inside, last)
        if head is None:
            return Speaker(self.document.text(span), "role", span)
        speaker = self.speaker(head)
        return Speaker(speaker.name, speaker.type, span, speaker.role, speaker.affiliation, speaker.affiliation_span)

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


def _mention(located: Located, entities: list[Entity]) -> Mention:
    name = located.name
    kind: MentionKind = "nominal"
    if located.entity is not None:
        kinds: dict[str, MentionKind] = {"person": "person", "organization": "organization"}
        kind = kinds.get(entities[located.entity].type, "other")
    return Mention(located.field, name.first, name.last, kind, located.entity)


def _head(words: list[str], inside: list[Mention], last: int) -> Mention | None:
    """The mention that a noun phrase ending at token ``last`` is about."""
    people = [mention for mention in inside if mention.kind == "person"]
    if people:
        return people[0]
    if inside and (inside[-1].last >= last or words[inside[-1].last] in (",", "who", "of")):
        return inside[0]
    return None
