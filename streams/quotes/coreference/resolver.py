"""Whom "he" and "she" mean: the people of a field in order, and a choice among them at every pronoun."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NamedTuple

from streams.quotes.coreference.salience import (
    FULL_NAME,
    OBJECT,
    OBLIQUE,
    OPENING,
    POSSESSOR,
    PRONOUN,
    SHORT_NAME,
    SUBJECT,
    SUREST,
    Choice,
    Context,
    Standing,
    features_of,
)
from streams.quotes.layout.quotations import Quotation
from streams.quotes.names.entities import Entity
from streams.quotes.names.name_words import sex_of
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from streams.text.glyphs import DASHES, POSSESSIVE
from streams.text.tokens import word_at

_CLAUSE_MARKS: Final = DASHES.union(",;:\"”“'’")
"""Marks that a subject may stand after."""
_FORMS: Final = {"s": 0, "p": 1, "o": 2}
"""The forms of pronouns by their flags in the word list, as ``Context.form`` has them."""
_MAX_CANDIDATES: Final = 8
_OPENING: Final = 4
"""Tokens that open a sentence and say what somebody does to its subject, at most."""
_BY: Final = "by"
_PARTICIPLE: Final = "ed"
_NEAR: Final = 1
"""Paragraphs over which a pronoun may mean who is not known for a person."""
_SUBJECT_FORM: Final = 0
"""Of ``_FORMS``: "he", "she"."""


@dataclass(slots=True)
class Spot:
    """A person's name or a pronoun: a token range of one field, and whom it means where that is known."""

    start: int
    end: int
    lead: int
    """Token at which its title begins."""
    sentence: int
    entity: int | None
    form: int
    headline: bool
    kin: str = ""
    """The sex of whose relation somebody is, "f" or "m", if it only says that: "her daughter Jane Roe"."""


class Meant(NamedTuple):
    """Whom a mention means."""

    entity: int | None
    probability: float = 1.0
    """0..1: how likely it is this one."""


NOBODY: Final = Meant(None)


