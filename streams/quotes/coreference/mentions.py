"""The mentions of an article in order: its names and pronouns, each with whom it means."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter
from typing import Final, Literal

from streams.quotes.coreference.resolver import Resolver, Spot, form_of_name
from streams.quotes.coreference.salience import PRONOUN
from streams.quotes.layout.bylines import is_author
from streams.quotes.names.entities import Entity, EntityType
from streams.quotes.names.name import Name
from streams.quotes.names.name_words import sex_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import FieldName, TextField
from streams.text.tokens import places_of

MentionKind = Literal["person", "organization", "other", "pronoun"]
_KINDS: Final[dict[EntityType, MentionKind]] = {
    "person": "person",
    "organization": "organization",
    "place": "other",
    "unknown": "other",
}
REACH: Final = 80
"""Mentions that are looked back over."""
_OF_KIN: Final = 2
"""Tokens that say whose relation somebody is: "her daughter"."""
_start: Final = attrgetter("start")


@dataclass(slots=True)
class Mention:
    """A name or a pronoun: a token range of one field, end exclusive."""

    field: FieldName
    start: int
    end: int
    kind: MentionKind
    entity: int | None
    """Index into ``Cast.entities``; None if it is not known whom it means."""
    lead: int
    """Token at which its title begins, ``start`` without one."""
    probability: float = 1.0
    """0..1: how likely it means ``entity``; a name always does."""


def is_place(mention: Mention, entities: Sequence[Entity]) -> bool:
    """Whether ``mention`` means a place; ``entities`` are those of its article."""
    return mention.entity is not None and entities[mention.entity].type == "place"


class Mentions:
    """The mentions of an article, in order, title first, found by their place."""

    def __init__(self, title: list[Mention], body: list[Mention]) -> None:
        self._mentions = title + body
        self._in_title = list(map(_start, title))
        self._in_body = list(map(_start, body))

    def __getitem__(self, index: int) -> Mention:
        return self._mentions[index]

    def __iter__(self) -> Iterator[Mention]:
        return iter(self._mentions)

    def of(self, entity: int) -> list[Mention]:
        """The mentions of ``entity``."""
        return self._by_entity.get(entity, [])

    @cached_property
    def _by_entity(self) -> dict[int, list[Mention]]:
        """The mentions of each entity."""
        by_entity: dict[int, list[Mention]] = {}
        for mention in self._mentions:
            if mention.entity is not None:
                by_entity.setdefault(mention.entity, []).append(mention)
        return by_entity

    def before(self, field: FieldName, token: int) -> int:
        """How many mentions begin before ``token``."""
        if field == "title":
            return bisect_left(self._in_title, token)
        return len(self._in_title) + bisect_left(self._in_body, token)

    def back_from(self, index: int) -> range:
        """The numbers of the last mentions before mention ``index``, backwards."""
        return range(index - 1, max(0, index - REACH) - 1, -1)

    def since(self, field: FieldName, start: int, end: int) -> Iterator[Mention]:
        """The last mentions in ``field`` between tokens ``start`` and ``end``, backwards."""
        for index in self.back_from(self.before(field, end)):
            mention = self._mentions[index]
            if mention.field != field or mention.start < start:
                break
            yield mention

    def ending_at(self, field: FieldName, token: int) -> Mention | None:
        """The mention that ends directly before ``token``."""
        number = self.before(field, token) - 1
        found = self._mentions[number] if number >= 0 else None
        return found if found is not None and (found.field, found.end) == (field, token) else None

    def covering(self, field: FieldName, token: int) -> Mention | None:
        """The mention that ``token`` is a part of."""
        number = self.before(field, token + 1) - 1
        found = self._mentions[number] if number >= 0 else None
        return found if found is not None and found.field == field and found.start <= token < found.end else None

    def within(self, field: FieldName, start: int, end: int) -> list[Mention]:
        """Those that lie in a token range of one field."""
        firsts, skipped = (self._in_title, 0) if field == "title" else (self._in_body, len(self._in_title))
        begin = bisect_left(firsts, start)
        behind = bisect_left(firsts, end, begin)
        return [mention for mention in self._mentions[skipped + begin : skipped + behind] if mention.end <= end]


def mentions_of(
    field: TextField, names: list[Name], entities: list[Entity], lex: Lexicon, resolver: Resolver
) -> list[Mention]:
    """The mentions of one field, in order, its pronouns resolved."""
    mentions = [
        Mention(field.name, name.start, name.end, _KINDS[entities[name.entity].type], name.entity, name.lead)
        for name in names
        if name.entity is not None
    ]
    named = {index for name in names if len(name.at) > 1 for index in name.at}  # "He Xiangjian", "I&M Bank"
    pronouns = [
        Mention(field.name, index, index + 1, "pronoun", None, index)
        for index in places_of(field.words, lex.written_pronouns)
        if index not in named
    ]
    mentions = sorted(mentions + pronouns, key=_start)
    gendered = {pronoun.start for pronoun in pronouns if lex.pronouns[field.words[pronoun.start].lower()]}
    if gendered:
        people = [
            mention
            for mention in mentions
            if mention.start in gendered
            or (_may_be_person(mention, entities) and not is_author(field, mention.lead))  # who tells it is not told of
        ]
        headlines = {name.start for name in names if name.headline}
        for mention, meant in zip(people, resolver.run(_spots(field, people, headlines, lex)), strict=True):
            mention.entity, mention.probability = meant
            if mention.kind == "pronoun" and meant.entity is not None:
                entities[meant.entity].type = "person"
    return mentions


def _may_be_person(mention: Mention, entities: list[Entity]) -> bool:
    return mention.kind == "person" or (mention.entity is not None and entities[mention.entity].may_be_person)


def _spots(field: TextField, people: list[Mention], headlines: set[int], lex: Lexicon) -> list[Spot]:
    """What the resolver is to know of ``people``; names that begin at a token of ``headlines`` stand in one."""
    spots: list[Spot] = []
    sentence = 0
    for mention in people:
        start, end = mention.start, mention.end
        while field.sentences[sentence].end <= start:
            sentence += 1
        form = PRONOUN if mention.kind == "pronoun" else form_of_name(start, end)
        kin = "" if form == PRONOUN else _kin_of(field.words, start, lex)
        spots.append(Spot(start, end, mention.lead, sentence, mention.entity, form, start in headlines, kin))
    return spots


def _kin_of(words: list[str], start: int, lex: Lexicon) -> str:
    """The sex of whose relation the name at token ``start`` is, "f" or "m": "her daughter" Jane Roe; "" if nobody's."""
    owned = start - _OF_KIN - (words[max(0, start - 1)] == ",")
    before = words[max(0, owned) : start]
    if len(before) < _OF_KIN or before[1] not in lex.grammar.nouns.relations:
        return ""
    if owned > 0 and words[owned - 1] in lex.grammar.prepositions.of_obliques:
        return ""  # "according to her daughter"
    owner = before[0].lower()
    return sex_of(lex.pronouns[owner]) if owner in lex.grammar.determiners.gendered else ""
