"""Interviews whose questions and answers have no labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.interviews import interview_of
from streams.quotes.layout.turns import turns_of
from streams.text.document import TextField
from tests.quotes.documents import LEX, text_of

ANSWERS = "I think so.\n\nIt rained."


def questions_in(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [text_of(field, question) for question in interview_of(field, LEX).questions.values()]


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
        pytest.param("- Is it so?\n\nI do.\n\n- Why is it?\n\nI left.\n\n- What is it?\n\nI go.",
                     ["Is it so?", "Why is it?", "What is it?"], id="after bullets"),
        pytest.param("**Tell us why.**\n\nI fell.\n\n**Is it so?**\n\nI do.", ["Tell us why.", "Is it so?"],
                     id="what is set off without a question mark"),
        pytest.param("**Tell us why.**\n\nI fell.\n\n**So it is.**\n\nI do.", [], id="nothing with one"),
        pytest.param("1. Is it so?\n\nI do.\n\n2. Why is it?\n\nI left.\n\n3) What is it?\n\nI go.",
                     ["Is it so?", "Why is it?", "What is it?"], id="after numbers"),
        pytest.param("> 1. Is it so?\n\nIt is.\n\n> 2. Why did you?\n\nI left.\n\n> 3. What now?\n\nNothing.",
                     ["Is it so?", "Why did you?", "What now?"], id="after numbers, quoted"),
        pytest.param("1. When can I retire?\n\nAt 60.\n\n2. Why do you ask?\n\nI left.\n\n3. What now?\n\nNothing.", [],
                     id="what a reader asks of himself"),
        pytest.param("Should we go?\nYes, now\n\nI do.\n\nIs it so?\nNo, never\n\nI fell.\n\nWhat is it?\n"
                     "Paris, of course\n\nI see.", [], id="answers below questions are nobody's names"),
        pytest.param("1. Is it so?\n\nIt is.\n\n2. Why?\n\nIt fell.\n\n3. What now?\n\nNothing.", [],
                     id="headings with numbers that nobody answers"),
        pytest.param("Is it true?\nJane Roe, Hull\n\nI did.\n\nWhy so?\nBo (aged 9)\n\nI fell.\n\nWill you?\n"
                     "Anon, by email\n\nNo.", ["Is it true?", "Why so?", "Will you?"], id="readers sign them below"),
        pytest.param("Tea or coffee? Tea\nBest trainer? Big Bo, by far.\nWorst? Also Bo\nToughest? My sister.\n"
                     "Who'd play you? Nobody.\nScore? I say 2-1",
                     ["Tea or coffee?", "Best trainer?", "Worst?", "Toughest?", "Who'd play you?", "Score?"],
                     id="many lines that answer what they ask"),
        pytest.param("Is it so?\n\nI do.\n\nThey say it ends.\n\nI doubt it.\n\nAnd what then?\n\nI left.\n\n"
                     "Is it over?\n\nI go.\n\nWho else goes?\n\nWe all do.",
                     ["Is it so?", "They say it ends.", "And what then?", "Is it over?", "Who else goes?"],
                     id="what somebody answers, between answers of one paragraph"),
        pytest.param("Is it so?\n\nI do.\n\nIt ends.\n\nI doubt it.\n\nAnd what then?\n\nI left.\n\nIt fell.\n\n"
                     "I wept.\n\nIs it over?\n\nI go.",
                     ["Is it so?", "And what then?", "Is it over?"], id="answers of several paragraphs"),
        pytest.param("Is it so?\n\nThe US rose.\n\nWhy is it?\n\nThe US fell.\n\nAnd what?\n\nThe US won.", [],
                     id="a country is nobody's word of himself"),
        pytest.param("", [], id="an empty text"),
    ],
)  # fmt: skip
def test_what_is_asked_without_a_label(text: str, questions: list[str]) -> None:
    assert questions_in(text) == questions


@pytest.mark.parametrize(
    ("text", "questions"),
    [
        pytest.param("## Is it so?\n\nI do.\n\n## Why is it?\n\nIt fell.", ["Is it so?", "Why is it?"],
                     id="headings"),
        pytest.param("*We asked Ann Roe of Acme.*\n\n**Is it so?**\n\nI do.\n\n**Why is it?**\n\nIt fell.",
                     ["Is it so?", "Why is it?"], id="behind an introduction that is set off"),
        pytest.param("**First job?** I had a round.\n\n**Best advice.** Look up.\n\n**And then?** See above.",
                     ["First job?", "Best advice.", "And then?"], id="before their answers"),
        pytest.param("First job? I had a round.\n\nAnd then? We left.\n\nBest day? My last.\n\nWhat now? I go.",
                     ["First job?", "And then?", "Best day?", "What now?"], id="not set off"),
        pytest.param("Who won? It did.\n\nWho lost? It did.\n\nWhy? It fell.\n\nWhat now? It ends.", [],
                     id="what nobody answers"),
        pytest.param("First job? I had a round.\n\nAnd then? We left.\n\nWhat now? I go.", [], id="three"),
        pytest.param("**Is it so?**\n\nI do.\n\n**Why is it?**\n\nIt fell.\n\n**Last book?** Mine.",
                     ["Is it so?", "Why is it?"], id="most of them between their answers"),
        pytest.param("**Does Mr. Roe know?** I told him.\n\n**And then?** He left.",
                     ["Does Mr. Roe know?", "And then?"], id="an abbreviation in one"),
        pytest.param("**Is it so?** *Jane, Hull*\n\nI do.\n\n**Why is it?** *roe62*\n\nIt fell.",
                     ["Is it so?", "Why is it?"], id="readers'"),
    ],
)  # fmt: skip
def test_questions_in_other_places(text: str, questions: list[str]) -> None:
    assert questions_in(text) == questions


def test_readers_are_named_behind_their_questions() -> None:
    field = TextField.of("body", "**Is it so?** *Jane, Hull*\n\nI do.\n\n**Why is it?** *roe62*\n\nIt fell.")
    interview = interview_of(field, LEX)
    assert [text_of(field, asker) for asker in interview.askers.values()] == ["Jane, Hull", "roe62"]
    assert [turn.label for turn in turns_of(field, {}, interview, LEX)][::2] == list(interview.askers.values())


def answers_in(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [text_of(field, answer) for answer in interview_of(field, LEX).answers.values()]


INTERVIEW = "Is it so?\n\nI think so.\n\nWhy is it?\n\nWe fell.\n\nAnd then what?\n\nI left."


@pytest.mark.parametrize(
    ("after", "last"),
    [
        pytest.param(
            "It was cold. I wept.", ["I left.", "It was cold. I wept."], id="what goes on in the first person"
        ),
        pytest.param("It was cold.\n\nI wept.", ["I left.", "It was cold.", "I wept."], id="up to its last paragraph"),
        pytest.param("It was cold.", ["I left."], id="what nobody says of himself"),
        pytest.param("Bo Lund said it rose.\n\nI wept.", ["I left."], id="what somebody else is reported to say"),
        pytest.param("Bo Lund told us it rose.", ["I left."], id="the reporter's own pronoun"),
    ],
)
def test_the_last_answer_ends_where_the_writer_goes_on(after: str, last: list[str]) -> None:
    assert answers_in(f"{INTERVIEW}\n\n{after}") == ["I think so.", "We fell.", *last]


DASHED = "– Is it so?\n\n– It is.\n\nIt always was.\n\n– They deny it.\n\n– They do.\n\n– Why, then?\n\n– They can."


@pytest.mark.parametrize(
    ("between", "answers"),
    [
        pytest.param("I left.", ["I think so.", "I left."], id="an answer of two paragraphs"),
        pytest.param("It rained.", ["I think so.", "It rained."], id="one that says nothing of himself at its end"),
        pytest.param("Then Roe said so.\n\nAnd Max Lund wrote it.", ["I think so."],
                     id="the writer, who reports others"),
        pytest.param("It rained.\n\nThen Roe said so.\n\nIt fell.\n\nAnd Lund wrote it.", ["I think so.", "It rained."],
                     id="from there on"),
        pytest.param("Then Roe said so.\n\nAnd Lund wrote it.\n\nI agree.",
                     ["I think so.", "Then Roe said so.", "And Lund wrote it.", "I agree."], id="not where he goes on"),
        pytest.param("That said, homes cost more.\n\nMost analysts say it falls.",
                     ["I think so.", "That said, homes cost more.", "Most analysts say it falls."],
                     id="nor where nobody is named"),
        pytest.param("Then Roe said so.\n\nIt fell.", ["I think so.", "Then Roe said so.", "It fell."],
                     id="nor where he tells once what another says"),
    ],
)  # fmt: skip
def test_the_writer_may_come_between(between: str, answers: list[str]) -> None:
    text = f"Is it so?\n\nI think so.\n\n{between}\n\nWhy is it?\n\nWe fell.\n\nAnd then what?\n\nI left."
    assert answers_in(text) == [*answers, "We fell.", "I left."]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("She looks at the sea.", id="she"),
        pytest.param("“No,” she says.", id="what she says in quotation marks"),
        pytest.param("This interview has been edited for clarity.", id="that it was edited"),
    ],
)
def test_the_writer_tells_what_happens_meanwhile(line: str) -> None:
    text = f"Is it so?\n\nI think so.\n\n{line}\n\nWhy is it?\n\nWe fell.\n\nAnd then what?\n\nI left."
    assert answers_in(text) == ["I think so.", "We fell.", "I left."]
    for told in ("She taught me.", "She worked nights.", "He was cold."):
        assert told in answers_in(text.replace(line, told))


def test_dashes_begin_what_is_asked_and_what_is_answered() -> None:
    text = f"Acme grew.\n\n{DASHED}\n\nBo Lund said it rose."
    assert questions_in(text) == ["Is it so?", "They deny it.", "Why, then?"]
    assert answers_in(text) == ["It is.", "It always was.", "They do.", "They can."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("– Is it so?\n\n– Why is it?\n\n– Who is it?\n\n– What is it?", id="a list of questions"),
        pytest.param("– It rose.\n\n– It fell.\n\n– It rose.\n\n– It fell.", id="a list of sentences"),
        pytest.param(DASHED.replace("Why, then?", "So they do."), id="few questions"),
        pytest.param("– Is it so?\n\nIt is.\n\n– It was.\n\n– Is it?\n\n– It is.", id="an answer without a dash"),
    ],
)
def test_a_list_with_dashes_is_no_interview(text: str) -> None:
    assert questions_in(text) == []


QUOTED = (
    "Did you go?\n\n“I did.”\n\nThe chief said it fell. Was it so?\n\n“It was cold.”\n\n"
    "You left “at once”. Explain.\n\n“I had to,” Roe said.\n\n"
    "Will you return?\n\n“Never.”\n\nShe smiled.\n\n“Ask my horse.”"
)


def test_answers_may_stand_in_quotation_marks() -> None:
    field = TextField.of("body", QUOTED)
    interview = interview_of(field, LEX)
    assert interview.quoted
    assert questions_in(QUOTED) == ["Did you go?", "The chief said it fell. Was it so?", "Will you return?"]
    assert answers_in(QUOTED) == ["“I did.”", "“It was cold.”", "“Never.”"]


def test_what_says_you_between_answers_in_quotation_marks_asks_as_well() -> None:
    text = QUOTED.replace("“I had to,” Roe said.", "“I had to.”")
    assert "You left “at once”. Explain." in questions_in(text)
    assert "“I had to.”" in answers_in(text)
    assert "She smiled." not in questions_in(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(QUOTED.replace("you", "they"), id="questions of the writer's"),
        pytest.param(QUOTED.replace(".”", ",” Roe said."), id="answers that say who speaks"),
        pytest.param(QUOTED.replace("“Never", "Never"), id="two answers"),
    ],
)
def test_headings_before_quotations_are_no_interview(text: str) -> None:
    assert questions_in(text) == []


@given(
    st.lists(st.sampled_from(["– ", "I", "you", "It", "“", "”", "?", ".", "\n", " ", "*", "1."]), max_size=60).map(
        "".join
    )
)
def test_what_is_asked_and_what_is_answered_do_not_overlap(text: str) -> None:
    field = TextField.of("body", text)
    interview = interview_of(field, LEX)
    for number in interview.questions.keys() & interview.answers.keys():
        assert interview.questions[number].end <= interview.answers[number].start  # a question begins its answer
    for number, part in (*interview.questions.items(), *interview.answers.items()):
        assert field.paragraphs[number].start <= part.start < part.end <= field.paragraphs[number].end
