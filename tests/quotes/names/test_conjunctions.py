"""The "and" inside a name, and the one between two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.conjunctions import Conjunctions, capitals_end
from tests.quotes.documents import LEX, document_of, marked, source_of, speaker_of, words_of

CONJUNCTIONS = [
    pytest.param("So said Head of Strategy |and Communications Ida Roe", "and Communications",
                 id="and joins departments of an office"),
    pytest.param("So said Strategy |and Communications", "", id="and joins none without an office"),
    pytest.param("So the Prime Minister |and Foreign Office left", "", id="and stands between an office and a body"),
    pytest.param("So the Japan Food |and Allied Workers Union left", "and Allied Workers Union",
                 id="and stands in a union's name behind a country"),
    pytest.param("So the Trade Commission |and Allied Workers Union left", "", id="and stands between two bodies"),
    pytest.param("So the Treasury |and Federal Reserve left", "", id="and stands before a known body"),
    pytest.param("He met the Securities |and Exchange Commission.", "and Exchange Commission",
                 id="a public body's name has an and"),
    pytest.param("He met Fire |and Rescue Board.", "", id="a public body's name has an article"),
    pytest.param("He met the Fire |and Rescue Board.", "and Rescue Board", id="ordinary words join to a board"),
    pytest.param("He met the Fire |and Rescue Inc.", "", id="a legal form ends no public body"),
    pytest.param("He met the Fire |and Zqx Board.", "", id="no other word joins to a board"),
    pytest.param("He met the Zqx |and Rescue Board.", "", id="no other word begins a public body"),
    pytest.param("He met the Bank |and Rescue Board.", "", id="an organization is no part of a public body"),
    pytest.param("He met the Fire |and Board.", "", id="a noun alone is another organization"),
    pytest.param("He met the Fire |and Rescue Board Roe.", "", id="a public body's name ends with its noun"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "joint"), CONJUNCTIONS)
def test_a_conjunction_reaches_as_far_as_the_name_goes_on(text: str, joint: str) -> None:
    field, (index,) = marked(text)
    length = Conjunctions(field, LEX).length(index, len(field.words))
    assert words_of(field, index, index + length) == joint


@given(st.lists(st.sampled_from("Roe and of the for Bank Securities Trade , ( STB ) Institute Economics Co".split())))
def test_no_conjunction_goes_over_its_limit(words: list[str]) -> None:
    field = document_of("Bank and " + " ".join(words)).body
    conjunctions = Conjunctions(field, LEX)
    for limit in range(2, len(field.words) + 1):
        for index in range(1, limit):
            assert 0 <= conjunctions.length(index, limit) <= limit - index


@pytest.mark.parametrize(
    ("words", "limit", "end"),
    [
        pytest.param(["and", "Ida", "Lund", "left"], 4, 3, id="before a small letter"),
        pytest.param(["and", "Ida", "Lund", "Roe"], 2, 2, id="at its limit"),
        pytest.param(["and", "left"], 2, 1, id="none"),
    ],
)
def test_where_capitals_end(words: list[str], limit: int, end: int) -> None:
    assert capitals_end(words, 1, limit) == end


SPEAKERS = [
    pytest.param("The Target and Walmart Inc. stores met.", "Walmart Inc.", "Walmart Inc.", "organization",
                 id='"and" between two firms joins no name'),
    pytest.param("Norwell fell. He is with Zqxa and Norwell. Norwell said so.", "Norwell", "Norwell", "organization",
                 id="who is named alone founded no firm"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_speaker_has_the_whole_name(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


EMPLOYERS = [
    pytest.param("Jane Roe, a doctor at Brigham and Women's Hospital,", "doctor", "Brigham and Women's Hospital",
                 id="a hospital may be called after two"),
    pytest.param("Jane Roe, chair of the Securities and Exchange Commission,", "chair",
                 "Securities and Exchange Commission",
                 id='"and" joins the ordinary words of a public body'),
    pytest.param("Former Securities and Exchange Commission Chair Jane Roe",
                 "Former Securities and Exchange Commission Chair", None,
                 id='"and" is in a known name behind another word than "the"'),
    pytest.param("The Marks and Spencer chief executive, Jane Roe,", "chief executive", "Marks and Spencer",
                 id="\"and\" is in a known firm's name"),
    pytest.param("Jane Roe, an analyst with brokerage house Zqxa and Norwell,", "analyst", "Zqxa and Norwell",
                 id="partners behind what their firm is"),
    pytest.param("Jane Roe, an analyst with Zqxa and Norwell,", "analyst", "Zqxa and Norwell",
                 id="a firm may have two founders"),
    pytest.param("Jane Roe of Zqxa and Norwell", None, "Zqxa and Norwell", id="also directly behind a name"),
    pytest.param("Jane Roe, a lawyer at Zqxa and Paris,", "lawyer", "Zqxa", id="no place is a founder"),
    pytest.param("Jane Roe, director of the Institute for Science and Society,", "director",
                 "Institute for Science and Society", id="a body may be for two causes"),
    pytest.param("Jane Roe, head of the Elmira Institute for Rural Economics and Trade,", "head",
                 "Elmira Institute for Rural Economics and Trade", id="two words and one that a body is for"),
    pytest.param("Jane Roe, head of the Institute for Energy Economics and Financial Analysis,", "head",
                 "Institute for Energy Economics and Financial Analysis", id="twice two words"),
    pytest.param("Jane Roe, head of the Institute for Sound and Fair Public Money,", "head", "Institute for Sound",
                 id="no longer ones"),
    pytest.param("Jane Roe, head of the Institute for Fiscal Studies and Public Citizen,", "head",
                 "Institute for Fiscal Studies", id="another body is no cause"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), EMPLOYERS)
def test_an_employer_has_the_whole_name(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)
