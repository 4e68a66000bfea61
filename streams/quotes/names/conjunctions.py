"""The "and" inside a name: "Securities [and] Exchange Commission", "Arthur Andersen [and] Co", "Head of Sales [and] …".

What joins two names has the same form: so every kind of name that has one tells by its words that it is one.
"""

from collections import Counter
from functools import cached_property
from typing import Final

from streams.quotes.names.name_words import is_elided
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

_FOR: Final = "for"
_SOCIETY: Final = "society"
"""A body, and what others are for."""
_OF_PARTNERS: Final = ("of", "with")
"""Before the firm of somebody's that is called after two."""
_GOVERNED: Final = 2
"""Tokens before a name's first word that say what it is of: "analyst with", "Institute for"."""
_MAX_OPENING: Final = 4
"""Tokens from the first word of an organization's name to its "and", at most."""
_MAX_CONJOINED: Final = 5
"""Words after the "and" in an organization's name, at most."""
_MAX_CAUSE: Final = 2
"""Words of one of the two things that a body is for, at most: "Financial Analysis"."""
_SINGLE_CAUSES: Final = 2
"""Words of two things of one word each."""
_ABSTRACT: Final = ("ance", "cy", "ence", "ics", "ism", "ment", "sis", "tion", "ty")
"""How nouns end for what bodies of longer names are for: no "Network Rail", "Public Citizen"."""
_MAX_DESCRIPTION: Final = 3
"""Tokens before the "and" of the surname there and of what tells what the firm is: "brokerage house Duff"; at most."""
_MAX_SPELLED: Final = 12
"""Tokens of a name that letters spell out, at most."""
_MIN_LETTERS: Final = 3
"""Letters that spell a name out, at least."""
_MIN_CAPITALS: Final = 2
"""Capitals among them, at least: "TfL"."""


