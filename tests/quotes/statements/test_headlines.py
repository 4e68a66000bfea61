"""Headlines that end with who says what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.fields import layouts_of
from streams.quotes.statements.headlines import with_source_behind
from tests.quotes.documents import LEX, document_of, quotes_in

BODY = "Jane Roe left on Monday. Acme Research, the ECB and BBC News stayed in Leeds, where the SEC was."


def said_in(title: str, body: str = BODY) -> list[tuple[str, str, str]]:
    """What the ``title`` says: how, its words, and whose they are there."""
    document = document_of(body, title)
    return [
        (quote.kind, document.text(quote.span), "" if quote.speaker is None else document.text(quote.speaker.mention))
        for quote in quotes_in(document)
        if quote.span.field == "title"
    ]


SAID = [
    pytest.param("Norwell to cut a third of its jobs - sources", "indirect", "Norwell to cut a third of its jobs",
                 "sources", id="sources"),
    pytest.param("Norwell to cut a third of its jobs -sources", "indirect", "Norwell to cut a third of its jobs",
                 "sources", id="without a space behind the dash"),
    pytest.param("NORWELL SHARES TO FALL FURTHER - ANALYSTS", "indirect", "NORWELL SHARES TO FALL FURTHER", "ANALYSTS",
                 id="capitals"),
    pytest.param("Norwell Probed Over Massive Hack: Report", "indirect", "Norwell Probed Over Massive Hack", "Report",
                 id="a report behind a colon"),
    pytest.param("Norwell must pay its former staff – Leeds court", "indirect", "Norwell must pay its former staff",
                 "Leeds court", id="with what it is called before"),
    pytest.param("Norwell shares to fall further - Roe", "indirect", "Norwell shares to fall further", "Roe",
                 id="a name that the body has"),
    pytest.param("Norwell Shares to Fall Further: Acme Research", "indirect", "Norwell Shares to Fall Further",
                 "Acme Research", id="an organization's"),
    pytest.param("Norwell Shares to Fall Further: Analyst Jane Roe", "indirect", "Norwell Shares to Fall Further",
                 "Jane Roe", id="behind a title"),
    pytest.param("Norwell shares a 'last gasp' of growth: ECB", "mixed", "Norwell shares a 'last gasp' of growth",
                 "ECB", id="a quotation inside"),
    pytest.param("EXCLUSIVE-Norwell to cut a third of its jobs – sources", "indirect",
                 "Norwell to cut a third of its jobs", "sources", id="without what a wire puts before it"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "kind", "words", "source"), SAID)
def test_a_headline_is_whose_it_ends_with(title: str, kind: str, words: str, source: str) -> None:
    assert said_in(title) == [(kind, words, source)]


NOT_SAID = [
    pytest.param("Profile: Jane Roe", id="too few words"),
    pytest.param("Norwell adds a token to its network: details", id="what is no source"),
    pytest.param("What Norwell Did to Its Shares – It Might Surprise You", id="a clause"),
    pytest.param("What the two sides in Leeds want: Break Up Banks", id="capitals that are no name"),
    pytest.param("Norwell to cut a third of its jobs - Feld", id="a name that the body has not"),
    pytest.param("Norwell to cut a third of its jobs - BBC News", id="the site"),
    pytest.param("Norwell buys a well-known report", id="a hyphen within a word"),
    pytest.param("Norwell: to cut jobs or not to, that is all that anybody in Leeds reports", id="too much behind it"),
]  # fmt: skip


@pytest.mark.parametrize("title", NOT_SAID)
def test_other_headlines_say_nothing(title: str) -> None:
    assert said_in(title) == []


def test_who_speaks_inside_speaks() -> None:
    found = said_in("Norwell boss tells staff that jobs will go: report")
    assert [source for _, _, source in found] == ["Norwell boss"]


def test_a_quotation_is_whose_it_ends_with() -> None:
    assert said_in("'We will not leave Leeds at all' - Roe") == [("direct", "We will not leave Leeds at all", "Roe")]


def test_a_body_may_be_a_headline() -> None:
    document = document_of("Norwell to cut a third of its jobs – sources")
    assert [document.text(quote.span) for quote in quotes_in(document)] == ["Norwell to cut a third of its jobs"]


def test_a_sentence_is_no_headline() -> None:
    assert quotes_in(document_of("Norwell may cut a third of its jobs - sources of much unrest.")) == []


@given(
    st.lists(st.sampled_from(["Norwell", "sources", "-", " ", ":", "–", "report", "'", "EXCLUSIVE", "the"]), min_size=1)
)
def test_any_headline_is_read(parts: list[str]) -> None:
    document = document_of("", "x" + "".join(parts))
    title, layout = document.title, layouts_of(document, LEX)[0]
    for statement in with_source_behind(title, layout, [], (), LEX):
        assert 0 <= statement.content.start < statement.content.end <= len(title.words)
