"""What a teacher makes of texts, kept and as lessons."""

from pathlib import Path

import numpy as np
import pytest

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.quotes.corpus import example
from training.quotes.lesson import HINTS, PLACES, POINTERS, lesson
from training.quotes.taught import Opinion, agreed, digest, read, taught, texts_of, write

LEX, VOCABULARY = Lexicon.load(), Vocabulary.load()
TEXT = "Roe said prices would rise."
TOKENS = 6


def opinion(text: str = TEXT, tokens: int = TOKENS) -> Opinion:
    """That "prices would rise" is said, at three quarters."""
    start = np.zeros((tokens, 3), np.float32)
    start[:, 0] = 1
    start[2] = 0.25, 0.5, 0.25
    places = np.zeros((1, len(POINTERS), PLACES), np.int32)
    places[0, 0] = 4, 3, 2
    shares = np.full((1, len(POINTERS), PLACES), 0.25, np.float32)
    hints = np.zeros((tokens, HINTS), np.float32)
    there = np.array([[0.75, 0.5]], np.float32)
    return Opinion(digest(text), start, hints, np.array([[2, 4]], np.int32), there, places, shares)


def test_opinions_are_read_as_they_were_written(tmp_path: Path) -> None:
    path = tmp_path / "opinions.npz"
    first, second = opinion(), opinion("Another text, of as many tokens.")
    nothing = first._replace(
        digest=digest(""),
        start=first.start[:0],
        hints=first.hints[:0],
        contents=first.contents[:0],
        there=first.there[:0],
        places=first.places[:0],
        shares=first.shares[:0],
    )
    write(path, [first, nothing, second])
    for given, found in zip([first, nothing, second], read(path), strict=True):
        assert given.digest == found.digest
        for ours, theirs in zip(given[1:], found[1:], strict=True):
            assert ours.dtype == theirs.dtype
            np.testing.assert_array_equal(ours, theirs)


def test_a_lesson_is_as_unsure_as_the_teacher() -> None:
    one = taught(opinion(), TEXT, VOCABULARY, LEX)
    assert one.words == ["Roe", "said", "prices", "would", "rise", "."]
    np.testing.assert_allclose(one.weight, [0.75])
    np.testing.assert_allclose(one.start[2], [0.25, 0.5, 0.25])
    np.testing.assert_allclose(one.shares.sum(axis=-1), 1)
    np.testing.assert_allclose(one.there, [[0.75, 0.5]])


def test_an_opinion_of_another_reading_is_refused() -> None:
    with pytest.raises(ValueError, match="label the texts anew"):
        taught(opinion(tokens=7), TEXT, VOCABULARY, LEX)


def test_what_teachers_agree_on_is_their_mean() -> None:
    one = opinion()
    start, places, shares = one.start.copy(), one.places.copy(), one.shares.copy()
    start[2] = 0.75, 0.25, 0
    places[0, 0], shares[0, 0] = (3, 4, 5), (0.75, 0.125, 0.125)
    there = np.array([[0.25, 1]], np.float32)
    other = one._replace(start=start, places=places, shares=shares, there=there)
    (mean,) = agreed([one, other])
    np.testing.assert_allclose(mean.start[2], [0.5, 0.375, 0.125])
    np.testing.assert_allclose(mean.there, [[0.75 * 0.75 + 0.25 * 0.25, 0.75 * 0.5 + 0.25 * 1]])
    # 4, 3 and 2 at a quarter each by three quarters of the weight
    assert mean.places[0, 0].tolist() == [3, 4, 2]
    np.testing.assert_allclose(mean.shares[0, 0], [0.375, 0.21875, 0.1875])
    assert mean.contents.tolist() == [[2, 3]]


def test_what_one_teacher_does_not_tell_the_other_does() -> None:
    one = opinion()
    start = one.start.copy()
    start[2] = 0.95, 0.05, 0
    blank = one._replace(
        start=start, **{name: getattr(one, name)[:0] for name in ("contents", "there", "places", "shares")}
    )
    (mean,) = agreed([one, blank])
    assert (mean.contents[:, 0].tolist(), mean.there.tolist()) == ([2], one.there.tolist())
    (nothing,) = agreed([blank, blank])
    assert len(nothing.contents) == len(nothing.places) == 0
    assert [each.digest for each in agreed([one, opinion("Another.")])] == [digest(TEXT), digest("Another.")]


def test_a_title_is_the_first_paragraph() -> None:
    texts = texts_of([{"title": "Prices rise", "body": TEXT}, {"body": TEXT}])
    assert [article["text"] for article in texts] == [f"Prices rise\n\n{TEXT}", TEXT]


def test_a_lesson_of_annotations_is_sure() -> None:
    start = TEXT.index("prices")
    quote = {"start": start, "end": len(TEXT) - 1, "speech": 0, "speaker_start": 0, "speaker_end": 3}
    one = lesson(example({"text": TEXT, "quotes": [quote], "ignore": [[0, 3]]}, VOCABULARY, LEX))
    assert one.start[2].tolist() == [0, 0, 1]
    assert one.start_mask.tolist() == [0, 1, 1, 1, 1, 0]
    assert one.contents.tolist() == [[2, 4]]
    assert one.there.tolist() == [[1, 0]]
    assert one.places[0, :, 0].tolist() == [4, 0, 0, 0, 0]
    assert one.shares[0, 0].tolist() == [1, 0, 0]
