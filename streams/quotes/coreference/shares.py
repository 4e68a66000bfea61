"""How likely each of several candidates is meant, or none of them: a log-linear model over categories.

The weights of a candidate's categories add up, so do those of the outcome *none of them*, and the exponentials of the
sums are shares of all. ``training/cast/shares.py`` learns the weights.
"""

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from math import prod
from operator import getitem
from typing import Final, Self

from streams.data import read_text

Features = tuple[int, ...]
"""The category of each feature."""
Templates = Mapping[str, tuple[int, ...]]
"""Features by their names, each with the sizes of the categories that make it up."""
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
            ValueError: The file has weights of other features, or of the same in another order.
        """
        lines = [line.rpartition(" ") for line in read_text(name).splitlines() if line[:1] != "#"]
        rows = iter([(text, float(number)) for text, _, number in lines])
        tables = [
            _table(name, rows, f"{before}{feature}: ", prod(sizes))
            for before, templates in (("", somebody), (_NOBODY, nobody))
            for feature, sizes in templates.items()
        ]
        nouns = {text.removeprefix(_NOBODY): weight for text, weight in rows}
        return cls(tables[: len(somebody)], tables[len(somebody) :], nouns)


def _table(name: str, rows: Iterator[tuple[str, float]], feature: str, size: int) -> list[float]:
    """The weights of the ``size`` categories of ``feature``, which come next in the data file ``name``."""
    found = list(islice(rows, size))
    if len(found) < size or not all(text.startswith(feature) for text, _ in found):
        raise ValueError(f"{name} has no {size} weights of {feature!r} where they should be: learn them again")
    return [weight for _, weight in found]
