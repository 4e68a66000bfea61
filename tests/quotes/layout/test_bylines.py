"""Lines that say who wrote the text."""

import pytest

from streams.quotes.layout.bylines import is_author
from tests.quotes.documents import marked


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        pytest.param("By |Ann Roe\n\nIt rose.", True, id="a byline"),
        pytest.param("Posted by |Ann Roe, 5 May\n\nIt rose.", True, id="who posted it"),
        pytest.param("**Posted by |Ann Roe**\n\nIt rose.", True, id="set off"),
        pytest.param("Words: |Ann Roe\n\nIt rose.", True, id="whose words they are"),
        pytest.param("Cut by |Ann Roe\n\nIt rose.", False, id="who did something else"),
        pytest.param("It rose.\n\nby |Ann Roe in London", True, id="below, with a place"),
        pytest.param("By |Ann Roe it was not written.", False, id="a sentence"),
        pytest.param("It rose by |Ann Roe\n\nIt fell.", False, id="other words before it"),
        pytest.param("|Ann Roe\n\nIt fell.", False, id="nothing before it"),
    ],
)
def test_a_line_says_who_wrote_it(text: str, *, tells: bool) -> None:
    field, (name, *_) = marked(text)
    assert is_author(field, name) == tells
