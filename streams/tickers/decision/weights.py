"""Which candidates are meant: a logistic model over their features, decided for the whole article.

The weights are learnt by ``training/tickers``; see ``MODEL_CARD.md``. An issuer is tagged if its best
candidate is likelier than not, and then every candidate of it that is not unlikely is a mention.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import repeat
from typing import Final, NamedTuple

import orjson

from streams.data import read_text, word_list
from streams.tickers.candidates.names import Candidate

WEIGHTS_FILE: Final = "weights/tickers.json"
_MENTION_LOGIT: Final = -1.0
"""A mention of an issuer that is meant may be this much less sure."""

_MARKED: Final = frozenset({"cashtag", "parenthesis", "symbol"})
_ZEROS: Final = repeat(0.0)
_GUESSED: Final = frozenset({"short", "first"})


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


def settle(names: Sequence[Candidate], symbols: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a place, in order of place.

    Where one word is both a name and a symbol, it is a symbol if its form says so or if it stands beside its own
    name, else the name. The code of a crypto-currency is a symbol only behind an exchange or its own name.
    """
    name_at = {(name.text.name, index): name for name in names for index in range(name.first, name.last)}
    dropped: set[int] = set()
    kept: list[Candidate] = []
    for symbol in symbols:
        name = name_at.get((symbol.text.name, symbol.first))
        previous = name_at.get((symbol.text.name, symbol.first - 1)) or name_at.get(
            (symbol.text.name, symbol.first - 2)
        )
        is_beside = previous is not None and previous is not name and previous.issuer.id == symbol.issuer.id
        if symbol.form in _MARKED and not is_beside and symbol.key in _crypto_symbols():
            continue
        if name is not None:
            is_inside = name.last - name.first > symbol.last - symbol.first
            if is_inside or (symbol.form == "symbol" and not is_beside and name.form not in _GUESSED):
                continue
            dropped.add(id(name))
        kept.append(symbol)
    kept += [name for name in names if id(name) not in dropped]
    kept.sort(key=lambda candidate: (candidate.text.name != "title", candidate.start))
    return kept


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, logit))))


@cache
def shipped_model() -> Model:
    """The weights that ship with the package, loaded once."""
    return Model(**orjson.loads(read_text(WEIGHTS_FILE)))


@cache
def _crypto_symbols() -> frozenset[str]:
    return word_list("securities/crypto_symbols.txt")
