"""Which candidates are meant: a logistic model over their features, decided for the whole article.

The weights are learnt by ``training/tickers``; see ``MODEL_CARD.md``. An issuer is tagged if its best
candidate is likelier than not, and then every candidate of it that is not unlikely is a mention.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Final, NamedTuple

import orjson

from streams.data import read_text
from streams.tickers.candidates.candidate import Candidate

WEIGHTS_FILE: Final = "weights/tickers.json"
_MENTION_LOGIT: Final = -1.0
"""A mention of an issuer that is meant may be this much less sure."""

_ZEROS: Final = repeat(0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An issuer that is meant."""

    confidence: float
    """0..1."""
    mentions: list[Candidate]
    """Those of its candidates that mean it, in order of place, none overlapping another."""


class Model(NamedTuple):
    """A logistic regression."""

    weights: dict[str, float]
    """By feature."""
    bias: float

    @classmethod
    def load(cls) -> "Model":
        """The weights that ship with the package."""
        return cls(**orjson.loads(read_text(WEIGHTS_FILE)))


def decide(candidates: Sequence[Candidate], model: Model) -> list[Verdict]:
    """The issuers that ``candidates``, with their features filled in, mean by ``model``."""
    weights, bias = model
    by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        candidate.logit = bias + sum(map(weights.get, candidate.features, _ZEROS))
        by_issuer[candidate.issuer.id].append(candidate)
    verdicts = []
    for mentions in by_issuer.values():
        best = max(mention.logit for mention in mentions)
        if best > 0.0:
            verdicts.append(Verdict(_probability(best), [m for m in mentions if m.logit > _MENTION_LOGIT]))
    return verdicts


def _probability(logit: float) -> float:
    """The probability of what is likelier than not."""
    return 1.0 / (1.0 + math.exp(-logit))
