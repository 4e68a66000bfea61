"""Annotated articles as targets on what the tagger reads."""

import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.quotes.layout.layout import Layout
from streams.quotes.statements.reading import PUNCTUATION, SUFFIX_BUCKETS, SUFFIX_LENGTH, Reading, Vocabulary, read
from streams.quotes.statements.statements import COMPLEMENTIZER
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField

NONE = -1
_ASIDE = -2
"""The position of what stands in an aside or a dateline, which are not read."""
_VALIDATION_SHARE = 0.2
_NAMING: Final = frozenset(
    """
    blasted blasting brand branded branding brands call called calling calls characterise characterised characterises
    characterize characterized characterizes characterizing condemned condemning condemns decried deemed deems denounced
    denounces denouncing derided derides describe described describes describing dismissed dismisses dismissing dub
    dubbed dubs hailed hails label labeled labeling labelled labels lambasted mocked slammed slams termed terming terms
    """.split()
)
"""Verbs that say what somebody calls something."""
_NO_OBJECT: Final = frozenset("are been claims for how is on said that to was were".split())
"""What is in a clause, or begins what is called for, and not in what is called something."""
_MAX_OBJECT: Final = 16
"""Tokens of what is called something, at most."""


class Target(NamedTuple):
    """One piece of an attribution; positions in the reading, inclusive, NONE where there is no such part."""

    first: int
    last: int
    source_first: int
    source_last: int
    cue_first: int
    cue_last: int
    speech: int
    """1 if it is said, 0 if thought."""


class Example(NamedTuple):
    """One article."""

    reading: Reading
    words: list[str]
    """Of the reading's tokens."""
    suffix_rows: NDArray[np.int32]
    """The row that each token would have if its word were unknown."""
    targets: list[Target]
    ignored: list[tuple[int, int]]
    """Positions (inclusive) that nobody annotated."""


def load(path: Path) -> list[dict[str, Any]]:
    """The articles of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]


def is_validation(article_id: str) -> bool:
    """Whether an article is in the fixed fifth that is held out, by the hash of its id."""
    return hashlib.sha256(article_id.encode()).digest()[0] < 256 * _VALIDATION_SHARE


def example(article: dict[str, Any], words: Vocabulary, lex: Lexicon) -> Example:
    """What the tagger reads of ``article``, and what it should find there."""
    text = TextField.of("body", article["text"])
    layout = Layout.of(text, lex)
    reading = read([text], [layout], words)
    place = np.full(len(text.words), NONE)
    for aside in [*layout.asides, *layout.datelines]:
        place[aside.start : aside.end] = _ASIDE
    place[reading.tokens] = np.arange(len(reading.tokens))
    read_field = _Field(text, layout, reading, place)
    targets = [target for quote in article["quotes"] for target in _targets(quote, read_field)]
    ignored = [_positions(text, place, start, end) for start, end in article.get("ignore") or ()]
    read_words = [text.words[token] for token in reading.tokens]
    suffixes = [word.lower().replace("’", "'")[-SUFFIX_LENGTH:].encode() for word in read_words]
    rows = np.array([words.size + zlib.crc32(suffix) % SUFFIX_BUCKETS for suffix in suffixes], np.int32)
    return Example(reading, read_words, rows, targets, [positions for positions in ignored if positions])


class _Field(NamedTuple):
    """What targets are placed in."""

    text: TextField
    layout: Layout
    reading: Reading
    place: NDArray[np.intp]
    """The position in the reading of every token."""


def _targets(quote: dict[str, Any], field: _Field) -> Iterator[Target]:
    """One target for every paragraph of ``quote``; parts of it in other paragraphs are left out."""
    text, _, reading, place = field
    parts = [
        _positions(text, place, quote.get(f"{name}_start"), quote.get(f"{name}_end")) for name in ("speaker", "cue")
    ]
    for start, end in _by_paragraph(text, quote["start"], quote["end"]):
        content = _positions(text, place, start, end)
        if content is None:
            continue
        content = _without_complementizer(content, text, reading)
        content = _without_object(content, parts[1], field)
        low, high = reading.introduction[content[0]], reading.beyond[content[0]] - 1
        source, cue = (part if part and low <= part[0] <= high else (NONE, NONE) for part in parts)
        yield Target(*content, *source, *cue, int(quote["speech"]))


def _without_complementizer(content: tuple[int, int], text: TextField, reading: Reading) -> tuple[int, int]:
    """``content`` without "that" before it: annotators have it in or not, and no quote is shown with it."""
    first, last = content
    if text.words[reading.tokens[first]] != COMPLEMENTIZER:
        return content
    first += 1
    while first <= last and text.words[reading.tokens[first]] in PUNCTUATION:
        first += 1
    return (first, last) if first <= last else content


def _without_object(content: tuple[int, int], cue: tuple[int, int] | None, field: _Field) -> tuple[int, int]:
    """``content`` without what it calls something: of "called the offer "an insult"" what was said is "an insult".

    Annotators of politics have the object in it, those of business news do not.
    """
    text, layout, reading, _ = field
    first, last = content
    verbs = () if cue is None else (text.words[token].lower() for token in reading.tokens[cue[0] : cue[1] + 1])
    if cue is None or cue[1] >= first or _NAMING.isdisjoint(verbs):
        return content
    begin, end = reading.tokens[first], reading.tokens[last]
    quotation = next((quotation for quotation in layout.quotations if quotation.end > begin), None)
    if quotation is None or not begin < quotation.start <= min(begin + _MAX_OBJECT, end):
        return content
    if end >= quotation.inside.end or not _NO_OBJECT.isdisjoint(text.words[begin : quotation.start]):
        return content
    return int(np.searchsorted(reading.tokens, quotation.inside.start)), last


def _by_paragraph(text: TextField, start: int, end: int) -> Iterator[tuple[int, int]]:
    for paragraph in text.paragraphs:
        first = max(start, text.starts[paragraph.start])
        last = min(end, text.ends[paragraph.end - 1])
        if first < last:
            yield first, last


def _positions(text: TextField, place: NDArray[np.intp], start: int | None, end: int | None) -> tuple[int, int] | None:
    """The positions, inclusive, of a stretch of characters without the punctuation and the asides around it."""
    if start is None or end is None:
        return None
    first = int(np.searchsorted(text.ends, start, side="right"))
    last = int(np.searchsorted(text.starts, end, side="left")) - 1
    while first <= last and (text.words[first] in PUNCTUATION or place[first] == _ASIDE):
        first += 1
    while last >= first and (text.words[last] in PUNCTUATION or place[last] == _ASIDE):
        last -= 1
    if first > last:
        return None
    positions = int(place[first]), int(place[last])
    return positions if NONE not in positions and positions[0] <= positions[1] else None
