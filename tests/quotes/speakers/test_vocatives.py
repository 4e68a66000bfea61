"""Who is spoken to by name."""

import pytest

from streams.quotes.speakers.vocatives import is_addressed, who_addresses
from tests.quotes.documents import cast_of, range_of


@pytest.mark.parametrize(
    ("content", "addressed"),
    [
        pytest.param("How many, Jane? Just the number.", True, id="before a question mark"),
        pytest.param("Jane, how many?", True, id="first of all"),
        pytest.param("Thank you, Roe", True, id="last of all"),
        pytest.param("Jane is here.", False, id="a subject"),
        pytest.param("Acme, Jane and I left.", False, id="one of several"),
        pytest.param("How many, Ida?", False, id="another one"),
    ],
)
def test_a_vocative_is_between_marks(content: str, *, addressed: bool) -> None:
    cast = cast_of(f'Jane Roe left. Then: "{content}"')
    field = cast.document.body
    speaker = cast.speaker_of_span("body", 0, 2)
    assert is_addressed(field, range_of(field, content), speaker) == addressed


@pytest.mark.parametrize(
    ("before", "name"),
    [
        pytest.param("Ida Lund pressed her.", "Ida Lund", id="who begins the sentence before"),
        pytest.param("Jane Roe pressed on.", None, id="not the same one"),
        pytest.param("It fell.", None, id="nobody"),
        pytest.param("Ida Lund pressed her.\n", None, id="not in another paragraph"),
    ],
)
def test_another_one_speaks(before: str, name: str | None) -> None:
    cast = cast_of(f'Jane Roe left. {before} "How many, Jane?"')
    field = cast.document.body
    content = range_of(field, "How many, Jane?")
    found = who_addresses(cast, field, content, cast.speaker_of_span("body", 0, 2))
    assert (None if found is None else found.name) == name
