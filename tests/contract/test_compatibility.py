"""A changed schema keeps the contract of the last release; and the check itself finds what would not."""

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import orjson
import pytest

from streams.pipeline.schemas import schema, schema_names
from tests.contract.compatibility import Schema, Schemas, unreadable

INPUTS = {"article.v1"}
RELEASED = Path(__file__).parent / "released"


def last_release() -> dict[str, Schema]:
    versions = sorted(RELEASED.glob("*.*.*"), key=lambda path: [int(part) for part in path.name.split(".")])
    return {
        path.name.removesuffix(".schema.json"): orjson.loads(path.read_bytes())
        for path in versions[-1].glob("*.schema.json")
    }


def present() -> dict[str, Schema]:
    return {name: schema(name) for name in schema_names()}


def broken(name: str, before: dict[str, Schema], after: dict[str, Schema]) -> list[str]:
    """What the change from ``before`` to ``after`` breaks for users of schema ``name``.

    Articles that were right stay right. Topics with events hold old ones beside new ones, so old readers must read
    new events, and new readers old ones.
    """
    old, new = Schemas(before), Schemas(after)
    faults = unreadable(name, writer=old, reader=new)
    return faults if name in INPUTS else faults + unreadable(name, writer=new, reader=old)


def test_no_released_schema_is_gone() -> None:
    assert last_release().keys() <= set(schema_names())


@pytest.mark.parametrize("name", sorted(last_release()))
def test_schema_is_compatible_with_the_last_release(name: str) -> None:
    assert broken(name, last_release(), present()) == [], (
        "This breaks those who use the released schema: see tests/contract/released/README.md"
    )


def at(document: Schema, path: str) -> Any:
    place: Any = document
    for step in filter(None, path.split("/")):
        place = place[int(step) if isinstance(place, list) else step]
    return place


def put(path: str, key: str, value: object) -> Callable[[Schema], None]:
    return lambda document: at(document, path).__setitem__(key, value)


def without(path: str, key: str) -> Callable[[Schema], None]:
    def change(document: Schema) -> None:
        place = at(document, path)
        place.remove(key) if isinstance(place, list) else place.pop(key)

    return change


def also(path: str, value: object) -> Callable[[Schema], None]:
    return lambda document: at(document, path).append(value)


def after_change(name: str, change: Callable[[Schema], None]) -> dict[str, Schema]:
    documents = copy.deepcopy(present())
    change(documents[name])
    assert documents[name] != schema(name)
    return documents


KINDS = {"enum": ["direct", "indirect", "mixed"]}

INCOMPATIBLE = {
    # What producers send is no longer taken.
    "input field newly required": ("article.v1", also("required", "source"), "/source"),
    "input type narrowed": ("article.v1", put("properties/title", "type", "string"), "/title"),
    "input type changed": ("article.v1", put("properties/version", "type", ["string", "null"]), "/version"),
    "input enumeration narrowed": ("article.v1", put("properties/status", "enum", ["usable", None]), "/status"),
    "input enumeration new": ("article.v1", put("properties/source", "enum", ["wire", None]), "/source"),
    "input items narrowed": ("article.v1", put("properties/authors/items", "minLength", 1), "/authors/*"),
    "input shorter": ("article.v1", put("properties/id", "maxLength", 64), "/id"),
    "input at least longer": ("article.v1", put("properties/id", "minLength", 2), "/id"),
    "input maximum lower": ("article.v1", put("properties/version", "maximum", 100), "/version"),
    "input pattern new": ("article.v1", put("properties/id", "pattern", "^[a-z]+$"), "/id"),
    "input format narrowed": (
        "article.v1",
        lambda document: document["properties"]["published_at"]["anyOf"].pop(1),
        "/published_at",
    ),
    "input title no longer enough": ("article.v1", put("", "anyOf", [{"required": ["body"]}]), "/body"),
    # What consumers read is no longer there, or is not what they know.
    "output field no longer required": ("enriched-article.v1", without("required", "quotes"), "/quotes"),
    "output field gone": ("enriched-article.v1", without("required", "text"), "/text"),
    "output type widened": ("enriched-article.v1", put("$defs/language", "type", ["string", "null"]), "/language"),
    "output type changed": ("enriched-article.v1", put("$defs/offset", "type", "number"), "/quotes/*/start"),
    "output enumeration widened that is closed": ("enriched-article.v1", also("$defs/field/enum", "caption"), "/field"),
    "output enumeration closed": ("enriched-article.v1", put("$defs/quote/properties/kind", "anyOf", [KINDS]), "/kind"),
    "output enumeration narrowed": ("enriched-article.v1", without("$defs/field/enum", "title"), "/field"),
    "output maximum higher": ("enriched-article.v1", put("$defs/share", "maximum", 100), "/confidence"),
    "output may be empty": (
        "enriched-article.v1",
        without("$defs/ticker/properties/mentions", "minItems"),
        "/mentions",
    ),
    "output pattern gone": ("enriched-article.v1", without("$defs/quote/properties/id", "pattern"), "/quotes/*/id"),
    "output null newly possible": (
        "enriched-article.v1",
        put("$defs/quote/properties", "text", {"type": ["string", "null"], "minLength": 1}),
        "/quotes/*/text",
    ),
    "output null no longer possible": (
        "enriched-article.v1",
        put("$defs/quote/properties", "speaker", {"$ref": "#/$defs/speaker"}),
        "/quotes/*/speaker",
    ),
    "output field required that old events have not": (
        "enriched-article.v1",
        lambda document: (
            document["required"].append("moves"),
            document["properties"].update(moves={"type": "array"}),
        ),
        "/moves",
    ),
    "output version constant": (
        "enriched-article.v1",
        put("$defs/processing/properties/schema", "const", 2),
        "/schema",
    ),
    "dead letter stage no longer text": (
        "dead-letter.v1",
        put("properties/__connect.errors.stage", "anyOf", [{"type": "integer"}]),
        "/__connect.errors.stage",
    ),
}


