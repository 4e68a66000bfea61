"""What the words around a name say of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.names.surroundings import Surroundings
from tests.quotes.documents import LEX, document_of, marked, source_of, speaker_of, words_of
from tests.quotes.registers import name_of, names_in


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Acme chief executive |Jane", "chief executive", id="titles in lower case"),
        pytest.param("He met former senator |Jane", "former senator", id="a title with an adjective"),
        pytest.param("It is a director of research |Jane", "director of research", id="a title with its field"),
        pytest.param("He met a founder of crypto exchange |Jane", None, id="no title of an employer's noun"),
        pytest.param("He read of research |Jane", None, id="no field without a title"),
        pytest.param("He met a head of one two three research |Jane", None, id="no title far before a field"),
        pytest.param("He met |Jane", None, id="no other word"),
        pytest.param("He met the senator. |Jane", None, id="no title of another sentence"),
        pytest.param("|Jane", None, id="nothing at the beginning"),
        pytest.param("research |Jane", None, id="no field at the beginning"),
        pytest.param("So Acme chairman-elect |Ida Lund left", "chairman-elect", id="who will hold it"),
        pytest.param("So Acme Search lead |Ida Lund left", "lead", id="who leads what a name names"),
        pytest.param("So Acme will lead |Ida Lund there", None, id="no verb"),
        pytest.param("So Acme Search lead |Zqx Lund left", None, id="no verb before what may be a thing"),
    ],
)
def test_a_role_in_lower_case_stands_before_a_name(text: str, role: str | None) -> None:
    field, (token,) = marked(text)
    found = Surroundings(field, LEX).role_before(token, field.sentence_at(token))
    assert (found and words_of(field, *found)) == role


@pytest.mark.parametrize(
    ("text", "role"),
    [
        pytest.param("Acme senior economist for |Asia left", "senior economist", id="behind an employer"),
        pytest.param("Economist for |Asia left", "Economist", id="at the beginning of the sentence"),
        pytest.param("The head of research at |Acme left", "head of research", id="over a field of work"),
        pytest.param("The head of the |Acme left", "head", id="over an article"),
        pytest.param("So Acme's head of |Asia left", "head", id="behind an owner"),
        pytest.param("So said economist for |Asia", "economist", id="behind a verb of saying"),
        pytest.param("So Acme's envoy to |Asia left", "envoy", id="before where somebody is sent to"),
        pytest.param("So said the economist for |Asia", "economist", id="behind an article that is said"),
        pytest.param("A diplomat, envoy to |Asia left", "envoy", id="in apposition to a noun"),
        pytest.param("Minister of Trade, Mines and |Health left", "Minister", id="over more fields of a portfolio"),
        pytest.param("Head of Trade, Mines and |Health left", None, id="over those of no other office"),
        pytest.param("Chief of the Zqx's |Office left", "Chief", id="over an owner"),
        pytest.param("Jane Roe, an economist at |Acme left", None, id="not in apposition"),
        pytest.param("The house of |Acme left", None, id="not what nobody is"),
        pytest.param("The head by |Acme left", None, id="not behind another preposition"),
        pytest.param("The head. Of |Acme", None, id="not over the end of a sentence"),
        pytest.param("The head sales sales sales sales sales of |Acme", None, id="not far before"),
    ],
)
def test_a_role_governs_a_name(text: str, role: str | None) -> None:
    field, (token,) = marked(text)
    found = Surroundings(field, LEX).role_governing(token, field.sentence_at(token))
    assert (found and words_of(field, *found)) == role


@pytest.mark.parametrize(
    ("text", "is_introduced"),
    [
        pytest.param("Zqx Roe|, 54, left", True, id="an age"),
        pytest.param("Zqx Roe|, who left", True, id="a relative clause about somebody"),
        pytest.param("Zqx Roe|, 540, left", False, id="no larger number"),
        pytest.param("Zqx Roe|, 54 of them", False, id="no number without a comma behind it"),
        pytest.param("Zqx Roe|, which left", False, id="no relative clause about something"),
        pytest.param("Zqx Roe| who left us", False, id="nothing without a comma"),
        pytest.param("Zqx Roe|, 54", False, id="nothing at the end of the text"),
    ],
)
def test_a_person_is_introduced(text: str, *, is_introduced: bool) -> None:
    field, (end,) = marked(text)
    assert Surroundings(field, LEX).is_introduced(end) is is_introduced


@pytest.mark.parametrize(
    ("text", "is_described"),
    [
        pytest.param("Zqx Roe|, economist, left", True, id="a role between commas"),
        pytest.param("Zqx Roe|, an economist at it", True, id="a role before a function word"),
        pytest.param("Zqx Roe|, the company's CEO, left", True, id="a role that a company owns"),
        pytest.param("Zqx Roe|, Acme's co-CEO, left", True, id="a role with a hyphen that a name owns"),
        pytest.param("Zqx Roe|, president and sales director of it", True, id="a role in a list"),
        pytest.param("Zqx Roe|, equity and bonds economist, left", True, id="a role behind fields and an and"),
        pytest.param("Zqx Roe|, economist", False, id="no role that ends the text"),
        pytest.param("Zqx Roe|, economist Max Feld left", False, id="no role of the next name"),
        pytest.param("Zqx Roe|, a rival, left", False, id="no role that a firm may have"),
        pytest.param("Zqx Roe|, a small economist, left", False, id="no role behind an ordinary word"),
        pytest.param("Zqx Roe| economist, left", False, id="nothing without a comma"),
        pytest.param(f"Zqx Roe|, {'Acme ' * 10}economist, left", False, id="no role far behind"),
        pytest.param("Zqx Roe|", False, id="nothing at the end of the text"),
    ],
)
def test_a_person_is_described(text: str, *, is_described: bool) -> None:
    field, (end,) = marked(text)
    assert Surroundings(field, LEX).is_described(end) is is_described


@pytest.mark.parametrize(
    ("body", "kind", "sex"),
    [
        pytest.param("he met spokeswoman Zqx.", "person", "f", id="a woman's role makes a woman of a name"),
        pytest.param("he met economist Zqx.", "person", "", id="anybody's role makes a person of a name"),
        pytest.param("he met rival Zqx.", "unknown", "", id="a firm's role makes nothing of a name"),
        pytest.param("he met regulator Zqx.", "unknown", "", id="a body's role makes nothing of a name"),
        pytest.param("he met economist Berlin.", "place", "", id="a role makes nobody of a place"),
        pytest.param("he met Zqx.", "unknown", "", id="no role makes nothing of a name"),
    ],
)
def test_a_role_makes_a_person_of_the_name_behind_it(body: str, kind: str, sex: str) -> None:
    name = name_of(body)
    assert (name.kind, name.titled_sex, name.titled) == (kind, sex, kind == "person")


@given(st.lists(st.sampled_from("head of research at the Acme economist , . who 54 is a".split()), min_size=1))
def test_any_place_in_any_text_has_surroundings(words: list[str]) -> None:
    field = document_of(" ".join(words)).body
    surroundings = Surroundings(field, LEX)
    for token in range(len(field.words)):
        sentence = field.sentence_at(token)
        start = field.sentences[sentence].start
        for role in (surroundings.role_before(token, sentence), surroundings.role_governing(token, sentence)):
            assert role is None or start <= role.start < role.end <= token


SPEAKERS = [
    pytest.param("of sales Jane Roe said so, as did the analyst", "Jane Roe", "Jane Roe", "person",
                 id="a word at the beginning of a text has none before it"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_speaker_has_nothing_before_the_name(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


PRESS = [
    pytest.param("Acme director of economic statistics Jane Roe", "director of economic statistics", "Acme",
                 id="a field of work stands between a title and the name"),
    pytest.param("Acme Bank senior economist for Asia Jane Roe", "senior economist for Asia", "Acme Bank",
                 id="a title governs a region before the name"),
    pytest.param("The head of research at Acme Bank Jane Roe", "head of research", "Acme Bank",
                 id="a title governs an employer before the name"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_a_role_before_a_name_has_its_field_and_its_employer(source: str, role: str, affiliation: str) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


DESCRIBED = [
    pytest.param("director of Acme,", "director", "Acme", id="a director of a firm is a person"),
    pytest.param("the company's CEO,", "CEO", None, id="the company's officer is a person"),
    pytest.param("Acme's CEO,", "CEO", "Acme", id="a firm's officer is a person"),
    pytest.param("a senior economist at Acme,", "senior economist", "Acme", id="an economist at a firm is a person"),
    pytest.param("Executive Vice President and CFO of Acme,", "Executive Vice President and CFO", "Acme",
                 id="an officer of two titles is a person"),
]  # fmt: skip


@pytest.mark.parametrize(("described", "role", "affiliation"), DESCRIBED)
def test_what_only_people_are_tells_a_person_whatever_the_name(
    described: str, role: str, affiliation: str | None
) -> None:
    speaker = speaker_of(f"Xqar Blinth, {described} left. Blinth said so.", "Blinth")
    assert (speaker.name, speaker.type) == ("Xqar Blinth", "person")
    assert (speaker.role, speaker.affiliation) == (role, affiliation)


@pytest.mark.parametrize(
    "behind",
    [
        pytest.param(", an Acme rival,", id="a rival"),
        pytest.param(", Acme CEO Jane Roe and others", id="another person's office"),
        pytest.param(", head office and all,", id="a noun that an office is within"),
    ],
)
def test_what_others_are_too_tells_no_person(behind: str) -> None:
    assert speaker_of(f"Xqar Blinth{behind} left. Xqar Blinth said so.", "Xqar Blinth").type == "unknown"


def test_an_employer_after_what_it_is_is_no_person() -> None:
    source = "The co-founder of crypto exchange Globex"
    assert speaker_of(f"{source} said so.", source).type == "role"


def test_a_town_has_its_region_in_one_compound_with_it() -> None:
    town, region = names_in(document_of("He saw the Zqxton, Texas-based firm.").body)
    assert (town.kind, region.kind) == ("place", "place")
    assert name_of("He saw Zqxton, a firm.").kind != "place"
