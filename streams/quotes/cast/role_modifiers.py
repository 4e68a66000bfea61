"""The words before an office that belong to it: "[storm] director", "[U.S. District] Judge", "[UK] economist".

What tells whose the office is, its holder's nation and praise stay outside: Acme's "new" French "director". All looks
are bounded, so that a role costs a constant.
"""

from dataclasses import dataclass
from typing import Final

from streams.quotes.coreference.mentions import Mention, Mentions
from streams.quotes.names.entities import Entity, FieldRange
from streams.quotes.roles.ties import OF_REGIONS, family_of
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.nominals import is_nominal
from streams.text.document import Document, TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

_MAX_BEFORE: Final = 2
"""Words that belong to an office before what is known of it, at most: more are a clause, "board hires shop" owner."""
_ALONE: Final = 2
"""An office and one word before it."""
_PRAISING: Final = tuple("able al ant ar ary ent est ful ible ial ic ish ive less ous y".split())
"""How adjectives end that no list of titles has, and that are no nouns: "legendary", not "country"."""


@dataclass(frozen=True, slots=True)
class RoleModifiers:
    """Finds the words before the offices in an article that belong to them."""

    document: Document
    mentions: Mentions
    entities: list[Entity]
    lex: Lexicon

    def start(self, role: FieldRange, employer: int | None) -> int:
        """The token at which the words begin that belong to ``role`` before it; none is of ``employer``, an entity."""
        if role.field == "title":
            return role.start  # "Board picks oil executive Jane Roe"
        field = self.document[role.field]
        first = field.sentence_of(role.start).start
        starts = self._modifiers(field, role, first)
        begin = starts[-1]
        named = self.mentions.covering(field.name, begin - 1) if begin > first else None
        if named is not None and self._is_field(named, role, employer):
            return named.start
        is_employer = len(starts) > 1 and self._is_employer(field.words[role.start - 1], is_alone=len(starts) == _ALONE)
        if is_employer or self._is_clause(field, starts, first) or not self._opens_phrase(field, begin, employer):
            return role.start
        return begin

    def _modifiers(self, field: TextField, role: FieldRange, first: int) -> list[int]:
        """Where ``role`` and the words begin that may belong to it, from it back, to token ``first`` at most."""
        words, starts = field.words, [role.start]
        while starts[-1] > first and len(starts) <= _MAX_BEFORE + 1:
            token = starts[-1] - 1
            if self.mentions.covering(field.name, token) is not None:
                break
            if not self._modifies(words[token], before=words[starts[-1]], opens=token == first):
                break
            is_compound = token > first + 1 and words[token - 1] in HYPHENS and field.is_glued(token)
            starts.append(token - 2 if is_compound else token)
        return starts

    def _is_clause(self, field: TextField, starts: list[int], first: int) -> bool:
        """Whether what begins at ``starts`` before an office may be a subject with its verb.

        So may two words behind an article that opens the sentence, "The board picks", and those that do so in a capital
        before a small letter, "Meet storm" director, unless it is a title's.
        """
        words, begin, office = field.words, starts[-1], starts[0]
        is_opening = begin - 1 == first and words[first].lower() in self.lex.grammar.determiners.all
        is_capital = words[begin][0].isupper() and words[office].islower() and words[begin + 1] not in HYPHENS
        is_capital = is_capital and words[begin].lower() not in self.lex.title_words
        return len(starts) - 1 > (1 if is_opening or is_capital else _MAX_BEFORE)

    def _is_employer(self, noun: str, *, is_alone: bool) -> bool:
        """Whether ``noun`` before an office says whose it is: an "agency" spokesman, no "works council" chair."""
        lower, lex = noun.lower(), self.lex
        is_body = lower in lex.organization_descriptions or lower in lex.grammar.nouns.of_any_body
        return is_body and (is_alone or lower not in lex.public_bodies)

    def _opens_phrase(self, field: TextField, begin: int, employer: int | None) -> bool:
        """Whether a noun phrase may begin at ``begin``, or go on behind ``employer``: not behind "will" meet."""
        if begin == field.sentence_of(begin).start:
            return True
        before, grammar = field.words[begin - 1], self.lex.grammar
        if before == "to":
            return word_at(field.words, begin - 2) == "according"  # not "to marry"
        mention = self.mentions.ending_at(field.name, begin)
        if mention is not None:
            return employer is not None and mention.entity == employer  # not "Jane Roe chose teacher"
        if not before[0].isalnum():
            return before not in HYPHENS or not field.is_glued(begin)  # not "a 22-year-old founder"
        lower = before.lower()
        is_opening = lower in grammar.determiners.in_noun_phrases or lower in grammar.prepositions.in_noun_phrases
        is_opening = is_opening or lower in grammar.conjunctions.opening_clauses  # "But crane operator"
        return is_opening or before in POSSESSIVE or before in self.lex.speech_verbs

    def _modifies(self, word: str, *, before: str, opens: bool) -> bool:
        """Whether ``word`` belongs to the office whose next word it stands ``before``; ``opens``: a sentence."""
        lower, lex = word.lower(), self.lex
        if not word.isalpha() or lower in lex.demonyms or not is_nominal(lower, lex):
            return False
        adjectives = lex.grammar.adjectives
        is_other = lower in adjectives.of_holders or lower in adjectives.of_corrected or lower in lex.publication_nouns
        plurals = (f"{lower}s", f"{lower.removesuffix('y')}ies")
        is_praise = lower.endswith(_PRAISING) and lower not in lex.title_words and lex.english_words.isdisjoint(plurals)
        if is_other or is_praise or (word.isupper() and lower in lex.shouted_words):
            return False
        if word.islower():
            return before.islower()  # not "met Prime Minister"
        is_known = lower in lex.english_words or lower in lex.title_words
        return is_known and (opens or before[0].isupper())

    def _is_field(self, mention: Mention, role: FieldRange, employer: int | None) -> bool:
        """Whether ``mention`` before ``role`` is a part of it, and not whose it is: "Administrative Law" Judge."""
        if mention.entity is None or mention.entity == employer:
            return False
        field, entity = self.document[role.field], self.entities[mention.entity]
        office, words = field.words[role.start : role.end], field.words[mention.start : mention.end]
        is_title = office[0][0].isupper()
        if entity.type == "unknown":
            is_whole = len(words) > 1 or employer is None
            return is_title and is_whole and self.lex.english_words.issuperset(map(str.lower, words))
        is_nation = not words[-1].isupper() and words[-1].lower() in self.lex.demonyms  # "French" banker
        nation = self.lex.nations.get(words[-1].lower())
        is_employers = employer is not None and nation == self.entities[employer].called  # "EU" trade chief
        is_regional = is_title if employer is None else family_of(office, self.lex) in OF_REGIONS
        return entity.type == "place" and is_regional and not is_nation and not is_employers
