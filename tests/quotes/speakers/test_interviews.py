"""Who answers in an interview."""

import pytest

from streams.quotes.speakers.interviews import caller, interviewee, interviewer, part_in_interview
from streams.text.ranges import Range
from tests.quotes.documents import LEX, cast_of, document_of, range_of


@pytest.mark.parametrize(
    ("body", "label", "part"),
    [
        pytest.param("Q: Why?", "Q", "q", id="the letter of who asks"),
        pytest.param("Interviewer: Why?", "Interviewer", "q", id="who asks"),
        pytest.param("QUESTION: Why?", "QUESTION", "q", id="in capitals"),
        pytest.param("A: So.", "A", "a", id="the letter of who answers"),
        pytest.param("Respondent: So.", "Respondent", "a", id="who answers"),
        pytest.param("It fell.\n\nQ: Why?", "Q", "q", id="a label further on"),
        pytest.param("Q12: Why?", "Q12", "q", id="a number"),
        pytest.param("a: So.", "a", "", id="a word in lower case"),
        pytest.param("Ruiz: So.", "Ruiz", "", id="a name"),
        pytest.param("Q Ruiz: So.", "Q Ruiz", "", id="a letter before a name"),
    ],
)
def test_the_part_that_a_label_tells(body: str, label: str, part: str) -> None:
    field = document_of(body).body
    assert part_in_interview(field, range_of(field, label), LEX) == part


def interviewed(body: str, title: str = "") -> str | None:
    """The words that name who is interviewed."""
    cast = cast_of(body, title)
    found = interviewee(cast)
    return None if found is None else cast.document.text(cast.document[found.field].span(found.start, found.end))


TALK = "Q: Why?\n\nA: We spoke to Tom Berg."


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("We spoke to Ana Ruiz.", "Ana Ruiz", id="spoken to"),
        pytest.param("Interview with Ana Ruiz", "Ana Ruiz", id="a heading"),
        pytest.param("We spoke to Acme chief executive Ana Ruiz.", "Ana Ruiz", id="after a title"),
        pytest.param("We spoke to one of the firm's most senior people, Ana Ruiz.", None, id="a name too far on"),
        pytest.param("Ana Ruiz, head of Acme, spoke to us.", "Ana Ruiz", id="who speaks to the paper"),
        pytest.param("Ana Ruiz runs Acme. She spoke to us.", "She", id="a pronoun that means one"),
        pytest.param("She spoke to us.", None, id="a pronoun that means nobody"),
        pytest.param("Ana Ruiz left. Then came the rain. We spoke to her.", "her", id="a pronoun after it"),
        pytest.param("Ana Ruiz left. Acme spoke to us.", None, id="a name in the sentence before"),
        pytest.param(
            "Ana Ruiz, as all of the papers of the country had it in the week, spoke to us.", None, id="too far"
        ),
        pytest.param("Ana Ruiz, a b c d e f g h i j, spoke to us.", "Ana Ruiz", id="fourteen tokens before it"),
        pytest.param("Ana Ruiz, a b c d e f g h i j k, spoke to us.", None, id="fifteen tokens before it"),
        pytest.param("We spoke to a b c d e f g h Ana Ruiz.", "Ana Ruiz", id="eight tokens after it"),
        pytest.param("We spoke to a b c d e f g h i Ana Ruiz.", None, id="nine tokens after it"),
        pytest.param("Ana Ruiz, they said, spoke to us.", "Ana Ruiz", id="a pronoun in between that means nobody"),
        pytest.param("We spoke about Ana Ruiz.", None, id="another preposition"),
        pytest.param("We spoke to Acme.", None, id="an organization is nobody who answers"),
        pytest.param("Ana Ruiz spoke to Tom Berg.", None, id="two people who speak to each other"),
        pytest.param("Tom Berg spoke to Ana Ruiz, the head of Acme.", "Ana Ruiz", id="of two, who holds an office"),
        pytest.param("Ana Ruiz, the head of Acme, spoke to Tom Berg.", "Ana Ruiz", id="whoever comes first"),
        pytest.param("Ana Ruiz, the head of Acme, spoke to Tom Berg, an editor.", None, id="both hold one"),
        pytest.param("We spoke to Ana Ruiz. Tom Berg spoke to us.", None, id="two people in two sentences"),
        pytest.param("We spoke to Ana Ruiz. Ruiz spoke to us for an hour.", "Ana Ruiz", id="one person twice"),
        pytest.param("We spoke to Ana Ruiz, and Tom Berg listened.", "Ana Ruiz", id="only the first one after it"),
        pytest.param("Tom Berg and Ana Ruiz spoke to us.", "Ana Ruiz", id="only the last one before it"),
        pytest.param("Ana Ruiz, head of Acme, tells Tom Berg that it fell.", "Ana Ruiz", id="who tells"),
        pytest.param("We spoke to Ana Ruiz, who told Tom Berg that it fell.", "Ana Ruiz", id="speaking before telling"),
        pytest.param("Ana Ruiz runs Acme.", None, id="nobody is spoken to"),
        pytest.param("", None, id="an empty text"),
    ],
)
def test_who_is_interviewed(body: str, name: str | None) -> None:
    assert interviewed(body) == name
    assert interviewed(f"{body}\n\nMax Feld met Ida Lund.\n\n{TALK}") == name


