"""What a noun phrase says that somebody is, and for whom."""

import pytest

from streams.quotes.roles.extents import RoleExtents
from streams.quotes.roles.role_noun_phrases import RoleNounPhrases
from streams.text.ranges import Range
from tests.quotes.documents import LEX
from tests.quotes.registers import Registered, registered
from tests.quotes.roles.said import Said, said


def nouns_in(article: Registered) -> RoleNounPhrases:
    employers = article.employers
    return RoleNounPhrases(article.field.words, LEX, employers, RoleExtents(article.field, LEX, employers))


TITLED = [
    pytest.param("So Acme |CEO| left", Said("CEO", ("Acme",)), id="an employer before it"),
    pytest.param("So |CEO| left", Said("CEO"), id="nobody before it"),
    pytest.param("So former Acme |executive| left", Said("former Acme executive", ("Acme",), is_past=True),
                 id="a past employer"),
    pytest.param("So ex-Acme |executive| left", Said("ex-Acme executive", ("Acme",), is_past=True),
                 id="a past employer behind a hyphen"),
    pytest.param("So then-Acme |executive| left", Said("executive", ("Acme",)), id="an employer behind another prefix"),
    pytest.param("So |former executive| left", Said("former executive", is_past=True), id="a past role"),
    pytest.param("So then |executive| left", Said("executive", is_past=True), id="a role at that time"),
    pytest.param("So Acme's U.S. |chief| left", Said("chief", ("U.S.", "Acme")), id="an employer before a place"),
    pytest.param("So U.S. |chief| left", Said("chief", ("U.S.",)), id="a place alone"),
    pytest.param("|CEO| left", Said("CEO"), id="the beginning of the text"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), TITLED)
def test_a_title_has_the_employer_before_it(text: str, expected: Said) -> None:
    article = registered(text)
    assert said(article, nouns_in(article).titled(Range(*article.places))) == expected


def test_a_title_may_refer_to_the_employer() -> None:
    article = registered("So its |chief| left")
    found = nouns_in(article).titled(Range(*article.places))
    assert (found.employers, found.owner) == ([], 1)


READ = [
    pytest.param("So |an analyst| at Acme left", Said("analyst", ("Acme",)), id="an employer behind it"),
    pytest.param("So |a Globex analyst| at Acme left", Said("analyst", ("Acme",)), id="not whom an analyst covers"),
    pytest.param("So |a Globex lawyer| at Acme left", Said("lawyer", ("Globex",)), id="the first of two"),
    pytest.param("So |a London-based analyst| left", Said("analyst"), id="a seat before it"),
    pytest.param("So |a lawyer| representing workers at Acme left", Said("lawyer"), id="what a participle is at"),
    pytest.param("So |an analyst| covering steel at Acme", Said("analyst", works_at="Acme"), id="where work is"),
    pytest.param("So |CEO|, Acme Corp., left", Said("CEO", ("Acme Corp.",)), id="an employer behind a comma"),
    pytest.param("So |a CEO|, Acme Corp., left", Said("CEO"), id="none behind an article and a comma"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), READ)
def test_a_noun_phrase_has_the_employer_within_or_behind_it(text: str, expected: Said) -> None:
    article = registered(text)
    start, head = article.places
    assert said(article, nouns_in(article).read(start, head, len(article.field.words))) == expected
