"""What people are, and for whom: the titles and descriptions that stand beside their names.

"Acme CEO Jane Roe", "Acme's chief executive, Jane Roe,", "Jane Roe, a senior analyst at Acme,", "Jane Roe of Acme".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from streams.quotes.entities import Entity, Place, Register
from streams.quotes.names import Name
from streams.quotes.transcripts import Label
from streams.text.document import TextField
from streams.text.segmentation import Range

_DETERMINERS: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "my", "another", "one", "then"})
_OF_EMPLOYERS: Final = frozenset({"of", "at", "for", "with", "in", "from"})
_IS: Final = frozenset({"is", "was"})
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_MAX_PHRASE: Final = 14
"""Tokens read of a description before its head noun, and behind it for the employer."""


@dataclass(slots=True)
class Description:
    """What stands beside a name."""

    role: Range
    employer: int | None
    """Token at which the employer's name begins."""


class RoleReader:
    """Reads what the text of one field says beside the names in it."""

    def __init__(self, field: TextField, names: list[Name], register: Register, labels: Mapping[int, Label]) -> None:
        self._field = field
        self._labels = {label.name.start: label for label in labels.values()}
        self._words = field.words
        self._lex = register.lex
        self._entities = register.entities
        fields_of_work = register.lex.role_fields
        named = [name for name in names if name.last > name.first + 1 or field.words[name.first] not in fields_of_work]
        self._by_first = {name.first: name for name in named}
        self._by_last = {name.last: name for name in named}
        self._names = names

    def note_all(self) -> None:
        """Give the people named in the field the roles and employers that it gives them."""
        for name in self._names:
            if name.entity is not None and self._entities[name.entity].type == "person":
                self._note(name, self._entities[name.entity])

    def _note(self, name: Name, entity: Entity) -> None:
        label = self._labels.get(name.first)
        if label is not None and label.name.end == name.last:
            self._note_label(entity, label)
            return
        if name.role is not None:
            self._keep(entity, Description(name.role, self._employer_before(name.role.start)))
        elif (before := self._described_before(name.first)) is not None:
            self._keep(entity, before)
        after = self._described_after(name.last)
        if after is not None:
            self._keep(entity, after)
        elif entity.affiliation is None:
            self._affiliate(entity, self._employer_beside(name.first, name.last))

    def _note_label(self, entity: Entity, label: Label) -> None:
        """Keep what a transcript's label says behind the name: "-- Analyst, Big Bank", "(Acme)", ", CEO of Acme"."""
        for part in label.parts(self._field):
            described = self._described_at(*part)
            if described is not None:
                self._keep(entity, described)
            elif entity.affiliation is None and part.start in self._by_first:
                self._affiliate(entity, part.start)

    def _keep(self, entity: Entity, description: Description) -> None:
        role = Place(self._field.name, *description.role)
        for index in range(role.first, role.last):
            word = self._words[index].lower()
            if word in self._lex.titles:
                entity.offices.add(self._lex.office(word))
        if entity.role is None or role.last - role.first > entity.role.last - entity.role.first:
            entity.role = role
        self._affiliate(entity, description.employer)

    def _affiliate(self, entity: Entity, employer: int | None) -> None:
        name = None if employer is None else self._by_first.get(employer)
        if name is None or name.entity is None or self._words[name.last : name.last + 1] == ["-"]:
            return  # nobody's, or "Acme-backed"
        organization = self._entities[name.entity]
        if organization.type == "person":
            return
        entity.principals.add(name.entity)
        is_ordinary = organization.type == "unknown" and self._lex.english_words.issuperset(organization.words)
        if organization.type == "place" or is_ordinary:
            return
        organization.type = "organization"
        if entity.affiliation is None:
            entity.affiliation = name.entity
            entity.affiliation_at = Place(self._field.name, name.first, name.last)

    def _employer_before(self, first: int) -> int | None:
        """The name before a role that begins at token ``first``: "Acme CEO", "Acme's chief executive"."""
        end, stop = first, max(0, first - _MAX_PHRASE)
        while end > stop and self._modifies_role(self._words[end - 1]):
            end -= 1
        if end > 0 and self._words[end - 1] in _POSSESSIVE:
            end -= 1
        name = self._by_last.get(end)
        return None if name is None else name.first

    def _described_before(self, first: int) -> Description | None:
        """The description that ends in a comma before token ``first``: "Acme's chief executive, Jane Roe"."""
        words, lex = self._words, self._lex
        if first < 2 or words[first - 1] != ",":
            return None
        end, employer = self._without_employer(first - 1)
        if end < 1 or words[end - 1].lower() not in lex.roles:
            return None
        start, stop = end - 1, max(0, end - _MAX_PHRASE)
        while start > stop and (
            self._modifies_role(words[start - 1].lower())
            or words[start - 1].lower() in lex.roles
            or words[start - 1] in lex.role_fields
        ):
            start -= 1
        determined = start > 0 and (words[start - 1].lower() in _DETERMINERS or words[start - 1] in _POSSESSIVE)
        if not determined and start not in self._by_first and start not in self._by_last:
            return None
        return Description(Range(start, end), self._employer_before(start) if employer is None else employer)

    def _modifies_role(self, word: str) -> bool:
        """Whether ``word`` can stand before a role noun within a title: "chief", "AI"."""
        return word in self._lex.role_modifiers or word in self._lex.role_fields

    def _without_employer(self, end: int) -> tuple[int, int | None]:
        """Behind the role in a description up to token ``end``, and its employer: "the head of Acme"."""
        name = self._by_last.get(end)
        if name is None:
            return end, None
        governor = name.lead - 1
        if governor > 0 and self._words[governor] in _DETERMINERS:
            governor -= 1
        is_governed = governor > 0 and self._words[governor] in _OF_EMPLOYERS
        return (governor, name.first) if is_governed else (end, None)

    def _described_after(self, last: int) -> Description | None:
        """The description behind the name that ends at token ``last``: "Jane Roe, an analyst at Acme"."""
        words = self._words
        start = last
        if start < len(words) and words[start] in (",", "("):
            start += 1
            if start + 1 < len(words) and words[start].isdigit() and words[start + 1] == ",":
                start += 2
            if start + 1 < len(words) and words[start] == "who" and words[start + 1] in _IS:
                start += 2
        elif start < len(words) and words[start] in _IS:
            start += 1
        else:
            return None
        return self._described_at(start, len(words))

    def _described_at(self, start: int, end: int) -> Description | None:
        """The role in the noun phrase that begins at token ``start``, with its employer, all before token ``end``."""
        words, lex = self._words, self._lex
        head = index = start
        limit = min(end, start + _MAX_PHRASE)
        while index < limit:
            word = words[index].lower()
            if word in lex.roles:
                head = index + 1
            elif words[index] not in lex.role_fields and self._ends_phrase(word):
                break
            index += 1
        if head == start or (head < index and words[head] != "and"):
            return None
        begin = self._role_start(start, head)
        employer = self._employer_before(begin)
        if employer is None:
            employer = self._employer_behind(head, end)
        return Description(Range(begin, self._role_end(head)), employer)

    def _ends_phrase(self, word: str) -> bool:
        """Whether a description cannot go on over ``word``, lower case, before its head noun."""
        if word[0].isalnum():
            return word in self._lex.closed_class and word not in _DETERMINERS and word != "and"
        return word not in _POSSESSIVE and word not in "-&"

    def _role_start(self, start: int, head: int) -> int:
        """Where the role that ends at ``head`` begins: behind determiners, possessors and names."""
        begin = head - 1
        while begin > start and (
            self._words[begin - 1] not in _DETERMINERS
            and self._words[begin - 1] not in _POSSESSIVE
            and begin not in self._by_last
        ):
            begin -= 1
        return begin

    def _role_end(self, head: int) -> int:
        """Behind "of" and what it governs, if that is no name: "head of global research"."""
        words = self._words
        if head + 1 >= len(words) or words[head] != "of" or not self._is_plain(words[head + 1]):
            return head
        end, limit = head + 1, min(len(words), head + _MAX_PHRASE)
        while end < limit and (words[end] in ("and", "-") or self._is_plain(words[end])):
            end += 1
        if end < len(words) and words[end][0].isupper() and words[end].lower() not in self._lex.closed_class:
            return head  # its noun is a name
        while words[end - 1] in ("and", "-"):
            end -= 1
        return end if end > head + 1 else head

    def _is_plain(self, word: str) -> bool:
        """Whether a role can go on over ``word`` behind its "of"."""
        is_noun = word[0].isalpha() and word[0].islower() and word not in self._lex.closed_class
        return is_noun or word in self._lex.role_fields

    def _employer_behind(self, head: int, end: int) -> int | None:
        """The first organization behind a role, before ``end``: "of Acme", "for the Acme group", "of mail at Acme"."""
        for index in range(head, min(end - 1, head + _MAX_PHRASE)):
            word = self._words[index]
            if word in _OF_EMPLOYERS:
                begin = index + 1 + (self._words[index + 1] in _DETERMINERS)
                name = self._by_first.get(begin)
                if name is not None:
                    return begin
            elif not word[0].isalnum() and word not in "-&" and word not in _POSSESSIVE:
                break
        return None

    def _employer_beside(self, first: int, last: int) -> int | None:
        """ "Acme's Jane Roe", "Jane Roe of Acme"."""
        words = self._words
        if first > 1 and words[first - 1] in _POSSESSIVE and first - 1 in self._by_last:
            return self._by_last[first - 1].first
        if last + 1 < len(words) and words[last] in ("of", "at", "from"):
            begin = last + 1 + (words[last + 1] == "the")
            return begin if begin in self._by_first else None
        return None
