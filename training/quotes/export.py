"""The learnt weights as two ONNX graphs, which ``streams/quotes/statements/tagger.py`` runs.

``contents`` reads all tokens and says where reported content begins and ends; ``parts`` points from contents to their
sources and cues. ``training/quotes/network.py`` is the same in JAX.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import onnx
import spox.opset.ai.onnx.v18 as op
from numpy.typing import NDArray
from spox import Tensor, Var, argument, build

from streams.quotes.statements.reading import BOUNDARIES, MARK_STATES, SHAPES
from streams.quotes.statements.tagger import MAX_CONTENT, MAX_PART, REACH
from training.quotes.network import BOUND, DILATIONS, FAR, KEY, POOLED, bucket_table

Weights = Mapping[str, NDArray[np.float32]]

POINTERS: Final = ("source_first", "cue_first", "source_last", "cue_last")
"""What the graph ``parts`` points to: first tokens, then last ones."""
ENDS: Final = 3
"""Ends tried for each beginning."""
NEAR: Final = 0.8
"""Content that overlaps another by as much, intersection over union in tokens, is about the same."""
LACKING: Final = ((1.0,), (0.0,))
"""Logits from which on content lacks a source, and a cue: rather an unsure source than none."""
_SEVEN_BITS: Final = 63
_LEAST: Final = -1e30
"""Less than any state."""
_RULED_OUT: Final = -1e9
_TINY: Final = 1e-9
"""Lengths are whole numbers but for rounding."""
_SURE: Final = 30.0
"""Logarithm of odds; more are not told apart."""


def export(weights: Weights, words: NDArray[np.float32], directory: Path) -> None:
    """Write ``contents.onnx`` and ``parts.onnx``; ``words`` is the embedding, a row a word."""
    directory.mkdir(parents=True, exist_ok=True)
    for name, model in {"contents": _contents(weights, words), "parts": _parts(weights)}.items():
        onnx.checker.check_model(model, full_check=True)
        (directory / f"{name}.onnx").write_bytes(model.SerializeToString())


def _contents(weights: Weights, words: NDArray[np.float32]) -> onnx.ModelProto:
    """Every token's state; where content begins, how likely, how likely it is said; and its likeliest ends.

    Of each end how likely content is ``exact``, 0 if it does not count, and its ``probability`` with all ends near by.
    Of the inputs, ``least`` is the least probability that counts of a content that begins at each token and ends
    near by: where two ends are as likely as each other, content is no less likely for that.
    """
    given = _inputs(row=np.int32, trait=np.int32, sentence=np.int64, paragraph=np.int64, beyond=np.int64)
    given |= _inputs(endable=np.bool_, least=np.float32)
    state = _encoded(weights, words, given)
    odds = _odds(weights, state)
    either = op.reduce_sum(odds, _whole([1]), keepdims=0)
    content = op.div(either, op.add(_real(1), either))
    first = op.squeeze(op.non_zero(op.greater(content, given["least"])), _whole([0]))
    chance = op.gather(content, first)
    said = op.gather(op.gather(odds, first), _whole(0), axis=1)
    window = _window(given, first, first, MAX_CONTENT)
    is_first = op.equal(window.at, _column(first))
    allowed = op.and_(window.inside, op.or_(_looked_up(given["endable"], window.place), is_first))
    logits = _pointer_logits(weights, ("end",), state, (first,), window)
    ends, exact, near = _likeliest(op.squeeze(logits, _whole([0])), allowed)
    exact, near = (op.mul(_column(chance), chances) for chances in (exact, near))
    least = _column(op.gather(given["least"], first))
    return build(
        given,
        {
            "state": state,
            "first": first,
            "beginning": chance,
            "said": op.div(said, op.gather(either, first)),
            "last": op.add(_column(first), ends),
            "exact": op.where(op.less(near, least), _real(0), exact),
            "probability": op.min([op.max([near, exact]), _column(chance)]),  # sums are rounded
        },
    )


def _odds(weights: Weights, state: Var) -> Var:
    """The odds that said content, and that thought content begins at each token, against that none does."""
    against = [weights[name][..., 1:] - weights[name][..., :1] for name in ("start_w", "start_b")]
    return op.exp(op.clip(op.gemm(state, *map(_real, against)), max=_real(_SURE)))


def _likeliest(logits: Var, allowed: Var) -> tuple[Var, Var, Var]:
    """The likeliest columns of each row, how likely content ends there, and how likely there or near by."""
    chances = op.softmax(op.where(allowed, logits, _real(_RULED_OUT)), axis=1)
    best, columns = op.top_k(chances, _whole([ENDS]), axis=1)
    sums = op.pad(op.cumsum(chances, _whole(1)), _whole([0, 1, 0, 0]))
    # content of as many tokens overlaps it by NEAR
    length = np.arange(1, MAX_CONTENT + 1)
    shortest, longest = np.ceil(length * NEAR - _TINY), np.floor(length / NEAR + _TINY)
    last = op.sub(op.shape(sums, start=1), _whole(1))
    below = _looked_up(_whole(shortest - 1), columns)
    up_to = op.min([_looked_up(_whole(longest), columns), last])
    return columns, best, op.sub(op.gather_elements(sums, up_to, axis=1), op.gather_elements(sums, below, axis=1))


def _parts(weights: Weights) -> onnx.ModelProto:
    """Of every content, by its ``first`` and ``last`` token, the source and the cue [parts, contents]."""
    given = _inputs(sentence=np.int64, paragraph=np.int64, run=np.int64, introduction=np.int64, beyond=np.int64)
    given |= _inputs(narrative=np.bool_)
    width = weights["start_w"].shape[0]
    given["state"] = argument(Tensor(np.float32, ("n", width)))
    first, last = (argument(Tensor(np.int64, ("c",))) for _ in range(2))
    introduction = op.gather(given["introduction"], first)
    start = op.max([introduction, op.sub(first, _whole(REACH))])
    window = _window(given, first, start, REACH)
    allowed = _may_be_part(given, first, last, window)
    none_allowed = op.not_(_any(allowed))
    logits = _pointer_logits(weights, POINTERS, given["state"], (first, last), window)
    chances = op.softmax(op.where(allowed, logits, _real(_RULED_OUT)), axis=2)
    begin, end, chance = _ranges(given, first, chances, window)
    edges = _edge_states(given["state"], (first, last))
    absences = op.transpose(op.gemm(edges, _real(weights["none_w"]), _real(weights["none_b"])), perm=[1, 0])
    paragraph = op.gather(given["paragraph"], first)
    own = op.equal(op.gather(given["paragraph"], introduction), paragraph)
    # A colon before the content always introduces who speaks: only the cue may be missing then.
    may_lack = op.or_(op.unsqueeze(own, _whole([0])), op.constant(value=np.array([[False], [True]])))
    absent = op.or_(op.and_(op.greater(absences, _real(LACKING)), may_lack), none_allowed)
    at = op.unsqueeze(start, _whole([0]))
    return build(
        given | {"first": first, "last": last},
        {
            "begin": op.add(at, op.squeeze(begin, _whole([2]))),
            "end": op.add(at, op.squeeze(end, _whole([2]))),
            "probability": chance,
            "absent": absent,
        },
    )


class _Window(NamedTuple):
    """The positions beside each content that its pointers may point to [contents, width], as many as the most has."""

    at: Var
    place: Var
    """The same, those beyond the last token being the last."""
    inside: Var
    """Whether it is before the limit."""
    crossed: Var
    """Sentences between it and the content's first token."""


