"""Names of one word, and words that only have a capital."""

import pytest

from streams.quotes.names.name import Name
from streams.quotes.names.one_word import OneWordReader
from streams.quotes.names.openings import Openings
from streams.quotes.names.runs import Run
from streams.quotes.names.surroundings import Surroundings
from tests.quotes.documents import LEX, cast_of, marked, source_of, speaker_of


def read(text: str) -> Name | None:
    """The name that the word behind the bar in ``text`` is."""
    field, (at,) = marked(text)
    sentence = field.sentence_at(at)
    run = Run(at, at + 1, sentence, opens=at == field.sentences[sentence].start, headline=False)
    return OneWordReader(field, LEX, Surroundings(field, LEX), Openings(field, LEX)).read(run)


KINDS = [
    pytest.param("He left |Acme.", "unknown", id="a word of no list may be anything"),
    pytest.param("He left |ACME.", "organization", id="a word in capitals is an organization"),
    pytest.param("He left |A.", "unknown", id="one letter is not in capitals"),
    pytest.param("He left |B2.", "unknown", id="a word with a figure is not in capitals"),
    pytest.param("He left |Berlin.", "place", id="a place is one"),
    pytest.param("He met the |Chairman.", "role", id="an office is a role"),
    pytest.param("He met the |MD.", "role", id="initials are a role in capitals"),
    pytest.param("He met chairman |Zqx.", "person", id="a role before a word makes a person of it"),
    pytest.param("He met his wife, |Jane, in spring.", "person", id="a given name in apposition is a person's"),
    pytest.param("He met his wife, |Jane", "person", id="a given name in apposition may end the text"),
    pytest.param("He met his wife |Jane, in spring.", "person", id="a given name directly behind a relation is one's"),
    pytest.param("He met his wife, |Jane was there.", "unknown", id="a given name before a verb is in no apposition"),
    pytest.param("He met his wife, |Zqx, in spring.", "unknown", id="another name in apposition may be anything"),
    pytest.param("He left the house, |Jane, in spring.", "unknown", id="what nobody is has no apposition"),
    pytest.param(", |Jane, left.", "unknown", id="a text may begin with a comma"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_a_word_tells_its_kind_with_those_beside_it(text: str, kind: str) -> None:
    name = read(text)
    assert name is not None
    assert name.kind == kind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("|Recently, it fell.", id="a word that opens sentences"),
        pytest.param("|Co-founder of it.", id="a prefix of an office"),
        pytest.param("It was in |Phase 3 in spring.", id="an ordinary word with a number"),
    ],
)
def test_a_word_may_only_have_a_capital(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("It was |Recently that fell.", id="an opening word in the middle"),
        pytest.param("It was |Co that fell.", id="a prefix without a hyphen"),
        pytest.param("It was |Zqx 3 in spring.", id="no ordinary word with a number"),
        pytest.param("It was |Phase", id="an ordinary word at the end of the text"),
    ],
)
def test_a_word_that_only_looks_like_that_is_a_name(text: str) -> None:
    assert read(text) is not None


@pytest.mark.parametrize(
    ("text", "is_name"),
    [
        pytest.param("So the |German said.", False, id="one of a nation"),
        pytest.param("So said the 25-year-old |German.", False, id="behind other words"),
        pytest.param("So said the young |Scot, who left.", False, id="a noun that is no adjective"),
        pytest.param("So the |Conservative said.", False, id="one of a party"),
        pytest.param("So the |French said.", True, id="a nation"),
        pytest.param("So the |German chancellor said.", True, id="what somebody is of a nation"),
        pytest.param("So an |Indian-born Roe said.", True, id="part of a compound"),
        pytest.param("So the |Conservative's leader left.", True, id="who has a leader"),
        pytest.param("So |Finn said.", True, id="a name without an article"),
    ],
)
def test_one_of_a_nation_is_no_name(text: str, *, is_name: bool) -> None:
    assert (read(text) is not None) is is_name


OPENINGS = [
    pytest.param("|Target, which fell, left.", False, id="a company in a clause of things"),
    pytest.param("|Target stood.", True, id="an ordinary word"),
    pytest.param("|Target CEO Jane Roe left.", False, id="not a company before its chief"),
    pytest.param("|Target raised it.", False, id="not a company before its verb"),
    pytest.param("|Target's Jane Roe left.", False, id="not a company that owns a person"),
    pytest.param("|Target's shares fell.", False, id="not a company that owns something"),
    pytest.param("|Paper's Jane left.", True, id="a word that owns a given name"),
    pytest.param("|Paper CEO Jane Roe left.", True, id="a word that no company is called by"),
    pytest.param("|Paper's finance chief left.", False, id="not what has a chief"),
    pytest.param("|Paper's U.S. chief left.", False, id="not what has a chief in a place"),
    pytest.param("|Paper's old chief left.", True, id="what has something else between"),
    pytest.param("|Paper's finance finance finance finance chief left.", True, id="what has a chief far behind"),
    pytest.param("|Target", True, id="a word that ends the text"),
    pytest.param("He left |Target.", False, id="not a word in the middle"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "opens"), OPENINGS)
def test_what_opens_a_sentence_may_be_any_word(text: str, *, opens: bool) -> None:
    name = read(text)
    assert name is not None
    assert name.opens is opens


@pytest.mark.parametrize(
    ("text", "refers"),
    [
        pytest.param("He left the |Company.", True, id="behind the article"),
        pytest.param('He left (the "|Company").', True, id="behind the article and a mark"),
        pytest.param("He left this |Company.", True, id="behind a demonstrative"),
        pytest.param("He left a |Company.", False, id="not behind an indefinite article"),
        pytest.param("|Company", False, id="not at the beginning of a text"),
        pytest.param('"|Company', False, id="not behind a mark at the beginning"),
        pytest.param('He left the (" (|Company).', False, id="not behind more marks than an aside has"),
        pytest.param("He left the |Acme.", False, id="not as a name"),
    ],
)
def test_a_description_with_a_capital_refers(text: str, *, refers: bool) -> None:
    name = read(text)
    assert name is not None
    assert name.refers is refers


SPEAKERS = [
    pytest.param("Her father, Jonas, said so.", "Her father, Jonas", "Jonas", "person",
                 id="a given name in apposition is a person's"),
    pytest.param("Acme Corp. began a Phase 3 study. The company said so.", "The company", "Acme Corp.", "organization",
                 id="what is numbered is nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_speaker_has_a_name_of_one_word(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


PRESS = [
    pytest.param("Scope spokeswoman Jane Roe", "spokeswoman", "Scope", id="a body has a spokeswoman"),
    pytest.param("Scope manager Jane Roe", "Scope manager", None, id="but its word may be a thing that is managed"),
    pytest.param("Target's Jane Roe", None, "Target",
                 id="an ordinary word with an \"'s\" before a person is a company"),
    pytest.param("Target's CFO, Jane Roe,", "CFO", "Target",
                 id="an ordinary word with an \"'s\" before an officer is a company"),
    pytest.param("Target's finance chief, Jane Roe,", "finance chief", "Target",
                 id="an ordinary word with an \"'s\" before a field and a chief is a company"),
    pytest.param("Target's U.S. sales chief, Jane Roe,", "U.S. sales chief", "Target",
                 id="an ordinary word with an \"'s\" before a place and a chief is a company"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "role", "affiliation"), PRESS)
def test_an_ordinary_word_employs(source: str, role: str | None, affiliation: str | None) -> None:
    speaker = source_of(source)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


def test_a_text_of_one_word_names_it() -> None:
    assert [entity.words for entity in cast_of("Acme").entities] == [("acme",)]
