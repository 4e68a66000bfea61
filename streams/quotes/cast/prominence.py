"""How much each organization is spoken of before a place in an article, and how sure it may be called by a noun.

The organizations named before are weighed: by how near they are, whether they open their sentence, how sure they are
organizations, and whether they can be called by the noun at all. All looks back are bounded.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from streams.quotes.coreference.mentions import REACH, Mention, Mentions
from streams.quotes.names.entities import Entity
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from streams.text.glyphs import DASHES
from streams.text.tokens import word_at

_FADING: Final = 12
"""Mentions after which one counts half."""
_SURE: Final = 2.0
"""What a sure organization counts, other names counting 1."""
PUBLIC: Final = 4.0
"""What a public body counts where one is meant."""
_PLACE: Final = 0.25
"""How many times as sure one is of which nothing is known but that something is in it."""
_AGENCY: Final = "agency"
_SUBJECT: Final = 2.0
"""What the mention that opens a sentence counts."""
_MODIFIER: Final = 0.5
"""What one counts that only says whose another is."""
MAX_NOUNS: Final = 4
"""Words from a determiner to the noun that says what an organization is, at most."""
_FADED: Final[list[float]] = [0.5 ** (distance / _FADING) for distance in range(REACH + 1)]
"""What is left of a mention's weight after as many others."""
_number: Final = attrgetter("number")


class Named(NamedTuple):
    """A mention of an organization."""

    number: int
    """Of the mention, among all."""
    entity: int
    prominence: float
    """What it counts, however sure it is that it names an organization."""


class Prominence:
    """How much an article speaks of its organizations."""

    def __init__(self, document: Document, mentions: Mentions, entities: list[Entity], lex: Lexicon) -> None:
        self._document = document
        self._mentions = mentions
        self._entities = entities
        self._lex = lex

    def weights(self, before: int) -> dict[int, float]:
        """How much every organization is spoken of before mention ``before``."""
        weights: dict[int, float] = defaultdict(float)
        for named in reversed(self.named_before(before)):
            weights[named.entity] += self.surety(self._entities[named.entity]) * self.weight(named, before)
        return weights

    def weight(self, named: Named, before: int) -> float:
        """What mention ``named`` counts before mention ``before``, whatever it is a name of."""
        return named.prominence * _FADED[before - named.number]

    def named_before(self, before: int) -> list[Named]:
        """The organizations among the last mentions before mention ``before``, in order."""
        first = bisect_left(self.named, before - REACH, key=_number)
        return self.named[first : bisect_left(self.named, before, first, key=_number)]

    @cached_property
    def named(self) -> list[Named]:
        """The mentions of organizations, in order."""
        return [
            Named(number, mention.entity, self._prominence(mention, mention.entity))
            for number, mention in enumerate(self._mentions)
            if mention.entity is not None and mention.entity in self.organizations
        ]

    @cached_property
    def places(self) -> frozenset[int]:
        """Entities that nothing is known of but that something is in them, mostly: "in Elmira", no "stake in Acme"."""
        grammar = self._lex.grammar
        named, within = Counter[int](), Counter[int]()
        for mention in self._mentions:
            if mention.entity is None or self._entities[mention.entity].type != "unknown":
                continue
            named[mention.entity] += 1
            words, lead = self._document[mention.field].words, mention.lead
            if word_at(words, lead - 1).lower() in grammar.prepositions.of_places:
                within[mention.entity] += word_at(words, lead - 2).lower() not in grammar.nouns.invested
        return frozenset(entity for entity in within if 2 * within[entity] >= named[entity])

    @cached_property
    def organizations(self) -> frozenset[int]:
        """The entities that are organizations or may be ones."""
        return frozenset(index for index, entity in enumerate(self._entities) if self._is_organization(entity))

    def _is_organization(self, who: Entity) -> bool:
        is_thing = len(who.words) == 1 and who.words[0] in self._lex.named_things
        return who.type in ("organization", "unknown") and not is_thing

    def surety(self, who: Entity, noun: str = "") -> float:
        """How sure ``who`` is an organization that may be called a ``noun``: no "commission" is a "company".

        Nor is a company a "union" or a "regulator".
        """
        sure = _SURE if who.type == "organization" else 1.0
        if not noun:
            return sure
        lex, last, name = self._lex, who.words[-1], " ".join(who.words)
        is_public = name in lex.known_bodies or self.ends_as_a_public_body(who)
        if noun in lex.public_bodies or noun in lex.private_bodies:
            is_body = not lex.body_nouns.isdisjoint(who.words)
            is_agency = noun == _AGENCY and name in lex.known_agencies
            fits = is_agency or (is_body if noun in lex.private_bodies else is_public)
            return PUBLIC if fits else sure if is_body or is_public else 0.0
        # no chamber of commerce is a "company"
        is_other = noun not in lex.grammar.nouns.of_any_body and not lex.grammar.nouns.of_no_company.isdisjoint(
            who.words
        )
        is_other = is_other or not lex.private_bodies.isdisjoint(who.described)
        return 0.0 if is_other or is_public or last == "exchange" else sure

    def ends_as_a_public_body(self, who: Entity) -> bool:
        """Whether the head noun of a name is a public body's: "Justice Department", "Department of Trade"."""
        lex, last = self._lex, who.words[-1]
        if last in lex.public_bodies or last in lex.legal_forms:
            return last in lex.public_bodies
        prepositions = lex.grammar.prepositions.in_names
        return next((noun for noun, of in pairwise(who.words) if of in prepositions), last) in lex.public_bodies

    def _is_dateline(self, field: TextField, mention: Mention) -> bool:
        """Whether a paragraph begins with ``mention`` in capitals and a dash: the town of "RICEBORO - "."""
        words = field.words
        if mention.end == len(words) or words[mention.end] not in DASHES:
            return False
        opens = field.paragraph_of(mention.start).start == mention.start
        return opens and all(word.isupper() for word in words[mention.start : mention.end])

    def _prominence(self, mention: Mention, entity: int) -> float:
        """How much ``mention`` is what its sentence is about, and the ``entity`` that it means no place."""
        return self._role_in_sentence(mention) * (_PLACE if entity in self.places else 1.0)

    def _role_in_sentence(self, mention: Mention) -> float:
        """How much ``mention`` is what its sentence is about: its subject most, who is told nothing."""
        field = self._document[mention.field]
        words, lead = field.words, mention.lead
        before = word_at(words, lead - 1)
        in_dateline = before == "(" and word_at(words, mention.end + 1) in DASHES
        if before in self._lex.grammar.verbs.telling or in_dateline or self._is_dateline(field, mention):
            return 0.0  # "told Acme News", "LONDON (Acme News) - ", "RICEBORO - "
        if word_at(words, mention.end) in self._lex.grammar.nouns.owners:
            return _MODIFIER  # "Acme owner Globex"
        start = field.sentence_of(mention.start).start
        if (
            before == ","
            and lead - start <= MAX_NOUNS + 1
            and words[start].lower() in self._lex.grammar.determiners.all
        ):
            return _SUBJECT  # "The union, Acme, said"
        if word_at(words, mention.end) in self._lex.speech_verbs:
            return _SUBJECT  # "In a statement, Acme said"
        return _SUBJECT if lead - start <= 1 or before in DASHES else 1.0
