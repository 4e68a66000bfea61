"""How much an article is about each of its securities.

Being in the headline, a large share of all mentions and an early first mention each count; a company that only
informs ("according to FactSet") or employs somebody who speaks ("an analyst at Goldman Sachs") counts half.
"""

from collections.abc import Sequence
from typing import Final

from streams.text.document import Document
from streams.text.glyphs import POSSESSIVE
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.contexts import Sources
from streams.tickers.decision.weights import Verdict

_TITLE: Final = 0.45
_SHARE: Final = 0.3
_POSITION: Final = 0.25
_ONLY_A_SOURCE: Final = 0.5
_NEAR: Final = 6
"""Tokens before the name in which the person that it employs may stand."""


class RelevanceJudge:
    """Says how much an article is about each security that it means."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def relevances(self, document: Document, verdicts: Sequence[Verdict]) -> list[float]:
        """0..1 for each of ``verdicts``."""
        most = max((len(verdict.mentions) for verdict in verdicts), default=1)
        return [self._relevance(document, verdict.mentions, most) for verdict in verdicts]

    def _relevance(self, document: Document, mentions: Sequence[Candidate], most: int) -> float:
        in_title = any(mention.text.name == "title" for mention in mentions)
        first = min((mention.characters.start for mention in mentions if mention.text.name == "body"), default=0)
        score = _SHARE * len(mentions) / most + _POSITION * (1.0 - first / max(1, len(document.body.text)))
        # Without a headline the rest has to say it all.
        score = score + _TITLE * in_title if document.title.words else score / (_SHARE + _POSITION)
        return score * _ONLY_A_SOURCE if all(map(self._is_a_source, mentions)) else score

    def _is_a_source(self, mention: Candidate) -> bool:
        """Whether the words around a mention make the company one that informs or employs."""
        sources, words, (start, end) = self._sources, mention.text.words, mention.tokens
        if start > 1 and words[start - 1] == "to" and words[start - 2] in sources.quoting:
            return True
        after = words[end : end + 2]
        if after and after[-1 if after[0] in POSSESSIVE else 0] in sources.nouns:
            return True
        return (
            start > 0
            and words[start - 1] in sources.of_employers
            and not sources.nouns.isdisjoint(words[max(0, start - _NEAR) : start - 1])
        )
