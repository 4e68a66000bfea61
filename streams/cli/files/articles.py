"""Articles from files and standard input, in any format that is read: the content tells which, or the user does.

JSON Lines of articles are read a line at a time; every other format as a whole, up to a bound.
"""

import gzip
import os
import sys
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from io import BufferedReader
from pathlib import Path, PurePath
from typing import Annotated, Any, BinaryIO, Final, cast

import orjson
import typer

from streams.cli.errors import CommandError
from streams.cli.files.json_values import json_values, too_long
from streams.inputs.libraries import MissingLibraryError
from streams.inputs.reader import MAX_INPUT, foreign, read_input, read_value
from streams.inputs.readings import Fault, Found, PassedOver, Reading
from streams.inputs.sniffing import FORMATS, HEAD, Foreign, Format, sniff
from streams.pipeline.outcomes import Rejection

STANDARD_INPUT: Final = Path("-")
_STANDARD_INPUT_NAME: Final = "standard-input"
"""Names what comes from standard input and does not name itself."""


def check_files(paths: list[Path] | None) -> list[Path]:
    """Complain about a name before anything is done. (Typer's own check does not know ``-``.)"""
    for path in paths or []:
        if path != STANDARD_INPUT:
            if path.is_dir():
                raise typer.BadParameter(f"{str(path)!r} is a directory.")
            if not path.exists():
                raise typer.BadParameter(f"There is no file {str(path)!r}.")
            if not os.access(path, os.R_OK):
                raise typer.BadParameter(f"You may not read {str(path)!r}.")
    return paths or [STANDARD_INPUT]


def check_format(name: str) -> str:
    """Complain about a format that there is not."""
    if name not in (AUTO, *FORMATS):
        raise typer.BadParameter(f"{name!r} is none of {', '.join((AUTO, *FORMATS))}.")
    return name


AUTO: Final = "auto"

ArticleFiles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE…|-",
        help="Articles (JSON Lines, a JSON array or document), web pages, ninjs, NewsML-G2, JSON-LD, RSS, Atom, JSON "
        "Feed or text; .gz is unpacked. Without a file, or with -, standard input.",
        callback=check_files,
        show_default=False,
    ),
]
"""The argument of a command that takes articles; standard input where there is none."""

