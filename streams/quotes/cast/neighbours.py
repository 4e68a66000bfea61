"""Which organizations an article names around somebody: his employer may be among them, though no words tie them."""

from typing import Final

from streams.quotes.cast.organizations import Organizations
from streams.quotes.coreference.mentions import Mention, Mentions
from streams.quotes.names.entities import FieldRange
from streams.quotes.roles.employment import AFTER, FAR, Neighbour
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document

_MAX_BEFORE: Final = AFTER
"""Organizations named last before somebody, as many as are looked at: each has a recency of its own."""


class Neighbours:
    """Finds the organizations around somebody."""

    def __init__(self, document: Document, mentions: Mentions, organizations: Organizations, lex: Lexicon) -> None:
        self._document = document
        self._mentions = mentions
        self._organizations = organizations
        self._workplaces = lex.grammar.prepositions.of_parts

    def of(self, place: FieldRange) -> dict[int, Neighbour]:
        """Those of somebody first mentioned at ``place``, by the indices of their entities, the last named first."""
        found: dict[int, Neighbour] = {}
        for number in self._mentions.back_from(self._mentions.before(place.field, place.start)):
            mention = self._mentions[number]
            if (another := self._named(mention)) is not None and another not in found:
                found[another] = self._neighbour(mention, place, len(found))
                if len(found) == _MAX_BEFORE:
                    break
        field = self._document[place.field]
        sentence = field.sentence_of(place.start)
        for mention in self._mentions.within(place.field, place.end, sentence.end):
            if (another := self._named(mention)) is not None and another not in found:
                found[another] = self._neighbour(mention, place, AFTER)
                break
        return found

    def _named(self, mention: Mention) -> int | None:
        """The organization that ``mention`` names, if it names one."""
        return mention.entity if mention.entity in self._organizations.all else None

    def _neighbour(self, mention: Mention, place: FieldRange, recency: int) -> Neighbour:
        """How ``mention`` stands to somebody at ``place``."""
        field = self._document[mention.field]
        number = field.sentence_at(mention.start)
        opens = mention.lead - field.sentences[number].start <= 1
        if mention.field != place.field:
            return Neighbour(recency, FAR.sentences, in_paragraph=False, opens=opens, hosts=False)
        apart = max(0, field.sentence_at(place.start) - number)
        return Neighbour(
            recency,
            apart,
            in_paragraph=field.paragraph_at(place.start) == field.paragraph_at(mention.start),
            opens=opens,
            hosts=apart == 0 and mention.start > 0 and field.words[mention.start - 1].lower() in self._workplaces,
        )
