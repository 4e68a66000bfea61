"""Pages as HTML: templates, and how what comes from articles is shown. None of it is trusted."""

import hashlib
import re
import time
from collections.abc import Callable, Mapping
from functools import cache
from http import HTTPStatus
from importlib.resources import files
from typing import Any, Final
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.responses import HTMLResponse

from streams.pipeline.event import role_beside_name
from streams.serve.store.reading import Told
from streams.serve.store.versions import symbols_of
from streams.serve.web.pages.excerpt import around
from streams.text.glyphs import CONTROLS

_BECAUSE: Final = {
    "changed": "the article has it no more",
    "canceled": "the article is canceled",
    "withheld": "the article is withheld",
    "removed": "the article was removed",
    "refused": "the brokers refused a part of the article",
}
_TAKEN_BACK: Final = {
    "changed": "Dropped by a later version of its article",
    "refused": "Taken back",
}
"""What became of a quote or an article whose words are gone; of others their source has withdrawn them."""
_LONGEST_WORDS: Final = 1_200
_TYPES: Final = {".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml"}


def page(name: str, *, status: int = 200, headers: Mapping[str, str] | None = None, **values: Any) -> HTMLResponse:
    """The page of a template."""
    return HTMLResponse(html(name, **values), status, headers)


def html(name: str, **values: Any) -> str:
    """What a template makes of ``values``."""
    return _environment().get_template(name).render(**{"here": None, **values})


def quote_row(told: Told) -> str:
    """A quote as the tape has it."""
    row: Callable[[Told], str] = vars(_environment().get_template("quote.html").module)["row"]
    return row(told).strip()


def problem_page(status: int, detail: str, *, headers: Mapping[str, str] | None = None) -> HTMLResponse:
    """What is wrong, for people."""
    return page("problem.html", status=status, headers=headers, title=HTTPStatus(status).phrase, detail=detail)


def sign_in_page(status: int, *, wrong: bool = False) -> HTMLResponse:
    """The page that asks for the token."""
    return page("sign_in.html", status=status, wrong=wrong)


@cache
def static_file(name: str) -> tuple[bytes, str] | None:
    """A file that pages refer to, and its media type."""
    for each in (files("streams.serve.web.pages") / "static").iterdir():
        if each.name == name:
            return each.read_bytes(), _TYPES[name[name.rindex(".") :]]
    return None


@cache
def static(name: str) -> str:
    """The address of a file that pages refer to: another one when it changes, so that browsers may keep it."""
    found = static_file(name)
    if found is None:
        raise KeyError(name)
    return f"/static/{name}?{hashlib.blake2b(found[0], digest_size=6).hexdigest()}"


def shown(text: object, length: int = 200) -> str:
    """Text of an article on one line, without what turns it round, cut where it is too long."""
    line = " ".join(CONTROLS.sub("\N{REPLACEMENT CHARACTER}", str(text)[: 2 * length + 100]).split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def in_sentence(told: Told) -> Markup:
    """A quote's words, with what stands before and after them in its sentence."""
    said = told.quote
    before, after = around(said["prefix"] or "", said["text"] or "", said["suffix"] or "")
    words = shown(said["text"], _LONGEST_WORDS)
    return Markup("{}<b>{}</b>{}").format(_flat(before).lstrip(), words, _flat(after).rstrip())


def is_link(url: object) -> bool:
    """Whether an address may be gone to: over HTTP only."""
    try:
        parts = urlsplit(str(url or ""))
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def iso(ms: int) -> str:
    """A moment, RFC 3339."""
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(ms / 1000))


def day_clock(ms: int) -> str:
    """A moment, for people, UTC."""
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(ms / 1000))


def clock(ms: int) -> str:
    """The time of a moment, UTC; its day too if that is not today."""
    now = time.time()
    shape = "%H:%M:%S" if now - ms / 1000 < 20 * 3600 else "%Y-%m-%d"
    return time.strftime(shape, time.gmtime(ms / 1000))


def _flat(text: str) -> str:
    return re.sub(r"\s+", " ", CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text))


def _path(text: object) -> str:
    """Text as a part of an address; slashes stay, the routes take them."""
    return quote(str(text), safe="/")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("streams.serve.web.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.globals["static"] = static
    environment.filters |= {
        "because": lambda reason: _BECAUSE.get(reason, reason),
        "clock": clock,
        "taken_back": lambda reason: _TAKEN_BACK.get(reason, "Withdrawn by its source"),
        "day_clock": day_clock,
        "in_sentence": in_sentence,
        "is_link": is_link,
        "iso": iso,
        "path": _path,
        "role": role_beside_name,
        "shown": shown,
        "speaker_name": lambda told: (told.quote["speaker"] or {}).get("name"),
        "symbols": lambda told: list(symbols_of(told.quote)),
    }
    return environment


__all__ = [
    "html",
    "in_sentence",
    "is_link",
    "page",
    "problem_page",
    "quote_row",
    "shown",
    "sign_in_page",
    "static",
    "static_file",
]
