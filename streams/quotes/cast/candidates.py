"""The organizations that somebody may belong to, each with what the text says of both."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
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


class _Among(NamedTuple):
    """How the tie to an organization stands among a person's others: see ``Evidence``."""

    others: int
    again: int
    is_first: bool


class _Standing(NamedTuple):
    """How an article speaks of an organization, whoever may belong to it; asked only of those that no words tie."""

    rank: int = 0
    is_told: bool = False
    is_public: bool = False
    researches: bool = False
    acts: int = 0
    share: float = 0.0


_UNASKED: Final = _Standing()
_NO_STAFF: Final = (0, Counter[str]())


def _is_of_staff(tie: Tie) -> bool:
    """Whether ``tie`` puts somebody into an organization now, by words."""
    return not tie.is_past and tie.relation < REFERRED and tie.office != OUTSIDER


@dataclass(eq=False)
class _Around:
    """What stands around a person, each looked for where it is asked for: few need it whom words tie to somebody."""

    person: Person
    document: Document
    organizations: Organizations
    offices: OfficeWords
    near: Neighbours

    @cached_property
    def spoken(self) -> list[int]:
        """The organizations that the text before is most about."""
        return self.organizations.most_spoken_of(self.person.first)

    @cached_property
    def opening(self) -> int | None:
        """The one that opens the sentence, or the one before it."""
        first = self.person.first
        return self.organizations.opening(self.document[first.field], first.start)

    @cached_property
    def reference(self) -> FieldRange | None:
        """Where the text refers to the employer."""
        person = self.person
        reference = person.owner or self.offices.governed(person.role)
        return reference if reference or person.is_another else self.offices.noun_before(person.role)

    @cached_property
    def owner(self) -> int | None:
        """Whom the reference most likely means."""
        return None if self.reference is None else self.organizations.owner(self.reference).entity

    @cached_property
    def neighbours(self) -> dict[int, Neighbour]:
        """The organizations named near."""
        return self.near.of(self.person.first)


