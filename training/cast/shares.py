"""Learns the weights of ``streams/quotes/coreference/shares.py``: who of several is meant, or none of them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import prod
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.quotes.coreference.shares import Features, Shares

_STEPS: Final = 400
_RATE: Final = 0.03
_MEAN: Final = 0.9
_SQUARE: Final = 0.999
"""Of Adam."""


class Choice(NamedTuple):
    """One of the examples: the candidates by their categories, and who of them is meant."""

    candidates: Sequence[Features]
    nobody: Features
    """The categories of the outcome *none of them*."""
    noun: str
    """What somebody is called by."""
    right: Sequence[bool]
    """For each candidate; none of them is where somebody else is meant."""


class Model(NamedTuple):
    """What there are weights for."""

    somebody: Mapping[str, tuple[int, ...]]
    """The features of a candidate by their names, each with the sizes of the categories that make it up."""
    nobody: Mapping[str, tuple[int, ...]]
    nouns: Sequence[str]
    """Those that have a weight of their own."""
    penalty: float
    """Of the weights' squares."""

    def fit(self, choices: Sequence[Choice]) -> "Weights":
        """The weights that give the right ones of each of ``choices`` the most of a softmax (Adam)."""
        data, count = self._rows(choices), sum(self.sizes) + len(self.nouns) + 1
        weights: NDArray[np.float64] = np.zeros(count)
        mean, square = np.zeros(count), np.zeros(count)
        for step in range(1, _STEPS + 1):
            odds = np.exp(weights[data.features].sum(axis=1))
            shares = odds / np.bincount(data.of, odds)[data.of]
            of_right = shares * data.right
            error = shares - of_right / np.maximum(np.bincount(data.of, of_right)[data.of], np.finfo(np.float64).tiny)
            pulls = np.bincount(data.features.ravel(), np.repeat(error, data.features.shape[1]), count)
            gradient = pulls + self.penalty * weights
            gradient[-1] = 0
            mean = _MEAN * mean + (1 - _MEAN) * gradient
            square = _SQUARE * square + (1 - _SQUARE) * gradient**2
            move = (mean / (1 - _MEAN**step)) / (np.sqrt(square / (1 - _SQUARE**step)) + 1e-8)
            weights = weights - _RATE * move
        return Weights(self, weights[:-1])

    @property
    def sizes(self) -> list[int]:
        """How many categories each feature has, those of the outcome *none of them* last."""
        return [prod(sizes) for sizes in (*self.somebody.values(), *self.nobody.values())]

    def _rows(self, choices: Sequence[Choice]) -> "_Rows":
        offsets = np.cumsum([0, *self.sizes])
        width, nothing = len(self.somebody), int(offsets[-1]) + len(self.nouns)
        numbers = {noun: int(offsets[-1]) + number for number, noun in enumerate(self.nouns)}
        features: list[list[int]] = []
        of: list[int] = []
        right: list[bool] = []

        def add(categories: Features, first: int, more: int = nothing) -> None:
            row = [int(offsets[first + place]) + category for place, category in enumerate(categories)]
            features.append([*row, *([more] + [nothing] * width)[: width - len(row)]])

        for number, choice in enumerate(choices):
            for each in choice.candidates:
                add(each, 0)
            add(choice.nobody, width, numbers.get(choice.noun, nothing))
            of += [number] * (len(choice.candidates) + 1)
            right += [*choice.right, not any(choice.right)]
        return _Rows(np.array(features), np.array(of), np.array(right, np.float64))


class _Rows(NamedTuple):
    """Examples as arrays: a row for each candidate, and after those of one example one for *none of them*."""

    features: NDArray[np.intp]
    """The numbers of the weights of each row; that of nothing where it has fewer than another."""
    of: NDArray[np.intp]
    """The example of each row."""
    right: NDArray[np.float64]


class Weights(NamedTuple):
    """What a model has learnt."""

    model: Model
    values: NDArray[np.float64]

    def shares(self) -> Shares:
        """What judges by them."""
        parts = np.split(self.values, np.cumsum(self.model.sizes))
        tables = [[float(weight) for weight in part] for part in parts]
        width = len(self.model.somebody)
        return Shares(tables[:width], tables[width:-1], dict(zip(self.model.nouns, tables[-1], strict=True)))

    def write(self, target: Path, why: str) -> None:
        """Write them to ``target``, below ``why``, each after the name and the categories of its feature."""
        lines = [f"# {why}\n"]
        of_none = ((f"nobody: {name}", sizes) for name, sizes in self.model.nobody.items())
        names = [
            f"{name}: {','.join(map(str, categories))}"
            for name, sizes in (*self.model.somebody.items(), *of_none)
            for categories in np.ndindex(sizes)
        ]
        names += [f"nobody: {noun}" for noun in self.model.nouns]
        lines += [f"{name} {weight:.3f}\n" for name, weight in zip(names, self.values, strict=True)]
        target.write_text("".join(lines), encoding="utf-8")


def frequent(choices: Sequence[Choice], fewest: int) -> list[str]:
    """The nouns of at least ``fewest`` of ``choices``, sorted."""
    counted = Counter(choice.noun for choice in choices if choice.noun)
    return sorted(noun for noun, count in counted.items() if count >= fewest)