def _window(given: Mapping[str, Var], first: Var, start: Var, reach: int) -> _Window:
    """The positions of each content from ``start`` up to its paragraph's end, or ``reach`` tokens after ``first``."""
    limit = op.min([op.gather(given["beyond"], first), op.add(first, _whole(reach))])
    width = op.reduce_max(op.concat([op.sub(limit, start), _whole([ENDS])], axis=0), keepdims=0)
    at = op.add(_column(start), op.range(_whole(0), width, _whole(1)))
    last = op.sub(op.shape(given["sentence"]), _whole(1))
    place = op.min([at, last])
    sentence = op.gather(given["sentence"], first)
    crossed = op.abs(op.sub(_looked_up(given["sentence"], place), _column(sentence)))
    return _Window(at, place, op.less(at, _column(limit)), crossed)


def _may_be_part(given: Mapping[str, Var], first: Var, last: Var, window: _Window) -> Var:
    """Which positions of the ``window`` can be in a source or a cue: the writer's own words beside the content."""
    narrative = given["narrative"]
    within = op.and_(
        op.greater_or_equal(window.at, _column(first)),
        op.less_or_equal(window.at, _column(last)),
    )
    allowed = op.and_(op.and_(window.inside, op.not_(within)), _looked_up(narrative, window.place))
    # "A," Ruiz said. "B," Berg replied: a quotation whose own sentence goes on outside it is by somebody there.
    sentence, own = _looked_up(given["sentence"], window.place), _column(op.gather(given["sentence"], first))
    goes_on = op.and_(_any(op.and_(allowed, op.equal(sentence, own))), op.not_(op.gather(narrative, first)))
    return op.and_(allowed, op.not_(op.and_(_column(goes_on), op.less(sentence, own))))


