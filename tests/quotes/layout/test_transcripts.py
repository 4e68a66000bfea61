"""Labels of transcripts and interviews, and the turns that they head."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.interviews import Interview
from streams.quotes.layout.transcripts import labels_of
from streams.quotes.layout.turns import turns_of
from streams.text.document import TextField
from tests.quotes.documents import LEX, text_of


def turns_in(text: str) -> list[tuple[str, str]]:
    """Who speaks in ``text`` and what, by its labels."""
    field = TextField.of("body", text)
    return [
        ("" if turn.label is None else text_of(field, turn.label), text_of(field, turn.content))
        for turn in turns_of(field, labels_of(field, LEX), Interview(), LEX)
    ]


@pytest.mark.parametrize(
    ("label", "name"),
    [
        pytest.param("Ann Roe: ", "Ann Roe", id="a name and a colon"),
        pytest.param("Jan van der Berg: ", "Jan van der Berg", id="a name with words in lower case"),
        pytest.param("D'Arcy O’Roe-Day & Sons.: ", "D'Arcy O’Roe-Day & Sons.", id="marks that names have"),
        pytest.param("Ann Roe, Big Bank: ", "Ann Roe", id="a comma ends the name"),
        pytest.param("Ann Roe (Big Bank): ", "Ann Roe", id="a bracket ends it"),
        pytest.param("Ann Roe – Big Bank: ", "Ann Roe", id="a dash between spaces ends it"),
        pytest.param("Ann Roe--Big Bank: ", "Ann Roe-", id="two dashes end it"),
        pytest.param("Ann Roe, Jr., Big Bank: ", "Ann Roe, Jr.", id="a comma before a generation does not"),
        pytest.param("Ann A B C D E F G H I J K L M N O P Q: ", "Ann A B C D E F G H I J K L M N O P Q", id="18 words"),
        pytest.param("Ann Roe:\n", "Ann Roe", id="a full name on a line of its own"),
        pytest.param("Q: ", "Q", id="a question"),
        pytest.param("Interviewer: ", "Interviewer", id="an interviewer"),
        pytest.param("Q. ", "Q", id="a question with a full stop"),
        pytest.param("Q.: ", "Q", id="a question with a full stop and a colon"),
        pytest.param("Q\n", "Q", id="a question on a line of its own"),
        pytest.param("Q - Ann Roe: ", "Ann Roe", id="a name after who asks"),
        pytest.param("Q134 Ann Roe: ", "Ann Roe", id="a name after the number of a question"),
        pytest.param("Q (Ann Roe, Big Bank): ", "Ann Roe", id="a name in brackets after who asks"),
        pytest.param("**Ann Roe:** ", "Ann Roe", id="emphasis around the name and its colon"),
        pytest.param("**Ann Roe**: ", "Ann Roe", id="emphasis around the name"),
        pytest.param("Unidentified employee: ", "Unidentified employee", id="a description"),
        pytest.param("u/roe: ", "u/roe", id="a forum's name"),
        pytest.param("**4. Ann Roe** (Acme) (Ind): ", "Ann Roe", id="a number within the emphasis, brackets behind it"),
        pytest.param("The Minister for Trade (Ann Roe): ", "Ann Roe", id="an office before who holds it"),
        pytest.param("Minister for Trade (Deputy Ann Roe): ", "Deputy Ann Roe", id="an office without an article"),
        pytest.param("The Chair (a lawyer): ", "The Chair", id="an office before what is no name"),
        pytest.param("Ann Roe (moderator, the first (of two)): ", "Ann Roe", id="words in lower case within brackets"),
        pytest.param("[00:41] Ann: ", "Ann", id="a place in a recording"),
        pytest.param("Ann Roe (00:41): ", "Ann Roe", id="one behind the name"),
        pytest.param("Ann Roe | Acme: ", "Ann Roe", id="a stroke"),
        pytest.param("Speaker 2: ", "Speaker 2", id="a number that tells speakers apart"),
        pytest.param("UNIDENTIFIED PERSON #1: ", "UNIDENTIFIED PERSON #1", id="one with its sign"),
        pytest.param("Woman in third row: ", "Woman in third row", id="a description of five words"),
        pytest.param(">> ANN ROE (HOST): ", "ANN ROE", id="a caption"),
        pytest.param("**Question (Ann Roe, Acme):** ", "Ann Roe", id="a name in brackets, set off"),
        pytest.param("**Q:** ", "Q", id="a question set off"),
    ],
)
def test_a_label_holds_up_to_the_next_one(label: str, name: str) -> None:
    assert turns_in(f"{label}Is it?\n\nBo Lund: It is.\n\nIt is good.\n\n{label}Why?") == [
        (name, "Is it?"),
        ("Bo Lund", "It is."),
        ("Bo Lund", "It is good."),
        (name, "Why?"),
    ]


@pytest.mark.parametrize(
    "label",
    [
        pytest.param("Ann Roe A B C D E F G H I J K L M N O P Q R: ", id="more than eighteen words"),
        pytest.param("so: ", id="a word in lower case that is in no label"),
        pytest.param("Ann Roe said: ", id="a verb"),
        pytest.param("Ann Roe:", id="a colon that is glued to what follows"),
        pytest.param("Photo: ", id="a caption"),
        pytest.param("Big Bank's former employee: ", id="a long description"),
        pytest.param("Winners:\n", id="a heading with a colon on a line of its own"),
        pytest.param("Main Points:\n", id="a heading of two words"),
        pytest.param("Ann:\n", id="a given name alone on its line"),
        pytest.param("Ann Roe\n", id="a name on its line without a dash"),
        pytest.param("Q- Ann Roe: ", id="a dash that is glued to who asks"),
        pytest.param("q. ", id="a letter in lower case"),
        pytest.param("Question. ", id="a word with a full stop"),
        pytest.param("A ", id="an article"),
        pytest.param("Q.", id="a letter that is glued to what follows"),
        pytest.param(": ", id="nothing before the colon"),
        pytest.param("Level 2: ", id="a number of something"),
    ],
)
def test_what_is_no_label(label: str) -> None:
    assert turns_in(f"{label}Yes.\n\nBo Lund: Yes.\n\n{label}Yes.\n\n{label}Yes.") == []


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param("Ann: So?\n\nBo: Yes.\n\nAnn: Oh.", 3, id="three turns of two people"),
        pytest.param("Ann: So?\n\nAnn: Yes.\n\nAnn: Oh.", 0, id="one name thrice is a rubric"),
        pytest.param("Ann: So?\n\nBo: Yes.\n\nCy: Oh.", 0, id="three names once each are headings"),
        pytest.param("Ann: So?\n\nAnn: Yes.", 0, id="two turns are too few"),
        pytest.param("Q: So?\n\nA: Yes.", 2, id="but a question and its answer are enough"),
        pytest.param("Q: So?\n\nQ: Yes?", 0, id="questions alone are not"),
        pytest.param("Ann: Us\n\nBo: A day\n\nAnn: We", 3, id="turns need no marks"),
        pytest.param(
            "Ann: Us\n\nIt fell.\n\nBo: A day\n\nIt rose.\n\nAnn: We\n\nIt fell.", 0, id="headings stand above prose"
        ),
        pytest.param("", 0, id="an empty text"),
    ],
)
def test_how_many_labels_make_a_transcript(text: str, turns: int) -> None:
    assert len(turns_in(text)) == turns


@pytest.mark.parametrize(
    ("paragraph", "content"),
    [
        pytest.param("“Yes, it is.”", "Yes, it is.", id="quotation marks around it are left out"),
        pytest.param("“Yes”", "Yes", id="marks around a word"),
        pytest.param("Yes", "Yes", id="words without a full stop"),
        pytest.param("“Yes” or “no”?", "“Yes” or “no”?", id="a mark at its beginning only stays"),
        pytest.param("(laughs)", None, id="a stage direction in brackets"),
        pytest.param("[Applause]", None, id="a stage direction in square ones"),
        pytest.param("(Well) Yes.", "(Well) Yes.", id="brackets around a part of it"),
        pytest.param("“”", None, id="marks around nothing"),
    ],
)
def test_what_a_turn_says(paragraph: str, content: str | None) -> None:
    found = turns_in(f"Bo: So?\n\nAnn: {paragraph}\n\nBo: Oh.\n\nAnn: I see.")
    assert [said for name, said in found if name == "Ann"] == ([] if content is None else [content]) + ["I see."]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("Ann: We grew.\n\nWhy?\n\nAnn: Yes.", ["We grew.", "Yes."], id="a question before who answers it"),
        pytest.param("Ann: We grew.\n\nSo.\n\nAnn: Yes.", ["We grew.", "So.", "Yes."], id="no question"),
        pytest.param("Ann: We grew.\n\nWhy?\n\nBo: Yes.", ["We grew.", "Why?", "Yes."], id="one before somebody else"),
        pytest.param("Ann: Why?\n\nAnn: Yes.", ["Why?", "Yes."], id="a question that has a label"),
        pytest.param("Ann: We grew.\n\nWhy?\n\nSo?\n\nAnn: Yes.", ["We grew.", "Why?", "Yes."], id="only the last one"),
    ],
)
def test_a_question_without_a_label_is_not_by_who_answers_it(text: str, said: list[str]) -> None:
    assert [content for _, content in turns_in(f"Bo: Oh.\n\n{text}\n\nBo: I see.")] == ["Oh.", *said, "I see."]


def test_what_stands_before_the_first_label_and_after_the_last_turn_is_nobody_s() -> None:
    assert turns_in("Acme met.\n\nAnn: So?\n\nBo: Yes.\n\nAnn: Oh.\n\nShares rose.")[0] == ("Ann", "So?")
    assert turns_in("Acme met.\n\nAnn: So?\n\nBo: Yes.\n\nAnn: Oh.\n\nShares rose.")[-1] == ("Ann", "Oh.")


LINES = (
    "Ann Roe - Analyst\n\nYes.\n\nMain Points\n\nBo Lund - Director\n\nOh.\n\nAnn Roe - Analyst\n\nI see.\n\nIt rose."
)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(LINES, ["Yes.", "Oh.", "I see."], id="one paragraph after the last label, no heading"),
        pytest.param(LINES.replace("Analyst", "Bonn").replace("Director", "Rome"), [], id="lines without any role"),
        pytest.param(LINES.replace("Bo Lund", "Ann Roe"), [], id="lines of one person"),
        pytest.param("Operator\n\nGo.\n\n" + LINES, ["Go.", "Yes.", "Oh.", "I see."], id="an operator's bare line"),
        pytest.param(
            "Operator\n\nMain Points\n\n" + LINES, ["Yes.", "Oh.", "I see."], id="a heading after a bare line"
        ),
        pytest.param(LINES.replace("Yes.", "Yes!"), ["Yes!", "Oh.", "I see."], id="a cry"),
        pytest.param(LINES.replace("Yes.", "Yes…"), ["Yes…", "Oh.", "I see."], id="what trails off"),
        pytest.param(LINES.replace("Yes.", "Yes -"), ["Yes -", "Oh.", "I see."], id="what is cut short"),
        pytest.param("Cy Orr\n\nGo.\n\n" + LINES, ["Yes.", "Oh.", "I see."], id="another's bare line"),
        pytest.param("Bo Lund:\n\nGo.\n\n" + LINES, ["Go.", "Yes.", "Oh.", "I see."], id="a line with a colon"),
        pytest.param("Bo Lund: Go.\n\n" + LINES, ["Go.", "Yes.", "Oh.", "I see."], id="a name with a colon"),
        pytest.param("Cy Orr: Go.\n\n" + LINES, ["Yes.", "Oh.", "I see."], id="a name with a colon that has no line"),
    ],
)
def test_labels_on_lines_of_their_own(text: str, said: list[str]) -> None:
    assert [content for _, content in turns_in(text)] == said


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        pytest.param("Ann Roe -- Big Bank -- Analyst", ["Big Bank", "Analyst"], id="between dashes"),
        pytest.param("Ann Roe - Analyst, Big Bank", ["Analyst", "Big Bank"], id="after a dash and a comma"),
        pytest.param("Ann Roe — Analyst (Big Bank)", ["Analyst", "Big Bank"], id="in brackets"),
        pytest.param("Ann Roe - Analyst, Smith-Roe", ["Analyst", "Smith-Roe"], id="a hyphen within a name"),
    ],
)
def test_a_label_tells_its_parts(line: str, parts: list[str]) -> None:
    field = TextField.of("body", f"{line}\n\nYes.\n\nBo Lund - Director\n\nOh.\n\n{line}\n\nI see.")
    labels = labels_of(field, LEX)
    assert list(labels) == [0, 2, 4]
    assert text_of(field, labels[0].name) == "Ann Roe"
    assert [text_of(field, part) for part in labels[0].parts(field, LEX)] == parts


_PIECES = [
    "Ann Roe",
    "Bo",
    "Q",
    "A.",
    ": ",
    " - ",
    " -- ",
    "\n",
    "(",
    ")",
    "“Yes.”",
    "so?",
    "Analyst",
    ", ",
    "Photo",
    " ",
]


@given(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join))
def test_turns_are_in_order_and_within_their_paragraphs(text: str) -> None:
    field = TextField.of("body", text)
    end = 0
    for turn in turns_of(field, labels_of(field, LEX), Interview(), LEX):
        assert end <= turn.content.start < turn.content.end
        assert turn.label is None or turn.label.start < turn.label.end <= turn.content.start
        assert field.paragraph_at(turn.content.start) == field.paragraph_at(turn.content.end - 1)
        end = turn.content.end


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "The Chairman. Is it so?\n\nMr. Roe. It is.\n\nThe Chairman. Why?\n\nMr. Roe. It fell.",
            [("The Chairman", "Is it so?"), ("Mr. Roe", "It is."), ("The Chairman", "Why?"), ("Mr. Roe", "It fell.")],
            id="titles with full stops",
        ),
        pytest.param(
            "ANN ROE: Is it?\n\nBO LUND: It is.\n\nROE: Why?\n\nLUND: It fell.",
            [("ANN ROE", "Is it?"), ("BO LUND", "It is."), ("ROE", "Why?"), ("LUND", "It fell.")],
            id="surnames after full names",
        ),
        pytest.param(
            "Q1 Ann Roe: Is it?\n\nBo Lund: It is.\n\nQ2 Ann Roe: Why?",
            [("Ann Roe", "Is it?"), ("Bo Lund", "It is."), ("Ann Roe", "Why?")],
            id="numbers of questions",
        ),
        pytest.param(
            "@acme: It fell.\n\n@roe: Why?\n\n@acme: It rained.",
            [("@acme", "It fell."), ("@roe", "Why?"), ("@acme", "It rained.")],
            id="handles",
        ),
        pytest.param(
            "15:32 Minister: No more taxes.\n\n15:30 Ann Roe stands up.\n\n15:10 It rains.",
            [("Minister", "No more taxes.")],
            id="a label of a live page, for its own entry",
        ),
        pytest.param(
            "Why is it?\nAnn Roe: It fell.\nBo Lund: It rained.\nWho knew?\nAnn Roe: I did.",
            [("", "Why is it?"), ("Ann Roe", "It fell."), ("Bo Lund", "It rained."), ("", "Who knew?"),
             ("Ann Roe", "I did.")],
            id="questions without a label where no label asks",
        ),
        pytest.param(
            "Ann Roe: [laughs] No.\n\nBo Lund: Yes. (Laughter.)\n\nAnn Roe: (We) do.",
            [("Ann Roe", "No."), ("Bo Lund", "Yes."), ("Ann Roe", "(We) do.")],
            id="stage directions are left out",
        ),
    ],
)  # fmt: skip
def test_layouts_of_transcripts(text: str, turns: list[tuple[str, str]]) -> None:
    assert turns_in(text) == turns


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Q1: Is it?\n\nA1: It is.\n\nQ2: Why?\n\nA2: It fell.", id="numbers"),
        pytest.param("Q: Is it?\n\nA: It is.\n\nQ: Why?\n\nA: It fell.", id="none"),
    ],
)
def test_questions_and_answers_may_be_numbered(text: str) -> None:
    assert [said for _, said in turns_in(text)] == ["Is it?", "It is.", "Why?", "It fell."]
    assert turns_in("Q1: It rose.\n\nQ2: It fell.\n\nQ3: It rose.\n\nQ4: It fell.") == []


def test_names_on_lines_of_their_own_are_labels_in_a_call_with_an_operator() -> None:
    call = "Operator\nHello.\nAnn Roe\nHow is it?\nIda Lund\nFine.\nOperator\nThe next.\nIda Lund\nThank you."
    assert turns_in(call) == [
        ("Operator", "Hello."),
        ("Ann Roe", "How is it?"),
        ("Ida Lund", "Fine."),
        ("Operator", "The next."),
        ("Ida Lund", "Thank you."),
    ]
    assert not turns_in(call.replace("Operator", "Interlude").replace("Thank you", "It fell").replace("is it", "so"))


def test_names_on_lines_of_their_own_stand_before_what_is_said() -> None:
    call = "Operator\nHello.\nIda Lund\nThe Annual Meeting\nAnn Roe\nFine.\nOperator\nThe next.\nAnn Roe\nThanks."
    assert ("Ida Lund", "The Annual Meeting") not in turns_in(call)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        pytest.param("Ann Roe: Is it?\n\nBo Lund: I think so.\n\nIda Feld: We do.", 3, id="full names"),
        pytest.param("With Ann Roe, Bo Lund.\n\nRoe: Is it?\n\nLund: I think so.\n\nQuestion: Why?", 3,
                     id="surnames of whom the text names, and a question"),
        pytest.param("Roe: Is it?\n\nLund: I think so.\n\nFeld: We do.", 0, id="surnames of nobody"),
        pytest.param("Acme: Is it?\n\nTesla: We like it.\n\nGlobex: You lose.", 0, id="stocks"),
        pytest.param("Ann Roe: 12 goals.\n\nBo Lund: 11 goals.\n\nIda Feld: 9 goals.", 0, id="figures"),
        pytest.param("Ann Roe: Is it?\n\nBo Lund: I think so.", 0, id="two"),
        pytest.param("Ann Roe: I go.\n\nIt fell.\n\nIt rose.\n\nBo Lund: I left.\n\nIt fell.\n\nIt rose.\n\n"
                     "It sank.\n\nIda Feld: We do.", 0, id="a few among other paragraphs"),
    ],
)  # fmt: skip
def test_names_need_not_repeat_where_they_are_plainly_people(text: str, speakers: int) -> None:
    assert len({name for name, _ in turns_in(text)}) == speakers


TALK = "Ann Roe: Is it?\n\nBo Lund: I think so.\n\nAnn Roe: Why?"


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Hosts: Ann Roe and Bo Lund.", id="a word before all labels"),
        pytest.param("**Bus Services: Rural Areas**", id="a heading with a colon"),
        pytest.param("A tale: it rained", id="no label"),
    ],
)
def test_what_stands_before_a_transcript_is_not_said(line: str) -> None:
    assert turns_in(f"{line}\n\n{TALK}") == turns_in(TALK)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("**Section 2**", id="set off"),
        pytest.param("### On people", id="a heading"),
        pytest.param("DIRECT EXAMINATION", id="capitals"),
        pytest.param("ANN ROE, having been sworn, testified as follows:", id="a colon at its end"),
        pytest.param("(Interruptions).", id="a direction with a full stop"),
        pytest.param("*[laughter]*", id="a direction set off"),
        pytest.param("---", id="a rule"),
    ],
)
def test_what_stands_between_turns_is_not_said(line: str) -> None:
    assert turns_in(f"{TALK}\n\n{line}\n\nBo Lund: I do.") == [*turns_in(TALK), ("Bo Lund", "I do.")]


@pytest.mark.parametrize(
    ("said", "content"),
    [
        pytest.param("(Laughter) We lost.", "We lost.", id="a direction"),
        pytest.param("(00:14) We lost.", "We lost.", id="a place in a recording"),
        pytest.param("**We lost.**", "We lost.", id="what is set off and said"),
    ],
)
def test_what_stands_before_what_is_said(said: str, content: str) -> None:
    assert turns_in(f"{TALK}\n\nBo Lund: {said}\n\nAnn Roe: So?")[3] == ("Bo Lund", content)


@pytest.mark.parametrize(
    ("text", "turns"),
    [
        pytest.param(
            "Cook: We grew.\n\nMaestri: Thank you.\n\nMunster: Is it?\n\nMaestri: It is.\n\nCook: It is indeed.",
            ["We grew.", "Thank you.", "Is it?", "It is.", "It is indeed."], id="surnames that are words, at the edges",
        ),
        pytest.param(
            "Ann Roe: Who won?\n\nIda Lund: Acme\n\nWere you there?\n\nAnn Roe: I was.\n\nBo Feld: So was I.",
            ["Who won?", "Acme", "Were you there?", "I was.", "So was I."], id="a name before a word",
        ),
        pytest.param("Ann Roe: We grew.\n\nHere is why:\n\nWe sold.\n\nBo Lund: I see.\n\nAnn Roe: Good.",
                     ["We grew.", "Here is why:", "We sold.", "I see.", "Good."], id="a colon"),
        pytest.param("ANN ROE: WE GREW.\n\nAND WE WILL.\n\nBO LUND: I SEE.\n\nANN ROE: GOOD.",
                     ["WE GREW.", "AND WE WILL.", "I SEE.", "GOOD."], id="captions in capitals"),
    ],
)  # fmt: skip
def test_all_of_a_turn_is_said(text: str, turns: list[str]) -> None:
    assert [said for _, said in turns_in(text)] == turns


def test_what_a_page_has_around_every_post_is_not_said() -> None:
    post = "Re: Is it so?\nann_roe • {0}h\n\nI think that it is {0}.\n\nRecommend ({0})"
    text = "\n\n".join(post.format(hour) for hour in (5, 4, 3))
    assert [content for _, content in turns_in(text)] == [f"I think that it is {hour}." for hour in (5, 4, 3)]


def test_the_last_post_ends_where_its_paragraphs_do() -> None:
    text = (
        "ann_roe • 5h\nIs it so?\n\nbo_lund • 4h\nI do.\n\nann_roe • 3h\nWhy?\n\nI see none.\n\nLoad more\n\nIt fell."
    )
    assert turns_in(text)[-2:] == [("ann_roe", "Why?"), ("ann_roe", "I see none.")]
