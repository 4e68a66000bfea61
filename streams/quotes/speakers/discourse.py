"""How an article speaks of those whom a description may mean, by who says what around it."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from operator import itemgetter
from typing import Final, NamedTuple

from streams.quotes.cast.cast import Cast
from streams.quotes.coreference.presence import (
    ANYTHING,
    BARE,
    BEFORE,
    BEHIND,
    DEFINITE,
    IN_SENTENCE,
    IN_TITLE,
    INDEFINITE,
    MAYBE,
    NEAR_BEFORE,
    NEAR_BEHIND,
    ORGANIZATION,
    OWNED,
    PERSON,
    SENTENCE_BEFORE,
    SENTENCE_BEHIND,
    SILENT,
    SPEAKS,
    SPEAKS_NEXT,
    WITHIN,
    Presence,
)
from streams.quotes.model import Speaker
from streams.quotes.statements.statements import Statement
from streams.quotes.words.lexicon import fold
from streams.quotes.words.stems import stems_of
from streams.text.document import TextField
from streams.text.glyphs import POSSESSIVE
from streams.text.ranges import Range
from streams.text.tokens import places_of

_MAX: Final = 12
"""Those who may be meant, at most."""
_LEAD: Final = 2
"""Paragraphs of a lead."""
_NEAR: Final = 3
"""Sentences that are near."""
_TURNS: Final = 60
"""Statements before and behind whose speakers are looked at, at most."""
_AGAIN: Final = 12
"""Statements behind that may say the same, at most."""
_SOME: Final = 0.25
_HALF: Final = 0.5
"""Shares of the words that are said again."""
_MAX_FROM_ARTICLE: Final = 3
"""Words from an indefinite article to its noun, at most."""


class _Mentioned(NamedTuple):
    """How an article names somebody."""

    name: str
    """The fullest."""
    type: int
    starts: list[int]
    """The tokens of the body at which he is mentioned, in order."""
    in_title: bool


class Described(NamedTuple):
    """A statement whose source only describes who says it: "a lawyer for Acme"."""

    number: int
    speaker: Speaker
    """As far as the source tells."""
    source: Range
    core: Range
    """The source up to and with its head noun."""
    noun: str
    """That noun, lower case."""


class Discourse:
    """What is said in the body of an article, and by whom, as far as is known.

    Args:
        cast: Who is in the article.
        field: The body.
        statements: What is said there.
        speakers: Who says each of ``statements``.
    """

    def __init__(
        self, cast: Cast, field: TextField, statements: list[Statement], speakers: list[Speaker | None]
    ) -> None:
        self.cast = cast
        self.field = field
        self.statements = statements
        self.speakers = speakers
        self._known: dict[int, _Mentioned] = {}
        self._introduced: dict[str, int] = {}
        self._stemmed: dict[int, frozenset[str]] = {}

    def described(self) -> Iterator[Described]:
        """The statements whose source only describes one who says them."""
        field = self.field
        for number, (statement, speaker) in enumerate(zip(self.statements, self.speakers, strict=True)):
            if speaker is None or speaker.also or statement.cue is None or speaker.mention.field != field.name:
                continue
            if self._is_one(speaker):
                start, end = speaker.mention.start, speaker.mention.end
                source = Range(bisect_left(field.starts, start), bisect_left(field.starts, end))
                core = self.cast.core(field.name, source)
                yield Described(number, speaker, source, core, field.words[core.end - 1].lower())

    def _is_one(self, speaker: Speaker) -> bool:
        """Whether ``speaker`` is one who is only described, and not several: no "analysts"."""
        if speaker.type == "role":
            return not self.cast.lex.is_of_several((speaker.role or "").lower().rpartition(" ")[2])
        return speaker.type == "unknown" and speaker.anonymous

    def form(self, phrase: Range) -> int:
        """How the noun phrase begins."""
        words, determiners = self.field.words[phrase.start : phrase.end], self.cast.lex.grammar.determiners
        first = words[0].lower()
        if first in determiners.possessive or not POSSESSIVE.isdisjoint(words):
            return OWNED
        if first in determiners.definite:
            return DEFINITE
        return INDEFINITE if first in determiners.indefinite else BARE

    def in_lead(self, token: int) -> bool:
        """Whether ``token`` is in the lead."""
        return self.field.paragraph_at(token) < _LEAD

    def has_come_up(self, noun: str, before: int) -> bool:
        """Whether token ``before`` comes after a ``noun``, lower case, that is new: "a senior spokesman"."""
        if noun not in self._introduced:
            self._introduced[noun] = self._introduction(noun)
        return self._introduced[noun] < before

    def _introduction(self, noun: str) -> int:
        """The token at which a ``noun`` is new first; that behind the last if none is."""
        words, articles = self.lower, self.cast.lex.grammar.determiners.indefinite
        for token in places_of(words, (noun,)):
            if not articles.isdisjoint(words[max(0, token - _MAX_FROM_ARTICLE) : token]):
                return token
        return len(words)

    @cached_property
    def lower(self) -> list[str]:
        """The words of the field in lower case."""
        return list(map(str.lower, self.field.words))

    @cached_property
    def counts(self) -> dict[int, int]:
        """How often the article speaks of each one that is no place."""
        entities = enumerate(self.cast.entities)
        return {index: len(self.cast.mentions.of(index)) for index, entity in entities if entity.type != "place"}

    @cached_property
    def named(self) -> dict[int, int]:
        """Those of whom it speaks most, each with how often it does."""
        return _most(self.counts)

    @cached_property
    def people(self) -> dict[int, int]:
        """Those of whom it speaks most who are people or may be, each with how often it does."""
        entities = self.cast.entities
        people = {who: count for who, count in self.counts.items() if entities[who].type != "organization"}
        return _most(people)

    def around(self, source: Range) -> set[int]:
        """The people named in the sentence of ``source``, the one before and the one behind."""
        field = self.field
        number = field.sentence_at(source.start)
        start, end = field.sentences[max(number - 1, 0)].start, field.sentences[number : number + 2][-1].end
        near = self.cast.mentions.within(field.name, start, end)
        return {each.entity for each in near if each.entity is not None and each.kind == "person"}

    def name(self, who: int) -> str:
        """The fullest name of the entity ``who``."""
        return self._mentioned(who).name

    def presences(
        self, described: Described, mentioned: dict[int, int], tied: Collection[int] = ()
    ) -> dict[int, Presence]:
        """How those who are ``mentioned``, so often each, stand to what is said by the one ``described``.

        What is neither a person nor an organization is left out, unless it says something, stands in the source or is
        ``tied`` to it.
        """
        number, source = described.number, described.source
        before = self._in_turn(reversed(self.speakers[max(0, number - _TURNS) : number]))
        behind = self._in_turn(self.speakers[number + 1 : number + 1 + _TURNS])
        repeated, named = self._repeated(number), self.entities_in(self.statements[number].content)
        within = self.entities_in(source)
        total, most = sum(mentioned.values()), max(mentioned.values(), default=0)
        found: dict[int, Presence] = {}
        for who, count in mentioned.items():
            known = self._mentioned(who)
            name = known.name
            if known.type == ANYTHING and name not in before and name not in behind and who not in (*within, *tied):
                continue
            where, paragraphs = (WITHIN, 0) if who in within else self._where(known.starts, source)
            found[who] = Presence(
                type=known.type,
                where=where,
                paragraphs=paragraphs,
                spoke=before.get(name, SILENT),
                speaks=behind.get(name, SILENT),
                repeats=repeated.get(name, 0),
                share=count / total,
                is_most=count == most,
                is_in_content=who in named,
                in_title=known.in_title,
                is_before=known.starts[:1] != [] and known.starts[0] < source.start,
            )
        return found

    def _mentioned(self, who: int) -> _Mentioned:
        """How the article names the entity ``who``."""
        if who not in self._known:
            entity, mentions = self.cast.entities[who], self.cast.mentions.of(who)
            kind = MAYBE if entity.may_be_person else ANYTHING
            if entity.type in ("person", "organization"):
                kind = PERSON if entity.type == "person" else ORGANIZATION
            starts = [each.start for each in mentions if each.field == self.field.name]
            self._known[who] = _Mentioned(self.cast.name_of(who), kind, starts, len(starts) < len(mentions))
        return self._known[who]

    def entities_in(self, tokens: Range) -> set[int | None]:
        """Whom the mentions in ``tokens`` mean; None is somebody unknown: "his"."""
        return {each.entity for each in self.cast.mentions.within(self.field.name, *tokens)}

    def named_in(self, content: Range) -> Callable[[int], bool]:
        """Tells whether ``content`` names an entity, if only by a given name: nobody speaks of himself by name."""
        named = self.entities_in(content)
        words = {fold(word) for word in self.field.words[slice(*content)] if word[0].isupper()}
        return lambda who: who in named or self.cast.entities[who].words[0] in words

    def _in_turn(self, speakers: Iterable[Speaker | None]) -> dict[str, int]:
        """Who of ``speakers`` has a name, the first of them ``SPEAKS_NEXT``."""
        turns: dict[str, int] = {}
        for speaker in speakers:
            if speaker is not None and is_named(speaker):
                turns.setdefault(speaker.name, SPEAKS if turns else SPEAKS_NEXT)
        return turns

    def _repeated(self, number: int) -> dict[str, int]:
        """Who says behind what the statement ``number`` says, by their names: 1 some of it, 2 half."""
        wanted, shares = self._stems(number), dict[str, float]()
        for other in range(number + 1, min(number + 1 + _AGAIN, len(self.statements))):
            speaker = self.speakers[other]
            if speaker is not None and is_named(speaker) and wanted:
                share = len(wanted & self._stems(other)) / len(wanted)
                shares[speaker.name] = max(share, shares.get(speaker.name, 0))
        return {name: (share >= _SOME) + (share >= _HALF) for name, share in shares.items()}

    def _stems(self, number: int) -> frozenset[str]:
        """What is left of the words in the statement ``number`` that carry meaning."""
        if number not in self._stemmed:
            words = self.lower[slice(*self.statements[number].content)]
            self._stemmed[number] = stems_of(words, self.cast.lex)
        return self._stemmed[number]

    def _where(self, starts: list[int], source: Range) -> tuple[int, int]:
        """Where the nearest to ``source`` of the mentions is that begin at ``starts``, and the paragraphs between."""
        field = self.field
        if not starts:
            return IN_TITLE, 0
        nearest = starts[max(bisect_left(starts, source.start) - 1, 0)]
        apart = field.sentence_at(nearest) - field.sentence_at(source.start)
        paragraphs = abs(field.paragraph_at(nearest) - field.paragraph_at(source.start))
        if apart == 0:
            return IN_SENTENCE, paragraphs
        if apart < 0:
            return (SENTENCE_BEFORE if apart == -1 else NEAR_BEFORE if apart >= -_NEAR else BEFORE), paragraphs
        return (SENTENCE_BEHIND if apart == 1 else NEAR_BEHIND if apart <= _NEAR else BEHIND), paragraphs


def _most(counts: dict[int, int]) -> dict[int, int]:
    """Those of ``counts`` with the most."""
    return dict(sorted(counts.items(), key=itemgetter(1), reverse=True)[:_MAX])


def is_named(speaker: Speaker) -> bool:
    """Whether the text names ``speaker``, or may."""
    return speaker.type in ("person", "organization", "unknown") and not speaker.anonymous
