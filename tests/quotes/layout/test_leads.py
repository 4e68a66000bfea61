"""What stands at the beginning of a line before anybody's name."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.leads import behind_lead, behind_time, is_timed
from streams.text.document import TextField
from streams.text.ranges import Range
from tests.quotes.documents import LEX, range_of, text_of


@pytest.mark.parametrize(
    ("line", "rest", "timed"),
    [
        pytest.param("15:32 Chancellor: No.", "Chancellor: No.", True, id="a time"),
        pytest.param("8.41am BST Roe: No.", "Roe: No.", True, id="a time with a zone"),
        pytest.param("09:34 *ROE: No.", "ROE: No.", True, id="a time and a star"),
        pytest.param("• Roe: No.", "Roe: No.", False, id="a bullet"),
        pytest.param("Q134 Dame Ida Lund: Why?", "Dame Ida Lund: Why?", False, id="a number of a question"),
        pytest.param("3. Roe: No.", "Roe: No.", False, id="a number"),
        pytest.param("3/ Roe: No.", "Roe: No.", False, id="a number and a stroke"),
        pytest.param("3 / 4 of them", "3 / 4 of them", False, id="a number of something"),
        pytest.param("Q1: No.", "Q1: No.", False, id="a label with a number"),
        pytest.param("Roe: No.", "Roe: No.", False, id="nothing"),
        pytest.param("25:32 Roe", "25:32 Roe", False, id="no time of day"),
        pytest.param("[00:41] Roe: No.", "Roe: No.", False, id="a place in a recording"),
        pytest.param("(1:02:33) Roe: No.", "Roe: No.", False, id="one after an hour"),
        pytest.param("1:02:33 Roe: No.", "Roe: No.", False, id="one with hours and no brackets"),
        pytest.param("[00:41 Roe: No.", "[00:41 Roe: No.", False, id="a bracket that nothing closes"),
        pytest.param("[4] Roe: No.", "[4] Roe: No.", False, id="a number in brackets"),
        pytest.param(">> ROE: No.", "ROE: No.", False, id="a caption"),
        pytest.param("> Roe: No.", "> Roe: No.", False, id="what somebody cites"),
        pytest.param("Q: Why?", "Q: Why?", False, id="a label"),
        pytest.param("15:32", "15:32", False, id="a time alone"),
    ],
)
def test_a_line_without_its_lead(line: str, rest: str, *, timed: bool) -> None:
    field = TextField.of("body", line)
    whole = Range(0, len(field.words))
    assert (text_of(field, behind_lead(field, whole, LEX)), is_timed(field, whole)) == (rest, timed)


@pytest.mark.parametrize(
    ("text", "tokens", "rest"),
    [
        pytest.param("12:10 GMT Finance minister said", "12:10 GMT Finance minister", "Finance minister", id="a time"),
        pytest.param(
            "It rose. 12:10 GMT minister said", "12:10 GMT minister", "12:10 GMT minister", id="within a line"
        ),
        pytest.param("Roe said", "Roe", "Roe", id="no time"),
    ],
)
def test_words_without_the_time_of_their_entry(text: str, tokens: str, rest: str) -> None:
    field = TextField.of("body", text)
    assert text_of(field, behind_time(field, range_of(field, tokens), LEX)) == rest


@given(st.text(alphabet="15:32 *•-Q1 aB", min_size=1, max_size=30))
def test_something_is_always_left(line: str) -> None:
    for paragraph in TextField.of("body", line).paragraphs:
        start, end = behind_lead(TextField.of("body", line), paragraph, LEX)
        assert paragraph.start <= start < end == paragraph.end
