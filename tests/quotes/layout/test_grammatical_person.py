"""Whether words speak of the speaker, or to somebody."""

import pytest

from streams.quotes.layout.grammatical_person import has_first_person, has_second_person
from streams.text.document import TextField
from streams.text.ranges import Range
from tests.quotes.documents import LEX


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        pytest.param("I rose.", True, False, id="I"),
        pytest.param("Then we rose.", True, False, id="we"),
        pytest.param("They told me.", True, False, id="me"),
        pytest.param("They told us.", False, False, id="us, whom others tell"),
        pytest.param("The US rose.", False, False, id="a country"),
        pytest.param("Is it yours?", False, True, id="yours"),
        pytest.param("You told me.", True, True, id="both"),
        pytest.param("“I told you,” he said.", False, False, id="what is quoted"),
        pytest.param("“No.” I rose.", True, False, id="behind what is quoted"),
        pytest.param("", False, False, id="nothing"),
    ],
)
def test_grammatical_persons(text: str, *, first: bool, second: bool) -> None:
    field = TextField.of("body", text)
    whole = Range(0, len(field.words))
    assert (has_first_person(field, whole, LEX), has_second_person(field, whole, LEX)) == (first, second)