class Resolver:
    """Resolves the pronouns of one field, in order."""

    def __init__(
        self, field: TextField, quotations: list[Quotation], entities: list[Entity], lex: Lexicon, choose: Choice
    ) -> None:
        self._field = field
        self._words = field.words
        self._quotations = quotations
        self._entities = entities
        self._choose = choose
        self._lex = lex
        self._verbs = lex.speech_verbs
        self._standings: dict[int, Standing] = {}
        self._recent: dict[int, Standing] = {}  # the last few people, the most recent at the end
        self._latest: dict[str, int] = {}
        self._speaker = -1
        self._leads = (-1, -1)
        self._led_paragraph = -1
        self._agent = (-1, -1)  # the sentence that "Questioned by Jane Roe" opens, and who that is
        self._possible: tuple[int, int] | None = None  # who may be a person, named last; and its paragraph

    def run(self, spots: list[Spot]) -> list[Meant]:
        """Whom every one of ``spots`` means, pronouns outside quotation marks included where it can be told.

        Inside quotation marks "he" is mostly somebody else than outside, and the people there are not referred to
        from outside: both are left alone.
        """
        resolved = [Meant(spot.entity, 1.0) for spot in spots]
        pronouns = [number for number, spot in enumerate(spots) if spot.form == PRONOUN]
        behind = pronouns[-1] + 1 if pronouns else 0  # who is named from there on nobody asks
        paragraph = quotation = 0
        paragraphs, quotations = self._field.paragraphs, self._quotations
        for number, spot in enumerate(spots[:behind]):
            while paragraphs[paragraph].end <= spot.start:
                paragraph += 1
            while quotation < len(quotations) and quotations[quotation].end <= spot.start:
                quotation += 1
            if quotation < len(quotations) and quotations[quotation].start < spot.start:
                if spot.entity in self._standings:
                    self._standings[spot.entity].quoted = spot.start
                continue
            if spot.form == PRONOUN:
                start = spot.start
                if quotation and quotations[quotation - 1].end in (start, start - 1):
                    start = quotations[quotation - 1].start
                resolved[number] = self._resolve(spot, paragraph, start, _following(spots, number))
            if (entity := resolved[number].entity) is None:
                continue
            if spot.form == PRONOUN or self._entities[entity].type == "person" or entity in self._standings:
                self._note(spot, entity, paragraph)
            else:
                self._possible = entity, paragraph
        return resolved

    def _resolve(self, spot: Spot, paragraph: int, quotation: int, following: list[int]) -> Meant:
        """Whom pronoun ``spot`` means, among the people before it and the next one ``following`` in its sentence."""
        flags = self._lex.pronouns[self._words[spot.start].lower()]
        sex, form = sex_of(flags), _FORMS[flags[-1]]
        candidates = [standing for standing in reversed(self._recent.values()) if standing.sex in (sex, "")]
        for entity in following:
            if entity not in self._recent and self._entities[entity].sex in (sex, ""):
                candidates.append(self._new(entity))
                break
        if not candidates:
            return self._otherwise(sex, paragraph)
        if form == _SUBJECT_FORM and quotation < spot.start:
            # Nobody speaks of himself by name: "Roe is wrong," he said. (The learnt weights do not say so: the answers
            # that they were learnt from have it wrong themselves.)
            candidates = [standing for standing in candidates if standing.quoted < quotation] or candidates
        told = [each for each in candidates if each.kin != sex or each.role != OBJECT]
        candidates = told or candidates  # "who lost her daughter Jane Roe": "she" is the mother
        if form == _SUBJECT_FORM and self._agent[0] == spot.sentence:
            others = [each for each in candidates if each.entity != self._agent[1]]
            candidates = others or candidates  # "Questioned by Jane Roe, she said": another is questioned
        start = self._field.sentences[spot.sentence].start
        context = Context(
            sentence=spot.sentence,
            paragraph=paragraph,
            form=form,
            says=self._has_beside(spot, self._verbs),
            says_more=self._has_beside(spot, self._lex.grammar.verbs.going_on),
            opens=spot.start <= start + 1,
            subordinate=self._words[start].lower() in self._lex.grammar.conjunctions.subordinating,
            token=spot.start,
            quotation=quotation,
            latest=self._latest.get(sex, -1),
            leads=self._leads,
            speaker=self._speaker,
            alone=len(candidates) == 1,
        )
        features = [
            features_of(standing, rank, context, again=standing.entity in following)
            for rank, standing in enumerate(candidates)
        ]
        chosen = self._choose(context, candidates, features)
        meant = self._latest[sex] = candidates[chosen.number].entity
        return Meant(meant, chosen.probability)

    def _otherwise(self, sex: str, paragraph: int) -> Meant:
        """Whom a pronoun means where nobody who is known for a person can be meant: who may be one, if just named."""
        if self._possible is None:
            return NOBODY
        entity, named = self._possible
        fits = self._entities[entity].sex == sex and paragraph - named <= _NEAR
        return Meant(entity, SUREST) if fits else NOBODY

    def _new(self, entity: int) -> Standing:
        known = self._entities[entity]
        return Standing(entity, known.words, known.sex, known.certainty, min(2, known.evidence))

    def _note(self, spot: Spot, entity: int, paragraph: int) -> None:
        """Keep where and as what a person was mentioned, outside quotation marks."""
        standing = self._standings.get(entity)
        if standing is None:
            standing = self._standings[entity] = self._new(entity)
            standing.headline, standing.kin = spot.headline, spot.kin
        self._recent.pop(entity, None)
        self._recent[entity] = standing
        if len(self._recent) > _MAX_CANDIDATES:
            del self._recent[next(iter(self._recent))]
        standing.headline = standing.headline and spot.headline
        standing.kin = spot.kin if standing.kin else ""
        standing.sentence, standing.paragraph = spot.sentence, paragraph
        standing.role, standing.form, standing.spoke = self._role(spot), spot.form, self._has_beside(spot, self._verbs)
        standing.mentions += 1
        if self._is_agent(spot):
            self._agent = spot.sentence, entity
        if standing.spoke:
            self._speaker = entity
        if paragraph != self._led_paragraph and standing.role in (OPENING, SUBJECT):
            self._leads = (self._leads[1], entity)
            self._led_paragraph = paragraph

    def _is_agent(self, spot: Spot) -> bool:
        """Whether who acts is told behind a participle that opens the sentence: "Cross-examined by" Jane Roe."""
        start = self._field.sentences[spot.sentence].start
        opening = self._words[start : spot.lead]
        return 1 < len(opening) <= _OPENING and opening[-1] == _BY and opening[-2].endswith(_PARTICIPLE)

    def _has_beside(self, spot: Spot, verbs: Collection[str]) -> bool:
        """Whether one of ``verbs`` stands beside the mention."""
        words = self._words
        before = spot.lead > 0 and words[spot.lead - 1] in verbs
        return before or (spot.end < len(words) and words[spot.end] in verbs)

    def _role(self, spot: Spot) -> int:
        """As what the mention stands in its clause, by the words around it."""
        words, grammar = self._words, self._lex.grammar
        following = word_at(words, spot.end, ".")
        if following in POSSESSIVE or words[spot.start].lower() in grammar.determiners.gendered:
            return POSSESSOR
        if following in self._lex.organization_nouns or following in self._lex.somebody:
            return POSSESSOR  # "the Roe campaign", "Roe aides"
        if spot.lead <= self._field.sentences[spot.sentence].start + 1:
            return OPENING
        before = words[spot.lead - 1].lower()
        if before in grammar.prepositions.of_obliques:
            return OBLIQUE
        opens_clause = before in _CLAUSE_MARKS or before in grammar.conjunctions.before_subjects
        return SUBJECT if opens_clause or before in self._verbs or spot.form == PRONOUN else OBJECT


def form_of_name(start: int, end: int) -> int:
    """The form of a name of tokens ``start`` up to ``end``."""
    return FULL_NAME if end - start > 1 else SHORT_NAME


def _following(spots: list[Spot], number: int) -> list[int]:
    """The people named after spot ``number`` in its sentence, the next few of them."""
    sentence = spots[number].sentence
    following: list[int] = []
    for spot in spots[number + 1 : number + 1 + _MAX_CANDIDATES]:
        if spot.sentence != sentence:
            break
        if spot.entity is not None:
            following.append(spot.entity)
    return following
