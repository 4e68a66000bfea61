"""Which organization a text is about: what "the company", "it", "its chief executive" and "a spokesman" mean.

The organizations named before are weighed: by how near they are, whether they open their sentence, how sure they are
organizations, and whether they can be called by the noun at all. All looks back are bounded.
"""

from bisect import bisect_left
from collections import defaultdict
from functools import cached_property
from operator import attrgetter
from typing import Final, NamedTuple

from streams.quotes.cast.mentions import REACH, Mention, Mentions
from streams.quotes.names.entities import Entity, Place
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, FieldName, TextField
from streams.text.glyphs import DASHES

_FADING: Final = 12
"""Mentions after which one counts half."""
_SURE: Final = 2.0
"""What a sure organization counts, other names counting 1."""
_PUBLIC: Final = 4.0
"""What a public body counts where one is meant."""
_AGENCY: Final = "agency"
_SUBJECT: Final = 2.0
"""What the mention that opens a sentence counts."""
_MODIFIER: Final = 0.5
"""What one counts that only says whose another is."""


_FADED: Final = [0.5 ** (distance / _FADING) for distance in range(REACH + 1)]
"""What is left of a mention's weight after as many others."""
_number: Final = attrgetter("number")


class _Named(NamedTuple):
    """A mention of an organization."""

    number: int
    """Of the mention, among all."""
    entity: int
    prominence: float


class Organizations:
    """Finds the organizations that an article means without their names."""

    def __init__(self, document: Document, mentions: Mentions, entities: list[Entity], lex: Lexicon) -> None:
        self._document = document
        self._mentions = mentions
        self._entities = entities
        self._lex = lex

    def most_spoken_of(self, place: Place) -> list[int]:
        """The organizations that the text before ``place`` is most about, the most first; two at most."""
        weights = self._weights(self._mentions.before(place.field, place.start))
        ranked = sorted(weights, key=weights.__getitem__, reverse=True)
        return [organization for organization in ranked[:2] if organization is not None]

    def opening(self, field: TextField, token: int) -> int | None:
        """The organization that opens the sentence of ``token`` before it, or else the sentence before that."""
        sentence = field.sentence_at(token)
        starts = [field.sentences[number].start for number in range(max(sentence - 1, 0), sentence + 1)]
        for mention in self._mentions.since(field.name, starts[0], token):
            if mention.entity is not None and any(0 <= mention.lead - start <= 1 for start in starts):
                return mention.entity if self._is_organization(mention.entity) else None
        return None

    def owner(self, place: Place) -> int | None:
        """The organization that "its", or the "company" of "the company's", means at ``place``."""
        word = self._document[place.field].words[place.start]
        noun = word if word in self._lex.organization_descriptions else ""
        return self.called(self._mentions.before(place.field, place.start), noun)

    def spoken_of(self, field: FieldName, token: int) -> int | None:
        """The organization that "it" means at ``token``, if it says something: the one most spoken of before."""
        return self.called(self._mentions.before(field, token))

    def called(self, before: int, noun: str = "", other_than: int | None = None) -> int | None:
        """The organization most spoken of before mention ``before``; one that is or is said to be a ``noun`` first.

        None if only such a one can be meant, and there is none.
        """
        for named in reversed(self._named_before(before)) if noun else ():
            who = self._entities[named.entity]
            if named.entity != other_than and (noun in who.words or noun in who.described):
                return named.entity
        weights = self._weights(before, noun)
        weights.pop(other_than, None)
        best = max(weights, key=weights.__getitem__, default=None)
        return None if noun in self._lex.named_by_noun or best is None or not weights[best] else best

    def _weights(self, before: int, noun: str = "") -> dict[int | None, float]:
        """How much every organization that may be called a ``noun`` is spoken of before mention ``before``."""
        weights: dict[int | None, float] = defaultdict(float)
        for number, entity, prominence in reversed(self._named_before(before)):
            weights[entity] += self._surety(self._entities[entity], noun) * prominence * _FADED[before - number]
        return weights

    def _named_before(self, before: int) -> list[_Named]:
        """The organizations among the last mentions before mention ``before``, in order."""
        first = bisect_left(self._named, before - REACH, key=_number)
        return self._named[first : bisect_left(self._named, before, first, key=_number)]

    @cached_property
    def _named(self) -> list[_Named]:
        """The mentions of organizations."""
        return [
            _Named(number, mention.entity, self._prominence(mention))
            for number, mention in enumerate(self._mentions)
            if mention.entity is not None and self._is_organization(mention.entity)
        ]

    def _is_organization(self, entity: int) -> bool:
        return self._entities[entity].type in ("organization", "unknown")

    def _surety(self, who: Entity, noun: str) -> float:
        """How sure ``who`` is an organization that may be called a ``noun``: no "commission" is a "company".

        Nor is a company a "union" or a "regulator".
        """
        lex, last = self._lex, who.words[-1]
        sure = _SURE if who.type == "organization" else 1.0
        name = " ".join(who.words)
        is_public = last in lex.public_bodies or name in lex.known_bodies
        if noun in lex.public_bodies or noun in lex.private_bodies:
            is_body = not lex.body_nouns.isdisjoint(who.words)
            is_agency = noun == _AGENCY and name in lex.known_agencies
            fits = is_agency or (is_body if noun in lex.private_bodies else is_public)
            return _PUBLIC if fits else sure if is_body or is_public else 0.0
        return 0.0 if noun and (is_public or last == "exchange") else sure

    def _prominence(self, mention: Mention) -> float:
        """How much ``mention`` is what its sentence is about: its subject most, who is told nothing."""
        field = self._document[mention.field]
        words, lead = field.words, mention.lead
        before = words[lead - 1] if lead else ""
        in_dateline = before == "(" and not DASHES.isdisjoint(words[mention.end + 1 : mention.end + 2])
        if before in self._lex.grammar.verbs.telling or in_dateline:
            return 0.0  # "told Acme News", "LONDON (Acme News) - "
        if not self._lex.grammar.nouns.owners.isdisjoint(words[mention.end : mention.end + 1]):
            return _MODIFIER  # "Acme owner Globex"
        start = field.sentences[field.sentence_at(mention.start)].start
        return _SUBJECT if lead - start <= 1 or before in DASHES else 1.0
