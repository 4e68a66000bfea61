"""Which organization a text is about: what "the company", "it", "its chief executive" and "a spokesman" mean."""

from itertools import pairwise
from operator import itemgetter
from typing import Final

from streams.quotes.cast.prominence import MAX_NOUNS, Prominence
from streams.quotes.cast.referents import Referents
from streams.quotes.coreference.antecedents import AntecedentJudge
from streams.quotes.coreference.mentions import Mentions
from streams.quotes.coreference.resolver import NOBODY, Meant
from streams.quotes.layout.marks import MARKS
from streams.quotes.names.entities import Entity, FieldRange
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from streams.text.tokens import word_at

LEAST: Final = 0.3
"""Below what probability nobody is said to be meant, 0..1. Of 640 that say something it leaves 13 of 467 right ones
out, and 36 of 151 wrong ones."""
_BANK: Final = "bank"
_CENTRAL_BANK: Final = "central bank"
_RESERVES: Final = frozenset((_BANK, "reserve"))
"""Words of the names of central banks."""


def likely(meant: Meant) -> Meant:
    """``meant``, or nobody if that is not likely."""
    return meant if meant.probability >= LEAST else NOBODY


class Organizations:
    """Finds the organizations that an article means without their names."""

    def __init__(
        self, document: Document, mentions: Mentions, entities: list[Entity], lex: Lexicon, judge: AntecedentJudge
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._entities = entities
        self._lex = lex
        self._judge = judge
        self._prominence = Prominence(document, mentions, entities, lex)
        self._referents = Referents(document, mentions, entities, lex, self._prominence)

    @property
    def all(self) -> frozenset[int]:
        """The entities that are organizations or may be ones."""
        return self._prominence.organizations

    def most_spoken_of(self, place: FieldRange) -> list[int]:
        """The organizations that the text before ``place`` is most about, the most first; two at most."""
        weights = self._prominence.weights(self._mentions.before(place.field, place.start))
        return sorted(weights, key=weights.__getitem__, reverse=True)[:2]

    def opening(self, field: TextField, token: int) -> int | None:
        """The organization that opens the sentence of ``token`` before it, or else the sentence before that."""
        sentence = field.sentence_at(token)
        starts = [field.sentences[number].start for number in range(max(sentence - 1, 0), sentence + 1)]
        for mention in self._mentions.since(field.name, starts[0], token):
            if mention.entity is not None and any(0 <= mention.lead - start <= 1 for start in starts):
                return mention.entity if mention.entity in self.all else None
        return None

    def owner(self, place: FieldRange) -> Meant:
        """The organization that "its", or the "company" of "the company's", likeliest means at ``place``."""
        field = self._document[place.field]
        token = self.noun_meant(place)
        if token is None:
            return self.called(place)
        if token != place.start and not self._is_definite(field, token):
            return NOBODY  # "A small rival objected, said its president"
        noun = self.noun_at(field.words, token)
        named = self._mentions.covering(place.field, token + 1)
        entity = None if named is None or named.start != token + 1 else named.entity
        if entity is not None and noun in self._entities[entity].described:
            return Meant(entity)  # "The union Acme objected, said its president"
        is_called = noun == _CENTRAL_BANK or noun in self._lex.organization_descriptions
        return self.called(FieldRange(place.field, token, token + 1), noun if is_called else "")

    def noun_meant(self, place: FieldRange) -> int | None:
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
        for index in range(start + 1, min(start + 1 + MAX_NOUNS, end)):
            if words[index] in lex.organization_descriptions:
                return index
            if words[index].lower() in lex.closed_class or not words[index][0].isalpha():
                return None
        return None

    def _is_definite(self, field: TextField, noun: int) -> bool:
        """Whether the reader is to know the ``noun`` that a sentence describes first: "The union"."""
        start = field.sentence_of(noun).start
        return field.words[start].lower() in self._lex.grammar.determiners.definite

    def noun_at(self, words: list[str], index: int) -> str:
        """The noun at ``index`` that an organization is called by, lower case: "bank", but "central bank"."""
        noun = words[index].lower()
        is_central = noun == _BANK and word_at(words, index - 1) == "central"
        return _CENTRAL_BANK if is_central else noun

    def called(self, at: FieldRange, noun: str = "", other_than: int | None = None, *, is_sure: bool = False) -> Meant:
        """The organization that is likeliest called a ``noun`` at ``at``, or "it" or "its", however likely that is.

        None that is ``other_than``; if ``is_sure``, only one that is or is said to be a ``noun``.
        """
        if is_sure or noun == _CENTRAL_BANK or noun in self._lex.named_by_noun:
            return Meant(self._last(self._mentions.before(at.field, at.start), noun, other_than))
        found = self._referents.before(at, noun)
        found.pop(-1 if other_than is None else other_than, None)
        chances = self._judge(self._referents.anaphor(at, noun), list(found.values()))
        chance, who = max(zip(chances, found, strict=True), default=(0.0, None), key=itemgetter(0))
        return Meant(who, chance)

    def _last(self, before: int, noun: str, other_than: int | None) -> int | None:
        """The organization named last before mention ``before`` that is or is said to be a ``noun``."""
        for named in reversed(self._prominence.named_before(before)):
            who = self._entities[named.entity]
            is_one = self._is_central_bank(who) if noun == _CENTRAL_BANK else noun in who.words
            if named.entity != other_than and (is_one or noun in who.described):
                return named.entity
        return None

    def newspaper(self, before: int) -> int | None:
        """The outlet named last before mention ``before``, one by its name or by what it is called.

        That is what "the newspaper" means; None if there is none: then it is not whom the text is about.
        """
        papers, titles = self._lex.grammar.nouns.papers, self._lex.grammar.nouns.of_outlets
        for named in reversed(self._prominence.named_before(before)):
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
        if not lex.grammar.acronyms.of_central_banks.isdisjoint(words):
            return True
        if name in lex.known_bodies:
            return not _RESERVES.isdisjoint(words)  # no "Senate"
        is_firm = words[-1] in lex.legal_forms or name in lex.research_firms or lex.kinds.get(name) == "organization"
        is_states = (_BANK, "of") in pairwise(words) or words[:2] == ("central", _BANK)
        return is_states and not is_firm
