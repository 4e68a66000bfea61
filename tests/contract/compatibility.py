"""Whether what is written by one version of a JSON Schema can be read by another.

A proof keyword by keyword: each demand of the reader's schema must follow from the writer's. It is careful: what
can't be proved is reported, and a keyword that it does not know is an error, so that none slips through. One thing
is taken for granted: nobody writes a field that the schema does not declare, else no field could ever be added.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Final
from urllib.parse import urljoin

import jsonschema_rs

Schema = dict[str, Any]

_TYPES: Final = frozenset({"null", "boolean", "object", "array", "number", "integer", "string"})
_ANNOTATIONS: Final = frozenset({"$schema", "$id", "$defs", "$comment", "title", "description", "examples", "default"})
_LOWER_BOUNDS: Final = {"minimum": {"number", "integer"}, "minLength": {"string"}, "minItems": {"array"}}
_UPPER_BOUNDS: Final = {"maximum": {"number", "integer"}, "maxLength": {"string"}, "maxItems": {"array"}}
_EXACT: Final = {"pattern": {"string"}, "format": {"string"}, "uniqueItems": {"array"}}


class Schemas:
    """The schema files of one version; references between them resolve."""

    def __init__(self, documents: Mapping[str, Schema]) -> None:
        """Take ``documents``: schema by name."""
        self._by_id: dict[str, Schema] = {each["$id"]: _absolute(each, each["$id"]) for each in documents.values()}
        self._by_name = {name: self._by_id[each["$id"]] for name, each in documents.items()}
        self._registry = jsonschema_rs.Registry(list(self._by_id.items()))

    def __getitem__(self, name: str) -> Schema:
        return self._by_name[name]

    def target(self, reference: str) -> Schema:
        """What an absolute ``reference`` points to."""
        document, _, pointer = reference.partition("#")
        found: Any = self._by_id[document]
        for step in pointer.split("/")[1:]:
            found = found[step.replace("~1", "/").replace("~0", "~")]
        assert isinstance(found, dict)
        return found

    def accepts(self, schema: Schema, value: object) -> bool:
        return jsonschema_rs.validator_for(schema, validate_formats=True, registry=self._registry).is_valid(value)


def unreadable(name: str, *, writer: Schemas, reader: Schemas) -> list[str]:
    """What may be written by the writer's schema ``name`` and not be read by the reader's; empty if nothing.

    Each entry begins with the JSON pointer of the place, ``*`` for any item of an array.
    """
    reading = _Reading(writer, reader)
    shapes = _shapes([writer[name]], writer)
    return list(dict.fromkeys(fault for shape in shapes for fault in reading.faults("", shape, reader[name])))


@dataclass(slots=True)
class _Shape:
    """Values of one JSON type, or one value, that a writer may write."""

    type: str
    constants: list[object] = field(default_factory=list)
    """The one value, if it is one."""
    required: set[str] = field(default_factory=set)
    properties: dict[str, list[Schema]] = field(default_factory=dict)
    items: list[Schema] = field(default_factory=list)
    bounds: dict[str, float] = field(default_factory=dict)
    exact: set[tuple[str, object]] = field(default_factory=set)

    def add(self, schema: Schema) -> None:
        self.required.update(schema.get("required", ()))
        for name, each in schema.get("properties", {}).items():
            self.properties.setdefault(name, []).append(each)
        if "items" in schema:
            self.items.append(schema["items"])
        for keywords, stricter in ((_LOWER_BOUNDS, max), (_UPPER_BOUNDS, min)):
            for keyword in keywords.keys() & schema.keys():
                self.bounds[keyword] = stricter(self.bounds.get(keyword, schema[keyword]), schema[keyword])
        self.exact.update((keyword, schema[keyword]) for keyword in _EXACT.keys() & schema.keys())


def _shapes(schemas: list[Schema], version: Schemas) -> Iterator[_Shape]:
    """Everything that all ``schemas`` allow, told apart by type, alternative and enumerated value."""
    parts, choices = _flat(schemas, version)
    if choices:
        for chosen in product(*choices):
            yield from _shapes([*parts, *chosen], version)
        return
    listed = [values for part in parts if (values := _values(part)) is not None]
    if listed:
        allowed = [value for value in listed[0] if all(version.accepts(part, value) for part in parts)]
        yield from (_Shape(type="", constants=[value]) for value in allowed)
        return
    types = _TYPES
    for part in parts:
        types &= _types(part)
    for each in sorted(types):
        shape = _Shape(each)
        for part in parts:
            shape.add(part)
        yield shape


def _flat(schemas: list[Schema], version: Schemas) -> tuple[list[Schema], list[list[Schema]]]:
    """``schemas`` and what they refer to as plain parts, and the alternatives apart."""
    parts: list[Schema] = []
    choices: list[list[Schema]] = []
    pending = list(schemas)
    while pending:
        schema = pending.pop()
        if "$ref" in schema:
            pending.append(version.target(schema["$ref"]))
        pending.extend(schema.get("allOf", ()))
        if "anyOf" in schema:
            choices.append(schema["anyOf"])
        parts.append({keyword: value for keyword, value in schema.items() if keyword not in ("$ref", "allOf", "anyOf")})
    return parts, choices


@dataclass(frozen=True, slots=True)
class _Reading:
    """The reader's side of the proof."""

    writer: Schemas
    reader: Schemas

    def faults(self, path: str, shape: _Shape, schema: Schema) -> Iterator[str]:
        """Why a reader by ``schema`` may refuse values of ``shape``."""
        if shape.constants:
            if not self.reader.accepts(schema, shape.constants[0]):
                yield f"{path}: {shape.constants[0]!r} is not read"
            return
        for keyword, demand in schema.items():
            if keyword not in _ANNOTATIONS:
                yield from self._keyword(path, shape, keyword, demand)

    def _keyword(self, path: str, shape: _Shape, keyword: str, demand: Any) -> Iterator[str]:
        match keyword:
            case "$ref":
                yield from self.faults(path, shape, self.reader.target(demand))
            case "allOf":
                for each in demand:
                    yield from self.faults(path, shape, each)
            case "anyOf":
                options = [list(self.faults(path, shape, each)) for each in demand]
                if all(options):
                    yield from min(options, key=len)
            case "type":
                if shape.type not in _types({"type": demand}):
                    yield f"{path}: {shape.type} is not read"
            case "enum" | "const":
                yield f"{path}: only {demand!r} is read, and any {shape.type} may be written"
            case "required" | "properties" | "items":
                yield from self._children(path, shape, keyword, demand)
            case _:
                yield from _limits(path, shape, keyword, demand)

    def _children(self, path: str, shape: _Shape, keyword: str, demand: Any) -> Iterator[str]:
        if keyword == "required" and shape.type == "object":
            yield from (f"{path}/{name}: is required and may be missing" for name in set(demand) - shape.required)
        elif keyword == "properties" and shape.type == "object":
            for name in demand.keys() & shape.properties.keys():
                for each in _shapes(shape.properties[name], self.writer):
                    yield from self.faults(f"{path}/{name}", each, demand[name])
        elif keyword == "items" and shape.type == "array":
            for each in _shapes(shape.items, self.writer):
                yield from self.faults(f"{path}/*", each, demand)


