"""Who wrote what says something."""

import pytest

from streams.quotes.coreference.authors import (
    ANY,
    BODY,
    DID,
    DOES_BEHIND,
    HOUSE,
    MODIFIER,
    OUTLET,
    OWNS,
    OWNS_BEHIND,
    OWNS_KIN,
    UNTIED,
    Author,
)
from streams.quotes.model import Speaker
from streams.quotes.speakers.discourse import Discourse
from streams.quotes.speakers.writings import Writings, Written
from tests.quotes.documents import EXTRACTOR, document_of

WRITINGS = [
    pytest.param("Acme Corp. filed a new motion. The filing said", "Acme Corp.", id="who filed it"),
    pytest.param("Acme Corp. has published a study. The study said", "Acme Corp.", id="who published it"),
    pytest.param("It fell after a report from the bank Acme Corp. The report said", "Acme Corp.", id="from whom"),
    pytest.param("It fell after Acme Corp.'s 1986 annual report. The report said", "Acme Corp.", id="whose"),
    pytest.param("It fell after an Acme Corp. survey. The study said", "Acme Corp.", id="a name before it"),
    pytest.param("It fell after Acme Corp.'s own new report. The report said", "Acme Corp.", id="whose own"),
    pytest.param("It fell after a brief statement by Acme Corp. The statement said", "Acme Corp.", id="a short one"),
    pytest.param("In its outlook, Acme Corp. said prices fell last year. Globex Inc. said costs rose. The report said",
                 "Acme Corp.",
                 id="who says it there"),
    pytest.param("Acme Corp. said in a report that prices fell. Globex Inc. said costs rose. The report said",
                 "Acme Corp.", id="who says it in one"),
    pytest.param("A report by Acme Corp. said prices fell. Globex Inc. said costs rose. The report said", "Acme Corp.",
                 id="whom it has been by"),
    pytest.param("The report said prices fell, by Acme Corp. A new report came. The report said", None,
                 id="but a new one is another"),
    pytest.param("Acme Corp. published a study. A recent report came. The report said", None, id="another has come up"),
    pytest.param("It fell after a report seen by Acme News. The report said", None, id="who has seen it"),
    pytest.param("It fell after an Acme Corp. lawsuit. The complaint said", None, id="a name before a lawsuit"),
    pytest.param("Acme Corp. on Friday sued Globex Inc. The suit said", "Acme Corp.", id="who sued"),
    pytest.param("Globex Inc. was sued. The complaint said", None, id="not who was"),
    pytest.param("Acme Corp. sued Globex Inc. A complaint came. The complaint said", None, id="one of nobody named"),
    pytest.param("It was Acme Corp.'s shares after a report. The report said", None, id="not what else is his"),
    pytest.param("Acme News reports a fall. The report said", "Acme News", id="who reports"),
    pytest.param("Ida Lund reported a fall. The report said", None, id="but nobody who may not have written one"),
    pytest.param("Acme Corp. announced cuts. The statement said", "Acme Corp.", id="who announced something"),
    pytest.param("Norway published a report. The report said", None, id="no place"),
    pytest.param("Globex Inc. filed a suit. Acme Corp. filed a motion. The complaint said", "Globex Inc.",
                 id="who accuses"),
    pytest.param("Globex Inc. published a study. Acme Corp. issued a poll. The study said", "Globex Inc.",
                 id="what is called so"),
    pytest.param("Globex Inc. fell after a report from Acme Corp. The report said", "Acme Corp.",
                 id="not whom it is about"),
    pytest.param("It fell after a letter from Acme Corp.'s lawyers. The letter said", None, id="not who has lawyers"),
    pytest.param("Acme Corp. filed a motion. The report said", None, id="something else"),
    pytest.param("Acme Corp. published a study. The French report said", None, id="another's"),
    pytest.param("Acme Corp. published a report. A report said", None, id="one that is new"),
    pytest.param("Acme Corp. fell. The terms of service on Globex Inc.'s page said", None, id="no writing"),
    pytest.param("Acme Corp. fell. The Acme unit said", None, id="but no part of him"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "name"), WRITINGS)
def test_a_writing_is_its_author_s_words(body: str, name: str | None) -> None:
    document = document_of(f"{body} that the deal would be good for everybody.")
    [quote] = [each for each in EXTRACTOR.extract(document) if "deal" in document.text(each.span)]
    assert quote.speaker is not None
    assert (None if quote.speaker.anonymous else quote.speaker.name) == name


TIES = [
    pytest.param("Acme Corp. fell. The report", UNTIED, id="nothing"),
    pytest.param("It fell after Acme Corp.'s report. The report", OWNS, id="it is his"),
    pytest.param("It fell after Acme Corp.'s study. The report", OWNS_KIN, id="he has one of that kind"),
    pytest.param("Acme Corp. sued Globex Inc. The complaint", DID, id="he does what it comes of"),
    pytest.param("The Acme Corp. report", MODIFIER, id="his name stands before it"),
]  # fmt: skip


def written_in(body: str) -> list[tuple[Written, dict[str, Author]]]:
    """The writings that say something in ``body``, each with who may have written it, by their names."""
    document = document_of(body)
    cast, (_, said) = EXTRACTOR.said(document)
    assert cast is not None
    sources = [None if one.source is None else document.body.span(*one.source) for one in said]
    speakers = [None if at is None else Speaker("", "unknown", at, anonymous=True) for at in sources]
    discourse = Discourse(cast, document.body, said, list(speakers))
    writings = Writings(discourse)
    found = [writings.written(each) for each in discourse.described()]
    return [
        (each, {cast.name_of(who): author for who, author in writings.authors(each).items()})
        for each in found
        if each is not None
    ]


@pytest.mark.parametrize(("body", "tie"), TIES)
def test_how_somebody_is_tied_to_a_writing(body: str, tie: int) -> None:
    [*_, (_, authors)] = written_in(f"{body} said that the deal would be good for everybody.")
    assert authors["Acme Corp."].tie == tie


@pytest.mark.parametrize(
    ("behind", "tie"),
    [
        pytest.param("It is Acme Corp.'s report.", OWNS_BEHIND, id="it is his"),
        pytest.param("Acme Corp. reports a fall.", DOES_BEHIND, id="he does what it comes of"),
    ],
)
def test_a_tie_may_stand_behind(behind: str, tie: int) -> None:
    [(_, authors)] = written_in(f"A report said that the deal would be good for everybody. {behind}")
    assert authors["Acme Corp."].tie == tie


@pytest.mark.parametrize(
    ("name", "sort"),
    [
        pytest.param("Food Commission", BODY, id="a public body"),
        pytest.param("New York Times", OUTLET, id="who publishes"),
        pytest.param("Morgan Stanley", HOUSE, id="who has analysts"),
        pytest.param("Zqx Corp.", ANY, id="anybody"),
    ],
)
def test_what_an_author_is_by_the_name(name: str, sort: int) -> None:
    [(_, authors)] = written_in(f"The {name} met. A report said that the deal would be good for everybody.")
    assert authors[name].sort == sort


def test_a_name_may_end_the_text() -> None:
    document = document_of("A report the report said was by Acme")
    assert all(document.text(quote.span) for quote in EXTRACTOR.extract(document))
