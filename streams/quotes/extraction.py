"""From a document to its quotes: what is said, and whom the cast says it is by."""

from dataclasses import dataclass, replace
from typing import Self

from streams.quotes.cast.cast import Cast
from streams.quotes.cast.learnt import Learnt
from streams.quotes.layout.layout import Layout, layouts_of
from streams.quotes.layout.marks import ENDING
from streams.quotes.model import Quote, Speaker
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.speakers.bibliographies import is_reference
from streams.quotes.speakers.headlines import cross_heads_named, named_in_body
from streams.quotes.speakers.identified import Judges, identified
from streams.quotes.statements.confidence import Calibration
from streams.quotes.statements.headlines import with_source_behind
from streams.quotes.statements.statements import Statement, statements_of
from streams.quotes.statements.tagger import Tagger
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField


@dataclass(frozen=True, slots=True)
class QuoteExtractor:
    """Finds quotes, with what it needs to know: words and what was learnt."""

    lexicon: Lexicon
    tagger: Tagger
    """Finds what is said."""
    learnt: Learnt
    """Finds whom pronouns mean, to whom people belong and what speakers are."""
    judges: Judges
    """Say whom "the minister" and "the report" mean."""
    calibration: Calibration
    """Says how likely a quote is right."""

    @classmethod
    def load(cls) -> Self:
        """The words and weights that ship with the package; takes a good part of a second."""
        return cls(Lexicon.load(), Tagger.load(), Learnt.load(), Judges.load(), Calibration.load())

    def extract(self, document: Document) -> list[Quote]:
        """The quotes of an English ``document``, in order of place (title first)."""
        cast, said = self.said(document)
        if cast is None:
            return []
        title, body = (speakers_of(cast, field, ones) for field, ones in zip(document.fields, said, strict=True))
        body = identified(cast, document.body, said[1], body, self.judges)
        body = cross_heads_named(cast, document.body, said[1], body)
        title = named_in_body(cast, (said[0], said[1]), (title, body))
        quotes: list[Quote] = []
        for field, statements, speakers in zip(document.fields, said, (title, body), strict=True):
            shown = False  # whether the statement before is among the quotes
            for statement, speaker in zip(statements, speakers, strict=True):
                is_shown = self.calibration.shows(statement)
                if is_shown:
                    follows = statement.continues and shown and _name(quotes[-1].speaker) == _name(speaker)
                    continues = len(quotes) - 1 if follows else None
                    quotes.append(self._quote(field, statement, speaker, continues))
                shown = is_shown
        return quotes

    def _statements(self, document: Document, layouts: list[Layout]) -> list[list[Statement]]:
        """What is said in the title and in the body of ``document``, which may be no more than a headline."""
        title, body = statements_of(document, layouts, self.tagger, self.lexicon)
        if document.title.words:
            sources = (document.body.words[slice(*one.source)] for one in body if one.source is not None)
            told = (word.lower() for words in sources for word in words)
            title = with_source_behind(document.title, layouts[0], title, told, self.lexicon)
        elif document.body.words and document.body.words[-1] not in ENDING:
            body = with_source_behind(document.body, layouts[1], body, (), self.lexicon)
        return [title, body]

    def said(self, document: Document) -> tuple[Cast | None, list[list[Statement]]]:
        """Who is in ``document``, and what is said in its title and its body; no cast if nothing is."""
        layouts = layouts_of(document, self.lexicon)
        found = self._statements(document, layouts)
        if not any(found):
            return None, found
        cast = Cast.of(document, layouts, self.lexicon, self.learnt)
        return cast, [
            [statement for statement in statements if not is_reference(cast, field, statement)]
            for field, statements in zip(document.fields, found, strict=True)
        ]

    def _quote(self, field: TextField, statement: Statement, speaker: Speaker | None, continues: int | None) -> Quote:
        identity = 1.0 if speaker is None else speaker.identity
        return Quote(
            kind=statement.kind,
            act="speech" if statement.speech else "thought",
            span=field.span(*statement.content),
            speaker=self._shown(speaker),
            cue=None if statement.cue is None else field.span(*statement.cue),
            continues=continues,
            confidence=self.calibration.confidence(statement, identity),
        )

    def _shown(self, speaker: Speaker | None) -> Speaker | None:
        """``speaker``, without a role where that only says that somebody is a person: "others"."""
        if speaker is None or speaker.role is None or speaker.type == "person":
            return speaker
        *others, noun = speaker.role.lower().split()
        is_anybody = all(map(self.lexicon.may_be_participle, others))  # "an unnamed woman", no "delivery man"
        is_person = noun in self.lexicon.grammar.nouns.of_people or noun in self.lexicon.compatriots
        tells_nothing = is_anybody and is_person
        return replace(speaker, role=None) if tells_nothing else speaker


def _name(speaker: Speaker | None) -> str | None:
    return None if speaker is None else speaker.name
