"""What people are, and for whom: the titles and descriptions that stand beside their names, noted on the people.

"Acme CEO Jane Roe", "Acme's chief executive, Jane Roe,", "Jane Roe, a senior analyst at Acme,", "Jane Roe of Acme".
What somebody is goes before what somebody was, wherever in the article it stands.
"""

from collections.abc import Mapping
from typing import Final

from streams.quotes.layout.transcripts import Label
from streams.quotes.names.entities import Entity, FieldRange, Tie
from streams.quotes.names.name import Name
from streams.quotes.names.register import Register
from streams.quotes.roles.appositive_types import AppositiveTypes
from streams.quotes.roles.descriptions import Description
from streams.quotes.roles.employer_names import EmployerNames
from streams.quotes.roles.employers import Employers
from streams.quotes.roles.phrases import RolePhrases
from streams.quotes.roles.subjects import subject_start
from streams.quotes.roles.ties import (
    AT,
    BESIDE,
    BESIDE_OTHERWISE,
    DOES,
    FOR,
    LABELLED,
    LEADS,
    MODIFIES,
    OF,
    OF_FIRMS,
    OWNS,
    OWNS_PERSON,
    PUBLIC,
    Territory,
    family_of,
    is_of_places,
    is_partys,
    is_portfolio,
    portfolio_start,
    relation_of,
)
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_ENDS_OF_TAGS: Final = frozenset(",.;")
"""What follows "Jane Roe said" behind what she says."""
_WITHIN: Final = frozenset(("in", "into"))
"""What stands before whose post somebody holds: "three months into his new job"."""
_JOINTS: Final = ([","], ["and"], [",", "and"])
"""What stands between the names of several people."""
_SEVERAL: Final = 2
"""People who share an office, at least."""


