"""``python -m training.annotations.forms``: how well texts are read that are no plain articles.

Interviews, transcripts, forums and the like, which six writers invented with who says what in them (``forms.jsonl``).
Prints precision, recall and F1 of what is said, F1 of span and speaker together, and the share of full names among
right spans: of the texts that were looked at while layouts were written, and of those that were not, all and by form.
"""

import sys
from collections import Counter, defaultdict
from typing import Final

from training.annotations.join import HERE, Row, rows
from training.annotations.score import as_read, flat, said, scored

FORMS: Final = HERE / "forms.jsonl"


def main() -> None:
    """Print a line a set."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in rows(FORMS):
        found = _of_text(text)
        for name in _sets(text):
            counts[name].update(found | Counter(texts=1))
    for name in sorted(counts):
        sys.stdout.write(f"{name}: {counts[name]['texts']} texts, {said(counts[name])}\n")


def _of_text(text: Row) -> Counter[str]:
    return scored(as_read({**text, "text": text["body"]}), flat(text), [])


def _sets(text: Row) -> tuple[str, ...]:
    """What ``text`` counts for."""
    return ("kept out", f"kept out: {text['form']}") if text["kept_out"] else ("looked at",)


if __name__ == "__main__":
    main()
