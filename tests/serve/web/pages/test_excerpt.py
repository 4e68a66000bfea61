"""What of an article is shown around a quote's words."""

import pytest

from streams.serve.web.pages.excerpt import around


def excerpt(article: str, words: str, context: int = 30) -> str:
    """The quote as the page has it, with what an event of ``article`` has around it."""
    start = article.index(words)
    end = start + len(words)
    before, behind = around(article[max(0, start - context) : start], words, article[end : end + context])
    return f"{before}[{words}]{behind}"


@pytest.mark.parametrize(
    ("article", "shown"),
    [
        ('"We are ready," said Dr. Roe. He left then, they say.', '"[We are ready]," said Dr. Roe.'),
        ('"We are ready," said Mr. Roe. He left.', '"[We are ready]," said Mr. Roe.'),
        ('"We are ready," said Gov. Max Feld of Ohio, who left.', '"[We are ready]," said Gov. Max Feld of…'),
        ('"We are ready". Mr. Roe left.', '"[We are ready]".'),
    ],
)
def test_no_sentence_ends_with_an_abbreviation(article: str, shown: str) -> None:
    assert excerpt(article, "We are ready") == shown


def test_a_sentence_begins_behind_none_either() -> None:
    assert excerpt("He left. Mr. Roe said we are ready. It fell.", "we are ready") == "Mr. Roe said [we are ready]."
    # The prefix begins amid the title: "r. Roe of Acme told the paper ".
    article = "He left. Mr. Roe of Acme told the paper we are ready."
    assert excerpt(article, "we are ready") == "…Roe of Acme told the paper [we are ready]."
    article = "It fell a lot.\n\nThe team of Acme believes we are ready."
    assert excerpt(article, "we are ready", 31) == "The team of Acme believes [we are ready]."


def test_only_the_quotes_own_sentence_is_before_it() -> None:
    assert excerpt("It fell. He left. We are ready, he said.", "We are ready") == "[We are ready], he said."


def test_who_speaks_behind_a_full_stop_is_shown() -> None:
    assert excerpt("“We are ready.” Ann Roe said so. It fell.", "We are ready.") == "“[We are ready.]” Ann Roe said so."


def test_a_paragraph_is_not_left() -> None:
    assert excerpt("Markets\n\n“We are ready.”\n\nIt fell.", "We are ready.") == "“[We are ready.]”"
    assert excerpt("“We are ready,” said Mr.\nRoe of Acme. It fell", "We are ready") == (
        "“[We are ready],” said Mr.\nRoe of Acme."
    )


def test_what_goes_on_beyond_the_event_has_dots() -> None:
    article = "The company that makes chips thinks we are ready for whatever there is to come in spring"
    assert excerpt(article, "we are ready") == "…that makes chips thinks [we are ready] for whatever there is to…"


@pytest.mark.parametrize("words", ["", " ", "…", "."])
def test_whatever_the_words_are(words: str) -> None:
    assert around("", words, "") == ("", "")
    assert around("He said ", words, "")[0] in ("He said ", "")


def test_a_quote_may_be_long() -> None:
    words = "We are ready. " * 10_000 + "We go."
    assert around("Ann Roe said: “", words, "” It fell. He left.") == ("Ann Roe said: “", "” It fell.")
