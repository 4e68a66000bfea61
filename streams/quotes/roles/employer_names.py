"""Whether a name beside an office is an employer's: a firm called like a person, an ordinary word, an event.

"Edward Jones analyst", "at Target"; not "at Home", "at the World Cup".
"""

from typing import Final

from streams.quotes.names.entities import Entity
from streams.quotes.names.name import Name
from streams.quotes.roles.employers import Employers
from streams.quotes.roles.ties import family_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_STAFF: Final = "staff"
"""Of which a politician has a chief."""
_MAX_TOWN: Final = 2
"""Words of a town's name, at most: "Round Rock"."""


class EmployerNames:
    """Tells employers' names in the text of one field from others, by the words beside them."""

    def __init__(self, words: list[str], lex: Lexicon, employers: Employers) -> None:
        self._words = words
        self._lex = lex
        self._grammar = lex.grammar
        self._employers = employers

    def is_firm(self, person: Entity, name: Name, role: Range | None) -> bool:
        """Whether who seems to be a ``person`` is a firm: "Edward Jones analyst", "an analyst at Edward Jones".

        Without a role: "Jane Roe of Edward Jones", "Jane Roe, from the broker Edward Jones".
        """
        before = word_at(self._words, name.start - 1)
        # "at Tata" of Tata Teleservices; "at Roe" would be of Jane Roe
        is_short = before == "at" and len(person.words) > 1 and name.words == person.words[:1]
        if person.role is not None or person.titled_sex or (len(name.words) < 2 and not is_short):
            return False
        if role is None:
            if self.owns(name):  # "William Blair's Jane Roe", not "of Ida Lund's campaign"
                return person.mentions == 1 and before not in self._grammar.prepositions.of_offices
            return before == "of" or self._employers.describes(before)
        nouns, words = self._grammar.nouns, self._lower(role)
        # "owner of Arthur Ford": nobody has an owner
        is_had = before == "of" and person.mentions == 1 and not nouns.of_what_one_has.isdisjoint(words)
        is_place = before == "at" or self._employers.describes(before) or self._owns_place(name)
        if name.start > role.end and (is_had or is_place):
            return True
        is_beside = name.end == role.start or before in self._grammar.prepositions.of_workplaces
        if not nouns.offices_of_firms.isdisjoint(words):
            return is_beside or self.owns(name)
        # Whom the text names more than once, or by a common given name, is somebody with a staff.
        is_managers = name.end == role.start and (words[0] in nouns.of_managers or words[:2] == ["chief", "executive"])
        is_somebody = person.mentions > 1 or name.words[0] in self._lex.common_given_names or _STAFF in words
        is_employees = not is_somebody and not nouns.employees.isdisjoint(words)
        return is_managers or (is_beside and is_employees)  # "Leigh Day managing partner"

    def _owns_place(self, name: Name) -> bool:
        """Whether ``name`` says whose place of work follows: "at a [Fred Meyer] store"."""
        words, start = self._words, name.start
        is_at = word_at(words, start - 2) == "at" and words[start - 1] in self._grammar.determiners.articles
        return is_at and word_at(words, name.end) in self._grammar.nouns.branches

    def is_employer(self, organization: Entity, name: Name, role: Range | None) -> bool:
        """Whether ``organization`` is one for sure; ordinary words want evidence: "at Target", not "at Home"."""
        words, lex = self._words, self._lex
        before = word_at(words, name.start - 1).lower()
        is_letters = lex.post_nominals.issuperset(organization.words)
        if is_letters and before in self._grammar.determiners.indefinite:
            return False  # "a QC", no "the FCA"
        is_event = len(organization.words) > 1 and organization.words[-1] in self._grammar.nouns.events
        is_event = is_event and self._is_attended(name, role)
        is_body = before in self._grammar.determiners.definite and " ".join(organization.words) in lex.known_bodies
        is_department = (
            not is_body
            and lex.departments.issuperset(organization.words)
            and (organization.type == "unknown" or (len(organization.words) == 1 and name.end == name.start + 1))
        )  # but "Capital.com"
        if is_event or is_department:
            return False  # "at the World Cup", "Securities" and Exchange Commission
        *others, noun = organization.words
        if (
            organization.type == "unknown"
            and noun in lex.demonyms
            and not noun.endswith("s")
            and others
            and lex.english_words.issuperset(others)
        ):
            return False  # "presumptive Democratic" nominee, "South Korean" regulators
        if organization.type == "organization" or not lex.english_words.issuperset(organization.words):
            return True
        if " ".join(organization.words) in lex.known_bodies:
            return True  # "White House"
        return (
            organization.mentions > 1
            or word_at(words, name.end) == "("  # "Target (TGT)"
            or before in lex.employer_nouns
            or (before == "at" and self._is_whole(name))
            or (len(name.words) > 1 and before in self._grammar.prepositions.of_workplaces)
            or (len(name.words) > 1 and role is None and self._is_called_a_body(name))
            or (role is not None and self._employs_in(role, name))
            or (role is None and self.owns(name) and organization.words[-1] in lex.ordinary_companies)
            or (self._is_governed(name, role) and len(name.words) == 1 and name.words[0] in lex.ordinary_companies)
        )

    def _is_governed(self, name: Name, role: Range | None) -> bool:
        """Whether ``name`` stands behind an office, or what somebody does: "who co-founded Stripe"."""
        if role is None:
            return not name.opens
        is_works = family_of(self._words[role.start : role.end], self._lex) == 0  # "the author of Shelter"
        return not name.opens and name.start >= role.end and not is_works

    def _is_attended(self, name: Name, role: Range | None) -> bool:
        """Whether somebody only is at what ``name`` names, or has to do with it: "at" the World Cup, its champion."""
        before = self._words[max(0, name.start - 2) : name.start]
        return "at" in before or role is None or family_of(self._words[role.start : role.end], self._lex) == 0

    def _is_called_a_body(self, name: Name) -> bool:
        """Whether ``name``, of ordinary words, hardly is a town's: of three words at least."""
        return len(name.words) > _MAX_TOWN and not self.owns(name)

    def _is_whole(self, name: Name) -> bool:
        """Whether ``name``, an ordinary word, is all that "at" governs: not "at Large", "at Fact and Co."."""
        words, end = self._words, name.end
        is_first = word_at(words, end) in ("and", "&") and word_at(words, end + 1)[:1].isupper()
        return not is_first and name.words[-1] not in self._grammar.nouns.behind_at

    def owns(self, name: Name) -> bool:
        """Whether ``name`` owns what follows: "Target's" Jane Roe."""
        return word_at(self._words, name.end) in POSSESSIVE

    def _employs_in(self, role: Range, name: Name) -> bool:
        """Whether ``role`` shows that ``name`` is an organization: "said Target CEO", "chief executive of Target"."""
        precedes = name.start < role.end
        nouns = self._grammar.nouns.employees if precedes else self._grammar.nouns.offices_of_organizations
        is_company_role = not nouns.isdisjoint(self._lower(role))
        return is_company_role and not (precedes and name.opens and self._words[name.end] not in POSSESSIVE)

    def _lower(self, role: Range) -> list[str]:
        """The words of ``role``, lower case."""
        return [word.lower() for word in self._words[role.start : role.end]]
