"""What a clause says that somebody is or does: "is chief executive of Acme", "who runs Acme", "now with Acme".

All looks are bounded, so that a clause costs a constant.
"""

from typing import Final

from streams.quotes.names.joints import is_hyphen
from streams.quotes.roles.descriptions import Description
from streams.quotes.roles.employers import Employers
from streams.quotes.roles.extents import RoleExtents
from streams.quotes.roles.role_noun_phrases import RoleNounPhrases
from streams.quotes.roles.ties import MAX_PART, is_part
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import HYPHENS, POSSESSIVE
from streams.text.tokens import word_at

_MAX_PHRASE: Final = 14
"""Tokens read of a description before its head noun, and after it for the employer."""
_MAX_FIELD: Final = 8
"""Tokens of a field of work before the employer, at most."""
_MAX_POST: Final = 4
"""Tokens from "his" to what his post is called, at most: "his new day job"."""
_MAX_SUBJECT: Final = 8
"""Tokens of a subject up to its verb, with what opens its clause, at most."""
_AMOUNTS: Final = "$£€"
_LEADS: Final = "leads"
"""Which may be a race that somebody leads."""
_TAKES_OVER: Final = (["took", "over", "as"], ["takes", "over", "as"])
"""Before what somebody is from now on."""
_HAS_BEEN: Final = ["has", "been"]
_ITS: Final = "its"
_HELPS: Final = "helps"


