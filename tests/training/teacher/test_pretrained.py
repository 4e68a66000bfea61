"""A pretrained transformer's jar; needs the ``train`` extra."""

import importlib
import json
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest

onnx = pytest.importorskip("onnx")
pretrained: Any = importlib.import_module("training.teacher.pretrained")


def jar_of(directory: Path, vocabulary: dict[str, int], matrix: str = "onnx::MatMul_7") -> Path:
    """A jar with a graph of one layer's query, its ``matrix`` not named for it, and one norm; and a ``vocabulary``."""
    values = {
        "embeddings.LayerNorm.weight": np.ones(2, np.float32),
        "layer.0.query.bias": np.array([0, 1], np.float32),
        matrix: np.array([[1, 2], [3, 4]], np.float32),
    }
    helper = onnx.helper
    nodes = [
        helper.make_node("MatMul", ["hidden", matrix], ["product"]),
        helper.make_node("Add", ["layer.0.query.bias", "product"], ["query"]),
        helper.make_node("Mul", ["query", "embeddings.LayerNorm.weight"], ["out"]),
    ]
    tensors = [onnx.numpy_helper.from_array(value, name) for name, value in values.items()]
    ends = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, 2]) for name in ("hidden", "out")]
    graph = helper.make_graph(nodes, "model", ends[:1], ends[1:], tensors)
    path = directory / "model.jar"
    with ZipFile(path, "w") as archive:
        archive.writestr("model.onnx", helper.make_model(graph).SerializeToString())
        archive.writestr("model-tokenizer.json", json.dumps({"model": {"vocab": vocabulary}}))
        archive.writestr("META-INF/MANIFEST.MF", "")
    return path


def test_weights_have_their_names_back_and_pieces_their_numbers(tmp_path: Path) -> None:
    read = pretrained.Pretrained.read(jar_of(tmp_path, {"said": 1, "[UNK]": 0}))
    assert set(read.weights) == {"embeddings.LayerNorm.weight", "layer.0.query.bias", "layer.0.query.weight"}
    assert read.weights["layer.0.query.weight"].tolist() == [[1, 3], [2, 4]]
    assert read.vocabulary == ["[UNK]", "said"]


def test_a_gap_among_the_pieces_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="without a word piece"):
        pretrained.vocabulary_of(jar_of(tmp_path, {"said": 2, "[UNK]": 0}))


def test_a_jar_without_a_transformer_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "other.jar"
    with ZipFile(path, "w") as archive:
        archive.writestr("META-INF/MANIFEST.MF", "")
    with pytest.raises(ValueError, match="no file"):
        pretrained.Pretrained.read(path)


def test_quantized_weights_are_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="quantized"):
        pretrained.Pretrained.read(jar_of(tmp_path, {"[UNK]": 0}, "onnx::MatMul_7_quantized"))
