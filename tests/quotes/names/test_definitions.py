"""Defined terms: whom "the Company" means."""

import pytest

from streams.quotes.layout.asides import asides_of
from streams.quotes.names.definitions import definitions_in
from streams.text.ranges import Range
from tests.quotes.documents import LEX, cast_of, document_of, speaker_of, words_of
from tests.quotes.registers import names_in

DEFINITIONS = [
    pytest.param('It was Acme Corp. (the "Company").', [("Company", "Acme Corp.")], id="a name before the aside"),
    pytest.param('It was Acme Corp. (NYSE: ACM) (the "Company").', [("Company", "Acme Corp.")],
                 id="a name before several asides"),
    pytest.param('It was Acme (the "Company" or the "Group").', [("Company", "Acme"), ("Group", "Acme")],
                 id="two terms in one aside"),
    pytest.param('It was Acme (the "Buyer Bank") and Globex (the "Company").', [("Company", "Globex")],
                 id="a term of another party"),
    pytest.param('It was Acme (the "Company") and Globex (the "Company").',
                 [("Company", "Acme"), ("Company", "Globex")],
                 id="one term for two parties"),
    pytest.param('It was late (the "Company").', [], id="no name before the aside"),
    pytest.param('It was Acme today (the "Company").', [], id="a word between the name and the aside"),
    pytest.param('It was Acme (NYSE: ACM) today (the "Company").', [], id="a word between two asides"),
    pytest.param("It was Acme. The Company fell.", [], id="no aside"),
    pytest.param("", [], id="no text"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "terms"), DEFINITIONS)
def test_a_term_in_an_aside_stands_for_the_name_before_it(body: str, terms: list[tuple[str, str]]) -> None:
    field = document_of(body).body
    found = definitions_in(names_in(field), asides_of(field, LEX))
    assert [tuple(words_of(field, name.start, name.end) for name in pair) for pair in found] == terms


def test_a_term_that_opens_an_aside_without_a_mark_is_outside() -> None:
    field = document_of("It was Acme the Company").body
    assert list(definitions_in(names_in(field), [Range(4, 5)])) == []


@pytest.mark.parametrize(
    "definition",
    [
        pytest.param('(the "Company")', id="in straight marks"),
        pytest.param("(the “Company”)", id="in typographic marks"),
        pytest.param("(“Acme” or the “Company”)", id="as a second term"),
        pytest.param("(NYSE: ACM) (“Acme” or “the Company”)", id="in a second aside with the article in the marks"),
        pytest.param('("Acme," "we," "us," "our," or the "Company")', id="behind pronouns"),
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


SPEAKERS = [
    pytest.param('Acme Holdings (the "Company") rose. The Company said so.', "The Company", "Acme Holdings",
                 "organization",
                 id="a term in an aside means the name before the aside"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_defined_term_is_a_speaker(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


def test_what_stands_behind_no_name_defines_nothing() -> None:
    assert speaker_of('They met (the "Company"). The Company said so.', "The Company").type == "organization"
