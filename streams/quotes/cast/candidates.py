"""The organizations that somebody may belong to, each with what the text says of both."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from streams.quotes.cast.neighbours import Neighbours
from streams.quotes.cast.organizations import Organizations
from streams.quotes.coreference.mentions import Mention, Mentions
from streams.quotes.names.entities import Entity, FieldRange, Tie
from streams.quotes.names.register import Register
from streams.quotes.roles.employment import FAR, Candidate, Evidence, Neighbour, Subject, features_of
from streams.quotes.roles.office_words import OfficeWords
from streams.quotes.roles.ties import (
    BESIDE,
    CLIENTS,
    COUNSEL,
    MEANT,
    MODIFIES,
    NEAR,
    OF_PARTIES,
    OUTSIDER,
    PUBLIC,
    REFERRED,
    SPOKESPERSON,
    family_of,
)
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document
from streams.text.glyphs import DASHES
from streams.text.tokens import word_at

_BODIES: Final = {"governor": "bank", "commissioner": "commission"}
"""What holders of public offices are of where no place and no field is named beside them, a word of its name."""
_RANKS: Final = frozenset(("acting", "deputy", "first", "second", "senior"))
"""What may stand before such an office."""
_MAX_SPOKEN: Final = 2
"""Organizations that are most spoken of before a person, as many as are looked at."""


class Person(NamedTuple):
    """Whose employer is asked for: a name with what is beside it, or a description."""

    subject: Subject
    entity: int | None
    """None if unnamed."""
    role: FieldRange | None
    first: FieldRange
    """Where the article first mentions him."""
    ties: list[Tie]
    owner: FieldRange | None
    """Where the text refers to the employer: "its"."""
    is_another: bool = False
    """Whether he is one more of several: "another official", "some analysts"."""
    has_left: bool = False
    """Whether ``role`` is a past one."""


class _Around(NamedTuple):
    """What stands around a person whom no words tie to anybody now; empty for others."""

    spoken: list[int]
    """The organizations that the text before is most about."""
    opening: int | None
    """The one that opens the sentence, or the one before it."""
    reference: FieldRange | None
    """Where the text refers to the employer."""
    owner: int | None
    """Whom the reference most likely means."""
    neighbours: dict[int, Neighbour]


class _Among(NamedTuple):
    """How the tie to an organization stands among a person's others: see ``Evidence``."""

    others: int
    again: int
    is_first: bool


_NOTHING: Final = _Around([], None, None, None, {})


_NO_STAFF: Final = (0, Counter[str]())


def _is_of_staff(tie: Tie) -> bool:
    """Whether ``tie`` puts somebody into an organization now, by words."""
    return not tie.is_past and tie.relation < REFERRED and tie.office != OUTSIDER