def _ranges(given: Mapping[str, Var], content: Var, chances: Var, window: _Window) -> tuple[Var, Var, Var]:
    """The columns that each part begins and ends at [parts, contents, 1], and how likely both are [parts, contents].

    Args:
        given: The graph's inputs.
        content: The first tokens of the contents; a part lies before its content or after it.
        chances: Of every column to be each part's first token, then its last [2 * parts, contents, width].
        window: Where the parts are looked for.
    """
    begins, ends = op.split(chances, axis=0, num_outputs=2)
    begin = op.arg_max(begins, axis=2, keepdims=1)
    first = op.gather_elements(op.expand(window.at, op.shape(begins)), begin, axis=2)
    same_run = op.equal(_looked_up(given["run"], window.place), op.gather(given["run"], first))
    step = op.sub(window.at, first)
    near = op.and_(op.greater_or_equal(step, _whole(0)), op.less(step, _whole(MAX_PART)))
    same_side = op.equal(op.less(window.at, _column(content)), op.less(first, _column(content)))
    possible = op.where(op.and_(op.and_(near, same_run), same_side), ends, _real(0))
    chance = op.mul(op.gather_elements(begins, begin, axis=2), op.reduce_max(possible, _whole([2])))
    return begin, op.arg_max(possible, axis=2, keepdims=1), op.squeeze(chance, _whole([2]))


def _pointer_logits(
    weights: Weights, names: tuple[str, ...], state: Var, edges: tuple[Var, ...], window: _Window
) -> Var:
    """What each pointer makes of each position [pointers, contents, width]; query and key meet in one matrix."""
    width = weights["start_w"].shape[0]
    matrices = [weights[f"{name}_query"] @ weights[f"{name}_key"].T / np.sqrt(KEY) for name in names]
    bias = np.concatenate([weights[f"{name}_bias"] for name in names], axis=1).T.reshape(-1)
    queries = op.gemm(_edge_states(state, edges), _real(np.concatenate(matrices, axis=1)), _real(bias))
    queries = op.transpose(op.reshape(queries, _whole([-1, len(names), width])), perm=[1, 0, 2])
    everywhere = op.gemm(op.reshape(queries, _whole([-1, width])), state, transB=1)
    count = op.shape(state, end=1)
    everywhere = op.reshape(everywhere, op.concat([_whole([len(names), -1]), count], axis=0))
    shape = op.concat([_whole([len(names)]), op.shape(window.place)], axis=0)
    logits = op.gather_elements(everywhere, op.expand(window.place, shape), axis=2)
    return op.add(logits, _distance_logits(weights, names, edges, window))


def _distance_logits(weights: Weights, names: tuple[str, ...], edges: tuple[Var, ...], window: _Window) -> Var:
    """What sentence ends between and the distance from the content's edges add [pointers, contents, width]."""
    crossings = np.stack([weights[f"{name}_extra"] for name in names])
    logits = _tabled(crossings, op.min([window.crossed, _whole(crossings.shape[1] - 1)]))
    near = np.stack([weights[f"{name}_near"] for name in names]).reshape(len(names), len(edges), -1)
    for number, edge in enumerate(edges):
        distance = op.add(op.sub(window.at, _column(edge)), _whole(FAR))
        logits = op.add(logits, _tabled(near[:, number, bucket_table()], distance))
    return logits


def _edge_states(state: Var, edges: tuple[Var, ...]) -> Var:
    """The states at the edges of each content beside each other [contents, edges * width]."""
    return op.concat([op.gather(state, edge) for edge in edges], axis=1)


def _encoded(weights: Weights, words: NDArray[np.float32], given: Mapping[str, Var]) -> Var:
    """The tokens' states [tokens, width].

    The embedding is in bytes with a scale a word; what a token is beside its word in one table of all combinations.
    """
    width = words.shape[1]
    scale = np.abs(words).max(axis=1) / 127 + 1e-8
    table = op.constant(value=np.round(words / scale[:, None]).astype(np.int8))
    traits = weights["shapes"][:, None, None] + weights["states"][None, :, None] + weights["boundaries"][None, None, :]
    trait = op.gather(_real(traits.reshape(SHAPES * MARK_STATES * BOUNDARIES, width)), given["trait"])
    row_scale = _column(op.gather_elements(_real(scale), given["row"]))
    word = op.mul(op.cast(op.gather(table, given["row"]), to=np.float32), row_scale)
    hidden = op.add(word, trait)
    for layer, dilation in enumerate(DILATIONS):
        hidden = _layer(weights, layer, dilation, hidden)
        if layer in POOLED:
            hidden = _pooled(weights, POOLED[layer], given[POOLED[layer]], hidden)
    return hidden


