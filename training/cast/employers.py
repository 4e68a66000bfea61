"""Learns streams/data/weights/employers.txt: to whom people belong.

Run: ``python -m training.cast.employers ANNOTATED.jsonl``, the articles that ``training.annotations.join`` writes: each
says of its speakers for whom they work. Those kept out are only measured.
"""

import argparse
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import chain, pairwise, repeat
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import path_of
from streams.quotes.cast.affiliations import LEAST, LEAST_UNTIED
from streams.quotes.cast.cast import Cast
from streams.quotes.cast.learnt import Learnt
from streams.quotes.cast.speaker_types import SpeakerTypes
from streams.quotes.coreference.antecedents import Antecedents
from streams.quotes.coreference.salience import Ranking
from streams.quotes.layout.layout import layouts_of
from streams.quotes.roles.employment import SIZES, TEMPLATES, Candidate, Features, Subject, are_tied
from streams.quotes.roles.ties import REFERRED
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import Document, TextField
from streams.text.ranges import Range

TARGET: Final = path_of("weights/employers.txt")
OWN: Final = Path(__file__).with_name("employers.tsv")
SENTENCES: Final = 4
"""How often our own sentences count."""
PUBLISHED: Final = 2
"""How often somebody of an article counts that was published: those that are invented speak of more companies each."""
OFFSETS: Final = np.cumsum([0, *SIZES])
PENALTY: Final = 4.0
FOLDS: Final = 5
_DEPARTMENT: Final = "department"
_NO_NAME: Final = frozenset(
    "inc corp corporation co company ltd plc llc llp lp sa ag nv the of and group holdings".split()
)


class Example(NamedTuple):
    """Somebody whose employer is known, or known not to be told: the candidates, and which of them are right."""

    article: int
    features: list[Features]
    right: list[bool]
    has_employer: bool
    are_tied: bool = True


class Teacher:
    """Keeps the candidates that it is asked about, with the answer for who is asked about now."""

    def __init__(self) -> None:
        self.name: Callable[[int], str] = str
        self.answer: str | None = None
        self.article = 0
        self.examples: list[Example] = []
        self.is_asked = False

    def __call__(self, subject: Subject, candidates: list[Candidate]) -> list[float]:
        """No employer at all, so that nothing depends on what is learnt."""
        del subject
        names = [self.name(candidate.organization) for candidate in candidates]
        right = [self.answer is not None and same(name, self.answer) for name in names]
        features = [candidate.features for candidate in candidates]
        self.examples.append(Example(self.article, features, right, self.answer is not None, are_tied(candidates)))
        self.is_asked = True
        return [0.0] * len(candidates)


def text_of(cast: Cast, index: int) -> str:
    """What the text calls an entity."""
    entity = cast.entities[index]
    if entity.called:
        return entity.called
    place = entity.name
    field = cast.document[place.field]
    return field.text[field.starts[place.start] : field.ends[place.end - 1]]


def _words(name: str) -> list[str]:
    words = re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower()))
    return [word for word in words if word not in _NO_NAME] or words


