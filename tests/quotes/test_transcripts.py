"""Transcripts and interviews: who speaks, by labels before what is said or on lines of their own."""

import pytest

from streams.quotes.model import Speaker
from tests.quotes.documents import document_of, quotes_in

CALL = """Operator

Good day. I will turn it over to Ana Ruiz.

Ana Ruiz -- Chief Executive Officer

Thank you. It was a strong quarter.

Revenue rose in every region.

Tom Berg -- Chief Financial Officer

Margins were stable.

Questions & Answers:

Operator

The first question is from Ida Lund.

Ida Lund -- Stone Bank -- Analyst

How is demand?

Ana Ruiz -- Chief Executive Officer

It is strong.

Operator

[Operator signoff]

Duration: 61 minutes

Call participants:

Ana Ruiz -- Chief Executive Officer

Tom Berg -- Chief Financial Officer

More about Acme"""


def speakers_of(body: str, title: str = "") -> list[tuple[str, Speaker | None]]:
    """The words of every quote in ``body`` and who says them."""
    document = document_of(body, title)
    return [(document.text(quote.span), quote.speaker) for quote in quotes_in(document) if quote.span.field == "body"]


def named(body: str, title: str = "") -> list[str | None]:
    return [None if speaker is None else speaker.name for _, speaker in speakers_of(body, title)]


def test_an_earnings_call_has_labels_on_lines_of_their_own() -> None:
    assert [(words, speaker and speaker.name) for words, speaker in speakers_of(CALL)] == [
        ("Good day. I will turn it over to Ana Ruiz.", "Operator"),
        ("Thank you. It was a strong quarter.", "Ana Ruiz"),
        ("Revenue rose in every region.", "Ana Ruiz"),
        ("Margins were stable.", "Tom Berg"),
        ("The first question is from Ida Lund.", "Operator"),
        ("How is demand?", "Ida Lund"),
        ("It is strong.", "Ana Ruiz"),
    ]


def test_a_call_names_roles_once_and_then_only_names() -> None:
    body = (
        "Executives\n\nAna Ruiz - Chief Executive Officer\n\nTom Berg - Vice President\n\nOperator\n\nGood morning.\n\n"
        "Ana Ruiz\n\nIt was a strong quarter.\n\nQuestions and Answers\n\nTom Berg\n\nIt was.\n\nAna Ruiz\n\nThank you."
    )
    assert [(words, speaker and (speaker.name, speaker.role)) for words, speaker in speakers_of(body)] == [
        ("Good morning.", ("Operator", "operator")),
        ("It was a strong quarter.", ("Ana Ruiz", "Chief Executive Officer")),
        ("It was.", ("Tom Berg", "Vice President")),
        ("Thank you.", ("Ana Ruiz", "Chief Executive Officer")),
    ]


@pytest.mark.parametrize("operator", ["Operator: ", "Operator:\n\n", "Operator\n\n"])
@pytest.mark.parametrize("answers", ["Ana Ruiz -- Chief Executive Officer\n\n", "Ana Ruiz\n\n", "Ana Ruiz: "])
def test_in_a_call_with_described_lines_a_colon_makes_labels_as_well(operator: str, answers: str) -> None:
    body = (
        f"{operator}Good morning.\n\nAna Ruiz -- Chief Executive Officer\n\nIt was a strong quarter.\n\n"
        f"{operator}Ida Lund has a question.\n\nIda Lund -- Stone Bank -- Analyst\n\nHow is demand?\n\n"
        f"{answers}It is strong."
    )
    assert [(words, speaker and speaker.name) for words, speaker in speakers_of(body)] == [
        ("Good morning.", "Operator"),
        ("It was a strong quarter.", "Ana Ruiz"),
        ("Ida Lund has a question.", "Operator"),
        ("How is demand?", "Ida Lund"),
        ("It is strong.", "Ana Ruiz"),
    ]


@pytest.mark.parametrize(
    ("label", "name", "role", "affiliation"),
    [
        ("Ana Ruiz -- Analyst, Stone Bank", "Ana Ruiz", "Analyst", "Stone Bank"),
        ("Ana Ruiz - Chief Executive Officer", "Ana Ruiz", "Chief Executive Officer", None),
        ("Ana Ruiz — Acme Robotics — Chief Executive Officer", "Ana Ruiz", "Chief Executive Officer", "Acme Robotics"),
        ("Ana Ruiz, CEO", "Ana Ruiz", "CEO", None),
        ("Ana Ruiz, CEO of Acme", "Ana Ruiz", "CEO", "Acme"),
        ("ANA RUIZ (Acme)", "ANA RUIZ", None, "Acme"),
        ("Ana Ruiz (New Bank)", "Ana Ruiz", None, "New Bank"),
        ("James Boyd, Jr., Acme", "James Boyd, Jr.", None, "Acme"),
        ("Q - Ana Ruiz", "Ana Ruiz", None, None),
        ("Unidentified Analyst", "Unidentified Analyst", "Unidentified Analyst", None),
    ],
)
def test_a_label_tells_name_role_and_affiliation(
    label: str, name: str, role: str | None, affiliation: str | None
) -> None:
    body = f"{label}: It was a good year.\n\nTom Berg: Was it?\n\n{label}: It was."
    for _, speaker in speakers_of(body)[::2]:
        assert speaker is not None
        assert (speaker.name, speaker.role, speaker.affiliation) == (name, role, affiliation)


