"""Which marks are quotation marks, and whether each opens or closes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.marks import MARKS, closes_single, double_marks, opens_single
from streams.text.document import TextField
from tests.quotes.documents import LEX


def marks_in(text: str) -> list[tuple[str, str]]:
    """Every double mark in ``text`` and what it does: "opens", "closes", "either", or "" for neither."""
    field = TextField.of("body", text)
    at = [index for index, word in enumerate(field.words) if word in MARKS]
    does = {(True, True): "either", (True, False): "opens", (False, True): "closes", (False, False): ""}
    marks = double_marks(field, at)
    return [("".join(field.words[mark.start : mark.end]), does[mark.opens, mark.closes]) for mark in marks]


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        # By the white space around it.
        pytest.param('"Yes" it is', [('"', "opens"), ('"', "closes")], id="straight marks at a word's edges"),
        pytest.param('It is "yes"', [('"', "opens"), ('"', "closes")], id="straight marks at the end of the text"),
        pytest.param('("Yes")', [('"', "opens"), ('"', "closes")], id="a bracket counts as white space"),
        pytest.param('["Yes"] {"No"}', [('"', "opens"), ('"', "closes")] * 2, id="so does any bracket"),
        pytest.param('It-"yes"; /"no"/', [('"', "opens"), ('"', "closes")] * 2, id="a hyphen, a semicolon, a slash"),
        pytest.param('"Yes"-it "no"!', [('"', "opens"), ('"', "closes")] * 2, id="a hyphen after it, an exclamation"),
        pytest.param('He said:"Yes",so', [('"', "opens"), ('"', "closes")], id="a colon before, a comma after it"),
        pytest.param('"Yes."—"No"', [('"', "opens"), ('"', "closes"), ('"', "opens"), ('"', "closes")], id="a dash"),
        pytest.param('It " is', [('"', "either")], id="a straight mark between spaces does either"),
        pytest.param('It"is', [('"', "either")], id="a straight mark within a word does either"),
        pytest.param('a 27"x14 screen', [('"', "closes")], id="inches open nothing"),
        pytest.param('It fell.\n\n"Yes"\n\nIt', [('"', "opens"), ('"', "closes")], id="paragraphs end like words"),
        pytest.param('“"Yes"”', [("“", "opens"), ('"', "opens"), ('"', "closes"), ("”", "closes")], id="nested"),
        pytest.param('‘"Yes"’', [('"', "opens"), ('"', "closes")], id="double marks in single ones"),
        # By its glyph.
        pytest.param("“Yes” or", [("“", "opens"), ("”", "closes")], id="English marks"),
        pytest.param("«Yes» or", [("«", "opens"), ("»", "closes")], id="guillemets"),
        pytest.param("It“is", [("“", "opens")], id="an opening glyph within a word opens"),
        pytest.param("It”is", [("”", "closes")], id="a closing glyph within a word closes"),
        pytest.param("„Yes“, so", [("„", "opens"), ("“", "either")], id="an opening glyph where only one closes"),
        pytest.param("It ”is", [("”", "either")], id="a closing glyph where only one opens"),
        pytest.param("»Yes« so", [("»", "either"), ("«", "either")], id="guillemets turned inwards"),
        pytest.param('‹"Yes"› it', [('"', "opens"), ('"', "closes")], id="single guillemets around them"),
        pytest.param("It ” is “ so", [("”", "closes"), ("“", "opens")], id="glyphs between spaces keep their side"),
        # One mark of two tokens.
        pytest.param("``Yes'' it", [("``", "opens"), ("''", "closes")], id="marks of typesetters"),
        pytest.param("''Yes'' it", [("''", "opens"), ("''", "closes")], id="two apostrophes on either side"),
        pytest.param("' 'Yes", [], id="two apostrophes that are apart"),
        pytest.param("'`Yes", [], id="two different single marks"),
        pytest.param("'''Yes", [("''", "opens")], id="of three apostrophes the first two are one"),
        pytest.param("It is''", [("''", "closes")], id="two apostrophes at the end of the text"),
        # None.
        pytest.param("'Yes' ‘Yes’ ‹Yes›", [], id="single marks"),
        pytest.param("It is '", [], id="one apostrophe at the end of the text"),
        pytest.param("", [], id="an empty text"),
    ],
)
def test_double_marks(text: str, marks: list[tuple[str, str]]) -> None:
    assert marks_in(text) == marks


def test_marks_that_are_left_out_are_none() -> None:
    field = TextField.of("body", '"Yes" or "No"')
    assert [mark.start for mark in double_marks(field, [0, 4])] == [0, 4]
    assert double_marks(field, []) == []


def sides(text: str) -> tuple[bool, bool]:
    """Whether the mark in ``text`` with a ^ before it opens and whether it closes."""
    before, _, after = text.partition("^")
    field = TextField.of("body", before + after)
    index = field.starts.index(len(before))
    paragraph = field.paragraph_of(index)
    return opens_single(field, index, paragraph, LEX), closes_single(field, index, paragraph)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("^'Yes it is", id="at the beginning of the text"),
        pytest.param("He said ^'yes", id="after a space"),
        pytest.param("He said (^‘yes", id="after a bracket"),
        pytest.param("“^'Yes", id="after a mark that opens"),
        pytest.param("He said:^'yes", id="after a colon"),
        pytest.param("^‹Yes", id="a guillemet"),
        pytest.param("^`Yes", id="a grave accent"),
        pytest.param("It fell.\n\n^'Yes", id="at the beginning of a paragraph"),
        pytest.param("the ^‘80 percent", id="an opening glyph before figures"),
        pytest.param("the ^‘em", id="an opening glyph before a short form"),
    ],
)
def test_a_single_mark_opens(text: str) -> None:
    assert sides(text) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Yes^' it is", id="after a word"),
        pytest.param("Yes,^’ he said", id="after a comma"),
        pytest.param("Yes ,^’ he said", id="after a comma that stands apart"),
        pytest.param("Yes. ^' he said", id="after a full stop and a space"),
        pytest.param("Yes^'", id="at the end of the text"),
        pytest.param("Yes^'\n\nIt fell", id="at the end of a paragraph"),
        pytest.param("Yes^', he said", id="before a comma"),
        pytest.param("Yes^'” he said", id="before a mark that closes"),
        pytest.param("Yes^› he said", id="a guillemet"),
        pytest.param("“Stay—^'” he said", id="after a dash"),
    ],
)
def test_a_single_mark_closes(text: str) -> None:
    assert sides(text) == (False, True)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the ^'80s", id="the apostrophe of a decade"),
        pytest.param("the ^'8os", id="the apostrophe of what only begins with a figure"),
        pytest.param("get ^'em", id="the apostrophe of a short form"),
        pytest.param("get ^’Em", id="the apostrophe of a short form in capitals"),
        pytest.param("so ^' so", id="an apostrophe between spaces"),
        pytest.param("so ^'- so", id="an apostrophe before another mark"),
        pytest.param("It fell.\n\n^' so", id="an apostrophe at the beginning of a paragraph with nothing to close"),
        pytest.param("so ^'\n\nso", id="an apostrophe at the end of a paragraph with nothing to open"),
        pytest.param("so ^'", id="an apostrophe alone at the end of the text"),
        pytest.param("so (^') so", id="an apostrophe between brackets"),
        pytest.param("yes^‘ he said", id="an opening glyph after a word"),
        pytest.param("yes^` he said", id="a grave accent after a word"),
        pytest.param('He said ^"yes', id="a double mark"),
        pytest.param('Yes,^" he said', id="a double mark after a comma"),
    ],
)
def test_a_single_mark_neither_opens_nor_closes(text: str) -> None:
    assert sides(text) == (False, False)


@given(st.text(alphabet=st.sampled_from("\"“”„«»'‘’` \nAb,.1")))
def test_double_marks_are_in_order_and_apart(text: str) -> None:
    field = TextField.of("body", text)
    end = 0
    for mark in double_marks(field, [index for index, word in enumerate(field.words) if word in MARKS]):
        assert end <= mark.start < mark.end <= mark.start + 2
        assert MARKS.issuperset(field.words[mark.start : mark.end])
        assert mark.opens or mark.closes
        end = mark.end
