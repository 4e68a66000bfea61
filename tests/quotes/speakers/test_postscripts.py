"""Sentences after a quotation that say whose words it has."""

import pytest

from tests.quotes.documents import document_of, quotes_in
from tests.quotes.speakers.test_attribution import Said, names_in


@pytest.mark.parametrize(
    ("after", "name"),
    [
        pytest.param("That’s from Ana Ruiz, of Acme, whose teenager has one.", "Ana Ruiz", id="that is from"),
        pytest.param("The words are those of Ana Ruiz.", "Ana Ruiz", id="the words are those of"),
        pytest.param("Those were the words of economist Ana Ruiz.", "Ana Ruiz", id="a title before the name"),
        pytest.param("This from Ana Ruiz: “No.”", "One banker", id="what introduces the next quotation"),
        pytest.param("The chief of Acme is Ana Ruiz.", "One banker", id="a sentence of something else"),
        pytest.param("That was before Ana Ruiz left.", "One banker", id="another preposition"),
        pytest.param("That is from Acme.", "One banker", id="no person"),
        pytest.param("The words from Ana Ruiz came later.", "One banker", id="no verb before the name"),
        pytest.param("That is by Ana Ruiz’s account untrue.", "One banker", id="what is only by somebody's account"),
        pytest.param("", "One banker", id="nothing"),
    ],
)
def test_who_is_named_after_a_quotation(after: str, name: str) -> None:
    body = f"Bo Lund fell. One banker had a word for it: “It is dear.” {after}"
    assert names_in(body, Said("It is dear", "One banker")) == [name]


def test_who_is_named_before_is_not_another_after() -> None:
    body = "“It is dear,” Bo Lund said. That comes from Ana Ruiz, his teacher."
    assert names_in(body, Said("It is dear", "Bo Lund", "said")) == ["Bo Lund"]


SIGNED = '"It is dear to us all."\n\n'


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param(SIGNED + "— Ana Ruiz", "Ana Ruiz", id="a name"),
        pytest.param(SIGNED + "-- Ana Ruiz, chief executive of Acme", "Ana Ruiz", id="a name and an office"),
        pytest.param(SIGNED + "— Acme chief Ana Ruiz, at a conference", "Ana Ruiz", id="an office before the name"),
        pytest.param(SIGNED + "- Rain fell on Ana Ruiz and others", None, id="an item of a list"),
        pytest.param(SIGNED + "— Ana Ruiz left the room", None, id="what somebody did"),
        pytest.param(SIGNED + "— When rain fell Ana Ruiz", None, id="a name behind other words"),
        pytest.param(SIGNED + "Ana Ruiz", None, id="no dash"),
        pytest.param(SIGNED.strip(), None, id="nothing below"),
    ],
)
def test_who_signs_a_quotation_says_it(body: str, name: str | None) -> None:
    [quote] = [quote for quote in quotes_in(document_of(body)) if quote.kind == "direct"]
    assert (None if quote.speaker is None else quote.speaker.name) == name
