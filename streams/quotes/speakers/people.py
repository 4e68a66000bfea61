"""Whom "the minister" or "a lawyer for Acme" may mean where he says something: what the text tells of each person.

How likely each of them is meant is learnt: ``streams/quotes/coreference/identities.py``.
"""

from bisect import bisect_left
from functools import cached_property
from typing import Final, NamedTuple

from streams.quotes.coreference.identities import (
    DIFFERENT,
    KIN,
    MAYBE_FIELD,
    NAMED,
    NEITHER,
    NO_FIELD,
    ONE_TOLD,
    OTHER,
    OTHER_SEX,
    SAME,
    SAME_SEX,
    SHARED,
    SHARED_FIELD,
    TWO_FIELDS,
    UNKNOWN,
    UNTOLD,
    Candidate,
    Description,
)
from streams.quotes.coreference.mentions import Mention
from streams.quotes.model import Speaker
from streams.quotes.names.name_words import gender
from streams.quotes.roles.ties import FAMILIES, family_of
from streams.quotes.speakers.discourse import Discourse
from streams.text.ranges import Range

_ANYBODY: Final = "man"
"""With which the nouns for offices end that some papers call women by, too: "chairman"; not "chairwoman"."""
_CHIEF: Final = "chief"
_RANKS: Final = frozenset(("vice", "deputy", "assistant"))
"""Words that tell one officer from whom he stands below."""
_MAX_HOLDERS: Final = 8
"""People of one office, at most."""
_YEARS_OLD: Final = ("year", "-", "old")
_AGE: Final = 5
"""Tokens of "54-year-old"."""
_BEFORE_AGES: Final = frozenset((",", "(", "aged"))
_LEADERS: Final = frozenset(FAMILIES.index(family) for family in ("chief", "head", "owner", "founder"))
"""Families of those that are called alike: "boss", "chief"."""


class Described(NamedTuple):
    """A person who is only described where he says something."""

    number: int
    """Of the statement."""
    employer: str | None
    """Whom the description says that he works for."""
    source: Range
    core: Range
    description: Description
    fields: frozenset[str]
    """Words that tell what the office is for: "foreign" of "the foreign minister"."""
    sex: str


