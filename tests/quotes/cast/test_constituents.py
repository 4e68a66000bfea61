"""What the noun phrases that name speakers consist of."""

import pytest

from streams.quotes.cast.constituents import CUTS, Constituent


@pytest.mark.parametrize(
    ("mark", "cuts"),
    [
        pytest.param(",", True, id="a comma"),
        pytest.param(";", True, id="a semicolon"),
        pytest.param("(", True, id="a parenthesis that opens"),
        pytest.param("—", True, id="a dash"),
        pytest.param("–", True, id="a short dash"),
        pytest.param("--", True, id="a typewriter's dash"),
        pytest.param("-", False, id="not a hyphen, which compounds have"),
        pytest.param("&", False, id="not an ampersand, which names have"),
        pytest.param("'", False, id="not an apostrophe, which owners have"),
    ],
)
def test_marks_cut_noun_phrases(mark: str, *, cuts: bool) -> None:
    assert (mark in CUTS) is cuts


def test_constituents_sort_by_their_place() -> None:
    first, second = Constituent(0, 2, is_person=True), Constituent(3, 4, is_person=False)
    assert sorted([second, first]) == [first, second]
