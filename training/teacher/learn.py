"""``python -m training.teacher.learn ARTICLES JAR --business JOINED --out DIR``: learn from annotations.

ARTICLES and JOINED are those of ``training.quotes.train``, JAR is one of ``training.teacher.pretrained``. Needs the
extras ``train`` and ``teach``. The teacher learns the tagger's lessons by the tagger's losses; only the states of
tokens are the transformer's. Six layers take 24 minutes on two cores that multiply matrices of bfloat16 by
themselves. Writes DIR/encoder.pt and DIR/heads.npz.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any, Final

import jax
import jax.numpy as jnp
import numpy as np
import optax
import torch

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.annotations.join import some, with_headline
from training.quotes import network
from training.quotes.corpus import example, load
from training.quotes.lesson import Lesson, lesson
from training.quotes.lessons import Lessons, Sources
from training.quotes.train import padded
from training.teacher import heads
from training.teacher.encoder import Encoder
from training.teacher.lessons import STRETCHES, Part, batches
from training.teacher.pieces import WordPieces
from training.teacher.pretrained import Pretrained

STEPS: Final = 1350
"""Some three epochs."""
RATE: Final = 2e-4
FINAL: Final = 0.02
"""Share of the rate that is left at the end; it falls in a line."""
WARM_UP: Final = 1 / 12
"""Share of the steps in which the rate rises."""
HEADS_RATE: Final = 10
NEW_RATE: Final = 5
"""How many times the rate is that of the heads, and of the new embeddings."""
DECAY: Final = 0.01
CLIP: Final = 1.0
_REPORTED: Final = 25
"""Steps between two reports."""


def main() -> None:
    """Learn, and write what was learnt."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=Path)
    parser.add_argument("jar", type=Path, help="a pretrained transformer: training.teacher.pretrained")
    parser.add_argument("--business", type=Path, required=True, help="articles: training.annotations.join")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--steps", type=int, default=STEPS)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    torch.manual_seed(options.seed)
    vocabulary, lex = Vocabulary.load(), Lexicon.load()
    annotated = list(map(with_headline, load(options.business)))
    business, invented = (some(annotated, invented=is_invented, kept_out=False) for is_invented in (False, True))
    lessons = Lessons(Sources(load(options.articles), business, invented), vocabulary, lex, options.seed)
    measured = some(annotated, invented=False, kept_out=True)
    kept_out = [lesson(example(article, vocabulary, lex)) for article in measured]
    pretrained = Pretrained.read(options.jar)
    pieces = WordPieces(pretrained.vocabulary)
    teacher = Teacher(Encoder.of(pretrained), options.steps, options.seed)
    seen = Counter[str]()
    for step, batch in enumerate(islice(_stream(lessons, pieces, options.seed), options.steps), 1):
        seen.update(teacher.learn(batch))
        if step % _REPORTED == 0:
            _report(f"step {step} of {options.steps}, learnt", seen)
            seen.clear()
    _report("kept out", teacher.measured(kept_out, pieces))
    options.out.mkdir(parents=True, exist_ok=True)
    torch.save(teacher.encoder.state_dict(), options.out / "encoder.pt")
    heads.save(teacher.heads, options.out / "heads.npz")


def _stream(lessons: Lessons, pieces: WordPieces, seed: int) -> Iterator[list[Part]]:
    """Batches of one epoch after another."""
    for epoch in count():
        yield from batches(lessons.epoch(epoch), pieces, np.random.default_rng((seed, epoch)), vary=True)


def _report(what: str, losses: Counter[str]) -> None:
    """Print ``losses`` a target."""
    targets = losses["targets"]
    means = " ".join(f"{name} {value / targets:.3f}" for name, value in sorted(losses.items()) if name != "targets")
    sys.stdout.write(f"{what}: {means}\n")
    sys.stdout.flush()


def _loss(weights: network.Weights, hidden: jax.Array, batch: network.Batch) -> tuple[jax.Array, dict[str, jax.Array]]:
    """The mean loss of a token, and the losses, summed."""
    losses = jax.vmap(partial(network.article_losses, weights))(hidden, batch)
    sums = {name: values.sum() for name, values in losses.items()}
    return sum(sums.values(), jnp.zeros(())) / batch["mask"].sum(), sums