@pytest.mark.parametrize(("name", "change", "place"), INCOMPATIBLE.values(), ids=INCOMPATIBLE)
def test_an_incompatible_change_is_found(name: str, change: Callable[[Schema], None], place: str) -> None:
    faults = broken(name, present(), after_change(name, change))
    assert any(place in fault.split(": ")[0] for fault in faults), faults


def test_a_change_is_found_through_a_reference_between_files() -> None:
    after = after_change("enriched-article.v1", without("$defs/quote/required", "speaker"))
    assert broken("quote.v1", present(), after) == ["/speaker: is required and may be missing"]
    assert broken("ticker-mention.v1", present(), after) == []


COMPATIBLE = {
    "input field new": ("article.v1", put("properties", "desk", {"type": ["string", "null"]})),
    "input field no longer required": ("article.v1", without("required", "id")),
    "input type widened": ("article.v1", put("properties/source", "type", ["string", "object", "null"])),
    "input enumeration widened": ("article.v1", also("properties/content_type/enum", "text/markdown")),
    "input enumeration dropped": ("article.v1", put("properties", "status", {"type": ["string", "null"]})),
    "input limit dropped": ("article.v1", without("properties/id", "minLength")),
    "input format added": ("article.v1", also("properties/published_at/anyOf", {"type": "integer"})),
    "output field new": ("enriched-article.v1", put("properties", "moves", {"type": "array"})),
    "output field new in a quote": ("enriched-article.v1", put("$defs/quote/properties", "topic", {"type": "string"})),
    "output enumeration widened that is open": (
        "enriched-article.v1",
        also("$defs/quote/properties/kind/anyOf/0/enum", "block"),
    ),
    "dead letter reason new": ("dead-letter.v1", also("properties/quotetape.reason/anyOf/0/enum", "too_old")),
    "other words": ("enriched-article.v1", put("$defs/quote", "description", "What somebody said.")),
    "same thing said otherwise": (
        "enriched-article.v1",
        put("$defs", "source", {"anyOf": [{"type": "null"}, {"type": "string"}]}),
    ),
}


@pytest.mark.parametrize(("name", "change"), COMPATIBLE.values(), ids=COMPATIBLE)
def test_a_compatible_change_is_not_held_up(name: str, change: Callable[[Schema], None]) -> None:
    assert broken(name, present(), after_change(name, change)) == []


def test_an_unknown_keyword_is_an_error() -> None:
    after = after_change("article.v1", put("properties/id", "contentEncoding", "base64"))
    with pytest.raises(KeyError, match="contentEncoding"):
        broken("article.v1", present(), after)
