"""Where a role in a text begins and ends: "[chief executive] of Acme", "an [analyst] at the research firm Acme".

A role may be a list of titles with their fields of work: "[Executive Vice President, CFO and Treasurer] of Acme". All
looks are bounded, so that a role costs a constant.
"""

from typing import Final

from streams.quotes.roles.employers import Employers
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

_PARTING: Final = HYPHENS.union(",–—")
"""What a department stands after: "Vice President, Sales", "Head – Retail Research"."""
_MAX_PHRASE: Final = 14
"""Tokens read of a description before its head noun, at most."""
_MAX_TITLES: Final = 6
"""Titles in a list, at most."""
_MAX_FIELD: Final = 8
"""Tokens of a field of work before a comma, at most: "head of global research, Jane Roe"."""


class RoleExtents:
    """Finds where roles begin and end in the text of one field."""

    def __init__(self, field: TextField, lex: Lexicon, employers: Employers) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._employers = employers
        self._openings = lex.grammar.determiners.in_descriptions
        self._joins = lex.grammar.conjunctions.additive
        self._suffixes = lex.grammar.affixes.after_roles

    def head_before(self, end: int) -> int:
        """The token after the role noun of a description up to ``end``, maybe in a field of work: "head of AI"."""
        words, roles = self._words, self._lex.roles
        if end > 0 and words[end - 1].lower() in roles:
            return end
        for index in range(end - 2, max(0, end - _MAX_FIELD), -1):
            if words[index] == "of":
                return index if words[index - 1].lower() in roles and self._role_end(index) == end else 0
        return 0

    def head(self, start: int, end: int, *, may_speak: bool = False) -> int:
        """The token after the head noun of the description that begins at ``start``, or ``start`` if it is no role.

        Args:
            start: Where the description begins.
            end: Where its text ends.
            may_speak: Whether a verb of saying may follow it, without a comma: "Jane Roe, an Acme analyst told".
        """
        words, lex = self._words, self._lex
        head = index = start
        limit = min(end, start + _MAX_PHRASE)
        while index < limit:
            name = self._employers.by_start.get(index)
            if name is not None and name.end <= end:
                index = name.end
                continue
            if self._is_courtesy(index):
                index += 2  # "Mr. Roe's adviser"
                continue
            if words[index] in HYPHENS and not (self._field.is_glued(index) or self._is_glued(index + 1)):
                break  # a dash: "Head - Retail Research"
            if words[index] in self._joins and self._is_determined(index + 1):
                break  # "Acme CEO and a founder of Globex"
            word = words[index].lower()
            if word in lex.roles or words[index] in lex.initials:
                head = index + 1
                if word_at(words, head) == "-" and head + 1 < limit and words[head + 1] in self._suffixes:
                    head = index = head + 2
                    continue
            elif (may_speak and head == index and self._says(index)) or (
                words[index] not in lex.role_fields and self._ends_phrase(word)
            ):
                break
            index += 1
        ends = head == index or words[head] in self._joins or self._is_participle(head)
        return head if ends else start

    def _is_courtesy(self, token: int) -> bool:
        """Whether a title that is no office stands at ``token`` with its full stop: "Mr."."""
        word = self._words[token].lower()
        return word in self._lex.honorifics and word not in self._lex.roles and word_at(self._words, token + 1) == "."

    def _says(self, token: int) -> bool:
        """Whether the word at ``token`` is a verb of saying, and not of an office: chief "claims" officer."""
        is_title = word_at(self._words, token + 1).lower() in self._lex.roles
        return self._words[token] in self._lex.speech_verbs and not is_title

    def _is_participle(self, token: int) -> bool:
        """Whether what somebody does can begin at ``token``: an analyst "covering" Acme, "working" with it."""
        word, following = self._words[token], word_at(self._words, token + 1)
        if not (word.islower() and self._lex.may_be_participle(word)):
            return False
        return word not in self._lex.title_words or following in self._lex.grammar.prepositions.of_offices

    def _is_determined(self, token: int) -> bool:
        """Whether a noun phrase of its own begins with an article at ``token``."""
        return token < len(self._words) and self._words[token] in self._lex.grammar.determiners.articles

    def _is_glued(self, token: int) -> bool:
        """Whether nothing stands between ``token``, if there is one, and the one before it."""
        return token < len(self._words) and self._field.is_glued(token)

    def _ends_phrase(self, word: str) -> bool:
        """Whether a description cannot go on over ``word``, lower case, before its head noun."""
        if word[0].isalnum():
            return word in self._lex.closed_class and word not in self._openings and word != "and"
        return word not in POSSESSIVE and word not in "-&"

    def role_start(self, start: int, head: int) -> int:
        """Where the role that ends at ``head`` begins: after determiners, possessors and names."""
        words, begin = self._words, head - 1
        while begin > start and words[begin - 1].lower() not in self._openings and words[begin - 1] not in POSSESSIVE:
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
        return begin + (words[begin] in self._joins)  # "a QC and law professor"

    def _role_end(self, head: int) -> int:
        """The token after "of" and what it governs, if that is a field of work: "head of global research"."""
        words, departments = self._words, self._lex.departments
        if word_at(words, head) == "for":
            return self._department_end(head)
        if head + 1 >= len(words) or words[head] != "of":
            return head
        if words[head + 1] in self._lex.grammar.numerals.partitive and word_at(words, head + 2) == "of":
            return head  # "president of one of many", not "mother of two"
        begin = end = head + 1 + (words[head + 1] == "the")
        limit = min(len(words), head + _MAX_PHRASE)
        if begin > head + 1:  # "of the European equities team", "of the Board", not "of the company"
            while end < limit and (words[end].lower() in departments or words[end].lower() in self._lex.demonyms):
                end += 1
            is_whole = end == len(words) or not (words[end][0].isupper() or self._is_plain(words[end]))
            return end if is_whole and words[end - 1].lower() in self._lex.grammar.nouns.units else head
        while end < limit and (words[end] in self._joins or words[end] in HYPHENS or self._is_plain(words[end])):
            end += 1
        if end < len(words) and words[end][0].isupper() and words[end].lower() not in self._lex.closed_class:
            return head  # its noun is a name
        while words[end - 1] in self._joins or words[end - 1] in HYPHENS:
            end -= 1
        return end if end > head + 1 else head

    def _department_end(self, head: int) -> int:
        """The token after the departments that "for" at ``head`` governs: "director for research and sales"."""
        words, end = self._words, head + 1
        limit = min(len(words), head + _MAX_PHRASE)
        while end < limit and (words[end] in self._lex.departments or (end > head + 1 and words[end] in self._joins)):
            end += 1
        ends = end == len(words) or words[end] == "," or words[end] in self._lex.grammar.prepositions.of_offices
        return end if ends and words[end - 1] in self._lex.departments else head

    def _is_plain(self, word: str) -> bool:
        """Whether a role can go on over ``word`` after its "of"."""
        lex, lower = self._lex, word.lower()
        if word[0].islower():
            return word not in lex.closed_class
        return word in lex.role_fields or lower in lex.departments or lower in lex.demonyms

    def titles_end(self, head: int, end: int, *, determined: bool) -> int:
        """The token after the list of titles that the one up to ``head`` begins: "CFO and Treasurer", "VP, Sales"."""
        words, titles_end = self._words, self._role_end(head)
        for _ in range(_MAX_TITLES):
            begin = titles_end
            comma = begin < end and words[begin] in _PARTING
            begin += comma
            join = begin < end and words[begin] in self._joins
            begin += join
            if begin == titles_end or (comma and determined):
                break
            following = self._title(begin, end, is_department=comma and not join)
            if following == begin:
                break
            titles_end = following
        return titles_end

    def _title(self, begin: int, end: int, *, is_department: bool) -> int:
        """The token after the title at ``begin`` that nobody's name follows, or the department if it may be one."""
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
        """The token after the department at ``begin``, in capitals: "Investor Relations"; ``begin`` if none is."""
        words, end = self._words, begin
        while end < limit and (words[end] in self._joins or self._is_department(words[end])):
            end += 1
        return begin if end == begin or words[end - 1] in self._joins or self._opens_name(end) else end

    def _is_department(self, word: str) -> bool:
        """Whether ``word``, in capitals, can name a department: "Relations"."""
        return word[0].isupper() and (word.lower() in self._lex.departments or word in self._lex.role_fields)

    def _opens_name(self, index: int) -> bool:
        """Whether a name or another capitalised word stands at ``index``."""
        return index < len(self._words) and (index in self._employers.by_start or self._words[index][0].isupper())
