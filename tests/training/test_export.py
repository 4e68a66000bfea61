"""The exported graph does what the network does that was learnt; needs the ``train`` extra."""

import importlib
from typing import Any

import numpy as np
import pytest

from streams.quotes.layout.layout import Layout
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
def session(weights: dict[str, Any], tmp_path_factory: pytest.TempPathFactory) -> InferenceSession:
    """The graph ``contents``."""
    directory = tmp_path_factory.mktemp("graphs")
    words = np.asarray(network.word_table(weights, weights["vectors"]))
    export.export({name: np.asarray(value) for name, value in weights.items()}, words, directory)
    return InferenceSession((directory / "contents.onnx").read_bytes(), providers=["CPUExecutionProvider"])


def answers(session: InferenceSession, least: float) -> dict[str, Any]:
    """What the graph makes of TEXT."""
    one = reading()
    names = ("state", "first", "beginning", "said", "last", "exact", "probability")
    values = session.run(
        names,
        {
            "row": one.rows,
            "trait": one.traits,
            "sentence": one.sentences,
            "paragraph": one.paragraphs,
            "beyond": one.beyond,
            "endable": np.ones_like(one.endable),
            "least": np.full(len(one.rows), least, np.float32),
        },
    )
    return dict(zip(names, values, strict=True))


@pytest.fixture(scope="module")
def found(session: InferenceSession) -> dict[str, Any]:
    """All that the graph finds in TEXT."""
    return answers(session, 0.0)


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
    assert np.allclose(found["beginning"], content, atol=1e-4)
    lengths = np.arange(len(one.rows)) - first[:, None] + 1
    rows = np.arange(len(first))
    for last, exact, probability in zip(found["last"].T, found["exact"].T, found["probability"].T, strict=True):
        inside = last < len(one.rows)  # the window may be wider than the text
        assert np.allclose(exact[inside], (content * chances[rows, np.where(inside, last, 0)])[inside], atol=1e-4)
        length = last[:, None] - first[:, None] + 1
        overlaps = np.minimum(lengths, length) >= export.NEAR * np.maximum(lengths, length)
        assert np.allclose(probability[inside], (content * (chances * overlaps).sum(axis=1))[inside], atol=1e-4)


def test_ends_count_by_what_is_as_likely_near_by(session: InferenceSession, found: dict[str, Any]) -> None:
    exact, probability, beginning = found["exact"], found["probability"], found["beginning"]
    assert (exact <= probability).all()
    assert (probability <= beginning[:, None]).all()
    row, column = np.unravel_index((probability - exact).argmax(), exact.shape)
    least = (exact[row, column] + probability[row, column]) / 2
    assert exact[row, column] < least < probability[row, column]
    counted = answers(session, least)
    (at,) = np.flatnonzero(counted["first"] == found["first"][row])
    assert counted["exact"][at, column] == pytest.approx(exact[row, column])
    assert not counted["exact"][counted["probability"] < least].any()
