"""``python -m training.tickers.cross_validate DIRECTORY``: how good the learnt decision is on texts it did not see.

Every document is decided with weights learnt from the others' folds. Prints precision, recall and F1 of securities
per document for each development set, and how often tags of each confidence are right.
"""

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.weights import Model, decide
from streams.tickers.reading import CandidateReader
from training.tickers.fitting import fit
from training.tickers.folds import fold_of
from training.tickers.lessons import (
    BARE,
    Gold,
    all_lessons,
    day_of,
    document_of,
    gold_of,
    lines_of,
    sets_of,
    written,
)

HELD_OUT = "held_out_headlines"
CONFIDENCES = (0.99, 0.95, 0.9, 0.8, 0.5)


class Text(NamedTuple):
    """A document of a development set with everything that may be meant in it."""

    gold: Gold
    words: str
    classes: tuple[str, ...]
    candidates: list[Candidate]


class Outcome(NamedTuple):
    """What was decided of one document."""

    text: Text
    right: frozenset[str]
    wrong: frozenset[str]
    missed: frozenset[str]
    confidences: tuple[tuple[float, bool], ...]


def texts_of(reader: CandidateReader, entries: Iterable[dict[str, Any]]) -> list[Text]:
    """The documents of one development set."""
    return [
        Text(
            gold_of(reader.master, entry),
            entry["text"],
            tuple(entry.get("classes") or ()),
            reader.read(document_of(entry), day_of(entry)),
        )
        for entry in entries
    ]


def bare_text(reader: CandidateReader, entry: dict[str, Any]) -> Text:
    """A text of symbols that stand alone, with what is marked in it."""
    tickers, optional = ({place["symbol"] for place in entry[kind]} for kind in ("symbols", "optional"))
    whole = {**entry, "tickers": sorted(tickers), "optional": sorted(optional)}
    candidates = reader.read(document_of(whole), day_of(whole))
    return Text(gold_of(reader.master, whole), entry["text"], (), candidates)


def judge(text: Text, model: Model) -> Outcome:
    """What ``model`` makes of ``text``, beside the gold; an issuer's symbols are one."""
    right, wrong, found, confidences = set(), set(), set(), []
    for verdict in decide(text.candidates, model):
        symbols = {listing.symbol for listing in verdict.mentions[0].issuer.listings}
        symbol = verdict.mentions[0].listing.symbol
        if symbols & text.gold.right:
            right.add(symbol)
            found |= symbols
        elif not symbols & text.gold.allowed:
            wrong.add(symbol)
        confidences.append((verdict.confidence, symbol not in wrong))
    missed = frozenset(symbol for symbol in text.gold.tickers if symbol not in found)
    return Outcome(text, frozenset(right), frozenset(wrong), missed, tuple(confidences))


def main() -> None:
    """Read, learn once a fold, judge, print."""
    parser = argparse.ArgumentParser(prog="python -m training.tickers.cross_validate", description=__doc__)
    parser.add_argument("directory", type=Path)
    parser.add_argument("--folds", type=int, default=4)
    parser.add_argument("--errors", type=Path, help="write what was wrong or missed to this file")
    arguments = parser.parse_args()
    reader = CandidateReader.load()
    lessons = [lesson for found in all_lessons(reader, arguments.directory).values() for lesson in found]
    models = [
        fit([lesson for lesson in lessons if fold_of(lesson.document, arguments.folds) != fold])
        for fold in range(arguments.folds)
    ]
    outcomes = {
        path.name.partition(".")[0]: [
            judge(text, models[fold_of(text.gold.id, arguments.folds)]) for text in texts_of(reader, lines_of(path))
        ]
        for path in sets_of(arguments.directory)
    }
    # in no fold: nothing is learnt from them
    for path in sorted(BARE.glob("held_out*.jsonl")):
        outcomes[path.stem] = [judge(bare_text(reader, entry), models[0]) for entry in lines_of(path)]
    outcomes[HELD_OUT] = [judge(text, models[0]) for text in texts_of(reader, written(HELD_OUT))]
    for name, found in outcomes.items():
        sys.stdout.write(f"{name:18} {_scores(found)}\n")
    _print_classes(outcomes.get("handmade", []))
    complete = [outcome for name, found in outcomes.items() if name != "inline_names" for outcome in found]
    _print_confidences(complete)
    if arguments.errors:
        lines = [line for name, found in outcomes.items() for line in _errors(name, found)]
        arguments.errors.write_text("".join(lines), encoding="utf-8")


def _scores(outcomes: Iterable[Outcome]) -> str:
    counts = Counter[str]()
    for outcome in outcomes:
        counts.update(right=len(outcome.right), wrong=len(outcome.wrong), missed=len(outcome.missed))
    right, wrong, missed = counts["right"], counts["wrong"], counts["missed"]
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({right} right, {wrong} wrong, {missed} missed)"


def _print_classes(outcomes: list[Outcome]) -> None:
    for name in sorted({name for outcome in outcomes for name in outcome.text.classes}):
        sys.stdout.write(f"  {name:24} {_scores(o for o in outcomes if name in o.text.classes)}\n")


def _print_confidences(outcomes: list[Outcome]) -> None:
    pairs = [pair for outcome in outcomes for pair in outcome.confidences]
    above = 1.01
    for least in CONFIDENCES:
        rights = [is_right for confidence, is_right in pairs if least <= confidence < above]
        share = sum(rights) / max(1, len(rights))
        sys.stdout.write(f"confidence from {least}: {share:.3f} of {len(rights)} right\n")
        above = least


def _errors(name: str, outcomes: list[Outcome]) -> Iterable[str]:
    for outcome in outcomes:
        if outcome.wrong or outcome.missed:
            candidates = [
                {
                    "text": c.text.text[c.characters.start : c.characters.end],
                    "symbol": c.listing.symbol,
                    "form": c.form,
                    "logit": c.logit,
                    "features": c.features,
                }
                for c in outcome.text.candidates
                if c.listing.symbol in outcome.wrong
                or {listing.symbol for listing in c.issuer.listings} & outcome.missed
            ]
            entry = {
                "set": name,
                "id": outcome.text.gold.id,
                "classes": outcome.text.classes,
                "wrong": sorted(outcome.wrong),
                "missed": sorted(outcome.missed),
                "text": outcome.text.words,
                "candidates": candidates,
            }
            yield json.dumps(entry, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main()