def _limits(path: str, shape: _Shape, keyword: str, demand: Any) -> Iterator[str]:
    """Bounds and patterns; those of another type say nothing about the shape."""
    limits: dict[str, set[str]] = {**_LOWER_BOUNDS, **_UPPER_BOUNDS, **_EXACT}
    if shape.type not in limits[keyword]:
        return
    if keyword in _EXACT:
        kept = (keyword, demand) in shape.exact
    else:
        given = shape.bounds.get(keyword)
        kept = given is not None and (given >= demand if keyword in _LOWER_BOUNDS else given <= demand)
    if not kept:
        yield f"{path}: {keyword} {demand!r} may not be kept"


def _values(schema: Schema) -> list[object] | None:
    if "const" in schema:
        return [schema["const"]]
    values: list[object] | None = schema.get("enum")
    return values


def _types(schema: Schema) -> frozenset[str]:
    if "type" not in schema:
        return _TYPES
    named = schema["type"]
    types = frozenset([named] if isinstance(named, str) else named)
    return types | {"integer"} if "number" in types else types


def _absolute(schema: Any, base: str) -> Any:
    """``schema`` with every reference absolute, so that each part can stand by itself."""
    if isinstance(schema, list):
        return [_absolute(each, base) for each in schema]
    if isinstance(schema, dict):
        return {
            key: urljoin(base, value) if key == "$ref" and isinstance(value, str) else _absolute(value, base)
            for key, value in schema.items()
        }
    return schema