def test_a_label_in_capitals_is_who_the_article_names() -> None:
    body = "Acme hired Ana Ruiz.\n\nRUIZ: It was a good year.\n\nTOM BERG: Was it?\n\nRUIZ: It was."
    assert named(body) == ["Ana Ruiz", "TOM BERG", "Ana Ruiz"]


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("Q:", "A:"),
        ("Q.", "A."),
        ("Question:", "Answer:"),
        ("Q\n\n", "A\n\n"),
        ("Q.\n\n", "A.\n\n"),
        ("Q:\n\n", "A:\n\n"),
    ],
)
def test_who_asks_and_who_answers_an_interview(asks: str, answers: str) -> None:
    talk = f"{asks} Why now?\n\n{answers} Demand is strong.\n\n{asks} And then?\n\n{answers} We will see."
    introduced = f"We spoke to Ana Ruiz, chief executive of Acme, about its plan.\n\n{talk}"
    assert named(introduced) == [None, "Ana Ruiz", None, "Ana Ruiz"]
    answer = speakers_of(introduced)[1][1]
    assert answer is not None
    assert (answer.role, answer.affiliation) == ("chief executive", "Acme")
    assert named(f"Ana Ruiz, head of Acme, spoke to us in Bonn.\n\n{talk}") == [None, "Ana Ruiz", None, "Ana Ruiz"]
    assert named(f"Ana Ruiz runs Acme. She spoke to us in Bonn.\n\n{talk}") == [None, "Ana Ruiz", None, "Ana Ruiz"]
    assert named(f"Ana Ruiz runs Acme. She spoke to Tom Berg in Bonn.\n\n{talk}") == [None] * 4
    assert named(f"Ana Ruiz spoke to Tom Berg of Acme.\n\n{talk}") == [None] * 4
    assert named(f"Ana Ruiz and Tom Berg run Acme.\n\n{talk}") == [None] * 4
    assert named(f"We spoke to Ana Ruiz. We spoke to Tom Berg.\n\n{talk}") == [None] * 4


def test_a_name_with_a_colon_on_a_line_of_its_own_is_a_label() -> None:
    body = "Ana Ruiz:\n\nIt was a good year.\n\nTom Berg:\n\nWas it?\n\nAna Ruiz:\n\nIt was."
    assert named(body) == ["Ana Ruiz", "Tom Berg", "Ana Ruiz"]


@pytest.mark.parametrize(("good", "bad"), [("Winners:", "Losers:"), ("Pros:", "Cons:"), ("Key Points:", "In Brief:")])
def test_headings_with_a_colon_are_nobody(good: str, bad: str) -> None:
    body = f"{good}\n\nTech shares rose.\n\n{bad}\n\nBanks fell.\n\n{good}\n\nOil rose too."
    assert speakers_of(body) == []


def test_captions_are_nobody() -> None:
    body = "Photo: Ana Ruiz in Rome.\n\nTech shares rose.\n\nSource: Acme.\n\nBanks fell.\n\nPhoto: Tom Berg."
    assert speakers_of(body) == []


@pytest.mark.parametrize("body", ["A.", "Q:", "Q", "A.\n\nA.", "Questions:\n\nAnswers:"])
def test_a_label_with_nothing_behind_it_says_nothing(body: str) -> None:
    assert speakers_of(body) == []


def test_the_number_of_a_question_is_no_name() -> None:
    body = "Q1 Dame Ann Roe: Was it read?\n\nIan Berg: It was.\n\nQ2 Iestyn Moor: By you?\n\nIan Berg: By all.\n\n"
    assert [quote.speaker and quote.speaker.name for quote in quotes_in(document_of(body))] == [
        "Ann Roe",
        "Ian Berg",
        "Iestyn Moor",
        "Ian Berg",
    ]


