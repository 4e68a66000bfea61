"""What the network decides from the states of tokens, on the transformer's states: see ``training.quotes.network``."""

from pathlib import Path
from typing import Final

import jax
import jax.numpy as jnp
import numpy as np

from training.quotes.lesson import POINTERS
from training.quotes.network import Array, Weights, initial_weights
from training.teacher.encoder import WIDTH

TOKENS: Final = 256
"""Of a stretch, padded."""
_NAMES: Final = ("start", "hint", "none", *POINTERS)


def initial_heads(seed: int) -> Weights:
    """Random weights of the network's beginnings, hints and pointers; the rest of it is not needed."""
    weights = initial_weights(jax.random.PRNGKey(seed), np.zeros((2, 4), np.float32), WIDTH)
    return {name: value for name, value in weights.items() if name.startswith(_NAMES)}


def save(heads: Weights, path: Path) -> None:
    """Write ``heads``."""
    np.savez(path, **{name: np.asarray(value) for name, value in heads.items()}, allow_pickle=False)


def load(path: Path) -> Weights:
    """Heads that ``save`` wrote."""
    with np.load(path) as file:
        return {name: jnp.asarray(file[name]) for name in file.files}


def starts_and_hints(heads: Weights, hidden: Array) -> tuple[Array, Array]:
    """How likely each token begins nothing, what is said, what is thought, and the hints' answers."""
    starts = jax.nn.softmax(hidden @ heads["start_w"] + heads["start_b"], -1)
    return starts, jax.nn.sigmoid(hidden @ heads["hint_w"] + heads["hint_b"])