class RoleReader:
    """Notes what the text of one field says beside the names in it."""

    def __init__(self, field: TextField, names: list[Name], register: Register, labels: Mapping[int, Label]) -> None:
        self._field = field
        self._labels = {label.name.start: label for label in labels.values()}
        self._words = field.words
        self._lex = register.lex
        self._grammar = register.lex.grammar
        self._register = register
        self._entities = register.entities
        self._employers = Employers(field, names, register)
        self._employer_names = EmployerNames(field.words, register.lex, self._employers)
        self._appositive_types = AppositiveTypes(field, register, self._employers)
        self._phrases = RolePhrases(field, register.lex, self._employers)
        self._names = names

    def note_all(self) -> None:
        """Give the people named in the field the roles and employers that it gives them."""
        together: list[Name] = []
        """People whose names a comma or "and" joins."""
        several: Description | None = None
        """What stands before the first of them."""
        for name in self._names:
            if name.entity is None:
                continue
            entity = self._entities[name.entity]
            self._appositive_types.note(name, entity)
            if entity.type == "person":
                self._note(name, entity)
                joint = self._words[together[-1].end : name.lead] if together else []
                if joint not in _JOINTS:
                    together, several = [], self._phrases.of_several(name.lead)
                together.append(name)
                if several is not None:
                    self._keep_of_several(together, several)
                if joint[-1:] == ["and"]:
                    self._note_shared(together)
                    self._note_apposed(together)

    def note_meant(self, token: int, entity: Entity) -> None:
        """Give ``entity``, whom the pronoun at ``token`` means, what is said of him there, if he has no employer yet.

        "She" runs Acme, "in his job" as head of Acme.
        """
        told = None if entity.is_employed else self._told_of(token)
        told = told.now if told is not None and told.is_past else told
        if told is not None and (told.employers or told.works_at or told.owner is not None):
            self._keep(entity, told)

    def _told_of(self, token: int) -> Description | None:
        """What is said of whom the pronoun at ``token`` means, where it opens its sentence or whose post it is in.

        Of who works for somebody: not "She is a customer of Acme", nor what somebody believes that she is.
        """
        if token + 1 >= len(self._words):
            return None
        if word_at(self._words, token - 1).lower() in _WITHIN:
            return self._phrases.clauses.in_capacity(token + 1)
        is_subject = self._lex.pronouns.get(self._lower(Range(token, token + 1))[0], "").endswith("s")
        if not is_subject or token != self._field.sentence_of(token).start:
            return None
        told = self._phrases.clauses.said_by_verb(token + 1)
        role = None if told is None else told.role
        is_of_firm = role is None or family_of(self._words[role.start : role.end], self._lex) in OF_FIRMS
        return told if is_of_firm else None

    def _keep_of_several(self, together: list[Name], several: Description) -> None:
        """Note for whom the last of ``together`` works, who are ``several``, and what he is, if he is not alone."""
        people = [self._entities[name.entity] for name in together if name.entity is not None]
        leads = several.role is not None and several.role.end < together[0].lead
        if several.role is not None and (leads or len(people) >= _SEVERAL):
            for person in people[:1] + people[-1:]:
                self._keep_role(person, several.role, is_past=several.is_past)
        if several.employers:
            self._tie_as(people[-1], several)

    def _note_shared(self, together: list[Name]) -> None:
        """Note for whom all of ``together`` work: "Jane Roe and Max Feld, analysts at Acme,"."""
        shared = self._phrases.shared(together[-1].end)
        if shared is None:
            return
        role, employer = shared
        for name in together:
            if name.entity is not None:
                self._tie_as(self._entities[name.entity], Description(role, [employer]))

    def _note_apposed(self, together: list[Name]) -> None:
        """Note what all of ``together`` are: "The founders of Acme, Jane Roe and Max Feld,"."""
        apposed = self._phrases.apposed_to_several(together[0].lead)
        if apposed is None or apposed.role is None:
            return
        for name in together:
            if name.entity is not None:
                entity = self._entities[name.entity]
                self._keep_role(entity, apposed.role, is_past=apposed.is_past)
                self._tie_as(entity, apposed)

    def _tie_as(self, entity: Entity, description: Description) -> None:
        """Note that ``entity``, one of several of this ``description``, may belong to its first employer."""
        employer, role = description.employers[0], description.role
        if role is not None:
            relation = relation_of(self._words, role, Range(employer.start, employer.end), self._lex)
            self._tie(entity, employer, *relation, description)

    def _note(self, name: Name, entity: Entity) -> None:
        label = self._labels.get(name.start)
        if label is not None and label.name.end == name.end:
            self._note_label(entity, label)
            return
        if name.role is not None:
            leading = self._phrases.leading(name.role, name.start)
            self._keep(entity, leading)
            self._note_present(name, entity, leading)
        if name.role is None or self._lower(name.role)[0] in self._lex.honorifics:  # "its chairman, Sir" John Roe
            may_be = self._may_be_apposed(name)
            before = self._phrases.before(name.lead, is_closed=self._is_closed(name)) if may_be else None
            if before is not None and not self._is_of_another(before, name):
                self._keep(entity, before)
        after = self._phrases.behind(name.lead, name.end)
        if after is not None:
            self._keep(entity, after)
        elif (firm := self._employers.listed(name.end)) is not None:
            self._tie(entity, firm, LABELLED, 0, Description(None, []))
        is_owned = name.lead > 0 and self._words[name.lead - 1] in POSSESSIVE
        if after is None or (is_owned and not after.employers):
            self._note_beside(name, entity)

    def _note_beside(self, name: Name, entity: Entity) -> None:
        """Note whom ``entity`` belongs to by what stands beside his ``name`` that tells no role: "Jane Roe of Acme"."""
        employer = self._employers.beside(name.lead, name.end)
        if employer is not None and not self._is_of_title(name, employer):
            owns = employer.end <= name.lead
            distance = name.lead - employer.end if owns else employer.start - name.end
            beside = BESIDE if "of" in self._words[name.end : employer.start] else BESIDE_OTHERWISE
            self._tie(entity, employer, OWNS_PERSON if owns else beside, distance, Description(name.role, []))
        elif employer is None and not entity.ties:
            self._note_before(name, entity)

    def _note_before(self, name: Name, entity: Entity) -> None:
        """Note what ``entity`` leads, or where he works, by what is before his ``name``: "Acme, led by Jane Roe"."""
        if (led := self._employers.led(name.lead)) is not None:
            self._tie(entity, led, LEADS, 0, Description(None, []))
            return
        is_officer = name.role is not None and family_of(self._lower(name.role), self._lex) in OF_FIRMS
        opening = self._employers.opening(name.lead, is_officer=is_officer)
        if opening is not None:
            self._tie(entity, opening, BESIDE_OTHERWISE, name.lead - opening.end, Description(None, []))

    def _note_present(self, name: Name, entity: Entity, leading: Description) -> None:
        """Note what ``entity`` is if that stands before what he was, which leads to his ``name``.

        "Acme's chairman, the former banker Jane Roe, said": a mark ends it, as no clause of his own does.
        """
        if leading.role is None or not leading.is_past:
            return
        words, past = self._words, leading.role.start
        past -= words[past - 1].lower() in self._grammar.determiners.articles
        follows, behind = [*words[name.end : name.end + 2], "", ""][:2]
        is_listed = follows == "," and behind in self._grammar.conjunctions.additive  # "and former mayor Max Feld"
        if past < 1 or words[past - 1] != "," or follows not in _ENDS_OF_TAGS or is_listed:
            return
        present = self._phrases.before(past, is_closed=False)
        if present is not None and (present.owner is not None or present.employers):
            self._keep(entity, present)

    def _may_be_apposed(self, name: Name) -> bool:
        """Whether ``name`` may be in apposition to what stands before it, and is not who says that.

        Not in "less than a chief at Acme, Roe said", "with the prime minister, Mr. Roe said", nor where another verb
        tells that a clause begins with it: "after she met the mayor, Ida Roe flew home". But "The mayor, Ida Roe flew".
        """
        follows = word_at(self._words, name.end)
        if self._words[max(name.lead - 1, 0)] != "," or follows == ",":
            return True
        if self._is_verb(follows):
            return subject_start(self._field, name.lead - 1, self._lex) is not None
        is_titled = name.lead < name.start
        speaks = follows in self._lex.speech_verbs
        return not speaks if is_titled else len(name.words) > 1

    def _is_of_another(self, before: Description, name: Name) -> bool:
        """Whether who is named before it is what ``before`` tells: "to Jane Roe, an analyst at Acme," Max Feld said."""
        words = self._words
        if before.role is None or words[name.lead - 1] != "," or word_at(words, name.end) == ",":
            return False
        start = before.role.start
        start -= words[start - 1].lower() in self._grammar.determiners.articles
        named = self._employers.by_end.get(start - 1) if words[start - 1] == "," else None
        return named is not None and named.entity is not None and self._entities[named.entity].type == "person"

    def _is_verb(self, word: str) -> bool:
        """Whether ``word`` behind a name is its verb, and none of saying."""
        if word in self._grammar.verbs.finite:
            return word not in self._lex.speech_verbs
        is_other = word in self._lex.closed_class or word in self._lex.speech_verbs or word.endswith("ing")
        is_other = is_other or word in self._grammar.adverbs.after_subjects
        return word.isalpha() and word.islower() and not is_other

    def _is_closed(self, name: Name) -> bool:
        """Whether an apposition ends with ``name``: a comma follows, or a verb of saying that does not end a clause."""
        follows, behind = [*self._words[name.end : name.end + 2], ".", "."][:2]
        return follows == "," or (follows in self._lex.speech_verbs and behind not in _ENDS_OF_TAGS)

    def _is_of_title(self, name: Name, place: Name) -> bool:
        """Whether ``place`` after ``name`` may be part of the title before it: "Lord" Roe of Elmira."""
        kind = None if place.entity is None else self._entities[place.entity].type
        if name.lead == name.at[0] or kind == "organization":
            return False
        title = self._lower(Range(name.lead, name.at[0]))
        nouns = self._grammar.nouns
        is_member = kind == "unknown" and not nouns.members_for_places.isdisjoint(title)  # "Sen." Roe of Zqxville
        return is_member or not nouns.territorial_offices.isdisjoint(title)

    def _note_label(self, entity: Entity, label: Label) -> None:
        """Keep what a transcript's label says after the name: "-- Analyst, Big Bank", "(Acme)", ", CEO of Acme"."""
        for part in label.parts(self._field, self._lex):
            described = self._phrases.clauses.at(*part)
            if described is not None:
                self._keep(entity, described)
            elif (name := self._employers.by_start.get(part.start)) is not None:
                self._tie(entity, name, LABELLED, 0, Description(None, []))

    def _keep(self, entity: Entity, description: Description) -> None:
        """Note ``description`` on ``entity``, unless the article has said something better."""
        if description.role is not None:
            self._keep_role(entity, description.role, is_past=description.is_past)
        if description.owner is not None and entity.owner is None:
            entity.owner = FieldRange(self._field.name, description.owner, description.owner + 1)
        role, known = description.role, len(entity.ties)
        is_told = role is not None or not entity.is_employed  # "founded Acme" tells nothing of who works for Globex
        for employer in description.employers if is_told else ():
            where = Range(employer.start, employer.end)
            relation = (LEADS, 0) if role is None else relation_of(self._words, role, where, self._lex)
            self._tie(entity, employer, *relation, description)
        if role is not None and len(entity.ties) == known:
            self._tie_territory(entity, role, description)
        if (workplace := description.works_at) is not None:
            distance = 0 if role is None else workplace.start - role.end
            self._tie(entity, workplace, DOES, distance, description)
        if description.now is not None:
            self._keep(entity, description.now)

    def _keep_role(self, entity: Entity, role: Range, *, is_past: bool) -> None:
        for index in range(role.start, role.end):
            word = self._words[index].lower()
            # "Justice Minister"
            is_field = word in self._grammar.nouns.judges and word_at(self._words, index + 1).lower() in self._lex.roles
            if word in self._lex.titles and not is_field:
                entity.offices.add(self._lex.office(word))
            name = self._employers.by_start.get(index)
            if name is not None and name.entity is not None:
                entity.principals.add(name.entity)  # "chief U.S. economist"
        known = entity.role
        if known is not None and self._words[role.end - 1].lower() in self._lex.parties:
            return  # "Sen. Jane Roe, a Democrat"
        if known is not None and self._is_no_office(Range(known.start, known.end)) and not self._is_no_office(role):
            known = None  # "Capt." before the name, "president of the union" after it
        is_fuller = known is None or role.end - role.start > known.end - known.start
        if known is None or (entity.left_role and not is_past) or (is_fuller and entity.left_role == is_past):
            entity.role = FieldRange(self._field.name, role.start, role.end)
            entity.left_role = is_past

    def _is_no_office(self, role: Range) -> bool:
        """Whether ``role`` only says what somebody is called, or is to somebody else: "Capt.", "daughter"."""
        return self._is_courtesy(role) or not self._grammar.nouns.relations.isdisjoint(self._lower(role))

    def _may_employ(self, organization: Entity, name: Name, relation: int, office: int, role: Range | None) -> bool:
        """Whether ``organization``, no place, may employ somebody of that ``role`` where it has that ``name``."""
        words = [] if role is None else self._words[role.start : role.end]
        if office == PUBLIC and self._lex.demonyms.issuperset(name.words):
            return False  # "Indian prime minister", whatever is called "Indian" beside
        if relation in (OF, FOR) and self._is_portfolio(words, name):
            return False  # "minister of Economy and Trade"
        is_member = words != [] and words[-1].lower() in self._grammar.nouns.of_constituencies
        if organization.type == "unknown" and is_member and relation in (MODIFIES, OWNS, OF, FOR):
            return False  # the "Ealing North MP", no "Fidesz MEP"
        if words != [] and words[-1].lower() in self._grammar.nouns.never_employed:
            return False  # "Acme critic"
        return self._employer_names.is_employer(organization, name, role)

    def _is_courtesy(self, role: Range) -> bool:
        """Whether ``role`` is only a title before names: "Capt."; not "senator", an office too."""
        words = (word.lower() for word in self._words[role.start : role.end] if word[0].isalpha())
        return all(word in self._lex.honorifics and word not in self._lex.roles for word in words)

    def _tie(self, entity: Entity, name: Name, relation: int, distance: int, description: Description) -> None:
        """Note that ``entity`` may belong to what ``name`` names, if that is an organization or a place."""
        if name.entity is None or (word_at(self._words, name.end) == "-" and self._field.is_glued(name.end)):
            return  # nobody's, or "Acme-backed"
        organization = self._entities[name.entity]
        if organization.type == "person":
            is_known = name is description.works_at and " ".join(name.words) in self._lex.research_firms
            if not (is_known or self._employer_names.is_firm(organization, name, description.role)):
                return
        role = [] if description.role is None else self._words[description.role.start : description.role.end]
        office = family_of(role, self._lex)
        entity.principals.add(name.entity)
        if " ".join(name.words) in self._lex.parties and (relation == OWNS_PERSON or is_partys(role, self._lex)):
            organization.type = "organization"  # "Tory leader", "Labour's Jane Roe"
        elif organization.type == "place" and self._is_firm_like_a_place(name, role, relation):
            organization.type = "organization"
        elif organization.type == "place":
            is_nation = " ".join(name.words) in self._lex.nations  # which has a tie of its own
            # "an economist at Halifax"; not "in Halifax", nor "at New York University"
            is_firm = role != [] and relation == AT and not word_at(self._words, name.end).istitle()
            is_judge = description.role is not None and self._is_judge(description.role)
            is_public = is_of_places(role, self._lex) and not is_judge  # "U.S. District Judge"
            may_employ = is_firm or (is_public and not self._is_owned(entity, name.start))
            if is_nation or not may_employ:
                return  # "Jane Roe of Omaha", "Acme's New York chief", "its Ohio president"
        elif self._may_employ(organization, name, relation, office, description.role):
            organization.type = "organization"
        else:
            return
        place = FieldRange(self._field.name, name.start, name.end)
        entity.add(Tie(name.entity, place, relation, office, distance, description.is_past))

    def _is_portfolio(self, role: list[str], name: Name) -> bool:
        """Whether ``name`` is what a minister is for, if ``role`` is one's: not "of the Treasury", "of FERC"."""
        is_ministers = portfolio_start(role, self._lex) == len(role) > 0
        follows = self._words[name.start - 1] in self._grammar.prepositions.of_bodies
        return is_ministers and follows and is_portfolio(self._words[name.start : name.end], self._lex)

    def _is_firm_like_a_place(self, name: Name, role: list[str], relation: int) -> bool:
        """Whether ``name``, which only sounds like a place's, is a firm's: "CEO of Elmira Square"."""
        is_known, nouns = " ".join(name.words) in self._lex.places, self._grammar.nouns
        if name.words[-1] in self._lex.demonyms:
            return False  # "for North American manufacturing"
        if self._employers.is_called_a_firm(name):
            return True  # "of the broker Acme Hill"
        return relation == OF and not is_known and not nouns.corporate_offices.isdisjoint(map(str.lower, role))

    def _tie_territory(self, entity: Entity, role: Range, description: Description) -> None:
        """Note where ``entity`` holds a public office: "Swiss finance minister", "Mayor of Chicago" Jane Roe."""
        words = self._words[role.start : role.end]
        is_of_place = is_of_places(words, self._lex) and not self._is_judge(role)
        if word_at(self._words, role.end) in self._grammar.prepositions.of_offices:
            return  # "German president of Ford"
        relation, territory = OF, self._territory(role)
        if territory is None:
            relation, territory = MODIFIES, self._employers.nation(role)
        if not is_of_place and not self._is_body(territory):
            return
        if territory is not None and not self._is_owned(entity, territory.words.start):
            place = FieldRange(self._field.name, *territory.words)
            index = self._register.territory(territory.name, place)
            distance = max(0, role.start - place.end)
            office = family_of(words, self._lex)
            entity.principals.add(index)
            entity.add(Tie(index, place, relation, office, distance, description.is_past))

    def _is_body(self, territory: Territory | None) -> bool:
        """Whether ``territory`` is a public body as well, which employs whoever it has: the "EU" trade chief."""
        return territory is not None and " ".join(self._lower(territory.words)) in self._lex.known_bodies

    def _is_judge(self, role: Range) -> bool:
        """Whether ``role`` is a judge's, who is of a court."""
        return not self._grammar.nouns.judges.isdisjoint(self._lower(role))

    def _territory(self, role: Range) -> Territory | None:
        """The place that the title ``role`` ends with: "Mayor of Chicago"."""
        words = self._words[role.start : role.end]
        if "of" not in words:
            return None
        begin = words.index("of") + 1
        name = " ".join(words[begin:])
        return Territory(name, Range(role.start + begin, role.end)) if name.lower() in self._lex.places else None

    def _is_owned(self, entity: Entity, start: int) -> bool:
        """Whether the text refers to the employer of ``entity`` before token ``start``, noting it: "its U.S." boss."""
        owner = self._employers.reference(start)
        if owner is not None and entity.owner is None:
            entity.owner = FieldRange(self._field.name, owner, owner + 1)
        return owner is not None

    def _lower(self, role: Range) -> list[str]:
        """The words of ``role``, lower case."""
        return [word.lower() for word in self._words[role.start : role.end]]
