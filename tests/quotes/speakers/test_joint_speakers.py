"""Organizations that speak with who leads them."""

import pytest

from streams.quotes.speakers.joint_speakers import both, with_employer
from tests.quotes.documents import cast_of, speaker_of

TOGETHER = [
    pytest.param(
        "Acme Corp. and its founder Ana Ruiz said so.", ["Acme Corp.", "Ana Ruiz"], id="with whom she founded"
    ),
    pytest.param("Acme Corp. and its founder, Ana Ruiz, said so.", ["Acme Corp.", "Ana Ruiz"], id="in commas"),
    pytest.param(
        "Meanwhile Acme Corp. and its founder Ana Ruiz said so.", ["Acme Corp.", "Ana Ruiz"], id="behind an opening"
    ),
    pytest.param(
        "So it is, according to the Acme Corp. and its founder Ana Ruiz.", ["Acme Corp.", "Ana Ruiz"], id="according to"
    ),
    pytest.param("He sued Acme Corp. and its founder Ana Ruiz said so.", ["Ana Ruiz"], id="not what is done to"),
    pytest.param("Tom Berg and its founder Ana Ruiz said so.", ["Ana Ruiz"], id="not with a person"),
    pytest.param("Acme Corp., and our founder Ana Ruiz said so.", ["Ana Ruiz"], id="not another's"),
]


@pytest.mark.parametrize(("body", "names"), TOGETHER)
def test_an_organization_speaks_with_its_officer(body: str, names: list[str]) -> None:
    cast = cast_of(body)
    speaker = with_employer(cast, cast.document.body, speaker_of(body, "Ana Ruiz"))
    assert [speaker.name, *(other.name for other in speaker.also)] == names


@pytest.mark.parametrize(
    ("body", "source", "names"),
    [
        pytest.param("Ana Ruiz, of Acme Corp., and Tom Berg, of Globex Corp., both said so.", "both",
                     ["Ana Ruiz", "Tom Berg"], id="two people"),
        pytest.param("Acme Corp. and Globex Corp. have both said so.", "Globex Corp.", ["Acme Corp.", "Globex Corp."],
                     id="two organizations"),
        pytest.param("Acme Corp. and Globex Corp. have said so.", "Globex Corp.", ["Globex Corp."],
                     id="nobody without the word"),
        pytest.param("Ana Ruiz, Tom Berg and Ida Lund both said so.", "both", ["both"], id="no three"),
        pytest.param("Ana Ruiz met Tom Berg, and both said so.", "both", ["both"], id="nobody whom no word joins"),
    ],
)  # fmt: skip
def test_both_are_the_two_named_before(body: str, source: str, names: list[str | None]) -> None:
    cast = cast_of(body)
    speaker = both(cast, cast.document.body, speaker_of(body, source))
    assert [speaker.name, *(other.name for other in speaker.also)] == names
