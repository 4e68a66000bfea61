"""Offices that no list has."""

import pytest

from streams.quotes.roles.unlisted_offices import UnlistedOffices
from tests.quotes.documents import LEX, words_of
from tests.quotes.registers import registered

OFFICES = [
    pytest.param("Ida Lund, |a plumber from Leeds, left", "plumber", None, id="behind an article"),
    pytest.param("Ida Lund, |winner of the cup, left", "winner", None, id="before what it is of"),
    pytest.param("Ida Lund, |a zqxologist at Acme Corp., left", "zqxologist", "Acme Corp.", id="by where somebody is"),
    pytest.param("Ida Lund, |VP fleet at Acme Corp., left", "VP fleet", "Acme Corp.", id="with a field"),
    pytest.param("Ida Lund, |a zqxologist at Berlin, left", None, None, id="none by the place where somebody is"),
    pytest.param("Ida Lund, |plumber, left", None, None, id="none without an article"),
    pytest.param("Ida Lund, |a former", None, None, id="no adjective of that form"),
    pytest.param("Ida Lund, |a number of whom", None, None, id="no noun for several"),
    pytest.param("Ida Lund, |a letter from Leeds", None, None, id="no thing of that form"),
    pytest.param("Ida Lund, |a shopper at Acme Corp., left", None, None, id="nobody who is only there"),
    pytest.param("Ida Lund, |speaking at Acme Corp., left", None, None, id="nothing that she does there"),
    pytest.param("Ida Lund, |", None, None, id="none at the end of the text"),
]


@pytest.mark.parametrize(("text", "role", "employer"), OFFICES)
def test_an_office_is_told_by_its_form_or_by_what_is_beside(text: str, role: str | None, employer: str | None) -> None:
    article = registered(text)
    found = UnlistedOffices(article.field.words, LEX, article.employers).at(article.places[0])
    told = None if found is None or found.role is None else words_of(article.field, *found.role)
    assert (told, None if found is None else article.text(found.works_at)) == (role, employer)
