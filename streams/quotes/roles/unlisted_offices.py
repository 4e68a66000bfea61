"""Offices that no list has, told by what stands around them or by their form: "a bioethicist" at Acme, "a plumber"."""

from typing import Final

from streams.quotes.roles.descriptions import Description
from streams.quotes.roles.employers import Employers
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.nominals import is_nominal
from streams.text.ranges import Range
from streams.text.tokens import word_at

_MAX_OFFICE: Final = 6
"""Tokens from the beginning of such an office to the "at" or the mark behind it, at most."""
_BEHIND: Final = frozenset(", . at from in living of with who whose".split())
"""What may follow one that its form tells: a plumber "from" Elmira."""
_AGENTS: Final = ("er", "ist", "or")
"""How nouns for what somebody does end."""
_NO_OFFICES: Final = ("answer", "letter", "matter")
"""Nouns of that form that nobody is."""


class UnlistedOffices:
    """Reads such offices in the text of one field."""

    def __init__(self, words: list[str], lex: Lexicon, employers: Employers) -> None:
        self._words = words
        self._lex = lex
        self._employers = employers
        self._grammar = lex.grammar

    def at(self, begin: int) -> Description | None:
        """The one that begins at token ``begin``: "a bioethicist" at Acme, "VP fleet" at Acme.

        By its form too, behind an article or before "of": "a plumber", "winner of the cup".
        """
        words, lex = self._words, self._lex
        opening = word_at(words, begin)
        is_listed = opening in lex.initials or opening.lower() in lex.roles
        is_determined = opening in self._grammar.determiners.articles
        if not (is_listed or is_determined or self._is_noun(opening)):
            return None
        for index in range(begin + 1, min(len(words) - 1, begin + _MAX_OFFICE)):
            word, noun, role = words[index], words[index - 1], Range(begin + is_determined, index)
            if word == "at" and index > begin + 1:
                employer = self._employers.at(index + 1, len(words))
                is_firm = employer is not None and not self._employers.is_place(employer)
                is_other = noun in self._grammar.nouns.visitors or noun in self._grammar.times.beginnings
                if is_firm and not is_other and (is_listed or is_determined or self._is_office(noun)):
                    return Description(role, [], works_at=employer)
            if not (word.islower() and word.isalpha()) or word in lex.closed_class:
                is_whole = (is_determined and index > role.start and word in _BEHIND) or word == "of"
                is_somebody = is_whole and self._is_office(noun) and f"{noun}s" in lex.english_words
                return Description(role, []) if is_somebody else None
        return None

    def _is_noun(self, word: str) -> bool:
        """Whether ``word`` may be in a noun phrase that says what somebody is: not "speaking", "later", "formerly"."""
        times = self._grammar.times
        is_other = word in self._lex.closed_class or self._lex.may_be_participle(word) or word.endswith("ly")
        is_other = is_other or word in times.beginnings or word in times.nouns
        return word.isalpha() and word.islower() and not is_other

    def _is_office(self, noun: str) -> bool:
        """Whether ``noun`` is one by its form: "tester"; not "angry", "holder"."""
        is_other = noun in self._grammar.nouns.visitors or noun in self._lex.role_modifiers  # "holder", "former"
        is_other = is_other or noun in _NO_OFFICES
        is_agent = noun.endswith(_AGENTS) and is_nominal(noun, self._lex) and not is_other
        return self._is_noun(noun) and (is_agent or noun in self._grammar.nouns.offices_like_verbs)
