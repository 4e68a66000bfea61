"""Who examines and who testifies in a court's transcript."""

import pytest

from streams.quotes.speakers.examinations import Examinations
from tests.quotes.documents import cast_of, document_of, quotes_in

COURT = (
    "JANE ROE, having been duly sworn, testified as follows:\n\nBY MR. LUND:\n\nQ. Is it so?\n\nA. It is.\n\n"
    "BO BERG,\n\ncalled as a witness, having been sworn, testified:\n\nBY MS. FELD:\n\n"
    "Q. Why?\n\nA. It fell."
)


def test_lines_name_who_asks_and_who_answers_from_there_on() -> None:
    said = [(quote.speaker.name if quote.speaker else None) for quote in quotes_in(document_of(COURT))]
    assert said == ["LUND", "JANE ROE", "FELD", "BO BERG"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("By Ann Roe", id="a byline"),
        pytest.param("I saw Ann Roe being sworn in.", id="an office"),
        pytest.param("A: I was tired of questions from Ann Roe,", id="what somebody says"),
        pytest.param("It was seen by Ann Roe:", id="a sentence"),
        pytest.param("By all that is known of it today in the city, so said Ann Roe in it:", id="a long line"),
        pytest.param("Ann Roe is sworn to silence, " + "and so on, " * 10, id="a long paragraph"),
    ],
)
def test_other_lines_name_neither(line: str) -> None:
    body = f"{line}\n\nQ. Is it so?\n\nA. It is."
    cast = cast_of(body)
    assert Examinations.of(cast, cast.document.body) == ([], [])


def test_before_the_first_line_it_is_nobody() -> None:
    cast = cast_of(COURT)
    found = Examinations.of(cast, cast.document.body)
    assert found.asks(0) is None
    assert found.answers(0) is None


def test_whoever_is_named_last_before_the_oath_testifies() -> None:
    cast = cast_of("MR. TOM LUND called MS. JANE ROE, who was duly sworn:\n\nQ. Is it so?\n\nA. It is.")
    ((_, witness),) = Examinations.of(cast, cast.document.body).answering
    assert cast.speaker(witness).name == "JANE ROE"
