"""How an article speaks of those whom a description may mean."""

import pytest

from streams.quotes.coreference.presence import (
    BEFORE,
    BEHIND,
    IN_SENTENCE,
    IN_TITLE,
    NEAR_BEFORE,
    NEAR_BEHIND,
    PERSON,
    SENTENCE_BEFORE,
    SENTENCE_BEHIND,
    SILENT,
    SPEAKS,
    SPEAKS_NEXT,
    WITHIN,
    Presence,
)
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.speakers.discourse import Discourse
from tests.quotes.documents import EXTRACTOR, document_of, range_of

SOURCE = "the minister"


def discourse_of(body: str, title: str = "") -> Discourse:
    document = document_of(body, title)
    cast, (_, said) = EXTRACTOR.said(document)
    assert cast is not None
    return Discourse(cast, document.body, said, speakers_of(cast, document.body, said))


def presence_of(name: str, body: str, title: str = "", source: str = SOURCE) -> Presence:
    """How ``name`` stands to the statement whose source is the last ``source`` in ``body``."""
    discourse = discourse_of(body, title)
    place = range_of(discourse.field, source)
    described = next(each for each in discourse.described() if each.source == place)
    people = {who: len(discourse.cast.mentions.of(who)) for who in range(len(discourse.cast.entities))}
    found = discourse.presences(described, people)
    return next(presence for who, presence in found.items() if discourse.name(who) == name)


@pytest.mark.parametrize(
    ("body", "where"),
    [
        pytest.param("Ida Lund left, as the minister said that taxes would fall.", IN_SENTENCE, id="in its sentence"),
        pytest.param("Ida Lund left. It fell, the minister said.", SENTENCE_BEFORE, id="one before"),
        pytest.param("Ida Lund left. So it was. It fell, the minister said.", NEAR_BEFORE, id="two before"),
        pytest.param(
            "Ida Lund left. So it was. It rained. It snowed. Then it fell, the minister said.", BEFORE, id="long before"
        ),
        pytest.param("It fell, the minister said. Ida Lund left.", SENTENCE_BEHIND, id="one behind"),
        pytest.param("It fell, the minister said. So it was. Ida Lund left.", NEAR_BEHIND, id="two behind"),
        pytest.param(
            "It fell, the minister said. So it was. It rained. It snowed. Ida Lund left.", BEHIND, id="long behind"
        ),
        pytest.param(
            "Ida Lund left. It fell, the minister said. Ida Lund left.", SENTENCE_BEFORE, id="before goes first"
        ),
    ],
)
def test_where_somebody_is_named(body: str, where: int) -> None:
    assert presence_of("Ida Lund", body).where == where


def test_only_the_title_may_name_somebody() -> None:
    found = presence_of("Ida Lund", "It fell, the minister said.", title="Ida Lund left")
    assert (found.where, found.in_title) == (IN_TITLE, True)


def test_the_source_itself_may_name_somebody() -> None:
    found = presence_of("Ida Lund", "It fell, a lawyer for Ida Lund said.", source="a lawyer for Ida Lund")
    assert found.where == WITHIN


def test_who_speaks_before_and_behind_is_told_by_turns() -> None:
    body = (
        "It fell, Max Feld said. It rose, Ida Lund said. It stood, the minister said. "
        'It "fell", Jane Roe said. It rose, Ann Poe said.'
    )
    turns = {name: presence_of(name, body) for name in ("Max Feld", "Ida Lund", "Jane Roe", "Ann Poe")}
    assert {name: (found.spoke, found.speaks) for name, found in turns.items()} == {
        "Max Feld": (SPEAKS, SILENT),
        "Ida Lund": (SPEAKS_NEXT, SILENT),
        "Jane Roe": (SILENT, SPEAKS_NEXT),
        "Ann Poe": (SILENT, SPEAKS),
    }


@pytest.mark.parametrize(
    ("again", "repeats"),
    [
        pytest.param("Acme would build bakeries and mills in Leeds", 2, id="most"),
        pytest.param("Acme would build roads, ports and dams", 1, id="some"),
        pytest.param("it was a good day", 0, id="nothing"),
    ],
)
def test_who_says_the_same_is_told(again: str, repeats: int) -> None:
    body = f"Acme will build bakeries and mills in Leeds, the minister said. So it was. Ida Lund said {again}."
    assert presence_of("Ida Lund", body).repeats == repeats


def test_how_much_is_spoken_of_somebody_is_told() -> None:
    body = "Ida Lund met Max Feld. Ida Lund left. Ida Lund rose, the minister said."
    lund, feld = (presence_of(name, body) for name in ("Ida Lund", "Max Feld"))
    assert (lund.type, lund.is_most, feld.is_most) == (PERSON, True, False)
    assert lund.share > feld.share
    assert (lund.is_in_content, feld.is_in_content) == (True, False)


@pytest.mark.parametrize(
    ("body", "has"),
    [
        pytest.param("A senior minister left. The minister", True, id="with an adjective"),
        pytest.param("The minister left. The minister", False, id="one who is known"),
        pytest.param("A very old senior minister left. The minister", False, id="with too many"),
    ],
)
def test_somebody_may_have_been_introduced(body: str, *, has: bool) -> None:
    discourse = discourse_of(f"{body} said that taxes would fall.")
    assert discourse.has_come_up("minister", range_of(discourse.field, "The minister").start) is has
