"""Which organization a text is about: what "the company", "it", "its chief executive" and "a spokesman" mean.

The organizations named before are weighed: by how near they are, whether they open their sentence, how sure they are
organizations, and whether they can be called by the noun at all. All looks back are bounded.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise
from operator import attrgetter
from typing import Final, NamedTuple

from streams.quotes.coreference.mentions import REACH, Mention, Mentions
from streams.quotes.layout.marks import MARKS
from streams.quotes.names.entities import Entity, Place
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, FieldName, TextField
from streams.text.glyphs import DASHES

_FADING: Final = 12
"""Mentions after which one counts half."""
_SURE: Final = 2.0
"""What a sure organization counts, other names counting 1."""
_PUBLIC: Final = 4.0
"""What a public body counts where one is meant."""
_PLACE: Final = 0.25
"""How many times as sure one is of which nothing is known but that something is in it."""
_AGENCY: Final = "agency"
_SUBJECT: Final = 2.0
"""What the mention that opens a sentence counts."""
_MODIFIER: Final = 0.5
"""What one counts that only says whose another is."""


_MAX_NOUNS: Final = 4
"""Words from a determiner to the noun that says what an organization is, at most."""
_FADED: Final = [0.5 ** (distance / _FADING) for distance in range(REACH + 1)]
"""What is left of a mention's weight after as many others."""
_BANK: Final = "bank"
_CENTRAL_BANK: Final = "central bank"
_number: Final = attrgetter("number")


class _Named(NamedTuple):
    """A mention of an organization."""

    number: int
    """Of the mention, among all."""
    entity: int
    prominence: float


