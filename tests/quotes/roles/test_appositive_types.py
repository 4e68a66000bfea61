"""What the words around a name say that it is."""

import pytest

from tests.quotes.documents import cast_of, range_of, speaker_of

OWNED = [
    pytest.param("“It fell,” said Acme Corp.'s Zqxa Jay.", "Zqxa Jay", "person", "Acme Corp.", id="behind a verb"),
    pytest.param("Acme Corp.'s Zqxa Jay said so.", "Zqxa Jay", "person", "Acme Corp.", id="before one"),
    pytest.param("“It fell,” said Acme Corp.'s Prime Video.", "Prime Video", "unknown", None, id="no two words"),
    pytest.param("“It fell,” said Acme Corp.'s Zqxa.", "Zqxa", "organization", None, id="nor a name of one"),
    pytest.param("“It fell,” said Norway's Zqxa Jay.", "Zqxa Jay", "organization", None, id="no place's"),
    pytest.param("He left Acme Corp.'s Zqxa Jay.", "Zqxa Jay", "organization", None, id="nobody who says nothing"),
]


@pytest.mark.parametrize(("body", "source", "kind", "employer"), OWNED)
def test_who_speaks_for_an_owner_is_somebody(body: str, source: str, kind: str, employer: str | None) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type, speaker.affiliation) == (source, kind, employer)


@pytest.mark.parametrize(
    ("title", "source", "kind", "employer"),
    [
        pytest.param("Acme Corp.'s Zqxa: ‘We grew’", "Zqxa", "person", "Acme Corp.", id="before a colon"),
        pytest.param("Acme Corp.'s Zqxa says it grew", "Zqxa", "person", "Acme Corp.", id="before a verb"),
        pytest.param("Acme Corp.'s Water: ‘We grew’", "Water", "unknown", None, id="no word"),
    ],
)
def test_in_a_headline_one_name_is_enough(title: str, source: str, kind: str, employer: str | None) -> None:
    cast = cast_of("It rose.", title)
    speaker = cast.speaker_of_span("title", *range_of(cast.document.title, source))
    assert (speaker.name, speaker.type, speaker.affiliation) == (source, kind, employer)


@pytest.mark.parametrize(
    ("body", "source", "name"),
    [
        pytest.param("The union Zqx met Acme. The union said so.", "The union", "Zqx", id="before the name"),
        pytest.param("Zqx, the union of bakers, met Acme. The union said so.", "The union", "Zqx", id="behind it"),
        pytest.param("Norwell Steelworkers met Acme. The union said so.", "The union", "Norwell Steelworkers",
                     id="in it"),
    ],
)  # fmt: skip
def test_an_organization_is_meant_by_what_it_is_called(body: str, source: str, name: str) -> None:
    assert speaker_of(body, source).name == name


@pytest.mark.parametrize(
    ("body", "kind", "sex"),
    [
        pytest.param("Zqxa Ida said she had left.", "person", "f", id="a woman's"),
        pytest.param("Zqxa Ida said that he had left.", "person", "m", id="a man's, behind that"),
        pytest.param("Zqxa Ida said his car fell.", "unknown", "", id="nobody's whose something is"),
        pytest.param("Zqxa Ida told her it fell.", "unknown", "", id="nor who hears it"),
        pytest.param("Zqxa Qell said she had left.", "unknown", "", id="no club's"),
        pytest.param("Zqxa Qell said it had left.", "unknown", "", id="nobody's"),
        pytest.param("Zqxa Qell met her.", "unknown", "", id="nobody's who says nothing"),
        pytest.param("Zqxa said she had left.", "unknown", "", id="no single word's"),
        pytest.param("Table Zqxa said she had left.", "unknown", "", id="no word's of the language"),
    ],
)
def test_who_says_something_of_herself_is_somebody(body: str, kind: str, sex: str) -> None:
    (somebody,) = cast_of(body).entities
    assert (somebody.type, somebody.sex) == (kind, sex)
