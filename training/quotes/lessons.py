"""What the tagger learns from, an epoch at a time: annotated articles, as they are or rewritten, and made-up ones."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.quotes import sentences
from training.quotes.borrowed import clauses_and_speeches
from training.quotes.corpus import Example, example
from training.quotes.rewriting import rewritten

OWN_ARTICLES: Final = 150
"""Of our own sentences, in an epoch: a thirtieth of what is learnt from."""
BUSINESS: Final = 2
"""How often an epoch has each annotated article of business news."""
REWRITTEN: Final = 0.5
"""Share of the annotated articles that an epoch has rewritten."""


class Lessons:
    """The examples of every epoch; what is made up or rewritten is so anew each time."""

    def __init__(
        self,
        articles: list[dict[str, Any]],
        vocabulary: Vocabulary,
        lex: Lexicon,
        seed: int,
        business: Sequence[dict[str, Any]] = (),
    ) -> None:
        """Lessons of annotated news of politics, ``articles``, and of ``business``, which is never rewritten."""
        self._articles, self._vocabulary, self._lex, self._seed = articles, vocabulary, lex, seed
        self._originals = [example(article, vocabulary, lex) for article in articles]
        self._business = [example(article, vocabulary, lex) for article in business] * BUSINESS
        self._lists = sentences.read()
        clauses, speeches = clauses_and_speeches([*articles, *business])
        self._lists["clause"] += clauses
        self._lists["speech"] += speeches

    def epoch(self, number: int) -> list[Example]:
        """What epoch ``number`` learns from; the same number gives the same."""
        random = np.random.default_rng((self._seed, number))
        annotated = [
            example(rewritten(article, self._lists, random), self._vocabulary, self._lex)
            if random.random() < REWRITTEN
            else original
            for article, original in zip(self._articles, self._originals, strict=True)
        ]
        own = sentences.articles(OWN_ARTICLES, self._lists, random)
        return annotated + self._business + [example(article, self._vocabulary, self._lex) for article in own]
