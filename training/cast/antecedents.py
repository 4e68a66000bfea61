"""Learns streams/data/weights/antecedents.txt: which organization "the company", "it" and "its" mean.

Run: ``python -m training.cast.antecedents TEXTS...``, with the texts that ``training/annotations/references.jsonl`` is
of, as for ``training.annotations.join``; the invented ones are with it.
"""

import argparse
import bisect
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import path_of
from streams.quotes.cast.cast import Cast
from streams.quotes.cast.learnt import Learnt
from streams.quotes.cast.organizations import LEAST, Organizations
from streams.quotes.cast.prominence import Prominence
from streams.quotes.cast.referents import Referents
from streams.quotes.cast.speaker_types import SpeakerTypes
from streams.quotes.coreference.antecedents import (
    DESCRIPTION,
    OF_NOBODY,
    SAYS,
    SIZES,
    TEMPLATES,
    Anaphor,
    Antecedent,
    Antecedents,
    Features,
    features_of,
    features_of_nobody,
)
from streams.quotes.coreference.salience import learnt_ranking
from streams.quotes.layout.fields import layouts_of
from streams.quotes.names.entities import Place
from streams.quotes.roles.employment import learnt_employment
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from training.annotations.join import INVENTED, REFERENCES, Row, by_digest, rows

TARGET: Final = path_of("weights/antecedents.txt")
OWN: Final = Path(__file__).with_name("antecedents.tsv")
PENALTY: Final = 3.0
FOLDS: Final = 5
STEPS: Final = 400
FEWEST: Final = 8
"""Mentions of a noun that has a weight of its own."""
OFFSETS: Final = np.cumsum([0, *SIZES])


class Example(NamedTuple):
    """An anaphor: what may be meant, and which of it is."""

    article: int
    anaphor: Anaphor
    antecedents: list[Antecedent]
    right: list[bool]
    """For each antecedent; none of them is if nobody is meant, or nobody that may be."""
    is_named: bool
    """Whether the text names who is meant."""


def nobody(anaphor: Anaphor, antecedents: Sequence[Antecedent]) -> list[float]:
    """No antecedent at all, so that nothing depends on what is learnt."""
    del anaphor
    return [0.0] * len(antecedents)


def annotated(texts: list[Row]) -> list[Row]:
    """Those of ``texts`` that have annotated references, with them."""
    known = by_digest(texts)
    found = ((row, known.get(row["sha256"])) for row in rows(REFERENCES))
    return [text | row for row, text in found if text is not None]


def own() -> list[Row]:
    """Our own texts, in the same form."""
    articles = []
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            body, words, name, *title = line.replace("¶", "\n\n").split("\t")
            start = body.rindex(words)
            reference = start, start + len(words), [] if name == "-" else [name]
            articles.append({"title": "".join(title), "body": body, "references": [reference]})
    return articles


def examples_of(articles: list[Row]) -> Iterator[Example]:
    """The references in ``articles``."""
    lex = Lexicon.load()
    learnt = Learnt(learnt_ranking(), nobody, learnt_employment(), SpeakerTypes.load())
    for number, row in enumerate(articles):
        document = Document(TextField.of("title", row.get("title") or ""), TextField.of("body", row["body"]))
        cast = Cast.of(document, layouts_of(document, lex), lex, learnt)
        prominence = Prominence(document, cast.mentions, cast.entities, lex)
        referents = Referents(document, cast.mentions, cast.entities, lex, prominence)
        organizations = Organizations(document, cast.mentions, cast.entities, lex, nobody)
        for start, end, names in row["references"]:
            at = Place("body", _token(document.body, start), _token(document.body, end - 1) + 1)
            noun = organizations.noun_at(document.body.words, at.end - 1)
            noun = noun if noun in lex.organization_descriptions else ""
            found = referents.before(at, noun)
            meant = {_entity(cast, name) for name in names}
            right = [entity in meant for entity in found]
            yield Example(number, referents.anaphor(at, noun), list(found.values()), right, names != [])


def _token(field: TextField, offset: int) -> int:
    """The token that the character at ``offset`` is in."""
    return bisect.bisect_right(field.starts, offset) - 1


