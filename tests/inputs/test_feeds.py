"""RSS, Atom and JSON feeds become articles, an entry each."""

import json
from typing import Any

import pytest

from streams.inputs.feeds import feed_readings, json_feed_readings
from streams.inputs.readings import Fault, Found, PassedOver
from streams.pipeline.article import Article, article_of

ENTRY = {
    "id": "tag:example.com,2024:1",
    "url": "https://example.com/1",
    "title": "Johnson & Roe grows",
    "body": "<p>Acme grew, <b>Roe</b> said.</p>",
    "content_type": "text/html",
    "published_at": "2024-05-06T12:00:00Z",
    "source": "Example Wire",
    "language": "en",
    "authors": ["Jane Roe"],
}
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Example Wire</title><language>en</language><item><guid isPermaLink="false">tag:example.com,2024:1</guid>
<link>https://example.com/1</link><title>Johnson &amp;amp; Roe grows</title><dc:creator>By Jane Roe</dc:creator>
<description>&lt;p&gt;Acme grew, &lt;b&gt;Roe&lt;/b&gt; said.&lt;/p&gt;</description>
<pubDate>Mon, 06 May 2024 14:00:00 +0200</pubDate></item></channel></rss>"""
RSS_1 = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>Example Wire</title>
<dc:language>en</dc:language></channel><item rdf:about="tag:example.com,2024:1"><link>https://example.com/1</link>
<title>Johnson &amp; Roe grows</title><dc:creator>Jane Roe</dc:creator><dc:date>2024-05-06T12:00:00Z</dc:date>
<description>&lt;p&gt;Acme grew, &lt;b&gt;Roe&lt;/b&gt; said.&lt;/p&gt;</description></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Example Wire</title><entry>
<id>tag:example.com,2024:1</id><link href="https://example.com/1"/><title>Johnson &amp; Roe grows</title>
<author><name>Jane Roe</name></author><published>2024-05-06T12:00:00Z</published>
<updated>2024-05-06T13:00:00Z</updated><summary>Acme.</summary>
<content type="html">&lt;p&gt;Acme grew, &lt;b&gt;Roe&lt;/b&gt; said.&lt;/p&gt;</content></entry></feed>"""
JSON: dict[str, Any] = {
    "version": "https://jsonfeed.org/version/1.1",
    "title": "Example Wire",
    "language": "en",
    "items": [
        {
            "id": "tag:example.com,2024:1",
            "url": "https://example.com/1",
            "title": "Johnson & Roe grows",
            "content_html": "<p>Acme grew, <b>Roe</b> said.</p>",
            "authors": [{"name": "Jane Roe"}],
            "date_published": "2024-05-06T12:00:00Z",
            "date_modified": "2024-05-06T13:00:00Z",
        }
    ],
}


def articles(feed: str) -> list[dict[str, Any]]:
    return [reading.article for reading in feed_readings(feed.encode()) if isinstance(reading, Found)]


@pytest.mark.parametrize(("feed", "version"), [(RSS, None), (RSS_1, 1714996800), (ATOM, 1715000400)])
def test_entries(feed: str, version: int | None) -> None:
    (entry,) = articles(feed)
    assert isinstance(article_of(entry), Article)
    assert entry.pop("version", None) == version
    assert entry == ENTRY


def test_a_json_feed() -> None:
    (reading,) = json_feed_readings(JSON)
    assert reading == Found({**ENTRY, "version": 1715000400})


def test_exchanges_categories_are_tickers() -> None:
    categories = "<category>Nasdaq:ACME</category><category>Business</category>"
    (entry,) = articles(RSS.replace("</item>", f"{categories}</item>"))
    assert entry["tickers"] == ["ACME"]


def test_an_entry_without_an_id_has_its_link_or_its_words() -> None:
    (entry,) = articles(RSS.replace("tag:example.com,2024:1", ""))
    assert entry["id"] == "https://example.com/1"
    (entry,) = articles("<rss version='2.0'><channel><item><title>T</title></item></channel></rss>")
    assert entry["id"].startswith("entry-")


def test_an_entry_without_a_text_is_passed_over() -> None:
    feed = b"<rss version='2.0'><channel><item><guid>g</guid></item></channel></rss>"
    assert feed_readings(feed) == [PassedOver("an entry without a text", "g")]
    assert json_feed_readings({**JSON, "items": [{"id": 7}, "no item"]}) == [PassedOver("an entry without a text", "7")]


def test_a_feed_that_is_no_good_xml_is_read_as_far_as_it_goes() -> None:
    (entry,) = articles(RSS.replace("&amp;amp;", "&").replace("</rss>", ""))
    assert entry["title"] == "Johnson & Roe grows"


@pytest.mark.parametrize("feed", [b"", b"{}", b"\xff\xfe", b"<!DOCTYPE r [<!ENTITY a 'b'>]><rss version='2.0'/>"])
def test_what_is_no_feed_is_told(feed: bytes) -> None:
    (fault,) = feed_readings(feed)
    assert isinstance(fault, Fault)
    assert fault.reason == "not_xml"


def test_the_name_of_a_file_is_not_opened(tmp_path: Any) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    assert [type(reading) for reading in feed_readings(str(path).encode())] == [Fault]


def test_no_json_feed() -> None:
    (fault,) = json_feed_readings(json.loads("[]"))
    assert isinstance(fault, Fault)
