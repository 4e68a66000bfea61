"""One way in, and nothing that comes in may do harm."""

import json
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, tostring

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from streams import UnreadableInputError, articles_in, enrich
from streams.inputs.iptc.xml_trees import tree_of
from streams.inputs.libraries import MissingLibraryError
from streams.inputs.reader import read_input
from streams.inputs.readings import Fault, Found, PassedOver
from streams.inputs.sniffing import FORMATS, Format
from streams.pipeline.article import Article, article_of
from tests.inputs.iptc.test_newsml import item, item_by_uri
from tests.inputs.iptc.test_ninjs import V1, V2, V3
from tests.inputs.pages.test_reading import ld, page
from tests.inputs.test_feeds import ATOM, JSON, RSS, RSS_1
from tests.inputs.test_json_ld import NODE

SEEDS: list[tuple[Format, bytes]] = [
    ("article", b'{"id": "1", "body": "x"}'),
    ("text", b"Rain fell."),
    ("page", page(head=ld()).encode()),
    *[("ninjs", json.dumps(value).encode()) for value in (V1, V2, V3)],
    ("newsml-g2", item().encode()),
    ("newsml-g2", item_by_uri().encode()),
    ("json-ld", json.dumps(NODE).encode()),
    *[("feed", feed.encode()) for feed in (RSS, RSS_1, ATOM, json.dumps(JSON))],
]
_HARMFUL = [
    b"<" * 30_000,
    b"<a>" * 30_000,
    b"[" * 100_000,
    b'{"a":' * 30_000,
    b"<!DOCTYPE " * 10_000,
    b"<!--" * 20_000,
    b"<?xml " * 10_000,
    b"<rss><channel>" + b"<item>" * 3_000,
    b"<rss><channel><item><description>" + b"&lt;a " * 20_000,
    b'{"uri": "u", "type": "composite", "associations": [' * 500,
    b"&" * 50_000,
    b"\x00" * 10_000,
    "<p>\ud800".encode("utf-8", "surrogatepass") * 1_000,
    b"<html><nav></nav>" + b"<p>word word word <b>x</b> " * 3_000,
    b"<html><nav></nav>" + b"x<br>" * 8_000,
    b"<html><nav></nav>" + b"<p>. follow a b c d e f g h " * 3_000,
    b"<html><nav></nav><p>One &#1; \x0c\x01\xef\xbf\xbf two</p>x\x02" * 100,
    b'<script type="application/ld+json">' + b'{"@graph":[' * 3_000,
]


@pytest.mark.parametrize(("form", "data"), SEEDS)
def test_the_content_tells_the_format(form: Format, data: bytes) -> None:
    name = "file.txt" if form == "text" else "file"
    told = read_input(data, name=name)
    assert told == read_input(data, name=name, form=form)
    assert [type(reading) for reading in told] == [Found]
    (found,) = told
    assert isinstance(found, Found)
    assert isinstance(article_of(found.article), Article)


def test_another_format_is_named() -> None:
    assert read_input(b"%PDF-1.7", name="a") == [
        Fault(
            "wrong_format",
            "This is a PDF document, which is not read: take its text out first, for example with pdftotext, and give "
            "that as .txt.",
        )
    ]


def test_the_librarys_function_gives_articles() -> None:
    package = {"uri": "p", "type": "composite", "associations": [V3, {"uri": "q", "type": "picture"}]}
    (article,) = articles_in(json.dumps(package).encode(), name="file")
    assert enrich(article)["title"] == "Acme grows"
    with pytest.raises(UnreadableInputError, match="PDF"):
        articles_in(b"%PDF-1.7", name="file")


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(MissingLibraryError, match=r"pip install 'quotetape\[inputs\]'"):
        read_input(page().encode(), name="file")


def harmless(data: bytes, form: Format | None) -> None:
    """Whatever ``data`` is, what comes of it are readings, and articles are JSON."""
    for reading in read_input(data, name="fuzz", form=form):
        assert isinstance(reading, Found | PassedOver | Fault)
        if isinstance(reading, Found):
            orjson.dumps(reading.article)
            article_of(reading.article)


