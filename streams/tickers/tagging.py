"""From a document to the securities it is about: read, decide, rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from streams.text.document import Document, Span
from streams.tickers.decision.mention_context import ContextReader
from streams.tickers.decision.relevance import RelevanceJudge
from streams.tickers.decision.weights import Model, Verdict, decide
from streams.tickers.model import MentionContext, SecurityMention, TaggedSecurity
from streams.tickers.reading import CandidateReader


@dataclass(frozen=True, slots=True, eq=False)
class SecurityTagger:
    """Finds the securities that documents are about. Loaded once; it never changes."""

    reader: CandidateReader
    model: Model
    relevance: RelevanceJudge
    contexts: ContextReader

    @classmethod
    def of(cls, reader: CandidateReader, model: Model) -> "SecurityTagger":
        """A tagger that decides by ``model`` on what ``reader`` reads."""
        return cls(reader, model, RelevanceJudge.load(reader.lexicon), ContextReader(reader.lexicon))

    @classmethod
    def load(cls) -> "SecurityTagger":
        """A tagger of the master, the word lists and the weights that ship with the package; takes half a second."""
        return cls.of(CandidateReader.load(), Model.load())

    @property
    def as_of(self) -> str:
        """The day of the newest fact in the security master, ISO 8601."""
        return self.reader.master.as_of

    def tag(
        self, document: Document, *, on: date, hints: Sequence[str] = (), names: bool = True
    ) -> list[TaggedSecurity]:
        """The securities that ``document`` mentions, most relevant first.

        Args:
            document: The article.
            on: The article's day; it decides what a symbol or a name means.
            hints: Symbols that the publisher gave; evidence, never copied blindly.
            names: Whether to look for names too; otherwise symbols only (for a language that is not English).
        """
        day = on.isoformat()
        verdicts = decide(self.reader.read(document, day, hints, names=names), self.model)
        if not verdicts:
            return []  # most often
        contexts = self.contexts_of(document, verdicts)
        relevances = self.relevance.relevances(document, verdicts, contexts)
        tagged = [_tagged(*found, day) for found in zip(verdicts, relevances, contexts, strict=True)]
        return sorted(
            tagged,
            key=lambda tag: (-tag.relevance, tag.mentions[0].span.field != "title", tag.mentions[0].span.start),
        )

    def contexts_of(self, document: Document, verdicts: Sequence[Verdict]) -> list[list[MentionContext | None]]:
        """Where each mention of each of ``verdicts`` stands, if that says nothing about its company."""
        boilerplate = self.contexts.boilerplate_of(document)
        return [[self.contexts.context_of(mention, boilerplate) for mention in each.mentions] for each in verdicts]


def _tagged(verdict: Verdict, relevance: float, contexts: Sequence[MentionContext | None], day: str) -> TaggedSecurity:
    mentions = verdict.mentions
    issuer = mentions[0].issuer
    # One tag an issuer: the class that a symbol names, else the one the master puts first.
    explicit = [mention.listing for mention in mentions if mention.is_symbol and mention.listing.covers(day)]
    primary = issuer.listing_on(day) or mentions[0].listing
    listing = primary if primary in explicit or not explicit else explicit[0]
    spans = tuple(
        SecurityMention(mention.kind, Span(mention.text.name, *mention.characters), context)
        for mention, context in zip(mentions, contexts, strict=True)
    )
    return TaggedSecurity(issuer.security(listing, day), round(relevance, 3), round(verdict.confidence, 3), spans)
