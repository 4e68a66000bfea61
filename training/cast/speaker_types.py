"""Learns streams/data/weights/speaker_types.json: which speakers are organizations whose names do not say it.

Run: ``python -m training.cast.speaker_types ANNOTATED.jsonl``, the articles that ``training.annotations.join`` writes:
each says of its speakers what they are. Those kept out are only measured.
"""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from streams.data import path_of
from streams.quotes.cast.cast import Cast
from streams.quotes.cast.learnt import Learnt
from streams.quotes.cast.speaker_types import FEATURES, LEAST_SURE, SpeakerTypes, features_of, is_described
from streams.quotes.coreference.antecedents import Antecedents
from streams.quotes.coreference.salience import Ranking
from streams.quotes.layout.layout import layouts_of
from streams.quotes.roles.employment import Employment
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from training.annotations.join import rows
from training.cast.employers import folded, text_of
from training.regression import Floats, chances, fit

TARGET: Final = path_of("weights/speaker_types.json")
PENALTY: Final = 0.5
FOLDS: Final = 10


class Example(NamedTuple):
    """A speaker whose name does not say what it is."""

    article: int
    features: tuple[float, ...]
    kind: str
    """As annotated: "person", "organization", "described"."""
    kept_out: bool


def examples_of(articles: list[dict[str, Any]]) -> Iterator[Example]:
    """The speakers of ``articles`` that their names do not tell."""
    lex = Lexicon.load()
    learnt = Learnt(Ranking.load(), Antecedents.load(), Employment.load(), SpeakerTypes((0.0,) * len(FEATURES)))
    for number, article in enumerate(articles):
        kinds = {" ".join(folded(person["name"])): person["kind"] for person in article["people"]}
        document = Document(TextField.of("title", article["title"]), TextField.of("body", article["text"]))
        cast = Cast.of(document, layouts_of(document, lex), lex, learnt)
        for index, entity in enumerate(cast.entities):
            kind = kinds.get(" ".join(folded(text_of(cast, index))))
            if entity.type == "unknown" and kind is not None:
                mentions = cast.mentions.of(index)
                if any(is_described(document[each.field].words, each, lex) for each in mentions):
                    continue
                yield Example(number, features_of(document, entity, mentions, lex), kind, article["kept_out"])


def main() -> None:
    """Cross-validate, measure what is kept out, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    examples = list(examples_of(rows(parser.parse_args().annotated)))
    learnt = [one for one in examples if not one.kept_out]
    expected = np.empty(len(learnt))
    fold = np.array([one.article % FOLDS for one in learnt])
    for part in range(FOLDS):
        rest = [one for one in learnt if one.article % FOLDS != part]
        expected[fold == part] = chances(_features(learnt)[fold == part], _weights(rest))
    _report("cross-validated", learnt, expected)
    weights = _weights(learnt)
    kept_out = [one for one in examples if one.kept_out]
    _report("kept out", kept_out, chances(_features(kept_out), weights))
    stored = dict(zip(FEATURES, np.round(weights, 3).tolist(), strict=True))
    TARGET.write_text(json.dumps(stored, indent=2) + "\n", encoding="utf-8")


def _features(examples: list[Example]) -> Floats:
    return np.array([one.features for one in examples])


def _weights(examples: list[Example]) -> Floats:
    return fit(_features(examples), np.array([float(one.kind == "organization") for one in examples]), PENALTY)


def _report(what: str, examples: list[Example], expected: Floats) -> None:
    """Print how many are organizations, are held to be, and are rightly held to be."""
    held = [one.kind for one, chance in zip(examples, expected, strict=True) if chance >= LEAST_SURE]
    right, all_of_them = held.count("organization"), [one.kind for one in examples].count("organization")
    print(  # noqa: T201
        f"{what}: {len(examples)} speakers, {all_of_them} organizations; {len(held)} held to be, {right} of them right"
    )


if __name__ == "__main__":
    main()
