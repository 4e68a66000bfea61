"""What a noun phrase says that somebody is, and for whom: "an analyst at the research firm Acme", "Acme's chief".

All looks are bounded, so that a phrase costs a constant.
"""

from streams.quotes.names.name import Name
from streams.quotes.roles.descriptions import Description
from streams.quotes.roles.employers import Employers
from streams.quotes.roles.extents import RoleExtents
from streams.quotes.roles.ties import ANALYST, family_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.glyphs import HYPHENS
from streams.text.ranges import Range


class RoleNounPhrases:
    """Reads the noun phrases of roles in a text, whose words are ``words``."""

    def __init__(self, words: list[str], lex: Lexicon, employers: Employers, extents: RoleExtents) -> None:
        self._words = words
        self._lex = lex
        self._employers = employers
        self._extents = extents
        self._grammar = lex.grammar
        self._openings = lex.grammar.determiners.in_descriptions

    def titled(self, role: Range) -> Description:
        """What ``role`` says with the employer before it: "Acme CEO" Jane Roe, "former Acme executive" Jane Roe."""
        words = self._words
        employer = self._employers.before(role.start)
        beginning = words[max(role.start - 1, 0) : role.start + 1]
        is_past = not self._grammar.adjectives.former.isdisjoint(map(str.lower, beginning))
        if employer is None:
            return Description(role, [], is_past, self._employers.reference(role.start))
        before = employer.start - 1
        if before > 0 and words[before] in HYPHENS:
            before -= 1
        if before >= 0 and words[before].lower() in self._grammar.adjectives.former_of_employers:
            return Description(Range(before, role.end), [employer], is_past=True)
        employers = [employer]
        if self._employers.is_place(employer) and (further := self._employers.before(employer.start)) is not None:
            employers.append(further)  # "Acme's U.S. chief executive"
        return Description(role, employers, is_past)

    def read(self, start: int, head: int, end: int) -> Description:
        """The noun phrase from token ``start`` on whose head noun ends at token ``head``."""
        words = self._words
        begin = self._extents.role_start(start, head)
        if words[begin] in HYPHENS and begin + 2 < head:
            begin += 2  # "a London-based analyst"
        determined = words[start].lower() in self._openings
        titles_end = self._extents.titles_end(head, end, determined=determined)
        description = self.titled(Range(begin, titles_end))
        self._add_employer(description, titles_end, end, determined=determined)
        return description

    def _add_employer(self, description: Description, titles_end: int, end: int, *, determined: bool) -> None:
        """Add to ``description``, whose titles end at ``titles_end``, the employer behind them: "an analyst at Acme".

        A place, a word with a capital and whom an analyst covers give way to it: "a Globex analyst at Acme".
        """
        words, employers, told = self._words, self._employers, description.employers
        follows = words[titles_end] if titles_end < end else ""
        is_analyst = (
            description.role is not None and family_of(words[description.role.start : titles_end], self._lex) == ANALYST
        )
        covering = (
            employers.at(titles_end + 1, end)
            if is_analyst and follows in self._grammar.prepositions.of_workplaces
            else None
        )
        if covering is not None and not employers.is_place(covering) and not any(map(employers.researches, told)):
            description.employers = [covering]
            return
        if not all(employers.is_place(name) or self._is_word(name) for name in told):
            return
        if follows in self._grammar.verbs.of_work:
            description.works_at = employers.workplace(titles_end + 1, end)
            return
        if follows.endswith("ing"):
            return  # "a lawyer representing workers at Acme"
        behind = employers.behind(titles_end, end)
        if behind is None and not determined:
            behind = employers.behind_comma(titles_end, end)
        if behind is not None:
            kept = [name for name in told if employers.is_place(behind) or self._is_party(name)]
            further = employers.further(behind, end)
            description.employers = [*kept, further or behind]  # "the Labour MP for Elmira", "Europe chief of Acme"

    def _is_word(self, name: Name) -> bool:
        """Whether ``name`` is hardly more than a word with a capital, as titles have: "Store" Manager."""
        is_word = len(name.words) == 1 and name.words[0] in self._lex.english_words
        return is_word and name.words[0] not in self._lex.ordinary_companies

    def _is_party(self, name: Name) -> bool:
        return " ".join(name.words) in self._lex.parties
