"""``python -m training.quotes.calibrate ARTICLES...``: make ``confidence`` mean what it says, and show how well.

Run it with weights that did not learn from ARTICLES; of PolNeAR's only the held-out fifth is used, with weights of
``train --hold-out``. A quote is right if its span covers an annotated one (intersection over union of 0.8) and its
speaker is the annotated one: overlapping mentions, or the same last word. Writes ``confidence.json``. The table is of
what is shown.
"""

import itertools
import json
import sys
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from streams.data import path_of
from streams.quotes.cast.cast import Cast
from streams.quotes.extraction import QuoteExtractor
from streams.quotes.layout.layout import layouts_of
from streams.quotes.model import Speaker
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.statements.confidence import FEATURES, MIN_CONFIDENCE, features_of
from streams.quotes.statements.statements import statements_of
from streams.text.document import Document, Span, TextField
from training.quotes.corpus import is_validation, load
from training.regression import chances, fit

_MIN_OVERLAP = 0.8
_PENALTY = 0.1
_BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


class _Judged(NamedTuple):
    features: tuple[float, ...]
    is_right: bool


def main() -> None:
    """Fit, write, and print the reliability table."""
    extractor = QuoteExtractor.load()
    articles = [article for path in map(Path, sys.argv[1:]) for article in _held_out(path)]
    judged = [one for article in articles for one in _judge(article, extractor)]
    features = np.array([one.features for one in judged])
    right = np.array([one.is_right for one in judged], np.float64)
    half = np.arange(len(judged)) % 2 == 0
    # Each half is judged by weights from the other, so that the table says what a reader can expect.
    expected = np.empty(len(judged))
    for part in (half, ~half):
        expected[part] = chances(features[part], fit(features[~part], right[~part], _PENALTY))
    is_quoted = features[:, [FEATURES.index("direct"), FEATURES.index("mixed")]].any(axis=1)
    is_shown = is_quoted | (expected >= MIN_CONFIDENCE)
    _print_table(expected[is_shown], right[is_shown])
    weights = dict(zip(FEATURES, np.round(fit(features, right, _PENALTY), 4).tolist(), strict=True))
    target = path_of("weights/confidence.json")
    target.write_text(json.dumps(weights, indent=2) + "\n", encoding="utf-8")


def _held_out(path: Path) -> list[dict[str, Any]]:
    articles = load(path)
    return [a for a in articles if is_validation(a["id"])] if path.name.startswith("polnear") else articles


def _judge(article: dict[str, Any], extractor: QuoteExtractor) -> list[_Judged]:
    """Every quote of ``article`` that is said, with whether it is right."""
    document = Document(TextField.of("title", ""), TextField.of("body", article["text"]))
    lex = extractor.lexicon
    layouts = layouts_of(document, lex)
    _, statements = statements_of(document, layouts, extractor.tagger, lex)
    cast = Cast.of(document, layouts, lex, extractor.learnt)
    speakers = speakers_of(cast, document.body, statements)
    thoughts = [quote for quote in article["quotes"] if not quote.get("speech", True)]
    judged: list[_Judged] = []
    for statement, speaker in zip(statements, speakers, strict=True):
        span = document.body.span(*statement.content)
        if statement.hidden or not statement.speech or any(_same_span(span, quote) for quote in thoughts):
            continue
        is_right = any(_same_span(span, quote) and _same_speaker(speaker, quote) for quote in article["quotes"])
        judged.append(_Judged(features_of(statement), is_right))
    return judged


def _same_span(span: Span, quote: dict[str, Any]) -> bool:
    start: int = quote["start"]
    end: int = quote["end"]
    shared = min(span.end, end) - max(span.start, start)
    return shared >= _MIN_OVERLAP * (max(span.end, end) - min(span.start, start))


def _same_speaker(speaker: Speaker | None, quote: dict[str, Any]) -> bool:
    if quote.get("speaker_start") is None:
        return True
    if speaker is None:
        return False
    if speaker.mention.start < quote["speaker_end"] and quote["speaker_start"] < speaker.mention.end:
        return True
    named: str = quote.get("speaker_name") or quote["speaker_text"]
    return speaker.name.split()[-1].casefold() == named.rsplit(maxsplit=1)[-1].casefold()


def _print_table(expected: NDArray[np.float64], right: NDArray[np.float64]) -> None:
    sys.stdout.write("confidence    quotes  mean  right\n")
    for low, high in itertools.pairwise(_BINS):
        inside = (expected >= low) & ((expected < high) | (high == _BINS[-1]))
        if inside.any():
            mean, share = expected[inside].mean(), right[inside].mean()
            sys.stdout.write(f"{low:.2f} to {high:.2f}  {inside.sum():6}  {mean:.2f}  {share:.2f}\n")


if __name__ == "__main__":
    main()
