"""What a teacher makes of articles that nobody annotated: kept apart from their texts, and as lessons.

``python -m training.teacher.label`` writes it. Positions are those of what the tagger reads of the article, its title
as the first paragraph; a text is told by its digest.
"""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.annotations.join import with_headline
from training.quotes.corpus import example
from training.quotes.lesson import Lesson

Floats: TypeAlias = NDArray[np.float32]


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
