"""What a reader makes of an input: articles, things that are no articles, and faults. All are values."""

from dataclasses import dataclass
from typing import Any, Final, Literal

FaultReason = Literal[
    "not_utf8", "not_json", "not_xml", "not_an_object", "too_deep", "too_large", "schema", "wrong_format", "no_text"
]
"""Why an input can't be read; names that dead letters have too (``streams.pipeline.outcomes``)."""

Article = dict[str, Any]
"""An article as ``schemas/article.v1.schema.json`` has it, not validated yet; absent fields are left out."""


@dataclass(frozen=True, slots=True)
class Found:
    """One article."""

    article: Article


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something that rightly has no text: a picture, an event, a reference."""

    what: str
    """In words, with its article: "a picture"."""
    id: str | None = None
    """The item's id where it has one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an input or with an item of it."""

    reason: FaultReason
    message: str
    """A sentence: what is wrong, and what to do."""
    id: str | None = None
    """The item's id where it could be read."""


Reading = Found | PassedOver | Fault

MAX_TEXT_DEPTH: Final = 64
"""Levels of nesting that an input may have, as an article may."""


def article(**fields: object) -> Found:
    """An article of those fields that have something."""
    return Found({name: _characters(value) for name, value in fields.items() if value not in (None, "", [], ())})


def _characters(value: object) -> object:
    """``value`` with a question mark for each half of a surrogate pair, which is no character."""
    if isinstance(value, str):
        return value if value.isascii() else value.encode("utf-8", "replace").decode("utf-8")
    return [_characters(each) for each in value] if isinstance(value, list) else value
