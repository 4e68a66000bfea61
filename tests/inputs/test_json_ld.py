"""schema.org's articles, alone and in graphs."""

from typing import Any

from streams.inputs.json_ld import json_ld_readings
from streams.inputs.readings import Fault, Found, PassedOver
from streams.pipeline.article import Article, article_of

NODE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "@id": "https://example.com/1#article",
    "mainEntityOfPage": {"@id": "https://example.com/1"},
    "headline": "Acme &amp; Roe grow",
    "articleBody": "Acme grew.\n\nIt did.",
    "author": [{"@type": "Person", "name": "By Jane Roe"}, {"name": "John Moe"}],
    "publisher": {"@type": "Organization", "name": "Example Wire"},
    "datePublished": "2024-05-06T14:00:00+02:00",
    "dateModified": "2024-05-06T13:00:00Z",
    "inLanguage": "en_US",
    "articleSection": ["Business", "Markets"],
    "about": {"@type": "Corporation", "name": "Acme", "tickerSymbol": "XNYS ACME"},
}
ARTICLE = {
    "id": "https://example.com/1#article",
    "body": "Acme grew.\n\nIt did.",
    "version": 1715000400,
    "title": "Acme & Roe grow",
    "authors": ["Jane Roe", "John Moe"],
    "source": "Example Wire",
    "url": "https://example.com/1",
    "published_at": "2024-05-06T12:00:00Z",
    "language": "en-US",
    "section": "Business",
    "tickers": ["ACME"],
}


def test_an_article() -> None:
    assert json_ld_readings(NODE, name="file") == [Found(ARTICLE)]
    assert isinstance(article_of(ARTICLE), Article)


def test_a_graph() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [{"@type": "WebPage"}, NODE, {**NODE, "@id": "#b", "@type": ["OpinionNewsArticle"]}],
    }
    first, second = json_ld_readings(graph, name="file")
    assert first == Found(ARTICLE)
    assert isinstance(second, Found)
    assert second.article["id"] == "https://example.com/1"


def test_an_article_that_does_not_name_itself_has_the_files_name() -> None:
    (reading,) = json_ld_readings({"@type": "BlogPosting", "articleBody": "x"}, name="file")
    assert reading == Found({"id": "file", "body": "x"})


def test_no_text_and_no_article_are_told() -> None:
    (fault,) = json_ld_readings({**NODE, "articleBody": " "}, name="file")
    assert isinstance(fault, Fault)
    assert fault.reason == "no_text"
    (other,) = json_ld_readings({"@type": "Recipe", "name": "Soup"}, name="file")
    assert other == PassedOver("JSON-LD without an article (Recipe)")