def _entity(cast: Cast, name: str) -> int | None:
    """The entity that ``name`` is a name of, wherever the text has it."""
    votes: Counter[int] = Counter()
    for field in cast.document.fields:
        for found in re.finditer(re.escape(name), field.text):
            for mention in cast.mentions:
                if mention.field == field.name and mention.entity is not None and mention.kind != "pronoun":
                    start, end = field.starts[mention.start], field.ends[mention.end - 1]
                    shared = min(end, found.end()) - max(start, found.start())
                    votes[mention.entity] += max(0, 100 * shared // max(end - start, len(name)))
    return max(votes, key=votes.__getitem__, default=None)


class Rows(NamedTuple):
    """Examples as arrays: a row for each antecedent, and after those of one example one for nobody."""

    features: NDArray[np.intp]
    """The numbers of the weights of each row; that of nothing where it has fewer than another."""
    of: NDArray[np.intp]
    """The example of each row."""
    right: NDArray[np.float64]


def arrays(examples: list[Example], nouns: Sequence[str]) -> Rows:
    """The ``examples``, for weights of all features, of ``nouns`` and, last, of nothing."""
    width, nothing = len(TEMPLATES), OFFSETS[-1] + len(nouns)
    features: list[list[int]] = []
    of: list[int] = []
    right: list[bool] = []

    def add(categories: Features, first: int, more: int = nothing) -> None:
        row = [int(OFFSETS[first + place]) + category for place, category in enumerate(categories)]
        features.append([*row, *([more] + [nothing] * width)[: width - len(row)]])

    for number, one in enumerate(examples):
        for each in one.antecedents:
            add(features_of(each, one.anaphor), 0)
        noun = one.anaphor.noun
        is_weighed = noun in nouns
        add(
            features_of_nobody(one.anaphor, one.antecedents),
            len(TEMPLATES),
            OFFSETS[-1] + nouns.index(noun) if is_weighed else nothing,
        )
        of += [number] * (len(one.antecedents) + 1)
        right += [*one.right, not any(one.right)]
    return Rows(np.array(features), np.array(of), np.array(right, np.float64))


def fit(examples: list[Example], nouns: Sequence[str]) -> NDArray[np.float64]:
    """The weights that give the right ones of each example the most of a softmax (Adam); 0 for nothing."""
    data = arrays(examples, nouns)
    count = OFFSETS[-1] + len(nouns) + 1
    weights: NDArray[np.float64] = np.zeros(count)
    mean, square = np.zeros(count), np.zeros(count)
    for step in range(1, STEPS + 1):
        odds = np.exp(weights[data.features].sum(axis=1))
        shares = odds / np.bincount(data.of, odds)[data.of]
        of_right = shares * data.right
        error = shares - of_right / np.maximum(np.bincount(data.of, of_right)[data.of], np.finfo(np.float64).tiny)
        pulls = np.bincount(data.features.ravel(), np.repeat(error, data.features.shape[1]), count)
        gradient = pulls + PENALTY * weights
        gradient[-1] = 0
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        weights = weights - 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return weights


def judge_of(weights: NDArray[np.float64], nouns: Sequence[str]) -> Antecedents:
    """What judges by ``weights``."""
    tables = [[float(weight) for weight in part] for part in np.split(weights, OFFSETS[1:])[: len(SIZES)]]
    return Antecedents(tables, dict(zip(nouns, map(float, weights[OFFSETS[-1] :]), strict=False)))


def report(what: str, examples: list[Example], judges: list[Antecedents]) -> None:
    """Print how many of ``examples`` are right, by what refers and whether it says something."""
    for name, part in (
        ("all", examples),
        ("descriptions", [one for one in examples if one.anaphor.form == DESCRIPTION]),
        ("pronouns", [one for one in examples if one.anaphor.form != DESCRIPTION]),
        ("who says something", [one for one in examples if one.anaphor.says == SAYS]),
    ):
        counts: Counter[str] = Counter()
        for one in part:
            chances = judges[one.article % len(judges)](one.anaphor, one.antecedents)
            best = int(np.argmax([LEAST, *chances])) - 1
            outcome = "nobody" if best < 0 else "right" if one.right[best] else "wrong"
            counts[f"{'named' if one.is_named else 'not named'}, {outcome}"] += 1
        print(f"{what}, {name}: {len(part)}", *(f"{key} {counts[key]}" for key in sorted(counts)), sep="; ")  # noqa: T201


def main() -> None:
    """Cross-validate, then write the weights learnt from everything."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, nargs="*")
    options = parser.parse_args()
    texts = [text for path in options.texts for text in rows(path)]
    articles = annotated([*texts, *rows(INVENTED)])
    sys.stderr.write(f"{len(articles)} of {len(rows(REFERENCES))} articles have their text\n")
    examples, made_up = list(examples_of(articles)), list(examples_of(own()))
    counted = Counter(one.anaphor.noun for one in examples if one.anaphor.noun)
    nouns = sorted(noun for noun, count in counted.items() if count >= FEWEST)
    judges = [
        judge_of(fit([*made_up, *(one for one in examples if one.article % FOLDS != fold)], nouns), nouns)
        for fold in range(FOLDS)
    ]
    report("cross-validated", examples, judges)
    weights = fit([*made_up, *examples], nouns)
    report("our own", made_up, [judge_of(weights, nouns)])
    write(weights, nouns)


def write(weights: NDArray[np.float64], nouns: Sequence[str]) -> None:
    """Write the weights, each after the name and the categories of its feature."""
    lines = ["# Made by training/cast/antecedents.py; what they mean: streams/quotes/coreference/antecedents.py.\n"]
    templates = [*TEMPLATES.items(), *((f"nobody: {name}", sizes) for name, sizes in OF_NOBODY.items())]
    for (name, sizes), part in zip(templates, np.split(weights, OFFSETS[1:])[: len(SIZES)], strict=True):
        for categories, weight in zip(np.ndindex(sizes), part, strict=True):
            lines.append(f"{name}: {','.join(map(str, categories))} {weight:.3f}\n")
    for noun, weight in zip(nouns, weights[OFFSETS[-1] : -1], strict=True):
        lines.append(f"nobody: {noun} {weight:.3f}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
