"""The lists of companies: they are what the security master and the lists of words make today."""

import pytest

from streams.data import read_text
from training.cast.companies import files

FILES = files()


@pytest.mark.parametrize("name", FILES)
def test_a_list_is_what_its_script_makes(name: str) -> None:
    assert read_text(name) == FILES[name], "run python -m training.cast.companies"


def test_a_whole_name_is_written_as_it_is_read() -> None:
    names = [line for line in FILES["names/whole_companies.txt"].splitlines() if not line.startswith("#")]
    assert {"Keurig Dr Pepper", "Phillips 66", "3D Systems", "Warner Bros. Discovery"} <= set(names)
    assert not any(" . " in name or name.startswith("Dr ") for name in names)


def test_no_office_of_a_government_is_a_company() -> None:
    titled = FILES["names/titled_companies.txt"].splitlines()
    assert {"monster beverage", "home depot", "burger king", "s p global"} <= set(titled)
    assert not {"national security", "new home", "health care", "renewable energy", "google cloud"} & set(titled)
