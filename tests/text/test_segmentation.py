import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import TextField
from streams.text.ranges import Range


def pieces(text: str, ranges: str) -> list[str]:
    field = TextField.of("body", text)
    return [text[field.starts[first] : field.ends[last - 1]] for first, last in getattr(field, ranges)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Rain fell.", "It stopped."],
        ["Mr. Hale met Dr. Orr on Jan. 5 in St. Paul.", "They talked."],
        ["He works for Acme Corp. and lives in Boise.", "She does not."],
        ["It left the U.S. market.", "In the U.S. The firm is unknown."],
        ["She runs Acme Corp.", "She left Globex Inc.", "The firm, Acme Co. Ltd., is old."],
        ["Ms. An met Mr. He in No. 10.", "They talked."],
        ['"Is it over?" she asked.', "“No!”", "He left."],
        ["J. K. Orr wrote it.", "Sales rose 3.5 percent."],
        ["Wait…", "What?!", "Yes."],
    ],
)
def test_sentences(sentences: list[str]) -> None:
    expected = [piece for sentence in sentences for piece in sentence.split("| ")]
    if "The firm is unknown" in sentences[-1]:
        expected = ["It left the U.S. market.", "In the U.S.", "The firm is unknown."]
    assert pieces(" ".join(sentences), "sentences") == expected


def test_a_line_break_ends_a_paragraph() -> None:
    assert pieces("One line.\nAnother\n\n\nA third", "paragraphs") == ["One line.", "Another", "A third"]


def test_in_wrapped_text_only_a_blank_line_does() -> None:
    lines = [
        "The company, which makes brakes for trains and trams, said on Monday that",
        "it would close two of its five plants in the north, where orders have been",
        "falling for years, and move the work to the south of the country, where it",
        "has room, staff and, as its chief executive put it, some peace and quiet to",
        "go on.",
    ]
    text = "\n".join(lines) + "\n\n" + "\n".join(lines)
    assert pieces(text, "paragraphs") == ["\n".join(lines)] * 2


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
