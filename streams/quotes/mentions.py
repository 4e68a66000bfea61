"""The mentions of an article in order: its names and pronouns, each with whom it means."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from streams.quotes.coreference import GENDERED, PRONOUNS, Resolver, Spot, form_of_name
from streams.quotes.entities import Entity, Located
from streams.quotes.marks import quotations_of
from streams.quotes.salience import PRONOUN, Choice
from streams.text.document import FieldName, TextField

MentionKind = Literal["person", "organization", "other", "pronoun"]
_BEHIND_TITLE: Final = 1 << 40
"""More than there are tokens in a title."""


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


class Mentions:
    """The mentions of an article, in order, title first, found by their place."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = mentions
        self._places = [_place(mention.field, mention.first) for mention in mentions]

    def __getitem__(self, index: int) -> Mention:
        return self._mentions[index]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._mentions)

    def before(self, field: FieldName, token: int) -> int:
        """How many mentions begin before ``token``."""
        return bisect_left(self._places, _place(field, token))

    def within(self, field: FieldName, first: int, last: int) -> list[Mention]:
        """Those that lie in a token range of one field."""
        between = self._mentions[self.before(field, first) : self.before(field, last)]
        return [mention for mention in between if mention.last <= last]


def _place(field: FieldName, token: int) -> int:
    """A number that orders tokens: those of the title before those of the body."""
    return token if field == "title" else token + _BEHIND_TITLE


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


def _mention(located: Located, entities: list[Entity]) -> Mention:
    name, entity = located.name, located.entity
    kinds: dict[str, MentionKind] = {"person": "person", "organization": "organization"}
    kind = "other" if entity is None else kinds.get(entities[entity].type, "other")
    return Mention(located.field, name.first, name.last, kind, entity, name.lead)
