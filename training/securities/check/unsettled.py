"""What the build finds and cannot settle, written under a heading of SECURITIES.md."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from streams.tickers.securities.master import SecurityMaster
from training.securities.check.figures import called_otherwise, index_recall, two_in_one
from training.securities.sources import Row

NOTES: Final = "SECURITIES.md"
_HEADING: Final = "## Not settled\n"
_LONGEST: Final = 40
"""So many lines are written out; of a longer list its length is."""


def write_unsettled(notes: Path, master: SecurityMaster, rows: Iterable[Row]) -> None:
    """Put what ``master`` leaves open after the heading of ``notes``, in the place of what was there."""
    if notes.exists():
        text, _, _ = notes.read_text(encoding="utf-8").partition(_HEADING)
        notes.write_text(text + _HEADING + _unsettled(master, list(rows)), encoding="utf-8")


def _unsettled(master: SecurityMaster, rows: list[Row]) -> str:
    recall = index_recall(master, rows)
    by_hand = Path(__file__).with_name("unsettled.txt").read_text(encoding="utf-8")
    sections = {
        "Known to be wrong or open, by hand:": [
            line for line in by_hand.splitlines() if line and not line.startswith("#")
        ],
        "Issuers that the SEC calls by a name without a word in common:": called_otherwise(master, rows),
        "Issuers with shares of more than one CIK:": two_in_one(master, rows),
        f"Names of members of the S&P 500 that do not mean the member on their day ({recall.found:,} of "
        f"{recall.asked:,} do):": list(recall.missing),
    }
    return "".join(_section(heading, lines) for heading, lines in sections.items() if lines)


def _section(heading: str, lines: list[str]) -> str:
    listed = "".join(f"- {line}\n" for line in lines[:_LONGEST])
    more = f"- … and {len(lines) - _LONGEST:,} more\n" if len(lines) > _LONGEST else ""
    return f"\n{heading}\n\n{listed}{more}"