class Organizations:
    """Finds the organizations that an article means without their names."""

    def __init__(self, document: Document, mentions: Mentions, entities: list[Entity], lex: Lexicon) -> None:
        self._document = document
        self._mentions = mentions
        self._entities = entities
        self._lex = lex

    def most_spoken_of(self, place: Place) -> list[int]:
        """The organizations that the text before ``place`` is most about, the most first; two at most."""
        weights = self._weights(self._mentions.before(place.field, place.start))
        ranked = sorted(weights, key=weights.__getitem__, reverse=True)
        return [organization for organization in ranked[:2] if organization is not None]

    def opening(self, field: TextField, token: int) -> int | None:
        """The organization that opens the sentence of ``token`` before it, or else the sentence before that."""
        sentence = field.sentence_at(token)
        starts = [field.sentences[number].start for number in range(max(sentence - 1, 0), sentence + 1)]
        for mention in self._mentions.since(field.name, starts[0], token):
            if mention.entity is not None and any(0 <= mention.lead - start <= 1 for start in starts):
                return mention.entity if self.is_organization(mention.entity) else None
        return None

    def owner(self, place: Place) -> int | None:
        """The organization that "its", or the "company" of "the company's", means at ``place``."""
        field = self._document[place.field]
        token = self.noun_meant(place)
        if token is None:
            return self.spoken_of(place.field, place.start)
        if token != place.start and not self._is_definite(field, token):
            return None  # "A small rival objected, said its president"
        noun = self.noun_at(field.words, token)
        named = self._mentions.covering(place.field, token + 1)
        entity = None if named is None or named.start != token + 1 else named.entity
        if entity is not None and noun in self._entities[entity].described:
            return entity  # "The union Acme objected, said its president"
        is_called = noun == _CENTRAL_BANK or noun in self._lex.organization_descriptions
        return self.called(self._mentions.before(place.field, token), noun if is_called else "")

    def noun_meant(self, place: Place) -> int | None:
        """The token that says what the owner at ``place`` is: its own, or of "its" the noun that it takes up.

        That is the subject of its sentence or the one before, if no name is: "The union objected, said its president".
        """
        field = self._document[place.field]
        if field.words[place.start].lower() not in self._lex.grammar.determiners.possessive:
            return place.start
        number = field.sentence_at(place.start)
        for sentence in reversed(field.sentences[max(number - 1, 0) : number + 1]):
            noun = self._subject_noun(field, sentence.start, min(sentence.end, place.start))
            if noun is not None:
                return noun
            if sentence.start != place.start and field.words[sentence.start] not in MARKS:
                break  # it has another subject
        return None

    def _subject_noun(self, field: TextField, start: int, end: int) -> int | None:
        """The noun that says what the organization is which a sentence at token ``start`` describes first."""
        words, lex = field.words, self._lex
        if words[start].lower() not in lex.grammar.determiners.all or start + 1 >= end:
            return None
        for index in range(start + 1, min(start + 1 + _MAX_NOUNS, end)):
            if words[index] in lex.organization_descriptions:
                return index
            if words[index].lower() in lex.closed_class or not words[index][0].isalpha():
                return None
        return None

    def _is_definite(self, field: TextField, noun: int) -> bool:
        """Whether the reader is to know the ``noun`` that a sentence describes first: "The union"."""
        start = field.sentences[field.sentence_at(noun)].start
        return field.words[start].lower() in self._lex.grammar.determiners.definite

    def noun_at(self, words: list[str], index: int) -> str:
        """The noun at ``index`` that an organization is called by, lower case: "bank", but "central bank"."""
        noun = words[index].lower()
        is_central = noun == _BANK and words[index - 1 : index] == ["central"]
        return _CENTRAL_BANK if is_central else noun

    def spoken_of(self, field: FieldName, token: int) -> int | None:
        """The organization that "it" or "its" means at ``token``: the one that the sentence before is about.

        Or, if that is about none or in another paragraph, the one most spoken of before.
        """
        text = self._document[field]
        is_first = text.sentences[text.sentence_at(token)].start == text.paragraphs[text.paragraph_at(token)].start
        first = None if is_first else self.opening(text, token)
        return self.called(self._mentions.before(field, token)) if first is None else first

    def called(
        self, before: int, noun: str = "", other_than: int | None = None, *, is_sure: bool = False
    ) -> int | None:
        """The organization most spoken of before mention ``before``; one that is or is said to be a ``noun`` first.

        None if only such a one can be meant, and there is none; so it is if ``is_sure``.
        """
        for named in reversed(self._named_before(before)) if noun else ():
            who = self._entities[named.entity]
            is_named = self._is_central_bank(who) if noun == _CENTRAL_BANK else noun in who.words
            if named.entity != other_than and (is_named or noun in who.described):
                return named.entity
        if noun == _CENTRAL_BANK or is_sure:
            return None
        weights = self._weights(before, noun)
        weights.pop(other_than, None)
        best = max(weights, key=weights.__getitem__, default=None)
        return None if noun in self._lex.named_by_noun or best is None or not weights[best] else best

    def newspaper(self, before: int) -> int | None:
        """The outlet named last before mention ``before``, one by its name or by what it is called.

        That is what "the newspaper" means; None if there is none: then it is not whom the text is about.
        """
        papers, titles = self._lex.grammar.nouns.papers, self._lex.grammar.nouns.of_outlets
        for named in reversed(self._named_before(before)):
            who = self._entities[named.entity]
            title = who.words[1:] or who.words  # "Norland Times", "Financial Times Norland", no "World" Bank
            is_outlet = not titles.isdisjoint(title) or " ".join(who.words) in self._lex.outlets
            if is_outlet or not papers.isdisjoint(who.described):
                return named.entity
        return None

    def may_be(self, who: Entity, noun: str) -> bool:
        """Whether ``who`` may be meant by a ``noun``, as ``noun_at`` has it, if that is a "central bank"."""
        return noun != _CENTRAL_BANK or self._is_central_bank(who)

    def _is_central_bank(self, who: Entity) -> bool:
        """Whether ``who`` may be a state's bank: "Bank of Norland", "Fed"; not "Acme Bank", "Bank of America"."""
        lex, words, name = self._lex, who.words, " ".join(who.words)
        if name in lex.known_bodies or not lex.grammar.acronyms.of_central_banks.isdisjoint(words):
            return True
        is_firm = words[-1] in lex.legal_forms or name in lex.research_firms or lex.kinds.get(name) == "organization"
        is_states = (_BANK, "of") in pairwise(words) or words[:2] == ("central", _BANK)
        return is_states and not is_firm

    def _weights(self, before: int, noun: str = "") -> dict[int | None, float]:
        """How much every organization that may be called a ``noun`` is spoken of before mention ``before``."""
        weights: dict[int | None, float] = defaultdict(float)
        for number, entity, prominence in reversed(self._named_before(before)):
            surety = self._surety(self._entities[entity], noun) * (_PLACE if entity in self._places else 1.0)
            weights[entity] += surety * prominence * _FADED[before - number]
        return weights

    def _named_before(self, before: int) -> list[_Named]:
        """The organizations among the last mentions before mention ``before``, in order."""
        first = bisect_left(self._named, before - REACH, key=_number)
        return self._named[first : bisect_left(self._named, before, first, key=_number)]

    @cached_property
    def _named(self) -> list[_Named]:
        """The mentions of organizations."""
        return [
            _Named(number, mention.entity, self._prominence(mention))
            for number, mention in enumerate(self._mentions)
            if mention.entity is not None and self.is_organization(mention.entity)
        ]

    @cached_property
    def _places(self) -> frozenset[int]:
        """Entities that nothing is known of but that something is in them, mostly: "in Elmira", no "stake in Acme"."""
        grammar = self._lex.grammar
        named, within = Counter[int](), Counter[int]()
        for mention in self._mentions:
            if mention.entity is None or self._entities[mention.entity].type != "unknown":
                continue
            named[mention.entity] += 1
            words, lead = self._document[mention.field].words, mention.lead
            earlier, before = ["", "", *words[max(lead - 2, 0) : lead]][-2:]
            is_within = before.lower() in grammar.prepositions.of_places
            within[mention.entity] += is_within and earlier.lower() not in grammar.nouns.invested
        return frozenset(entity for entity in within if 2 * within[entity] >= named[entity])

    def is_organization(self, entity: int) -> bool:
        """Whether ``entity`` is an organization or may be one."""
        who = self._entities[entity]
        is_thing = len(who.words) == 1 and who.words[0] in self._lex.named_things
        return who.type in ("organization", "unknown") and not is_thing

    def _surety(self, who: Entity, noun: str) -> float:
        """How sure ``who`` is an organization that may be called a ``noun``: no "commission" is a "company".

        Nor is a company a "union" or a "regulator".
        """
        lex, last = self._lex, who.words[-1]
        sure = _SURE if who.type == "organization" else 1.0
        name = " ".join(who.words)
        is_public = name in lex.known_bodies or self._ends_as_a_public_body(who)
        if noun in lex.public_bodies or noun in lex.private_bodies:
            is_body = not lex.body_nouns.isdisjoint(who.words)
            is_agency = noun == _AGENCY and name in lex.known_agencies
            fits = is_agency or (is_body if noun in lex.private_bodies else is_public)
            return _PUBLIC if fits else sure if is_body or is_public else 0.0
        if not noun:
            return sure
        # no chamber of commerce is a "company"
        is_other = noun not in lex.grammar.nouns.of_any_body and not lex.grammar.nouns.of_no_company.isdisjoint(
            who.words
        )
        is_other = is_other or not lex.private_bodies.isdisjoint(who.described)
        return 0.0 if is_other or is_public or last == "exchange" else sure

    def _ends_as_a_public_body(self, who: Entity) -> bool:
        """Whether the head noun of a name is a public body's: "Justice Department", "Department of Trade"."""
        lex, last = self._lex, who.words[-1]
        if last in lex.public_bodies or last in lex.legal_forms:
            return last in lex.public_bodies
        prepositions = lex.grammar.prepositions.in_names
        return next((noun for noun, of in pairwise(who.words) if of in prepositions), last) in lex.public_bodies

    def _prominence(self, mention: Mention) -> float:
        """How much ``mention`` is what its sentence is about: its subject most, who is told nothing."""
        field = self._document[mention.field]
        words, lead = field.words, mention.lead
        before = words[lead - 1] if lead else ""
        in_dateline = before == "(" and not DASHES.isdisjoint(words[mention.end + 1 : mention.end + 2])
        if before in self._lex.grammar.verbs.telling or in_dateline:
            return 0.0  # "told Acme News", "LONDON (Acme News) - "
        if not self._lex.grammar.nouns.owners.isdisjoint(words[mention.end : mention.end + 1]):
            return _MODIFIER  # "Acme owner Globex"
        start = field.sentences[field.sentence_at(mention.start)].start
        if (
            before == ","
            and lead - start <= _MAX_NOUNS + 1
            and words[start].lower() in self._lex.grammar.determiners.all
        ):
            return _SUBJECT  # "The union, Acme, said"
        if words[mention.end : mention.end + 1] and words[mention.end] in self._lex.speech_verbs:
            return _SUBJECT  # "In a statement, Acme said"
        return _SUBJECT if lead - start <= 1 or before in DASHES else 1.0
