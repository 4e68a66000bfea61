"""Small families of words that rules ask for by name: TOML files of tables, read into frozen dataclasses.

A table of the file is a field of the class and a key of the table is a field of that field's class, which says what
the list is for. A list is words with spaces between them, or an array of phrases; "+table.key" among words stands for
the words of a list that comes before it, so that every list stands once.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_type_hints

from streams.data import read_text

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_REFERENCE: Final = "+"

Words = frozenset[str]
_Kind = TypeVar("_Kind", bound="DataclassInstance")


def read_tables(kind: type[_Kind], name: str) -> _Kind:
    """The tables of the data file ``name`` as a ``kind``.

    Raises:
        ValueError: The file and the class do not have the same tables and lists.
    """
    try:
        return tables_of(kind, read_text(name))
    except ValueError as error:
        raise ValueError(f"{name}: {error}") from error


def tables_of(kind: type[_Kind], text: str) -> _Kind:
    """The tables that ``text`` declares as a ``kind``.

    Raises:
        ValueError: It has a table or a list that the class does not know, lacks one, or refers to one that does not
            come before.
    """
    lists: dict[str, Words] = {}
    for table, entries in tomllib.loads(text).items():
        for key, words in entries.items():
            lists[f"{table}.{key}"] = _resolved(words, lists)
    tables: dict[str, Any] = {name: _table(table, name, lists) for name, table in get_type_hints(kind).items()}
    if lists:
        raise ValueError(f"nobody asks for {', '.join(sorted(lists))}")
    return kind(**tables)


def _table(kind: type[_Kind], name: str, lists: dict[str, Words]) -> _Kind:
    """A ``kind`` of the lists of its table, which are taken out of ``lists``."""
    try:
        return kind(**{key.name: lists.pop(f"{name}.{key.name}") for key in fields(kind)})
    except KeyError as missing:
        raise ValueError(f"no list {missing}") from None


def _resolved(entry: str | list[str], lists: Mapping[str, Words]) -> Words:
    """The phrases of a list, or its words, those of the lists that it refers to included."""
    if not isinstance(entry, str):
        return frozenset(entry)
    found: set[str] = set()
    for word in entry.split():
        if word.startswith(_REFERENCE) and word != _REFERENCE:
            name = word.removeprefix(_REFERENCE)
            if name not in lists:
                raise ValueError(f"{name} does not come before it is referred to")
            found |= lists[name]
        else:
            found.add(word)
    return frozenset(found)
