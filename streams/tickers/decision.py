"""Which candidates are meant: a logistic model over their features, decided for the whole article.

The weights are learnt by ``training/tickers``; see ``MODEL_CARD.md``. An issuer is tagged if its best
candidate is likelier than not, and then every candidate of it that is not unlikely is a mention.
"""

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import orjson

from streams.data import read_text
from streams.tickers.candidates import Candidate
from streams.tickers.evidence import SYMBOL_FORMS

WEIGHTS_FILE: Final = "ticker_weights.json"
_MENTION_LOGIT: Final = -1.0
"""A mention of an issuer that is meant may be this much less sure."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """An issuer that is meant."""

    confidence: float
    """0..1."""
    mentions: list[Candidate]
    """Those of its candidates that mean it, in order of place, none overlapping another."""


def decide(candidates: Sequence[Candidate]) -> list[Verdict]:
    """The issuers that ``candidates``, with their features filled in, mean."""
    weights, bias = _weights()
    by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        candidate.logit = bias + sum(weights.get(feature, 0.0) for feature in candidate.features)
        by_issuer[candidate.issuer.id].append(candidate)
    verdicts = []
    for mentions in by_issuer.values():
        best = max(mention.logit for mention in mentions)
        if best > 0.0:
            verdicts.append(Verdict(_probability(best), [m for m in mentions if m.logit > _MENTION_LOGIT]))
    return verdicts


def settle(names: Sequence[Candidate], symbols: Sequence[Candidate]) -> list[Candidate]:
    """One candidate a place: a symbol in an explicit form before a name, a longer name before a symbol inside
    it.

    Where one word is both a name and a symbol, a symbol beside its own name or in parentheses is a symbol;
    else it is the name.
    """
    name_at = {(name.text.name, index): name for name in names for index in range(name.first, name.last)}
    name_ends = {(name.text.name, name.last): name for name in names}
    dropped: set[int] = set()
    kept: list[Candidate] = []
    for symbol in symbols:
        name = name_at.get((symbol.text.name, symbol.first))
        if name is None:
            kept.append(symbol)
            continue
        is_longer = name.last - name.first > symbol.last - symbol.first
        previous = name_ends.get((symbol.text.name, symbol.first)) or name_ends.get(
            (symbol.text.name, symbol.first - 1)
        )
        beside = previous is not None and previous.issuer.id == symbol.issuer.id
        if (symbol.form != "symbol" or beside or name.form in {"short", "first"}) and not is_longer:
            dropped.add(id(name))
            kept.append(symbol)
    kept += [name for name in names if id(name) not in dropped]
    kept.sort(key=lambda candidate: (candidate.text.name != "title", candidate.start))
    return kept


def _probability(logit: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-40.0, min(40.0, logit))))


@cache
def _weights() -> tuple[dict[str, float], float]:
    model = orjson.loads(read_text(WEIGHTS_FILE))
    return model["weights"], model["bias"]


__all__ = ["SYMBOL_FORMS", "Verdict", "decide", "settle"]
