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


def jar_of(directory: Path) -> Path:
    """A jar with a graph of one layer's query and one norm, matrices without names, and the pieces in another order."""
    values = {
        "embeddings.LayerNorm.weight": np.ones(2, np.float32),
        "layer.0.query.bias": np.array([0, 1], np.float32),
        "onnx::MatMul_7": np.array([[1, 2], [3, 4]], np.float32),
    }
    helper = onnx.helper
    nodes = [
        helper.make_node("MatMul", ["hidden", "onnx::MatMul_7"], ["product"]),
        helper.make_node("Add", ["layer.0.query.bias", "product"], ["query"]),
        helper.make_node("Mul", ["query", "embeddings.LayerNorm.weight"], ["out"]),
    ]
    tensors = [onnx.numpy_helper.from_array(value, name) for name, value in values.items()]
    ends = [helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, [1, 2]) for name in ("hidden", "out")]
    graph = helper.make_graph(nodes, "model", ends[:1], ends[1:], tensors)
    path = directory / "model.jar"
    with ZipFile(path, "w") as archive:
        archive.writestr("model.onnx", helper.make_model(graph).SerializeToString())
        archive.writestr("model-tokenizer.json", json.dumps({"model": {"vocab": {"said": 1, "[UNK]": 0}}}))
        archive.writestr("META-INF/MANIFEST.MF", "")
    return path


def test_weights_have_their_names_back_and_pieces_their_numbers(tmp_path: Path) -> None:
    read = pretrained.Pretrained.read(jar_of(tmp_path))
    assert set(read.weights) == {"embeddings.LayerNorm.weight", "layer.0.query.bias", "layer.0.query.weight"}
    assert read.weights["layer.0.query.weight"].tolist() == [[1, 3], [2, 4]]
    assert read.vocabulary == ["[UNK]", "said"]
