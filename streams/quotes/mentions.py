"""The mentions of an article in order: its names and pronouns, each with whom it means."""

from bisect import bisect_left
from typing import Literal, NamedTuple

from streams.quotes.coreference import GENDERED, PRONOUNS, Resolver, Spot, form_of_name
from streams.quotes.entities import Entity, Located
from streams.quotes.marks import quotations_of
from streams.quotes.salience import PRONOUN, Choice
from streams.text.document import FieldName, TextField

MentionKind = Literal["person", "organization", "other", "pronoun"]


class Mention(NamedTuple):
    """A name or a pronoun: a token range of one field, end exclusive."""

    field: FieldName
    first: int
    last: int
    kind: MentionKind
    entity: int | None
    """Index into ``Cast.entities``; None if it is not known whom it means."""
    lead: int
    """Token at which its title begins, ``first`` without one."""

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands in the article: what mentions are sorted by."""
        return self.field == "body", self.first


def mentions_of(field: TextField, names: list[Located], entities: list[Entity], choose: Choice) -> list[Mention]:
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
        if mentions[number].entity != entity:
            mentions[number] = mentions[number]._replace(entity=entity)
    return mentions


def within(mentions: list[Mention], field: FieldName, first: int, last: int) -> list[Mention]:
    """Those of ``mentions``, which are in order, that lie in a token range of one field."""
    start = bisect_left(mentions, (field == "body", first), key=lambda mention: mention.place)
    end = bisect_left(mentions, (field == "body", last), lo=start, key=lambda mention: mention.place)
    return [mention for mention in mentions[start:end] if mention.last <= last]


def _mention(located: Located, entities: list[Entity]) -> Mention:
    name, entity = located.name, located.entity
    kinds: dict[str, MentionKind] = {"person": "person", "organization": "organization"}
    kind = "other" if entity is None else kinds.get(entities[entity].type, "other")
    return Mention(located.field, name.first, name.last, kind, entity, name.lead)
