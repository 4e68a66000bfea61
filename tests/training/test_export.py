"""The exported graph does what the network does that was learnt; needs the ``train`` extra."""

import importlib
from typing import Any

import numpy as np
import pytest

from streams.quotes.layout.fields import Layout
from streams.quotes.statements.onnx import InferenceSession
from streams.quotes.statements.reading import Reading, Vocabulary, read
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField

pytest.importorskip("jax")
pytest.importorskip("spox")
network: Any = importlib.import_module("training.quotes.network")
export: Any = importlib.import_module("training.quotes.export")

TEXT = (
    '"Demand fell," said Jane Roe of Acme. She warned that prices would rise.\n\nAcme said in a filing it had no plans.'
)
WORDS = sorted({word.lower() for word in TextField.of("body", TEXT).words})
WIDTH = 64


@pytest.fixture(scope="module")
def weights() -> dict[str, Any]:
    """Random ones, of the size of learnt ones; every position counts."""
    random = np.random.default_rng(0)
    vectors = random.normal(size=(len(WORDS), 100)).astype(np.float32)
    made: dict[str, Any] = network.initial_weights(importlib.import_module("jax").random.PRNGKey(0), vectors, WIDTH)
    for name in network.POINTERS:
        made[f"{name}_near"] = random.normal(size=made[f"{name}_near"].shape).astype(np.float32)
        made[f"{name}_extra"] = random.normal(size=made[f"{name}_extra"].shape).astype(np.float32)
    return {"vectors": vectors, **made, "start_b": np.zeros(3, np.float32)}


@pytest.fixture(scope="module")
def found(weights: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the graph ``contents`` makes of TEXT."""
    directory = tmp_path_factory.mktemp("graphs")
    words = np.asarray(network.word_table(weights, weights["vectors"]))
    export.export({name: np.asarray(value) for name, value in weights.items()}, words, directory)
    session = InferenceSession((directory / "contents.onnx").read_bytes(), providers=["CPUExecutionProvider"])
    one = reading()
    names = ("state", "first", "said", "last", "exact", "probability")
    values = session.run(
        names,
        {
            "row": one.rows,
            "trait": one.traits,
            "sentence": one.sentences,
            "paragraph": one.paragraphs,
            "beyond": one.beyond,
            "endable": np.ones_like(one.endable),
            "least": np.zeros(len(one.rows), np.float32),
        },
    )
    return dict(zip(names, values, strict=True))


def reading() -> Reading:
    field = TextField.of("body", TEXT)
    return read([field], [Layout.of(field, Lexicon.load())], Vocabulary(WORDS))


def test_the_states_are_those_of_the_network_but_for_what_bytes_lose(
    weights: dict[str, Any], found: dict[str, Any]
) -> None:
    one = reading()
    batch = {
        "mask": np.ones((1, len(one.rows)), np.float32),
        "invented": np.zeros(1, np.float32),
        "rows": one.rows[None],
        "traits": one.traits[None],
        "sentences": one.sentences[None],
        "paragraphs": one.paragraphs[None],
    }
    states = np.asarray(network.encode(weights, weights["vectors"], batch, None, 0.0))[0]
    assert np.abs(found["state"] - states).mean() < 0.05 * np.abs(states).mean()


def test_the_likeliest_ends_are_those_of_the_network(weights: dict[str, Any], found: dict[str, Any]) -> None:
    one, state, first = reading(), found["state"], found["first"]
    contents = np.stack([first, first], axis=1)
    everywhere = np.ones_like(one.endable)
    batch = {"contents": contents, "sentences": one.sentences, "paragraphs": one.paragraphs, "endable": everywhere}
    logits = np.array(network.pointer_logits(weights, "end", state, batch), np.float64)
    chances = np.exp(logits - logits.max(axis=1, keepdims=True))
    chances /= chances.sum(axis=1, keepdims=True)
    starts = np.exp(state @ np.asarray(weights["start_w"]) + weights["start_b"])
    content = 1 - starts[first, 0] / starts[first].sum(axis=1)
    assert len(first) == len(one.rows)
    assert np.allclose(found["said"], starts[first, 1] / starts[first, 1:].sum(axis=1), atol=1e-4)
    assert (found["last"][:, 0] == chances.argmax(axis=1)).all()
    assert np.allclose(found["exact"][:, 0], content * chances.max(axis=1), atol=1e-4)
    lengths = np.arange(len(one.rows)) - first[:, None] + 1
    likeliest = found["last"][:, :1] - first[:, None] + 1
    overlaps = np.minimum(lengths, likeliest) >= export.NEAR * np.maximum(lengths, likeliest)
    assert np.allclose(found["probability"][:, 0], content * (chances * overlaps).sum(axis=1), atol=1e-4)
