"""IPTC ninjs 1.x to 3.x to articles. 2.0 made lists of what had been names, 3.0 changed the case of names.

https://iptc.org/std/ninjs/
"""

import re
from collections.abc import Iterator
from typing import Any, Final

from streams.inputs.readings import MAX_TEXT_DEPTH, Fault, PassedOver, Reading, article
from streams.inputs.values import (
    STATUSES,
    by_line,
    first_moment,
    language_of,
    list_of,
    plain_of,
    ric_symbol,
    symbols_of,
    text_of,
    version_of,
)

NAME: Final = "IPTC ninjs"

_MARKS: Final = frozenset(
    "standard type versioncreated pubstatus headlines bodies headline body_text body_xhtml byline by associations "
    "renditions profile urgency copyrightholder copyrightnotice usageterms".split()
)
_TEXTS: Final = ("text", "composite", "")
"""Types that can have a text of their own; an item without a type may be one."""
_A: Final = {
    "audio": "an audio",
    "event": "an event",
    "planning": "a planning item",
    "composite": "a package",
    "text": "a reference to a text",
}
_MAIN_ROLES: Final = ("main", "richtext", "xhtml", "html", "text", "")
"""Roles of the body that is the article, those first that keep its paragraphs."""
_HTML: Final = re.compile(r"</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote|em|strong|a)\b[^<>]{0,200}>", re.IGNORECASE)


def ninjs_version(value: object) -> str | None:
    """Which ninjs a decoded JSON value is: "2.1", "1.x"; None if it is something else."""
    if not isinstance(value, dict) or not isinstance(value.get("uri"), str):
        return None
    standard = value.get("standard")
    if isinstance(standard, dict) and text_of(standard.get("name")).lower() == "ninjs":
        return text_of(standard.get("version"))[:8] or "3.x"
    names = {name.lower() for name in value if isinstance(name, str)}
    if "id" in names or not (names & _MARKS or any(name.startswith(("headline_", "body_")) for name in names)):
        return None
    if any(name in value for name in ("versionCreated", "contentCreated", "pubStatus")):
        return "3.x"
    return "2.x" if isinstance(value.get("headlines"), list) or isinstance(value.get("bodies"), list) else "1.x"


def ninjs_readings(value: object) -> list[Reading]:
    """The articles of a ninjs object: its own, and those of the items that a package has in it.

    Args:
        value: The object, decoded.
    """
    if not isinstance(value, dict):
        return [Fault("not_an_object", "A ninjs item is a JSON object.")]
    return list(_readings(value, 1))


def _readings(item: dict[str, Any], depth: int) -> Iterator[Reading]:
    said = {name.lower(): field for name, field in item.items()}
    kind = text_of(said.get("type")).lower()
    identifier = text_of(said.get("uri"))
    headline, body = _headline(said), _body(said)
    status = text_of(said.get("pubstatus")).lower() or "usable"
    if not identifier:
        yield Fault("schema", "/uri: this field is required.")
    elif kind not in _TEXTS:
        yield PassedOver(_A.get(kind, f"a {kind}"), identifier)
    elif status not in STATUSES:
        yield Fault("schema", f"/pubStatus: {status[:40]!r} is none of usable, withheld, canceled.", identifier)
    elif not body[0] and (kind == "composite" or (depth > 1 and status == "usable")):
        yield PassedOver(_A[kind or "text"], identifier)
    else:
        yield _article(said, identifier, headline, body, status)
    if kind == "composite" and depth < MAX_TEXT_DEPTH:
        for each in _associations(said):
            yield from _readings(each, depth + 1)


def _article(said: dict[str, Any], identifier: str, headline: str, body: tuple[str, bool], status: str) -> Reading:
    created = said.get("versioncreated")
    by = by_line(said.get("by") or said.get("byline"))
    return article(
        id=identifier,
        title=headline,
        body=body[0],
        content_type="text/html" if body[1] else None,
        version=version_of(said.get("version"), created),
        status=None if status == "usable" else STATUSES[status],
        embargoed_until=first_moment(said.get("embargoed"), said.get("embargoeduntil")),
        published_at=first_moment(created, said.get("contentcreated"), said.get("firstcreated")),
        language=language_of(said.get("language")),
        authors=[by] if by else [],
        source=_source(said),
        tickers=_symbols(said),
        subjects=_names(said.get("subjects") or said.get("subject")),
    )


def _headline(said: dict[str, Any]) -> str:
    """The main headline; in 2.x and 3.x one of a list, in 1.x a field, or the first of several."""
    listed = [each for each in list_of(said.get("headlines")) if isinstance(each, dict)]
    by_role = {text_of(each.get("role")).lower(): plain_of(each.get("value")) for each in reversed(listed)}
    fields = {
        name.removeprefix("headline").strip("_"): plain_of(field)
        for name, field in said.items()
        if name.startswith("headline") and name != "headlines"
    }
    candidates = by_role or fields
    return (
        candidates.get("main")
        or candidates.get("")
        or next(iter(candidates.values()), "")
        or plain_of(said.get("title"))
    )


def _body(said: dict[str, Any]) -> tuple[str, bool]:
    """The body and whether it is HTML; of several the one with markup, which keeps paragraphs apart."""
    bodies: list[tuple[str, str, str]] = []
    for each in list_of(said.get("bodies")):
        if isinstance(each, dict) and isinstance(each.get("value"), str):
            fields = {name.lower(): field for name, field in each.items()}
            bodies.append((text_of(fields.get("role")).lower(), text_of(fields.get("contenttype")), each["value"]))
    for name, field in said.items():
        if name.startswith("body") and isinstance(field, str):
            bodies.append((name.removeprefix("body").strip("_"), "", field))
    main = [body for body in bodies if body[0] in _MAIN_ROLES and body[2].strip()] or bodies
    ranked = sorted(main, key=lambda body: not _is_html(body))
    return (ranked[0][2], _is_html(ranked[0])) if ranked else ("", False)


def _is_html(body: tuple[str, str, str]) -> bool:
    role, content_type, value = body
    return (
        "html" in content_type.lower() or role in ("xhtml", "html") or _HTML.search(value) is not None
    ) and "plain" not in content_type.lower()


def _source(said: dict[str, Any]) -> str:
    for name in ("infosources", "infosource", "source", "provider", "copyrightholder"):
        if names := _names(said.get(name)):
            return names[0]
    return ""


def _symbols(said: dict[str, Any]) -> list[str]:
    """The symbols of the organisations that the item names."""
    given: list[object] = []
    for each in [*list_of(said.get("organisations")), *list_of(said.get("organisation"))]:
        for symbol in list_of(each.get("symbols")) if isinstance(each, dict) else []:
            if isinstance(symbol, dict):
                fields = {name.lower(): field for name, field in symbol.items()}
                kind = text_of(fields.get("symboltype")).lower()
                value = fields.get("symbol") or fields.get("ticker")
                if "ric" in kind:
                    given.append(ric_symbol(value))
                elif not kind or "tick" in kind or "symbol" in kind:
                    given.append(value)
    return symbols_of(given)


def _names(value: object) -> list[str]:
    names = (plain_of(each.get("name")) if isinstance(each, dict) else plain_of(each) for each in list_of(value))
    return list(dict.fromkeys(filter(None, names)))


def _associations(said: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """What a package has in it: by name in 1.x, a list since."""
    inside = said.get("associations")
    for each in inside.values() if isinstance(inside, dict) else list_of(inside):
        if isinstance(each, dict):
            yield each
