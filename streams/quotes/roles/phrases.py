"""What a phrase beside a name says that somebody is: where the role begins and ends.

"[chief executive] of Acme", "an [analyst] at the research firm Acme", "Acme Corp. [Chief Executive Officer]",
"[Executive Vice President, CFO and Treasurer] of Acme". All looks are bounded, so that a phrase costs a constant.
"""

from dataclasses import dataclass
from typing import Final

from streams.quotes.names.reader import Name
from streams.quotes.names.titles import JOINS, post_nominals_end, titles_start
from streams.quotes.roles.employers import OPENINGS, Employers
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.ranges import Range

_IS: Final = frozenset({"is", "was"})
_PAST: Final = frozenset({"former", "ex", "then", "onetime", "erstwhile"})
"""Words before a role that somebody no longer has."""
_PAST_OF_EMPLOYERS: Final = _PAST - OPENINGS
"""Those of them that stand before the employer, too: "former Acme" chief."""
_NOW: Final = frozenset({"now", "currently", "current"})
_BEFORE_NOW: Final = frozenset({"who", "is", "and", "but", ","})
"""Words between a past role and "now", where that is the same person's."""
_LEADS: Final = frozenset({"runs", "leads", "heads", "chairs", "manages", "oversees", "advises", "owns"})
_HEADS: Final = frozenset({"runs", "leads", "heads", "manages", "oversees"})
"""Those of them that are said of a part of the employer, too: "heads research at Acme"."""
_FOR: Final = frozenset({"at", "for"})
_WORKS: Final = frozenset({"works", "is", "teaches", "at", "with"})
_SUFFIXES: Final = frozenset({"elect", "designate", "designee"})
"""What a hyphen joins to a role: "president-elect"."""
_UNITS: Final = frozenset({"board", "directors", "team", "desk", "division", "unit", "practice", "group", "department"})
"""Head nouns of what is in an organization: "head of the European equities team"."""
_PARTING: Final = HYPHENS.union(",–—")
"""What a department stands behind: "Vice President, Sales", "Head – Retail Research"."""
_MAX_PHRASE: Final = 14
"""Tokens read of a description before its head noun, and behind it for the employer."""
_MAX_TITLES: Final = 6
"""Titles in a list, at most."""
_MAX_FIELD: Final = 8
"""Tokens of a field of work before a comma, at most: "head of global research, Jane Roe"."""


@dataclass(slots=True)
class Description:
    """What stands beside a name."""

    role: Range | None
    employers: list[Name]
    """Names of whom the role is said to belong to; the first organization among them employs."""
    is_past: bool = False
    owner: int | None = None
    """The token that refers to the employer where none is named: "its", the "company" of "the company's"."""
    now: "Description | None" = None
    """What somebody is now, where the role is a past one: "a former Globex executive who now runs Acme"."""


