"""The tagger as JAX sees it while it learns; ``streams/quotes/statements/tagger.py`` runs the same."""

import math
from functools import partial
from typing import TypeAlias

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from streams.quotes.statements.reading import BOUNDARIES, MARK_STATES, SHAPES, SUFFIX_BUCKETS
from streams.quotes.statements.tagger import REACH
from training.quotes.lesson import HINTS, PARTS, POINTERS

Array: TypeAlias = jax.Array
Weights = dict[str, Array]
Batch = dict[str, Array]

DILATIONS = (1, 2, 4, 8, 16)
POOLED = {2: "sentence", 3: "paragraph"}
"""After which layers every token hears of its whole sentence or paragraph."""
BUCKETS = 32
FAR = 256
"""Tokens; what is farther away is as far as that."""
BOUND = 6.0
"""What a layer reads, holds and adds is clipped at it, so that a byte can hold it."""
KEY = 48
"""Width of a pointer's queries and keys."""
HINT_WEIGHT = 0.3
_WIDE_STEP = 1.4
_WORST = -20.0
"""A target that the constraints rule out costs this much, not infinitely much."""


def bucket_table() -> NDArray[np.intp]:
    """Signed distances, from -FAR on, to 0..31: exact up to 6, then by powers of 1.4."""
    distance = np.arange(-FAR, FAR + 1)
    size = np.abs(distance)
    wide = 6 + np.floor(np.log(np.maximum(size, 6) / 6) / math.log(_WIDE_STEP)).astype(np.intp)
    step = np.minimum(np.where(size <= 6, size, wide), 15)
    return np.where(distance < 0, 15 - step, 16 + step)


def initial_weights(key: Array, vectors: NDArray[np.float32], width: int) -> Weights:
    """Random weights for word ``vectors`` [words, dimensions]."""
    words, dimensions = vectors.shape
    keys = iter(jax.random.split(key, 64))

    def dense(*shape: int, scale: float = 1.0) -> Array:
        return jax.random.normal(next(keys), shape) * scale / math.sqrt(shape[0])

    weights = {
        "project": dense(dimensions, width),
        "words": jnp.zeros((words + SUFFIX_BUCKETS, width)),
        "shapes": dense(SHAPES, width, scale=0.3),
        "states": dense(MARK_STATES, width, scale=0.3),
        "boundaries": dense(BOUNDARIES, width, scale=0.3),
        "invented": jnp.zeros(width),
        "start_w": dense(width, 3, scale=0.3),
        "start_b": jnp.array([3.0, 0.0, 0.0]),
        "hint_w": dense(width, HINTS, scale=0.3),
        "hint_b": jnp.full(HINTS, -2.0),
        "none_w": dense(2 * width, 2, scale=0.1),
        "none_b": jnp.zeros(2),
    }
    for layer in range(len(DILATIONS)):
        weights[f"conv{layer}_w"] = dense(3 * width, width, scale=1.4)
        weights[f"conv{layer}_b"] = jnp.zeros(width)
        weights[f"mix{layer}_w"] = dense(width, width, scale=0.4)
    for name in POOLED.values():
        weights[f"{name}_in"] = dense(width, width)
        weights[f"{name}_b"] = jnp.zeros(width)
        weights[f"{name}_out"] = dense(width, width, scale=0.4)
    for name in POINTERS:
        weights[f"{name}_query"] = dense(width if name == "end" else 2 * width, KEY)
        weights[f"{name}_key"] = dense(width, KEY)
        weights[f"{name}_bias"] = dense(width, 1, scale=0.3)
        weights[f"{name}_near"] = jnp.zeros(2 * BUCKETS)
        weights[f"{name}_extra"] = jnp.zeros(4)
    return weights


def word_table(weights: Weights, vectors: Array) -> Array:
    """The embedding: projected word vectors, none for suffixes, and what was learnt beside them."""
    projected = vectors @ weights["project"]
    return jnp.pad(projected, ((0, SUFFIX_BUCKETS), (0, 0))) + weights["words"]


def _product(hidden: Array, matrix: Array) -> Array:
    """``hidden @ matrix``, articles in a row: XLA's gradient of a product with two leading axes is slow on a CPU."""
    rows = hidden.reshape(-1, hidden.shape[-1]) @ matrix
    return rows.reshape(*hidden.shape[:-1], matrix.shape[-1])


def encode(weights: Weights, vectors: Array, batch: Batch, key: Array | None, dropout: float) -> Array:
    """What the network holds at every token [articles, tokens, width]; ``key`` turns dropout on."""

    def dropped(hidden: Array, layer: int) -> Array:
        if key is None:
            return hidden
        kept = jax.random.bernoulli(jax.random.fold_in(key, layer), 1 - dropout, hidden.shape)
        return hidden * kept / (1 - dropout)

    mask = batch["mask"][..., None]
    traits, boundaries = jnp.divmod(batch["traits"], BOUNDARIES)
    shapes, states = jnp.divmod(traits, MARK_STATES)
    # gathered before they are projected: few words of all are in a batch; suffixes have no vector
    words = jnp.take(vectors, batch["rows"], axis=0, mode="fill", fill_value=0)
    hidden = _product(words, weights["project"]) + weights["words"][batch["rows"]] + weights["shapes"][shapes]
    hidden += weights["states"][states] + weights["boundaries"][boundaries]
    hidden = (hidden + batch["invented"][:, None, None] * weights["invented"]) * mask
    for layer, dilation in enumerate(DILATIONS):
        seen = dropped(jnp.clip(hidden, -BOUND, BOUND), layer)
        seen = jnp.concatenate([_shifted(seen, dilation), seen, _shifted(seen, -dilation)], -1)
        inner = jnp.clip(_product(seen, weights[f"conv{layer}_w"]) + weights[f"conv{layer}_b"], 0, BOUND)
        hidden = (hidden + jnp.clip(_product(inner, weights[f"mix{layer}_w"]), -BOUND, BOUND)) * mask
        if layer in POOLED:
            hidden = _pooled(weights, POOLED[layer], hidden, batch)
    return dropped(hidden, len(DILATIONS))


