"""``python -m training.teacher.label DIR JAR TEXTS OUT [--except ARTICLES…]``: what the teacher makes of texts.

DIR is what ``training.teacher.learn`` wrote, JAR the transformer's (``training.teacher.pretrained``) that it read.
TEXTS are articles as JSON Lines, a ``body`` and maybe a ``title``; those that are also in ARTICLES, annotated ones of
any kind, are left out, and so is a text that came before. OUT (.npz) is what ``training.quotes.train --opinions``
reads.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import torch
from numpy.typing import NDArray

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from streams.text.ranges import Range
from training.quotes import network
from training.quotes.corpus import example, load
from training.quotes.lesson import PLACES, POINTERS, Lesson, lesson
from training.quotes.taught import Opinion, digest, texts_of, write
from training.quotes.train import TOKENS_A_CONTENT, padded
from training.teacher import heads
from training.teacher.encoder import Encoder
from training.teacher.pieces import WordPieces
from training.teacher.pretrained import vocabulary_of
from training.teacher.stretches import ranges_of, stretch_of

LEAST: Final = 0.15
"""Where content begins that likely, its parts are told."""
_LENGTHS: Final = range(31, 4001)
"""Tokens of a text that is read."""
_STRETCHES: Final = 16
_KEY: Final = slice(40, 240)
"""Letters and digits that tell a text from others: the same article may begin otherwise."""


def main() -> None:
    """Read the texts, and write what the teacher makes of them."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, meaning in (
        ("directory", "what training.teacher.learn wrote"),
        ("jar", "the transformer that it read: training.teacher.pretrained"),
        ("texts", "articles, as JSON Lines"),
        ("out", "what training.quotes.train reads as --opinions"),
    ):
        parser.add_argument(name, type=Path, help=meaning)
    parser.add_argument("--except", type=Path, nargs="+", default=[], dest="annotated")
    options = parser.parse_args()
    known = {_key(article["text"]) for path in options.annotated for article in load(path)}
    labeller = Labeller(options.directory, options.jar)
    write(options.out, list(labeller.opinions(_others(load(options.texts), known))))


def _key(body: str) -> str:
    return "".join(filter(str.isalnum, body.lower()))[_KEY]


def _others(articles: Iterable[dict[str, Any]], known: set[str]) -> Iterator[str]:
    """The texts of ``articles`` that are not ``known``, each once."""
    for article in articles:
        key = _key(article["body"])
        if key not in known:
            known.add(key)
            yield next(texts_of([article]))["text"]


