"""What the tagger learns from, an epoch at a time: annotated articles, some rewritten, made-up and taught ones."""

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from streams.quotes.statements.reading import Vocabulary
from streams.quotes.words.lexicon import Lexicon
from training.quotes import sentences
from training.quotes.borrowed import clauses_and_speeches, halves_of
from training.quotes.corpus import example
from training.quotes.lesson import Lesson, lesson
from training.quotes.rewriting import rewritten
from training.quotes.taught import Opinion, taught

OWN_ARTICLES: Final = 300
"""Of our own sentences, in an epoch: a tenth of its articles."""
BUSINESS: Final = 2
"""How often an epoch has each annotated article of business news, and each invented one."""
TAUGHT: Final = 4500
"""Articles that a teacher has read, in an epoch, at most: others each time where there are more."""
REWRITTEN: Final = 0.5
"""Share of the annotated articles that an epoch has rewritten."""


class Sources(NamedTuple):
    """Where lessons come from."""

    politics: Sequence[dict[str, Any]]
    """Annotated articles, some of them rewritten in every epoch."""
    business: Sequence[dict[str, Any]] = ()
    """Annotated articles that are never rewritten."""
    invented: Sequence[dict[str, Any]] = ()
    """Annotated articles whose annotators invented them; never rewritten either."""
    opinions: Sequence[tuple[Opinion, str]] = ()
    """What a teacher makes of texts."""


class Lessons:
    """The examples of every epoch; what is made up or rewritten is so anew each time."""

    def __init__(self, sources: Sources, vocabulary: Vocabulary, lex: Lexicon, seed: int) -> None:
        """Lessons of ``sources``, as ``vocabulary`` and ``lex`` read them."""
        self._politics, self._vocabulary, self._lex, self._seed = sources.politics, vocabulary, lex, seed
        self._originals = list(map(self._lesson, sources.politics))
        invented = [self._lesson(article, invented=True) for article in sources.invented]
        self._business = [*map(self._lesson, sources.business), *invented] * BUSINESS
        self._taught = [taught(opinion, text, vocabulary, lex) for opinion, text in sources.opinions]
        self._lists = sentences.read()
        clauses, speeches = clauses_and_speeches([*sources.politics, *sources.business])
        self._lists["clause"] += clauses
        self._lists["speech"] += speeches
        self._lists["subject"], self._lists["predicate"] = halves_of(self._lists["clause"])

    def epoch(self, number: int) -> list[Lesson]:
        """What epoch ``number`` learns from; the same number gives the same."""
        random = np.random.default_rng((self._seed, number))
        annotated = [
            self._lesson(rewritten(article, self._lists, random)) if random.random() < REWRITTEN else original
            for article, original in zip(self._politics, self._originals, strict=True)
        ]
        own = list(map(self._lesson, sentences.articles(OWN_ARTICLES, self._lists, random)))
        chosen = random.choice(len(self._taught), min(TAUGHT, len(self._taught)), replace=False)
        return [*annotated, *self._business, *own, *(self._taught[index] for index in chosen)]

    def _lesson(self, article: dict[str, Any], *, invented: bool = False) -> Lesson:
        return lesson(example(article, self._vocabulary, self._lex), invented=invented)
