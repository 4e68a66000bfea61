"""Articles from files and standard input: JSON Lines, a JSON array, one JSON document, plain text or HTML.

JSON Lines are read a line at a time, so that their number does not matter, and a line without an end takes no more
memory than the largest that is allowed. Nothing else is checked here: a line is handed on as it is, and what reads an
article says what is wrong with it.
"""

import gzip
import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from itertools import chain, islice
from pathlib import Path, PurePath
from typing import Annotated, BinaryIO, Final

import orjson
import typer

from streams.pipeline.outcomes import Rejection
from streams.text.html import html_title

STANDARD_INPUT: Final = Path("-")

_CONTENT_TYPES: Final = {
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
}
_MAX_DOCUMENT: Final = 256_000_000
"""Bytes of a JSON document over several lines, or of an array: it is read as a whole."""
_MAX_BLANK_LINES: Final = 1_000
"""Blank lines that a document or an array may begin with."""
_SPACES: Final = re.compile(r"[ \t\r\n]+")
_BOM: Final = b"\xef\xbb\xbf"
_WHITE_SPACE: Final = b" \t\r\n"


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


ArticleFiles = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="FILE…|-",
        help="JSON Lines, a JSON array or one JSON document; a .txt or .html file is one article, named by the file; "
        ".gz is unpacked. Without a file, or with -, standard input.",
        callback=check_files,
        show_default=False,
    ),
]
"""The argument of a command that takes articles; standard input where there is none."""


@dataclass(frozen=True, slots=True)
class SourceArticle:
    """One article as it came, and where from."""

    value: bytes | Rejection
    """JSON, not looked at yet; or why the rest of the file cannot be told apart into articles."""
    file: str
    """As the user named it; ``-`` is standard input."""
    line: int | None
    """Where it begins, from 1; None for a file that is one text."""


def read_articles(paths: Sequence[Path], *, max_bytes: int) -> Iterator[SourceArticle]:
    """Every article of the files, in order.

    Args:
        max_bytes: A line, or the text of a file that is one article, that has more is not read.
        paths: Files; ``-`` is standard input. ``.txt`` and ``.html`` are one article each, whose id is the file's
            name without its ending, and whose title that of the HTML page; everything else is JSON in UTF-8. ``.gz`` is
            unpacked.

    Raises:
        OSError: A file cannot be read.
    """
    for path in paths:
        try:
            yield from _articles_of(path, max_bytes)
        except (gzip.BadGzipFile, EOFError, zlib.error) as fault:
            message = f"The file, or the rest of it, cannot be unpacked: {fault}."
            yield SourceArticle(Rejection("not_json", message), _shown(path), None)


def _articles_of(path: Path, max_bytes: int) -> Iterator[SourceArticle]:
    shown = _shown(path)
    with _opened(path) as file:
        name = PurePath(PurePath(shown).name.removesuffix(".gz"))
        if (content_type := _CONTENT_TYPES.get(name.suffix.lower())) is not None:
            text = file.read(max_bytes + 1)
            article = _text_article(text, name.stem, content_type) if len(text) <= max_bytes else _too_long(max_bytes)
            yield SourceArticle(article, shown, None)
        else:
            for value, line in _json_articles(file, max_bytes):
                yield SourceArticle(value, shown, line)


