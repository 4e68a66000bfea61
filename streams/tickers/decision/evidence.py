"""What speaks for and against a candidate: features of the words, of their surroundings and of the article.

A feature is a short text that is there or not; ``weights`` weighs them. They say nothing of any one company.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Final

from streams.text.document import FieldName
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.markets import Markets
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.decision.name_evidence import NameEvidence
from streams.tickers.decision.spelling import Spelling
from streams.tickers.decision.support import Support
from streams.tickers.decision.symbol_evidence import SymbolEvidence, explicit_features
from streams.tickers.securities.words import OrdinaryWords

_FOREIGN_SHARE: Final = 0.01
"""The share of an article's words from which on it is about a market abroad."""
_BUSINESS: Final = {step: f"business {step:.0%}" for step in (0.08, 0.04, 0.02, 0.01)}
"""What an article is called that has such a share of words about companies, at least."""
_ORDINARY: Final = 0.03
_SURROUNDING: Final = 30
"""The share in an ordinary article, and how many words of one a text is taken to have around it."""


class Evidence:
    """Fills in the features of an article's candidates."""

    def __init__(self, lexicon: Lexicon, markets: Markets, ordinary_words: OrdinaryWords) -> None:
        self._ordinary_words = ordinary_words
        self._of_names = NameEvidence(lexicon, markets, ordinary_words)
        self._of_symbols = SymbolEvidence(lexicon, ordinary_words)
        self._spelling = Spelling(lexicon, ordinary_words)
        self._support = Support(lexicon, ordinary_words)

    def add_to(
        self,
        candidates: Sequence[Candidate],
        surroundings: Mapping[FieldName, Surroundings],
        hints: Collection[str],
    ) -> None:
        """Fill in the features of every candidate of one article.

        Args:
            candidates: In order of place.
            surroundings: Of the article's fields, all that candidates stand in.
            hints: Symbols that the publisher gave.
        """
        if not candidates:
            return
        subject, abroad = subject_of(surroundings.values()), is_abroad(surroundings.values())
        for candidate in candidates:
            around = surroundings[candidate.text.name]
            candidate.features = self._own_features(candidate, around)
            if candidate.is_explicit:
                continue
            if candidate.form != "symbol":
                kind = "symbol" if candidate.is_symbol else self._ordinary_words.rarity_of(candidate.key)
                candidate.features.append(f"{subject} {kind}")
            if abroad:
                candidate.features.append(f"abroad {candidate.listing.type} {candidate.listing.market}")
        self._spelling.add_to(candidates, surroundings)
        self._support.add_to(candidates, surroundings, hints)

    def _own_features(self, candidate: Candidate, around: Surroundings) -> list[str]:
        if candidate.linked:
            # What leads to a quote page is explicit, however ordinary its words are.
            return explicit_features(candidate)
        if candidate.is_symbol:
            return self._of_symbols.features(candidate, around)
        return self._of_names.features(candidate, around)


def subject_of(fields: Collection[Surroundings]) -> str:
    """How much the article speaks of companies."""
    count = sum(around.company_words for around in fields)
    # A short text says little: it counts as if an ordinary one surrounded it.
    share = (count + _ORDINARY * _SURROUNDING) / (sum(len(around.text.words) for around in fields) + _SURROUNDING)
    return next((subject for step, subject in _BUSINESS.items() if share >= step), "no business")


def is_abroad(fields: Collection[Surroundings]) -> bool:
    """Whether the article is about a market outside the United States."""
    count = sum(around.foreign_words for around in fields)
    return count > _FOREIGN_SHARE * sum(len(around.text.words) for around in fields)
