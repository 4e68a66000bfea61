"""The transformer that is pretrained; needs the extras ``train`` and ``teach``."""

import importlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
encoder: Any = importlib.import_module("training.teacher.encoder")
pretrained: Any = importlib.import_module("training.teacher.pretrained")

WIDTH, INNER = 384, 1536


def weights_of_one_layer() -> dict[str, Any]:
    """By BERT's names, at random; only the embeddings are as many as the encoder's."""
    random = np.random.default_rng(0)
    layer = "encoder.layer.0"
    shapes = {
        "embeddings.word_embeddings": (30_522, WIDTH),
        "embeddings.position_embeddings": (512, WIDTH),
        "embeddings.token_type_embeddings": (2, WIDTH),
        "embeddings.LayerNorm": (WIDTH,),
        **{f"{layer}.attention.self.{part}": (WIDTH, WIDTH) for part in ("query", "key", "value")},
        f"{layer}.attention.output.dense": (WIDTH, WIDTH),
        f"{layer}.attention.output.LayerNorm": (WIDTH,),
        f"{layer}.intermediate.dense": (INNER, WIDTH),
        f"{layer}.output.dense": (WIDTH, INNER),
        f"{layer}.output.LayerNorm": (WIDTH,),
    }
    weights = {f"{name}.weight": random.normal(size=shape).astype(np.float32) for name, shape in shapes.items()}
    return weights | {
        f"{name}.bias": random.normal(size=shape[:1]).astype(np.float32)
        for name, shape in shapes.items()
        if not name.endswith("_embeddings")
    }


def test_it_has_what_was_pretrained_and_loads_what_was_saved(tmp_path: Path) -> None:
    weights = weights_of_one_layer()
    made = encoder.Encoder.of(pretrained.Pretrained(weights, []))
    assert len(made.layers) == 1
    key = made.layers[0].attended.weight[WIDTH : 2 * WIDTH].detach().numpy()
    assert (key == weights["encoder.layer.0.attention.self.key.weight"]).all()
    torch.save(made.state_dict(), tmp_path / "encoder.pt")
    loaded = encoder.Encoder.load(tmp_path / "encoder.pt").state_dict()
    assert all(torch.equal(value, loaded[name]) for name, value in made.state_dict().items())


def test_weights_that_are_missing_are_an_error() -> None:
    weights = weights_of_one_layer()
    del weights["encoder.layer.0.output.dense.weight"]
    with pytest.raises(KeyError):
        encoder.Encoder.of(pretrained.Pretrained(weights, []))
