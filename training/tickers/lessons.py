"""What the ticker decision is learnt from: documents whose candidates are labelled.

Development sets are JSON Lines (text, tickers, optional, mentions); PolNeAR's articles are labelled by name
(``polnear_companies.txt``); sentences and short texts with bare symbols were written for this. Every candidate that the
tagger reads is labelled: right if its issuer's symbol of the day is in the gold, left out if that is optional or if a
right issuer's words are not among the gold mentions.
"""

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

from streams.text.document import Document, TextField
from streams.text.ranges import Range
from streams.tickers.candidates.candidate import EXPLICIT_FORMS, Candidate
from streams.tickers.reading import CandidateReader
from streams.tickers.securities.master import SecurityMaster
from streams.tickers.securities.words import ORDINARY

UNDATED = "2026-10-01"
# How much an example of each set counts: headlines are many and short, and one company fills inline_names.
SET_WEIGHTS = {
    "sentfin": 1.5,
    "inline_names": 0.3,
    "finentity": 1.0,
    "handmade": 1.5,
    "fnspid_zacks": 1.0,
    "finnews": 1.5,
}
HEADLINES = "headlines"
WRITTEN_WEIGHTS = {"sentences": 1.5, HEADLINES: 0.4}
"""Of the texts written for this training. Half of the headlines mean a company: in the news such words seldom do."""
BARE = Path(__file__).with_name("bare")
"""Short texts with symbols that stand alone, every one of them marked."""
BARE_WEIGHT = 0.5
POLNEAR_DAY = "2016-03-01"
POLNEAR_WEIGHT = 0.5
LATER_WEIGHT = 0.2
POLITICIANS = ("Trump", "Clinton", "Sanders", "Cruz", "Rubio", "Kasich", "Obama", "Bush", "Ryan", "Biden", "Warren")
SURNAME_WEIGHT = 0.08
SURNAME_STEP = 3
BEARER_WEIGHT = 0.04
BEARER_STEP = 2
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) ([A-Z][A-Za-z'’]+)")
# No set says what its publishers listed, so lists are made up: every example counts in part as it is and in part
# beside a list that has most of what is meant and little else.
HINTED_IF_RIGHT = 0.8
HINTED_IF_WRONG = 0.05


class Label(NamedTuple):
    """What the gold says of a candidate."""

    candidate: Candidate
    is_right: bool
    weight: float
    is_hinted: bool | None = None
    """Whether a publisher's list would have its issuer; None where lists are not asked about."""


class Lesson(NamedTuple):
    """A document with its candidates, and labels of those of which the gold says something."""

    document: str
    candidates: list[Candidate]
    labels: list[Label]


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


def lessons_of(reader: CandidateReader, path: Path) -> Iterator[Lesson]:
    """The examples of one development set."""
    weight = SET_WEIGHTS.get(path.name.partition(".")[0], 1.0)
    for entry in lines_of(path):
        gold = gold_of(reader.master, entry)
        for text in ("text", "text_with_tickers"):
            if text in entry:
                candidates = reader.read(document_of(entry, text), gold.day)
                yield Lesson(gold.id, candidates, list(_labels(gold, candidates, weight)))


def lines_of(path: Path) -> list[dict[str, Any]]:
    """The entries of a file of JSON Lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def bare_lessons(reader: CandidateReader, path: Path) -> Iterator[Lesson]:
    """Examples of symbols that stand alone: each place of a text is one, right if it is marked."""
    for entry in lines_of(path):
        document = Document(TextField.of("title", ""), TextField.of("body", entry["text"]))
        marked = {Range(place["start"], place["end"]): place["symbol"] for place in entry["symbols"]}
        open_places = {Range(place["start"], place["end"]) for place in entry["optional"]}
        candidates = reader.read(document, entry["published"])
        labels = []
        for candidate in candidates:
            symbols = {listing.symbol for listing in candidate.issuer.listings}
            is_right = marked.get(candidate.characters) in symbols
            if candidate.characters not in open_places and (is_right or candidate.is_symbol):
                labels.append(Label(candidate, is_right, BARE_WEIGHT))
        yield Lesson(entry["id"], candidates, labels)


def written(name: str) -> Iterator[dict[str, Any]]:
    """The texts of the file ``name``.tsv here, as entries of a development set."""
    lines = Path(__file__).with_name(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(line for line in lines if not line.startswith("#")):
        day, symbols, text = line.split("\t")
        yield {"id": f"{name}-{number}", "text": text, "published": day, "tickers": symbols.split()}


def written_lessons(reader: CandidateReader, name: str) -> Iterator[Lesson]:
    """Examples from the texts written for this training in the file ``name``.tsv."""
    for entry in written(name):
        candidates = reader.read(document_of(entry), entry["published"])
        labels = _labels(gold_of(reader.master, entry), candidates, WRITTEN_WEIGHTS[name])
        # headlines are about names: symbols alone have texts of their own
        kept = [label for label in labels if name != HEADLINES or label.candidate.form != "symbol"]
        yield Lesson(entry["id"], candidates, kept)


def polnear_lessons(reader: CandidateReader, path: Path) -> Iterator[Lesson]:
    """Examples from general news, labelled by name."""
    names = _named_companies()
    doubtful = {name.removesuffix(" ?") for name in names if name.endswith(" ?")}
    right = set(names)
    for entry in lines_of(path):
        candidates = reader.read(document_of(entry), POLNEAR_DAY)
        labels = [
            Label(candidate, candidate.key.lower() in right, POLNEAR_WEIGHT)
            for candidate in candidates
            if candidate.key.lower() not in doubtful
        ]
        yield Lesson(entry["id"], candidates, labels)
        later = reader.read(document_of(entry), UNDATED)
        labels = [
            Label(candidate, is_right=False, weight=LATER_WEIGHT)
            for candidate in later
            if not candidate.is_symbol
            and candidate.key.lower() not in right | doubtful
            and reader.ordinary_words.rarity_of(candidate.key) in ORDINARY
        ]
        yield Lesson(entry["id"], later, labels)


def _named_companies() -> list[str]:
    """The companies that PolNeAR's articles name, in lower case; " ?" after those that may be something else."""
    lines = Path(__file__).with_name("polnear_companies.txt").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


def surname_lessons(reader: CandidateReader, path: Path) -> Iterator[Lesson]:
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
            candidates = reader.read(document, POLNEAR_DAY)
            labels = [
                Label(candidate, is_right=False, weight=SURNAME_WEIGHT)
                for candidate in candidates
                if candidate.key == name.lower()
            ]
            yield Lesson(entry["id"], candidates, labels)


def bearer_lessons(reader: CandidateReader, path: Path) -> Iterator[Lesson]:
    """Examples of people who bear a company's name through a whole article: in full first, by it alone after that.

    Each is an article on politics with the politician whom it names most put under such a name.
    """
    entries = lines_of(path)
    names = cycle(_names_that_are_surnames(reader, [entry["text"] for entry in entries]))
    for entry in entries[::BEARER_STEP]:
        politician = max(POLITICIANS, key=entry["text"].count)
        name = next(names)
        text = re.sub(rf"\b{politician}\b", name, entry["text"])
        candidates = reader.read(document_of({"text": text, "title": ""}), POLNEAR_DAY)
        labels = [
            Label(candidate, is_right=False, weight=BEARER_WEIGHT)
            for candidate in candidates
            if candidate.key == name.lower()
        ]
        yield Lesson(entry["id"], candidates, labels)


def _names_that_are_surnames(reader: CandidateReader, texts: Iterable[str]) -> list[str]:
    """The companies' names of one word that stand behind a given name in one of ``texts``, as they are written."""
    found = {
        surname
        for text in texts
        for given, surname in _FULL_NAME.findall(text)
        if given.lower() in reader.lexicon.given_names and reader.master.is_name(surname.lower())
    }
    named = {name.removesuffix(" ?") for name in _named_companies()}
    return sorted(
        name for name in found if reader.ordinary_words.of(name.lower()).is_proper and name.lower() not in named
    )


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


def _labels(gold: Gold, candidates: Iterable[Candidate], weight: float) -> Iterator[Label]:
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
            yield Label(candidate, is_right, weight, _is_hinted(gold.id, candidate, is_right=is_right))


def _is_hinted(document: str, candidate: Candidate, *, is_right: bool) -> bool:
    """Whether the list of a publisher has the candidate's issuer; by chance, but the same in every run."""
    chance = zlib.crc32(f"{document} {candidate.issuer.listings[0]}".encode()) / 2**32
    return chance < (HINTED_IF_RIGHT if is_right else HINTED_IF_WRONG)


def sets_of(directory: Path) -> list[Path]:
    """The development sets under ``directory`` that weights are learnt from."""
    return [
        path for path in sorted((directory / "tickers").glob("*.jsonl")) if path.name.partition(".")[0] in SET_WEIGHTS
    ]


def all_lessons(reader: CandidateReader, directory: Path) -> dict[str, list[Lesson]]:
    """The lessons of every set under ``directory``, by its name."""
    lessons = {path.name: list(lessons_of(reader, path)) for path in sets_of(directory)}
    polnear = directory / "quotes" / "polnear.dev.jsonl"
    return lessons | {
        **{name: list(written_lessons(reader, name)) for name in WRITTEN_WEIGHTS},
        "bare": list(bare_lessons(reader, BARE / "learnt.jsonl")),
        polnear.name: list(polnear_lessons(reader, polnear)),
        "surnames": list(surname_lessons(reader, polnear)),
        "bearers": list(bearer_lessons(reader, polnear)),
    }
