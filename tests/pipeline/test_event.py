"""The types of the events and their JSON Schemas say the same: fields, what may be missing or null, known values."""

from collections.abc import Iterable
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

import pytest

from streams.pipeline import event
from streams.pipeline.outputs import EVENT_TYPES
from streams.pipeline.schemas import schema, schema_names

TYPES = {
    "enriched-article.v1": event.EnrichedArticle,
    "quote.v1": event.QuoteEvent,
    "ticker-mention.v1": event.TickerMentionEvent,
    "quote-withdrawn.v1": event.QuoteWithdrawnEvent,
    "ticker-mention-withdrawn.v1": event.TickerMentionWithdrawnEvent,
}
JSON_TYPES = {str: "string", int: "integer", float: "number", NoneType: "null", Any: "anything"}
OPEN = ({"type": "string"}, {"type": ["string", "null"]})
"""What stands beside the known values of a list that may grow."""

Schema = dict[str, Any]


def test_every_type_of_event_is_held_against_its_schema() -> None:
    assert TYPES.keys() == {kind.schema for kind in EVENT_TYPES if kind.schema is not None}


@pytest.mark.parametrize("name", TYPES)
def test_the_type_says_what_the_schema_says(name: str) -> None:
    documents = {each: schema(each) for each in schema_names()}
    assert of_type(TYPES[name]) == of_schema(documents[name], name, documents)


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("a known value more", lambda quote: quote["properties"]["kind"]["anyOf"][0]["enum"].append("block")),
        ("a field more", lambda quote: quote["properties"].update(topic={"type": "string"})),
        ("a field that may be missing", lambda quote: quote["required"].remove("cue")),
        ("a field that may not be null", lambda quote: quote["properties"].update(continues={"type": "string"})),
    ],
)
def test_a_difference_is_found(place: str, change: Any) -> None:
    documents = {each: schema(each) for each in schema_names()}
    change(documents["enriched-article.v1"]["$defs"]["quote"])
    assert of_type(event.QuoteEvent) != of_schema(documents["quote.v1"], "quote.v1", documents), place


def of_type(hint: Any) -> Any:
    """A type in a form that the two can be compared in: fields, items, and alternatives as sets."""
    origin = get_origin(hint)
    if is_typeddict(hint):
        fields = get_type_hints(hint, include_extras=True).items()
        return {
            name: ("may be missing", of_type(get_args(each)[0])) if get_origin(each) is NotRequired else of_type(each)
            for name, each in fields
        }
    if origin in (Union, UnionType):
        return one_of(of_type(part) for part in get_args(hint))
    if origin is Literal:
        return one_of(get_args(hint))
    if origin is list:
        return [of_type(get_args(hint)[0])]
    return "object" if origin is dict else JSON_TYPES[hint]


def of_schema(node: Schema, name: str, documents: dict[str, Schema]) -> Any:
    """The schema at ``node`` of document ``name`` in the same form."""
    if "$ref" in node:
        file, _, pointer = node["$ref"].partition("#")
        name = file.removesuffix(".schema.json") or name
        node = documents[name]
        for step in pointer.split("/")[1:]:
            node = node[step]
        return of_schema(node, name, documents)
    if "enum" in node or "const" in node:
        return one_of(node.get("enum", [node.get("const")]))
    if "anyOf" in node:
        is_open = any("enum" in part for part in node["anyOf"])
        known = [part for part in node["anyOf"] if not (is_open and part in OPEN)]
        null = ["null"] if is_open and OPEN[1] in node["anyOf"] else []
        return one_of([*(of_schema(part, name, documents) for part in known), *null])
    fields: dict[str, Any] = {}
    for part in node.get("allOf", ()):
        fields |= of_schema(part, name, documents)
    for field, each in node.get("properties", {}).items():
        told = of_schema(each, name, documents)
        fields[field] = told if field in node.get("required", ()) else ("may be missing", told)
    if fields:
        return fields
    types = [node["type"]] if isinstance(node["type"], str) else node["type"]
    return one_of([of_schema(node["items"], name, documents)] if each == "array" else each for each in types)


def one_of(parts: Iterable[Any]) -> Any:
    """Alternatives, in no order and with those of alternatives among them."""
    flat: list[Any] = []
    for part in parts:
        flat += part[1] if isinstance(part, tuple) and part[0] == "one of" else [part]
    return flat[0] if len(flat) == 1 else ("one of", sorted(flat, key=repr))
