"""What the tagger learns from."""

import numpy as np

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.quotes.lesson import Lesson
from training.quotes.lessons import BUSINESS, OWN_ARTICLES, Lessons, Sources

LEX = Lexicon.load()
TEXT = "Acme grew.\n\nRoe said prices would rise. Roe said demand was strong. Roe said costs had fallen."


def lessons(*, invented: int = 0) -> Lessons:
    quotes = []
    for content in ("prices would rise", "demand was strong", "costs had fallen"):
        start = TEXT.index(content)
        quotes.append({
            "start": start, "end": start + len(content), "kind": "indirect", "speech": 1, "mention": "named",
            "speaker_start": start - 9, "speaker_end": start - 6, "cue_start": start - 5, "cue_end": start - 1,
        })  # fmt: skip
    articles = [{"id": str(number), "text": TEXT, "quotes": quotes} for number in range(10)]
    vocabulary = Vocabulary(["acme", "grew", "roe", "said", "."])
    return Lessons(Sources(articles, invented=articles[:invented]), vocabulary, LEX, seed=1)


def rows(examples: list[Lesson]) -> list[list[int]]:
    return [example.reading.rows.tolist() for example in examples]


def test_the_same_epoch_is_the_same_and_another_is_another() -> None:
    first, again, other = lessons().epoch(0), lessons().epoch(0), lessons().epoch(1)
    assert rows(first) == rows(again) != rows(other)
    assert len(first) == len(other) == 10 + OWN_ARTICLES


def test_some_articles_are_rewritten_and_some_are_as_they_were() -> None:
    examples = lessons().epoch(0)[:10]
    assert all(len(example.contents) == 3 for example in examples)
    lengths = {len(np.asarray(example.reading.tokens)) for example in examples}
    assert len(lengths) > 1


def test_what_annotators_invented_is_told_to_be_so() -> None:
    examples = lessons(invented=3).epoch(0)
    assert sum(example.invented for example in examples) == 3 * BUSINESS
    assert not any(example.invented for example in examples[:10])
