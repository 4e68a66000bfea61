"""RSS, Atom and JSON Feed documents to articles, an entry each. Feedparser is imported when needed."""

import hashlib
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import Any, Final, TypeGuard

from streams.inputs.libraries import library
from streams.inputs.readings import Fault, PassedOver, Reading, article
from streams.inputs.values import (
    by_line,
    first_moment,
    language_of,
    list_of,
    plain_of,
    seconds_of,
    symbols_of,
    text_of,
)

MAX_FEED: Final = 16_000_000
"""Bytes of a feed that is read."""
JSON_FEED: Final = "https://jsonfeed.org/version/"

_MARKUP: Final = re.compile(r"<[a-z/!][^<>]*>|&[a-z]{2,8};|&#\d{2,6};", re.IGNORECASE)
_LISTED: Final = re.compile(r"[A-Za-z][A-Za-z ]{1,14}:\s?\$?[A-Z][A-Z.-]{0,7}")
"""A category that is an exchange and a symbol, as agencies' feeds have it."""
_NO_TEXT: Final = "an entry without a text"


def feed_readings(data: bytes) -> list[Reading]:
    """The articles of an RSS or Atom document.

    Raises:
        MissingLibraryError: Feedparser is not installed.
    """
    if len(data) > MAX_FEED:
        return [Fault("too_large", f"The feed has {len(data):,} bytes; {MAX_FEED:,} are read at most.")]
    if b"<!ENTITY" in data:
        return [Fault("not_xml", "The feed declares entities, which are not read.")]
    parse = library("feedparser").parse
    try:
        # A stream, because feedparser takes bytes for the name of a file if there is one.
        parsed = parse(BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - feeds do to their parser what nobody has thought of
        return [Fault("not_xml", f"The feed can't be read: {type(error).__name__}: {str(error)[:100]}.")]
    if not parsed.get("version") or (parsed.get("bozo") and not parsed.entries):
        why = parsed.get("bozo_exception")
        return [Fault("not_xml", f"The feed can't be read: {why or 'it has no channel and no entries'}.")]
    feed = parsed.feed
    about = {"source": plain_of(feed.get("title")), "language": language_of(feed.get("language"))}
    return [_entry(entry, about) for entry in parsed.entries]


def json_feed_readings(value: object) -> list[Reading]:
    """The articles of a JSON Feed (https://jsonfeed.org), decoded."""
    if not is_json_feed(value):
        return [Fault("wrong_format", "The document is no JSON Feed: it has no such version.")]
    about = {"source": plain_of(value.get("title")), "language": value.get("language")}
    return [_json_entry(item, about) for item in list_of(value.get("items")) if isinstance(item, dict)]


def is_json_feed(value: object) -> TypeGuard[dict[str, Any]]:
    """Whether a decoded JSON value is a JSON Feed."""
    return isinstance(value, dict) and text_of(value.get("version")).startswith(JSON_FEED)


def _entry(entry: dict[str, Any], about: Mapping[str, Any]) -> Reading:
    # dict.get, because feedparser's own gives the date of publication for a missing date of update.
    updated, published = (_moment(dict.get(entry, name)) for name in ("updated_parsed", "published_parsed"))
    texts = [text for text in (*list_of(entry.get("content")), entry.get("summary_detail")) if text]
    text: Mapping[str, Any] = max(texts, key=lambda each: len(each.get("value") or ""), default={})
    terms = [text_of(tag.get("term")) for tag in list_of(entry.get("tags")) if isinstance(tag, Mapping)]
    return _article(
        given_id=text_of(entry.get("id")),
        url=text_of(entry.get("link")),
        title=plain_of(entry.get("title")),
        body=text.get("value") or "",
        authors=[name for each in list_of(entry.get("authors")) if (name := by_line(each.get("name")))],
        published_at=first_moment(published, updated),
        updated=updated,
        tickers=symbols_of([*filter(_LISTED.fullmatch, terms), *text_of(entry.get("nasdaq_tickers")).split(",")]),
        language=language_of(text.get("language"), about["language"]),
        source=about["source"],
    )


def _json_entry(item: Mapping[str, Any], about: Mapping[str, Any]) -> Reading:
    authors = list_of(item.get("authors")) or list_of(item.get("author"))
    given_id = item.get("id")
    bodies = (item.get(name) for name in ("content_html", "content_text", "summary"))
    return _article(
        given_id=str(given_id) if isinstance(given_id, int) else text_of(given_id),
        url=text_of(item.get("url")) or text_of(item.get("external_url")),
        title=plain_of(item.get("title")),
        body=next((body for body in bodies if isinstance(body, str) and body.strip()), ""),
        authors=[name for each in authors if isinstance(each, dict) and (name := by_line(each.get("name")))],
        published_at=first_moment(item.get("date_published"), item.get("date_modified")),
        updated=item.get("date_modified"),
        tickers=[],
        language=language_of(item.get("language"), about["language"]),
        source=about["source"],
    )


def _article(*, given_id: str, updated: object, **fields: Any) -> Reading:
    title, body, url = fields["title"], fields["body"], fields["url"]
    identifier = given_id or url
    if not title and not body.strip():
        return PassedOver(_NO_TEXT, identifier or None)
    if not identifier:
        said = f"{fields['source']}\x1f{title}\x1f{fields['published_at']}"
        identifier = f"entry-{hashlib.sha256(said.encode('utf-8', 'replace')).hexdigest()[:24]}"
    return article(
        id=identifier,
        version=int(updated.timestamp()) if isinstance(updated, datetime) else seconds_of(updated),
        content_type="text/html" if _MARKUP.search(body) else None,
        **fields,
    )


def _moment(parsed: Any) -> datetime | None:
    """The moment of a time tuple in UTC, as feedparser gives it."""
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC) if parsed else None
    except (ValueError, TypeError, OverflowError, OSError):
        return None
