"""The network as it learns; needs the ``train`` extra."""

import importlib
from typing import Any

import numpy as np
import pytest

pytest.importorskip("jax")
network: Any = importlib.import_module("training.quotes.network")

TOKENS, WIDTH = 6, 8


def test_an_invented_article_is_read_by_its_own_guide() -> None:
    random = np.random.default_rng(0)
    vectors = random.normal(size=(3, 4)).astype(np.float32)
    weights = network.initial_weights(importlib.import_module("jax").random.PRNGKey(0), vectors, WIDTH)
    weights["invented"] = random.normal(size=WIDTH).astype(np.float32)
    noughts = np.zeros((2, TOKENS), np.int32)
    batch = {"mask": np.ones((2, TOKENS), np.float32), "rows": noughts, "traits": noughts}
    batch |= {"sentences": noughts, "paragraphs": noughts, "invented": np.array([0, 1], np.float32)}
    published, invented = np.asarray(network.encode(weights, vectors, batch, None, 0.0))
    assert not np.allclose(published, invented)
    weights["invented"] = np.zeros(WIDTH, np.float32)
    published, invented = np.asarray(network.encode(weights, vectors, batch, None, 0.0))
    assert np.allclose(published, invented)
