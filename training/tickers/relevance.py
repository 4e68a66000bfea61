"""``python -m training.tickers.relevance DIRECTORY``: learn how likely it is that an article is about a security.

DIRECTORY holds the articles that ``subjects.jsonl`` annotates (``articles.jsonl.gz``), and development sets with
annotations of their own (``tickers``): who read each said of every security tagged in it whether somebody who follows
it would want the article (``subject``), or it is only mentioned. Prints what five folds by article say of articles
that nothing was learnt from, then writes the weights learnt from all.
"""

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from streams.data import path_of
from streams.text.document import Document, TextField
from streams.tickers.decision.relevance import WEIGHTS_FILE
from streams.tickers.decision.weights import decide
from streams.tickers.tagging import SecurityTagger
from training.tickers.folds import fold_of
from training.tickers.lessons import lines_of

ANNOTATIONS = Path(__file__).with_name("subjects.jsonl")
UNDATED = "2026-11-27"
PENALTY = 10 / 3
FOLDS = 5
LINE = 0.5


class Judgement(NamedTuple):
    """A security of an article, as the model sees it, and whether the article is about it."""

    article: str
    features: Mapping[str, float]
    is_subject: bool


def main() -> None:
    """Read, judge by folds, learn from all, write."""
    parser = argparse.ArgumentParser(prog="python -m training.tickers.relevance", description=__doc__)
    parser.add_argument("directory", type=Path)
    judgements = list(judgements_of(parser.parse_args().directory, SecurityTagger.load()))
    expected = np.zeros(len(judgements))
    for fold in range(FOLDS):
        inside = [fold_of(each.article, FOLDS) == fold for each in judgements]
        weights = fit([each for each, held_out in zip(judgements, inside, strict=True) if not held_out])
        for index, held_out in enumerate(inside):
            if held_out:
                expected[index] = chance(weights, judgements[index].features)
    report(np.array([each.is_subject for each in judgements]), expected)
    path_of(WEIGHTS_FILE).write_text(json.dumps(fit(judgements), indent=1) + "\n", encoding="utf-8")


def judgements_of(directory: Path, tagger: SecurityTagger) -> Iterator[Judgement]:
    """The judgements of the annotated articles under ``directory``."""
    notes = {note["id"]: note for note in lines_of(ANNOTATIONS)}
    with gzip.open(directory / "articles.jsonl.gz", "rt", encoding="utf-8") as lines:
        for article in map(json.loads, lines):
            note = notes.get(article["id"])
            if note is not None and note["digest"] == digest_of(article):
                yield from _judgements(article, note, tagger)
    texts = {}
    for name in ("finnews", "fnspid_zacks"):
        for entry in lines_of(directory / "tickers" / f"{name}.dev.jsonl"):
            texts[entry["id"]] = {
                "id": entry["id"],
                "title": entry.get("title") if entry.get("outlet") else None,
                "body": entry["text"],
                "published_at": entry.get("published"),
            }
    for note in lines_of(directory / "tickers" / "subjects.dev.jsonl"):
        yield from _judgements(texts[note["id"]], note, tagger)


def _judgements(article: dict[str, Any], note: dict[str, Any], tagger: SecurityTagger) -> Iterator[Judgement]:
    for title in {article.get("title") or "", ""}:  # many feeds give none
        document = Document(TextField.of("title", title), TextField.of("body", article.get("body") or ""))
        yield from _judgements_of(document, article, note, tagger)


def _judgements_of(
    document: Document, article: dict[str, Any], note: dict[str, Any], tagger: SecurityTagger
) -> Iterator[Judgement]:
    day = (article.get("published_at") or UNDATED)[:10]
    verdicts = decide(tagger.reader.read(document, day), tagger.model)
    contexts = tagger.contexts_of(document, verdicts)
    features = tagger.relevance.features(document, verdicts, contexts)
    for verdict, found, where in zip(verdicts, features, contexts, strict=True):
        symbols = {listing.symbol for listing in verdict.mentions[0].issuer.listings}
        for kind in ("subject", "mention"):
            if symbols.intersection(note[kind]) and not all(where):
                yield Judgement(article["id"], found, is_subject=kind == "subject")


def digest_of(article: Mapping[str, Any]) -> str:
    """What tells that an article is the one that was read."""
    text = f"{article.get('title') or ''}\n{article.get('body') or ''}"
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def fit(judgements: Sequence[Judgement]) -> dict[str, float]:
    """The weights that explain ``judgements`` best."""
    names = sorted({name for each in judgements for name in each.features} - {"bias"})
    matrix = [[each.features[name] for name in names] for each in judgements]
    fitted = LogisticRegression(C=1 / PENALTY, max_iter=5000).fit(matrix, [each.is_subject for each in judgements])
    weights = {name: round(float(weight), 3) for name, weight in zip(names, fitted.coef_[0], strict=True)}
    return {**weights, "bias": round(float(fitted.intercept_[0]), 3)}


def chance(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """The probability by ``weights``."""
    return float(1 / (1 + np.exp(-sum(weights.get(name, 0.0) * value for name, value in features.items()))))


def report(is_subject: NDArray[np.bool_], expected: NDArray[np.float64]) -> None:
    """Print how well ``expected`` tells subjects from mentions, and what each probability is worth."""
    subjects, mentions = expected[is_subject], expected[~is_subject]
    above = (subjects[:, None] > mentions[None]).mean() + 0.5 * (subjects[:, None] == mentions[None]).mean()
    hits = (subjects >= LINE).sum()
    f1 = 2 * hits / (hits + (mentions >= LINE).sum() + len(subjects))
    sys.stdout.write(f"{len(subjects)} subjects, {len(mentions)} mentions: AUC {above:.3f}, F1 at {LINE} {f1:.3f}\n")
    for low in np.arange(0, 1, 0.2):
        inside = (expected >= low) & (expected < low + 0.2)
        share = is_subject[inside].mean() if inside.any() else 0.0
        sys.stdout.write(f"from {low:.1f}: {inside.sum()} with mean {expected[inside].mean():.2f}, {share:.2f} right\n")


if __name__ == "__main__":
    main()
