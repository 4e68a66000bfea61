"""Headlines that end with who says what they say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.layout import layouts_of
from streams.quotes.statements.headlines import with_source_behind
from tests.quotes.documents import LEX, document_of, quotes_in

BODY = (
    "Norwell fell, Jane Roe said on Monday. Acme Research said that demand was weak. The ECB said that it would rise. "
    "It rained in Leeds, BBC News said. It snowed, CNBC said. Max Lund left Leeds."
)


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
    pytest.param("Norwell Probed Over Massive Hack: CNBC", "indirect", "Norwell Probed Over Massive Hack", "CNBC",
                 id="an outlet behind a colon"),
    pytest.param("Norwell shares to fall further - Roe", "indirect", "Norwell shares to fall further", "Roe",
                 id="a name that the body has"),
    pytest.param("Norwell Shares to Fall Further: Acme Research", "indirect", "Norwell Shares to Fall Further",
                 "Acme Research", id="an organization's"),
    pytest.param("Norwell Shares to Fall Further: Analyst Jane Roe", "indirect", "Norwell Shares to Fall Further",
                 "Jane Roe", id="behind a title"),
    pytest.param("Norwell shares a 'last gasp' of growth: ECB", "mixed", "Norwell shares a 'last gasp' of growth",
                 "ECB", id="a quotation inside"),
    pytest.param("Norwell to cut a third of its jobs - US officials", "indirect", "Norwell to cut a third of its jobs",
                 "US officials", id="a country that looks like a pronoun"),
    pytest.param("EXCLUSIVE-Norwell to cut a third of its jobs – sources", "indirect",
                 "Norwell to cut a third of its jobs", "sources", id="without what a wire puts before it"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "kind", "words", "source"), SAID)
def test_a_headline_is_whose_it_ends_with(title: str, kind: str, words: str, source: str) -> None:
    assert said_in(title) == [(kind, words, source)]


NOT_SAID = [
    pytest.param("Profile: Jane Roe", id="too few words"),
    pytest.param("Meet the first woman in charge: Roe", id="what only presents somebody"),
    pytest.param("How to get a job in Leeds: report", id="what only tells how"),
    pytest.param("Will Norwell shares ever rise again? - analysts", id="a question"),
    pytest.param("Man charged with murder of wife: Max Lund", id="somebody who says nothing"),
    pytest.param("Leeds win again in the cup - match report", id="what is no news of somebody"),
    pytest.param("Norwell at war with its staff: Roe sacks minister", id="a clause with a name"),
    pytest.param("Shares of Norwell – and of others – to fall: report", id="several marks"),
    pytest.param("Norwell fell. Shares rose. Gold was flat - analysts", id="several sentences"),
    pytest.param("Norwell adds a token to its network: details", id="what is no source"),
    pytest.param("What Norwell Did to Its Shares – It Might Surprise You", id="a clause"),
    pytest.param("The thing that both sides want: Break Up Banks", id="capitals that are no name"),
    pytest.param("Norwell to cut a third of its jobs - Feld", id="a name that the body has not"),
    pytest.param("Norwell to cut a third of its jobs - BBC News", id="the site"),
    pytest.param("Norwell to cut a third of its jobs - CNBC", id="an outlet's site"),
    pytest.param("Norwell buys a well-known report", id="a hyphen within a word"),
    pytest.param("Norwell: to cut jobs or not to, that is all that anybody in Leeds reports", id="too much behind it"),
]  # fmt: skip


@pytest.mark.parametrize("title", NOT_SAID)
def test_other_headlines_say_nothing(title: str) -> None:
    assert said_in(title) == []


def test_who_speaks_inside_speaks() -> None:
    found = said_in("Norwell boss tells staff that jobs will go: report")
    assert [source for _, _, source in found] == ["Norwell boss"]


def test_who_speaks_before_a_colon_speaks() -> None:
    assert [source for _, _, source in said_in("Jane Roe: Norwell wants to leave Leeds - report")] != ["report"]


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
    for statement in with_source_behind(title, layout, [], frozenset(), LEX):
        assert 0 <= statement.content.start < statement.content.end <= len(title.words)