class Conjunctions:
    """Tells in the text of one field whether a name goes on over an "and"."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._words = field.words
        self._lex = lex
        self._left_out = lex.grammar.phrases.not_in_acronyms  # "of", "and"

    def goes_on(self, index: int, limit: int) -> bool:
        """Whether a word that goes on a name stands at ``index``: with a capital, or elided before one, "d'Acme"."""
        return index < limit and (self._words[index][0].isupper() or is_elided(self._words[index]))

    def length(self, index: int, limit: int) -> int:
        """How many tokens from the "and" at ``index`` on, before ``limit``, belong to the name before it; 0 if none.

        Last those between the ordinary words of a public body's name: "the Securities and Exchange Commission".
        """
        if known := self.known(index, limit) or self.spelled_out(index, limit):
            return known
        words, lex = self._words, self._lex
        if (
            self.joins_departments(index, limit)
            or self.joins_partners(index, limit)
            or self._joins_members(index, limit)
            or self._joins_patrons(index, limit)
            or self._joins_causes(index, limit)
            or self._joins_founders(index, limit)
        ):
            return 2
        before = words[index - 1].lower()
        is_common = before in lex.english_words and before not in lex.organization_descriptions
        is_common = is_common or (before in lex.places and word_at(words, index - 2).lower() == "the")
        if not is_common or not self._opens_a_body(index):
            return 0
        end = index + 1
        while self.goes_on(end, min(limit, index + _MAX_CONJOINED)):
            lower = words[end].lower()
            if lower in lex.organization_nouns and end > index + 1 and not self.goes_on(end + 1, limit):
                body = " ".join(words[index + 1 : end + 1]).lower()
                is_known = body in lex.known_bodies or lex.kinds.get(body) == "organization"
                is_other = lower in lex.legal_forms or is_known
                return 0 if is_other else end + 1 - index
            if lower not in lex.english_words and f"{words[end - 1].lower()} {lower}" not in lex.places:
                break  # "the Australia and New Zealand Banking Group"
            end += 1
        return 0

    def _joins_patrons(self, index: int, limit: int) -> bool:
        """Whether a hospital or the like is called after both sides of "and": "Brigham and Women's Hospital"."""
        words, nouns = self._words, self._lex.grammar.nouns
        is_owned = index + 3 < limit and words[index + 2] in POSSESSIVE and words[index + 1].lower() in nouns.patrons
        return is_owned and words[index + 3][0].isupper() and words[index + 3].lower() in nouns.institutions

    def _opens_a_body(self, conjunction: int) -> bool:
        """Whether "the" and no body's whole name stand before it: "the Norland Food" and Allied Workers Union."""
        words, lex, begin = self._words, self._lex, conjunction - 1
        limit = max(0, conjunction - _MAX_OPENING)
        while begin > limit and words[begin - 1][0].isupper() and words[begin - 1] != "The":
            begin -= 1
        named = [word.lower() for word in words[begin:conjunction]]
        is_whole = len(named) > 1 and (
            named[-1] in lex.organization_nouns or lex.kinds.get(" ".join(named)) == "organization"
        )
        are_common = all(word in lex.english_words or word in lex.places or word in lex.demonyms for word in named[:-1])
        is_office = named[-1] in lex.roles  # "the Prime Minister and Foreign Ministry"
        before = word_at(words, begin - 1).lower()
        governor = begin - 1 - (before == "the" and words[max(0, begin - 2)] == _FOR)
        is_governed = governor > 0 and words[governor] in lex.grammar.prepositions.of_bodies
        is_governed = is_governed and words[governor - 1].lower() in lex.organization_nouns
        is_owned = begin > 0 and words[begin - 1] in POSSESSIVE  # "the Pentagon's Project and Contract Office"
        return (before == "the" or is_owned or is_governed) and are_common and not (is_whole or is_office)

    def joins_departments(self, index: int, limit: int) -> bool:
        """Whether the "and" or comma at ``index`` joins an office's fields: "Head of Strategy and Communications".

        Or a minister's: "Commerce and Industry Minister".
        """
        words, departments = self._words, self._lex.fields
        if not self.goes_on(index + 1, limit) or words[index + 1].lower() not in departments:
            return False
        if self._is_field(words[index - 1].lower()) and self._heads_portfolio(index + 1, limit):
            return True
        begin, first = index, max(0, index - _MAX_CONJOINED)
        while begin > first and (words[begin - 1] == "," or self._is_field(words[begin - 1].lower())):
            begin -= 1
        governs = words[begin - 1] in self._lex.grammar.prepositions.of_bodies
        return 1 < begin < index and governs and words[begin - 2].lower() in self._lex.roles

    def _is_field(self, word: str) -> bool:
        """Whether an office may be of what ``word``, lower case, says, or a part of it: "Economy", "Foreign"."""
        return word in self._lex.fields or word in self._lex.role_modifiers

    def joins_partners(self, index: int, limit: int) -> bool:
        """Whether the "and" at ``index`` joins those whom a firm's name does not tell: "Arthur Andersen and Co"."""
        is_and = index + 1 < limit and self._words[index] in self._lex.grammar.conjunctions.additive
        are_partners = is_and and self._words[index + 1] in self._lex.grammar.affixes.partners
        return are_partners and not (self.goes_on(index + 2, limit) or word_at(self._words, index + 2) in HYPHENS)

    def _joins_members(self, index: int, limit: int) -> bool:
        """Whether the "and" at ``index`` joins those whose body it is: "Association of Physicians and Surgeons"."""
        words, lex, begin = self._words, self._lex, index - 1
        if not (self.goes_on(index + 1, limit) and lex.are_people(words[index + 1].lower())):
            return False
        while begin > max(0, index - _MAX_OPENING) and words[begin - 1][0].isupper():
            begin -= 1
        is_governed = begin > 1 and words[begin - 1] == "of" and words[begin - 2].lower() in lex.organization_nouns
        return is_governed and lex.are_people(words[index - 1].lower()) and not self.goes_on(index + 2, limit)

    def _joins_causes(self, index: int, limit: int) -> bool:
        """Whether the "and" at ``index`` joins what a body is for: "Institute for Science and Society".

        Or "Institute for Energy Economics and Financial Analysis".
        """
        words, lex = self._words, self._lex
        begin, end = index - 1, capitals_end(words, index + 1, min(limit, index + 2 + _MAX_CAUSE))
        while begin > max(_GOVERNED - 1, index - _MAX_CAUSE) and words[begin - 1][0].isupper():
            begin -= 1
        is_governed = begin >= _GOVERNED and words[begin - 1] in lex.grammar.prepositions.in_names
        if not is_governed or not 0 < end - index - 1 <= _MAX_CAUSE:
            return False
        head, second = words[begin - 2], [word.lower() for word in words[index + 1 : end]]
        is_body = head[0].isupper() and head.lower() in lex.organization_nouns and head.lower() not in lex.legal_forms
        causes, last = [*map(str.lower, words[begin:index]), *second], second[-1]
        if not is_body or not lex.english_words.issuperset(causes):
            return False
        if any(lex.kinds.get(cause) == "place" for cause in causes) or last in lex.known_bodies:
            return False
        is_person = last in lex.somebody or lex.are_people(last) or last in lex.roles
        is_other = last in lex.public_bodies or (last != _SOCIETY and last in lex.grammar.nouns.of_no_company)
        is_other = is_other or (last in lex.organization_nouns and (len(second) > 1 or words[begin - 1] != _FOR))
        is_cause = len(causes) == _SINGLE_CAUSES or last in lex.fields or last.endswith(_ABSTRACT)
        return is_cause and not (is_person or is_other)

    def _joins_founders(self, index: int, limit: int) -> bool:
        """Whether the "and" at ``index`` joins those whom one firm is called after: "analyst with Duff and Phelps".

        Nobody works at two, and neither of them stands anywhere alone.
        """
        words, lex = self._words, self._lex
        if index <= _GOVERNED or not self.goes_on(index + 1, limit) or self.goes_on(index + 2, limit):
            return False
        first, second, begin = words[index - 1], words[index + 1], index - 1
        stop = max(_GOVERNED, index - _MAX_DESCRIPTION)
        while begin > stop and words[begin - 1].islower() and words[begin - 1] not in lex.closed_class:
            begin -= 1  # "at brokerage house Duff and Phelps"
        governor, office = words[begin - 1], words[begin - 2]
        lower = office.lower()
        is_surname = office[0].isupper() and lower not in lex.title_words and lower not in lex.organization_nouns
        is_named = is_surname and governor in _OF_PARTNERS
        is_office = office in lex.grammar.nouns.of_partnerships and governor in lex.grammar.prepositions.of_workplaces
        if not (is_named or is_office):
            return False
        pair = {fold(first), fold(second)}
        others = (
            lex.kinds,
            lex.ordinary_companies,
            lex.known_agencies,
            lex.outlets,
            lex.research_firms,
            lex.role_fields,
        )
        is_other = pair <= lex.english_words or not all(map(pair.isdisjoint, others))
        return not is_other and self._times[first] == self._times[second] == self._joined[first, second]

    @cached_property
    def _times(self) -> Counter[str]:
        """How often each word stands in the text."""
        return Counter(self._words)

    @cached_property
    def _joined(self) -> Counter[tuple[str, str]]:
        """How often "and" stands between two words."""
        words = self._words
        joints = (index for index, word in enumerate(words[:-1]) if word == "and" and index > 0)
        return Counter((words[index - 1], words[index + 1]) for index in joints)

    def _heads_portfolio(self, begin: int, limit: int) -> bool:
        """Whether a part of a government stands behind the fields at ``begin``: "Livestock Development Minister"."""
        words, lex = self._words, self._lex
        for index in range(begin + 1, min(limit, begin + _MAX_CONJOINED)):
            if words[index].lower() in lex.grammar.nouns.of_governments | lex.grammar.nouns.of_departments:
                return self.goes_on(index, limit)
            if words[index].lower() not in lex.fields and words[index] not in lex.grammar.conjunctions.additive:
                break
        return False

    def known(self, index: int, limit: int) -> int:
        """The "and" or "the" inside a name that is known: "former Securities and Exchange Commission chair"."""
        for name in self._lex.conjoined_names.get(fold(self._words[index - 1]), ()):
            end = index + len(name)
            if end <= limit and self.goes_on(end - 1, limit) and tuple(map(fold, self._words[index:end])) == name:
                return len(name)
        return 0

    def spelled_out(self, index: int, limit: int) -> int:
        """What holds a name together whose letters stand behind it: "Institute of Standards [and] … (NIST)"."""
        words, end = self._words, index + 1
        while end < min(limit, index + _MAX_CONJOINED) and (self.goes_on(end, limit) or words[end] in self._left_out):
            end += 1
        letters = words[end + 1] if word_at(words, end) == "(" and word_at(words, end + 2) == ")" else ""
        if len(letters) < _MIN_LETTERS or not letters.isalpha() or sum(map(str.isupper, letters)) < _MIN_CAPITALS:
            return 0
        left, at = letters, end
        while (
            left
            and at > max(0, end - _MAX_SPELLED)
            and (words[at - 1][0] == left[-1] or words[at - 1] in self._left_out)
        ):
            at -= 1
            left = left[:-1] if words[at][0] == left[-1] else left
        name = [word.lower() for word in words[at:end] if word not in self._left_out]
        lex = self._lex
        is_whole = not left and at < index and not (at and words[at - 1][0].isupper() and words[at - 1] != "The")
        # Ordinary words, no company before the joint: not "Amazon and Beta Corp (ABC)", "Ida Lund of Acme (ILA)".
        are_common = all(word in lex.english_words or word in lex.places for word in name)
        is_company = lex.kinds.get(" ".join(words[at:index]).lower()) == "organization"
        return end - index if is_whole and are_common and not is_company else 0


def capitals_end(words: list[str], start: int, limit: int) -> int:
    """The token after the capitalised words in a row from ``start`` on, ``limit`` at most."""
    end = start
    while end < limit and words[end][0].isupper():
        end += 1
    return end
