"""Whether a name beside an office is an employer's."""

import pytest

from tests.quotes.documents import speaker_of

EMPLOYERS = [
    pytest.param("Edward Jones analyst Ida Lund said so.", "Edward Jones", id="a firm called like a person"),
    pytest.param("Ida Lund, an analyst at Edward Jones, said so.", "Edward Jones", id="at which somebody works"),
    pytest.param("Ida Lund, manager at a Fred Meyer store, said so.", "Fred Meyer", id="whose branch it is"),
    pytest.param("Ida Lund, owner of Arthur Ford, said so.", "Arthur Ford", id="what has an owner"),
    pytest.param("Ida Lund, a friend of Arthur Ford, said so.", None, id="no person"),
    pytest.param("Ida Lund, an analyst at Target, said so.", "Target", id="an ordinary word behind at"),
    pytest.param("Ida Lund, champion at the Zqx Open, said so.", None, id="an event"),
    pytest.param("Ida Lund, a QC, said so.", None, id="letters of honour"),
    pytest.param("White House spokeswoman Ida Lund said so.", "White House", id="a known body of ordinary words"),
]


@pytest.mark.parametrize(("body", "employer"), EMPLOYERS)
def test_a_name_beside_an_office_may_employ(body: str, employer: str | None) -> None:
    assert speaker_of(body, "Ida Lund").affiliation == employer
