"""Quotations after a prompt, in a list, or alone in a paragraph."""

import pytest

from tests.quotes.speakers.test_attribution import Said, names_in

PLAN = Said("It is dear", "the plan")


@pytest.mark.parametrize(
    ("body", "said", "name"),
    [
        pytest.param("Ana Ruiz left. It fell.\n\nOn the plan: “It is dear.”", PLAN, "Ana Ruiz", id="what it is about"),
        pytest.param("Ana Ruiz left. It fell.\n\n• On the plan: “It is dear.”", PLAN, "Ana Ruiz", id="after a bullet"),
        pytest.param("Ana Ruiz left.\n\n02:10 – On the plan. “It is dear.”", PLAN, "Ana Ruiz", id="after a time"),
        pytest.param(
            "Ana Ruiz left.\n\nOn Tom Berg, whom she met: “It is dear.”", Said("It is dear", "Tom Berg"), "Ana Ruiz",
            id="whom it is about",
        ),
        pytest.param("Ana Ruiz left.\n\nOn costs, Tom Berg: “It is dear.”", Said("It is dear", "Tom Berg"), "Tom Berg",
                     id="a name behind it"),
        pytest.param("Ana Ruiz left.\n\nOn Monday Tom Berg said: “It is dear.”", Said("It is dear", "Tom Berg", "said"),
                     "Tom Berg", id="when it is said"),
        pytest.param("Ana Ruiz left. Best plan? “It is dear.”", Said("It is dear", "Best plan"), "Ana Ruiz",
                     id="what is asked"),
        pytest.param("Ana Ruiz left. Tom Berg’s answer? “It is dear.”", Said("It is dear", "Tom Berg"), "Tom Berg",
                     id="whose answer it is"),
        pytest.param("Ana Ruiz left. What did Tom Berg say? “It is dear.”", Said("It is dear", "Tom Berg", "say"),
                     "Tom Berg", id="who is asked about"),
        pytest.param("Ana Ruiz met Tom Berg.\n\nOn the plan: “It is dear.”", PLAN, None, id="two people"),
    ],
)  # fmt: skip
def test_a_prompt_names_nobody(body: str, said: Said, name: str | None) -> None:
    assert names_in(body, said) == [name]


SUBJECTS = [
    pytest.param("Ana Ruiz left the room. “It is dear.”", "Ana Ruiz", id="whom the sentence before is about"),
    pytest.param("Tom Berg said no.\n\nAna Ruiz left the room. “It is dear.”", "Ana Ruiz", id="before who spoke last"),
    pytest.param("Ana Ruiz left Tom Berg. “It is dear.”", None, id="two people"),
    pytest.param("It was Ana Ruiz who left. “It is dear.”", None, id="not whom it names later"),
    pytest.param("Ana Ruiz left. It fell. “It is dear.”", None, id="not the sentence before that"),
    pytest.param("Ana Ruiz left and “It is dear” was sung.", None, id="not that of the same sentence"),
]


@pytest.mark.parametrize(("body", "name"), SUBJECTS)
def test_who_begins_the_sentence_before_speaks(body: str, name: str | None) -> None:
    assert names_in(body, Said("It is dear", None))[-1:] == [name]


LIST = "Bo Lund left. {}\n\n• On costs: “It fell.”\n\n• “It rose.”"


@pytest.mark.parametrize(
    ("line", "name"),
    [
        pytest.param("Some lines from Ana Ruiz’s call:", "Ana Ruiz", id="its last sentence names somebody"),
        pytest.param("Some lines:", "Bo Lund", id="the paragraph names somebody"),
        pytest.param("Some lines from Ana Ruiz and Tom Berg:", None, id="it names two"),
        pytest.param("Tom Berg went.", None, id="no line introduces it"),
    ],
)
def test_a_line_introduces_the_speaker_of_a_list(line: str, name: str | None) -> None:
    assert names_in(LIST.format(line), Said("It rose")) == [name]
    assert names_in(LIST.format(line), Said("It fell"), Said("It rose")) == [name, name]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param("Ana Ruiz has answered.\n\n“It is dear.”", "Ana Ruiz", id="all of its paragraph"),
        pytest.param("Ana Ruiz has met Tom Berg.\n\n“It is dear.”", None, id="two people before it"),
        pytest.param("Ana Ruiz has answered.\n\nIt is a “It is dear” day.", None, id="part of a sentence"),
        pytest.param("Ana Ruiz has answered.\n\nIt fell.\n\n“It is dear.”", None, id="a paragraph in between"),
    ],
)
def test_a_quotation_alone_is_by_the_only_person_before_it(body: str, name: str | None) -> None:
    assert names_in(body, Said("It is dear")) == [name]
