"""Learns whom "the minister" and "the report" mean: streams/data/weights/identities.txt and authors.txt.

Run: ``python -m training.cast.descriptions JOINED TEXTS...``, with what ``training.annotations.join`` writes and the
texts that ``training/annotations/sources.jsonl`` is of.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from streams.data import path_of
from streams.quotes.cast.learnt import Learnt
from streams.quotes.coreference import authors, identities
from streams.quotes.coreference.shares import Shares
from streams.quotes.extraction import QuoteExtractor
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.speakers.discourse import Discourse
from streams.quotes.speakers.identified import LEAST, LEAST_OF_AUTHORS, Judges
from streams.quotes.speakers.people import People
from streams.quotes.speakers.writings import Writings
from streams.quotes.statements.confidence import Calibration
from streams.quotes.statements.tagger import Tagger
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from training.annotations.join import SOURCES, Row, by_digest, rows
from training.cast.antecedents import entity_of
from training.cast.shares import Choice, Model, frequent

OWN: Final = Path(__file__).with_name("descriptions.tsv")
TIMES: Final = 5
"""How often our own texts count."""
PENALTY: Final = 4.0
FOLDS: Final = 5
FEWEST: Final = 6
"""Descriptions by a noun that has a weight of its own."""


class Example(NamedTuple):
    """A description that names a source."""

    article: int
    choice: Choice
    is_named: bool
    """Whether the text names who is meant."""


class Kind(NamedTuple):
    """A kind of descriptions, with a model of its own."""

    name: str
    somebody: dict[str, tuple[int, ...]]
    nobody: dict[str, tuple[int, ...]]
    least: float
    """Below what probability none of the candidates is said to be meant, 0..1."""

    @property
    def target(self) -> Path:
        """Where its weights are."""
        return path_of(f"weights/{self.name}.txt")

    def model(self, choices: Sequence[Choice]) -> Model:
        """What there are weights for."""
        return Model(self.somebody, self.nobody, frequent(choices, FEWEST), PENALTY)


PEOPLE: Final = Kind("identities", identities.TEMPLATES, identities.OF_NONE, LEAST)
WRITTEN: Final = Kind("authors", authors.TEMPLATES, authors.OF_NONE, LEAST_OF_AUTHORS)


def annotated(joined: list[Row], texts: list[Row]) -> Iterator[Row]:
    """Articles with whom their sources mean: names, or none."""
    for row in joined:
        sources: dict[tuple[int, int], list[str]] = {}
        for quote in row["quotes"]:
            if quote.get("speaker_start") is not None and quote.get("person") is not None and not quote.get("also"):
                person = row["people"][quote["person"]]
                names = [person["name"]] if person["kind"] in ("person", "organization") else []
                sources[quote["speaker_start"], quote["speaker_end"]] = names
        yield row | {"sources": [(start, end, names) for (start, end), names in sources.items()]}
    known = by_digest(texts)
    for row in rows(SOURCES):
        text = known.get(row["sha256"])
        if text is not None:
            yield {"title": text.get("title") or "", "text": text["body"]} | row


def own() -> Iterator[Row]:
    """Our own texts, in the same form."""
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, words, name, *title = line.replace("¶", "\n\n").split("\t")
            start = text.rindex(words)
            sources = [(start, start + len(words), [] if name == "-" else [name])]
            yield {"title": "".join(title), "text": text, "sources": sources}


def examples_of(articles: Sequence[Row], extractor: QuoteExtractor) -> tuple[list[Example], list[Example]]:
    """The descriptions of people and of writings in ``articles`` that the extractor finds and an annotation is of."""
    of_people: list[Example] = []
    of_writings: list[Example] = []
    for number, row in enumerate(articles):
        document = Document(TextField.of("title", row["title"]), TextField.of("body", row["text"]))
        cast, (_, said) = extractor.said(document)
        if cast is None:
            continue
        discourse = Discourse(cast, document.body, said, speakers_of(cast, document.body, said))
        people, writings = People(discourse), Writings(discourse)
        seen: set[tuple[int, int]] = set()
        for each in discourse.described():
            place = each.speaker.mention
            around = (names for start, end, names in row["sources"] if start < place.end and place.start < end)
            names = next(around, None)
            if names is None or (place.start, place.end) in seen:
                continue
            seen.add((place.start, place.end))
            meant = {entity_of(cast, name) for name in names}
            if (written := writings.written(each)) is not None:
                may_have = writings.authors(written)
                choice = _choice(authors, written.writing, may_have, meant)
                of_writings.append(Example(number, choice, names != []))
            elif (person := people.person(each)) is not None:
                choice = _choice(identities, person.description, people.candidates(person), meant)
                of_people.append(Example(number, choice, names != []))
    return of_people, of_writings


def _choice(features: Any, what: Any, found: Mapping[int, Any], meant: Collection[int | None]) -> Choice:
    """Who of those ``found`` is ``meant`` by ``what``; ``features`` is the module that tells of both."""
    who = list(found.values())
    right = [entity in meant for entity in found]
    return Choice(features.features_of(what, who), features.features_of_none(what, who), what.noun, right)


def report(what: str, kind: Kind, examples: Sequence[Example], judges: list[Shares]) -> None:
    """Print how many of ``examples`` are right, and how far probabilities hold."""
    counts: Counter[str] = Counter()
    held: dict[int, list[bool]] = {}
    for one in examples:
        choice = one.choice
        chances = judges[one.article % len(judges)](choice.candidates, choice.nobody, choice.noun)
        best = int(np.argmax([kind.least, *chances])) - 1
        outcome = "nobody" if best < 0 else "right" if choice.right[best] else "wrong"
        counts[f"{'named' if one.is_named else 'not named'}, {outcome}"] += 1
        counts["among candidates"] += any(choice.right)
        if chances:
            top = int(np.argmax(chances))
            held.setdefault(int(10 * chances[top]), []).append(choice.right[top])
    print(f"{kind.name}, {what}: {len(examples)}", *(f"{key} {counts[key]}" for key in sorted(counts)), sep="; ")  # noqa: T201
    for number in sorted(held):
        print(f"  {number / 10:.1f}: {sum(held[number])} of {len(held[number])}")  # noqa: T201


def learn(kind: Kind, learning: list[Example], measured: list[Example], made_up: list[Example]) -> None:
    """Cross-validate, measure what is kept out, then write the weights learnt from everything else."""
    ours = [one.choice for one in made_up] * TIMES
    model = kind.model([one.choice for one in learning])
    parts = [[*ours, *(one.choice for one in learning if one.article % FOLDS != fold)] for fold in range(FOLDS)]
    report("cross-validated", kind, learning, [model.fit(part).shares() for part in parts])
    weights = model.fit([*ours, *(one.choice for one in learning)])
    report("kept out", kind, measured, [weights.shares()])
    report("our own", kind, made_up, [weights.shares()])
    why = f"Made by training/cast/descriptions.py; what they mean: streams/quotes/coreference/{kind.name}.py."
    weights.write(kind.target, why)


def main() -> None:
    """Learn both kinds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("joined", type=Path)
    parser.add_argument("texts", type=Path, nargs="*")
    options = parser.parse_args()
    articles = list(annotated(rows(options.joined), [text for path in options.texts for text in rows(path)]))
    sys.stderr.write(f"{len(articles)} articles\n")
    nobody = Judges(lambda _, candidates: [0.0] * len(candidates), lambda _, found: [0.0] * len(found))
    extractor = QuoteExtractor(Lexicon.load(), Tagger.load(), Learnt.load(), nobody, Calibration.load())
    found, made_up = examples_of(articles, extractor), examples_of(list(own()), extractor)
    for kind, examples, ours in zip((PEOPLE, WRITTEN), found, made_up, strict=True):
        learning = [one for one in examples if not articles[one.article]["kept_out"]]
        measured = [one for one in examples if articles[one.article]["kept_out"]]
        learn(kind, learning, measured, ours)


if __name__ == "__main__":
    main()
