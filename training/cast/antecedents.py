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

from streams.data import path_of
from streams.quotes.cast.cast import Cast
from streams.quotes.cast.learnt import Learnt
from streams.quotes.cast.organizations import LEAST, Organizations
from streams.quotes.cast.prominence import Prominence
from streams.quotes.cast.referents import Referents
from streams.quotes.cast.speaker_types import SpeakerTypes
from streams.quotes.coreference.antecedents import (
    DESCRIPTION,
    OF_NONE,
    SAYS,
    TEMPLATES,
    Anaphor,
    Antecedent,
    Antecedents,
    features_of,
    features_of_none,
)
from streams.quotes.coreference.salience import Ranking
from streams.quotes.layout.layout import layouts_of
from streams.quotes.names.entities import FieldRange
from streams.quotes.roles.employment import Employment
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from training.annotations.join import INVENTED, REFERENCES, Row, by_digest, rows
from training.cast.shares import Choice, Model, frequent

TARGET: Final = path_of("weights/antecedents.txt")
OWN: Final = Path(__file__).with_name("antecedents.tsv")
PENALTY: Final = 3.0
FOLDS: Final = 5
FEWEST: Final = 8
"""Mentions of a noun that has a weight of its own."""


class Example(NamedTuple):
    """An anaphor: what may be meant, and which of it is."""

    article: int
    anaphor: Anaphor
    antecedents: list[Antecedent]
    right: list[bool]
    """For each antecedent; none of them is where something else is meant."""
    is_named: bool
    """Whether the text names who is meant."""

    def choice(self) -> Choice:
        """It as what is learnt from."""
        features = [features_of(each, self.anaphor) for each in self.antecedents]
        of_none = features_of_none(self.anaphor, self.antecedents)
        return Choice(features, of_none, self.anaphor.noun, self.right)


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
    learnt = Learnt(Ranking.load(), nobody, Employment.load(), SpeakerTypes.load())
    for number, row in enumerate(articles):
        document = Document(TextField.of("title", row.get("title") or ""), TextField.of("body", row["body"]))
        cast = Cast.of(document, layouts_of(document, lex), lex, learnt)
        prominence = Prominence(document, cast.mentions, cast.entities, lex)
        referents = Referents(document, cast.mentions, cast.entities, lex, prominence)
        organizations = Organizations(document, cast.mentions, cast.entities, lex, nobody)
        for start, end, names in row["references"]:
            at = FieldRange("body", _token(document.body, start), _token(document.body, end - 1) + 1)
            noun = organizations.noun_at(document.body.words, at.end - 1)
            noun = noun if noun in lex.organization_descriptions else ""
            found = referents.before(at, noun)
            meant = {entity_of(cast, name) for name in names}
            right = [entity in meant for entity in found]
            yield Example(number, referents.anaphor(at, noun), list(found.values()), right, names != [])


def _token(field: TextField, offset: int) -> int:
    """The token that the character at ``offset`` is in."""
    return bisect.bisect_right(field.starts, offset) - 1


def entity_of(cast: Cast, name: str) -> int | None:
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
    choices = [one.choice() for one in (*made_up, *examples)]
    model = Model(TEMPLATES, OF_NONE, frequent(choices[len(made_up) :], FEWEST), PENALTY)
    ours = choices[: len(made_up)]
    parts = [[*ours, *(one.choice() for one in examples if one.article % FOLDS != fold)] for fold in range(FOLDS)]
    report("cross-validated", examples, [Antecedents(model.fit(part).shares()) for part in parts])
    weights = model.fit(choices)
    report("our own", made_up, [Antecedents(weights.shares())])
    weights.write(
        TARGET, "Made by training/cast/antecedents.py; what they mean: streams/quotes/coreference/antecedents.py."
    )


if __name__ == "__main__":
    main()
