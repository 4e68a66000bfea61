"""Who may have written what says something, "the report": what the text tells of each, and of writings called so.

How likely each of them wrote it is learnt: ``streams/quotes/coreference/authors.py``. What ties somebody to it is what
it is called where it comes up, "a report from Acme", "Acme's annual report", "Acme published a study", "Acme says in
its survey", and who does what it comes of, "Acme sued Globex", "Bloomberg reports".
"""

from collections.abc import Iterator
from functools import cached_property
from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.authors import (
    ANY,
    BODY,
    BY,
    CLAIM,
    DID,
    DOES_BEHIND,
    FILING,
    HOUSE,
    INSIDE,
    MESSAGE,
    MODIFIER,
    OF,
    OTHERWISE,
    OUTLET,
    OWNS,
    OWNS_BEHIND,
    OWNS_KIN,
    SAYS_BY,
    STATEMENT,
    STUDY,
    UNTIED,
    Author,
    Writing,
)
from streams.quotes.coreference.mentions import Mention
from streams.quotes.model import Speaker
from streams.quotes.speakers.discourse import Described, Discourse, is_named
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.tokens import places_of, word_at

_ITS: Final = "its"
_BRIEF: Final = "brief"
"""What is filed with a court, or short."""
_OF: Final = "of"
_IN: Final = "in"
"""Before the writing that somebody says something by."""
_REACH: Final = 400
"""Tokens back from the words that refer to it, at most."""
_AHEAD: Final = 200
"""And ahead."""
_LEADING: Final = 6
"""Tokens between whose it is, or the verb, and its noun, at most: "Acme's 1986 annual report"."""
_FOLLOWING: Final = 8
"""Tokens from its noun to whose it is, at most: "a report issued yesterday by Acme"."""


class Written(NamedTuple):
    """A writing where it says something."""

    described: Described
    writing: Writing
    ties: dict[int, int]
    """How those are tied to it who are, by their entities, the nearest first."""


class _Called(NamedTuple):
    """What a writing is called elsewhere, lower case."""

    nouns: frozenset[str]
    """As it is there, and in the singular."""
    kin: frozenset[str]
    """Those, and what else it may be called."""
    deeds: frozenset[str]
    """The verbs for what it comes of."""