def test_questions_without_a_label_are_not_by_who_answers_them() -> None:
    body = """Tapeline: How did it begin?

Ruiz: In a garage. We had no money.

And the name? It is an odd one.

Ruiz: My daughter chose it.

She was six.

Do you regret it?

Ruiz: Never."""
    said = [("Tapeline", "How did it begin?"), ("Ruiz", "In a garage. We had no money.")]
    said += [("Ruiz", "My daughter chose it."), ("Ruiz", "She was six."), ("Ruiz", "Never.")]
    assert [(speaker and speaker.name, text) for text, speaker in speakers_of(body)] == said


def test_an_interviewer_is_nobody_and_who_is_named_is() -> None:
    body = "Interviewer: Why now?\n\nRuiz: Demand is strong.\n\nInterviewer: Is it?\n\nRuiz: Yes."
    assert named(body, "Ana Ruiz of Acme on growth") == [None, "Ana Ruiz", None, "Ana Ruiz"]


@pytest.mark.parametrize(
    "body",
    [
        "The Plan: Acme will grow.\n\nThe Price: It is high.\n\nThe Risk: It may fail.",
        "Photo -- Stone Agency\n\nAcme grew.\n\nPhoto -- Stone Agency\n\nIt fell.\n\nPhoto -- Stone Agency\n\nIt rose.",
        "Chart: The price rose.\n\nAcme grew.\n\nChart: It fell.\n\nChart: It rose again.",
        "Stocks - Bonds\n\nAcme grew.\n\nStocks - Bonds\n\nIt fell.\n\nStocks - Bonds\n\nIt rose.",
        "A. Ruiz runs Acme.\n\nBerg runs Globex.",
    ],
)
def test_headings_captions_and_initials_are_no_labels(body: str) -> None:
    assert named(body) == []


@pytest.mark.parametrize("roster", ["", "Bettina Rowe - Chief Executive Officer\n\n"])
def test_analysts_whose_turns_end_with_a_question_keep_their_names(roster: str) -> None:
    """With a roster or without; one whose surname is a place's noun, too."""
    turns = [
        ("Operator", "Our first question is from Simeon Park."),
        ("Simeon Park", "Good morning. How is traffic this quarter?"),
        ("Bettina Rowe", "Traffic was fine, thank you."),
        ("Operator", "The next question is from Kate Driscoll."),
        ("Kate Driscoll", "Is shrink behind you, and what about wages?"),
        ("Bettina Rowe", "It is getting there."),
    ]
    body = roster + "\n\n".join(f"{name}\n\n{text}" for name, text in turns)
    quotes = quotes_in(document_of(body))
    assert [quote.speaker and quote.speaker.name for quote in quotes] == [name for name, _ in turns]
    assert quotes[1].speaker is not None
    assert quotes[1].speaker.type == "person"


def test_an_interview_with_dashes_is_by_whom_its_headline_names() -> None:
    body = (
        "The owner of the last mill in Tarn answers our questions.\n\n– Why do you mill by night?\n\n"
        "– Because the river asks for it. I only open the gate.\n\n– The bank says you are late.\n\n"
        "– The bank is early.\n\n– Will you sell?\n\n– To whom?\n\n"
        "Bo Lund of Stone Bank said it would wait until spring."
    )
    assert named(body, "Odile Marchetti: “I only open the gate”") == [None, "Odile Marchetti"] * 3 + ["Bo Lund"]


def test_an_interview_whose_answers_are_quoted_is_by_whom_the_first_names() -> None:
    body = (
        "Rosa Blum took the farm over from Max Feld. We met her in the barn.\n\nWhy did you come back?\n\n"
        "“Somebody had to feed the geese,” Blum said.\n\nThe mayor said last week that you would sell. Will you?\n\n"
        "“Not this year. The geese would not have it.”\n\nHow is Max?\n\n“He counts them from the window.”"
    )
    assert [name for name in named(body) if name is not None] == ["Rosa Blum"] * 3


def test_a_round_table_may_label_in_capitals_alone() -> None:
    body = (
        "Ana Ruiz runs the port; Tom Lund ships grain.\n\nHUGH CARVER Who pays for the quay?\n\n"
        "ANA RUIZ We do. And he does not.\n\nTOM LUND I've paid for the crane.\n\nANA RUIZ Which is broken.\n\n"
        "TOM LUND It is yours."
    )
    assert named(body) == ["HUGH CARVER", "Ana Ruiz", "Tom Lund", "Ana Ruiz", "Tom Lund"]


def test_callers_without_a_label_of_their_own_say_who_they_are() -> None:
    body = (
        "All answers are by Ida Holm, president of Acme Pumps.\n\nQ: This is Bo Lund at Stone Bank. Is it cold?\n\n"
        "A: It is.\n\nQ: And next year?\n\nA: Colder.\n\nQ: Lund again. Thank you.\n\nA: You're welcome."
    )
    assert named(body) == ["Bo Lund", "Ida Holm", None, "Ida Holm", "Bo Lund", "Ida Holm"]
