"""What an input is, told by its content; its name is asked only where the content does not tell."""

import re
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final, Literal, get_args

import orjson

from streams.inputs.feeds import JSON_FEED, is_json_feed
from streams.inputs.iptc import ninjs
from streams.inputs.iptc.newsml import NAME as NEWSML
from streams.inputs.json_ld import is_json_ld

Format = Literal["article", "text", "page", "ninjs", "newsml-g2", "json-ld", "feed"]
FORMATS: Final[tuple[Format, ...]] = get_args(Format)
HEAD: Final = 65_536
"""Bytes of an input that are looked at."""


@dataclass(frozen=True, slots=True)
class Known:
    """An input that can be read."""

    format: Format
    name: str
    """With its version, for people: "IPTC ninjs 2.1"."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """An input that is recognized and not read."""

    name: str
    """With its article: "a PDF document"."""
    advice: str
    """What to do."""


_AS_TEXT: Final = "save its text as .txt or .html, or convert it, for example with pandoc"
_NO_TEXT: Final = "it has no text"
_MAGIC: Final = (
    (b"%PDF-", Foreign("a PDF document", "take its text out first, for example with pdftotext, and give that as .txt")),
    (b"\xd0\xcf\x11\xe0", Foreign("an Office document of the old kind (.doc, .xls)", _AS_TEXT)),
    (b"{\\rtf", Foreign("a rich text document (.rtf)", _AS_TEXT)),
    (b"\x1f\x8b", Foreign("packed by gzip", "give it a name that ends in .gz")),
    (b"\x28\xb5\x2f\xfd", Foreign("packed by zstd", "unpack it first")),
    (b"Obj\x01", Foreign("an Avro file", "export it as JSON Lines")),
    (b"PAR1", Foreign("a Parquet file", "export it as JSON Lines")),
    (b"SQLite format 3", Foreign("an SQLite database", "export it as JSON Lines")),
    (b"\x89PNG", Foreign("a picture (PNG)", _NO_TEXT)),
    (b"\xff\xd8\xff", Foreign("a picture (JPEG)", _NO_TEXT)),
    (b"GIF8", Foreign("a picture (GIF)", _NO_TEXT)),
)
_ZIP: Final = b"PK\x03\x04"
_ZIPPED: Final = (
    (b"word/", Foreign("a Word document (.docx)", _AS_TEXT)),
    (b"xl/", Foreign("a spreadsheet (.xlsx)", "export it as JSON Lines")),
    (b"ppt/", Foreign("a presentation (.pptx)", _AS_TEXT)),
    (b"opendocument", Foreign("an OpenDocument file (.odt, .ods)", _AS_TEXT)),
    (b"epub", Foreign("an e-book (.epub)", _AS_TEXT)),
)
_BY_SUFFIX: Final[dict[str, Known | Foreign]] = {
    ".txt": Known("text", "plain text"),
    ".text": Known("text", "plain text"),
    ".html": Known("page", "a web page"),
    ".htm": Known("page", "a web page"),
    ".xhtml": Known("page", "a web page"),
    ".md": Foreign("Markdown", "make HTML or text of it, for example with pandoc, or give --format text"),
    ".markdown": Foreign("Markdown", "make HTML or text of it, for example with pandoc, or give --format text"),
    ".rst": Foreign("reStructuredText", "make HTML or text of it, for example with pandoc, or give --format text"),
    ".pdf": _MAGIC[0][1],
    ".docx": _ZIPPED[0][1],
    ".doc": _MAGIC[1][1],
    ".csv": Foreign("a table (.csv)", "make JSON Lines of it, an object with id and body a line"),
}
ARTICLE: Final = Known("article", "an article as JSON")
_VALUES: Final = re.compile(rb"(?:^|\n)\s{0,20}[\[{]")
_MHTML: Final = re.compile(rb"(?:From: <Saved by|MIME-Version:|Content-Type: multipart/related)", re.IGNORECASE)
_PROLOG: Final = re.compile(
    rb"(?:\s+|<\?[^>]{0,2000}\?>|<!--(?:(?!-->).){0,20000}-->|<!DOCTYPE[^>\[]{0,1000}(?:\[[^\]]{0,8000}\])?\s*>)*",
    re.DOTALL | re.IGNORECASE,
)
_ROOT: Final = re.compile(rb"<(?:[A-Za-z][\w.-]{0,40}:)?([A-Za-z][\w.-]{0,60})[^<>]{0,4000}")
_HTML_DOCTYPE: Final = re.compile(rb"<!DOCTYPE\s+html", re.IGNORECASE)
_STANDARD_VERSION: Final = re.compile(rb"standardversion\s*=\s*[\"']([\w.]{1,8})")
_ITEMS: Final = frozenset("newsitem newsmessage packageitem conceptitem knowledgeitem planningitem catalogitem".split())
_PAGE: Final = Known("page", "a web page")
_ADVICE_FOR_XML: Final = "send a NewsML-G2 item or message, RSS or Atom, or save it as a web page"
_DOCTYPE_HEAD: Final = 2048
_ROOTS: Final[dict[str, Known | Foreign]] = {
    "html": _PAGE,
    "rss": Known("feed", "an RSS feed"),
    "feed": Known("feed", "an Atom feed"),
    "rdf": Known("feed", "an RSS 1.0 feed"),
    "nitf": Foreign("an NITF document", "put it into a NewsML-G2 item, or save its text as .html"),
    "newsml": Foreign("IPTC NewsML 1.x", "ask your agency for NewsML-G2 or ninjs"),
    "urlset": Foreign("a sitemap", "give the pages that it names"),
    "opml": Foreign("a list of feeds (OPML)", "give its feeds to quotetape feed"),
    "svg": Foreign("a picture (SVG)", _NO_TEXT),
}


def sniff(head: bytes, *, name: str = "") -> Known | Foreign:
    """What an input is.

    Args:
        head: How it begins: :data:`HEAD` bytes, or all of it.
        name: Its file's name, without ``.gz``.
    """
    suffix = PurePath(name).suffix.lower()
    what = seen(head, suffix=suffix)
    if what is None and not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"{", b"[")):
        what = _BY_SUFFIX.get(suffix) or (None if _VALUES.search(head) or not head.strip() else _no_values(head))
    return what or ARTICLE


def seen(head: bytes, *, suffix: str = "") -> Known | Foreign | None:
    """What the content of an input shows it to be; None for articles and for what shows nothing."""
    for magic, foreign in _MAGIC:
        if head.startswith(magic):
            return foreign
    if head.startswith(_ZIP):
        zipped = (foreign for mark, foreign in _ZIPPED if mark in head)
        return next(zipped, Foreign("a ZIP archive", "unpack it first"))
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if text.startswith(b"<"):
        return _markup(text, suffix)
    if text.startswith((b"{", b"[")):
        return _json(text)
    if _MHTML.match(text):
        return Foreign("a web archive (.mhtml)", "save the page as 'Web page, HTML only'")
    return None


def _no_values(text: bytes) -> Foreign:
    """What is not JSON and has no line of it."""
    if text.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Foreign("text in UTF-16", "save it as UTF-8")
    if b"\x00" in text:
        return Foreign("binary data", "save it as a web page or as text")
    return Foreign("plain text, as it seems", "give --format text, or name its file .txt")


def recognized(value: object) -> Known | None:
    """What a decoded JSON value is, if it is something else than an article."""
    if (version := ninjs.ninjs_version(value)) is not None:
        return Known("ninjs", f"{ninjs.NAME} {version}")
    if is_json_feed(value):
        return Known("feed", "a JSON Feed")
    if is_json_ld(value) and not (isinstance(value, dict) and "id" in value):
        return Known("json-ld", "schema.org JSON-LD")
    return None


def _json(text: bytes) -> Known | None:
    """What the first value of a JSON text is; None for an article."""
    first = _first_value(text)
    if isinstance(first, list) and first and isinstance(first[0], dict):
        return recognized(first[0]) if recognized(first) is None else recognized(first)
    if first is not None:
        return recognized(first)
    # The head ends inside the value: its beginning has to tell.
    start = text[:4096]
    if JSON_FEED.encode() in start:
        return Known("feed", "a JSON Feed")
    if b'"@context"' in start and b"schema.org" in start:
        return Known("json-ld", "schema.org JSON-LD")
    if (
        b'"uri"' in text
        and b'"id"' not in text
        and re.search(rb'(?i)"(?:versioncreated|pubstatus|headlines|bodies)"', text)
    ):
        return Known("ninjs", ninjs.NAME)
    return None


def _first_value(text: bytes) -> Any:
    """The whole text as one JSON value, or its first line; None if neither is."""
    for part in (text, text.split(b"\n", 1)[0], text.lstrip(b"[ \t\r\n").split(b"\n", 1)[0].rstrip(b", \r\t")):
        try:
            return orjson.loads(part)
        except orjson.JSONDecodeError:
            continue
    return None


def _markup(text: bytes, suffix: str) -> Known | Foreign:
    """What begins with ``<``: by its root, if that is one that is known, else a web page or a part of one."""
    if _HTML_DOCTYPE.search(text, 0, _DOCTYPE_HEAD):
        return _PAGE
    root = _ROOT.match(text, _end_of_prolog(text))
    name = root[1].decode().lower() if root else ""
    if name in _ITEMS:
        version = _STANDARD_VERSION.search(text)
        return Known("newsml-g2", f"{NEWSML} {version[1].decode() if version else '2.x'}")
    if name in _ROOTS:
        return _ROOTS[name]
    if suffix in (".txt", ".text"):
        return _BY_SUFFIX[suffix]
    is_xml = suffix == ".xml" or text.startswith(b"<?xml")
    return Foreign(f"XML with the root <{name}>", _ADVICE_FOR_XML) if is_xml else _PAGE


def _end_of_prolog(text: bytes) -> int:
    match = _PROLOG.match(text)
    return match.end() if match else 0
