"""Names with a list inside, and lists of names that only look like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.listed_names import ListedNames
from tests.quotes.documents import LEX, document_of, marked, words_of

LISTS = [
    pytest.param("the Department of Health|, Education and Welfare said", ", Education and Welfare", id="fields"),
    pytest.param("the Bureau of Alcohol|, Tobacco, Firearms, and Explosives",
                 ", Tobacco, Firearms, and Explosives", id="four, a comma before the last"),
    pytest.param("the Department for Digital|, Culture, Media and Sport said", ", Culture, Media and Sport", id="for"),
    pytest.param("the Senate Health|, Education, Labor and Pensions Committee said",
                 ", Education, Labor and Pensions Committee", id="a committee of a chamber"),
    pytest.param("the Retail|, Wholesale and Department Store Union said", ", Wholesale and Department Store Union",
                 id="a union"),
    pytest.param("the Rail|, Maritime and Transport union said",
                 ", Maritime and Transport", id="a union in small letters"),
    pytest.param("the Department of Health|, Zqx and Zqy said", "", id="no words"),
    pytest.param("the Department of Health|, Education said", "", id="no last one"),
    pytest.param("the Department of Health|, Education and Acme said", "", id="a name is last"),
    pytest.param("the Treasury|, Congress and Home Affairs Committee said", "", id="bodies"),
    pytest.param("the Table|, Chair and Window said", "", id="no body's noun"),
    pytest.param("at Table|, Chair and Window Union", "", id="not without an article"),
    pytest.param("the Department of Health|, Education and Welfare Minister Roe", "", id="an office behind it"),
    pytest.param("at Roe|, Feld & Lund in May", ", Feld & Lund", id="a firm's partners"),
    pytest.param("of Roe|, Feld, Zqx & Lund in May", ", Feld, Zqx & Lund", id="four partners"),
    pytest.param("said Roe|, Feld & Lund in May", "", id="no firm without a preposition"),
    pytest.param("at Acme|, Marks & Spencer in May", "", id="a known company is last"),
    pytest.param("at London|, Feld & Lund in May", "", id="a place is no partner"),
    pytest.param("at Roe|, Feld and Lund in May", "", id="people have no ampersand"),
    pytest.param("at Roe|, Feld & Lund Zqx", "", id="another name goes on"),
    pytest.param("at Roe|, Feld & Lund LLP", ", Feld & Lund", id="a legal form goes on"),
    pytest.param("the Department of Energy|, Target and Gap in May", "", id="companies of ordinary words"),
    pytest.param("at Roe|,", "", id="nothing behind the comma"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_list_belongs_to_a_name_or_does_not(text: str, expected: str) -> None:
    field, (comma,) = marked(text)
    length = ListedNames(field, LEX).length(comma, len(field.words))
    assert words_of(field, comma, comma + length) == expected


@given(st.lists(st.sampled_from("the of at Department Health Roe Acme Union , & and in".split()), min_size=1))
def test_no_list_reaches_over_the_end(words: list[str]) -> None:
    field = document_of(" ".join(words)).body
    for comma in range(len(field.words)):
        assert 0 <= ListedNames(field, LEX).length(comma, len(field.words)) <= len(field.words) - comma
