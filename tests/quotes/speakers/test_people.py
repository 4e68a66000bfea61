"""Whom the description of a person may mean, and what the text tells of each."""

import pytest

from streams.quotes.coreference import identities as categories
from streams.quotes.coreference.identities import Candidate
from streams.quotes.coreference.presence import BARE, DEFINITE, INDEFINITE, OWNED
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.speakers.discourse import Discourse
from streams.quotes.speakers.identified import undetermined
from streams.quotes.speakers.people import Described, People
from tests.quotes.documents import EXTRACTOR, document_of


def described_in(body: str) -> list[tuple[Described, dict[str, Candidate]]]:
    """The descriptions of people in ``body``, each with who may be meant, by their names."""
    document = document_of(body)
    cast, (_, said) = EXTRACTOR.said(document)
    assert cast is not None
    discourse = Discourse(cast, document.body, said, speakers_of(cast, document.body, said))
    people = People(discourse)
    found = [people.described(number, speaker) for number, speaker in undetermined(discourse)]
    return [
        (each, {cast.name_of(who): candidate for who, candidate in people.candidates(each).items()})
        for each in found
        if each is not None
    ]


@pytest.mark.parametrize(
    ("source", "form", "noun"),
    [
        pytest.param("The minister", DEFINITE, "minister", id="the"),
        pytest.param("Its chairman", OWNED, "chairman", id="its"),
        pytest.param("Acme's chairman", OWNED, "chairman", id="a name's"),
        pytest.param("A lawyer for Acme", INDEFINITE, "lawyer", id="a"),
        pytest.param("Founder of Acme", BARE, "founder", id="no article"),
        pytest.param("The 54-year-old", DEFINITE, "old", id="an age"),
    ],
)
def test_a_description_is_known_by_its_article_and_its_noun(source: str, form: int, noun: str) -> None:
    [(described, _)] = described_in(f"Ida Lund left. {source} said that taxes would fall.")
    assert (described.description.form, described.description.noun) == (form, noun)


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("Two ministers", id="several"),
        pytest.param("The crowd", id="no noun for people"),
        pytest.param("Ida Lund", id="a name"),
        pytest.param("She", id="a pronoun"),
    ],
)
def test_others_describe_no_one_person(source: str) -> None:
    assert not described_in(f"Ida Lund left. {source} said that taxes would fall.")


OFFICES = [
    pytest.param("Minister Ida Lund left. The minister", categories.NAMED, id="the same words"),
    pytest.param("Ida Lund, 54, left. The 54-year-old", categories.NAMED, id="the age"),
    pytest.param("Ida Lund, 61, left. The 54-year-old", categories.UNTOLD, id="another age"),
    pytest.param("CEO Ida Lund left. The chief executive", categories.SAME, id="the same office"),
    pytest.param("Acme founder Ida Lund left. The boss", categories.KIN, id="one who may be called so"),
    pytest.param("Acme vice president Ida Lund left. The boss", categories.OTHER, id="a deputy may not"),
    pytest.param("Analyst Ida Lund left. The minister", categories.OTHER, id="another office"),
    pytest.param("Ida Lund left. The minister", categories.UNTOLD, id="none is told"),
]


@pytest.mark.parametrize(("text", "office"), OFFICES)
def test_offices_are_compared(text: str, office: int) -> None:
    [(_, candidates)] = described_in(f"{text} said that taxes would fall.")
    assert candidates["Ida Lund"].office == office


@pytest.mark.parametrize(
    ("text", "field"),
    [
        pytest.param("Foreign Secretary Ida Lund left. The foreign secretary", categories.SHARED_FIELD, id="the same"),
        pytest.param("First Minister Ida Lund left. The justice minister", categories.TWO_FIELDS, id="two"),
        pytest.param("Labour leader Ida Lund left. The opposition leader", categories.MAYBE_FIELD, id="maybe the same"),
        pytest.param("Minister Ida Lund left. The minister", categories.NO_FIELD, id="none"),
    ],
)
def test_what_offices_are_for_is_compared(text: str, field: int) -> None:
    [(_, candidates)] = described_in(f"{text} said that taxes would fall.")
    assert candidates["Ida Lund"].field == field


@pytest.mark.parametrize(
    ("text", "employer"),
    [
        pytest.param("Acme CEO Ida Lund left. The Acme CEO", categories.SHARED, id="the same"),
        pytest.param("Acme CEO Ida Lund left. Globex's CEO", categories.DIFFERENT, id="another"),
        pytest.param("Acme CEO Ida Lund left. The CEO of a rival", categories.DIFFERENT, id="some other"),
        pytest.param("Acme CEO Ida Lund left. The CEO", categories.ONE_TOLD, id="only hers is told"),
        pytest.param("CEO Ida Lund left. The CEO", categories.NEITHER, id="none is told"),
    ],
)
def test_employers_are_compared(text: str, employer: int) -> None:
    [(_, candidates)] = described_in(f"{text} said that taxes would fall.")
    assert candidates["Ida Lund"].employer == employer


@pytest.mark.parametrize(
    ("source", "sex"),
    [
        pytest.param("The chairwoman", categories.OTHER_SEX, id="a woman"),
        pytest.param("The chairman", categories.UNKNOWN, id="anybody"),
        pytest.param("The businessman", categories.UNKNOWN, id="any man"),
    ],
)
def test_sexes_are_compared(source: str, sex: int) -> None:
    [(_, candidates)] = described_in(f"Mr. Paul Lund left. {source} said that taxes would fall.")
    assert candidates["Paul Lund"].sex == sex


def test_whom_the_description_names_it_means_only_in_apposition() -> None:
    [(_, candidates)] = described_in("Max Feld left. A lawyer for Ida Lund said that taxes would fall.")
    assert list(candidates) == ["Max Feld"]
