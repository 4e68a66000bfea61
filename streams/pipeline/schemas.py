"""The contract's JSON Schema files, and validators compiled from them.

The files live in ``schemas/`` at the top of the repository, because they belong to every language's users;
a wheel carries them inside the package.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import orjson

ASYNCAPI: Final = "asyncapi"
"""The document that tells the topics, with their keys, headers and messages; it refers to the schemas."""

_SUFFIX: Final = ".schema.json"


def schema_names() -> list[str]:
    """Every schema's name, such as ``article.v1``, sorted."""
    return sorted(path.name.removesuffix(_SUFFIX) for path in _directory().glob(f"*{_SUFFIX}"))


def schema_text(name: str) -> str:
    """The file of schema ``name``, as it is.

    Raises:
        KeyError: There is no such schema.
    """
    path = _directory() / f"{name}{_SUFFIX}"
    if name not in schema_names():
        raise KeyError(f"no schema {name!r}; there are: {', '.join(schema_names())}")
    return path.read_text(encoding="utf-8")


def asyncapi_text() -> str:
    """The AsyncAPI document, YAML, as it is."""
    return (_directory() / f"{ASYNCAPI}.yaml").read_text(encoding="utf-8")


def schema(name: str) -> dict[str, Any]:
    """Schema ``name``, parsed.

    Raises:
        KeyError: There is no such schema.
    """
    parsed: dict[str, Any] = orjson.loads(schema_text(name))
    return parsed


def property_names(name: str) -> frozenset[str]:
    """The properties that schema ``name`` knows: its own, and those of the definitions that it takes over whole."""
    document = schema(name)
    names = frozenset(document.get("properties", ()))
    for part in document.get("allOf", ()):
        file, _, definition = part["$ref"].partition(f"{_SUFFIX}#/$defs/")
        names |= schema(file)["$defs"][definition]["properties"].keys()
    return names


def schema_id(name: str) -> str:
    """The URI of schema ``name``: its ``$id``, and the ``ce_dataschema`` of its events.

    It is a name under a reserved domain (RFC 2606), not an address: nothing is fetched from it.
    """
    return f"https://quotetape.example/schemas/{name}{_SUFFIX}"


@cache
def validator(name: str) -> jsonschema_rs.Validator:
    """A compiled validator of schema ``name``, formats checked; references to other schemas resolve.

    Raises:
        KeyError: There is no such schema.
    """
    return jsonschema_rs.validator_for(schema(name), validate_formats=True, registry=_registry())


def faults(name: str, value: object) -> Iterator[jsonschema_rs.ValidationError]:
    """What is wrong with ``value`` by schema ``name``; nothing where it is valid."""
    return validator(name).iter_errors(value)


def pointer(path: Iterable[str | int]) -> str:
    """The JSON pointer (RFC 6901) of a place in a value; empty for the value itself."""
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


@cache
def _registry() -> jsonschema_rs.Registry:
    return jsonschema_rs.Registry([(schema_id(name), schema(name)) for name in schema_names()])


@cache
def _directory() -> Path:
    package = Path(__file__).parents[1]
    in_wheel = package / "schemas"
    return in_wheel if in_wheel.is_dir() else package.parent / "schemas"
