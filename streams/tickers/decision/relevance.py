"""How likely it is that who follows a security wants the article: a logistic model over where and how it is mentioned.

Learnt by ``python -m training.tickers.relevance`` from articles that were read for it. A company that is only where
something was said or posted, or that stands in a paragraph under many articles, is never what an article is about.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from itertools import repeat
from operator import mul
from typing import Final

import orjson

from streams.data import read_text
from streams.text.document import Document
from streams.text.glyphs import POSSESSIVE
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.decision.weights import Verdict
from streams.tickers.model import MentionContext

WEIGHTS_FILE: Final = "weights/relevance.json"
_NOT_ABOUT: Final = 0.19
"""No more than this for what is only mentioned in a context that says nothing about it."""
_OTHERS: Final = 12
"""More other securities than this say no more."""
_MOST: Final = 20
"""More mentions than this say no more."""
_ZEROS: Final = repeat(0.0)


class RelevanceJudge:
    """Says how likely each security that an article means is what the article is for."""

    def __init__(self, lexicon: Lexicon, weights: Mapping[str, float]) -> None:
        self._verbs = lexicon.company_verbs
        self._informants = lexicon.contexts.informants
        self._weights = weights

    @classmethod
    def load(cls, lexicon: Lexicon) -> "RelevanceJudge":
        """One of the weights that ship with the package."""
        return cls(lexicon, orjson.loads(read_text(WEIGHTS_FILE)))

    def relevances(
        self, document: Document, verdicts: Sequence[Verdict], contexts: Sequence[Sequence[MentionContext | None]]
    ) -> list[float]:
        """The probability for each of ``verdicts``, whose mentions have these ``contexts``."""
        features = self.features(document, verdicts, contexts)
        relevances = []
        for found, where in zip(features, contexts, strict=True):
            total = sum(map(mul, map(self._weights.get, found, _ZEROS), found.values()))
            probability = 1 / (1 + math.exp(-total))
            relevances.append(min(probability, _NOT_ABOUT) if all(where) else probability)
        return relevances

    def features(
        self, document: Document, verdicts: Sequence[Verdict], contexts: Sequence[Sequence[MentionContext | None]]
    ) -> list[dict[str, float]]:
        """What the model weighs of each of ``verdicts``: shares, and whether something is so."""
        told = [
            [mention for mention, context in zip(verdict.mentions, where, strict=True) if context is None]
            for verdict, where in zip(verdicts, contexts, strict=True)
        ]
        counts = [len(mentions) for mentions in told]
        total, most = max(1, sum(counts)), max(counts, default=1)
        length = max(1, len(document.body.text))
        has_title = bool(document.title.words)
        features = []
        for mentions in told:
            in_title = [m for m in mentions if m.text.name == "title"]
            in_body = [m for m in mentions if m.text.name == "body"]
            first = in_body[0].characters.start if in_body else length
            informs = _share(mentions, self._informs)
            found = {
                "bias": 1.0,
                "no title": float(not has_title),
                "in title": float(bool(in_title)),
                "begins title": float(bool(in_title) and in_title[0].tokens.start <= 1),
                "only in title": float(bool(in_title) and not in_body),
                "share": len(mentions) / total,
                "of the most": len(mentions) / max(1, most),
                "mentions": math.log1p(min(_MOST, len(mentions))),
                "once": float(len(mentions) <= 1),
                "mentions a length": math.log1p(1000 * len(mentions) / length),
                "first": first / length,
                "others": math.log1p(min(_OTHERS, len(verdicts) - 1)),
                "alone": float(len(verdicts) == 1),
                "acts ever": float(any(map(self._acts, mentions))),
                "begins": _share(mentions, _begins_sentence),
                "owns": _share(mentions, _owns),
                "informs": informs,
                "only informs": float(informs == 1.0),
                "short text": float(length < 600),
            }
            features.append(found)
        return features

    def _acts(self, mention: Candidate) -> bool:
        """Whether a company's verb follows the mention: "Acme raised"."""
        words, end = mention.text.words, mention.tokens.end
        return end < len(words) and words[end] in self._verbs

    def _informs(self, mention: Candidate) -> bool:
        """Whether the company is where something is known from: "according to Acme", "an analyst at Acme"."""
        words, (start, end) = mention.text.words, mention.tokens
        sources, links = self._informants.sources, self._informants.links
        if start and (words[start - 1] in sources or (words[start - 1] in links and words[start - 2] in sources)):
            return True
        end += end < len(words) and words[end] in POSSESSIVE
        return end < len(words) and words[end] in sources


def _share(mentions: Sequence[Candidate], holds: Callable[[Candidate], bool]) -> float:
    return sum(map(bool, map(holds, mentions))) / len(mentions) if mentions else 0.0


def _begins_sentence(mention: Candidate) -> bool:
    field, start = mention.text, mention.tokens.start
    return field.sentence_of(start).start >= start - 1


def _owns(mention: Candidate) -> bool:
    words, end = mention.text.words, mention.tokens.end
    return end < len(words) and words[end] in POSSESSIVE
