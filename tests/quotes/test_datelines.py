"""Datelines are nobody's words and nobody's name."""

import pytest

from streams.quotes.datelines import without_dateline
from streams.text.document import TextField
from streams.text.segmentation import Range


@pytest.mark.parametrize(
    "dateline",
    [
        "OSLO - ",
        "OSLO -- ",
        "Oslo (Wire) — ",
        "OSLO, May 5 (Zembla News) - ",
        "NEW YORK, March 3, 2025 /Zembla Wire/ -- ",
        "Calif.--(ZEMBLA WIRE)--",
        "OSLO, Calif.--(ZEMBLA WIRE)--",
    ],
)
def test_what_begins_in_a_dateline_begins_behind_it(dateline: str) -> None:
    field = TextField.of("body", f"It began.\n\n{dateline}Acme Corp. grew.")
    count = len(field.words)
    for start in range(3, field.words.index("Acme")):
        assert field.words[slice(*without_dateline(field, Range(start, count)))] == ["Acme", "Corp", ".", "grew", "."]
    assert without_dateline(field, Range(count - 2, count)) == Range(count - 2, count)
    assert without_dateline(field, Range(3, 4)) == Range(3, 4)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Roe - a lawyer - left.",
        "Jane Roe, SVP - Research, Acme, left.",
        "The old Acme (ACM) - a bank - left.",
        "Acme-backed Globex left.",
        "Jane Roe left.",
        "-",
        "ACME -",
        "5 -- ",
    ],
)
def test_what_is_no_dateline_stays(text: str) -> None:
    field = TextField.of("body", text)
    whole = Range(0, len(field.words))
    assert without_dateline(field, whole) == whole
