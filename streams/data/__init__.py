"""The facts that ship with the package; each file says where its facts come from."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_DIRECTORY: Final = Path(__file__).parent
_COMMENT: Final = re.compile("#.*")
_FIRST_WORD: Final = re.compile(r"^[^#\s]\S*", re.MULTILINE)


def path_of(name: str) -> Path:
    """Where the data file ``name`` lies."""
    return _DIRECTORY / name


def read_text(name: str) -> str:
    """The text of the data file ``name``."""
    return path_of(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The bytes of the data file ``name``."""
    return path_of(name).read_bytes()


def word_list(name: str) -> frozenset[str]:
    """The words of a data file that has one entry a line; ``#`` begins a comment."""
    return frozenset(entries_of(name))


def entries_of(name: str) -> Iterator[str]:
    """The entries of a data file, one a line, in order; ``#`` begins a comment."""
    return filter(None, map(str.strip, _COMMENT.sub("", read_text(name)).splitlines()))


def first_words(name: str) -> frozenset[str]:
    """The first words of a data file's entries, of which the others say something."""
    return frozenset(_FIRST_WORD.findall(read_text(name)))