def _shown(path: Path) -> str:
    """The file's name as text; what in it is not UTF-8 as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _too_long(max_bytes: int) -> Rejection:
    return Rejection(
        "too_large",
        f"It has more than {max_bytes:,} bytes; see QUOTETAPE_MAX_ARTICLE_BYTES. It is not read.",
    )


@contextmanager
def _opened(path: Path) -> Iterator[BinaryIO]:
    if path == STANDARD_INPUT:
        if sys.stdin.isatty():
            typer.echo("Reading JSON Lines from this terminal; Ctrl-D ends them.", err=True)
        yield sys.stdin.buffer
    elif path.suffix == ".gz":
        with gzip.open(path) as packed:
            yield packed  # type: ignore[misc]  # typeshed: GzipFile is no BinaryIO, but reads like one
    else:
        with path.open("rb") as file:
            yield file


def _text_article(text: bytes, article_id: str, content_type: str) -> bytes | Rejection:
    try:
        body = text.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        message = f"The text is not UTF-8: {fault.reason} at byte {fault.start}."
        return Rejection("not_utf8", message, article_id=article_id)
    title = html_title(body) if content_type == "text/html" else None
    article = {"id": article_id, "body": body, "content_type": content_type}
    return orjson.dumps(article | {"title": title} if title else article)


def _json_articles(file: BinaryIO, max_bytes: int) -> Iterator[tuple[bytes | Rejection, int]]:
    """JSON articles and their lines, whichever way they are written down."""
    head: list[bytes] = []
    pieces = iter(lambda: file.readline(max_bytes + 1), b"")
    first = _next_text(pieces, head, max_bytes)
    cut = bool(head) and _is_cut(head[-1], max_bytes)
    if not first.startswith((b"{", b"[")) or _is_object(first) or (first.startswith(b"{") and cut):
        yield from _lines(chain(head, pieces), max_bytes)
        return
    second = b"" if cut else _next_text(pieces, head, max_bytes)
    if second and (_is_json(first) or (first.startswith(b"{") and _is_object(second))):
        yield from _lines(chain(head, pieces), max_bytes)
        return
    data = b"".join(head)
    data += file.read(max(0, _MAX_DOCUMENT + 1 - len(data)))
    if len(data) > _MAX_DOCUMENT:
        message = f"The document has more than {_MAX_DOCUMENT:,} bytes and is not read; JSON Lines may have any number."
        yield Rejection("too_large", message), 1
        return
    lines = BytesIO(data).readlines()
    if not _is_json(data) and len(lines) > 1 and any(map(_is_object, lines)):
        yield from _lines(lines, max_bytes)
    else:
        yield from _document(data)


def _next_text(pieces: Iterator[bytes], seen: list[bytes], max_bytes: int) -> bytes:
    """The next line that is not blank, or what of it was read; empty if there is none soon. Adds to ``seen``."""
    for piece in islice(pieces, _MAX_BLANK_LINES):
        seen.append(piece)
        text = piece.removeprefix(_BOM).strip(_WHITE_SPACE)
        if text or _is_cut(piece, max_bytes):
            return text
    return b""


def _is_cut(piece: bytes, max_bytes: int) -> bool:
    """Whether a line goes on after ``piece`` and has more than ``max_bytes`` bytes."""
    return len(piece) > max_bytes and not piece.endswith(b"\n")


def _is_object(text: bytes) -> bool:
    return text.startswith(b"{") and _is_json(text)


def _is_json(text: bytes) -> bool:
    try:
        orjson.loads(text.removeprefix(_BOM))
    except orjson.JSONDecodeError:
        return False
    return True


def _lines(pieces: Iterable[bytes], max_bytes: int) -> Iterator[tuple[bytes | Rejection, int]]:
    """Each line that is not blank.

    Args:
        pieces: Lines; one that has more than ``max_bytes`` bytes may come in several.
        max_bytes: A line that has more is not read.
    """
    number, inside = 1, False
    for piece in pieces:
        if not inside:
            if _is_cut(piece, max_bytes):
                yield _too_long(max_bytes), number
            elif value := piece.strip(_WHITE_SPACE):
                yield value, number
        inside = not piece.endswith(b"\n")
        number += not inside


def _document(data: bytes) -> Iterator[tuple[bytes | Rejection, int]]:
    """The one article of a JSON document, or those of its array, each as it is written there."""
    text = data.removeprefix(_BOM).lstrip(_WHITE_SPACE)
    line = 1 + data.count(b"\n", 0, len(data) - len(text))
    if not text.startswith(b"["):
        yield text.rstrip(_WHITE_SPACE), line
        return
    try:
        array = text.decode()
    except UnicodeDecodeError as fault:
        line += text.count(b"\n", 0, fault.start)
        yield Rejection("not_utf8", f"The array is not UTF-8: {fault.reason} at byte {fault.start}."), line
    else:
        yield from _elements(array, line)


def _elements(array: str, line: int) -> Iterator[tuple[bytes | Rejection, int]]:
    """The elements of a JSON array that begins at ``line``, up to its first fault if it has one."""
    decoder = json.JSONDecoder()
    punctuation, place = ",", 1
    while punctuation == ",":
        start = _skip_white_space(array, place)
        line += array.count("\n", place, start)
        if place == 1 and array.startswith("]", start):
            return
        try:
            _, end = decoder.raw_decode(array, start)
        except (json.JSONDecodeError, RecursionError) as fault:
            yield Rejection("not_json", f"The array cannot be read from here on: {fault}."), line
            return
        yield array[start:end].encode(), line
        line += array.count("\n", start, end)
        place = _skip_white_space(array, end)
        line += array.count("\n", end, place)
        punctuation = array[place : place + 1]
        place += 1
    if punctuation != "]" or array[place:].strip():
        yield Rejection("not_json", "The array does not go on as JSON does from here on."), line


def _skip_white_space(text: str, place: int) -> int:
    match = _SPACES.match(text, place)
    return match.end() if match else place