class _Bytes(NamedTuple):
    """How real numbers are held in bytes."""

    unit: float
    nought: int

    @property
    def parameters(self) -> tuple[Var, Var]:
        """As ONNX's operators ask for them."""
        return _real(self.unit), op.constant(value=np.array(self.nought, np.uint8))


_SIGNED: Final = _Bytes(BOUND / 127, 128)
_POSITIVE: Final = _Bytes(BOUND / 255, 0)
"""Negative numbers become 0, as the network wants them inside a layer."""


def _layer(weights: Weights, layer: int, dilation: int, hidden: Var) -> Var:
    """A dilated convolution of three taps and a second product, both of bytes.

    ONNX Runtime's convolution of bytes takes channels last as well: it does away with the transpositions.
    """
    values = op.quantize_linear(hidden, *_SIGNED.parameters)
    seen = op.transpose(op.unsqueeze(values, _whole([0])), perm=[0, 2, 1])
    taps = weights[f"conv{layer}_w"].reshape(3, len(weights["start_w"]), -1)
    inner = _convolved(_Filter(taps, weights[f"conv{layer}_b"], dilation), seen, _SIGNED, _POSITIVE)
    mix = weights[f"mix{layer}_w"][None]
    added = _convolved(_Filter(mix, np.zeros(mix.shape[2], np.float32), 1), inner, _POSITIVE, _SIGNED)
    mixed = op.squeeze(op.transpose(added, perm=[0, 2, 1]), _whole([0]))
    return op.add(hidden, op.dequantize_linear(mixed, *_SIGNED.parameters))


class _Filter(NamedTuple):
    """What a convolution does: ``taps`` [taps, channels, new channels], as far apart as ``dilation``."""

    taps: NDArray[np.float32]
    bias: NDArray[np.float32]
    dilation: int


def _convolved(by: _Filter, values: Var, held: _Bytes, result: _Bytes) -> Var:
    """The convolution of bytes ``values`` [1, channels, tokens], as bytes.

    The taps are in seven bits with a scale a channel: processors without VNNI add up pairs of products in 16.
    """
    unit = np.abs(by.taps).max(axis=(0, 1)) / _SEVEN_BITS + 1e-12
    whole = np.ascontiguousarray(np.round(by.taps / unit).astype(np.int8).transpose(2, 1, 0))
    reach = len(by.taps) // 2 * by.dilation
    return op.qlinear_conv(
        values,
        *held.parameters,
        op.constant(value=whole),
        _real(unit),
        op.constant(value=np.zeros(len(unit), np.int8)),
        *result.parameters,
        op.constant(value=np.round(by.bias / (held.unit * unit)).astype(np.int32)),
        dilations=[by.dilation],
        pads=[reach, reach],
    )


def _pooled(weights: Weights, name: str, group: Var, hidden: Var) -> Var:
    """``hidden`` with what every token hears of the largest value of each channel in its whole ``group``."""
    width = weights[f"{name}_in"].shape[0]
    count = op.add(op.reduce_max(group, keepdims=1), _whole([1]))
    empty = op.expand(_real(_LEAST), op.concat([count, _whole([width])], axis=0))
    most = op.scatter_nd(empty, _column(group), hidden, reduction="max")
    inner = op.relu(op.gemm(most, _real(weights[f"{name}_in"]), _real(weights[f"{name}_b"])))
    return op.add(hidden, op.gather(op.matmul(inner, _real(weights[f"{name}_out"])), group))


def _inputs(**kinds: type[np.generic]) -> dict[str, Var]:
    """Inputs with one value a token."""
    return {name: argument(Tensor(kind, ("n",))) for name, kind in kinds.items()}


def _looked_up(values: Var, index: Var) -> Var:
    """``values[index]``; ONNX Runtime gathers single numbers faster as elements."""
    return op.reshape(op.gather_elements(values, op.reshape(index, _whole([-1]))), op.shape(index))


def _tabled(tables: NDArray[np.float32], index: Var) -> Var:
    """Of each of ``tables`` what stands at ``index`` [tables, *index]."""
    flat = op.reshape(index, _whole([1, -1]))
    places = op.expand(flat, _whole([len(tables), 1]))
    shape = op.concat([_whole([len(tables)]), op.shape(index)], axis=0)
    return op.reshape(op.gather_elements(_real(tables), places, axis=1), shape)


def _column(values: Var) -> Var:
    return op.unsqueeze(values, _whole([1]))


def _any(flags: Var) -> Var:
    """Whether any flag of a row is set."""
    return op.cast(op.reduce_max(op.cast(flags, to=np.int32), _whole([1]), keepdims=0), to=np.bool_)


def _whole(value: Any) -> Var:
    return op.constant(value=np.asarray(value, np.int64))


def _real(value: Any) -> Var:
    return op.constant(value=np.asarray(value, np.float32))
