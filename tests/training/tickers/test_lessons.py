"""Labels of what the tagger reads, on tiny development sets."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from streams.tickers.reading import CandidateReader
from tests.tickers.small import LEXICON, ORDINARY_WORDS, master_of, record, words_of
from training.tickers.folds import fold_of
from training.tickers.lessons import (
    UNDATED,
    Lesson,
    bare_lessons,
    day_of,
    document_of,
    equivalents,
    lessons_of,
    polnear_lessons,
    sets_of,
    surname_lessons,
    written_lessons,
)

READER = CandidateReader(
    master_of(
        record("ACME", "ACM.B", names=["Acme Inc."]),
        record(
            ("OLDZ", "XNAS", "stock", "", "2020-01-01"), ("ZORG", "XNAS", "stock", "2020-01-01", ""), names=["Zorg"]
        ),
        record("F", names=["Ford Corp."], major=True),
        record("FB", names=["Facebook Inc."], major=True),
    ),
    LEXICON,
    ORDINARY_WORDS,
)


def write(path: Path, *entries: dict[str, Any]) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text("".join(json.dumps(entry) + "\n" for entry in entries), encoding="utf-8")
    return path


def labels_of(lessons: Iterable[Lesson]) -> list[tuple[str, bool]]:
    return [(words_of(label.candidate), label.is_right) for lesson in lessons for label in lesson.labels]


@pytest.mark.parametrize(
    ("entry", "labels"),
    [
        pytest.param({"tickers": ["ACME"]}, [("Acme", True), ("Zorg", False)], id="what the gold has is right"),
        pytest.param({"tickers": ["ACM.B"]}, [("Acme", True), ("Zorg", False)], id="by any of its issuer's symbols"),
        pytest.param({"tickers": ["ACME"], "optional": ["ZORG"]}, [("Acme", True)], id="what is optional is left out"),
        pytest.param(
            {"tickers": ["ACME"], "text": "Acme rose. Acme fell.", "mentions": [{"start": 11, "end": 15}]},
            [("Acme", True)],
            id="only words that are mentions, where these are told",
        ),
        pytest.param(
            {"tickers": ["ACME"], "title": "Acme", "text": "It fell.", "mentions": [{"start": 5, "end": 8}]},
            [("Acme", True)],
            id="but any of a headline",
        ),
        pytest.param(
            {"tickers": ["ZORG"], "published": "2019-05-06T10:00:00Z"},
            [("Acme", False), ("Zorg", True)],
            id="so is its issuer's symbol of another day",
        ),
        pytest.param(
            {"tickers": ["OLDZ"], "published": "2019-05-06T10:00:00Z"},
            [("Acme", False), ("Zorg", True)],
            id="the symbol of the day is right",
        ),
        pytest.param(
            {"tickers": [], "text": "Now (NASDAQ: ZORG) fell."}, [], id="a symbol in a form of its own is never wrong"
        ),
        pytest.param({"tickers": [], "text": "Now ZORG fell."}, [("ZORG", False)] * 2, id="one that stands alone is"),
        pytest.param(
            {"tickers": ["ACME"], "text_with_tickers": "Acme (ACME) rose. Zorg fell."},
            [("Acme", True), ("Acme", True), ("ACME", True)],
            id="nothing is wrong where the gold is not complete",
        ),
    ],
)
def test_candidates_are_labelled_by_the_gold(
    tmp_path: Path, entry: dict[str, Any], labels: list[tuple[str, bool]]
) -> None:
    path = write(tmp_path / "sentfin.dev.jsonl", {"id": "1", "text": "Acme rose. Zorg fell."} | entry)

    assert labels_of(lessons_of(READER, path)) == labels


@pytest.mark.parametrize(
    ("name", "weight"),
    [
        pytest.param("inline_names.dev.jsonl", 0.3, id="little where one company fills it"),
        pytest.param("finnews.jsonl", 1.5, id="much"),
        pytest.param("other.jsonl", 1.0, id="else as it is"),
    ],
)
def test_examples_count_by_their_set(tmp_path: Path, name: str, weight: float) -> None:
    (lesson,) = lessons_of(READER, write(tmp_path / name, {"id": "1", "text": "Acme rose.", "tickers": ["ACME"]}))

    assert [label.weight for label in lesson.labels] == [weight]


def test_lists_of_publishers_have_most_of_what_is_right_and_little_else_in_every_run(tmp_path: Path) -> None:
    entries = [{"id": str(number), "text": "Acme rose. Zorg fell.", "tickers": ["ACME"]} for number in range(400)]
    path = write(tmp_path / "sentfin.dev.jsonl", *entries)
    labels = [label for lesson in lessons_of(READER, path) for label in lesson.labels]
    again = [label for lesson in lessons_of(READER, path) for label in lesson.labels]
    shares = [
        sum(bool(label.is_hinted) for label in labels if label.is_right is is_right) / 400 for is_right in (True, False)
    ]

    assert shares == [pytest.approx(0.8, abs=0.07), pytest.approx(0.05, abs=0.04)]
    assert [label.is_hinted for label in labels] == [label.is_hinted for label in again]


@pytest.mark.parametrize(
    ("symbols", "optional", "labels"),
    [
        pytest.param(
            [(0, "ACME")], [], [("ACME", True), ("ACME", True), ("ZORG", False)], id="a marked place is right"
        ),
        pytest.param([(0, "ACM.B")], [], [("ACME", True), ("ACME", True), ("ZORG", False)], id="by any symbol of its"),
        pytest.param([(0, "ZORG")], [], [("ACME", False), ("ZORG", False)], id="marked as another's it is wrong"),
        pytest.param([], [(0, "ACME")], [("ZORG", False)], id="what is optional is left out"),
        pytest.param(
            [], [], [("ACME", False), ("ZORG", False)], id="every other symbol is wrong, and no name is asked"
        ),
    ],
)
def test_symbols_that_stand_alone_are_labelled_by_their_places(
    tmp_path: Path, symbols: list[tuple[int, str]], optional: list[tuple[int, str]], labels: list[tuple[str, bool]]
) -> None:
    marks = {
        kind: [{"start": start, "end": start + 4, "symbol": symbol} for start, symbol in places]
        for kind, places in (("symbols", symbols), ("optional", optional))
    }
    entry = {"id": "1", "text": "ACME calls, no ZORG. Acme it is.", "published": "2026-01-02", **marks}
    (lesson,) = bare_lessons(READER, write(tmp_path / "learnt.jsonl", entry))

    assert labels_of([lesson]) == labels
    assert all(label.is_hinted is None for label in lesson.labels)


def test_general_news_is_labelled_by_name(tmp_path: Path) -> None:
    path = write(tmp_path / "polnear.dev.jsonl", {"id": "1", "text": "Facebook said so. Acme too."})

    assert labels_of(polnear_lessons(READER, path)) == [("Facebook", True), ("Acme", False)]


def test_politicians_are_given_names_of_companies_that_are_not_meant(tmp_path: Path) -> None:
    path = write(tmp_path / "polnear.dev.jsonl", {"id": "1", "text": "Now Trump came. Clinton left. Nobody spoke."})
    (lesson,) = surname_lessons(READER, path)

    assert labels_of([lesson]) == [("Ford", False)]


@pytest.mark.parametrize("name", ["sentences", "headlines"])
def test_the_texts_written_for_the_training_can_be_read(name: str) -> None:
    lessons = list(written_lessons(READER, name))

    assert len(lessons) > 300
    assert len({lesson.document for lesson in lessons}) == len(lessons)


def test_only_known_sets_are_learnt_from(tmp_path: Path) -> None:
    for name in ("sentfin.dev.jsonl", "finnews.dev.jsonl", "subjects.dev.jsonl", "sentfin.txt"):
        write(tmp_path / "tickers" / name)

    assert [path.name for path in sets_of(tmp_path)] == ["finnews.dev.jsonl", "sentfin.dev.jsonl"]


@pytest.mark.parametrize(
    ("entry", "day"),
    [
        pytest.param({"published": "2019-05-06T10:00:00Z"}, "2019-05-06", id="its own"),
        pytest.param({"published": None}, UNDATED, id="none is told"),
        pytest.param({}, UNDATED, id="nothing is told"),
    ],
)
def test_an_articles_day(entry: dict[str, Any], day: str) -> None:
    assert day_of(entry) == day


def test_a_headline_may_be_missing() -> None:
    assert document_of({"text": "Acme rose."}).title.text == ""
    assert document_of({"title": None, "text": "Acme rose."}).title.text == ""
    assert document_of({"title": "Acme", "text": "It rose."}).title.text == "Acme"


def test_symbols_of_nobody_are_their_own_equivalents() -> None:
    assert equivalents(READER.master, ["ACME", "NONE"], UNDATED) == {"ACME", "ACM.B", "NONE"}


def test_documents_fall_into_every_fold_and_always_the_same() -> None:
    folds = [fold_of(str(number), 5) for number in range(100)]

    assert set(folds) == set(range(5))
    assert fold_of("article", 5) == 1
