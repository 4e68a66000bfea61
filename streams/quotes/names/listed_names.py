"""Names with a list inside: "Department of Health, Education and Welfare", "Roe, Feld & Lund".

A list of names has the same form: "the Treasury, Acme Corp. and Globex". So all that is listed are ordinary words, and
none of them ends as a body's name does; or it is a firm's, whose partners' surnames stand behind a preposition.
"""

from typing import Final

from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_ITEMS: Final = 6
"""Items of a list, at most."""
_MAX_WORDS: Final = 3
"""Words of an item, at most."""
_AMPERSAND: Final = "&"
_BETWEEN_SENTENCES: Final = frozenset(".!?:")


class ListedNames:
    """Finds in the text of one field where a name that has a comma inside ends."""

    def __init__(self, field: TextField, lex: Lexicon) -> None:
        self._words = field.words
        self._lex = lex
        self._joins = lex.grammar.conjunctions.additive

    def length(self, comma: int, limit: int) -> int:
        """How many tokens from ``comma`` on, before ``limit``, belong to the name before it; 0 if it ends there."""
        end = self._partners_end(comma, limit) or self._fields_end(comma, limit)
        return end - comma if end else 0

    def _partners_end(self, comma: int, limit: int) -> int:
        """The token after the partners of a firm, listed from the one before ``comma`` on: "at Roe, Feld & Lund"."""
        words, lex = self._words, self._lex
        before = word_at(words, comma - 2)
        if before not in lex.grammar.prepositions.of_firms or not self._is_partner(comma - 1):
            return 0
        index = comma
        for _ in range(_MAX_ITEMS):
            if index + 1 >= limit or words[index] not in (",", _AMPERSAND) or not self._is_partner(index + 1):
                return 0
            is_last = words[index] == _AMPERSAND
            if is_last:
                known = lex.conjoined_names.get(words[index - 1].lower(), ())  # "Acme, Marks & Spencer"
                is_other = any(words[index + 1].lower() in name for name in known)
                follows = words[index + 2] if index + 2 < limit else ""
                goes_on = follows[:1].isupper() and follows.lower() not in lex.legal_forms  # "Feld & Lund LLP"
                return 0 if is_other or goes_on else index + 2
            index += 2
        return 0

    def begins_firm(self, comma: int) -> bool:
        """Whether a firm's name may begin with the word before ``comma``: "at Feld, Lund and Co", not "To Feld,"."""
        words, lex = self._words, self._lex
        before = word_at(words, comma - 2, ".")
        prepositions = lex.grammar.prepositions
        is_governed = before in prepositions.in_noun_phrases and before not in prepositions.of_firms
        is_apart = before in _BETWEEN_SENTENCES or (before.islower() and not is_governed)
        first, second = words[comma - 1], words[comma + 1]
        is_known = lex.kinds.get(f"{first} {second}".lower()) == "organization"  # "Goldman, Sachs & Co"
        return is_apart and (is_known or (self._is_partner(comma - 1) and self._is_partner(comma + 1)))

    def _is_partner(self, token: int) -> bool:
        """Whether a surname can stand at ``token``: no place and no known organization."""
        word, lex = self._words[token], self._lex
        lower = word.lower()
        is_known = lower in lex.kinds or lower in lex.research_firms or lower in lex.closed_class
        return word[0].isupper() and not is_known

    def _fields_end(self, comma: int, limit: int) -> int:
        """The token after the fields of a public body, listed from the one before ``comma`` on."""
        words, first = self._words, self._opening(comma)
        if not self._are_words(first):
            return 0
        index = comma
        for _ in range(_MAX_ITEMS):
            index += words[index] == ","
            is_last = index < limit and words[index] in self._joins
            begin = index = index + is_last
            while index < min(limit, begin + _MAX_WORDS) and words[index][0].isupper():
                index += 1
            item = Range(begin, index)
            if not self._are_words(item):
                return 0
            if is_last:
                return index if self._closes(first, item, limit) and not self._is_company(item) else 0
            if index >= limit or not (words[index] == "," or words[index] in self._joins) or self._is_name(item):
                return 0
        return 0

    def _opening(self, comma: int) -> Range:
        """The first field, before ``comma``: [Health] of "Department of Health", [Banking] of "the Senate Banking"."""
        words, begin = self._words, comma
        while begin > max(0, comma - _MAX_WORDS) and words[begin - 1][0].isupper() and words[begin - 1] != "The":
            begin -= 1
        chamber = words[begin].lower() in self._lex.grammar.nouns.chambers and comma - begin > 1
        return Range(begin + chamber, comma)

    def _closes(self, first: Range, last: Range, limit: int) -> bool:
        """Whether a list of fields from ``first`` to ``last`` ends as one within a body's name does."""
        words, nouns = self._words, self._lex.grammar.nouns
        goes_on = last.end < limit and words[last.end][0].isupper()
        if goes_on or not self._lex.roles.keys().isdisjoint(map(str.lower, words[last.start : last.end])):
            return False  # "and Welfare Minister Jane Roe"
        before = word_at(words, first.start - 1).lower()
        governor = word_at(words, first.start - 2).lower()
        if before in self._lex.grammar.prepositions.of_bodies and governor in nouns.governing_fields:
            return True  # "Ministry of"
        follows = words[last.end] if last.end < limit else ""
        is_body = follows in nouns.behind_fields  # "the Rail, Maritime and Transport union"
        is_body = is_body or (words[last.end - 1].lower() in nouns.behind_fields and last.end - last.start > 1)
        return is_body and (before == "the" or before in nouns.chambers) and not self._is_name(first)

    def _is_company(self, place: Range) -> bool:
        """Whether the word at ``place`` by itself is a company's name, too: "Target"."""
        return place.end == place.start + 1 and self._words[place.start].lower() in self._lex.ordinary_companies

    def _are_words(self, place: Range) -> bool:
        """Whether there are words at ``place``, and all are ordinary ones."""
        words = [word.lower() for word in self._words[place.start : place.end]]
        return words != [] and self._lex.english_words.issuperset(words)

    def _is_name(self, place: Range) -> bool:
        """Whether the ordinary words at ``place`` are a body's name, or somebody's office."""
        lex, words = self._lex, [word.lower() for word in self._words[place.start : place.end]]
        is_known = " ".join(words) in lex.known_bodies or lex.kinds.get(" ".join(words)) == "place"
        ends_name = words[-1] in lex.organization_nouns - lex.departments
        return is_known or (ends_name and len(words) > 1) or words[-1] in lex.roles
