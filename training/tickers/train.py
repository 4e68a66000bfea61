"""``python -m training.tickers.train DIRECTORY``: learn the weights of the ticker decision.

DIRECTORY holds development sets as JSON Lines (text, tickers, optional, mentions) in ``tickers``, and PolNeAR's
articles in ``quotes``, for which ``polnear_companies.txt`` says which names mean a listed company. Every candidate
the tagger reads is an example: right if its issuer's symbol of the day is in the gold, left out if that is optional
or if a right issuer's words are not among the gold mentions. L2-regularized logistic regression, fitted by Newton's
method.
"""

import argparse
import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from streams.data import path_of
from streams.text.document import Document, TextField
from streams.tickers.candidates.candidate import EXPLICIT_FORMS, Candidate
from streams.tickers.decision.weights import WEIGHTS_FILE, Model
from streams.tickers.reading import CandidateReader
from streams.tickers.securities.master import SecurityMaster

UNDATED = "2026-10-01"
# How much an example of each set counts: headlines are many and short, and one company fills inline_names.
SET_WEIGHTS = {
    "sentfin": 0.5,
    "inline_names": 0.3,
    "finentity": 1.0,
    "handmade": 1.5,
    "fnspid_zacks": 1.0,
    "finnews": 1.5,
}
SENTENCES_WEIGHT = 1.5
POLNEAR_DAY = "2016-03-01"
POLNEAR_WEIGHT = 0.5
POLITICIANS = ("Trump", "Clinton", "Sanders", "Cruz", "Rubio", "Kasich", "Obama", "Bush", "Ryan", "Biden", "Warren")
SURNAME_WEIGHT = 0.08
SURNAME_STEP = 3
# No set says what its publishers listed, so lists are made up: every example counts in part as it is and in part
# beside a list that has most of what is meant and little else.
HINTS_WEIGHT = 0.25
HINTED_IF_RIGHT = 0.8
HINTED_IF_WRONG = 0.05
PENALTY = 1.0
RAREST = 4


class Example(NamedTuple):
    """A candidate with what the gold says of it."""

    document: str
    features: tuple[str, ...]
    is_right: bool
    weight: float


class Gold(NamedTuple):
    """What a line of a development set says."""

    id: str
    day: str
    tickers: tuple[str, ...]
    right: frozenset[str]
    allowed: frozenset[str]
    spans: list[tuple[int, int]]
    is_complete: bool
    """Whether a symbol that it does not have is wrong."""


def document_of(gold: dict[str, Any], text: str = "text") -> Document:
    """The document that a line of a development set describes."""
    return Document(TextField.of("title", gold.get("title") or ""), TextField.of("body", gold[text]))


def day_of(gold: dict[str, Any]) -> str:
    """The article's day, or one on which its symbols hold."""
    return str(gold.get("published") or UNDATED)[:10]


def equivalents(master: SecurityMaster, symbols: Iterable[str], day: str) -> frozenset[str]:
    """``symbols`` and their issuers' other symbols."""
    issuers = [holder[0] for symbol in symbols if (holder := master.holder(symbol, day)) is not None]
    return frozenset(symbols) | {listing.symbol for issuer in issuers for listing in issuer.listings}


def examples_of(reader: CandidateReader, path: Path) -> Iterator[Example]:
    """The examples of one development set."""
    weight = SET_WEIGHTS.get(path.name.partition(".")[0], 1.0)
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        gold = gold_of(reader.master, entry)
        for text in ("text", "text_with_tickers"):
            if text in entry:
                candidates = reader.read(document_of(entry, text), gold.day)
                yield from _labelled(gold, candidates, weight)


