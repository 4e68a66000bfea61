"""To whom people belong: the organizations that the text ties them to, or speaks of beside them, and a judgement."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final, NamedTuple

from streams.quotes.cast.mentions import Mention, Mentions
from streams.quotes.cast.organizations import Organizations
from streams.quotes.names.entities import Entity, Place, Tie
from streams.quotes.roles.employment import Candidate, Evidence, Judgement, Subject, features_of
from streams.quotes.roles.office_words import OfficeWords
from streams.quotes.roles.ties import BESIDE, CLIENTS, COUNSEL, NEAR, PUBLIC, REFERRED, family_of, relation_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document
from streams.text.ranges import Range

LEAST: Final = 0.65
"""The probability below which an employer is left out."""
_MARGIN: Final = 0.1
"""Of employers that are about equally likely the one named first is taken."""
_MAX_TIES: Final = 12
"""Of one person, the first ones."""
_MAX_SPOKEN: Final = 2
"""Organizations that are most spoken of before a person, as many as are looked at."""


class Affiliation(NamedTuple):
    """An organization that somebody belongs to."""

    organization: int
    """Index of its entity."""
    at: Place
    """Where the text says so, or names it."""
    probability: float


class _Person(NamedTuple):
    """Whose employer is asked for: a name with what is beside it, or a description."""

    subject: Subject
    entity: int | None
    """None if unnamed."""
    role: Place | None
    first: Place
    """Where the article first mentions him."""
    ties: list[Tie]
    owner: Place | None
    """Where the text refers to the employer: "its"."""
    is_another: bool = False
    """Whether he is one more of several: "another official", "some analysts"."""
    has_left: bool = False
    """Whether ``role`` is a past one."""


@dataclass(eq=False)
class Affiliations:
    """Finds the employers of an article's people."""

    document: Document
    mentions: Mentions
    entities: list[Entity]
    organizations: Organizations
    lex: Lexicon
    judge: Judgement
    _found: dict[int, Affiliation | None] = field(default_factory=dict)

    @cached_property
    def _offices(self) -> OfficeWords:
        return OfficeWords(self.document, self.lex)

    def of_entity(self, index: int) -> Affiliation | None:
        """The employer of the person ``index``; None if the text does not tell."""
        if index not in self._found:
            entity = self.entities[index]
            name = " ".join(entity.words)
            first = self._firsts.get(index, entity.name)
            ties = entity.ties[:_MAX_TIES]
            self._found[index] = self._choose(
                _Person(
                    Subject(name, entity.name),
                    index,
                    entity.role,
                    first,
                    ties,
                    entity.owner,
                    has_left=entity.left_role,
                )
            )
        return self._found[index]

    def of_description(self, place: Place, head: int, inside: list[Mention]) -> Affiliation | None:
        """The employer of somebody unnamed whom the words at ``place`` describe.

        Args:
            place: The noun phrase: "an official at Acme".
            head: The token of its head noun.
            inside: The names in it that may be the employer's.
        """
        words, lex = self.document[place.field].words, self.lex
        role = Range(head, head + 1)
        office = family_of(words[head : head + 1], lex)
        is_past = not lex.grammar.adjectives.former.isdisjoint(map(str.lower, words[place.start : head]))
        ties: list[Tie] = []
        for mention in inside:
            if mention.entity is not None and self.entities[mention.entity].type != "person":
                relation, distance = relation_of(words, role, Range(mention.start, mention.end), lex)
                at = Place(place.field, mention.start, mention.end)
                ties.append(Tie(mention.entity, at, relation, office, distance, is_past))
        owner = self._offices.reference(words, Range(place.start, head))
        reference = None if owner is None else Place(place.field, owner, owner + 1)
        subject = Subject(" ".join(words[place.start : place.end]), place)
        is_another = self._offices.is_another(words[place.start])
        role_place = Place(place.field, *role)
        return self._choose(_Person(subject, None, role_place, place, ties, reference, is_another, is_past))

    def _choose(self, person: _Person) -> Affiliation | None:
        """The likeliest employer of ``person``, if one is likely."""
        candidates = list(self._candidates(person))
        if not candidates:
            return None
        chances = self.judge(person.subject, candidates)
        least = max(chances) - _MARGIN
        best = next(index for index, chance in enumerate(chances) if chance >= least)
        employer, chance = candidates[best], chances[best]
        if chance < LEAST:
            return None
        if employer.relation == NEAR:
            # Who is named, and is nothing that needs an employer, belongs to nobody whom the text only speaks of, and
            # whom it speaks of has to be likelier than all the others together.
            may_be = person.entity is None or bool(self._office(person.role))
            if not may_be or chance <= sum(chances) / 2:
                return None
        return Affiliation(employer.organization, employer.at, chance)

    def _office(self, role: Place | None) -> int:
        """The family of the office that ``role`` names; 0 without one."""
        return 0 if role is None else family_of(self.document[role.field].words[role.start : role.end], self.lex)

    def _candidates(self, person: _Person) -> Iterator[Candidate]:
        """The organizations that ``person`` may belong to, each with what the text says of both."""
        ties = [tie for tie in person.ties if not self._is_no_employer(tie.organization)]
        if any(tie.relation == BESIDE and self.entities[tie.organization].type == "organization" for tie in ties):
            ties = [tie for tie in ties if tie.relation not in CLIENTS or tie.office != COUNSEL]
        spoken: list[int] = []
        opening = reference = None
        if all(tie.is_past for tie in ties):
            spoken = self.organizations.most_spoken_of(person.first)
            opening = self.organizations.opening(self.document[person.first.field], person.first.start)
            reference = person.owner or self._offices.governed(person.role)
            if reference is None and not person.is_another:
                reference = self._offices.noun_before(person.role)
            near = [*spoken, opening, self._main]
            ties += self._untied(person, reference, near)
        present = {tie.organization for tie in ties if not tie.is_past and tie.relation < REFERRED}
        first = next((tie for tie in ties if not tie.is_past), None)
        tied = [tie.organization for tie in ties]
        determiner = self._offices.determiner(person.role)
        for tie in ties:
            organization = tie.organization
            entity = self.entities[organization]
            is_near = tie.relation >= REFERRED
            evidence = Evidence(
                relation=tie.relation,
                office=tie.office,
                type=entity.type,
                is_past=tie.is_past,
                distance=tie.distance,
                rank=self._rank(entity) if is_near else 0,
                others=len((set(spoken) if is_near else present) - {organization}),
                again=tied.count(organization) - 1,
                is_first=tie is first,
                in_title=organization in self._in_title,
                is_told=self._is_told(tie.at),
                words=len(entity.words),
                has_legal_form=entity.words[-1] in self.lex.legal_forms,
                is_public=is_near and self._is_public(entity),
                before=spoken.index(organization) if is_near and organization in spoken else _MAX_SPOKEN,
                opens=self._opens(organization, opening, person.first) if is_near else 0,
                determiner=determiner,
                noun=self._noun(tie, reference),
                is_unnamed=person.entity is None,
            )
            yield Candidate(organization, tie.at, tie.relation, features_of(evidence))

    def _untied(self, person: _Person, reference: Place | None, near: list[int | None]) -> Iterator[Tie]:
        """Ties of ``person`` to whom ``reference`` means; without one to whom the text speaks of ``near`` him."""
        role, office = person.role, self._office(person.role)
        owner = None if reference is None else self.organizations.owner(reference)
        if reference is not None and owner is not None and not self._may_be(owner, reference):
            owner = None
        if person.has_left or (reference is None and (person.is_another or self._offices.is_held_elsewhere(role))):
            return
        namers = self._offices.namers(role) if reference is None else set()
        known = {person.entity, *(tie.organization for tie in person.ties)}
        for organization in (owner,) if reference is not None else near:
            if organization is None or organization in known or self._is_no_employer(organization):
                continue
            known.add(organization)
            entity = self.entities[organization]
            if reference is not None or self._may_employ(entity, office, namers):
                relation = REFERRED if organization == owner else NEAR
                yield Tie(organization, entity.name, relation, office, 0, is_past=False)

    def _may_employ(self, entity: Entity, office: int, namers: set[str]) -> bool:
        """Whether somebody may be of ``entity`` that no words tie him to, with his ``office`` and its ``namers``.

        A minister's or senator's office says itself whose it is, and no place is told by being spoken of.
        """
        is_named = not namers or not (namers - self.lex.demonyms).isdisjoint(entity.words)
        return is_named and office != PUBLIC and entity.type != "place"

    def _may_be(self, organization: int, reference: Place) -> bool:
        """Whether the noun at ``reference`` can mean ``organization``: no union and no regulator is a company."""
        meant = self.organizations.noun_meant(reference)
        noun = self.document[reference.field].words[reference.start if meant is None else meant].lower()
        return noun not in self.lex.public_bodies or self._is_public(self.entities[organization], noun)

    def _is_public(self, entity: Entity, noun: str = "") -> bool:
        """Whether the name or the text says that ``entity`` is a public body, or a ``noun``."""
        names = {*entity.words, *entity.described}
        known = self.lex.public_bodies
        return noun in names or not known.isdisjoint(names) or " ".join(entity.words) in self.lex.known_bodies

    def _is_no_employer(self, organization: int) -> bool:
        """Whether the name only says of which nation or party somebody is, or is a letter: "French", "Q"."""
        *others, noun = self.entities[organization].words
        lex = self.lex
        if len(noun) == 1 and not others:
            return True
        return noun in lex.demonyms and all(word in lex.english_words or word in lex.demonyms for word in others)

    @cached_property
    def _main(self) -> int | None:
        """The organization that the article names most, more than once."""
        named = {
            index: entity.mentions
            for index, entity in enumerate(self.entities)
            if entity.mentions > 1 and self.organizations.is_organization(index)
        }
        return max(named, key=named.__getitem__, default=None)

    @cached_property
    def _in_title(self) -> set[int | None]:
        """Whom the title names."""
        return {mention.entity for mention in self.mentions if mention.field == "title"}

    @cached_property
    def _counts(self) -> dict[bool, list[int]]:
        """How often the article names its organizations, and its places, the most often named first."""
        counts: dict[bool, list[int]] = {False: [], True: []}
        for entity in self.entities:
            if entity.type != "person":
                counts[entity.type == "place"].append(entity.mentions)
        return {is_place: sorted(numbers, reverse=True)[:2] for is_place, numbers in counts.items()}

    def _rank(self, entity: Entity) -> int:
        """How many are named more often than ``entity``: 0, 1, or 2 for more."""
        return sum(entity.mentions < count for count in self._counts[entity.type == "place"])

    @cached_property
    def _firsts(self) -> dict[int, Place]:
        """Where each entity is mentioned first in the body, or in the title if only there."""
        firsts: dict[int, Place] = {}
        for mention in self.mentions:
            if mention.entity is not None and mention.kind != "pronoun":
                known = firsts.get(mention.entity)
                if known is None or known.field != mention.field == "body":
                    firsts[mention.entity] = Place(mention.field, mention.start, mention.end)
        return firsts

    def _is_told(self, at: Place) -> bool:
        """Whether what stands at ``at`` is told something there."""
        words = self.document[at.field].words
        return at.start > 0 and words[at.start - 1] in self.lex.grammar.verbs.telling

    def _opens(self, organization: int, opening: int | None, first: Place) -> int:
        """Whether ``organization``, the ``opening`` one, opens the sentence of ``first``, 2, or the one before, 1."""
        if organization != opening:
            return 0
        text = self.document[first.field]
        sentence = text.sentences[text.sentence_at(first.start)]
        at = self.mentions.within(text.name, sentence.start, first.start)
        return 2 if any(mention.entity == organization for mention in at) else 1

    def _noun(self, tie: Tie, owner: Place | None) -> int:
        """What the text refers to the organization of ``tie`` by: see ``Evidence.noun``."""
        if owner is None or tie.relation != REFERRED:
            return 0
        noun = self.document[owner.field].words[owner.start].lower()
        if noun not in self.lex.organization_descriptions:
            return 1
        entity = self.entities[tie.organization]
        if noun in entity.words or noun in entity.described:
            return 4
        return 3 if noun in self.lex.public_bodies else 2
