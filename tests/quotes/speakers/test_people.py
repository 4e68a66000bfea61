"""Whom the description of a person may mean, and what the text tells of each."""

import pytest

from streams.quotes.coreference import identities as categories
from streams.quotes.coreference.identities import Candidate
from streams.quotes.coreference.presence import BARE, DEFINITE, INDEFINITE, OWNED
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.speakers.discourse import Discourse
from streams.quotes.speakers.people import People, Person
from tests.quotes.documents import EXTRACTOR, document_of


def described_in(body: str) -> list[tuple[Person, dict[str, Candidate]]]:
    """The people described in ``body``, each with who may be meant, by their names."""
    document = document_of(body)
    cast, (_, said) = EXTRACTOR.said(document)
    assert cast is not None
    discourse = Discourse(cast, document.body, said, speakers_of(cast, document.body, said))
    people = People(discourse)
    found = [people.person(each) for each in discourse.described()]
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
    [(person, _)] = described_in(f"Ida Lund left. {source} said that taxes would fall.")
    assert (person.description.form, person.description.noun) == (form, noun)


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


COMPARED = [
    pytest.param("Minister Ida Lund left. The minister", "office", categories.NAMED, id="office: the same words"),
    pytest.param("Ida Lund, 54, left. The 54-year-old", "office", categories.NAMED, id="office: the age"),
    pytest.param("Ida Lund, 61, left. The 54-year-old", "office", categories.UNTOLD, id="office: another age"),
    pytest.param("CEO Ida Lund left. The chief executive", "office", categories.SAME, id="office: the same office"),
    pytest.param("Acme founder Ida Lund left. The boss", "office",
                 categories.KIN, id="office: one who may be called so"),
    pytest.param("Acme vice president Ida Lund left. The boss", "office",
                 categories.OTHER, id="office: a deputy may not"),
    pytest.param("Analyst Ida Lund left. The minister", "office", categories.OTHER, id="office: another office"),
    pytest.param("Ida Lund left. The minister", "office", categories.UNTOLD, id="office: none is told"),
    pytest.param("Foreign Secretary Ida Lund left. The foreign secretary", "field",
                 categories.SHARED_FIELD, id="field: the same"),
    pytest.param("First Minister Ida Lund left. The justice minister", "field", categories.TWO_FIELDS, id="field: two"),
    pytest.param("Labour leader Ida Lund left. The opposition leader", "field",
                 categories.MAYBE_FIELD, id="field: maybe the same"),
    pytest.param("Minister Ida Lund left. The minister", "field", categories.NO_FIELD, id="field: none"),
    pytest.param("Acme CEO Ida Lund left. The Acme CEO", "employer", categories.SHARED, id="employer: the same"),
    pytest.param("Acme CEO Ida Lund left. Globex's CEO", "employer", categories.DIFFERENT, id="employer: another"),
    pytest.param("Acme CEO Ida Lund left. The CEO of a rival", "employer",
                 categories.DIFFERENT, id="employer: some other"),
    pytest.param("Acme CEO Ida Lund left. The CEO", "employer", categories.ONE_TOLD, id="employer: only hers is told"),
    pytest.param("CEO Ida Lund left. The CEO", "employer", categories.NEITHER, id="employer: none is told"),
    pytest.param("Mr. Paul Lund left. The chairwoman", "sex", categories.OTHER_SEX, id="sex: a woman"),
    pytest.param("Mr. Paul Lund left. The chairman", "sex", categories.UNKNOWN, id="sex: anybody"),
    pytest.param("Mr. Paul Lund left. The businessman", "sex", categories.UNKNOWN, id="sex: any man"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "what", "category"), COMPARED)
def test_who_is_named_is_compared_with_who_is_described(text: str, what: str, category: int) -> None:
    [(_, candidates)] = described_in(f"{text} said that taxes would fall.")
    assert [getattr(each, what) for name, each in candidates.items() if name.endswith(" Lund")] == [category]


def test_whom_the_description_names_it_means_only_in_apposition() -> None:
    [(_, candidates)] = described_in("Max Feld left. A lawyer for Ida Lund said that taxes would fall.")
    assert list(candidates) == ["Max Feld"]
