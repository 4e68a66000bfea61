"""Where paragraphs and sentences end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import TextField
from streams.text.ranges import Range
from streams.text.segmentation import LONGEST, is_abbreviated, paragraphs_of, sentences_of
from streams.text.tokens import tokenize


def pieces(field: TextField, ranges: list[Range]) -> list[str]:
    return [field.text[field.starts[first] : field.ends[last - 1]] for first, last in ranges]


def sentences_in(text: str) -> list[str]:
    field = TextField.of("body", text)
    return pieces(field, field.sentences)


def paragraphs_in(text: str) -> list[str]:
    field = TextField.of("body", text)
    return pieces(field, field.paragraphs)


@pytest.mark.parametrize(
    "sentences",
    [
        pytest.param(["Rain fell.", "It stopped."], id="a full stop"),
        pytest.param(["She is ill.", "Peter left."], id="a word that abbreviates a state only in a capital"),
        pytest.param(["He left Peoria, Ill. Monday."], id="a state"),
        pytest.param(["Wait…", "What?!", "Yes."], id="every terminator, and two at once"),
        pytest.param(["Mr. Hale met Dr. Orr on Jan. 5 in St. Paul.", "They talked."], id="abbreviations"),
        pytest.param(["Ms. An met Mr. He in No. 10.", "They talked."], id="a title before what may open a sentence"),
        pytest.param(["It stopped.", "It was plan B"], id="no terminator at the end of the text"),
        pytest.param(["J. K. Orr wrote it.", "Sales rose 3.5 percent."], id="initials and a number's point"),
        pytest.param(["He and I.", "They talked."], id="the pronoun I is no initial"),
        pytest.param(
            ["He works for Acme Corp. and lives in Boise.", "She does not."], id="a legal form amid a sentence"
        ),
        pytest.param(["She runs Acme Corp.", "She left Globex Inc.", "The firm is old."], id="a legal form at its end"),
        pytest.param(["The firm, Acme Co. Ltd., is old."], id="a comma after an abbreviation"),
        pytest.param(["He left Acme Corp. Globex stayed."], id="a name after a legal form goes on"),
        pytest.param(["It left the U.S. market.", "He stayed."], id="a dotted acronym amid a sentence"),
        pytest.param(["In the U.S.", "The firm is unknown."], id="a dotted acronym at its end"),
        pytest.param(["The U.S. Treasury paid."], id="a name after a dotted acronym goes on"),
        pytest.param(['"Is it over?" she asked.', "“No!”", "He left."], id="closing marks go with their sentence"),
        pytest.param(["(It fell.)", "[It rose.]", "«It fell.»", "‹So.›", "It rose."], id="closing brackets go with it"),
        pytest.param(["She saw ‘it.’", "'So.'", "It rose."], id="single closing marks go with it"),
        pytest.param(["He left.", '"It rose."'], id="an opening mark begins the next one"),
        pytest.param(["He left “Acme Corp.”", "Globex stayed."], id="a closing mark after an abbreviation"),
        pytest.param(["He left Acme Corp!", "Globex stayed."], id="only a full stop abbreviates"),
        pytest.param(["Yahoo! is old."], id="a word in lower case goes on"),
        pytest.param(["Yahoo! , eBay? ; Why? : and ( So? ) are old."], id="marks that only go on"),
        pytest.param(["Visit acme.com or St.Paul."], id="a terminator without white space after it"),
        pytest.param(["It hired no .", "Acme rose."], id="a full stop apart is no abbreviation's"),
    ],
)
def test_sentences(sentences: list[str]) -> None:
    assert sentences_in(" ".join(sentences)) == sentences
    assert sentences_in(" ".join(sentences) + "\n") == sentences


LINES = [
    "The company, which makes brakes for trains and trams, said on Monday that",
    "it would close two of its five plants in the north, where orders have been",
    "falling for years, and move the work to the south of the country, where it",
    "has room, staff and, as its chief executive put it, some peace and quiet,",
    "go on.",
]
WRAPPED = "\n".join(LINES)
"""Four lines that only wrap, and the end of a paragraph."""


@pytest.mark.parametrize(
    "paragraphs",
    [
        pytest.param(["One line.", "Another"], id="lines"),
        pytest.param(["It fell", "as it rose"], id="a line in lower case is a paragraph of its own"),
        pytest.param(LINES[:4], id="three breaks are too few to tell that lines are wrapped"),
        pytest.param([line + "." for line in LINES], id="lines that end sentences are not wrapped"),
        pytest.param([line[:39] + "a" * (line is LINES[4]) for line in LINES], id="short lines are not wrapped"),
        pytest.param([line[:60].ljust(101, "a") for line in LINES], id="long lines are not wrapped"),
        pytest.param(LINES[:4] + ["It fell."] * 5, id="a text where only every other line may be wrapped"),
    ],
)
def test_a_line_break_ends_a_paragraph(paragraphs: list[str]) -> None:
    assert paragraphs_in("\n".join(paragraphs)) == paragraphs


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(WRAPPED, id="four wrapped lines"),
        pytest.param("\n".join(["a" * 40] * 3 + ["It fell."] * 3), id="three of five, of forty letters each"),
        pytest.param("\n".join(["a" * 100] * 5), id="lines of a hundred letters"),
        pytest.param("\n".join([("a" * 50) + ","] * 2 + [("a" * 50) + "-"] * 3), id="commas and hyphens go on"),
    ],
)
@pytest.mark.parametrize("blank", ["\n\n", "\n \n\n"])
def test_in_wrapped_text_only_a_blank_line_ends_a_paragraph(text: str, blank: str) -> None:
    assert paragraphs_in(text) == [text]
    assert paragraphs_in(text + blank + text) == [text] * 2


def test_lines_with_blank_ones_between_them_are_not_wrapped() -> None:
    assert paragraphs_in("\n\n".join(LINES) + "\n\nIt fell.\nIt rose.") == [*LINES, "It fell.", "It rose."]


def test_a_sentence_without_an_end_is_cut() -> None:
    field = TextField.of("body", "rain and " * LONGEST + "snow.")
    assert field.sentences == [(0, LONGEST), (LONGEST, 2 * LONGEST), (2 * LONGEST, 2 * LONGEST + 2)]


def test_a_paragraph_ends_a_sentence_that_lacks_its_full_stop() -> None:
    assert sentences_in("Shares rise\nThe firm grew. It hired") == ["Shares rise", "The firm grew.", "It hired"]


@pytest.mark.parametrize("text", ["", "\n \n"])
def test_a_text_without_tokens_has_none(text: str) -> None:
    tokens = tokenize(text)
    assert paragraphs_of(text, tokens) == []
    assert sentences_of(text, tokens, []) == []


@pytest.mark.parametrize("word", ["A", "Mr", "mr", "INC", "Jan", "e.g"])
def test_abbreviated_words_have_a_full_stop_of_their_own(word: str) -> None:
    assert is_abbreviated(word)


@pytest.mark.parametrize("word", ["I", "a", "5", "AB", "Acme"])
def test_other_words_have_none(word: str) -> None:
    assert not is_abbreviated(word)


@given(st.text(alphabet=st.sampled_from("Ab. !?\"”'\nU.S.") | st.characters(), max_size=200))
def test_sentences_partition_paragraphs_and_paragraphs_the_text(text: str) -> None:
    field = TextField.of("body", text)
    for ranges in (field.paragraphs, field.sentences):
        assert all(first < last for first, last in ranges)
        assert [first for first, _ in ranges][1:] == [last for _, last in ranges][:-1]
        assert (ranges[0].start, ranges[-1].end) == (0, len(field.words)) if field.words else ranges == []
    inner = {paragraph.end for paragraph in field.paragraphs}
    assert inner <= {sentence.end for sentence in field.sentences}
    assert all(isinstance(sentence, Range) for sentence in field.sentences)
