"""Who is in an article, and whom its words mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.cast import Cast
from streams.text.document import Document, TextField


def cast_of(body: str, title: str = "") -> Cast:
    return Cast.of(Document(TextField.of("title", title), TextField.of("body", body)))


def speaker_of(body: str, source: str) -> tuple[str, str]:
    """Name and type of whom the last ``source`` in ``body`` means."""
    cast = cast_of(body)
    field = cast.document.body
    start = body.rindex(source)
    inside = [i for i, at in enumerate(field.starts) if start <= at < start + len(source)]
    speaker = cast.speaker_of_span("body", inside[0], inside[-1] + 1)
    return speaker.name, speaker.type


@pytest.mark.parametrize(
    ("body", "source", "name", "kind"),
    [
        ("Maria Keller runs it. Keller said so.", "Keller", "Maria Keller", "person"),
        ("Sen. Ruth Amado objected. Mrs. Amado said so.", "Mrs. Amado", "Ruth Amado", "person"),
        ("It was Tove van der Berg. Van der Berg said so.", "Van der Berg", "Tove van der Berg", "person"),
        ("Paul Reyes left. He said so.", "He", "Paul Reyes", "person"),
        ("Anna Roth met Paul Reyes. She said so.", "She", "Anna Roth", "person"),
        ("The chief scientist, Ida Lund, left. Lund said so.", "Lund", "Ida Lund", "person"),
        ("Acme Robotics Inc. fell. Acme said so.", "Acme", "Acme Robotics Inc.", "organization"),
        ("It fell, two people familiar with the plan said.", "two people familiar with the plan",
         "two people familiar with the plan", "role"),
    ],
)  # fmt: skip
def test_a_source_is_named_in_full(body: str, source: str, name: str, kind: str) -> None:
    assert speaker_of(body, source) == (name, kind)


@given(st.text(alphabet=st.sampled_from("AbC.,'’\"“”-& \nheHsaidJrof@")), st.text())
def test_any_text_has_a_cast(body: str, title: str) -> None:
    cast = cast_of(body, title)
    for mention in cast.mentions:
        assert cast.document.text(cast.speaker(mention).mention)
