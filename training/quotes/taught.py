"""What a teacher makes of articles that nobody annotated: kept apart from their texts, and as lessons.

``python -m training.teacher.label`` writes it. Positions are those of what the tagger reads of the article, its title
as the first paragraph; a text is told by its digest.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.annotations.join import with_headline
from training.quotes.corpus import example
from training.quotes.lesson import PARTS, PLACES, POINTERS, Lesson

Floats: TypeAlias = NDArray[np.float32]


_NOTHING: Final = (
    np.zeros((0, 2), np.int32),
    np.zeros((0, 2), np.float32),
    np.zeros((0, len(POINTERS), PLACES), np.int32),
    np.zeros((0, len(POINTERS), PLACES), np.float32),
)
"""The columns of a text in which no content begins."""


class Opinion(NamedTuple):
    """What a teacher makes of one article with ``n`` tokens, in ``t`` of which content may begin."""

    digest: str
    """Of the text, by ``digest``."""
    start: Floats
    """How likely no content begins with a token, what is said, and what is thought [n, 3]."""
    hints: Floats
    """See ``Lesson.hints`` [n, HINTS]."""
    contents: NDArray[np.int32]
    """First and likeliest last token [t, 2]."""
    there: Floats
    """How likely it has a source, and a cue [t, 2]."""
    places: NDArray[np.int32]
    """Of each pointer the likeliest tokens [t, POINTERS, PLACES]."""
    shares: Floats
    """And how likely it points to each."""


def texts_of(articles: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """``articles`` (a ``body``, maybe a ``title``) as ones that nobody annotated, the title the first paragraph."""
    for article in articles:
        bare = {"title": article.get("title") or "", "text": article["body"], "quotes": [], "title_quotes": []}
        yield with_headline(bare)


def digest(text: str) -> str:
    """What tells a text from others."""
    return hashlib.sha256(text.encode()).hexdigest()


def write(path: Path, opinions: list[Opinion]) -> None:
    """Write ``opinions`` as arrays, one after another."""
    columns = dict(zip(Opinion._fields, zip(*opinions, strict=True), strict=True))
    arrays: dict[str, Any] = {
        "digest": np.array(columns.pop("digest")),
        "tokens": np.array([len(opinion.start) for opinion in opinions]),
        "targets": np.array([len(opinion.contents) for opinion in opinions]),
        # half precision is enough for a probability
        **{name: _halved(np.concatenate(values)) for name, values in columns.items()},
    }
    np.savez_compressed(path, **arrays)


def _halved(values: NDArray[Any]) -> NDArray[Any]:
    return values.astype(np.float16) if values.dtype == np.float32 else values


def read(path: Path) -> Iterator[Opinion]:
    """The opinions that ``write`` wrote."""
    with np.load(path) as file:
        arrays = dict(file)
    cuts = {name: np.cumsum(arrays.pop(name))[:-1] for name in ("tokens", "targets")}
    digests = arrays.pop("digest").tolist()
    columns = [
        np.split(arrays[name], cuts["tokens" if name in ("start", "hints") else "targets"])
        for name in Opinion._fields[1:]
    ]
    for digest_, *values in zip(digests, *columns, strict=True):
        yield Opinion(digest_, *(each.astype(np.float32) if each.dtype == np.float16 else each for each in values))


def agreed(opinions: Iterable[Opinion]) -> Iterator[Opinion]:
    """One opinion of each text: what several teachers make of it, on average."""
    by_text: dict[str, list[Opinion]] = {}
    for opinion in opinions:
        by_text.setdefault(opinion.digest, []).append(opinion)
    yield from map(_mean, by_text.values())


def _mean(opinions: list[Opinion]) -> Opinion:
    """The mean of ``opinions`` of one text.

    A content's parts are by those who think that it may begin there, the likelier the more.
    """
    if len(opinions) == 1:
        return opinions[0]
    if len({len(one.start) for one in opinions}) > 1:
        raise ValueError("opinions are of different readings of a text: label the texts anew")
    start = np.mean([one.start for one in opinions], axis=0).astype(np.float32)
    hints = np.mean([one.hints for one in opinions], axis=0).astype(np.float32)
    firsts = sorted({first for one in opinions for first in one.contents[:, 0].tolist()})
    told = [_content(first, opinions) for first in firsts]
    contents, there, places, shares = (np.array(values) for values in zip(*told, strict=True)) if told else _NOTHING
    return Opinion(opinions[0].digest, start, hints, contents, there, places, shares)


def _content(first: int, opinions: list[Opinion]) -> tuple[Any, Any, Any, Any]:
    """What those of ``opinions`` that know content from the token ``first`` on make of it: an ``Opinion``'s columns."""
    weights, by = list[Floats](), list[tuple[Any, ...]]()
    for one in opinions:
        for row in np.flatnonzero(one.contents[:, 0] == first):
            weights.append(1 - one.start[first, 0])
            by.append((one.there[row], one.places[row], one.shares[row]))
    weight = np.array(weights, np.float32) / np.sum(weights)
    there, places, shares = (np.array(values) for values in zip(*by, strict=True))
    # whoever sees no source does not know where it is
    by_pointer = [weight, *(weight * there[:, PARTS.index(name.partition("_")[0])] for name in POINTERS[1:])]
    pointers = [
        _likeliest(places[:, at], (each if each.any() else weight)[:, None] * shares[:, at])
        for at, each in enumerate(by_pointer)
    ]
    likeliest, chances = (np.array(values) for values in zip(*pointers, strict=True))
    return np.array([first, likeliest[0, 0]], np.int32), (weight @ there).astype(np.float32), likeliest, chances


def _likeliest(places: NDArray[np.int32], shares: Floats) -> tuple[NDArray[np.int32], Floats]:
    """The likeliest of ``places``, each once, and their shares, as many as a pointer has."""
    known, at = np.unique(places, return_inverse=True)
    total = np.bincount(at.ravel(), shares.ravel(), minlength=max(len(known), PLACES))
    best = np.argsort(-total, kind="stable")[:PLACES]
    return known[np.minimum(best, len(known) - 1)].astype(np.int32), total[best].astype(np.float32)


def taught(opinion: Opinion, text: str, words: Vocabulary, lex: Lexicon) -> Lesson:
    """What ``opinion`` of ``text`` teaches: where it is unsure, so is the lesson.

    Raises:
        ValueError: If it is of another reading: written by another version.
    """
    one = example({"text": text, "quotes": []}, words, lex)
    reading, contents = one.reading, opinion.contents
    count = len(reading.tokens)
    if count != len(opinion.start):
        raise ValueError(f"{count} tokens are read where the opinion has {len(opinion.start)}: label the texts anew")
    endable = reading.endable.copy()
    endable[contents[:, 1]] = True
    shares = opinion.shares / np.maximum(opinion.shares.sum(axis=-1, keepdims=True), np.finfo(np.float32).tiny)
    start = opinion.start / opinion.start.sum(axis=-1, keepdims=True)
    return Lesson(
        reading,
        one.words,
        one.suffix_rows,
        endable,
        start,
        reading.startable.astype(np.float32),
        opinion.hints,
        np.ones(count, np.float32),
        contents,
        1 - start[contents[:, 0], 0],
        opinion.there,
        opinion.places,
        shares,
    )
