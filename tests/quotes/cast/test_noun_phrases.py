"""What a noun phrase can be about."""

import pytest

from streams.quotes.cast.noun_phrases import can_name
from streams.text.ranges import Range
from tests.quotes.documents import LEX, document_of


@pytest.mark.parametrize(
    ("source", "can"),
    [
        ("Ida Lund", True),
        ("the company", True),
        ("Acme Tuesday", True),
        ("Friday's report", True),
        ("this", True),
        ("those in the know", True),
        ("But", False),
        ("—", False),
        ("Tuesday", False),
        ("On Tuesday", False),
        ("last month", False),
        ("Late Friday", False),
        ("earlier this week", False),
        ("and yesterday,", False),
    ],
)
def test_a_time_is_nobody(source: str, *, can: bool) -> None:
    words = document_of(source).body.words
    assert can_name(words, Range(0, len(words)), LEX) is can
