"""Whom "the minister" or "a lawyer for Acme" may mean where he says something: what the text tells of each person.

How likely each of them is meant is learnt: ``streams/quotes/coreference/identities.py``.
"""

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
from streams.quotes.names.name_words import sex_of
from streams.quotes.roles.ties import are_kin, are_two_fields, family_of
from streams.quotes.speakers.discourse import Described, Discourse
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import word_at

_ANYBODY: Final = "man"
"""With which the nouns for offices end that some papers call women by, too: "chairman"; not "chairwoman"."""
_CHIEF: Final = "chief"
_RANKS: Final = frozenset(("vice", "deputy", "assistant"))
"""Words that tell one officer from whom he stands below."""
_MAX_HOLDERS: Final = 8
"""People of one office, at most."""
_KINGDOM: Final = "United Kingdom"
_HOME_NATIONS: Final = frozenset(("England", "Scotland", "Wales", "Northern Ireland"))
"""Nations of one that is a nation, too: a Scot is a Briton."""
_APPOSED: Final = 4
"""Tokens behind a name and a comma within which an apposition tells a nation: ", the young German"."""
_YEARS_OLD: Final = ("year", "-", "old")
_AGE: Final = 5
"""Tokens of "54-year-old"."""
_BEFORE_AGES: Final = frozenset((",", "(", "aged"))


class Person(NamedTuple):
    """One person who is only described, with what the description tells."""

    described: Described
    description: Description
    fields: frozenset[str]
    """Words that tell what the office is for: "foreign" of "the foreign minister"."""
    ages: frozenset[str]
    sex: str
    named: set[int | None]
    """The entities whom it names or means; None is somebody unknown: "his" lawyer."""
    is_anothers: bool
    """Whether it says that he belongs to one without a name: "of a rival"."""


