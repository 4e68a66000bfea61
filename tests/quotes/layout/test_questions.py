"""Interviews whose questions are lines without a label."""

import pytest

from streams.quotes.layout.questions import questions_of
from streams.text.document import TextField
from tests.quotes.documents import LEX, text_of

ANSWERS = "I think so.\n\nIt rained."


def questions_in(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [text_of(field, question) for question in questions_of(field, LEX).values()]


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        pytest.param(f"**Is it so?**\n\n{ANSWERS}\n\n**Why is it?**\n\nWe fell.", ["Is it so?", "Why is it?"],
                     id="set off by stars"),
        pytest.param("Is it so?\n\nI think so.\n\nWhy is it?\n\nWe fell.\n\nAnd then what?\n\nI left.",
                     ["Is it so?", "Why is it?", "And then what?"], id="three plain ones, answered by somebody"),
        pytest.param("Is it so?\n\nIt rained.\n\nWhy is it?\n\nIt fell.\n\nAnd then what?\n\nI left.", [],
                     id="headings of an article that nobody answers"),
        pytest.param("Is it so?\n\nI think so.\n\nWhy is it?\n\nWe fell.", [], id="two plain ones"),
        pytest.param(f"**Is it so?**\n\n{ANSWERS}", [], id="one alone"),
        pytest.param("ROE: Is it?\n\nI do.\n\nLUND: Why so?\n\nI left.\n\nROE: What now?\n\nI go.", [],
                     id="labels tell who asks"),
        pytest.param('"Is it so?"\n\nI do.\n\n"Why is it?"\n\nI left.\n\n"What is it?"\n\nI go.', [],
                     id="questions in quotation marks"),
        pytest.param("", [], id="an empty text"),
    ],
)  # fmt: skip
def test_what_is_asked_without_a_label(text: str, questions: list[str]) -> None:
    assert questions_in(text) == questions
