"""Learns streams/data/weights/pronouns.txt: whom "he" and "she" mean.

Run: ``python -m training.cast.coreference POLNEAR.jsonl JOINED [--corrections FILE]``. POLNEAR holds one article a line
with quotes whose ``speaker_name`` says whom a pronoun means (right for about five in six; ``hand`` ones are sure).
JOINED, annotated business news (``training.annotations.join``), is read by people and counts three times; what is kept
out of learning there is only measured.
"""

import argparse
import bisect
import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import path_of
from streams.quotes.cast.cast import Cast
from streams.quotes.cast.learnt import Learnt
from streams.quotes.cast.speaker_types import SpeakerTypes
from streams.quotes.coreference.antecedents import Antecedents
from streams.quotes.coreference.salience import SIZES, TEMPLATES, Chosen, Context, Features, Ranking, Standing
from streams.quotes.layout.layout import layouts_of
from streams.quotes.roles.employment import Employment
from streams.quotes.words.lexicon import Lexicon, fold
from streams.text.document import Document, TextField
from training.quotes.corpus import load

TARGET: Final = path_of("weights/pronouns.txt")
OFFSETS: Final = np.cumsum([0, *SIZES])
ROUNDS: Final = 4
PENALTY: Final = 0.02
PRONOUNS: Final = frozenset({"he", "she"})
FOLDS: Final = 5
BUSINESS: Final = 3
"""How often an annotated article of business news counts."""


class Example(NamedTuple):
    """A pronoun: the features of its candidates, and which of them is right."""

    features: list[Features]
    right: int


class Article(NamedTuple):
    """An article and, by token, the last names of the people that its pronouns mean."""

    id: str
    document: Document
    answers: dict[int, str]


def articles(path: Path, corrections: dict[str, str]) -> Iterator[Article]:
    """The articles of ``path`` with what is known of their pronouns."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        title = record["title"] if "outlet" in record else ""
        document = Document(TextField.of("title", title), TextField.of("body", record["text"]))
        yield Article(record["id"], document, _answers(record, document.body, corrections))


def business(path: Path) -> tuple[list[Article], list[Article]]:
    """The annotated articles of ``path`` to learn from, and those to measure only."""
    learnt: list[Article] = []
    kept_out: list[Article] = []
    for record in load(path):
        if record["invented"]:
            continue  # no pronoun of published articles was read better for them
        document = Document(TextField.of("title", record["title"]), TextField.of("body", record["text"]))
        for quote in record["quotes"]:
            quote["mention"] = "pronoun" if quote.get("speaker_text", "").lower() in PRONOUNS else None
        one = Article(record["id"], document, _answers(record, document.body, {}))
        (kept_out if record["kept_out"] else learnt).append(one)
    return learnt, kept_out


def _answers(record: dict[str, Any], body: TextField, corrections: dict[str, str]) -> dict[int, str]:
    answers: dict[int, str] = {}
    for quote in record["quotes"]:
        start = quote.get("speaker_start")
        if quote.get("mention") != "pronoun" or start is None:
            continue
        name = corrections.get(f"{record['id']}:{start}", quote.get("speaker_name") or "")
        last = fold(name.split()[-1]).split("-")[-1] if name else ""  # as ``Standing.names`` has it
        if last:
            answers[bisect.bisect_left(body.starts, start)] = last
    return answers


class Teacher:
    """Chooses the right candidate where it is known, and keeps what it saw."""

    def __init__(self, weights: Ranking) -> None:
        self.weights = weights
        self.examples: list[Example] = []
        self.right = self.known = 0
        self.answers: dict[int, str] = {}

    def __call__(self, context: Context, candidates: list[Standing], features: list[Features]) -> Chosen:
        """The right candidate, if the answer is known and among them; else what the weights say."""
        guess = self.weights(context, candidates, features)
        answer = self.answers.get(context.token)
        if answer is None:
            return guess
        named = [standing.names[-1] for standing in candidates]
        self.known += 1
        self.right += named[guess.number] == answer
        if answer not in named:
            return guess
        right = named.index(answer)
        self.examples.append(Example(features, right))
        return Chosen(right, 1.0)


def fit(examples: list[Example], start: NDArray[np.float64]) -> NDArray[np.float64]:
    """The weights that make the right candidates likely (softmax over each pronoun's), by Adam."""
    width = max(len(example.features) for example in examples)
    depth = len(examples[0].features[0])
    indices = np.zeros((len(examples), width, depth), np.intp)
    mask = np.full((len(examples), width), -np.inf)
    right = np.array([example.right for example in examples])
    for row, example in enumerate(examples):
        indices[row, : len(example.features)] = np.array(example.features) + OFFSETS[:-1]
        mask[row, : len(example.features)] = 0
    weights, mean, square = start.copy(), np.zeros(OFFSETS[-1]), np.zeros(OFFSETS[-1])
    for step in range(1, 401):
        scores = weights[indices].sum(axis=2) + mask
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        chances[np.arange(len(examples)), right] -= 1
        gradient = np.bincount(indices.ravel(), np.repeat(chances.ravel(), depth), OFFSETS[-1]) / len(examples)
        gradient += PENALTY * weights / math.sqrt(len(examples))
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def learn(train: list[Article]) -> NDArray[np.float64]:
    """Alternate reading with the weights so far and fitting them to what was read."""
    weights = np.zeros(OFFSETS[-1])
    for _ in range(ROUNDS):
        examples = read(train, weights).examples
        weights = fit(examples, weights)
    return weights


def read(some: list[Article], weights: NDArray[np.float64]) -> Teacher:
    """Resolve the pronouns of ``some`` articles, keeping examples and figures."""
    tables = [[float(weight) for weight in part] for part in np.split(weights, OFFSETS[1:-1])]
    teacher, lex = Teacher(Ranking(tables)), Lexicon.load()
    learnt = Learnt(teacher, Antecedents.load(), Employment.load(), SpeakerTypes.load())
    for article in some:
        teacher.answers = article.answers
        Cast.of(article.document, layouts_of(article.document, lex), lex, learnt)
    return teacher


def main() -> None:
    """Cross-validate, then write the weights learnt from everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("joined", type=Path)
    parser.add_argument("--corrections", type=Path)
    options = parser.parse_args()
    corrections = json.loads(options.corrections.read_text()) if options.corrections else {}
    politics = list(articles(options.polnear, corrections))
    learnt, kept_out = business(options.joined)
    for name, measured, other in (
        ("politics", politics, BUSINESS * learnt),
        ("business", learnt, politics),
    ):
        right = known = 0
        for part in range(FOLDS):
            rest = [a for n, a in enumerate(measured) if n % FOLDS != part]
            result = read(measured[part::FOLDS], learn([*other, *rest * (BUSINESS if measured is learnt else 1)]))
            right, known = right + result.right, known + result.known
        print(f"{name}, cross-validated: {right} of {known} = {right / known:.3f}")  # noqa: T201
    weights = learn(politics + BUSINESS * learnt)
    result = read(kept_out, weights)
    print(f"business, kept out: {result.right} of {result.known}")  # noqa: T201
    write(weights)


def write(weights: NDArray[np.float64]) -> None:
    """Write the weights, each after the name and the categories of its feature."""
    lines = ["# Made by training/cast/coreference.py; what they mean: streams/quotes/coreference/salience.py.\n"]
    for (name, sizes), part in zip(TEMPLATES.items(), np.split(weights, OFFSETS[1:-1]), strict=True):
        for categories, weight in zip(np.ndindex(sizes), part, strict=True):
            lines.append(f"{name}: {','.join(map(str, categories))} {weight:.3f}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
