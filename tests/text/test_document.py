"""An article's fields: tokens with their paragraphs, sentences and places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import Document, Span, TextField
from streams.text.html import Link
from streams.text.ranges import Range

FIELD = TextField.of("body", "Rain fell. It stopped.\n\nThe sun's out.")
"""Tokens: Rain fell . | It stopped . || The sun 's out ."""


@pytest.mark.parametrize(
    ("token", "paragraph", "sentence"),
    [
        pytest.param(0, 0, 0, id="the first token"),
        pytest.param(2, 0, 0, id="the last one of a sentence is still in it"),
        pytest.param(3, 0, 1, id="the first one of the next sentence"),
        pytest.param(5, 0, 1, id="the last one of a paragraph is still in it"),
        pytest.param(6, 1, 2, id="the first one of the next paragraph"),
        pytest.param(10, 1, 2, id="the last token of all"),
    ],
)
def test_a_token_knows_its_paragraph_and_its_sentence(token: int, paragraph: int, sentence: int) -> None:
    assert FIELD.paragraph_at(token) == paragraph
    assert FIELD.paragraph_of(token) == FIELD.paragraphs[paragraph]
    assert FIELD.sentence_at(token) == sentence
    assert FIELD.sentence_of(token) == FIELD.sentences[sentence]


@pytest.mark.parametrize(
    ("token", "glued"),
    [
        pytest.param(1, False, id="a word after a space"),
        pytest.param(2, True, id="a full stop after its word"),
        pytest.param(6, False, id="a word after a blank line"),
        pytest.param(8, True, id="a possessive after its host"),
    ],
)
def test_glued_is_what_no_white_space_separates(token: int, glued: bool) -> None:  # noqa: FBT001 - a case table
    assert FIELD.is_glued(token) is glued


@pytest.mark.parametrize(
    ("start", "end", "text"),
    [
        pytest.param(0, 1, "Rain", id="one token"),
        pytest.param(0, 3, "Rain fell.", id="a sentence with its full stop"),
        pytest.param(4, 7, "stopped.\n\nThe", id="white space between tokens belongs to a span"),
        pytest.param(9, 11, "out.", id="up to the end of the text"),
    ],
)
def test_a_span_is_the_text_from_its_first_token_to_its_last(start: int, end: int, text: str) -> None:
    document = Document(TextField.of("title", "Weather"), FIELD)
    assert document.text(FIELD.span(start, end)) == text


def test_a_document_finds_its_fields_by_name_and_reads_the_title_first() -> None:
    title, body = TextField.of("title", "Rain"), TextField.of("body", "It fell.")
    document = Document(title, body)
    assert document["title"] is title
    assert document["body"] is body
    assert document.fields == (title, body)
    assert document.text(Span("title", 0, 4)) == "Rain"
    assert document.text(Span("body", 0, 2)) == "It"


def test_what_the_publisher_marked_is_kept() -> None:
    link = Link(0, 4, "/rain")
    field = TextField.of("body", "Rain fell.", (Range(5, 9),), (link,))
    assert (field.block_quotes, field.links) == ((Range(5, 9),), (link,))
    assert (FIELD.block_quotes, FIELD.links) == ((), ())


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_a_text_without_tokens_has_no_paragraph_and_no_sentence(text: str) -> None:
    field = TextField.of("body", text)
    assert (field.words, field.paragraphs, field.sentences) == ([], [], [])


@given(st.text(alphabet=st.sampled_from("Ab. ,'\n") | st.characters(), min_size=1, max_size=80))
def test_every_token_is_in_the_paragraph_and_the_sentence_of_its_number(text: str) -> None:
    field = TextField.of("body", text)
    for token, word in enumerate(field.words):
        for numbers, ranges in ((field.paragraph_at, field.paragraphs), (field.sentence_at, field.sentences)):
            found = ranges[numbers(token)]
            assert found.start <= token < found.end
        _, start, end = field.span(token, token + 1)
        assert text[start:end] == word
