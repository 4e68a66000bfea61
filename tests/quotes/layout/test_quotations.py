"""What stands inside quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.quotations import quotations_of
from streams.text.document import TextField
from tests.quotes.documents import LEX


def quoted(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [text[slice(*field.span(*q.inside)[1:])] for q in quotations_of(field, [], LEX)]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        # Every style.
        ('"We grew," she said.', ["We grew,"]),
        ("“We grew,” she said.", ["We grew,"]),
        ("‘We grew,’ she said.", ["We grew,"]),
        ("'We grew,' she said.", ["We grew,"]),
        ("«We grew», she said.", ["We grew"]),
        ("»We grew«, she said.", ["We grew"]),
        ("„We grew“, she said.", ["We grew"]),
        ("„We grew”, she said.", ["We grew"]),
        ("''We grew,'' she said.", ["We grew,"]),
        ("``We grew,'' she said.", ["We grew,"]),
        # Split by its attribution.
        ('"We grew," she said. "We will hire."', ["We grew,", "We will hire."]),
        # Apostrophes, decades, possessive plurals, inches are not marks.
        ("It wasn't the '80s: the banks' plan was Ed's.", []),
        ("'The banks' plan is dead,' he said.", ["The banks' plan is dead,"]),
        ('A 27" screen and a 6\' 2" desk.', []),
        ('The 27" screen is "too big" for it.', ["too big"]),
        # Nested.
        ("\"He told me 'never again' twice,\" she said.", ["He told me 'never again' twice,"]),
        ("“He told me ‘never again’ twice,” she said.", ["He told me ‘never again’ twice,"]),
        ("“He told me “never again” twice,” she said.", ["He told me “never again” twice,"]),
        ('"It went from "no" to "yes" fast," she said. "Good."', ['It went from "no" to "yes" fast,', "Good."]),
        # Several paragraphs under one closing mark, the opening mark repeated or not.
        ("“We grew.\n\n“We hired.\n\n“We paid.”\n\nNo more.", ["We grew.", "We hired.", "We paid."]),
        ('"We grew.\n\nWe hired," she said.', ["We grew.", "We hired,"]),
        # Two paragraphs that somebody joined.
        ("“We grew last year. “Now we hire,” she said.", ["We grew last year. “Now we hire,"]),
        ('He added, "We grew. "Now we hire."', ['We grew. "Now we hire.']),
        # One that lacks a mark ends, or begins, with its paragraph.
        ('"We grew," she said. "Now we hire.\n\nShe left.', ["We grew,", "Now we hire."]),
        ("She said: “We grew last year.", ["We grew last year."]),
        ("We grew last year,” she said.\n\n“We hired,” he said.", ["We grew last year,", "We hired,"]),
        ("It is one of the “Big Four, which are banks.", []),
        ("She said it was good. We grew last year,” she said.", ["We grew last year,"]),
        ("We grew last year, she said,” he said.", []),
        # A missing mark costs its own paragraph only.
        ('"We grew, she said.\n\nShe left. "We hired," he said.', ["We hired,"]),
        ("“We grew, she said. “Now we hire,” she added.", ["Now we hire,"]),
        ('We grew" and hired.\n\n"We hired," he said.', ["We hired,"]),
        ('He said "we grew and "we hired" as well.', ["we hired"]),
    ],
)  # fmt: skip
def test_quotations(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


@given(st.text(alphabet=st.sampled_from("\"“”„«»'‘’`s \nAb,.1")))
def test_quotations_never_overlap_and_never_are_empty(text: str) -> None:
    field = TextField.of("body", text)
    end = 0
    for quotation in quotations_of(field, [], LEX):
        inside = quotation.inside
        assert end <= quotation.start <= inside.start < inside.end <= quotation.end <= len(field.words)
        end = quotation.end
