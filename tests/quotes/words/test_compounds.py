"""Compounds that say where somebody is."""

import pytest

from streams.quotes.words.compounds import behind_region, ends_compound
from tests.quotes.documents import LEX


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        pytest.param(", Nebraska - based company", "company", id="a region"),
        pytest.param(", Calif . - based company", "company", id="an abbreviation"),
        pytest.param(", North Carolina - based company", "company", id="two words"),
        pytest.param(", Nebraska company", ", Nebraska company", id="no compound"),
        pytest.param(", Nebraska - built company", ", Nebraska - built company", id="another compound"),
        pytest.param(", the Nebraska - based company", ", the Nebraska - based company", id="an apposition"),
        pytest.param("and Nebraska - based company", "and Nebraska - based company", id="no comma"),
        pytest.param(", Nebraska - based", ", Nebraska - based", id="nothing behind it"),
        pytest.param(", A B C D E F - based company", ", A B C D E F - based company", id="too long"),
    ],
)
def test_a_comma_parts_a_town_from_its_region_in_a_compound(text: str, rest: str) -> None:
    words = text.split()
    assert " ".join(words[behind_region(words, 0, len(words), LEX) :]) == rest


def test_a_hyphen_stands_before_the_end_of_a_compound() -> None:
    assert ends_compound(["Omaha", "-", "based"], 2, LEX)
    assert not ends_compound(["are", "widely", "based"], 2, LEX)