def sentence_examples(reader: CandidateReader) -> Iterator[Example]:
    """Examples from the sentences written for this training."""
    lines = Path(__file__).with_name("sentences.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        day, symbols, text = line.split("\t")
        entry = {"id": f"sentence-{number}", "text": text, "published": day, "tickers": symbols.split()}
        candidates = reader.read(document_of(entry), day)
        yield from _labelled(gold_of(reader.master, entry), candidates, SENTENCES_WEIGHT)


def polnear_examples(reader: CandidateReader, path: Path) -> Iterator[Example]:
    """Examples from general news, labelled by name."""
    lines = Path(__file__).with_name("polnear_companies.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if not line.startswith("#")]
    doubtful = {name.removesuffix(" ?") for name in names if name.endswith(" ?")}
    right = set(names)
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        for candidate in reader.read(document_of(entry), POLNEAR_DAY):
            key = candidate.key.lower()
            if key not in doubtful:
                yield Example(entry["id"], tuple(candidate.features), key in right, POLNEAR_WEIGHT)


def surname_examples(reader: CandidateReader, path: Path) -> Iterator[Example]:
    """Examples of people who bear a company's name: sentences with a politician's surname, put under such a name.

    The sentences stand alone, as short texts do; what is right or wrong about their other words is not asked.
    """
    names = cycle(_names_of_people_and_companies(reader))
    pattern = re.compile(rf"\b(?:{'|'.join(POLITICIANS)})\b")
    for line in path.read_text(encoding="utf-8").splitlines()[::SURNAME_STEP]:
        entry = json.loads(line)
        text = TextField.of("body", entry["text"])
        for sentence in text.sentences[::2]:
            start, end = text.span(*sentence)[1:]
            words = text.text[start:end]
            if pattern.search(words) is None:
                continue
            name = next(names)
            document = document_of({"text": pattern.sub(name, words)})
            for candidate in reader.read(document, POLNEAR_DAY):
                if candidate.key == name.lower():
                    yield Example(entry["id"], tuple(candidate.features), is_right=False, weight=SURNAME_WEIGHT)


def _names_of_people_and_companies(reader: CandidateReader) -> list[str]:
    master = reader.master
    return sorted(
        key.capitalize()
        for key in reader.lexicon.given_names
        if master.is_name(key)
        and reader.ordinary_words.of(key).is_proper
        and any(
            issuer.kind_of(key, POLNEAR_DAY) and issuer.listing_on(POLNEAR_DAY) and issuer.is_major
            for issuer in master.by_name(key)
        )
    )


def gold_of(master: SecurityMaster, entry: dict[str, Any]) -> Gold:
    """What the line ``entry`` of a development set says."""
    day = day_of(entry)
    return Gold(
        entry["id"],
        day,
        tuple(entry["tickers"]),
        equivalents(master, entry["tickers"], day),
        equivalents(master, entry.get("optional") or [], day),
        [(mention["start"], mention["end"]) for mention in entry.get("mentions") or []],
        "text_with_tickers" not in entry,
    )


def _labelled(gold: Gold, candidates: Iterable[Candidate], weight: float) -> Iterator[Example]:
    for candidate in candidates:
        characters = candidate.characters
        symbols = {listing.symbol for listing in candidate.issuer.listings}
        is_right = bool(symbols & gold.right)
        if is_right:
            is_known = (
                not gold.spans
                or candidate.text.name == "title"
                or any(start < characters.end and characters.start < end for start, end in gold.spans)
            )
        else:
            # A symbol in a form of its own is one: if the gold does not have it, its holder has changed since.
            is_known = gold.is_complete and not symbols & gold.allowed and candidate.form not in EXPLICIT_FORMS
        if is_known:
            features = tuple(candidate.features)
            hint = ("hinted",) if _is_hinted(gold.id, candidate, is_right=is_right) else ()
            yield Example(gold.id, features, is_right, weight * (1.0 - HINTS_WEIGHT))
            yield Example(gold.id, features + hint, is_right, weight * HINTS_WEIGHT)


def _is_hinted(document: str, candidate: Candidate, *, is_right: bool) -> bool:
    """Whether the list of a publisher has the candidate's issuer; by chance, but the same in every run."""
    chance = zlib.crc32(f"{document} {candidate.issuer.listings[0]}".encode()) / 2**32
    return chance < (HINTED_IF_RIGHT if is_right else HINTED_IF_WRONG)


def fit(examples: list[Example], penalty: float = PENALTY) -> Model:
    """The weights that explain ``examples`` best."""
    counts = Counter(feature for example in examples for feature in set(example.features))
    index = {feature: at for at, feature in enumerate(sorted(f for f, n in counts.items() if n >= RAREST), 1)}
    matrix = np.zeros((len(examples), len(index) + 1), dtype=np.float64)
    matrix[:, 0] = 1.0
    for row, example in enumerate(examples):
        for feature in example.features:
            if feature in index:
                matrix[row, index[feature]] = 1.0
    target = np.array([example.is_right for example in examples], dtype=np.float64)
    weight = np.array([example.weight for example in examples])
    ridge = np.full(len(index) + 1, penalty)
    ridge[0] = 1e-6
    beta = np.zeros(len(index) + 1)
    for _ in range(30):
        probability = 1.0 / (1.0 + np.exp(-np.clip(matrix @ beta, -30, 30)))
        gradient = matrix.T @ (weight * (probability - target)) + ridge * beta
        curvature = weight * probability * (1.0 - probability)
        hessian = (matrix.T * curvature) @ matrix + np.diag(ridge)
        step = np.linalg.solve(hessian, gradient)
        beta -= step
        if np.abs(step).max() < 1e-5:
            break
    return Model({feature: round(float(beta[at]), 3) for feature, at in index.items()}, round(float(beta[0]), 3))


def all_examples(reader: CandidateReader, directory: Path) -> dict[str, list[Example]]:
    """The examples of every set under ``directory``, by its name."""
    examples = {path.name: list(examples_of(reader, path)) for path in sorted((directory / "tickers").glob("*.jsonl"))}
    polnear = directory / "quotes" / "polnear.dev.jsonl"
    return examples | {
        "sentences": list(sentence_examples(reader)),
        polnear.name: list(polnear_examples(reader, polnear)),
        "surnames": list(surname_examples(reader, polnear)),
    }


def main() -> None:
    """Read, fit, write."""
    parser = argparse.ArgumentParser(prog="python -m training.tickers.train", description=__doc__)
    parser.add_argument("directory", type=Path)
    arguments = parser.parse_args()
    sets = all_examples(CandidateReader.load(), arguments.directory)
    examples = [example for found in sets.values() for example in found]
    model = fit(examples)
    target = path_of(WEIGHTS_FILE)
    content = {"bias": model.bias, "weights": dict(sorted(model.weights.items()))}
    target.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    sys.stdout.write(f"{len(examples):,} examples, {len(model.weights):,} weights: {target}\n")


if __name__ == "__main__":
    main()
