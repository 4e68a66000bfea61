"""How much an article is about each of its securities.

Being in the headline, a large share of all mentions and an early first mention each count; a company that only
informs ("according to FactSet") or employs somebody who speaks ("an analyst at Goldman Sachs") counts half.
"""

from collections.abc import Sequence
from typing import Final

from streams.text.document import Document
from streams.tickers.candidates.names import Candidate
from streams.tickers.decision.weights import Verdict

_TITLE: Final = 0.45
_SHARE: Final = 0.3
_POSITION: Final = 0.25
_ONLY_A_SOURCE: Final = 0.5
_SOURCES: Final = frozenset(
    [
        *("analyst", "analysts", "economist", "economists", "strategist", "strategists", "trader", "traders"),
        *("manager", "adviser", "advisor", "data", "research", "Research", "survey", "poll"),
    ]
)
_NEAR: Final = 6


def relevances(document: Document, verdicts: Sequence[Verdict]) -> list[float]:
    """0..1 for each of ``verdicts``."""
    most = max((len(verdict.mentions) for verdict in verdicts), default=1)
    return [_relevance(document, verdict.mentions, most) for verdict in verdicts]


def _relevance(document: Document, mentions: Sequence[Candidate], most: int) -> float:
    in_title = any(mention.text.name == "title" for mention in mentions)
    first = min((mention.start for mention in mentions if mention.text.name == "body"), default=0)
    score = _SHARE * len(mentions) / most + _POSITION * (1.0 - first / max(1, len(document.body.text)))
    # Without a headline the rest has to say it all.
    score = score + _TITLE * in_title if document.title.words else score / (_SHARE + _POSITION)
    return score * _ONLY_A_SOURCE if all(map(_is_a_source, mentions)) else score


def _is_a_source(mention: Candidate) -> bool:
    """Whether the words around a mention make the company one that informs or employs."""
    words, first, last = mention.text.words, mention.first, mention.last
    if words[max(0, first - 2) : first] in (["according", "to"], ["According", "to"]):
        return True
    behind = words[last : last + 2]
    if behind and behind[-1 if behind[0] in {"'s", "’s", "'", "’"} else 0] in _SOURCES:
        return True
    return (
        first > 0
        and words[first - 1] in {"at", "from", "of"}
        and not _SOURCES.isdisjoint(words[max(0, first - _NEAR) : first - 1])
    )
