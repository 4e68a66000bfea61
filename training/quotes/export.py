"""The learnt weights as three ONNX graphs, which ``streams/quotes/tagger.py`` runs.

``encode`` gives every token its state and the chances that reported content begins there; ``ends`` and ``parts`` point
from contents to their last tokens, and to their sources and cues. ``training/quotes/network.py`` is the same in JAX.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import onnx.parser
from numpy.typing import NDArray

from streams.quotes.reading import BOUNDARIES, MARK_STATES, SHAPES
from streams.quotes.tagger import DILATIONS, FAR, POINTERS, POOLED, bucket_table
from training.quotes.network import KEY

Array = NDArray[Any]
Weights = Mapping[str, NDArray[np.float32]]

_HEADER: Final = '<ir_version: 8, opset_import: ["" : 18]>\n'
_SEVEN_BITS: Final = 63
_LEAST: Final = -1e30
"""Less than any state."""


def export(weights: Weights, words: NDArray[np.float32], directory: Path) -> None:
    """Write ``encode.onnx``, ``ends.onnx`` and ``parts.onnx``; ``words`` is the embedding, a row a word."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, model in {
        "encode": _encode(weights, words),
        "ends": _pointers(weights, ("end",)),
        "parts": _pointers(weights, POINTERS, absent=True),
    }.items():
        onnx.checker.check_model(model, full_check=True)
        (directory / f"{name}.onnx").write_bytes(model.SerializeToString())


def _model(text: str, constants: Mapping[str, Array]) -> onnx.ModelProto:
    model = onnx.parser.parse_model(_HEADER + text)
    model.graph.initializer.extend(onnx.numpy_helper.from_array(value, name) for name, value in constants.items())
    return model