class RolePhrases:
    """Reads the role phrases in the text of one field."""

    def __init__(self, field: TextField, lex: Lexicon, employers: Employers) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._employers = employers

    def titled(self, role: Range) -> Description:
        """What ``role`` says with the employer before it: "Acme CEO" Jane Roe, "former Acme executive" Jane Roe."""
        words = self._words
        employer = self._employers.before(role.start)
        is_past = words[role.start].lower() in _PAST or (role.start > 0 and words[role.start - 1].lower() in _PAST)
        if employer is None:
            return Description(role, [], is_past, self._employers.reference(role.start))
        before = employer.start - 1
        if before > 0 and words[before] in HYPHENS:
            before -= 1
        if before >= 0 and words[before].lower() in _PAST_OF_EMPLOYERS:
            return Description(Range(before, role.end), [employer], is_past=True)
        employers = [employer]
        if self._employers.is_place(employer) and (further := self._employers.before(employer.start)) is not None:
            employers.append(further)  # "Acme's U.S. chief executive"
        return Description(role, employers, is_past)

    def leading(self, role: Range, start: int) -> Description:
        """What ``role`` says of the name that begins at token ``start``, and the employer between: "CEO of Acme"."""
        description = self.titled(role)
        if not description.employers and (employer := self._employers.behind(role.end, start)) is not None:
            description.employers.append(employer)
        return description

    def before(self, start: int) -> Description | None:
        """The description that ends in a comma before token ``start``: "Acme's chief executive, Jane Roe"."""
        words = self._words
        if start < 2 or words[start - 1] != ",":
            return None
        end, employer = self._employers.governed(start - 1)
        head = self._head_before(end)
        if head == 0:
            return None
        paragraph = self._field.paragraphs[self._field.paragraph_at(head - 1)]
        role_start = titles_start(self._field, self._lex, head - 1, paragraph.start, capitals=True)
        sentence = self._field.sentences[self._field.sentence_at(role_start)]
        determined = role_start > 0 and (
            words[role_start - 1].lower() in OPENINGS or words[role_start - 1] in POSSESSIVE
        )
        determined = determined or role_start == sentence.start  # "Chief executive of Acme, Jane Roe, said"
        if not determined and not words[head - 1][0].isupper() and role_start not in self._employers.by_end:
            return None
        description = self.titled(Range(role_start, end))
        if employer is not None:
            description.employers.append(employer)
        return description

    def behind(self, end: int) -> Description | None:
        """The description behind the name that ends at token ``end``: "Jane Roe, an analyst at Acme"."""
        words = self._words
        if end >= len(words):
            return None
        begin = end
        if words[begin] == ",":
            begin = post_nominals_end(self._field, self._lex, begin)
        if words[begin : begin + 1] == ["("] and not self._is_role_at(begin + 1):
            begin = next((i + 1 for i in range(begin, min(len(words), begin + _MAX_FIELD)) if words[i] == ")"), begin)
        is_apposed = words[begin : begin + 1] in ([","], ["("])
        if is_apposed:
            begin += 1
            if begin + 1 < len(words) and words[begin].isdigit() and words[begin + 1] == ",":
                begin += 2
            if begin + 1 < len(words) and words[begin] == "who":
                if words[begin + 1] not in _IS:
                    return self._now_at(begin + 1)
                return self.at(begin + 2, len(words), was=words[begin + 1] == "was")
        elif begin > end or words[begin] not in _IS:
            return None
        else:
            return self.at(begin + 1, len(words), was=words[begin] == "was")
        return self.at(begin, len(words))

    def _is_role_at(self, start: int) -> bool:
        """Whether a parenthesis that begins before token ``start`` says what somebody is: not "(left)"."""
        return self._head(start, len(self._words)) > start

    def at(self, start: int, end: int, *, was: bool = False) -> Description | None:
        """The role in the noun phrase that begins at token ``start``, with its employer, all before token ``end``.

        Args:
            start: Where the noun phrase begins.
            end: Where its text ends.
            was: Whether the text says so of the past: "who was chief executive".
        """
        head = self._head(start, end)
        if head == start:
            return None
        description = self._phrase(start, head, end)
        description.is_past |= was
        if description.is_past:
            description.now = self._now_behind(head, end)
        return description

    def _phrase(self, start: int, head: int, end: int) -> Description:
        """The noun phrase from token ``start`` on whose head noun ends at token ``head``."""
        words, employers = self._words, self._employers
        begin = self._role_start(start, head)
        if words[begin] in HYPHENS and begin + 2 < head:
            begin += 2  # "a London-based analyst"
        determined = words[start].lower() in OPENINGS
        titles_end = self._titles_end(head, end, determined=determined)
        description = self.titled(Range(begin, titles_end))
        if all(map(employers.is_place, description.employers)):
            behind = employers.behind(titles_end, end)
            if behind is None and not determined:
                behind = employers.behind_comma(titles_end, end)
            if behind is not None:
                description.employers.append(behind)
        return description

    def _head_before(self, end: int) -> int:
        """Behind the role noun of a description that ends at token ``end``, maybe in a field of work: "head of AI"."""
        words, roles = self._words, self._lex.roles
        if end > 0 and words[end - 1].lower() in roles:
            return end
        for index in range(end - 2, max(0, end - _MAX_FIELD), -1):
            if words[index] == "of":
                return index if words[index - 1].lower() in roles and self._role_end(index) == end else 0
        return 0

    def _head(self, start: int, end: int) -> int:
        """Behind the head noun of the description that begins at token ``start``, or ``start`` if it is no role."""
        words, lex = self._words, self._lex
        head = index = start
        limit = min(end, start + _MAX_PHRASE)
        while index < limit:
            name = self._employers.by_start.get(index)
            if name is not None and name.end <= end:
                index = name.end
                continue
            if words[index] in HYPHENS and not (self._field.is_glued(index) or self._is_glued(index + 1)):
                break  # a dash: "Head - Retail Research"
            word = words[index].lower()
            if word in lex.roles or words[index] in lex.initials:
                head = index + 1
                if words[head : head + 1] == ["-"] and head + 1 < limit and words[head + 1] in _SUFFIXES:
                    head = index = head + 2
                    continue
            elif words[index] not in lex.role_fields and self._ends_phrase(word):
                break
            index += 1
        return start if head < index and words[head] not in JOINS else head

    def _is_glued(self, token: int) -> bool:
        """Whether nothing stands between ``token``, if there is one, and the one before it."""
        return token < len(self._words) and self._field.is_glued(token)

    def _ends_phrase(self, word: str) -> bool:
        """Whether a description cannot go on over ``word``, lower case, before its head noun."""
        if word[0].isalnum():
            return word in self._lex.closed_class and word not in OPENINGS and word != "and"
        return word not in POSSESSIVE and word not in "-&"

    def _role_start(self, start: int, head: int) -> int:
        """Where the role that ends at ``head`` begins: behind determiners, possessors and names."""
        words, begin = self._words, head - 1
        while begin > start and words[begin - 1] not in OPENINGS and words[begin - 1] not in POSSESSIVE:
            name = self._employers.by_end.get(begin)
            if name is None:
                begin -= 1
            elif (
                name.start > start
                and self._employers.is_place(name)
                and words[name.start - 1].lower() in self._lex.role_modifiers
            ):
                begin = name.start  # "chief U.S. economist"
            else:
                break
        return begin

    def _role_end(self, head: int) -> int:
        """Behind "of" and what it governs, if that is a field of work: "head of global research"."""
        words, departments = self._words, self._lex.departments
        if head + 1 >= len(words) or words[head] != "of":
            return head
        begin = end = head + 1 + (words[head + 1] == "the")
        limit = min(len(words), head + _MAX_PHRASE)
        if begin > head + 1:  # "of the European equities team", "of the Board", not "of the company"
            while end < limit and (words[end].lower() in departments or words[end].lower() in self._lex.demonyms):
                end += 1
            is_whole = end == len(words) or not (words[end][0].isupper() or self._is_plain(words[end]))
            return end if is_whole and words[end - 1].lower() in _UNITS else head
        while end < limit and (words[end] in JOINS or words[end] in HYPHENS or self._is_plain(words[end])):
            end += 1
        if end < len(words) and words[end][0].isupper() and words[end].lower() not in self._lex.closed_class:
            return head  # its noun is a name
        while words[end - 1] in JOINS or words[end - 1] in HYPHENS:
            end -= 1
        return end if end > head + 1 else head

    def _is_plain(self, word: str) -> bool:
        """Whether a role can go on over ``word`` behind its "of"."""
        lex, lower = self._lex, word.lower()
        if word[0].islower():
            return word not in lex.closed_class
        return word in lex.role_fields or lower in lex.departments or lower in lex.demonyms

    def _titles_end(self, head: int, end: int, *, determined: bool) -> int:
        """Behind the titles of the list that the one up to ``head`` begins: "CFO and Treasurer", "VP, Sales"."""
        words, titles_end = self._words, self._role_end(head)
        for _ in range(_MAX_TITLES):
            begin = titles_end
            comma = begin < end and words[begin] in _PARTING
            begin += comma
            join = begin < end and words[begin] in JOINS
            begin += join
            if begin == titles_end or (comma and determined):
                break
            following = self._title(begin, end, is_department=comma and not join)
            if following == begin:
                break
            titles_end = following
        return titles_end

    def _title(self, begin: int, end: int, *, is_department: bool) -> int:
        """Behind the title at token ``begin`` that nobody's name follows, or the department if it may be one."""
        words, lex = self._words, self._lex
        head, index, limit = begin, begin, min(end, begin + _MAX_PHRASE)
        while index < limit:
            lower = words[index].lower()
            if lower in lex.roles or words[index] in lex.initials:
                head = index + 1
            elif lower not in lex.title_words and words[index] not in lex.title_words and words[index] not in HYPHENS:
                break
            index += 1
        if begin < head == index:
            return begin if self._opens_name(head) else self._role_end(head)
        return self._department(begin, limit) if is_department else begin

    def _department(self, begin: int, limit: int) -> int:
        """Behind the department at token ``begin``, in capitals: "Investor Relations"; ``begin`` if there is none."""
        words, end = self._words, begin
        while end < limit and (words[end] in JOINS or self._is_department(words[end])):
            end += 1
        return begin if end == begin or words[end - 1] in JOINS or self._opens_name(end) else end

    def _is_department(self, word: str) -> bool:
        """Whether ``word``, in capitals, can name a department: "Relations"."""
        return word[0].isupper() and (word.lower() in self._lex.departments or word in self._lex.role_fields)

    def _opens_name(self, index: int) -> bool:
        """Whether a name or another capitalised word stands at ``index``."""
        return index < len(self._words) and (index in self._employers.by_start or self._words[index][0].isupper())

    def _now_behind(self, head: int, end: int) -> Description | None:
        """What the text says behind a past role that somebody is now: "and now chief executive of Acme"."""
        for index in range(head, min(end - 1, head + _MAX_PHRASE)):
            word = self._words[index]
            if word in _NOW:
                return self._now_at(index) if self._words[index - 1] in _BEFORE_NOW else None
            if not word[0].isalnum() and word not in ",-&." and word not in POSSESSIVE:
                break
        return None

    def _now_at(self, index: int) -> Description | None:
        """The role that "now" and what follows it tells: "now chief executive of Acme", "now runs Acme"."""
        words, end = self._words, len(self._words)
        index += index + 1 < end and (words[index] in _NOW or words[index] == "also")
        if words[index] in _LEADS and index + 1 < end:
            employer = self._employers.at(index + 1, end)
            if employer is None and words[index] in _HEADS:
                employer = self._employers.behind(index + 1, min(end, index + _MAX_FIELD))
                employer = employer if employer is not None and words[employer.start - 1] in _FOR else None
        elif words[index] in _WORKS:
            employer = self._employers.behind(index, min(end, index + _MAX_FIELD))
        else:
            head = self._head(index, end)
            return self._phrase(index, head, end) if head > index else None
        return None if employer is None else Description(None, [employer])


__all__ = ["Description", "RolePhrases"]