def test_the_only_one_named_before_the_questions_answers_them() -> None:
    assert interviewed(f"Ana Ruiz runs Acme.\n\n{TALK}") == "Ana Ruiz"
    assert interviewed(f"Ana Ruiz runs Acme. Interview by Bo Lund.\n\n{TALK}") == "Ana Ruiz"
    assert interviewed(f"Ana Ruiz met Bo Lund.\n\n{TALK}") is None
    assert interviewed(f"Ana Ruiz saw Mr. Feld.\n\n{TALK}") == "Ana Ruiz"  # the only full name
    assert interviewed(f"Ana Ruiz, the head of Acme, met Bo Lund.\n\n{TALK}") is None


def test_the_title_tells_it_too() -> None:
    assert interviewed(TALK, title="Interview: Ana Ruiz") == "Ana Ruiz"
    assert interviewed(TALK, title="An interview with Ana Ruiz") == "Ana Ruiz"
    assert interviewed(f"We spoke to Tom Berg.\n\n{TALK}", title="An interview with Ana Ruiz") is None


def test_who_labels_the_headline_answers() -> None:
    assert (
        interviewed(f"Max Feld met Ida Lund.\n\n{TALK.replace('Tom', 'No')}", title="Ana Ruiz: “We grew”") == "Ana Ruiz"
    )
    assert interviewed("Max Feld met Ida Lund.\n\nQ: Why?\n\nA: So.", title="Ana Ruiz and “We grew”") is None


def test_of_several_the_only_one_named_directly_before_the_questions_answers_them() -> None:
    assert interviewed("Bo Lund left.\n\nAna Ruiz runs Acme.\n\nQ: Why?\n\nA: So.") == "Ana Ruiz"
    assert interviewed("Ana Ruiz left.\n\nBo Lund runs it with Ana Ruiz.\n\nQ: Why?\n\nA: So.") is None


def asking(body: str, *, byline: bool = True) -> str | None:
    """The words that name who asks."""
    cast = cast_of(body)
    found = interviewer(cast, byline=byline)
    return None if found is None else cast.document.text(cast.document[found.field].span(found.start, found.end))


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Interview by Ana Ruiz\n\nIt rose.", "Ana Ruiz", id="in so many words"),
        pytest.param("By Ana Ruiz\n\nIt rose.", "Ana Ruiz", id="a byline"),
        pytest.param("By Bo Lund\n\nIt rose. Questions by Ana Ruiz.", "Ana Ruiz", id="both"),
        pytest.param("By Ana Ruiz it was not written.", None, id="a sentence"),
        pytest.param("It rose by Ana Ruiz\n\nIt fell.", None, id="in a line"),
    ],
)
def test_who_asks(body: str, name: str | None) -> None:
    assert asking(body) == name


def test_a_byline_may_count_for_nothing() -> None:
    assert asking("By Ana Ruiz\n\nIt rose.", byline=False) is None


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param("This is Ana Ruiz at Acme. Is it so?", "Ana Ruiz", id="this is"),
        pytest.param("Good morning, it's Ana Ruiz. Is it so?", "Ana Ruiz", id="a greeting before it"),
        pytest.param("Hi, I’m Ana Ruiz. Is it so?", "Ana Ruiz", id="I am"),
        pytest.param("My name is Ana Ruiz. Is it so?", "Ana Ruiz", id="a name is"),
        pytest.param("Hi, Ana Ruiz, Acme Corp. Is it so?", "Ana Ruiz", id="a name and a company"),
        pytest.param("Hi, Ana Ruiz, thanks. Is it so?", None, id="who is greeted by the full name"),
        pytest.param("Thank you, Tom. This is Ana Ruiz. Is it so?", "Ana Ruiz", id="after who is thanked"),
        pytest.param("Ana Ruiz from Acme. Is it so?", "Ana Ruiz", id="an affiliation"),
        pytest.param("Ruiz again. Is it so?", "Ruiz", id="again"),
        pytest.param("Hi, Ruiz. Is it so?", None, id="who is greeted"),
        pytest.param("Ana Ruiz left. Is it so?", None, id="who is spoken of"),
        pytest.param("What of Ana Ruiz from Acme? Is it so?", None, id="who is asked about"),
        pytest.param("Is it so?", None, id="nobody"),
    ],
)
def test_callers_say_who_they_are(said: str, name: str | None) -> None:
    cast = cast_of(f"Ana Ruiz works at Acme.\n\nQ: {said}\n\nA: It is.")
    found = caller(cast, cast.document.body, range_of(cast.document.body, said))
    assert name == (None if found is None else cast.document.text(cast.document.body.span(found.start, found.end)))


def test_a_range_of_two_words_is_no_label() -> None:
    field = document_of("A A: So.").body
    assert part_in_interview(field, Range(0, 1), LEX) == "a"
    assert part_in_interview(field, Range(0, 2), LEX) == ""


def test_who_holds_no_office_asks_whoever_does() -> None:
    cast = cast_of(f"Ana Ruiz, head of Acme, tells Tom Berg that it fell.\n\n{TALK}")
    asking = interviewer(cast)
    assert asking is not None
    assert cast.speaker(asking).name == "Tom Berg"
    assert interviewer(cast_of(f"Ana Ruiz tells Tom Berg that it fell.\n\n{TALK}")) is None
