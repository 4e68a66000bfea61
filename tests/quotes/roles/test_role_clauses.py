"""What a clause says that somebody is or does."""

import pytest

from streams.quotes.roles.phrases import RolePhrases
from streams.quotes.roles.role_clauses import RoleClauses
from tests.quotes.documents import LEX
from tests.quotes.registers import Registered, registered
from tests.quotes.roles.said import Said, said


def clauses_in(article: Registered) -> RoleClauses:
    return RolePhrases(article.field, LEX, article.employers).clauses


def test_a_description_begins_where_it_is_looked_for() -> None:
    article = registered("So |an analyst| at Acme left")
    start, end = article.places
    assert said(article, clauses_in(article).at(start, end)) == Said("analyst")
    assert said(article, clauses_in(article).at(start, end, was=True)) == Said("analyst", is_past=True)
    assert clauses_in(article).at(start - 1, end) is None


BY_VERB = [
    pytest.param("Ida |runs Acme", Said(None, ("Acme",)), id="a verb of leading"),
    pytest.param("Ida |co-founded Acme", Said(None, ("Acme",)), id="a verb of founding behind a prefix"),
    pytest.param("Ida |covers steel at Acme", Said(None, works_at="Acme"), id="a verb of work"),
    pytest.param("Ida |took over as chief executive of Acme", Said("chief executive", ("Acme",)),
                 id="what somebody is from now on"),
    pytest.param("Ida |is now chief executive of Acme", Said("chief executive", ("Acme",)), id="a predicate"),
    pytest.param("Ida |was chief executive of Acme", Said("chief executive", ("Acme",), is_past=True),
                 id="a predicate of the past"),
    pytest.param("If Ida |is chief executive of Acme", None, id="nothing that is only supposed"),
    pytest.param("Ida |leads Acme", None, id="no race that somebody leads"),
    pytest.param("Ida |left Acme", None, id="no other verb"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), BY_VERB)
def test_a_verb_says_what_its_subject_is(text: str, expected: Said | None) -> None:
    article = registered(text)
    assert said(article, clauses_in(article).said_by_verb(article.places[0])) == expected


CAPACITIES = [
    pytest.param("Ida likes her |new job as head of Acme", Said("head", ("Acme",)), id="a post"),
    pytest.param("Ida likes her |former role as head of Acme", None, id="none of the past"),
    pytest.param("Ida likes her |new house as head of Acme", None, id="nothing that is no post"),
    pytest.param("Ida likes her |new job in Leeds", None, id="a post that is not told"),
]


@pytest.mark.parametrize(("text", "expected"), CAPACITIES)
def test_a_post_tells_an_office(text: str, expected: Said | None) -> None:
    article = registered(text)
    assert said(article, clauses_in(article).in_capacity(article.places[0])) == expected
