"""What stands behind an office and says of what it is: "director [of Acme's storm desk]", "envoy [to Norland]".

An employer by name, or only called "the company", is told elsewhere and stays outside. All looks are bounded, so that a
role costs a constant.
"""

from dataclasses import dataclass
from typing import Final

from streams.quotes.coreference.mentions import Mention, Mentions, is_place
from streams.quotes.names.entities import Entity, FieldRange
from streams.quotes.roles.ties import OF_REGIONS, PUBLIC, family_of, is_portfolio, portfolio_start
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.nominals import is_nominal
from streams.text.document import Document, FieldName, TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

_MAX_PHRASE: Final = 8
"""Tokens of a phrase, at most."""
_MAX_PORTFOLIO: Final = 12
"""Tokens of what a minister is for, at most."""
_MINISTER: Final = "minister"
_MAX_PHRASES: Final = 2
"""Phrases, at most: "of vehicle operations for Norland"."""
_NEXT_OFFICE: Final = 4
"""Tokens within which another office follows an "and", that included."""
_EXAMPLES: Final = ("example", "instance")
"""What "for" governs that says nothing of an office."""


@dataclass(frozen=True, slots=True)
class RoleComplements:
    """Finds what the offices in an article are of."""

    document: Document
    mentions: Mentions
    entities: list[Entity]
    lex: Lexicon

    def end(self, role: FieldRange, person: int, employer: int | None) -> int:
        """The token after what ``role`` of the entity ``person`` is of, if that does not only name an employer.

        The ``employer`` is who the text says it is, if it does.
        """
        end = self._portfolio_end(role, (employer, person))
        for _ in range(_MAX_PHRASES):
            further = self._phrase_end(role._replace(end=end), person)
            if further == end:
                break
            end = further
        return end

    def _phrase_end(self, role: FieldRange, person: int) -> int:
        """As ``end``, of the first phrase behind ``role``."""
        field, begin = self.document[role.field], role.end + 1
        preposition = word_at(field.words, role.end)
        if preposition not in ("of", "for", "to"):
            return role.end
        end = self._noun_phrase_end(field, begin)
        if end == begin or self._is_cut(field, end, person):
            return role.end
        office = field.words[role.start : role.end]
        if preposition == "to":
            is_of = not self.lex.grammar.nouns.to_principals.isdisjoint(map(str.lower, office))
        else:
            is_of = self._is_of(field, FieldRange(field.name, begin, end), preposition, family_of(office, self.lex))
        return end if is_of else role.end

    def _portfolio_end(self, role: FieldRange, others: tuple[int | None, int]) -> int:
        """The token after what a member of a government is for, in capitals: "minister of [Economy and Trade]".

        The end of ``role`` if that is no such office, or of a place, or of ``others``: the employer and who holds it.
        """
        words, lex = self.document[role.field].words, self.lex
        before = portfolio_start(words[role.start : role.end], lex)
        begin = role.start + before + 1
        if not before or word_at(words, begin - 1) not in ("of", "for"):
            return role.end
        end, limit = role.end, min(len(words), begin + _MAX_PORTFOLIO)
        is_ministers = words[begin - 2].lower() == _MINISTER
        if begin < end:  # "Secretary of State" for Trade
            begin = self._behind_joint(words, end)
            limit = limit if begin > end else end
        while begin < limit:
            stop = begin
            while stop < limit and words[stop][0].isupper() and self._may_be_field(role.field, stop, others):
                stop += 1
            is_field = is_portfolio(words[begin:stop], lex) or (is_ministers and self._is_plain(words[begin:stop]))
            if stop == begin or not is_field:
                break
            end, begin = stop, self._behind_joint(words, stop)
            if begin == stop:
                break
        return end

    def _behind_joint(self, words: list[str], index: int) -> int:
        """The token after what joins fields at ``index``; ``index`` if nothing does: ", and", "for"."""
        while index < len(words) and words[index] in self.lex.grammar.phrases.in_portfolios:
            index += 1
        return index

    def _is_plain(self, words: list[str]) -> bool:
        """Whether ``words``, in capitals, are ordinary and name no organization, place or office."""
        lower = [word.lower() for word in words]
        return self.lex.english_words.issuperset(lower) and self.lex.no_portfolios.isdisjoint(lower)

    def _may_be_field(self, field: FieldName, token: int, others: tuple[int | None, int]) -> bool:
        """Whether ``token`` may be of what a minister is for: of no person's name, no place's, nor of ``others``."""
        mention = self.mentions.covering(field, token)
        if mention is None or mention.entity is None:
            return True
        return mention.entity not in others and mention.kind != "person" and not is_place(mention, self.entities)

    def _is_cut(self, field: TextField, end: int, person: int) -> bool:
        """Whether the phrase up to token ``end`` goes on over what has not been understood: no half of it is told.

        "President of the brewer | Acme", "adviser to the Senate | Majority Leader", "envoy to North | and South Korea".
        """
        following = word_at(field.words, end)
        named = self.mentions.covering(field.name, end)
        if named is not None or field.words[end - 1].lower() in self.lex.honorifics:
            return named is None or named.entity != person
        is_list = following in self.lex.grammar.conjunctions.additive
        is_list = is_list and self.lex.roles.keys().isdisjoint(field.words[end + 1 : end + _NEXT_OFFICE])
        goes_on = is_list or following in HYPHENS
        return goes_on or (following[:1].isupper() and following.lower() not in self.lex.titles)

    def _is_of(self, field: TextField, phrase: FieldRange, preposition: str, family: int) -> bool:
        """Whether an office of this ``family`` is of ``phrase``, behind ``preposition``, and that is no employer."""
        words, lex = field.words[phrase.start : phrase.end], self.lex
        last = self.mentions.covering(field.name, phrase.end - 1)
        if last is not None:
            follows = word_at(field.words, phrase.end)
            # "general manager of Acme Care at Acme", "vice president for Norland"
            return follows == "at" if preposition == "of" else family in OF_REGIONS and is_place(last, self.entities)
        head, opening = words[-1].lower(), words[0].lower()
        is_body = head in lex.organization_descriptions or head in lex.employer_nouns
        is_part = opening in lex.grammar.determiners.possessive or not POSSESSIVE.isdisjoint(words)
        if (is_body and not is_part) or not words[-1].islower():
            return False
        is_some = opening in lex.grammar.determiners.indefinite or opening in lex.grammar.numerals.partitive
        if not head.isalpha() or is_some or opening.isdigit():
            return False
        if preposition == "for":
            return opening not in lex.closed_class and family in (*OF_REGIONS, PUBLIC)
        return True

    def _noun_phrase_end(self, field: TextField, begin: int) -> int:
        """The token after the noun phrase that begins at ``begin``; ``begin`` if none does."""
        titled = self._titled(field, begin)
        if titled is not None:
            return titled.end
        words, end = field.words, begin
        limit = min(field.sentence_of(begin - 1).end, begin + _MAX_PHRASE)
        while end < limit:
            further = self._further(field, begin, end)
            if further == end:
                break
            end = further
            name = self.mentions.ending_at(field.name, end)
            is_name = name is not None and name.kind != "pronoun" and name.start >= begin
            if name is not None and is_name and not self._may_modify(field, name, words[begin]):
                break
        while end > begin and (words[end - 1] in POSSESSIVE or words[end - 1] in HYPHENS):
            end -= 1
        is_opening = words[end - 1].lower() in self.lex.grammar.determiners.in_noun_phrases
        return begin if end == begin + 1 and is_opening else end

    def _further(self, field: TextField, begin: int, end: int) -> int:
        """The token after what stands at ``end`` and belongs to the noun phrase from ``begin`` on; ``end`` if none."""
        word, lex = field.words[end], self.lex
        mention = self.mentions.covering(field.name, end)
        if mention is not None and mention.kind != "pronoun":
            is_another = mention.kind == "person" or self.mentions.ending_at(field.name, end) is not None
            return end if end > begin and is_another else mention.end
        if end > begin and word in lex.grammar.conjunctions.additive:
            following = field.words[end + 1 : end + 3]
            goes_on = word_at(following, 0).islower() and following[0] not in lex.closed_class
            return end + 2 if goes_on and lex.roles.keys().isdisjoint(following) else end
        is_opening = end == begin and word.lower() in lex.grammar.determiners.in_noun_phrases
        is_word = word[0].isalnum() and is_nominal(word.lower(), lex) and word not in _EXAMPLES
        is_word = is_word and not (lex.may_be_participle(word) and word not in lex.departments)
        return end + (is_word or is_opening or word in POSSESSIVE or word in HYPHENS)

    def _titled(self, field: TextField, begin: int) -> Mention | None:
        """The person whose title begins at ``begin``: "Mrs." Roe."""
        named = self.mentions.within(field.name, begin, begin + _MAX_PHRASE)
        return next((each for each in named if each.kind == "person" and each.lead == begin < each.start), None)

    def _may_modify(self, field: TextField, name: Mention, opening: str) -> bool:
        """Whether ``name`` may modify what follows in the phrase with this ``opening``: "the Acme management board"."""
        is_owner = word_at(field.words, name.end) in POSSESSIVE
        return is_owner or opening.lower() in self.lex.grammar.determiners.all or is_place(name, self.entities)