class People:
    """The people of an article as those whom descriptions may mean."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._cast = discourse.cast
        self._words = discourse.field.words
        self._known_ages: dict[int, frozenset[str]] = {}
        self._known_nations: dict[int, frozenset[str]] = {}

    def person(self, described: Described) -> Person | None:
        """The one person who is ``described``; None if that is another source."""
        lex, core, noun = self._cast.lex, described.core, described.noun
        inside = self._words[core.start : core.end]
        is_person = noun in lex.somebody or noun in lex.compatriots or tuple(inside[-len(_YEARS_OLD) :]) == _YEARS_OLD
        if not is_person or lex.is_of_several(noun) or noun in lex.grammar.nouns.withholding:
            return None  # what is none, "the crowd", mostly is nobody whom the text names, and "a source" always
        description = Description(
            form=self._discourse.form(core),
            noun=noun,
            kind=family_of(inside, lex),
            in_lead=self._discourse.in_lead(described.source.start),
            has_come_up=self._discourse.has_come_up(noun, core.start),
            has_employer=described.speaker.affiliation is not None,
        )
        is_anybody = noun.endswith(_ANYBODY) and not noun.endswith(f"wo{_ANYBODY}")
        articles, behind = lex.grammar.determiners.indefinite, self._words[core.end : described.source.end]
        return Person(
            described,
            description,
            fields=frozenset(
                self._words[token].lower() for token in range(core.start, core.end - 1) if self._tells_field(token)
            ),
            ages=frozenset(filter(str.isdigit, inside)),
            sex="" if is_anybody else sex_of(lex.roles.get(noun, "")),
            named=self._discourse.entities_in(described.source),
            is_anothers=not articles.isdisjoint(behind),
        )

    def is_office(self, described: Described) -> bool:
        """Whether what somebody is called says what he is or does: not "the woman", "her husband"."""
        core, lex = described.core, self._cast.lex
        has_office = not lex.roles.keys().isdisjoint(map(str.lower, self._words[core.start : core.end]))
        return has_office and described.noun not in lex.grammar.nouns.relations

    def _tells_field(self, token: int) -> bool:
        """Whether the word at ``token``, before a noun for an office, may say what that is for: "foreign", no name."""
        lower = self._words[token].lower()
        is_name = self._cast.mentions.covering(self._discourse.field.name, token) is not None
        return lower.isalpha() and lower not in self._cast.lex.closed_class and lower != _CHIEF and not is_name

    def candidates(self, person: Person) -> dict[int, Candidate]:
        """Who may be meant, by their entities."""
        source = person.described.source
        inside = {each.entity: each for each in self._cast.mentions.within(self._discourse.field.name, *source)}
        mentioned = {
            who: count
            for who, count in self._looked_at(person).items()
            if who not in inside or self._is_apposed(inside[who], source)
        }
        return {
            who: Candidate(
                presence,
                self._office(who, person),
                self._field(who, person),
                self._employer(who, person),
                self._sex(who, person.sex),
            )
            for who, presence in self._discourse.presences(person.described, mentioned).items()
        }

    def _looked_at(self, person: Person) -> dict[int, int]:
        """Those spoken of most, those near, and those of the office, each with how often the text speaks of them."""
        near, counts = self._discourse.around(person.described.source), self._discourse.counts
        holders = self._holders.get(self._cast.lex.office(person.description.noun), [])
        return self._discourse.people | {who: counts[who] for who in (*near, *holders) if who in counts}

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

    def _office(self, who: int, person: Person) -> int:
        """How the office of ``who`` and the one of ``person`` belong together."""
        entity, lex, noun = self._cast.entities[who], self._cast.lex, person.description.noun
        if noun in lex.compatriots and (nation := self._nation(who, lex.compatriots[noun])) is not None:
            return nation
        words = self._role(who)
        if words and _RANKS.intersection(words) != _RANKS & person.fields:
            return OTHER  # no "vice" president is the president
        if noun in words[-1:] or noun in entity.described or not person.ages.isdisjoint(self._ages(who)):
            return NAMED
        if lex.office(noun) in entity.offices or noun in words:
            return SAME
        if entity.role is None and not entity.offices:
            return UNTOLD
        is_kin = are_kin(family_of(words, lex), person.description.kind)
        return KIN if is_kin and not self._leads_a_part(words, person) else OTHER

    def _nation(self, who: int, country: str) -> int | None:
        """How what the text tells of the nation of ``who`` and one of a ``country`` belong together, as an office.

        None if it tells nothing.
        """
        told = self._nations(who)
        if not told or not country:
            return None
        is_same = country in told or (country in _HOME_NATIONS and _KINGDOM in told)
        is_same = is_same or (country == _KINGDOM and not _HOME_NATIONS.isdisjoint(told))
        return NAMED if is_same else OTHER

    def _nations(self, who: int) -> frozenset[str]:
        """The countries that the words beside mentions of ``who`` tell: "German striker Jane Roe"."""
        if who not in self._known_nations:
            lex, nations = self._cast.lex, set[str]()
            for each in self._cast.mentions.of(who):
                if each.field == self._discourse.field.name:
                    nouns = (word.lower() for word in self._beside(each) if not word.isupper())  # no "U.S. coach"
                    nations.update(lex.compatriots.get(noun) or lex.nations.get(noun) or "" for noun in nouns)
            self._known_nations[who] = frozenset(nations - {""})
        return self._known_nations[who]

    def _beside(self, mention: Mention) -> list[str]:
        """The word before ``mention``, its first one, and what stands behind it in commas: ", a German striker"."""
        words, lex = self._words, self._cast.lex
        start = max(0, mention.lead - 1)
        before = [] if words[start - 1].lower() == "in" else words[start : mention.start + 1]  # not "in Italian Jane"
        behind = words[mention.end : mention.end + _APPOSED]
        if behind[:1] != [","] or word_at(behind, 1) not in lex.grammar.determiners.articles:
            return before
        noun = next((word for word in reversed(behind) if word[0].isalpha()), "")
        is_person = noun in lex.somebody or noun in lex.roles or noun.lower() in lex.compatriots
        # "…, the German said" and ", the German's coach" tell of another.
        is_anothers = not lex.speech_verbs.isdisjoint(behind) or not POSSESSIVE.isdisjoint(behind)
        return before if is_anothers or not is_person else [*before, *behind]

    def _leads_a_part(self, words: list[str], person: Person) -> bool:
        """Whether a role of these ``words`` is of a part, and ``person`` not of the same: "finance" chief."""
        lex = self._cast.lex
        others = (word for word in words if word not in person.fields)
        return any(word in lex.departments or word in lex.grammar.adjectives.of_subordinates for word in others)

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
        words = [] if role is None else self._cast.document[role.field].words[role.start : role.end]
        return list(map(str.lower, words))

    def _field(self, who: int, person: Person) -> int:
        """How what the office of ``who`` is for goes with what the one of ``person`` is."""
        if not person.fields:
            return NO_FIELD
        own = self._role(who)[:-1]
        if not person.fields.isdisjoint(own):
            return SHARED_FIELD
        return TWO_FIELDS if are_two_fields(own, person.fields, self._cast.lex) else MAYBE_FIELD

    def _employer(self, who: int, person: Person) -> int:
        """How whom ``who`` works for and who ``person`` is go together."""
        entity, told = self._cast.entities[who], person.described.speaker.affiliation
        known = entity.principals | {tie.organization for tie in entity.ties}
        is_told = told is not None and told in map(self._discourse.name, known)
        if is_told or not known.isdisjoint(person.named - {None}):
            return SHARED
        tells = told is not None or person.named != set() or person.is_anothers
        if person.is_anothers or (tells and known):
            return DIFFERENT
        return ONE_TOLD if tells or known else NEITHER

    def _sex(self, who: int, sex: str) -> int:
        own = self._cast.entities[who].sex
        return UNKNOWN if "" in (own, sex) else SAME_SEX if own == sex else OTHER_SEX
