"""Lessons cut into stretches."""

import numpy as np

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.quotes.corpus import example
from training.quotes.lesson import lesson
from training.teacher.lessons import STRETCHES, batches, parts_of
from training.teacher.pieces import WordPieces

PIECES = WordPieces(["[PAD]", "[UNK]"])
TEXT = "Roe said prices would rise.\n\nRoe said demand was strong. Costs had fallen, he added."
CONTENTS = ("prices would rise", "demand was strong", "Costs had fallen")


def quotes() -> list[dict[str, int]]:
    found = []
    for content in CONTENTS:
        start = TEXT.index(content)
        found.append({"start": start, "end": start + len(content), "speech": 1})
    for quote, begin in zip(found, (0, TEXT.rindex("Roe"), TEXT.index("he added")), strict=True):
        quote |= {"speaker_start": begin, "speaker_end": begin + (2 if TEXT[begin] == "h" else 3)}
    return found


WHOLE = lesson(example({"text": TEXT, "quotes": quotes()}, Vocabulary.load(), Lexicon.load()))


def words_of(part: object, first: int, last: int) -> str:
    words: list[str] = part.words  # type: ignore[attr-defined]
    return " ".join(words[first : last + 1])


def test_each_stretch_has_its_contents() -> None:
    parts = [part.lesson for part in parts_of(WHOLE, PIECES, 13)]
    assert [len(part.words) for part in parts] == [6, 13]
    assert [words_of(part, *content) for part in parts for content in part.contents] == list(CONTENTS)
    assert all(part.start_mask.sum() == part.reading.startable.sum() for part in parts)
    assert [part.places[:, 1, 0].tolist() for part in parts] == [[0], [0, 10]]


def test_what_is_cut_off_is_not_asked_for() -> None:
    first, second, *_ = (part.lesson for part in parts_of(WHOLE, PIECES, 4))
    assert words_of(first, 0, 3) == "Roe said prices would"
    assert len(first.contents) == len(second.contents) == 0
    assert first.start_mask.tolist() == [1, 1, 0, 0]
    assert second.hint_mask.tolist()[:2] == [0, 1]


def test_a_source_in_another_stretch_is_none() -> None:
    (last,) = [part.lesson for part in parts_of(WHOLE, PIECES, 4) if "Costs" in part.lesson.words]
    assert words_of(last, *last.contents[0]) == "Costs had fallen"
    assert last.there[0].tolist() == [0, 0]


def test_batches_have_every_stretch_once() -> None:
    found = list(batches([WHOLE] * 20, PIECES, np.random.default_rng(1), vary=False))
    assert [len(batch) for batch in found].count(STRETCHES) == len(found) - 1
    assert sum(len(part.lesson.contents) for batch in found for part in batch) == 3 * 20