class People:
    """The people of an article as those whom descriptions may mean."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._cast = discourse.cast
        self._words = discourse.field.words
        self._known_ages: dict[int, frozenset[str]] = {}

    def described(self, number: int, speaker: Speaker) -> Described | None:
        """The one person whom the source of the statement ``number`` describes; None if that is another source."""
        field, lex = self._discourse.field, self._cast.lex
        mention = speaker.mention
        source = Range(bisect_left(field.starts, mention.start), bisect_left(field.starts, mention.end))
        core = self._cast.core(field.name, source)
        inside = self._words[core.start : core.end]
        noun = inside[-1].lower()
        is_person = noun in lex.somebody or tuple(inside[-len(_YEARS_OLD) :]) == _YEARS_OLD
        if not is_person or lex.is_of_several(noun) or noun in lex.grammar.nouns.withholding:
            return None  # what is none, "the crowd", mostly is nobody whom the text names, and "a source" always
        description = Description(
            form=self._discourse.form(core),
            noun=noun,
            kind=family_of(inside, lex),
            in_lead=self._discourse.in_lead(source.start),
            has_come_up=self._discourse.has_come_up(noun, core.start),
            has_employer=speaker.affiliation is not None,
        )
        is_anybody = noun.endswith(_ANYBODY) and not noun.endswith(f"wo{_ANYBODY}")
        sex = "" if is_anybody else gender(lex.roles.get(noun, ""))
        fields = frozenset(
            self._words[token].lower() for token in range(core.start, core.end - 1) if self._tells_field(token)
        )
        return Described(number, speaker.affiliation, source, core, description, fields, sex)

    def is_office(self, described: Described) -> bool:
        """Whether what somebody is called says what he is or does: not "the woman", "her husband"."""
        core, lex = described.core, self._cast.lex
        has_office = not lex.roles.keys().isdisjoint(map(str.lower, self._words[core.start : core.end]))
        return has_office and described.description.noun not in lex.grammar.nouns.relations

    def _tells_field(self, token: int) -> bool:
        """Whether the word at ``token``, before a noun for an office, may say what that is for: "foreign", no name."""
        lower = self._words[token].lower()
        is_name = self._cast.mentions.covering(self._discourse.field.name, token) is not None
        return lower.isalpha() and lower not in self._cast.lex.closed_class and lower != _CHIEF and not is_name

    def candidates(self, described: Described) -> dict[int, Candidate]:
        """Who may be meant, by their entities."""
        inside = {
            each.entity: each for each in self._cast.mentions.within(self._discourse.field.name, *described.source)
        }
        mentioned = {
            who: count
            for who, count in self._named(described).items()
            if who not in inside or self._is_apposed(inside[who], described.source)
        }
        presences = self._discourse.presences(described.number, described.source, mentioned)
        return {
            who: Candidate(
                presence,
                self._office(who, described),
                self._field(who, described),
                self._employer(who, described),
                self._sex(who, described.sex),
            )
            for who, presence in presences.items()
        }

    def _named(self, described: Described) -> dict[int, int]:
        """Who is looked at: those spoken of most, those near, and those of the office."""
        near = self._discourse.around(described.source)
        holders = self._holders.get(self._cast.lex.office(described.description.noun), [])
        others = {who: self._discourse.counts[who] for who in (*near, *holders) if who in self._discourse.counts}
        return self._discourse.people | others

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The people of each office, some of them."""
        holders: dict[str, list[int]] = {}
        for index, entity in enumerate(self._cast.entities):
            for office in entity.offices:
                if len(known := holders.setdefault(office, [])) < _MAX_HOLDERS:
                    known.append(index)
        return holders

    def _is_apposed(self, mention: Mention, source: Range) -> bool:
        """Whether ``mention`` ends the ``source`` and no word governs it: "Minister for Energy Ida Lund"."""
        is_free = self._words[mention.lead - 1] not in self._cast.lex.grammar.prepositions.in_noun_phrases
        return source.start < mention.lead and mention.end >= source.end - 1 and is_free

    def _office(self, who: int, described: Described) -> int:
        """How the office of ``who`` and the one ``described`` belong together."""
        entity, lex, noun = self._cast.entities[who], self._cast.lex, described.description.noun
        words = self._role(who)
        if words and _RANKS.intersection(words) != _RANKS & described.fields:
            return OTHER  # no "vice" president is the president
        if noun in words[-1:] or noun in entity.described or self._is_of_age(who, described):
            return NAMED
        if lex.office(noun) in entity.offices or noun in words:
            return SAME
        if entity.role is None and not entity.offices:
            return UNTOLD
        families = family_of(words, lex), described.description.kind
        are_kin = families[0] == families[1] != 0 or _LEADERS.issuperset(families)
        parts = (lex.grammar.adjectives.of_subordinates | lex.departments) - described.fields
        return KIN if are_kin and parts.isdisjoint(words) else OTHER  # no "vice" president

    def _is_of_age(self, who: int, described: Described) -> bool:
        """Whether the text tells an age of ``who`` that the one ``described`` has: "Lund, 54, …. The 54-year-old"."""
        ages = frozenset(filter(str.isdigit, self._words[described.core.start : described.core.end]))
        return ages != frozenset() and not ages.isdisjoint(self._ages(who))

    def _ages(self, who: int) -> frozenset[str]:
        """The numbers beside mentions of ``who`` that may be an age: "Lund, 54,", "Lund (54)", "54-year-old Lund"."""
        if who not in self._known_ages:
            words, ages = self._words, set[str]()
            for each in self._cast.mentions.of(who):
                if each.field == self._discourse.field.name:
                    behind = [word for word in words[each.end : each.end + 3] if word not in _BEFORE_AGES]
                    is_before = tuple(words[max(0, each.lead - len(_YEARS_OLD)) : each.lead]) == _YEARS_OLD
                    ages.update(behind[:1], words[each.lead - _AGE : each.lead - _AGE + 1] if is_before else [])
            self._known_ages[who] = frozenset(filter(str.isdigit, ages))
        return self._known_ages[who]

    def _role(self, who: int) -> list[str]:
        """The words of the role of ``who``, lower case."""
        role = self._cast.entities[who].role
        return (
            [] if role is None else list(map(str.lower, self._cast.document[role.field].words[role.start : role.end]))
        )

    def _field(self, who: int, described: Described) -> int:
        """How what the office of ``who`` is for goes with what the one ``described`` is."""
        if not described.fields:
            return NO_FIELD
        own, lex = frozenset(self._role(who)[:-1]), self._cast.lex
        if not described.fields.isdisjoint(own):
            return SHARED_FIELD
        known = lex.government_fields | lex.departments | lex.grammar.adjectives.of_ministers
        return TWO_FIELDS if own and own | described.fields <= known else MAYBE_FIELD

    def _employer(self, who: int, described: Described) -> int:
        """How whom ``who`` works for and who is ``described`` go together."""
        entity = self._cast.entities[who]
        named = {each.entity for each in self._cast.mentions.within(self._discourse.field.name, *described.source)}
        known = entity.principals | {tie.organization for tie in entity.ties}
        if described.employer is not None and described.employer in map(self._discourse.name, known):
            return SHARED
        if not known.isdisjoint(named - {None}):
            return SHARED
        articles = self._cast.lex.grammar.determiners.indefinite
        is_anothers = not articles.isdisjoint(self._words[described.core.end : described.source.end])  # "of a rival"
        tells = described.employer is not None or named != set() or is_anothers
        if is_anothers or (tells and known):
            return DIFFERENT
        return ONE_TOLD if tells or known else NEITHER

    def _sex(self, who: int, sex: str) -> int:
        own = self._cast.entities[who].sex
        return UNKNOWN if "" in (own, sex) else SAME_SEX if own == sex else OTHER_SEX
