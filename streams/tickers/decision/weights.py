"""Which candidates are meant: a logistic model over their features, decided for the whole article.

The weights are learnt by ``training/tickers``; see ``MODEL_CARD.md``. An issuer is tagged if its best
candidate is likelier than not, and then every candidate of it that is not unlikely is a mention.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import TYPE_CHECKING, Final, NamedTuple

import orjson

from streams.data import read_text
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.agreement import Agreement

if TYPE_CHECKING:
    from streams.text.document import FieldName

WEIGHTS_FILE: Final = "weights/tickers.json"
_HOPELESS: Final = -2.0
"""At a symbol that stands alone and is less likely than this by itself no second look is taken."""
_MENTION_LOGIT: Final = -1.0
"""A mention of an issuer that is meant may be this much less sure."""

_MOST: Final = 40.0
"""Logits beyond are as good as certain, and too large to take to a power."""

_ZEROS: Final = repeat(0.0)


@dataclass(frozen=True, slots=True)
class Verdict:
    """An issuer that is meant."""

    confidence: float
    """0..1."""
    mentions: list[Candidate]
    """Those of its candidates that mean it, in order of place, none overlapping another."""


class Regression(NamedTuple):
    """A logistic regression."""

    weights: dict[str, float]
    """By feature."""
    bias: float

    def logit(self, features: Iterable[str]) -> float:
        """The log-odds of what has these ``features``."""
        return self.bias + sum(map(self.weights.get, features, _ZEROS))


class Model(NamedTuple):
    """What decides: symbols that stand alone have little in common with names and marked symbols."""

    marked: Regression
    bare: Regression
    """A first look at a symbol that stands alone."""
    bare_among: Regression
    """A second one, when the first has been taken at all others of the article."""

    @classmethod
    def load(cls) -> "Model":
        """The weights that ship with the package."""
        stored = orjson.loads(read_text(WEIGHTS_FILE))
        return cls(**{name: Regression(**each) for name, each in stored.items()})

    def first_look(self, candidates: Sequence[Candidate]) -> None:
        """Weigh each of an article's ``candidates`` by itself."""
        for candidate in candidates:
            first = self.bare if candidate.form == "symbol" else self.marked
            candidate.logit = first.logit(candidate.features)

    def weigh(self, candidates: Sequence[Candidate]) -> None:
        """Fill in the logits of an article's ``candidates``, which are in order of place."""
        self.first_look(candidates)
        doubtful = [i for i, each in enumerate(candidates) if each.form == "symbol" and each.logit > _HOPELESS]
        if not doubtful:
            return  # most articles: nothing beside their words in capitals makes symbols of them
        agreement = agreement_of(candidates)
        seconds = [self.bare_among.logit([*candidates[i].features, *agreement.features(i)]) for i in doubtful]
        for index, logit in zip(doubtful, seconds, strict=True):
            candidates[index].logit = logit


def agreement_of(candidates: Sequence[Candidate]) -> Agreement:
    """What an article's ``candidates`` say of each other after a first look."""
    return Agreement(candidates, [_probability(candidate.logit) for candidate in candidates])


def decide(candidates: Sequence[Candidate], model: Model) -> list[Verdict]:
    """The issuers that ``candidates``, with their features filled in, mean by ``model``."""
    model.weigh(candidates)
    at_place: dict[tuple[FieldName, int], Candidate] = {}
    for candidate in candidates:
        if candidate.logit <= _MENTION_LOGIT:
            continue  # most often
        place = candidate.text.name, candidate.tokens.start
        rival = at_place.get(place)
        if rival is None or rival.logit < candidate.logit:
            at_place[place] = candidate
    by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in at_place.values():
        by_issuer[candidate.issuer.id].append(candidate)
    verdicts = []
    for mentions in by_issuer.values():
        best = max(mention.logit for mention in mentions)
        if best > 0.0:
            verdicts.append(Verdict(_probability(best), mentions))
    return verdicts


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-_MOST, min(_MOST, logit))))
