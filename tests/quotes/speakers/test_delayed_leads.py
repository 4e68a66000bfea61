"""Leads that describe who speaks, whom the next paragraph names."""

from typing import Final

import pytest

from streams.quotes.model import Speaker
from tests.quotes.documents import document_of, quotes_in

LEAD: Final = "Acme Corp. will build vans in Ohio, its chairman said on Monday.\n\n"
NAMED: Final = '"Demand is strong," Ida Lund told reporters in Omaha.'


def speakers_of(body: str) -> list[Speaker]:
    """Who says each quote of ``body``."""
    return [quote.speaker for quote in quotes_in(document_of(body)) if quote.speaker is not None]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(LEAD + NAMED, id="the next paragraph"),
        pytest.param(LEAD.strip() + " He added that Acme was glad.\n\n" + NAMED, id="he in between"),
        pytest.param(
            LEAD + "It is a large state.\n\n" + '"Demand is strong," Chairman Ida Lund said.', id="the same office"
        ),
        pytest.param("Vans sell well.\n\n" + LEAD + NAMED, id="the second paragraph describes"),
    ],
)
def test_who_is_described_in_the_lead_is_named_next(body: str) -> None:
    speakers = speakers_of(body)
    first, last = speakers[0], speakers[-1]
    assert (first.name, first.type, last.name) == ("Ida Lund", "person", "Ida Lund")


def test_the_name_and_the_description_are_told_of_both() -> None:
    document = document_of("Vans sell well, the chairman of Acme Corp. said on Monday.\n\n" + NAMED)
    first, last = (quote.speaker for quote in quotes_in(document))
    assert first is not None
    assert last is not None
    assert (first.role, first.affiliation) == (last.role, last.affiliation) == ("chairman", "Acme Corp.")
    assert first.affiliation_confidence == last.affiliation_confidence
    assert [document.text(each.mention) for each in (first, last)] == ["the chairman of Acme Corp.", "Ida Lund"]


def test_who_heads_an_organization_has_any_of_its_offices() -> None:
    body = 'The head of Acme Corp. said fares would rise.\n\n"Fares are low," Acme chief executive Ida Lund said.'
    assert [speaker and speaker.name for speaker in speakers_of(body)] == ["Ida Lund", "Ida Lund"]


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param(
            LEAD + "It is a large state.\n\n" + NAMED, "its chairman", id="two paragraphs on, without an office"
        ),
        pytest.param(LEAD + '"Demand is strong," banker Ida Lund said.', "its chairman", id="another office"),
        pytest.param(LEAD + "Globex said that it agreed.\n\n" + NAMED, "its chairman", id="an organization in between"),
        pytest.param("Acme Corp. hired Ida Lund, its chairman said.\n\n" + NAMED, "its chairman", id="named before"),
        pytest.param(
            "Vans sell well, an Acme Corp. spokesman said.\n\n" + NAMED, "an Acme Corp. spokesman", id="a spokesman"
        ),
        pytest.param("Vans sell well, Acme executives said.\n\n" + NAMED, "Acme executives", id="several"),
        pytest.param("Vans sell well, a driver said.\n\n" + NAMED, "a driver", id="one of many"),
        pytest.param(
            "Vans sell well.\n\nSo do buses.\n\nTrams do not, the chairman of Acme Corp. said.\n\n" + NAMED,
            "the chairman of Acme Corp.",
            id="behind the lead",
        ),
        pytest.param(LEAD, "its chairman", id="nobody speaks next"),
        pytest.param(
            'The boss of a rival airline said fares rose.\n\n"Fares fell," Acme chief Ida Lund said.',
            "The boss of a rival airline",
            id="the head of another company",
        ),
        pytest.param(
            'The head of research at Acme Corp. said jobs would go.\n\n"Fares fell," Acme chief Ida Lund said.',
            "The head of research at Acme Corp.",
            id="the head of a part",
        ),
        pytest.param(
            'The boss of Acme Corp. said fares would rise in May.\n\n"Fares fell," Acme chairman Ida Lund said.',
            "The boss of Acme Corp.",
            id="a chairman is another",
        ),
        pytest.param(
            'The Ohio boss of Acme Corp. said fares would rise in May.\n\n"Fares fell," Acme chief Ida Lund said.',
            "The Ohio boss of Acme Corp.",
            id="the head of a region",
        ),
        pytest.param(
            'The boss of Acme Corp. said fares would rise in May.\n\n"Fares fell," Acme vice president Ida Lund said.',
            "The boss of Acme Corp.",
            id="a vice president is another",
        ),
        pytest.param(
            'An Acme Corp. boss said fares would rise in May.\n\n"Fares fell," Acme chief executive Ida Lund said.',
            "An Acme Corp. boss",
            id="one of several",
        ),
    ],
)
def test_others_stay_described(body: str, name: str) -> None:
    assert speakers_of(body)[0].name == name


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param(
            'The man was guilty, the judge said.\n\n"I am glad," Ida Lund told reporters.', "the judge", id="a judge"
        ),
        pytest.param(
            'It fell, his lawyer said.\n\n"I am glad," Ida Lund told reporters.', "his lawyer", id="his lawyer"
        ),
        pytest.param(LEAD + '"Demand is strong," said Ida Lund of Globex Corp.', "its chairman", id="another employer"),
        pytest.param(
            LEAD.replace("chairman", "chairwoman") + '"Demand is strong," said Mr. Paul Lund.',
            "its chairwoman",
            id="a man",
        ),
        pytest.param(
            LEAD + '"Demand is strong," said Ida Lund, 45, a baker.', "its chairman", id="somebody introduced"
        ),
        pytest.param(LEAD + "Ida Lund said that the chairman was wrong.", "its chairman", id="who speaks of him"),
        pytest.param(LEAD + "Ida Lund and Max Feld said that it was true.", "its chairman", id="two people"),
        pytest.param(
            LEAD.replace("chairman", "chairman and president") + NAMED, "its chairman and president", id="two offices"
        ),
        pytest.param("Acme chairman: We will build.\n\nIda Lund: We will hire.", "Acme chairman", id="a label"),
    ],
)
def test_somebody_else_may_speak_next(body: str, name: str) -> None:
    assert speakers_of(body)[0].name == name


def test_the_same_words_below_the_lead_may_mean_another() -> None:
    body = LEAD + NAMED + "\n\nGlobex Corp. will not build vans, its chairman said."
    assert [speaker.name for speaker in speakers_of(body)] == ["Ida Lund", "Ida Lund", "its chairman"]


def test_who_says_it_too_is_kept() -> None:
    speakers = speakers_of(LEAD + NAMED + "\n\nIda Lund and Max Feld said that they would hire.")
    assert [each.name for each in speakers[-1].also] == ["Max Feld"]