def _encode(weights: Weights, words: NDArray[np.float32]) -> onnx.ModelProto:
    """The embedding in bytes with a scale a word; what a token is beside its word in one table of all combinations."""
    width = words.shape[1]
    scale = np.abs(words).max(axis=1, keepdims=True) / 127 + 1e-8
    traits = weights["shapes"][:, None, None] + weights["states"][None, :, None] + weights["boundaries"][None, None, :]
    constants: dict[str, Array] = {
        "words": np.round(words / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "traits": traits.reshape(SHAPES * MARK_STATES * BOUNDARIES, width),
        "start_w": weights["start_w"],
        "start_b": weights["start_b"],
        "zero": np.array([0], np.int64),
        "one": np.array([1], np.int64),
        "most": np.array([np.iinfo(np.int64).max], np.int64),
        "column": np.array([-1, 1], np.int64),
        "width": np.array([width], np.int64),
    }
    body = [
        "picked = Gather(words, row)",
        "plain = Cast<to = 1>(picked)",
        "scales = Gather(scale, row)",
        "scaled = Mul(plain, scales)",
        "beside = Gather(traits, trait)",
        "h0 = Add(scaled, beside)",
    ]
    hidden = "h0"
    for layer, dilation in enumerate(DILATIONS):
        body += _layer(layer, hidden)
        hidden = f"h{layer + 1}"
        constants |= _layer_constants(weights, layer, dilation)
        if layer in POOLED:
            name = POOLED[layer]
            body += _pool(name, hidden)
            hidden = f"{name}_told"
            constants |= {f"{name}_{part}": weights[f"{name}_{part}"] for part in ("in", "b", "out")}
    constants["least"] = np.array(_LEAST, np.float32)
    body += [
        f"start_logits = Gemm({hidden}, start_w, start_b)",
        "start = Softmax<axis = -1>(start_logits)",
    ]
    head = (
        "encode (int32[n] row, int32[n] trait, int64[n] sentence, int64[n] paragraph)"
        f" => (float[n, {width}] {hidden}, float[n, 3] start)"
    )
    return _model(head + " {\n" + "\n".join(body) + "\n}", constants)


def _layer(layer: int, hidden: str) -> list[str]:
    """A dilated convolution of three taps and a second product, both of bytes."""
    n = layer
    return [
        f"bytes{n}, scale{n}, nought{n} = DynamicQuantizeLinear({hidden})",
        f"padded{n} = Pad(bytes{n}, pads{n}, nought{n})",
        f"before{n} = Slice(padded{n}, zero, minus_two_steps{n}, zero)",
        f"behind{n} = Slice(padded{n}, two_steps{n}, most, zero)",
        f"seen{n} = Concat<axis = 1>(before{n}, bytes{n}, behind{n})",
        *_product(f"conv{n}", f"seen{n}", f"scale{n}", f"nought{n}"),
        f"sum{n} = Add(conv{n}_result, conv{n}_b)",
        f"inner{n} = Relu(sum{n})",
        f"inner_bytes{n}, inner_scale{n}, inner_nought{n} = DynamicQuantizeLinear(inner{n})",
        *_product(f"mix{n}", f"inner_bytes{n}", f"inner_scale{n}", f"inner_nought{n}"),
        f"h{n + 1} = Add({hidden}, mix{n}_result)",
    ]


def _product(name: str, left: str, scale: str, nought: str) -> list[str]:
    """The product of a matrix in bytes (``scale``, ``nought``) and the weights ``name``, as real numbers."""
    return [
        f"{name}_sum = MatMulInteger({left}, {name}_w, {nought})",
        f"{name}_real = Cast<to = 1>({name}_sum)",
        f"{name}_unit = Mul({scale}, {name}_scale)",
        f"{name}_result = Mul({name}_real, {name}_unit)",
    ]


def _layer_constants(weights: Weights, layer: int, dilation: int) -> dict[str, Array]:
    """A layer's weights, and how far its taps reach."""
    numbers = {"pads": [dilation, 0, dilation, 0], "two_steps": [2 * dilation], "minus_two_steps": [-2 * dilation]}
    return {
        **{f"{name}{layer}": np.array(value, np.int64) for name, value in numbers.items()},
        **_in_bytes(f"conv{layer}", weights[f"conv{layer}_w"]),
        **_in_bytes(f"mix{layer}", weights[f"mix{layer}_w"]),
        f"conv{layer}_b": weights[f"conv{layer}_b"],
    }


def _in_bytes(name: str, weights: NDArray[np.float32]) -> dict[str, Array]:
    """A matrix in seven bits with a scale a column: processors without VNNI add up pairs of products in 16."""
    scale = np.abs(weights).max(axis=0) / _SEVEN_BITS + 1e-12
    return {f"{name}_w": np.round(weights / scale).astype(np.int8), f"{name}_scale": scale.astype(np.float32)}


def _pool(name: str, hidden: str) -> list[str]:
    """Every token hears the largest value of each channel in its whole sentence or paragraph."""
    return [
        f"{name}_at = Reshape({name}, column)",
        f"{name}_last = ReduceMax<keepdims = 1>({name})",
        f"{name}_count = Add({name}_last, one)",
        f"{name}_size = Concat<axis = 0>({name}_count, width)",
        f"{name}_empty = Expand(least, {name}_size)",
        f'{name}_most = ScatterND<reduction = "max">({name}_empty, {name}_at, {hidden})',
        f"{name}_logits = Gemm({name}_most, {name}_in, {name}_b)",
        f"{name}_inner = Relu({name}_logits)",
        f"{name}_heard = MatMul({name}_inner, {name}_out)",
        f"{name}_each = Gather({name}_heard, {name})",
        f"{name}_told = Add({hidden}, {name}_each)",
    ]


def _pointers(weights: Weights, names: tuple[str, ...], *, absent: bool = False) -> onnx.ModelProto:
    """Pointers from contents (by their edges) to the tokens of their windows; query and key meet in one matrix."""
    width = weights["start_w"].shape[0]
    edges = weights[f"{names[0]}_query"].shape[0] // width
    matrices = [weights[f"{name}_query"] @ weights[f"{name}_key"].T / np.sqrt(KEY) for name in names]
    near = np.stack([weights[f"{name}_near"] for name in names], axis=1)
    buckets = len(near) // 2
    constants: dict[str, Array] = {
        "matrix": np.concatenate(matrices, axis=1).astype(np.float32),
        "bias": np.concatenate([weights[f"{name}_bias"] for name in names], axis=1).T.reshape(-1),
        "crossings": np.stack([weights[f"{name}_extra"] for name in names], axis=1),
        "grid": np.array([0, len(names), width], np.int64),
        "rows": np.array([0, -1], np.int64),
        "far": np.array(FAR, np.int64),
        "minus_far": np.array(-FAR, np.int64),
        "most_crossed": np.array(len(weights[f"{names[0]}_extra"]) - 1, np.int64),
        "ruled_out": np.array(-1e9, np.float32),
    }
    body = [
        "by_content = Transpose<perm = [1, 0]>(edges)",
        "edge = Gather(state, by_content)",
        "edge_row = Reshape(edge, rows)",
        "query_row = Gemm(edge_row, matrix, bias)",
        "query = Reshape(query_row, grid)",
        "window_state = Gather(state, window)",
        "window_states = Transpose<perm = [0, 2, 1]>(window_state)",
        "logit_rows = MatMul(query, window_states)",
        "logits_0 = Transpose<perm = [0, 2, 1]>(logit_rows)",
        "crossed_most = Min(crossed, most_crossed)",
        "crossed_logits = Gather(crossings, crossed_most)",
        "logits_1 = Add(logits_0, crossed_logits)",
    ]
    for edge in range(edges):
        constants[f"near{edge}"] = near[edge * buckets : (edge + 1) * buckets][bucket_table()]
        constants[f"which{edge}"] = np.array([edge], np.int64)
        body += _nearness(edge)
    body += [
        "out = Unsqueeze(forbidden, last_axis)",
        f"allowed_logits = Where(out, ruled_out, logits_{edges + 1})",
        "chance = Softmax<axis = 1>(allowed_logits)",
    ]
    constants["last_axis"] = np.array([2], np.int64)
    outputs = f"float[c, w, {len(names)}] chance"
    if absent:
        constants |= {"none_w": weights["none_w"], "none_b": weights["none_b"]}
        body.append("absence = Gemm(edge_row, none_w, none_b)")
        outputs += ", float[c, 2] absence"
    head = (
        f"point (float[n, {width}] state, int64[{edges}, c] edges, int64[c, w] window, int64[c, w] crossed,"
        f" bool[c, w] forbidden) => ({outputs})"
    )
    return _model(head + " {\n" + "\n".join(body) + "\n}", constants)


def _nearness(edge: int) -> list[str]:
    """What the distance from an edge of the content adds to the logits of the tokens of its window."""
    return [
        f"edge_at{edge} = Gather<axis = 1>(by_content, which{edge})",
        f"distance{edge} = Sub(window, edge_at{edge})",
        f"clipped{edge} = Clip(distance{edge}, minus_far, far)",
        f"bucket{edge} = Add(clipped{edge}, far)",
        f"near_logits{edge} = Gather(near{edge}, bucket{edge})",
        f"logits_{edge + 2} = Add(logits_{edge + 1}, near_logits{edge})",
    ]
