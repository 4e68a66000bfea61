"""What an input is, told by its content first."""

import gzip
import json

import pytest

from streams.inputs.sniffing import Foreign, Known, sniff


def told(data: str | bytes, name: str = "") -> str:
    what = sniff(data.encode() if isinstance(data, str) else data, name=name)
    return what.format if isinstance(what, Known) else what.name


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        ("", "", "article"),
        ('{"id": "1", "body": "x"}', "a.json", "article"),
        ('{"id": "1", "body": "x"}\n{"id": "2"}', "a.jsonl", "article"),
        ('{"id": "1", "uri": "u", "type": "text"}', "", "article"),
        ('[{"id": "1"}]', "", "article"),
        ("no JSON\n{}", "a.jsonl", "article"),
        ('{"uri": "u", "type": "text"}', "", "ninjs"),
        ('[{"uri": "u", "type": "text"}]', "", "ninjs"),
        ('{"uri": "u", "type": "text"}\n{"uri": "v", "type": "text"}', "", "ninjs"),
        ('\ufeff{"uri": "u",\n"versioncreated": "x"}', "a.json", "ninjs"),
        ('{"uri": "u", "headlines": [], "bodies": ["' + "x" * 70_000, "", "ninjs"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "", "feed"),
        ('{"@context": "https://schema.org", "@type": "NewsArticle"}', "", "json-ld"),
        ('[{"@context": "https://schema.org"}]', "", "json-ld"),
        ("<!DOCTYPE html><p>x", "", "page"),
        ("<html><body>x", "a.json", "page"),
        ("<!-- saved from url --><html>", "", "page"),
        ('<?xml version="1.0"?><!DOCTYPE html PUBLIC "a" "b"><html/>', "", "page"),
        ('<?xml version="1.0"?><html/>', "", "page"),
        ("<p>A part of a page", "", "page"),
        ("Text that says nothing.", "a.html", "page"),
        ('<?xml version="1.0"?>\n<!-- c -->\n<rss version="2.0">', "", "feed"),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/">', "", "feed"),
        ('<feed xmlns="http://www.w3.org/2005/Atom">', "", "feed"),
        ('<newsItem standardversion="2.35">', "", "newsml-g2"),
        ('<n:newsMessage xmlns:n="x">', "", "newsml-g2"),
        ("Rain fell.", "a.txt", "text"),
        ("<p>“Ja”", "a.txt", "text"),
    ],
)
def test_known_formats(data: str, name: str, what: str) -> None:
    assert told(data, name) == what


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (b"%PDF-1.7 \xff", "", "a PDF document"),
        ("anything", "a.pdf", "a PDF document"),
        (b"PK\x03\x04....word/document.xml", "", "a Word document (.docx)"),
        (b"PK\x03\x04....xl/workbook.xml", "", "a spreadsheet (.xlsx)"),
        (b"PK\x03\x04....", "", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0", "", "an Office document of the old kind (.doc, .xls)"),
        (gzip.compress(b"{}"), "", "packed by gzip"),
        (b"\x89PNG\r\n", "", "a picture (PNG)"),
        ("# Title", "a.md", "Markdown"),
        ("From: <Saved by Blink>\n", "a.mhtml", "a web archive (.mhtml)"),
        ("<nitf/>", "", "an NITF document"),
        ("<NewsML/>", "", "IPTC NewsML 1.x"),
        ("<urlset/>", "", "a sitemap"),
        ("<opml/>", "", "a list of feeds (OPML)"),
        ('<?xml version="1.0"?><catalogue/>', "", "XML with the root <catalogue>"),
        ("Rain fell on Harbour Street.", "", "plain text, as it seems"),
        (b"\x01\x02\x00\x03", "", "binary data"),
        ('{"id": "1"}'.encode("utf-16"), "a.json", "text in UTF-16"),
    ],
)
def test_what_is_not_read_is_named(data: str | bytes, name: str, what: str) -> None:
    assert told(data, name) == what
    foreign = sniff(data.encode() if isinstance(data, str) else data, name=name)
    assert isinstance(foreign, Foreign)
    assert foreign.advice


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ({"uri": "u", "standard": {"name": "ninjs", "version": "2.1"}}, "IPTC ninjs 2.1"),
        ({"uri": "u", "pubStatus": "usable"}, "IPTC ninjs 3.x"),
    ],
)
def test_versions_are_told(value: object, name: str) -> None:
    what = sniff(json.dumps(value).encode())
    assert what.name == name
    assert sniff(b'<newsItem standardversion="2.35"/>').name == "IPTC NewsML-G2 2.35"
