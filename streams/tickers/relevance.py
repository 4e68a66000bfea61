"""How much an article is about each of its securities."""

from collections.abc import Sequence
from typing import Final

from streams.text.document import Document
from streams.tickers.decision import Verdict

_TITLE: Final = 0.45
_SHARE: Final = 0.3
_POSITION: Final = 0.25


def relevances(document: Document, verdicts: Sequence[Verdict]) -> list[float]:
    """0..1 for each of ``verdicts``: in the headline, how large its share of the mentions, how early the first is."""
    most = max((len(verdict.mentions) for verdict in verdicts), default=1)
    length = max(1, len(document.body.text))
    scores = []
    for verdict in verdicts:
        in_title = any(mention.text.name == "title" for mention in verdict.mentions)
        body = [mention.start for mention in verdict.mentions if mention.text.name == "body"]
        position = 1.0 - min(body, default=0) / length
        share = len(verdict.mentions) / most
        score = _SHARE * share + _POSITION * position
        if document.title.words:
            score += _TITLE * in_title
        else:
            score /= _SHARE + _POSITION
        scores.append(score)
    return scores