@dataclass(eq=False)
class Candidates:
    """Finds whom an article's people may belong to."""

    document: Document
    mentions: Mentions
    register: Register
    organizations: Organizations
    lex: Lexicon
    _standings: dict[int, _Standing] = field(default_factory=dict)

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
        around = _Around(person, self.document, self.organizations, self.offices, self._neighbours)
        if all(tie.is_past for tie in ties):
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
        standing = self._standing(organization) if is_near else _UNASKED
        return Evidence(
            relation=tie.relation,
            office=tie.office,
            type=entity.type,
            is_past=tie.is_past,
            distance=tie.distance,
            rank=standing.rank,
            others=among.others,
            again=among.again,
            is_first=among.is_first,
            in_title=organization in self._in_title or not self.document.title.words,
            is_told=standing.is_told if is_near else self._is_told(tie.at),
            words=len(entity.words),
            has_legal_form=entity.words[-1] in self.lex.legal_forms,
            is_public=standing.is_public,
            before=around.spoken.index(organization) if is_spoken_of else _MAX_SPOKEN,
            opens=self._opens(organization, around.opening, person.first) if is_near else 0,
            determiner=self.offices.determiner(person.role),
            noun=self._noun(organization, around.reference) if is_near else 0,
            is_unnamed=person.entity is None,
            neighbour=around.neighbours.get(organization, FAR) if is_near else FAR,
            mentions=entity.mentions,
            researches=standing.researches,
            organizations=len(self.organizations.all) if is_near else 0,
            staff=self._staffing(organization, person) if is_near else 0,
            acts=standing.acts,
            share=standing.share,
        )

    def _standing(self, organization: int) -> _Standing:
        """How the article speaks of ``organization``."""
        if organization not in self._standings:
            entity, mentions = self._entities[organization], self.mentions.of(organization)
            self._standings[organization] = _Standing(
                self._rank(entity),
                any(self._is_told(each) or self._is_in_dateline(each) for each in mentions),
                self._is_public(entity),
                self._researches(entity),
                sum(map(self._acts, mentions)),
                entity.mentions / max(1, self._named),
            )
        return self._standings[organization]

    def _untied(self, person: Person, around: _Around) -> Iterator[Tie]:
        """Ties of ``person`` to whom the text around him may mean or speaks of."""
        office = self.office(person.role)
        if person.has_left or office == OUTSIDER:
            return
        reference = around.reference
        if self._is_others(person, office) if reference is None else around.owner is None:
            return
        namers = self.offices.namers(person.role) if reference is None else set()
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
            elif self._may_be_near(entity, namers):
                yield Tie(organization, entity.name, NEAR, office, 0, is_past=False)

    def _is_others(self, person: Person, office: int) -> bool:
        """Whether the words around the ``office`` of ``person`` say that it is nobody's whom the text only speaks of.

        A minister's or senator's says itself whose it is. "A spokeswoman, Jane Roe" is of whom the text speaks, but not
        "a researcher, Jane Roe".
        """
        if person.is_another or office == PUBLIC or self.offices.is_of_state(person.role):
            return True
        is_one_of_many = person.entity is not None and office != SPOKESPERSON
        is_one_of_many = is_one_of_many and self.offices.is_indefinite(person.role)
        return is_one_of_many or self.offices.is_held_elsewhere(person.role)

    def _of_body(self, person: Person, around: _Around) -> list[Tie]:
        """The tie of a governor to the one central bank that the text speaks of, of a commissioner to a commission.

        Not of one with a field, a prison's or for insurance; nor to the Fed, whose head is no governor.
        """
        role = person.role
        if role is None or person.entity is None or person.has_left:
            return []
        *ranks, office = map(str.lower, self.document[role.field].words[role.start : role.end])
        body = _BODIES.get(office)
        if body is None or not _RANKS.issuperset(ranks) or self.offices.is_held_elsewhere(role):
            return []
        if around.reference is not None or self.offices.namers(role) or self.offices.has_field(role):
            return []
        spoken = {*around.spoken, around.opening, self._main, *around.neighbours} - {None, person.entity}
        found = [one for one in spoken if one is not None and self._is_body(self._entities[one], body)]
        name = self._entities[found[0]].name if len(found) == 1 else None
        return [] if name is None else [Tie(found[0], name, MODIFIES, self.office(role), 0, is_past=False)]

    def _is_body(self, entity: Entity, body: str) -> bool:
        """Whether ``entity`` is called a ``body``, and as a bank is a state's."""
        is_one = body in entity.words and entity.type != "place"
        return is_one and (body != _BODIES["governor"] or self.organizations.may_be(entity, "central bank"))

    def _may_be_near(self, entity: Entity, namers: set[str]) -> bool:
        """Whether somebody may be of ``entity`` that no words tie him to, with the ``namers`` of his office.

        No place is told by being spoken of.
        """
        is_named = not namers or not (namers - self.lex.demonyms).isdisjoint(entity.words)
        return is_named and entity.type != "place"

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
            if entity.mentions > 1 and index in self.organizations.all
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

    def _acts(self, mention: Mention) -> bool:
        """Whether what companies do or say follows ``mention``."""
        follows = word_at(self.document[mention.field].words, mention.end)
        return follows in self.lex.company_verbs or follows in self.lex.speech_verbs

    @cached_property
    def _named(self) -> int:
        """How many mentions of organizations the article has."""
        return sum(self._entities[index].mentions for index in self.organizations.all)

    @cached_property
    def _in_title(self) -> set[int | None]:
        """Whom the title names."""
        return {mention.entity for mention in self.mentions if mention.field == "title"}

    def _is_in_dateline(self, mention: Mention) -> bool:
        """Whether ``mention`` is of who brings the story: "(Acme News) -"."""
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

    def _is_told(self, at: FieldRange | Mention) -> bool:
        """Whether what stands at ``at`` is told something there: "told Acme News"."""
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