class Teacher:
    """The transformer with the network's heads, while it learns."""

    def __init__(self, encoder: Encoder, steps: int, seed: int) -> None:
        """Learn for so many ``steps``."""
        self.encoder = encoder.train()
        self.heads = heads.initial_heads(seed)
        warm_up = max(1, round(WARM_UP * steps))

        def share(step: Any) -> Any:
            """Of the rate, at a ``step``: a number or an array."""
            return jnp.minimum((step + 1) / warm_up, jnp.maximum(FINAL, (steps - step) / (steps - warm_up)))

        new = {id(table.weight) for table in encoder.new}
        trained = [weights for weights in encoder.parameters() if weights.requires_grad]
        groups = [
            {"params": [w for w in trained if w.ndim > 1 and id(w) not in new], "weight_decay": DECAY},
            {"params": [w for w in trained if w.ndim == 1], "weight_decay": 0.0},
            {"params": [w for w in trained if id(w) in new], "weight_decay": 0.0, "lr": NEW_RATE * RATE},
        ]
        self._trained = trained
        self._optimizer = torch.optim.AdamW(groups, lr=RATE, betas=(0.9, 0.98))
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, lambda step: float(share(step)))

        def rate(step: Any) -> Any:
            """Of the heads, at a ``step``."""
            return HEADS_RATE * RATE * share(step)

        optimizer = optax.chain(optax.clip_by_global_norm(CLIP), optax.adamw(rate, weight_decay=DECAY))
        self._state = optimizer.init(self.heads)
        self._gradients = jax.jit(jax.value_and_grad(_loss, argnums=(0, 1), has_aux=True))
        self._losses = jax.jit(lambda *arguments: _loss(*arguments)[1])

        def advanced(weights: network.Weights, state: Any, gradients: Any) -> tuple[Any, Any]:
            updates, state = optimizer.update(gradients, state, weights)
            return optax.apply_updates(weights, updates), state

        self._advanced = jax.jit(advanced)

    def learn(self, batch: list[Part]) -> Counter[str]:
        """One step; the losses, summed, and the number of targets."""
        states = self.encoder.states_of([part.stretch for part in batch], heads.TOKENS)
        arrays = _arrays(batch)
        (_, losses), (of_heads, of_states) = self._gradients(self.heads, _whole(states), arrays)
        self._optimizer.zero_grad(set_to_none=True)
        states.backward(torch.from_numpy(np.array(of_states[: len(batch)])))
        torch.nn.utils.clip_grad_norm_(self._trained, CLIP)
        self._optimizer.step()
        self._schedule.step()
        self.heads, self._state = self._advanced(self.heads, self._state, of_heads)
        return _counted(losses, batch)

    def measured(self, lessons: list[Lesson], pieces: WordPieces) -> Counter[str]:
        """The losses on ``lessons`` that nothing is learnt from, and the number of targets."""
        self.encoder.eval()
        counts = Counter[str]()
        for batch in batches(lessons, pieces, np.random.default_rng(0), vary=False):
            with torch.no_grad():
                states = self.encoder.states_of([part.stretch for part in batch], heads.TOKENS)
            counts.update(_counted(self._losses(self.heads, _whole(states), _arrays(batch)), batch))
        self.encoder.train()
        return counts


def _arrays(batch: list[Part]) -> network.Batch:
    """The lessons of ``batch``, padded to as many as a batch has at most."""
    random = np.random.default_rng(0)  # hides no word
    rows = [padded(part.lesson, heads.TOKENS, random, 0.0) for part in batch]
    rows += [{name: np.zeros_like(value) for name, value in rows[0].items()}] * (STRETCHES - len(rows))
    return {name: jnp.asarray(np.stack([row[name] for row in rows])) for name in rows[0]}


def _whole(states: torch.Tensor) -> jax.Array:
    """``states`` of as many stretches as a batch has at most."""
    values = states.detach().numpy()
    return jnp.asarray(np.pad(values, ((0, STRETCHES - len(values)), (0, 0), (0, 0))))


def _counted(losses: dict[str, jax.Array], batch: list[Part]) -> Counter[str]:
    counts = Counter[str]()
    counts.update({name: float(value) for name, value in losses.items()})
    counts["targets"] = sum(len(part.lesson.contents) for part in batch)
    return counts


if __name__ == "__main__":
    main()