def _shifted(hidden: Array, step: int) -> Array:
    """``hidden`` moved by ``step`` tokens, zeros coming in."""
    pad = [(0, 0), (max(step, 0), max(-step, 0)), (0, 0)]
    moved = jnp.pad(hidden, pad)
    return moved[:, :-step] if step > 0 else moved[:, -step:]


def _pooled(weights: Weights, name: str, hidden: Array, batch: Batch) -> Array:
    """``hidden`` with what the largest value of each channel over its sentence or paragraph adds."""
    most_groups = hidden.shape[1] // 2
    mask = batch["mask"]
    groups = jnp.where(mask > 0, batch[f"{name}s"], most_groups - 1)
    most = jax.vmap(partial(jax.ops.segment_max, num_segments=most_groups))(hidden, groups)
    most = jnp.where(jnp.isfinite(most), most, 0)
    heard = jax.nn.relu(most @ weights[f"{name}_in"] + weights[f"{name}_b"]) @ weights[f"{name}_out"]
    added: Array = jax.vmap(lambda rows, at: rows[at])(heard, groups)
    return (hidden + added) * mask[..., None]


def pointer_logits(weights: Weights, name: str, hidden: Array, batch: Batch) -> Array:
    """Logits [targets, tokens] of one article: where the part ``name`` of each target begins or ends."""
    first, last = _contents(batch)
    at = jnp.arange(hidden.shape[0])[None]
    edges = hidden[first] if name == "end" else jnp.concatenate([hidden[first], hidden[last]], -1)
    logits = (edges @ weights[f"{name}_query"]) @ (hidden @ weights[f"{name}_key"]).T / np.sqrt(KEY)
    logits += (hidden @ weights[f"{name}_bias"])[:, 0]
    near, table = weights[f"{name}_near"], jnp.asarray(bucket_table())
    far = len(table) // 2
    logits += near[table[jnp.clip(at - first[:, None], -far, far) + far]]
    if name != "end":
        logits += near[BUCKETS + table[jnp.clip(at - last[:, None], -far, far) + far]]
    sentences = batch["sentences"]
    crossed = jnp.minimum(jnp.abs(sentences[None] - sentences[first][:, None]), 3)
    logits += weights[f"{name}_extra"][crossed]
    return jnp.where(_allowed(name, at, first[:, None], last[:, None], batch), logits, -1e9)


def _contents(batch: Batch) -> tuple[Array, Array]:
    return batch["contents"][:, 0], batch["contents"][:, 1]


def _allowed(name: str, at: Array, first: Array, last: Array, batch: Batch) -> Array:
    """Where the part ``name`` can stand at all."""
    paragraphs = batch["paragraphs"][None]
    own = batch["paragraphs"][first]
    if name == "end":
        return (paragraphs == own) & (at >= first) & batch["endable"][None]
    outside = (at < first) | (at > last)
    near = (jnp.abs(at - first) <= REACH) & (at >= batch["introduction"][first]) & (paragraphs <= own)
    return outside & near & batch["narrative"][None]


def article_losses(weights: Weights, hidden: Array, batch: Batch) -> dict[str, Array]:
    """The losses of one article, summed over its tokens or targets."""
    first, last = _contents(batch)
    starts = jax.nn.log_softmax(hidden @ weights["start_w"] + weights["start_b"])
    losses = {"start": -((batch["start"] * starts).sum(-1) * batch["start_mask"]).sum()}
    absent = jnp.concatenate([hidden[first], hidden[last]], -1) @ weights["none_w"] + weights["none_b"]
    there = batch["there"]
    for number, name in enumerate(PARTS):
        chance = there[:, number]
        odds = chance * jax.nn.log_sigmoid(-absent[:, number]) + (1 - chance) * jax.nn.log_sigmoid(absent[:, number])
        losses[f"no_{name}"] = -(odds * batch["weight"]).sum()
    for number, name in enumerate(POINTERS):
        chances = jax.nn.log_softmax(pointer_logits(weights, name, hidden, batch))
        picked = jnp.take_along_axis(chances, batch["places"][:, number], 1)
        weight = batch["weight"] * (1 if name == "end" else there[:, PARTS.index(name.partition("_")[0])])
        losses[name] = -((jnp.maximum(picked, _WORST) * batch["shares"][:, number]).sum(-1) * weight).sum()
    hints = hidden @ weights["hint_w"] + weights["hint_b"]
    hint_losses = jax.nn.softplus(hints) - hints * batch["hints"]
    losses["hints"] = HINT_WEIGHT * (hint_losses * batch["hint_mask"][:, None]).sum()
    return losses


def losses_of(weights: Weights, vectors: Array, batch: Batch, key: Array | None, dropout: float) -> dict[str, Array]:
    """The losses of a batch, summed."""
    hidden = encode(weights, vectors, batch, key, dropout)
    losses = jax.vmap(partial(article_losses, weights))(hidden, batch)
    return {name: values.sum() for name, values in losses.items()}