class RoleClauses:
    """Reads the clauses in the text of one field."""

    def __init__(
        self, field: TextField, lex: Lexicon, employers: Employers, extents: RoleExtents, nouns: RoleNounPhrases
    ) -> None:
        self._field = field
        self._words = field.words
        self._lex = lex
        self._employers = employers
        self._extents = extents
        self._nouns = nouns
        self._grammar = lex.grammar

    def at(self, start: int, end: int, *, was: bool = False, may_speak: bool = False) -> Description | None:
        """The role in the noun phrase that begins at token ``start``, with its employer, all before token ``end``.

        Args:
            start: Where the noun phrase begins.
            end: Where its text ends.
            was: Whether the text says so of the past: "who was chief executive".
            may_speak: Whether a verb of saying may follow the role.
        """
        head = self._extents.head(start, end, may_speak=may_speak)
        if head == start:
            return None
        description = self._nouns.read(start, head, end)
        description.is_past |= was
        if description.is_past:
            description.now = self._now_behind(head, end)
        return description

    def said_by_verb(self, begin: int) -> Description | None:
        """What the verb at token ``begin``, whose subject somebody is, says of him: "runs Acme", "is its chief"."""
        words, verbs = self._words, self._grammar.verbs
        is_work = words[begin] in verbs.of_work and words[begin].endswith("s")
        verb = words[self._behind_prefix(begin)]
        if words[begin] != _LEADS and (is_work or verb in verbs.heading or verb in verbs.founding):
            return self.now_at(begin)  # "Jane Roe runs Acme", "Jane Roe teaches law at Acme"
        if words[begin : begin + 3] in _TAKES_OVER:
            return self.at(begin + 3, len(words))  # "Jane Roe took over as chief executive of Acme"
        return self.predicate(begin)

    def in_capacity(self, begin: int) -> Description | None:
        """The office told by the post that stands from token ``begin`` on: "new job as head of Acme"."""
        words = self._words
        for index in range(begin, min(begin + _MAX_POST, len(words) - 2)):
            word = words[index]
            if words[index + 1] == "as":
                return self.at(index + 2, len(words)) if word in self._grammar.nouns.of_posts else None
            if not word.islower() or word in self._grammar.adjectives.former_of_posts or word in self._lex.closed_class:
                break
        return None

    def predicate(self, verb: int) -> Description | None:
        """What the verb at token ``verb`` says that somebody is: "is chief executive of Acme"; None if it says none."""
        if self._words[verb] not in self._grammar.verbs.of_roles or self._is_hypothetical(verb):
            return None
        begin = verb + 1
        begin += word_at(self._words, begin) in self._grammar.adverbs.of_the_present  # "is now chief executive"
        return self.at(begin, len(self._words), was=self._words[verb] == "was")

    def _is_hypothetical(self, verb: int) -> bool:
        """Whether what the verb at token ``verb`` says is only supposed: "If Roe is the nominee"."""
        start = self._field.sentence_of(verb).start
        for word in reversed(self._words[max(start, verb - _MAX_SUBJECT) : verb]):
            if word.lower() in self._grammar.conjunctions.of_conditions:
                return True
            if not word[0].isalnum() or word in self._grammar.pronouns.relative:
                break
        return False

    def now_at(self, index: int) -> Description | None:
        """The role that "now" and what follows it tells: "now chief executive of Acme", "now with Acme"."""
        words, end, verbs = self._words, len(self._words), self._grammar.verbs
        index = self._behind_prefix(index)
        if index + 1 < end:
            index += words[index] in self._grammar.adverbs.of_the_present or words[index] == "also"
        index += word_at(words, index) == "has" and word_at(words, index + 1) in verbs.of_leading
        is_since = words[index] in verbs.of_leading and words[index - 1] == "has"  # "has run Acme since May"
        if (
            (is_since or words[index] in verbs.leading or words[index] in self._grammar.prepositions.of_workplaces)
            and index + 1 < end
            and (led := self._employers.at(index + 1, end)) is not None
        ):
            return Description(None, [led])
        if words[index] in verbs.heading and (owner := self._owner_within(index + 1)) is not None:
            return Description(None, [], owner=owner)
        if (capacity := self._capacity(index)) is not None:
            return self.at(capacity, end)
        if words[index] in verbs.working:
            employer = self._employers.behind(index, min(end, index + _MAX_FIELD))
            if employer is not None:
                return Description(None, [employer])
        is_work = words[index] in verbs.of_work
        is_help = words[index] == _HELPS and index + 1 < end and words[index + 1] in verbs.of_helping
        if is_work or is_help:  # "covers trade for Acme", "helps run $3 billion at Acme"
            workplace = self._employers.workplace(index + 1, end, is_any=is_work)
            owner = self._owner_within(index + 1, is_done=True) if is_work and workplace is None else None
            is_told = workplace is not None or owner is not None  # "covers software for the bank"
            return Description(None, [], owner=owner, works_at=workplace) if is_told else None
        head = self._extents.head(index, end)
        return self._nouns.read(index, head, end) if head > index else None

    def _now_behind(self, head: int, end: int) -> Description | None:
        """What the text says after a past role that somebody is now: "and now chief executive of Acme"."""
        words = self._words
        for index in range(head, min(end - 1, head + _MAX_PHRASE)):
            word = words[index]
            if word in self._grammar.adverbs.of_the_present:
                goes_on = words[index - 1] == "," or words[index - 1] in self._grammar.phrases.before_now
                goes_on = goes_on or words[index + 1] in self._grammar.prepositions.of_workplaces  # "now with Acme"
                return self.now_at(index) if goes_on else None
            if not word[0].isalnum() and word not in ",-&." and word not in POSSESSIVE:
                break
        return None

    def now_later(self, begin: int) -> Description | None:
        """What the clause from ``begin`` on says last, of now: "who ran Acme until May and is [now at Globex]"."""
        words, last = self._words, min(len(self._words) - 1, begin + _MAX_PHRASE)
        for index in range(begin, last - 1):
            if (
                words[index] == "and"
                and words[index + 1] == "is"
                and words[index + 2] in self._grammar.adverbs.of_the_present
            ):
                return self.now_at(index + 2)
            if not words[index][0].isalnum():
                break
        return None

    def _owner_within(self, begin: int, *, is_done: bool = False) -> int | None:
        """The token in a clause from ``begin`` on that refers to whose part is led there, or where somebody leads it.

        Or, if it ``is_done``, for whom: "covers software for the [bank]".
        "who runs the [company]'s trucks unit", "who oversees automation at the [retailer]", "who leads [its] unit"; not
        "who leads its biggest rival".
        """
        words, lex = self._words, self._lex
        for index in range(begin, min(len(words) - 1, begin + _MAX_FIELD)):
            word = words[index]
            is_noun = word in lex.organization_descriptions and words[index - 1] in self._grammar.determiners.definite
            if index == begin and word == _ITS:
                return index if self._is_part(index + 1) else None
            if is_noun and index == begin + 1 and words[index + 1] in POSSESSIVE:
                return index if self._is_part(index + 2) else None
            if is_noun:
                is_end = not words[index + 1][0].isalnum() and words[index + 1] not in POSSESSIVE
                return index if is_end and words[index - 2] == ("for" if is_done else "at") else None
            if not word[0].isalnum() and word not in HYPHENS and word not in _AMOUNTS:
                break
        return None

    def _is_part(self, begin: int) -> bool:
        """Whether what stands at token ``begin``, behind an owner, is a part of it."""
        return is_part(self._words[begin : begin + MAX_PART], self._lex)

    def _capacity(self, index: int) -> int | None:
        """The token in a clause from ``index`` on at which an office follows: "helps manage $2 billion as [a manager]".

        "took over as [chief executive]", "has been [its chief executive] since May".
        """
        words = self._words
        for opening in (*_TAKES_OVER, _HAS_BEEN):
            if words[index : index + len(opening)] == opening:
                return index + len(opening)
        if words[index] not in self._grammar.verbs.of_capacities:
            return None
        for at in range(index + 1, min(len(words) - 2, index + _MAX_PHRASE)):
            if words[at] == "as":
                is_office = words[at + 1] in self._lex.title_words or at + 1 in self._employers.by_start
                return at + 1 if is_office or words[at + 1] in self._grammar.determiners.articles else None
            if at in self._employers.by_start:
                break
            if not words[at][0].isalnum() and words[at] not in _AMOUNTS and words[at] not in HYPHENS:
                break
        return None

    def _behind_prefix(self, verb: int) -> int:
        """``verb``, or where it goes on behind "co-": "co-[founded]"."""
        is_prefixed = self._words[verb] in self._grammar.affixes.before_roles and is_hyphen(self._words, verb + 1)
        return verb + 2 if is_prefixed and verb + 2 < len(self._words) else verb
