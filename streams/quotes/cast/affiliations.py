"""To whom people belong: the organizations that the text ties them to, or speaks of beside them, and a judgement."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from streams.quotes.cast.candidates import Candidates, Person
from streams.quotes.cast.clauses import tells_role
from streams.quotes.cast.organizations import Organizations
from streams.quotes.coreference.mentions import Mention, Mentions
from streams.quotes.names.entities import Entity, FieldRange, Tie
from streams.quotes.names.register import Register
from streams.quotes.roles.employment import EmployerJudge, Subject
from streams.quotes.roles.ties import (
    MEANT,
    MODIFIES,
    NEAR,
    REFERRED,
    family_of,
    is_of_places,
    is_partys,
    nation_before,
    relation_of,
)
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document
from streams.text.ranges import Range
from streams.text.tokens import word_at

LEAST: Final = 0.6
"""The probability below which an employer is left out whom words tie to somebody."""
LEAST_UNTIED: Final = 0.68
"""That of one whom the text only refers to or speaks of."""
_MARGIN: Final = 0.1
"""Of employers that are about equally likely the one named first is taken."""
_MAX_TIES: Final = 12
"""Of one person, the first ones."""


class Affiliation(NamedTuple):
    """An organization that somebody belongs to."""

    organization: int
    """Index of its entity."""
    at: FieldRange
    """Where the text says so, or names it."""
    probability: float


@dataclass(eq=False)
class Affiliations:
    """Finds the employers of an article's people."""

    document: Document
    mentions: Mentions
    register: Register
    organizations: Organizations
    lex: Lexicon
    judge: EmployerJudge

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self.document, self.mentions, self.register, self.organizations, self.lex)

    @property
    def _entities(self) -> list[Entity]:
        return self.register.entities

    def of_entity(self, index: int) -> Affiliation | None:
        """The employer of the person ``index``; None if the text does not tell."""
        entity = self._entities[index]
        if not entity.ties and entity.role is None and entity.owner is None:
            return None  # who is nothing that needs an employer
        subject = Subject(" ".join(entity.words), entity.name)
        first = self._first(index) or entity.name
        ties = entity.ties[:_MAX_TIES]
        return self._choose(Person(subject, index, entity.role, first, ties, entity.owner, has_left=entity.left_role))

    def of_description(self, place: FieldRange, head: int, inside: list[Mention]) -> Affiliation | None:
        """The employer of somebody unnamed whom the words at ``place`` describe.

        Args:
            place: The noun phrase: "an official at Acme".
            head: The token of its head noun.
            inside: The names in it that may be the employer's.
        """
        words, lex = self.document[place.field].words, self.lex
        if words[head].lower() in lex.grammar.nouns.never_employed:
            return None
        is_member = words[head].lower() in lex.grammar.nouns.of_constituencies
        role = Range(head, head + 1)
        office = family_of(words[head : head + 1], lex)
        is_past = not lex.grammar.adjectives.former.isdisjoint(map(str.lower, words[place.start : head]))
        owner = self._candidates.offices.reference(words, Range(place.start, head))
        may_be_place = owner is None and is_of_places(words[head : head + 1], lex)
        ties: list[Tie] = []
        for mention in inside:
            if mention.entity is None or (is_member and self._entities[mention.entity].type == "unknown"):
                continue  # "the Ealing North MP"
            if self._is_anothers(words, head, mention):
                continue
            if self._names_employer(mention, words[head], may_be_place=may_be_place):
                relation, distance = relation_of(words, role, Range(mention.start, mention.end), lex)
                at = FieldRange(place.field, mention.start, mention.end)
                ties.append(Tie(mention.entity, at, relation, office, distance, is_past))
        if not ties and may_be_place:
            ties += self._nations(place, head, office, is_past=is_past)
        reference = None if owner is None else FieldRange(place.field, owner, owner + 1)
        subject = Subject(" ".join(words[place.start : place.end]), place)
        is_another = self._candidates.offices.is_another(words[place.start])
        role_place = FieldRange(place.field, *role)
        return self._choose(Person(subject, None, role_place, place, ties, reference, is_another, is_past))

    def _is_anothers(self, words: list[str], head: int, mention: Mention) -> bool:
        """Whether ``mention`` has an officer of its own in a clause behind the ``head``: "who met the boss of Acme"."""
        between = words[head + 1 : mention.start]
        if between[-1:] != ["of"] or between[0] not in self.lex.grammar.pronouns.relative:
            return False  # most often
        return between[-2] in self.lex.roles and not tells_role(between, self.lex)

    def _names_employer(self, mention: Mention, head: str, *, may_be_place: bool) -> bool:
        """Whether ``mention`` may name the employer of who is described by the noun ``head``.

        No nation may, nor a word that opens a sentence; a party may be that of those whom it has.
        """
        entity = None if mention.entity is None else self._entities[mention.entity]
        if entity is None or entity.type == "person" or (entity.type == "place" and not may_be_place):
            return False
        field = self.document[mention.field]
        opens = mention.start == field.sentence_of(mention.start).start
        is_only_there = opens and entity.mentions == 1
        if " ".join(entity.words) in self.lex.parties and is_partys((head,), self.lex):
            is_members = head.removesuffix("s") in self.lex.grammar.nouns.of_constituencies  # "Labour MPs"
            return is_members or not (is_only_there and head.endswith("s"))  # not "Conservative strategists"
        if self.lex.grammar.nouns.of_trades.issuperset(entity.words):
            return False  # "Crypto experts"
        if self.lex.demonyms.issuperset(entity.words) or " ".join(entity.words) in self.lex.nations:
            return False
        if word_at(field.words, mention.end) == "-":
            return False  # "Anti-smoking campaigner"
        is_word = len(entity.words) == 1 and entity.words[0] in self.lex.english_words
        return not (is_only_there and is_word and field.words[mention.start].istitle())

    def _nations(self, place: FieldRange, head: int, office: int, *, is_past: bool) -> Iterator[Tie]:
        """The tie to the country for which somebody acts whom the words at ``place`` describe: "Swiss officials"."""
        words = self.document[place.field].words
        for end in range(head, place.start, -1):
            nation = nation_before(words, end, self.lex)
            if nation is not None:
                adjective = FieldRange(place.field, *nation.words)
                country = self.register.territory(nation.name, adjective)
                yield Tie(country, adjective, MODIFIES, office, head - end, is_past)
                return

    def _choose(self, person: Person) -> Affiliation | None:
        """The likeliest employer of ``person``, if one is likely."""
        candidates = list(self._candidates.of(person))
        if not candidates:
            return None
        chances = self.judge(person.subject, candidates)
        least = max(chances) - _MARGIN
        best = next(index for index, chance in enumerate(chances) if chance >= least)
        employer, chance = candidates[best], chances[best]
        if chance < (LEAST if employer.relation < REFERRED else LEAST_UNTIED):
            return None
        # Who is named, and is nothing that needs an employer, belongs to nobody whom the text only speaks of.
        needs_none = person.entity is not None and not self._candidates.office(person.role)
        if needs_none and employer.relation in (MEANT, NEAR):
            return None
        return Affiliation(employer.organization, employer.at, chance)

    def _first(self, entity: int) -> FieldRange | None:
        """Where ``entity`` is named first in the body, or in the title if only there."""
        named = [mention for mention in self.mentions.of(entity) if mention.kind != "pronoun"]
        first = next((mention for mention in named if mention.field == "body"), named[0] if named else None)
        return None if first is None else FieldRange(first.field, first.start, first.end)