def same(one: str, other: str) -> bool:
    """Whether two names are one organization's: the words of one are all in the other, or it is its initials."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    return (
        set(first) <= set(second)
        or set(second) <= set(first)
        or _are_initials("".join(first), other)
        or _are_initials("".join(second), one)
    )


def _are_initials(letters: str, name: str) -> bool:
    """Whether ``letters`` are those of ``name``, with or without a legal form.

    A department's may be in another order: "USDA" is the "U.S. Agriculture Department".
    """
    of_words = ["".join(word[0] for word in words) for words in (_words(name), folded(name))]
    of_department = sorted(letters) == sorted(of_words[0]) and _DEPARTMENT in name.lower()
    return letters in of_words or of_department


def examples_of(articles: list[dict[str, Any]]) -> list[Example]:
    """What the annotated ``articles`` teach."""
    lex, teacher = Lexicon.load(), Teacher()
    learnt = Learnt(Ranking.load(), Antecedents.load(), teacher, SpeakerTypes.load())
    for number, article in enumerate(articles):
        document = Document(TextField.of("title", article["title"]), TextField.of("body", article["text"]))
        teacher.article = number
        cast = Cast.of(document, layouts_of(document, lex), lex, learnt)
        teacher.name = partial(text_of, cast)
        for index, person in enumerate(article["people"]):
            if person["affiliation"] == "?" or person["kind"] not in ("person", "described"):
                continue
            teacher.answer, teacher.is_asked = person["affiliation"], False
            if person["kind"] == "person":
                _ask_by_name(cast, folded(person["name"]), article["people"])
            else:
                _ask_by_words(cast, article["quotes"], index)
            if not teacher.is_asked:
                teacher.examples.append(Example(number, [], [], person["affiliation"] is not None))
    return teacher.examples


def sentences() -> list[dict[str, Any]]:
    """Our own texts, as annotated articles."""
    articles = []
    for line in OWN.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            text, name, employer, *title = line.replace("¶", "\n\n").split("\t")
            start, kind = text.index(name), "person" if name.istitle() else "described"
            quote = {"person": 0, "speaker_start": start, "speaker_end": start + len(name)}
            person = {"name": name, "kind": kind, "affiliation": None if employer == "-" else employer}
            articles.append({"title": "".join(title), "text": text, "quotes": [quote], "people": [person]})
    return articles


def folded(name: str) -> list[str]:
    """The words of ``name``, lower case."""
    return re.findall(r"\w+", re.sub(r"['’]s\b", "", name.lower()))


def _ask_by_name(cast: Cast, name: list[str], people: list[dict[str, Any]]) -> None:
    """Ask for the employer of who is called ``name``, or is the only one with the last word of it."""
    named = [index for index, entity in enumerate(cast.entities) if entity.type == "person"]
    whole = [index for index in named if folded(text_of(cast, index)) == name]
    last = [index for index in named if folded(text_of(cast, index))[-1:] == name[-1:]]
    namesakes = sum(folded(person["name"])[-1:] == name[-1:] for person in people)
    for index in (whole or (last if namesakes == 1 else []))[:1]:
        cast.speaker_of_entity(index)


def _ask_by_words(cast: Cast, quotes: list[dict[str, Any]], index: int) -> None:
    """Ask for the employer of somebody unnamed where he is a source first."""
    for quote in quotes:
        if quote.get("person") == index and quote.get("speaker_start") is not None:
            body = cast.document.body
            inside = [
                token
                for token, start in enumerate(body.starts)
                if quote["speaker_start"] <= start < quote["speaker_end"]
            ]
            if inside:
                cast.speaker_of_span("body", *Range(inside[0], inside[-1] + 1))
            return


def fit(examples: list[Example]) -> tuple[NDArray[np.float64], float]:
    """Weights and bias by gradient descent with momentum (Adam).

    Candidates that words tie are learnt each for itself, those that compete by the share of the right ones together.
    """
    rows = np.array([features for one in examples for features in one.features]) + OFFSETS[:-1]
    right = np.array([is_right for one in examples for is_right in one.right], np.float64)
    of = np.repeat(np.arange(len(examples)), [len(one.features) for one in examples])
    tied = np.array([one.are_tied for one in examples])[of]
    weights, bias = np.zeros(OFFSETS[-1]), -1.0
    mean, square = np.zeros(OFFSETS[-1] + 1), np.zeros(OFFSETS[-1] + 1)
    for step in range(1, 601):
        odds = np.exp(weights[rows].sum(axis=1) + bias)
        shares = odds / (1 + np.bincount(of, odds)[of])
        of_right = shares * right
        wanted = of_right / np.maximum(np.bincount(of, of_right)[of], np.finfo(np.float64).tiny)
        error = np.where(tied, odds / (1 + odds) - right, shares - wanted)
        gradient = np.append(
            np.bincount(rows.ravel(), np.repeat(error, rows.shape[1]), OFFSETS[-1]) + PENALTY * weights, error.sum()
        )
        mean = 0.9 * mean + 0.1 * gradient
        square = 0.999 * square + 0.001 * gradient**2
        move = 0.03 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
        weights, bias = weights - move[:-1], bias - move[-1]
    return weights, float(bias)


class Result(NamedTuple):
    """What the weights make of one example."""

    chance: float
    """The best candidate's."""
    is_right: bool
    has_employer: bool
    is_tied: bool
    """Whether words tie the best candidate."""


