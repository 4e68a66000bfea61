"""Where a mention stands that says nothing about its company."""

import pytest

from streams.text.document import Document, TextField
from streams.tickers.decision.mention_context import ContextReader
from tests.tickers.small import LEXICON, body, candidate, document

READER = ContextReader(LEXICON)


def context_of(text: str, words: str) -> str | None:
    article = document(text)
    return READER.context_of(candidate(article.body, words), READER.boilerplate_of(article))


def boilerplate_of(text: str) -> list[str]:
    article = document(text)
    boilerplate = READER.boilerplate_of(article)
    found = [paragraph for paragraph in article.body.paragraphs if boilerplate.is_around(paragraph.start)]
    return [article.text(article.body.span(*paragraph)) for paragraph in found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("She told CNBC that it rose", "CNBC", id="something was told it"),
        pytest.param("She told the Wall Street Journal", "Wall Street Journal", id="with an article between"),
        pytest.param("It fell, according to CNBC", "CNBC", id="according to it"),
        pytest.param("According to CNBC it fell", "CNBC", id="According to it"),
        pytest.param("She spoke to The Journal", "Journal", id="somebody spoke to it"),
        pytest.param("She said in an interview with CNBC", "CNBC", id="an interview with it"),
        pytest.param("It was first reported by Fox News", "Fox News", id="reported by it"),
        pytest.param("The Wall Street Journal reported a deal", "Wall Street Journal", id="it reported"),
        pytest.param("A CNBC survey showed it", "CNBC", id="its survey, without a possessive"),
        pytest.param("CNBC's report had it", "CNBC", id="its report"),
        pytest.param("CNBC’s Ann Roe asked him", "CNBC", id="its reporter"),
    ],
)
def test_an_outlet_that_only_says_something(text: str, words: str) -> None:
    assert context_of(text, words) == "outlet"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("CNBC shares rose", "CNBC", id="its shares"),
        pytest.param("CNBC's profit rose", "CNBC", id="its profit"),
        pytest.param("The firm bought CNBC", "CNBC", id="it was bought"),
        pytest.param("She moved to CNBC", "CNBC", id="somebody moved to it"),
        pytest.param("the CNBC rose", "CNBC", id="an article alone"),
        pytest.param("CNBC", "CNBC", id="nothing beside it"),
        pytest.param("CNBC'", "CNBC", id="an apostrophe alone"),
        pytest.param("She told Acme that it rose", "Acme", id="no outlet"),
        pytest.param("She told Facebook that it rose", "Facebook", id="a platform"),
    ],
)
def test_an_outlet_that_something_is_said_of(text: str, words: str) -> None:
    assert context_of(text, words) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("He posted it on Facebook", "Facebook", id="posted on it"),
        pytest.param("He sold it via Facebook", "Facebook", id="via it"),
        pytest.param("On Facebook he was rude", "Facebook", id="On it"),
        pytest.param("He took to Facebook", "Facebook", id="took to it"),
        pytest.param("On his Facebook he was rude", "Facebook", id="on somebody's"),
        pytest.param("She was writing on her Facebook", "Facebook", id="writing on somebody's"),
        pytest.param("A Facebook post was rude", "Facebook", id="a post"),
        pytest.param("its Google Play page", "Google Play", id="a page of a platform of two words"),
        pytest.param("Share Facebook Other", "Facebook", id="a line of buttons"),
        pytest.param("It rose.\nShare Facebook", "Facebook", id="a line of buttons under the text"),
    ],
)
def test_a_platform_that_is_only_where_something_was_posted(text: str, words: str) -> None:
    assert context_of(text, words) == "platform"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Facebook rose", "Facebook", id="it rose"),
        pytest.param("Facebook", "Facebook", id="nothing beside it"),
        pytest.param("It bought Facebook", "Facebook", id="it was bought"),
        pytest.param("It sold a site to Facebook", "Facebook", id="it was sold to"),
        pytest.param("the end of its Facebook", "Facebook", id="it is somebody's"),
        pytest.param("He sat on Acme", "Acme", id="no platform"),
        pytest.param("He sat on CNBC", "CNBC", id="an outlet"),
        pytest.param("Share prices of Facebook rose a lot more than we had thought", "Facebook", id="a sentence"),
        pytest.param("Share\nFacebook rose", "Facebook", id="buttons in another line"),
    ],
)
def test_a_platform_that_something_is_said_of(text: str, words: str) -> None:
    assert context_of(text, words) is None


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        pytest.param(
            "Acme rose.\nAbout Acme\nIt makes bolts.\nContact us.",
            ["About Acme", "It makes bolts."],
            id="a heading and what follows it",
        ),
        pytest.param("Acme rose.\nAbout Acme", ["About Acme"], id="a heading alone"),
        pytest.param("About Acme\nAbout Bolt\nIt rose.", ["About Acme", "About Bolt", "It rose."], id="two headings"),
        pytest.param("Acme rose.\nAbout 30 people work there.", [], id="no heading before a small word or a figure"),
        pytest.param("About\nAcme rose.", [], id="no heading of one word"),
        pytest.param(
            "About Acme Tools and Bolts and Nuts Inc.\nIt rose.", [], id="no heading of more than a few words"
        ),
        pytest.param(
            "Acme rose.\nThe author owns Acme.\nIt fell.", ["The author owns Acme."], id="a phrase of a disclosure"
        ),
        pytest.param("ALL RIGHTS RESERVED by Acme.", ["ALL RIGHTS RESERVED by Acme."], id="in whatever letters"),
        pytest.param("Acme rose.\nIt fell.", [], id="nothing"),
        pytest.param("", [], id="no text"),
    ],
)
def test_paragraphs_that_stand_under_many_articles(text: str, paragraphs: list[str]) -> None:
    assert boilerplate_of(text) == paragraphs


@pytest.mark.parametrize(
    ("text", "words", "context"),
    [
        pytest.param("Acme rose.\nAbout Acme2\nIt makes bolts.", "Acme", None, id="before it"),
        pytest.param("It rose.\nAbout Acme\nIt makes bolts.", "Acme", "boilerplate", id="in its heading"),
        pytest.param("It rose.\nAbout Bolt\nAcme is its rival.\nNow.", "Acme", "boilerplate", id="in its paragraph"),
        pytest.param("It rose.\nAbout Bolt\nIt is big.\nAcme fell.", "Acme", None, id="after it"),
        pytest.param("It rose.\nAbout Bolt\nHe told CNBC so.", "CNBC", "boilerplate", id="an outlet in it"),
    ],
)
def test_a_mention_may_stand_in_such_a_paragraph(text: str, words: str, context: str | None) -> None:
    assert context_of(text, words) == context


def test_a_headline_is_never_under_an_article() -> None:
    article = Document(TextField.of("title", "Acme rises"), body("About Bolt\nIt rose."))

    assert READER.context_of(candidate(article.title, "Acme"), READER.boilerplate_of(article)) is None


def test_the_shipped_lists_are_in_small_letters() -> None:
    assert all(words == words.lower() for words in (*LEXICON.contexts.boilerplate.phrases, *LEXICON.outlets))
