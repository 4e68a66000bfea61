"""Datelines, which are nobody's words."""

import pytest

from streams.quotes.layout.datelines import datelines_of
from streams.text.document import TextField


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO - ",
        "OSLO -- ",
        "ROM - ",
        "Oslo /Wire/ - ",
        "Oslo, May 5 - ",
        "OSLO " + "A " * 22 + "- ",
        "LA PAZ, Bolivia — ",
        "ST. LOUIS -- ",
        "Oslo (Wire) — ",
        "OSLO, May 5 (Zembla News) - ",
        "NEW YORK, March 3, 2025 /Zembla Wire/ -- ",
        "Calif.--(ZEMBLA WIRE)--",
        "OSLO, Calif.--(ZEMBLA WIRE)--",
        "OSLO, Norway and ROM, Italy, May 5 /Wire/ -- ",
    ],
)
def test_a_dateline_ends_after_its_dash(dateline: str) -> None:
    field = TextField.of("body", f"It began.\n\n{dateline}Acme Corp. grew.")
    [found] = datelines_of(field)
    assert (found.start, found.end) == (3, field.words.index("Acme"))


@pytest.mark.parametrize(
    ("text", "end"),
    [
        pytest.param("OSLO - Grow", 2, id="a word is story enough"),
        pytest.param("OSLO - Acme (ACM) - A Bank - left.", 2, id="a dash in the story is none of it"),
    ],
)
def test_a_dateline_ends_at_its_first_dash(text: str, end: int) -> None:
    assert datelines_of(TextField.of("body", text)) == [(0, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe - a lawyer - left.",
        "Jane Roe, SVP - Research, Acme, left.",
        "The old Acme (ACM) - a bank - left.",
        "Acme-backed Globex left.",
        "Jane Roe left.",
        "-",
        "OS - Acme left.",
        "OSLO -Acme left.",
        "OSLO " + "A " * 23 + "- Acme left.",
        "ACME -",
        "5 -- ",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert datelines_of(TextField.of("body", text)) == []
