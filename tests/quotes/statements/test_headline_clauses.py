"""Where reported content ends in a headline."""

import pytest

from streams.quotes.statements.headline_clauses import to_its_end
from streams.text.document import TextField
from streams.text.ranges import Range
from tests.quotes.documents import LEX, text_of


def content_in(headline: str, said: int, cue: int | None = 1) -> str:
    """What the ``headline`` reports if its second or third word is all that is seen of it."""
    field = TextField.of("title", headline)
    cue_range = None if cue is None else Range(cue, cue + 1)
    return text_of(field, to_its_end(field, Range(said, said + 1), Range(0, 1), cue_range, LEX))


@pytest.mark.parametrize(
    ("headline", "content"),
    [
        pytest.param("Roe says demand will fall", "demand will fall", id="the verb"),
        pytest.param("Roe says demand fell in May", "demand fell in May", id="what is told of it"),
        pytest.param("Roe says demand", "demand", id="the end"),
        pytest.param("Roe says demand, prices fell", "demand", id="not over a comma"),
        pytest.param("Roe says demand after row", "demand", id="nor what is told of the saying"),
        pytest.param("Roe says demand fell Lund says", "demand", id="nor where somebody else says something"),
        pytest.param("Roe says demand a b c d e f g h i", "demand", id="nor over many words"),
    ],
)
def test_what_is_reported_goes_on(headline: str, content: str) -> None:
    assert content_in(headline, 2) == content


def test_it_goes_on_behind_a_colon() -> None:
    assert content_in("Roe: Cut rates now", 2, None) == "Cut rates now"
    assert content_in("Roe on cut rates now", 2, None) == "cut"
