"""Weights of features that are categories: a file has a row for each category of each feature, in the features' order.

A row is the feature's name, the numbers of the categories that make it up, and the weight: "role, form: 2,0 0.131".
"""

from collections.abc import Mapping, Sequence
from itertools import islice, product

from streams.data import read_text

Templates = Mapping[str, Sequence[int]]
"""Features by their names, each with the sizes of the categories that make it up: (6, 3) is 18 rows.

One without sizes is a row by itself, which is only its name and its weight.
"""


def read_weights(name: str, templates: Templates) -> tuple[list[list[float]], dict[str, float]]:
    """The weights in the data file ``name``: those of each of ``templates``, and the rows that are left behind them.

    Raises:
        ValueError: It has not these features, or has them in another order or of other sizes.
    """
    lines = (line.rpartition(" ") for line in read_text(name).splitlines() if not line.startswith("#"))
    rows = iter([(text, float(number)) for text, _, number in lines])
    tables: list[list[float]] = []
    for feature, sizes in templates.items():
        expected = [_row_of(feature, categories) for categories in product(*map(range, sizes))]
        found = list(islice(rows, len(expected)))
        if [text for text, _ in found] != expected:
            raise ValueError(f"{name} has no weights of {feature!r} where they should be: learn them again")
        tables.append([weight for _, weight in found])
    return tables, dict(rows)


def weights_of_features(name: str, templates: Templates) -> list[list[float]]:
    """The weights of each of ``templates`` in the data file ``name``, which has nothing else.

    Raises:
        ValueError: It has other features, others too, or the same in another order or of other sizes.
    """
    tables, rest = read_weights(name, templates)
    if rest:
        raise ValueError(f"{name} has weights of what nobody asks for, {next(iter(rest))!r}: learn them again")
    return tables


def _row_of(feature: str, categories: Sequence[int]) -> str:
    return f"{feature}: {','.join(map(str, categories))}" if categories else feature