def judged(examples: list[Example], weights: NDArray[np.float64], bias: float) -> Iterator[Result]:
    """What ``weights`` and ``bias`` make of each of ``examples``."""
    for one in examples:
        if not one.features:
            yield Result(0.0, is_right=False, has_employer=one.has_employer, is_tied=True)
            continue
        odds = np.exp(weights[np.array(one.features) + OFFSETS[:-1]].sum(axis=1) + bias)
        best = int(odds.argmax())
        chance = odds[best] / (1 + (odds[best] if one.are_tied else odds.sum()))
        yield Result(float(chance), one.right[best], one.has_employer, one.features[best][0] < REFERRED)


def report(what: str, results: list[Result]) -> None:
    """Print precision and recall at several thresholds, and how far probabilities hold."""
    employed = sum(result.has_employer for result in results)
    print(what, len(results), "people,", employed, "with an employer")  # noqa: T201
    given = [one for one in results if one.chance >= (LEAST if one.is_tied else LEAST_UNTIED)]
    right = sum(one.is_right for one in given)
    print(f"  given {len(given)}: precision {right / len(given):.3f}, recall {right / employed:.3f}")  # noqa: T201
    for kind, is_tied in (("tied", True), ("untied", False)):
        for low, high in pairwise((0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 0.95, 1.01)):
            inside = [one for one in results if one.is_tied == is_tied and low <= one.chance < high]
            if inside:
                chance = np.mean([one.chance for one in inside])
                share = np.mean([one.is_right for one in inside])
                print(f"  {kind}, {low:.2f} to {high:.2f}: {len(inside):4}  {chance:.2f}  {share:.2f}")  # noqa: T201


def main() -> None:
    """Cross-validate, measure what is kept out, then write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path)
    options = parser.parse_args()
    articles = [json.loads(line) for line in options.annotated.read_text(encoding="utf-8").splitlines()]
    learning = [article for article in articles if not article["kept_out"]]
    times = [1 if article["invented"] else PUBLISHED for article in learning]
    learnt = examples_of(learning)
    own = [one for one in examples_of(sentences()) if one.features] * SENTENCES

    def counted(fold: int | None) -> list[Example]:
        """What is learnt from without those of ``fold``, each as often as it counts."""
        apart = (one for one in learnt if one.features and (fold is None or one.article % FOLDS != fold))
        return [*own, *chain.from_iterable(repeat(one, times[one.article]) for one in apart)]

    results: list[Result] = []
    for fold in range(FOLDS):
        weights, bias = fit(counted(fold))
        results += judged([one for one in learnt if one.article % FOLDS == fold], weights, bias)
    report("cross-validated", results)
    weights, bias = fit(counted(None))
    for kind, is_invented in (("published", False), ("invented", True)):
        kept_out = [a for a in articles if a["kept_out"] and a["invented"] == is_invented]
        report(f"kept out, {kind}", list(judged(examples_of(kept_out), weights, bias)))
    print(f"left out below {LEAST}, and {LEAST_UNTIED} where no words tie")  # noqa: T201
    write(weights, bias)


def write(weights: NDArray[np.float64], bias: float) -> None:
    """Write the weights, each after the name and the categories of its feature."""
    lines = ["# Made by training/cast/employers.py; what they mean: streams/quotes/roles/employment.py.\n"]
    lines.append(f"bias {bias:.3f}\n")
    for (name, sizes), part in zip(TEMPLATES.items(), np.split(weights, OFFSETS[1:-1]), strict=True):
        for categories, weight in zip(np.ndindex(sizes), part, strict=True):
            lines.append(f"{name}: {','.join(map(str, categories))} {weight:.3f}\n")
    TARGET.write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