ArticleFormat = Annotated[
    str,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help=f"What the files are: {', '.join((AUTO, *FORMATS))}. By default their content tells.",
        callback=check_format,
    ),
]
"""The option of such a command that says what its files are."""


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article as it came, and where from."""

    value: bytes | Rejection | PassedOver
    """JSON, not looked at yet; or why there is none."""
    file: str
    """As the user named it; ``-`` is standard input."""
    line: int | None
    """Where it begins, from 1; None in a file that is not JSON."""
    size: int = 0
    """Bytes of the file that are read with it."""
    is_native: bool = False
    """Whether it stands in the file as it is: who wrote it chose the names of its fields."""
    item: int | None = None
    """Its number in the JSON array that it stands in, from 1."""

    @property
    def where(self) -> str:
        """Its file, and line if it has one, as compilers write it; and which item of an array it is."""
        place = self.file if self.line is None else f"{self.file}:{self.line}"
        return place if self.item is None else f"{place}: item {self.item}"


def read_articles(paths: Sequence[Path], *, max_bytes: int, form: str = AUTO) -> Iterator[SourceArticle]:
    """Every article of the files, in order.

    Args:
        max_bytes: A line, or the text of a file that is one article, that has more is not read.
        paths: Files; ``-`` is standard input. A web page or a text is one article, whose id is the file's name without
            its ending, or made of its content where it comes from standard input. ``.gz`` is unpacked.
        form: What the files are; ``auto`` to tell each by its content.

    Raises:
        OSError: A file cannot be read.
        CommandError: A library that a format needs is not installed.
    """
    for path in paths:
        try:
            yield from _articles_of(path, max_bytes, None if form == AUTO else cast("Format", form))
        except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
            message = f"The file, or the rest of it, cannot be unpacked: {fault}."
            yield SourceArticle(Rejection("not_json", message), _shown(path), None)
        except MissingLibraryError as error:
            raise CommandError(f"{_shown(path)}: {error}") from error


def _articles_of(path: Path, max_bytes: int, form: Format | None) -> Iterator[SourceArticle]:
    shown = _shown(path)
    with _opened(path) as file:
        name = PurePath(PurePath(shown).name.removesuffix(".gz"))
        if form is None:
            what = sniff(file.peek(HEAD)[:HEAD], name=name.name)
            if isinstance(what, Foreign):
                yield SourceArticle(_value(foreign(what)), shown, None)
                return
            form = what.format
        own_name = _STANDARD_INPUT_NAME if path == STANDARD_INPUT else name.stem
        if form == "article":
            for value, line, item in json_values(file, max_bytes):
                yield SourceArticle(value, shown, line, _size(value), is_native=True, item=item)
        elif form in ("ninjs", "json-ld"):
            yield from _converted(file, shown, own_name, form)
        else:
            yield from _whole(file, shown, own_name, form, max_bytes if form == "text" else MAX_INPUT)


def _converted(file: BinaryIO, shown: str, name: str, form: Format) -> Iterator[SourceArticle]:
    """The articles of JSON values that are none as they stand."""
    for value, line, item in json_values(file, MAX_INPUT):
        size = _size(value)
        for reading in _readings(value, f"{name}-{line}" if line > 1 else name, form):
            yield SourceArticle(reading, shown, line, size, item=item)
            size = 0


def _readings(value: bytes | Rejection, name: str, form: Format) -> Iterator[bytes | Rejection | PassedOver]:
    if isinstance(value, Rejection):
        yield value
        return
    try:
        decoded = orjson.loads(value)
    except orjson.JSONDecodeError:
        yield value  # what reads articles says what is wrong with it
        return
    yield from map(_value, read_value(decoded, name=name, form=form))


def _whole(file: BinaryIO, shown: str, name: str, form: Format, max_bytes: int) -> Iterator[SourceArticle]:
    """The articles of a file that is read as a whole."""
    data = file.read(max_bytes + 1)
    if len(data) > max_bytes:
        yield SourceArticle(too_long(max_bytes), shown, None, len(data))
        return
    size = len(data)
    if name == _STANDARD_INPUT_NAME:
        name = f"{name}-{sha256(data).hexdigest()[:16]}"
    for reading in read_input(data, name=name, form=form):
        yield SourceArticle(_value(reading), shown, None, size)
        size = 0


def _value(reading: Reading) -> bytes | Rejection | PassedOver:
    match reading:
        case Found(article):
            return orjson.dumps(article, default=str)
        case Fault(reason, message, identifier):
            return Rejection(reason, message, article_id=identifier)
        case PassedOver():
            return reading


def _size(value: bytes | Rejection) -> int:
    return len(value) + 1 if isinstance(value, bytes) else 0


def _shown(path: Path) -> str:
    """The file's name as text; what in it is not UTF-8 as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


@contextmanager
def _opened(path: Path) -> Iterator[BufferedReader]:
    """The file with its packing taken off; its beginning can be looked at."""
    if path == STANDARD_INPUT:
        if sys.stdin.isatty():
            typer.echo("Reading articles from this terminal; Ctrl-D ends them.", err=True)
        # The raw file gives what has come so far; a buffered one would wait until there is more.
        raw: Any = getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)
        reader = BufferedReader(raw, HEAD)
        try:
            yield reader
        finally:
            reader.detach()
    elif path.suffix == ".gz":
        with gzip.open(path) as packed:
            yield BufferedReader(packed, HEAD)
    else:
        with path.open("rb", buffering=0) as file:
            yield BufferedReader(file, HEAD)
