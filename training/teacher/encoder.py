"""A small pretrained transformer (``training.teacher.pretrained``) in PyTorch, told what the tagger knows of tokens.

Embeddings of pieces and places stay as they were; those of a token's shape, of what it is to a mark, and of what it
begins are new and begin at nought; so is what tells that an annotator invented the article.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Self

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from streams.quotes.statements.reading import BOUNDARIES, MARK_STATES, SHAPES
from training.teacher.pretrained import Pretrained
from training.teacher.stretches import Padded, Stretch, padded

WIDTH: Final = 384
_INNER: Final = 1536
_HEADS: Final = 12
_PIECES: Final = 30_522
_PLACES: Final = 512
_EPSILON: Final = 1e-12
_NEW: Final = ("shapes.", "states.", "boundaries.", "invented.")
"""What the names of embeddings that nobody has trained before begin with."""
_MASKED: Final = -1e4
DROPOUT: Final = 0.1


class Layer(nn.Module):
    """One layer: attention, then two products, each with a norm after it."""

    def __init__(self) -> None:
        super().__init__()
        self.attended, self.joined = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.first_norm, self.second_norm = nn.LayerNorm(WIDTH, _EPSILON), nn.LayerNorm(WIDTH, _EPSILON)
        self.inner, self.outer = nn.Linear(WIDTH, _INNER), nn.Linear(_INNER, WIDTH)

    def forward(self, hidden: Tensor, mask: Tensor) -> Tensor:
        """``hidden`` [stretches, pieces, WIDTH] after the layer; ``mask`` is added to what pieces heed."""
        rows, length, _ = hidden.shape
        parts = self.attended(hidden).view(rows, length, 3, _HEADS, WIDTH // _HEADS).permute(2, 0, 3, 1, 4)
        heard = functional.scaled_dot_product_attention(*parts, attn_mask=mask.to(parts.dtype))
        joined = self.joined(heard.transpose(1, 2).reshape(rows, length, WIDTH))
        hidden = self.first_norm(hidden + functional.dropout(joined, DROPOUT, self.training))
        outer = self.outer(functional.gelu(self.inner(hidden)))
        normed: Tensor = self.second_norm(hidden + functional.dropout(outer, DROPOUT, self.training))
        return normed


class Encoder(nn.Module):
    """The transformer: stretches to the states of their pieces."""

    def __init__(self, layers: int) -> None:
        super().__init__()
        self.pieces, self.places = nn.Embedding(_PIECES, WIDTH), nn.Embedding(_PLACES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, _EPSILON)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.shapes, self.states, self.boundaries = (
            nn.Embedding(size, WIDTH) for size in (SHAPES, MARK_STATES, BOUNDARIES)
        )
        self.invented = nn.Embedding(1, WIDTH)
        for table in self.new:
            nn.init.zeros_(table.weight)
        for table in (self.pieces, self.places):
            table.weight.requires_grad_(requires_grad=False)

    @property
    def new(self) -> tuple[nn.Embedding, ...]:
        """The embeddings that nobody has trained before."""
        return self.shapes, self.states, self.boundaries, self.invented

    @classmethod
    def of(cls, pretrained: Pretrained) -> Self:
        """The transformer that is ``pretrained``. KeyError if weights are missing."""
        theirs = {name: torch.from_numpy(np.array(value)) for name, value in pretrained.weights.items()}
        encoder = cls(sum(name.endswith(".intermediate.dense.bias") for name in theirs))
        own = {name: value for name, value in encoder.state_dict().items() if name.startswith(_NEW)}
        encoder.load_state_dict(_renamed(theirs, len(encoder.layers)) | own)
        return encoder

    @classmethod
    def load(cls, path: Path) -> Self:
        """The transformer whose state was saved at ``path``."""
        weights = torch.load(path, weights_only=True)
        encoder = cls(sum(name.endswith(".inner.bias") for name in weights))
        encoder.load_state_dict(weights)
        return encoder

    def forward(self, pieces: Tensor, traits: Tensor, mask: Tensor, invented: Tensor) -> Tensor:
        """The states [stretches, pieces, WIDTH] of a ``Padded`` as tensors."""
        hidden = self.pieces(pieces) + self.places(torch.arange(pieces.shape[1]))
        known, trait = (traits >= 0)[..., None], traits.clamp(min=0)
        shape, state = trait // BOUNDARIES // MARK_STATES, trait // BOUNDARIES % MARK_STATES
        hidden = hidden + known * (self.boundaries(trait % BOUNDARIES) + self.states(state) + self.shapes(shape))
        hidden = hidden + invented[:, None, None] * self.invented.weight
        hidden = functional.dropout(self.norm(hidden), DROPOUT, self.training)
        heeded = torch.where(mask, 0.0, _MASKED)[:, None, None, :].expand(-1, 1, pieces.shape[1], -1)
        for layer in self.layers:
            hidden = layer(hidden, heeded)
        return hidden.float()

    def states_of(self, stretches: list[Stretch], tokens: int) -> Tensor:
        """The states [stretches, ``tokens``, WIDTH] of the tokens, each its first piece's; noughts after them."""
        batch: Padded = padded(stretches)
        with torch.autocast("cpu", torch.bfloat16):
            states = self(*map(torch.from_numpy, batch))
        places = np.zeros((len(stretches), tokens), np.int64)
        there = np.zeros((len(stretches), tokens, 1), np.float32)
        for row, stretch in enumerate(stretches):
            places[row, : len(stretch.places)] = stretch.places
            there[row, : len(stretch.places)] = 1
        chosen = torch.from_numpy(places)[..., None].expand(-1, -1, WIDTH)
        return torch.gather(states.float(), 1, chosen) * torch.from_numpy(there)


def _renamed(weights: Mapping[str, Tensor], layers: int) -> dict[str, Tensor]:
    """``weights`` of so many ``layers`` by the names of ``Encoder`` instead of BERT's."""
    found: dict[str, Any] = {
        "pieces.weight": weights["embeddings.word_embeddings.weight"],
        # every text is a first one
        "places.weight": weights["embeddings.position_embeddings.weight"]
        + weights["embeddings.token_type_embeddings.weight"][0],
    }
    inner_names = {
        "attention.output.dense": "joined",
        "attention.output.LayerNorm": "first_norm",
        "intermediate.dense": "inner",
        "output.dense": "outer",
        "output.LayerNorm": "second_norm",
    }
    for kind in ("weight", "bias"):
        found[f"norm.{kind}"] = weights[f"embeddings.LayerNorm.{kind}"]
        for number in range(layers):
            theirs, ours = f"encoder.layer.{number}", f"layers.{number}"
            parts = [weights[f"{theirs}.attention.self.{name}.{kind}"] for name in ("query", "key", "value")]
            found[f"{ours}.attended.{kind}"] = torch.cat(parts)
            found |= {f"{ours}.{own}.{kind}": weights[f"{theirs}.{name}.{kind}"] for name, own in inner_names.items()}
    return found