class Writings:
    """The people and organizations of an article as those who may have written what says something."""

    def __init__(self, discourse: Discourse) -> None:
        self._discourse = discourse
        self._cast = discourse.cast
        self._field = discourse.field
        self._owners: dict[int, int | None] = {}

    def written(self, described: Described) -> Written | None:
        """What is written that a source names; None if it names another source."""
        lex, core, noun = self._cast.lex, described.core, described.noun
        one = _singular(noun, lex)
        if not one or noun in lex.somebody:
            return None
        called = _Called(frozenset((one, noun)), _kin(one, lex) | {one, noun}, _deeds(one, lex))
        ties, is_nobodys = self._tied(described, called)
        writing = Writing(
            form=self._discourse.form(core),
            noun=one,
            kind=_kind(one, lex),
            in_lead=self._discourse.in_lead(described.source.start),
            is_nobodys=is_nobodys,
            told_apart=self._told_apart(self._field.words[core.start + 1 : core.end - 1]),
        )
        return Written(described, writing, self._inside(described) | ties)

    def _told_apart(self, words: list[str]) -> int:
        """Whether ``words``, between an article and a noun, tell one from others: 1 by a word, 2 by a name."""
        return 2 if any(word[0].isupper() for word in words) else int(words != [])

    def _inside(self, described: Described) -> dict[int, int]:
        """How those stand to it whom its description names, by their entities: "a report by Acme"."""
        words, prepositions = self._field.words, self._cast.lex.grammar.prepositions
        source, core = described.source, described.core
        inside: dict[int, int] = {}
        for mention in self._cast.mentions.within(self._field.name, *source):
            if mention.entity is None or self._cast.is_place(mention):
                continue
            before = words[source.start : mention.lead]
            governor = next((word for word in reversed(before) if word in prepositions.in_noun_phrases), "")
            if mention.end < core.end:
                how = MODIFIER
            else:
                how = BY if governor in prepositions.of_authors else OF if governor == _OF else INSIDE
            inside.setdefault(mention.entity, how)
        return inside

    def authors(self, written: Written) -> dict[int, Author]:
        """Who may have written it, by their entities."""
        mentioned = self._discourse.named | {who: len(self._cast.mentions.of(who)) for who in written.ties}
        presences = self._discourse.presences(written.described, mentioned, written.ties)
        nearest = next(iter(written.ties), None)
        return {
            who: Author(presence, self._sort(who), written.ties.get(who, UNTIED), who == nearest)
            for who, presence in presences.items()
        }

    def _sort(self, who: int) -> int:
        """What ``who`` is by the name."""
        lex, words = self._cast.lex, self._cast.entities[who].words
        name = " ".join(words)
        if name in lex.outlets or name in lex.known_agencies:
            return OUTLET
        if name in lex.research_firms:
            return HOUSE
        is_body = name in lex.known_bodies or not lex.body_nouns.isdisjoint(words)
        return BODY if is_body or not lex.public_bodies.isdisjoint(words) else ANY

    def _tied(self, described: Described, called: _Called) -> tuple[dict[int, int], bool]:
        """How those are tied who are, by what is said before and behind the source; and whether it is nobody's.

        That is if one has come up before that is, and none nearer that is somebody's: "a recent report".
        """
        words, source, number = self._discourse.lower, described.source, described.number
        first, wanted = max(0, source.start - _REACH), called.kin | called.deeds
        ties: dict[int, int] = {}
        is_nobodys = False
        for place in reversed(list(places_of(words[first : source.start], wanted))):
            token = first + place
            for who, how in self._ties_at(token, called, number):
                ties[who] = min(how, ties.get(who, how))
            is_nobodys = is_nobodys or (not ties and words[token] in called.nouns and self._is_new(token))
        for place in places_of(words[source.end : source.end + _AHEAD], wanted):
            for who, how in self._ties_at(source.end + place, called, number):
                ties.setdefault(who, DOES_BEHIND if how == DID else OWNS_BEHIND)
        return ties, is_nobodys

    def _ties_at(self, token: int, called: _Called, number: int) -> Iterator[tuple[int, int]]:
        """Who is tied to a writing, or does what it comes of, at ``token``, and how."""
        word = self._discourse.lower[token]
        if word in called.kin and not (word == _BRIEF and word_at(self._field.words, token + 1).islower()):
            owner = self._owner(token)
            if owner is not None:
                yield owner, OWNS if word in called.nouns else OWNS_KIN
            elif (by := self._who_says_by(token, number)) is not None:
                yield by, SAYS_BY
        elif word in called.deeds and (doer := self._doer(token)) is not None:
            yield doer, DID

    def _owner(self, token: int) -> int | None:
        """Whose the writing at ``token`` is, if that is told there: "Acme's annual report"."""
        if token not in self._owners:
            self._owners[token] = next((each.entity for each in _authors(self._cast, self._field, token)), None)
        return self._owners[token]

    def _who_says_by(self, token: int, number: int) -> int | None:
        """Who says something by the writing at ``token``, before statement ``number``: "said in a report", "its"."""
        field = self._field
        first, speaker = self._spoken.get(field.sentence_at(token), (number, None))
        if speaker is None or first >= number:
            return None
        leading = list(map(str.lower, field.words[max(0, token - _LEADING) : token]))
        is_source = speaker.mention.start <= field.starts[token] < speaker.mention.end
        is_means = _IN in leading and (self._is_new(token) or _ITS in leading)
        names = (who for who in self._discourse.named if self._discourse.name(who) == speaker.name)
        return next(names, None) if is_source or is_means else None

    @cached_property
    def _spoken(self) -> dict[int, tuple[int, Speaker]]:
        """Who with a name says something first in each sentence, and in which statement."""
        spoken: dict[int, tuple[int, Speaker]] = {}
        said = zip(self._discourse.statements, self._discourse.speakers, strict=True)
        for number, (statement, speaker) in enumerate(said):
            if speaker is not None and is_named(speaker):
                spoken.setdefault(self._field.sentence_at(statement.content.start), (number, speaker))
        return spoken

    def _is_new(self, token: int) -> bool:
        """Whether the writing at ``token`` is new: "a recent report"."""
        leading = map(str.lower, self._field.words[max(0, token - _LEADING) : token])
        return not self._cast.lex.grammar.determiners.indefinite.isdisjoint(leading)

    def _doer(self, verb: int) -> int | None:
        """Who does something by the ``verb`` at a token; nobody if it is a passive's."""
        if self._field.words[verb - 1] in self._cast.lex.grammar.verbs.of_passives:
            return None
        subject = _subject(self._cast, self._field, verb)
        return None if subject is None else subject.entity


def _singular(noun: str, lex: Lexicon) -> str:
    """What one of ``noun`` is called, if that is a writing; else nothing."""
    lower = noun.lower()
    one = lower.removesuffix("s") if lower.removesuffix("s") in lex.publication_nouns else lower
    return one if one in lex.publication_nouns else ""


