"""How likely each of several candidates is meant, or none of them: a log-linear model over categories.

The weights of a candidate's categories add up, so do those of the outcome *none of them*, and the exponentials of the
sums are shares of all. ``training/cast/shares.py`` learns the weights.
"""

import math
from collections.abc import Sequence
from operator import getitem
from typing import Final, Self

from streams.data.feature_weights import Templates, read_weights

Features = tuple[int, ...]
"""The category of each feature."""
_NOBODY: Final = "nobody: "
"""Before the name of a feature of the outcome *none of them*, and before a noun, in a file of weights."""


def bucket(value: float, bounds: Sequence[float]) -> int:
    """The number of the first of the ``bounds`` that ``value`` does not exceed; of none, how many there are."""
    return next((number for number, bound in enumerate(bounds) if value <= bound), len(bounds))


class Shares:
    """Judges by weights.

    Args:
        somebody: One list for each feature of a candidate, one number for each category.
        nobody: Likewise for the outcome that none of them is meant.
        nouns: What adds to the sum of that outcome, by the noun that somebody is called by.
    """

    def __init__(self, somebody: list[list[float]], nobody: list[list[float]], nouns: dict[str, float]) -> None:
        self._somebody = somebody
        self._nobody = nobody
        self._nouns = nouns

    def __call__(self, candidates: Sequence[Features], nobody: Features, noun: str) -> list[float]:
        """The share of each of the ``candidates``, 0..1; what is left is that of none of them."""
        totals = [sum(map(getitem, self._somebody, features)) for features in candidates]
        rest = sum(map(getitem, self._nobody, nobody)) + self._nouns.get(noun, 0.0)
        highest = max([rest, *totals])
        odds = [math.exp(total - highest) for total in totals]
        return [each / (sum(odds) + math.exp(rest - highest)) for each in odds]

    @classmethod
    def load(cls, name: str, somebody: Templates, nobody: Templates) -> Self:
        """The weights in the data file ``name``, of the features ``somebody`` and ``nobody``.

        Raises:
            ValueError: The file has weights of other features, or of the same in another order or of other sizes.
        """
        of_nobody = {f"{_NOBODY}{feature}": sizes for feature, sizes in nobody.items()}
        tables, rest = read_weights(name, {**somebody, **of_nobody})
        nouns = {text.removeprefix(_NOBODY): weight for text, weight in rest.items() if text.startswith(_NOBODY)}
        if len(nouns) < len(rest) or any(":" in noun for noun in nouns):
            raise ValueError(f"{name} has weights of what is no noun behind those of its features: learn them again")
        return cls(tables[: len(somebody)], tables[len(somebody) :], nouns)