@pytest.mark.parametrize("data", _HARMFUL, ids=lambda data: repr(data[:16]))
@pytest.mark.parametrize("form", [None, *FORMATS])
def test_nothing_harmful_does_harm(data: bytes, form: Format | None) -> None:
    started = time.process_time()
    harmless(data, form)
    assert time.process_time() - started < 20


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([None, *FORMATS]))
def test_any_bytes(data: bytes, form: Format | None) -> None:
    harmless(data, form)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(SEEDS))
def test_what_is_damaged(data: Any, seed: tuple[Format, bytes]) -> None:
    form, whole = seed
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(len(whole), start + 60)))
    harmless(whole[:start] + data.draw(st.binary(max_size=20)) + whole[end:], form)


_NAMES = (
    "uri type headline headlines bodies body_text role value associations organisations symbols symbol by standard "
    "name version pubstatus versioncreated @type @graph articleBody author url items id content_html title "
    "date_published about tickerSymbol embargoed language subject"
).split()
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.sampled_from(_NAMES), values, max_size=6),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(_JSON, st.sampled_from(["ninjs", "json-ld", "feed", "article"]))
def test_values_of_any_type_in_any_place(value: Any, form: Format) -> None:
    harmless(json.dumps(value).encode(), form)


_HOSTILE = st.sampled_from(
    [
        *("", " ", ":", "/", "//", "::::", "-", ".", "R:", "R:.", "%", "{", "]]>", "\ufeff", "\u202e", "\U000e0041"),
        *("http://[", "http://a]b", "http://[::1", "http://\u2100.example", "http://a:99999999", "//[", "urn:x:["),
        *("9" * 5_000, "-1", "1e999", "\u0661", "\u00b2", "x" * 5_000, "a:" * 2_000, "<b" * 500, "&#x110000;"),
        *("0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "99999-99-99", "Mon, 1 Jan 99999 00:00:00 +9999"),
        *("en" + "-x" * 500, "text/", "text/html; charset=klingon", "javascript:alert(1)"),
    ]
) | st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
_TREES = [
    (form, tree) for form, data in SEEDS if form in ("newsml-g2", "feed") and isinstance(tree := tree_of(data), Element)
]


@pytest.mark.parametrize(("form", "tree"), _TREES, ids=lambda each: each if isinstance(each, str) else each.tag)
@settings(max_examples=100, deadline=None)
@given(data=st.data())
def test_hostile_words_in_any_place_of_xml(data: Any, form: Format, tree: Element) -> None:
    tree = deepcopy(tree)
    places = [(each, name) for each in tree.iter() for name in [*each.attrib, None]]
    for element, name in data.draw(st.lists(st.sampled_from(places), min_size=3, max_size=10)):
        if name is None:
            element.text = data.draw(_HOSTILE)
        else:
            element.set(name, data.draw(_HOSTILE))
    harmless(tostring(tree), form)


@settings(max_examples=300, deadline=None)
@given(st.data(), st.sampled_from([seed for seed in SEEDS if seed[1].lstrip().startswith(b"{")]))
def test_hostile_words_in_any_place_of_json(data: Any, seed: tuple[Format, bytes]) -> None:
    form, whole = seed
    value = json.loads(whole)
    for holder, place in data.draw(st.lists(st.sampled_from(list(_places(value))), max_size=6)):
        holder[place] = data.draw(_HOSTILE)
    harmless(json.dumps(value).encode(), form)


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Each place of a JSON value: the object or the array, and the name or the index in it."""
    for place, inside in list(value.items() if isinstance(value, dict) else enumerate(value)):
        yield value, place
        if isinstance(inside, dict | list):
            yield from _places(inside)


def test_no_reader_opens_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("page.html").write_text(page())
    for form in FORMATS:
        for reading in read_input(b"page.html", name="page.html", form=form):
            assert not (isinstance(reading, Found) and "Harbour" in str(reading.article))