def _kind(noun: str, lex: Lexicon) -> int:
    """What a ``noun`` is."""
    nouns = lex.grammar.nouns
    families = (
        (CLAIM, nouns.claims),
        (FILING, nouns.filings),
        (STUDY, nouns.studies),
        (STATEMENT, nouns.statements),
        (MESSAGE, nouns.of_writings),
    )
    return next((kind for kind, family in families if noun in family), OTHERWISE)


def _kin(noun: str, lex: Lexicon) -> frozenset[str]:
    """What else a writing that is called ``noun`` may be called."""
    nouns = lex.grammar.nouns
    if noun in nouns.any_filing:
        return nouns.filings
    return next((family for family in (nouns.claims, nouns.studies, nouns.statements) if noun in family), frozenset())


def _deeds(noun: str, lex: Lexicon) -> frozenset[str]:
    """The verbs for what a ``noun`` comes of."""
    nouns, verbs = lex.grammar.nouns, lex.grammar.verbs
    families = (
        (nouns.claims, verbs.of_suing),
        (nouns.studies, verbs.of_reporting),
        (nouns.statements, verbs.announcing),
    )
    return next((deeds for family, deeds in families if noun in family), frozenset())


def _subject(cast: Cast, field: TextField, verb: int) -> Mention | None:
    """Who is named before the ``verb``, nothing but when and how between: "Acme on Friday [sued]"."""
    words, weekdays = field.words, cast.lex.grammar.times.weekdays
    sentence = field.sentence_of(verb)
    named = _named(cast, field, max(sentence.start, verb - _LEADING), verb)
    between = words[named[-1].end : verb] if named else []
    is_subject = named != [] and all(_may_lead(word) or word.lower() in weekdays for word in between)
    return named[-1] if is_subject and _ITS not in between else None


def _authors(cast: Cast, field: TextField, token: int) -> Iterator[Mention]:
    """Those whose writing the noun at ``token`` may name, the surest first."""
    words, lex = field.words, cast.lex
    sentence = field.sentence_of(token)
    first = max(sentence.start, token - _LEADING)
    is_filing = words[token].lower() in lex.grammar.nouns.filings
    for mention in reversed(_named(cast, field, first, token)):
        between = words[mention.end : token]
        owns = word_at(between, 0) in POSSESSIVE and all(map(_may_lead, between[1:]))
        owns = owns and _is_of_noun_phrase(between[1:], lex)
        if owns or (not between and mention.kind != "person" and not is_filing):
            yield mention  # "Acme's annual report", "an Acme report"
    yield from _behind(cast, field, token, sentence.end)
    for index in range(token - 1, first - 1, -1):
        if words[index] in lex.grammar.verbs.of_publishing:
            begin = index - (index > 0 and words[index - 1] in lex.grammar.verbs.be_and_have)
            author = cast.mentions.ending_at(field.name, begin)
            if author is not None and _may_write(cast, author):
                yield author


def _is_of_noun_phrase(words: list[str], lex: Lexicon) -> bool:
    """Whether ``words`` may stand between whose a writing is and its noun: not Acme's "shares fell after a" report."""
    grammar = lex.grammar
    others = (grammar.determiners.articles, grammar.prepositions.in_noun_phrases, grammar.conjunctions.subordinating)
    return all(each.isdisjoint(words) for each in others)


def _named(cast: Cast, field: TextField, start: int, end: int) -> list[Mention]:
    """Who is named between tokens ``start`` and ``end``, and may write: no place."""
    return [each for each in cast.mentions.within(field.name, start, end) if _may_write(cast, each)]


def _may_write(cast: Cast, mention: Mention) -> bool:
    """Whether ``mention`` names who may write something: no place."""
    return mention.kind != "pronoun" and mention.entity is not None and not cast.is_place(mention)


def _behind(cast: Cast, field: TextField, token: int, end: int) -> Iterator[Mention]:
    """Whom "by" or "from" behind the noun at ``token`` names: "a report by the bank Acme"."""
    words = field.words
    limit = min(end, token + _FOLLOWING)
    for index in range(token + 1, limit):
        if words[index] in cast.lex.grammar.prepositions.of_authors:
            if words[index - 1] in cast.lex.grammar.verbs.of_readers:
                return  # "a report seen by Acme News"
            named = _named(cast, field, index + 1, limit)
            is_whole = bool(named) and word_at(words, named[0].end) not in POSSESSIVE  # "Acme's lawyers"
            if is_whole and all(map(_may_lead, words[index + 1 : named[0].lead])):
                yield named[0]
            return
        if not words[index].islower():
            return


def _may_lead(word: str) -> bool:
    """Whether ``word`` may stand between whose a writing is and its noun: "annual", "1986"."""
    return word.islower() or word.isdigit()
