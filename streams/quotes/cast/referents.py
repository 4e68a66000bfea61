"""Whom "the company", "it" and "its" may mean: the organizations named before, and where each of them stands."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from streams.quotes.cast.prominence import PUBLIC, Named, Prominence
from streams.quotes.coreference.antecedents import (
    ACTS,
    ANY,
    COMPANY,
    DESCRIBED,
    DESCRIPTION,
    IT,
    KIN,
    MODIFIES,
    NAMED,
    OPENS,
    OTHERWISE,
    OWNER,
    OWNS,
    PRIVATE,
    PUBLIC_BODY,
    SAID_OF,
    SAYS,
    SILENT,
    STRANGE,
    WITHIN,
    Anaphor,
    Antecedent,
)
from streams.quotes.coreference.mentions import Mention, Mentions
from streams.quotes.names.entities import Entity, FieldRange
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document
from streams.text.glyphs import POSSESSIVE
from streams.text.tokens import word_at

_MAX: Final = 12
"""Organizations named last, as many as are looked at."""
_MAX_AUXILIARIES: Final = 2
"""Words between a subject and its verb of saying, at most: "has also said"."""
_LEAST_SURE: Final = 0.3
"""What one counts that is not called by the noun, others counting 1 or more."""
_STEM: Final = 4
"""Letters that tell kin: "insurer" and "Acme Insurance"."""
_FAR: Final = 9
"""Paragraphs from a title to what stands below."""
_BANK: Final = "bank"
_THAT: Final = "that"


class _Setting(NamedTuple):
    """Where a mention stands."""

    sentence: int
    paragraph: int
    role: int


@dataclass(slots=True)
class _Tally:
    """What is gathered of an organization that may be meant."""

    last: Named
    """Its last mention."""
    belongs: int
    surety: float
    weight: float = 0.0
    """How much it is spoken of."""


class Referents:
    """Finds what an anaphor may mean."""

    def __init__(
        self, document: Document, mentions: Mentions, entities: list[Entity], lex: Lexicon, prominence: Prominence
    ) -> None:
        self._document = document
        self._mentions = mentions
        self._entities = entities
        self._lex = lex
        self._prominence = prominence

    def anaphor(self, at: FieldRange, noun: str) -> Anaphor:
        """What refers to an organization at ``at``, by a ``noun`` or, without one, as a pronoun."""
        words, lex = self._document[at.field].words, self._lex
        if noun:
            kind = PRIVATE if noun in lex.private_bodies else PUBLIC_BODY if noun in lex.public_bodies else COMPANY
            return Anaphor(DESCRIPTION, noun, kind, self._says(words, at))
        is_owner = words[at.start].lower() in lex.grammar.determiners.possessive
        return OWNER if is_owner else Anaphor(IT, noun, ANY, self._says(words, at))

    def before(self, at: FieldRange, noun: str) -> dict[int, Antecedent]:
        """The organizations named before ``at``, the last named first, by their entities."""
        before = self._mentions.before(at.field, at.start)
        tallies: dict[int, _Tally] = {}
        strangers: set[int] = set()
        for named in reversed(self._prominence.named_before(before)):
            who = named.entity
            if not named.prominence or self._is_adjective(self._mentions[named.number]):
                continue  # it is told something, or in a dateline
            if who not in tallies and who not in strangers:
                surety, belongs = self._prominence.surety(self._entities[who], noun), self._belongs(who, noun)
                if len(tallies) == _MAX or (not surety and belongs < DESCRIBED):  # no company is a "union"
                    strangers.add(who)
                else:
                    tallies[who] = _Tally(named, belongs, surety)
            if who in tallies:
                tallies[who].weight += max(tallies[who].surety, _LEAST_SURE) * self._prominence.weight(named, before)
        weights = [tally.weight for tally in tallies.values()]
        total, most, spoke = sum(weights) or 1.0, max(weights, default=0.0), self._who_spoke(before, tallies)
        return {
            who: self._antecedent(
                tally, at, tally.weight / total, tally.weight / most if most else 0.0, spoke.get(who, 0)
            )
            for who, tally in tallies.items()
        }

    def _is_adjective(self, mention: Mention) -> bool:
        """Whether ``mention`` only says of which party somebody is: "Tory peer Jane Roe"."""
        if mention.entity is None or not self._lex.demonyms.issuperset(self._entities[mention.entity].words):
            return False  # most often
        return word_at(self._document[mention.field].words, mention.end) in self._lex.somebody

    def _antecedent(self, tally: _Tally, at: FieldRange, share: float, of_most: float, spoke: int) -> Antecedent:
        """How the organization of ``tally`` stands to ``at``."""
        last = tally.last
        mention, setting = self._mentions[last.number], self._settings[last.number]
        field, lex, who = self._document[at.field], self._lex, self._entities[last.entity]
        is_elsewhere = mention.field != at.field
        return Antecedent(
            sentences=-1 if is_elsewhere else field.sentence_at(at.start) - setting.sentence,
            paragraphs=_FAR if is_elsewhere else field.paragraph_at(at.start) - setting.paragraph,
            role=setting.role,
            share=share,
            is_first=of_most == 1,
            opens=self._opened[last.entity],
            belongs=tally.belongs,
            surety=2 if tally.surety == PUBLIC else int(tally.surety > 0),
            spoke=spoke,
            with_article=self._with_article[last.entity] / self._named[last.entity],
            words=len(who.words),
            leads=self._leads.get(last.entity, 0),
            in_title=int(last.entity in self._in_title) if self._document.title.words else 2,
            has_legal_form=who.words[-1] in lex.legal_forms,
            is_sure=who.type == "organization",
            is_place=last.entity in self._prominence.places,
        )

    def _says(self, words: list[str], at: FieldRange) -> int:
        """Whether a verb of saying stands behind ``at``, or before it, and then whose."""
        verbs = self._lex.speech_verbs
        if self._is_said_behind(words, at.end):
            return SAYS
        before = ["", "", *words[max(at.start - 2, 0) : at.start]][-2:]
        if before[1] in verbs:
            return SAID_OF if before[0][:1].isalnum() else SAYS
        return SAID_OF if before[1] == _THAT and before[0] in verbs else SILENT

    def _is_said_behind(self, words: list[str], end: int) -> bool:
        """Whether a verb of saying follows token ``end``: "said", "has also said"."""
        behind = words[end : end + 1 + _MAX_AUXILIARIES]
        while len(behind) > 1 and behind[0] in self._lex.grammar.verbs.before_participles:
            behind = behind[1:]
        return behind != [] and behind[0] in self._lex.speech_verbs

    def _belongs(self, entity: int, noun: str) -> int:
        """How far ``entity`` is, or is said to be, a ``noun``."""
        who = self._entities[entity]
        if not noun:
            return STRANGE
        if noun in who.words:
            return NAMED
        if noun in who.described or noun in self._introduced[entity]:
            return DESCRIBED
        is_kin = len(noun) >= _STEM and any(word[:_STEM] == noun[:_STEM] for word in who.words)
        is_kin = is_kin or not self._lex.trade_words.get(noun, frozenset[str]()).isdisjoint(who.words)
        is_bank = noun == _BANK and " ".join(who.words) in self._lex.research_firms
        return KIN if is_kin or is_bank else STRANGE

    def _who_spoke(self, before: int, among: Collection[int]) -> dict[int, int]:
        """Which organization said something last before mention ``before``: 2 if nobody has since, else 1."""
        is_last = 2
        for number in self._mentions.back_from(before):
            entity = self._mentions[number].entity
            if entity is not None and self._speaks(self._mentions[number]):
                if entity in among:
                    return {entity: is_last}
                is_last = 1
        return {}

    def _speaks(self, mention: Mention) -> bool:
        """Whether a verb of saying stands beside ``mention``, of which it is the subject."""
        words, lead = self._document[mention.field].words, mention.lead
        if self._is_said_behind(words, mention.end):
            return True
        return lead > 1 and words[lead - 1] in self._lex.speech_verbs and not words[lead - 2][0].isalnum()

    @cached_property
    def _settings(self) -> dict[int, _Setting]:
        """Where each mention of an organization stands, by its number."""
        settings = {}
        for named in self._prominence.named:
            mention = self._mentions[named.number]
            field = self._document[mention.field]
            sentence = field.sentence_at(mention.start)
            role = self._role(field.words, mention, field.sentences[sentence].start)
            settings[named.number] = _Setting(sentence, field.paragraph_at(mention.start), role)
        return settings

    def _role(self, words: list[str], mention: Mention, start: int) -> int:
        """As what ``mention`` stands in its sentence, which begins at token ``start``."""
        lex, following = self._lex, word_at(words, mention.end, ".")
        before = word_at(words, mention.lead - 1).lower()
        if following in POSSESSIVE:
            return OWNS
        if following in lex.speech_verbs or following in lex.company_verbs:
            return ACTS
        if mention.lead - start <= 1:
            return OPENS
        if before in lex.grammar.prepositions.of_obliques:
            return WITHIN
        is_noun = following.isalpha() and following.islower() and following not in lex.closed_class
        return MODIFIES if is_noun else OTHERWISE

    @cached_property
    def _named(self) -> Counter[int]:
        """How often each organization is named."""
        return Counter(named.entity for named in self._prominence.named)

    @cached_property
    def _opened(self) -> Counter[int]:
        """How often each organization opens a sentence or does something."""
        settings, named = self._settings, self._prominence.named
        return Counter(one.entity for one in named if settings[one.number].role in (OPENS, ACTS))

    @cached_property
    def _with_article(self) -> Counter[int]:
        """How often "the" stands before the name of each organization."""
        named = self._prominence.named
        return Counter(one.entity for one in named if self._before(self._mentions[one.number]) == "the")

    @cached_property
    def _introduced(self) -> dict[int, set[str]]:
        """The words before the names of each organization that say what it is: "the supplier Acme"."""
        nouns: dict[int, set[str]] = defaultdict(set)
        for named in self._prominence.named:
            if (word := self._before(self._mentions[named.number])) in self._lex.organization_descriptions:
                nouns[named.entity].add(word)
        return nouns

    def _before(self, mention: Mention) -> str:
        """The word before ``mention``, lower case."""
        return word_at(self._document[mention.field].words, mention.lead - 1).lower()

    @cached_property
    def _leads(self) -> dict[int, int]:
        """The organization named first in the body, 1, or that as a subject of its first sentence, 2."""
        leads: dict[int, int] = {}
        for named in self._prominence.named:
            if self._mentions[named.number].field == "body":
                at = self._settings[named.number]
                if not leads:
                    leads[named.entity] = 1
                if at.sentence > 0:
                    break
                if at.role in (OPENS, ACTS):
                    leads[named.entity] = 2
                    break
        return leads

    @cached_property
    def _in_title(self) -> set[int | None]:
        """Whom the title names."""
        return {mention.entity for mention in self._mentions if mention.field == "title"}