@dataclass(eq=False)
class Candidates:
    """Finds whom an article's people may belong to."""

    document: Document
    mentions: Mentions
    register: Register
    organizations: Organizations
    lex: Lexicon

    @property
    def _entities(self) -> list[Entity]:
        return self.register.entities

    @cached_property
    def _neighbours(self) -> Neighbours:
        return Neighbours(self.document, self.mentions, self.organizations, self.lex)

    @cached_property
    def offices(self) -> OfficeWords:
        """The words around the offices of the article."""
        return OfficeWords(self.document, self.lex)

    def of(self, person: Person) -> Iterator[Candidate]:
        """The organizations that ``person`` may belong to: those tied to him now, else those around him as well."""
        ties = [tie for tie in person.ties if not self._is_no_name(self._entities[tie.organization])]
        ties = [tie for tie in ties if tie.relation not in CLIENTS or tie.office != OUTSIDER]  # "Acme shareholders"
        if any(tie.relation == BESIDE and self._entities[tie.organization].type == "organization" for tie in ties):
            ties = [tie for tie in ties if tie.relation not in CLIENTS or tie.office != COUNSEL]
        if not all(tie.is_past or self._is_party(tie) for tie in ties):
            ties = [tie for tie in ties if not self._is_party(tie)]  # "the London mayor, Labour's Jane Roe"
        around = _NOTHING
        if all(tie.is_past for tie in ties):
            around = self._around(person)
            ties += self._of_body(person, around) or self._untied(person, around)
        present = {tie.organization for tie in ties if not tie.is_past and tie.relation < REFERRED}
        first = next((tie for tie in ties if not tie.is_past), None)
        tied = [tie.organization for tie in ties]
        for tie in ties:
            others = present if tie.relation < REFERRED else set(around.spoken)
            among = _Among(len(others - {tie.organization}), tied.count(tie.organization) - 1, tie is first)
            evidence = self._evidence(person, tie, among, around)
            yield Candidate(tie.organization, tie.at, tie.relation, features_of(evidence))

    def office(self, role: FieldRange | None) -> int:
        """The family of the office that ``role`` names; 0 without one."""
        return 0 if role is None else family_of(self.document[role.field].words[role.start : role.end], self.lex)

    def _evidence(self, person: Person, tie: Tie, among: _Among, around: _Around) -> Evidence:
        """What the text says of ``person`` and the organization of ``tie``, which stands ``among`` others."""
        organization = tie.organization
        entity = self._entities[organization]
        is_near = tie.relation >= REFERRED
        is_spoken_of = is_near and organization in around.spoken
        return Evidence(
            relation=tie.relation,
            office=tie.office,
            type=entity.type,
            is_past=tie.is_past,
            distance=tie.distance,
            rank=self._rank(entity) if is_near else 0,
            others=among.others,
            again=among.again,
            is_first=among.is_first,
            in_title=organization in self._in_title or not self.document.title.words,
            is_told=organization in self._told if is_near else self._is_told(tie.at),
            words=len(entity.words),
            has_legal_form=entity.words[-1] in self.lex.legal_forms,
            is_public=is_near and self._is_public(entity),
            before=around.spoken.index(organization) if is_spoken_of else _MAX_SPOKEN,
            opens=self._opens(organization, around.opening, person.first) if is_near else 0,
            determiner=self.offices.determiner(person.role),
            noun=self._noun(organization, around.reference) if is_near else 0,
            is_unnamed=person.entity is None,
            neighbour=around.neighbours.get(organization, FAR) if is_near else FAR,
            mentions=entity.mentions,
            researches=is_near and self._researches(entity),
            organizations=self._organizations if is_near else 0,
            staff=self._staffing(organization, person) if is_near else 0,
            acts=self._acts[organization] if is_near else 0,
            share=self._share(entity) if is_near else 0.0,
        )

    def _around(self, person: Person) -> _Around:
        """What stands around ``person``."""
        reference = person.owner or self.offices.governed(person.role)
        if reference is None and not person.is_another:
            reference = self.offices.noun_before(person.role)
        return _Around(
            self.organizations.most_spoken_of(person.first),
            self.organizations.opening(self.document[person.first.field], person.first.start),
            reference,
            None if reference is None else self.organizations.owner(reference).entity,
            self._neighbours.of(person.first),
        )

    def _untied(self, person: Person, around: _Around) -> Iterator[Tie]:
        """Ties of ``person`` to whom the text around him may mean or speaks of."""
        role, office, reference = person.role, self.office(person.role), around.reference
        # "A spokeswoman, Jane Roe": of whom the text speaks
        is_one_of_many = person.entity is not None and office != SPOKESPERSON and self.offices.is_indefinite(role)
        is_others = person.is_another or is_one_of_many or self.offices.is_held_elsewhere(role)
        if person.has_left or office == OUTSIDER or (is_others if reference is None else around.owner is None):
            return
        namers = self.offices.namers(role) if reference is None else set()
        is_of_state = self.offices.is_of_state(role)
        known = {None, person.entity, *(tie.organization for tie in person.ties)}
        for organization in (around.owner, *around.spoken, around.opening, self._main, *around.neighbours):
            if organization is None or organization in known or self._is_no_name(self._entities[organization]):
                continue
            known.add(organization)
            entity = self._entities[organization]
            if reference is not None:
                if self._may_be(organization, reference):
                    relation = REFERRED if organization == around.owner else MEANT
                    yield Tie(organization, entity.name, relation, office, 0, is_past=False)
            elif not is_of_state and self._may_be_near(entity, office, namers):
                yield Tie(organization, entity.name, NEAR, office, 0, is_past=False)

    def _of_body(self, person: Person, around: _Around) -> list[Tie]:
        """The tie of a governor to the one central bank that the text speaks of, of a commissioner to a commission.

        Not of one with a field, a prison's or for insurance; nor to the Fed, whose head is no governor.
        """
        role = person.role
        if role is None or person.entity is None or person.has_left or around.reference is not None:
            return []
        *ranks, office = map(str.lower, self.document[role.field].words[role.start : role.end])
        body = _BODIES.get(office)
        if body is None or not _RANKS.issuperset(ranks) or self.offices.is_held_elsewhere(role):
            return []
        if self.offices.namers(role) or self.offices.has_field(role):
            return []
        spoken = {*around.spoken, around.opening, self._main, *around.neighbours} - {None, person.entity}
        found = [one for one in spoken if one is not None and self._is_body(self._entities[one], body)]
        name = self._entities[found[0]].name if len(found) == 1 else None
        return [] if name is None else [Tie(found[0], name, MODIFIES, self.office(role), 0, is_past=False)]

    def _is_body(self, entity: Entity, body: str) -> bool:
        """Whether ``entity`` is called a ``body``, and as a bank is a state's."""
        is_one = body in entity.words and entity.type != "place"
        return is_one and (body != _BODIES["governor"] or self.organizations.may_be(entity, "central bank"))

    def _may_be_near(self, entity: Entity, office: int, namers: set[str]) -> bool:
        """Whether somebody may be of ``entity`` that no words tie him to, with his ``office`` and its ``namers``.

        A minister's or senator's office says itself whose it is, and no place is told by being spoken of.
        """
        is_named = not namers or not (namers - self.lex.demonyms).isdisjoint(entity.words)
        return is_named and office != PUBLIC and entity.type != "place"

    def _may_be(self, organization: int, reference: FieldRange) -> bool:
        """Whether the noun at ``reference`` can mean ``organization``: no union and no regulator is a company."""
        meant = self.organizations.noun_meant(reference)
        token = reference.start if meant is None else meant
        noun = self.organizations.noun_at(self.document[reference.field].words, token)
        return self.organizations.may_be(self._entities[organization], noun) and (
            noun not in self.lex.public_bodies or self._is_public(self._entities[organization], noun)
        )

    def _is_public(self, entity: Entity, noun: str = "") -> bool:
        """Whether the name or the text says that ``entity`` is a public body, or a ``noun``."""
        names = {*entity.words, *entity.described}
        known = self.lex.public_bodies
        if noun in self.lex.private_bodies:
            known &= self.lex.private_bodies  # no university is a "union"
        return noun in names or not known.isdisjoint(names) or " ".join(entity.words) in self.lex.known_bodies

    def _is_party(self, tie: Tie) -> bool:
        """Whether ``tie`` is to a party that the person neither leads nor speaks for."""
        if tie.office in OF_PARTIES:
            return False
        return " ".join(self._entities[tie.organization].words) in self.lex.parties

    def _is_no_name(self, entity: Entity) -> bool:
        """Whether a name only says of which nation or party somebody is, is a letter or begins a sentence: "Some"."""
        *others, noun = entity.words
        lex = self.lex
        is_acronym = noun.upper() in lex.grammar.acronyms.like_pronouns  # "WHO"
        if not others and (len(noun) == 1 or noun in lex.closed_class) and not is_acronym:
            return True
        if " ".join(entity.words) in lex.parties:
            return entity.type == "place"
        if noun in lex.demonyms and (entity.type != "organization" or not others):
            return all(word in lex.english_words or word in lex.demonyms for word in others)
        return False

    @cached_property
    def _main(self) -> int | None:
        """The organization that the article names most, more than once."""
        named = {
            index: entity.mentions
            for index, entity in enumerate(self._entities)
            if entity.mentions > 1 and self.organizations.is_organization(index)
        }
        return max(named, key=named.__getitem__, default=None)

    def _researches(self, entity: Entity) -> bool:
        """Whether ``entity`` is known, or called, what has analysts: "Acme Securities"."""
        lex, words = self.lex, self.register.key(entity.words)
        return " ".join(words) in lex.research_firms or words[-1] in lex.grammar.nouns.of_research_firms

    def _staffing(self, organization: int, person: Person) -> int:
        """How far the text says who else belongs to ``organization``: see ``Evidence.staff``."""
        heads, offices = self._staff.get(organization, _NO_STAFF)
        if person.entity is None:
            return int(heads > 0)
        own = self._entities[person.entity]
        is_own = any(map(_is_of_staff, (tie for tie in own.ties if tie.organization == organization)))
        return 2 if any(offices[office] > is_own for office in own.offices) else int(heads > is_own)

    @cached_property
    def _staff(self) -> dict[int, tuple[int, Counter[str]]]:
        """How many people words tie to each organization now, and how many of them have an office."""
        staff: dict[int, tuple[int, Counter[str]]] = {}
        for entity in self._entities:
            for organization in {tie.organization for tie in entity.ties if _is_of_staff(tie)}:
                heads, offices = staff.get(organization, (0, Counter[str]()))
                offices.update(entity.offices)
                staff[organization] = heads + 1, offices
        return staff

    @cached_property
    def _acts(self) -> Counter[int | None]:
        """How often what companies do or say follows the mentions of each entity."""
        acts, verbs, said = Counter[int | None](), self.lex.company_verbs, self.lex.speech_verbs
        for mention in self.mentions:
            words = self.document[mention.field].words
            if mention.end < len(words) and (words[mention.end] in verbs or words[mention.end] in said):
                acts[mention.entity] += 1
        return acts

    def _share(self, entity: Entity) -> float:
        """Of all mentions of organizations, how many are of ``entity``, 0..1."""
        return entity.mentions / max(1, self._named)

    @cached_property
    def _named(self) -> int:
        """How many mentions of organizations the article has."""
        is_one = self.organizations.is_organization
        return sum(entity.mentions for index, entity in enumerate(self._entities) if is_one(index))

    @cached_property
    def _organizations(self) -> int:
        """How many organizations the article names, or what may be ones."""
        return sum(self.organizations.is_organization(index) for index in range(len(self._entities)))

    @cached_property
    def _in_title(self) -> set[int | None]:
        """Whom the title names."""
        return {mention.entity for mention in self.mentions if mention.field == "title"}

    @cached_property
    def _told(self) -> set[int | None]:
        """Who is told something in the article, or brings the story: "told Acme News", "(Acme News) -"."""
        places = ((mention, FieldRange(mention.field, mention.start, mention.end)) for mention in self.mentions)
        return {mention.entity for mention, at in places if self._is_told(at) or self._is_in_dateline(mention)}

    def _is_in_dateline(self, mention: Mention) -> bool:
        words, end = self.document[mention.field].words, mention.end
        is_enclosed = word_at(words, mention.start - 1) == "(" and word_at(words, end) == ")"
        return is_enclosed and word_at(words, end + 1) in DASHES

    @cached_property
    def _counts(self) -> dict[bool, list[int]]:
        """How often the article names its organizations, and its places, the most often named first."""
        counts: dict[bool, list[int]] = {False: [], True: []}
        for entity in self._entities:
            if entity.type != "person":
                counts[entity.type == "place"].append(entity.mentions)
        return {is_place: sorted(numbers, reverse=True)[:2] for is_place, numbers in counts.items()}

    def _rank(self, entity: Entity) -> int:
        """How many are named more often than ``entity``: 0, 1, or 2 for more."""
        return sum(entity.mentions < count for count in self._counts[entity.type == "place"])

    def _is_told(self, at: FieldRange) -> bool:
        """Whether what stands at ``at`` is told something there."""
        words = self.document[at.field].words
        return at.start > 0 and words[at.start - 1] in self.lex.grammar.verbs.telling

    def _opens(self, organization: int, opening: int | None, first: FieldRange) -> int:
        """Whether ``organization``, the ``opening`` one, opens the sentence of ``first``, 2, or the one before, 1."""
        if organization != opening:
            return 0
        text = self.document[first.field]
        sentence = text.sentence_of(first.start)
        at = self.mentions.within(text.name, sentence.start, first.start)
        return 2 if any(mention.entity == organization for mention in at) else 1

    def _noun(self, organization: int, reference: FieldRange | None) -> int:
        """What ``reference`` refers to ``organization`` by: see ``Evidence.noun``."""
        if reference is None:
            return 0
        noun = self.document[reference.field].words[reference.start].lower()
        if noun not in self.lex.organization_descriptions:
            return 1
        entity = self._entities[organization]
        if noun in entity.words or noun in entity.described:
            return 4
        return 3 if noun in self.lex.public_bodies else 2
