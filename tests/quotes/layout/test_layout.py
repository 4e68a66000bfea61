"""How a field is laid out, all told."""

from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.interviews import Interview
from streams.quotes.layout.layout import Layout, layouts_of
from streams.text.document import TextField
from streams.text.ranges import Range
from tests.quotes.documents import LEX, document_of, text_of

PIECES = st.sampled_from(['"', "“", "”", "(", ")", "<", "Acme", "or", "OSLO - ", "Ann Roe: ", "said", ". ", "\n", " "])


def test_a_layout_has_every_kind_of_thing() -> None:
    field = TextField.of(
        "body", "OSLO - Acme (ACM) grew.\n\nAnn Roe: “Yes.”\n\nBo Lund: Is it?\n\nAnn Roe: Yes.\n\nIt “rose”."
    )
    layout = Layout.of(field, LEX)
    assert [text_of(field, quotation.inside) for quotation in layout.quotations] == ["Yes.", "rose"]
    assert [text_of(field, aside) for aside in layout.asides] == ["(ACM)"]
    assert [text_of(field, dateline) for dateline in layout.datelines] == ["OSLO -"]
    assert {number: text_of(field, label.name) for number, label in layout.labels.items()} == {
        1: "Ann Roe",
        2: "Bo Lund",
        3: "Ann Roe",
    }


def test_marks_in_an_aside_are_no_quotations() -> None:
    field = TextField.of("body", "Acme Corp. (the “Company”) grew.")
    assert Layout.of(field, LEX).quotations == []


def test_an_empty_field_has_nothing() -> None:
    assert Layout.of(TextField.of("body", ""), LEX) == ([], [], [], {}, Interview(), [])


def test_every_field_has_its_layout_title_first() -> None:
    title, body = layouts_of(document_of("OSLO - Acme grew.", title="“It grew”, says Acme"), LEX)
    assert (len(title.quotations), title.datelines) == (1, [])
    assert (body.quotations, body.datelines) == ([], [Range(0, 2)])


@given(st.text() | st.lists(PIECES, max_size=40).map("".join))
def test_any_text_has_a_layout_within_it(text: str) -> None:
    field = TextField.of("body", text)
    quotations, asides, datelines, labels, interview, posts = Layout.of(field, LEX)
    for aside in asides:
        for quotation in quotations:
            inside = quotation.inside.start <= aside.start and aside.end <= quotation.inside.end
            assert inside or aside.end <= quotation.start or quotation.end <= aside.start
    for dateline in datelines:
        assert field.paragraph_of(dateline.start).start == dateline.start
    for number, label in labels.items():
        assert field.paragraphs[number].start <= label.name.start < label.name.end <= label.end
        assert label.end <= field.paragraphs[number].end
    for number, part in (*interview.questions.items(), *interview.answers.items()):
        assert field.paragraphs[number].start <= part.start < part.end <= field.paragraphs[number].end
    for post in posts:
        assert 0 <= post.content.start < post.content.end <= post.author.start < post.author.end <= post.end
        assert post.end <= len(field.words)