class Labeller:
    """The teacher, once it has learnt."""

    def __init__(self, directory: Path, jar: Path) -> None:
        """Read what ``training.teacher.learn`` wrote into ``directory``."""
        self._encoder = Encoder.load(directory / "encoder.pt")
        self._encoder.float().eval()
        self._pieces = WordPieces(vocabulary_of(jar))
        self._heads = heads.load(directory / "heads.npz")
        self._vocabulary, self._lex = Vocabulary.load(), Lexicon.load()
        self._begin = jax.jit(heads.starts_and_hints)
        self._parts = jax.jit(jax.vmap(_parts, in_axes=(None, 0, 0)))

    def opinions(self, texts: Iterable[str]) -> Iterator[Opinion]:
        """What the teacher makes of each of ``texts`` that is neither very short nor very long."""
        for text in texts:
            one = lesson(example({"text": text, "quotes": []}, self._vocabulary, self._lex))
            if len(one.words) in _LENGTHS:
                yield self._opinion(digest(text), one)

    def _opinion(self, key: str, one: Lesson) -> Opinion:
        places = ranges_of(one.reading, [len(self._pieces.of(word)) for word in one.words])
        read = [
            part for index in range(0, len(places), _STRETCHES) for part in self._read(one, places[index:][:_STRETCHES])
        ]
        return Opinion(key, *(np.concatenate(values) for values in zip(*read, strict=True)))

    def _read(self, one: Lesson, places: list[Range]) -> Iterator[tuple[NDArray[Any], ...]]:
        """Of each stretch of ``one`` at ``places`` what an ``Opinion`` tells after the digest."""
        stretches = [stretch_of(self._pieces, one, place) for place in places]
        with torch.no_grad():
            states = self._encoder.states_of(stretches, heads.TOKENS).numpy()
        hidden = jnp.asarray(np.pad(states, ((0, _STRETCHES - len(states)), (0, 0), (0, 0))))
        starts, hints = map(np.asarray, self._begin(self._heads, hidden))
        firsts = [
            np.flatnonzero((1 - start[: place.end - place.start, 0]) * one.reading.startable[slice(*place)] >= LEAST)
            for start, place in zip(starts, places, strict=False)
        ]
        firsts = [first[: heads.TOKENS // TOKENS_A_CONTENT] for first in firsts]
        told = [np.asarray(values) for values in self._parts(self._heads, hidden, self._batch(one, places, firsts))]
        for row, (place, first) in enumerate(zip(places, firsts, strict=True)):
            length, count = place.end - place.start, len(first)
            last, there, at, shares = (values[row, :count] for values in told)
            contents = np.stack([first, last], axis=1).astype(np.int32) + place.start
            yield starts[row, :length], hints[row, :length], contents, there, at + place.start, shares

    def _batch(self, one: Lesson, places: list[Range], firsts: list[NDArray[Any]]) -> network.Batch:
        """What the heads read of the stretches of ``one`` at ``places``, whose contents begin at ``firsts``."""
        random = np.random.default_rng(0)  # hides no word
        rows = []
        for place, first in zip(places, firsts, strict=True):
            count = len(first)
            part = one._replace(
                reading=one.reading.part(*place),
                suffix_rows=one.suffix_rows[slice(*place)],
                endable=_endable(one.endable[slice(*place)], first),
                **{name: getattr(one, name)[slice(*place)] for name in ("start", "start_mask", "hints", "hint_mask")},
                contents=np.stack([first, first], axis=1).astype(np.int32),
                weight=np.ones(count, np.float32),
                there=np.ones((count, 2), np.float32),
                places=np.zeros((count, len(POINTERS), PLACES), np.int32),
                shares=np.zeros((count, len(POINTERS), PLACES), np.float32),
            )
            rows.append(padded(part, heads.TOKENS, random, 0.0))
        rows += [{name: np.zeros_like(value) for name, value in rows[0].items()}] * (_STRETCHES - len(rows))
        return {name: jnp.asarray(np.stack([row[name] for row in rows])) for name in rows[0]}


def _endable(endable: NDArray[np.bool_], firsts: NDArray[Any]) -> NDArray[np.bool_]:
    """``endable``, and where content of one token may begin."""
    found = endable.copy()
    found[firsts] = True
    return found


def _parts(
    weights: network.Weights, hidden: network.Array, batch: network.Batch
) -> tuple[network.Array, network.Array, network.Array, network.Array]:
    """Of each content its likeliest end, how likely it has a source and a cue, and the pointers' places and shares."""
    ends = jax.nn.softmax(network.pointer_logits(weights, "end", hidden, batch), -1)
    first, last = batch["contents"][:, 0], ends.argmax(-1)
    whole = batch | {"contents": jnp.stack([first, last], -1)}
    edges = jnp.concatenate([hidden[first], hidden[last]], -1)
    there = jax.nn.sigmoid(-(edges @ weights["none_w"] + weights["none_b"]))
    chances = [ends]
    chances += [jax.nn.softmax(network.pointer_logits(weights, name, hidden, whole), -1) for name in POINTERS[1:]]
    shares, places = zip(*(jax.lax.top_k(chance, PLACES) for chance in chances), strict=True)
    return last, there, jnp.stack(places, 1), jnp.stack(shares, 1)


if __name__ == "__main__":
    main()
