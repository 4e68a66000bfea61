"""From labelled documents to weights: logistic regressions, the second look at bare symbols on top of the first.

The second look sees what the first says of an article's other candidates. While it is learnt, that is said by weights
from other documents, as it will be of articles that nothing was learnt from.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from streams.tickers.decision.weights import Model, Regression, agreement_of
from training.tickers.folds import fold_of
from training.tickers.lessons import Lesson

PENALTY = 1.0
BARE_PENALTY = 1.0
AMONG_PENALTY = 1.5
FOLDS = 5
MOST_STEPS = 5000
RAREST = 8
HINTS_WEIGHT = 0.25
"""How much an example counts beside a publisher's list, where lists are asked about; the rest without one."""


class Example(NamedTuple):
    """Features, and whether what has them is right."""

    document: str
    features: tuple[str, ...]
    is_right: bool
    weight: float


def fit(lessons: Sequence[Lesson]) -> Model:
    """The weights that explain ``lessons`` best."""
    marked = _regression([e for lesson in lessons for e in _examples(lesson, bare=False)], PENALTY)
    first = [e for lesson in lessons for e in _examples(lesson, bare=True)]
    looks = [
        Model(marked, _regression([e for e in first if fold_of(e.document, FOLDS) != fold], BARE_PENALTY), _NOTHING)
        for fold in range(FOLDS)
    ]
    second: list[Example] = []
    for lesson in lessons:
        looks[fold_of(lesson.document, FOLDS)].first_look(lesson.candidates)
        agreement = agreement_of(lesson.candidates)
        added = {id(candidate): agreement.features(i) for i, candidate in enumerate(lesson.candidates)}
        second += _examples(lesson, bare=True, added=added)
    return Model(marked, _regression(first, BARE_PENALTY), _regression(second, AMONG_PENALTY))


_NOTHING = Regression({}, 0.0)


def _examples(lesson: Lesson, *, bare: bool, added: Mapping[int, Sequence[str]] | None = None) -> Iterator[Example]:
    """The labelled candidates of one document, either the bare symbols or all others, with features ``added``."""
    for candidate, is_right, weight, is_hinted in lesson.labels:
        if (candidate.form == "symbol") != bare:
            continue
        features = (*candidate.features, *(added or {}).get(id(candidate), ()))
        if is_hinted is None:
            yield Example(lesson.document, features, is_right, weight)
        else:
            hint = ("hinted",) if is_hinted else ()
            yield Example(lesson.document, features, is_right, weight * (1.0 - HINTS_WEIGHT))
            yield Example(lesson.document, features + hint, is_right, weight * HINTS_WEIGHT)


def _regression(examples: Sequence[Example], penalty: float) -> Regression:
    """An L2-regularized logistic regression over the features that are not too rare."""
    counts = Counter(feature for example in examples for feature in set(example.features))
    index = {feature: at for at, feature in enumerate(sorted(f for f, n in counts.items() if n >= RAREST))}
    known = [sorted({index[feature] for feature in example.features if feature in index}) for example in examples]
    columns = [column for row in known for column in row]
    ends = list(accumulate(map(len, known), initial=0))
    matrix = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(examples), len(index)))
    fitted = LogisticRegression(C=1 / penalty, max_iter=MOST_STEPS).fit(
        matrix, [example.is_right for example in examples], sample_weight=[example.weight for example in examples]
    )
    weights = {feature: round(float(fitted.coef_[0][at]), 3) for feature, at in index.items()}
    return Regression(
        {name: weight for name, weight in weights.items() if weight}, round(float(fitted.intercept_[0]), 3)
    )
