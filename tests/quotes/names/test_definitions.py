"""Defined terms: whom "the Company" means."""

import pytest

from tests.quotes.documents import cast_of, speaker_of


@pytest.mark.parametrize(
    "definition",
    [
        '(the "Company")',
        "(the “Company”)",
        "(“Acme” or the “Company”)",
        "(NYSE: ACM) (“Acme” or “the Company”)",
        '("Acme," "we," "us," "our," or the "Company")',
    ],
)
def test_the_company_is_whom_the_text_defines_it_as(definition: str) -> None:
    body = f"Acme Robotics Inc. {definition} bought Globex Holdings. Globex Holdings is old, and Globex is large. "
    assert speaker_of(f"{body}The Company said so.", "The Company").name == "Acme Robotics Inc."
    spoke = speaker_of(f"{body}Jane Roe, Chief Executive Officer of the Company, said so.", "Jane Roe")
    assert (spoke.role, spoke.affiliation) == ("Chief Executive Officer", "Acme Robotics Inc.")


def test_each_party_is_the_company_from_its_own_definition_on() -> None:
    first = 'Acme Robotics Inc. (the "Company") grew. The Company said so.'
    second = 'Globex Holdings (the "Company") grew. The Company said so.'
    assert speaker_of(f"{first} {second}", "The Company").name == "Globex Holdings"
    cast = cast_of(f"{first} {second}")
    begin = cast.document.body.words.index("Company", 9)
    assert cast.speaker_of_span("body", begin - 1, begin + 1).name == "Acme Robotics Inc."


def test_without_a_definition_it_is_who_is_spoken_of() -> None:
    assert speaker_of("Globex Holdings rose. The Company said so.", "The Company").name == "Globex Holdings"
    spoke = speaker_of("Jane Roe, CEO of the Company, said so.", "Jane Roe")
    assert (spoke.role, spoke.affiliation) == ("CEO", None)


def test_what_stands_behind_no_name_defines_nothing() -> None:
    assert speaker_of('They met (the "Company"). The Company said so.', "The Company").type == "organization"
