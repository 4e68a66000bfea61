"""For whom people speak in the transcript of a conference call."""

import pytest

from tests.quotes.documents import document_of, quotes_in

TITLE = "Acme Corp. (ACM) Q1 2026 Earnings Call Transcript"
CALL = """Operator: Welcome. Our next question is from Ida Lund of Big Bank.

Ida Lund: How is demand?

Ana Ruiz: Acme sold more than ever.

Operator: Next is Tom Berg with Stone Capital. Please go ahead.

Tom Berg: And costs?

Ana Ruiz: They fell.

Paul Feld: We are proud of it."""


def employers_in(body: str, title: str) -> dict[str, str | None]:
    """The employer of everybody who speaks in ``body``."""
    speakers = [quote.speaker for quote in quotes_in(document_of(body, title))]
    return {speaker.name: speaker.affiliation for speaker in speakers if speaker is not None}


def test_whose_call_it_is_employs_whom_the_operator_does_not_let_in() -> None:
    assert employers_in(CALL, TITLE) == {
        "Operator": None,
        "Ida Lund": "Big Bank",
        "Ana Ruiz": "Acme Corp.",
        "Tom Berg": "Stone Capital",
        "Paul Feld": "Acme Corp.",
    }


@pytest.mark.parametrize(
    ("body", "title"),
    [
        pytest.param(CALL, "A call", id="a title that names no company"),
        pytest.param(CALL.replace("Operator", "Host"), TITLE, id="no operator"),
        pytest.param(CALL.replace("Operator: Welcome. Our next question is from Ida Lund of Big Bank.\n\n", "").replace(
            "Operator: Next is Tom Berg with Stone Capital. Please go ahead.\n\n", "Operator: Next.\n\n"
        ), TITLE, id="an operator who lets nobody in"),
    ],
)  # fmt: skip
def test_else_nobody_is_given_an_employer(body: str, title: str) -> None:
    assert employers_in(body, title)["Ana Ruiz"] is None


def test_whose_symbol_the_heading_has_holds_the_call() -> None:
    assert employers_in(CALL, f"Globex Inc. asks, {TITLE}")["Ana Ruiz"] == "Acme Corp."


def test_who_answers_at_another_occasion_is_given_no_employer() -> None:
    body = "Ana Ruiz, a director, met us.\n\nHost: How is it?\n\nAna Ruiz: It fell.\n\nHost: Why?\n\nAna Ruiz: So."
    employers = [employers_in(body, f"Acme Corp. (ACM) {what}")["Ana Ruiz"] for what in ("Evening", "Earnings Call")]
    assert employers == [None, "Acme Corp."]


def test_who_is_tied_to_somebody_else_stays_it() -> None:
    body = f"{CALL}\n\nAna Ruiz: Paul Feld, chief executive of Globex Inc., is with us."
    assert employers_in(body, TITLE)["Paul Feld"] == "Globex Inc."


def test_a_label_with_dashes_names_the_employer() -> None:
    body = """Operator

The next question is from Ida Lund.

Ida Lund -- Big Bank -- Analyst

How is demand?

Ana Ruiz -- Chief Executive Officer

Acme sold more than ever.

Ida Lund -- Big Bank -- Analyst

Thank you."""
    assert employers_in(body, TITLE) == {"Operator": None, "Ida Lund": "Big Bank", "Ana Ruiz": "Acme Corp."}


HEADED = """Acme Corp. (NYSE: ACM)
Q3 2021 Earnings Call

Operator

Welcome. [Operator Instructions] Please begin.

Ana Ruiz -- Chief Executive Officer

We sold more than ever.

Ida Lund -- Big Bank -- Analyst

How is demand?

Operator

[Operator Instructions] That was all."""


def test_the_lines_before_anybody_speaks_say_whose_call_it_is() -> None:
    assert employers_in(HEADED, "") == {"Operator": None, "Ana Ruiz": "Acme Corp.", "Ida Lund": "Big Bank"}


def test_without_such_lines_an_officer_is_nobodys() -> None:
    body = HEADED.partition("\n\n")[2]
    assert employers_in(body, "") == {"Operator": None, "Ana Ruiz": None, "Ida Lund": "Big Bank"}
