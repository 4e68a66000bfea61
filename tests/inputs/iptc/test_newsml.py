"""NewsML-G2 becomes articles: news items that are texts, alone, in messages, in packages."""

from typing import Any

import pytest

from streams.inputs.iptc.newsml import newsml_readings
from streams.inputs.readings import Fault, Found, PassedOver, Reading
from streams.pipeline.article import Article, article_of
from tests.inputs.later import KILLS_NEED_NO_TEXT

NS = 'xmlns="http://iptc.org/std/nar/2006-10-01/"'
NITF = """<inlineXML contenttype="application/nitf+xml"><nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">
  <head><title>Not this</title></head>
  <body><body.head><hedline><hl1>Acme grows</hl1></hedline><byline>By Jane Roe</byline></body.head>
  <body.content><p>Acme grew.</p><media media-type="image"><media-caption>A plant</media-caption></media>
  <bq><p>“It did,” she said.</p></bq></body.content></body></nitf></inlineXML>"""
XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">
  <head><title>Not this</title></head>
  <body><p>Acme <em>grew</em> &amp; grew.<br/>It did.</p></body></html></inlineXML>"""
PLAIN = '<inlineData contenttype="text/plain">Acme grew.\n\nIt did.</inlineData>'


def item(
    content: str = NITF, *, meta: str = "", about: str = "", attributes: str = 'version="4"', kind: str = "text"
) -> str:
    return f"""<newsItem {NS} guid="urn:example:1" {attributes} standardversion="2.35" xml:lang="en-GB">
      <itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:EX"><name>Example Wire</name></provider>
      <versionCreated>2024-05-06T14:00:00+02:00</versionCreated>{meta}</itemMeta>
      <contentMeta><headline>Acme grows</headline><by>By Jane Roe</by>
      <subject qcode="medtop:1"><name>economy</name></subject>{about}</contentMeta>
      <contentSet>{content}</contentSet></newsItem>"""


def item_by_uri() -> str:
    """The item with addresses instead of codes and names."""
    named = '<provider qcode="nprov:EX"><name>Example Wire</name></provider>'
    by_uri = item(about='<language tag="en"/>').replace(named, '<provider uri="http://wire.example"/>')
    return by_uri.replace('qcode="', 'uri="http://cv.example/').replace("<name>economy</name>", "")


def read(document: str) -> list[Reading]:
    return newsml_readings(document.encode())


def article(document: str) -> dict[str, Any]:
    (reading,) = read(document)
    assert isinstance(reading, Found), reading
    assert isinstance(article_of(reading.article), Article) or not reading.article.get("body")
    return reading.article


def test_an_item_with_nitf() -> None:
    read_article = article(item())
    body = read_article.pop("body")
    assert " ".join(body.split()) == (
        "<div><p>Acme grew.</p> <blockquote><p>“It did,” she said.</p></blockquote></div>"
    )
    assert read_article == {
        "id": "urn:example:1",
        "title": "Acme grows",
        "content_type": "text/html",
        "version": 4,
        "published_at": "2024-05-06T12:00:00Z",
        "language": "en-GB",
        "authors": ["Jane Roe"],
        "source": "Example Wire",
        "subjects": ["economy"],
    }


def test_xhtml_keeps_its_text() -> None:
    assert " ".join(article(item(XHTML))["body"].split()) == "<p>Acme <em>grew</em> &amp; grew.<br>It did.</p>"


def test_plain_text_stays_plain() -> None:
    read_article = article(item(PLAIN))
    assert (read_article["body"], read_article.get("content_type")) == ("Acme grew.\n\nIt did.", None)


def test_a_body_without_a_headline_has_that_of_its_nitf() -> None:
    assert article(item().replace("<headline>Acme grows</headline>", ""))["title"] == "Acme grows"


def test_without_a_version_the_second_counts_in_which_it_was_made() -> None:
    assert article(item(attributes=""))["version"] == 1714996800


@pytest.mark.parametrize(
    ("meta", "status"),
    [
        ('<pubStatus qcode="stat:usable"/>', None),
        ('<pubStatus qcode="stat:withheld"/>', "withheld"),
        ('<pubStatus qcode="stat:canceled"/>', "canceled"),
        ('<pubStatus uri="http://cv.iptc.org/newscodes/pubstatusg2/canceled"/>', "canceled"),
        ("<embargoed/>", "withheld"),
    ],
)
def test_statuses(meta: str, status: str | None) -> None:
    assert article(item(meta=meta)).get("status") == status


def test_embargoes() -> None:
    assert (
        article(item(meta="<embargoed>2024-05-07T00:00:00Z</embargoed>"))["embargoed_until"] == "2024-05-07T00:00:00Z"
    )


@KILLS_NEED_NO_TEXT
def test_a_kill_without_a_text_is_an_article() -> None:
    killed = article(item("", meta='<pubStatus qcode="stat:canceled"/>'))
    assert (killed["status"], killed["version"]) == ("canceled", 4)
    assert isinstance(article_of(killed), Article)


@pytest.mark.parametrize(
    ("uri", "source"),
    [
        ("https://wire.example.com/desk", "wire.example.com"),
        ("http://[", None),
        ("http://\u2100.example", None),
        ("urn:wire:1", None),
    ],
)
def test_the_provider_may_be_an_address(uri: str, source: str | None) -> None:
    assert article(item_by_uri().replace("http://wire.example", uri)).get("source") == source


def test_symbols() -> None:
    about = """<subject type="cpnat:organisation" qcode="R:ACME.N"><name>Acme</name></subject>
      <subject qcode="org:2"><organisationDetails><hasInstrument symbol="BRKb.N" symbolsrc="symsrc:RIC"/>
      <hasInstrument symbol="META"/></organisationDetails></subject>"""
    assert article(item(about=about))["tickers"] == ["ACME", "BRK.B", "META"]


@pytest.mark.parametrize(
    ("kind", "what"), [("picture", "a picture"), ("video", "a video"), ("composite", "a composite")]
)
def test_what_is_no_text_is_passed_over(kind: str, what: str) -> None:
    assert read(item(kind=kind)) == [PassedOver(what, "urn:example:1")]


@pytest.mark.parametrize(
    ("name", "what"),
    [("conceptItem", "a concept"), ("planningItem", "a planning item"), ("knowledgeItem", "a list of concepts")],
)
def test_other_items_are_passed_over(name: str, what: str) -> None:
    assert read(f'<{name} {NS} guid="g"/>') == [PassedOver(what, "g")]


def test_a_message_has_several() -> None:
    message = (
        f"<newsMessage {NS}><itemSet><packageItem guid='p'/>{item()}{item(kind='picture')}</itemSet></newsMessage>"
    )
    kinds = [type(reading) for reading in read(message)]
    assert kinds == [PassedOver, Found, PassedOver]


def test_a_packages_inline_items_are_read() -> None:
    package, inside = read(f"<packageItem {NS} guid='p'><groupSet><group>{item()}</group></groupSet></packageItem>")
    assert package == PassedOver("a package", "p")
    assert isinstance(inside, Found)


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        ("", "not_xml"),
        ("<newsItem", "not_xml"),
        (f"<newsItem {NS}/>", "schema"),
        ("<rss/>", "wrong_format"),
        (item(meta='<pubStatus qcode="stat:spiked"/>'), "schema"),
        ("<a>" * 300 + "</a>" * 300, "too_deep"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><newsItem>&b;</newsItem>', "not_xml"),
        ('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><newsItem>&b;</newsItem>', "not_xml"),
        ('<!DOCTYPE newsItem SYSTEM "http://127.0.0.1:1/x.dtd"><newsItem>&b;</newsItem>', "not_xml"),
        ('<?xml version="1.0" encoding="klingon"?><newsItem/>', "not_xml"),
    ],
)
def test_faults_are_told(document: str, reason: str) -> None:
    (fault,) = read(document)
    assert isinstance(fault, Fault)
    assert fault.reason == reason


def test_a_bomb_of_entities_is_not_unpacked() -> None:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    (fault,) = read(f'<!DOCTYPE x [<!ENTITY e0 "boom">{bomb}]><newsItem>&e11;</newsItem>')
    assert isinstance(fault, Fault)
    assert "entities" in fault.message
