"""Whether time stays linear on hostile texts: a megabyte of one thing beside a tenth of it.

    python -m benchmarks.hostile [--most RATIO]

Ends with 1 if a text of ten times the length takes more than ``--most`` times as long, in both of two measurements.
Times are of the processor, so a busy machine does not count; garbage is collected as in the worker and in ``extract``.
"""

import argparse
import sys
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import product
from operator import attrgetter
from typing import Final, NamedTuple

from rich.console import Console
from rich.progress import track
from rich.table import Table

from streams.pipeline.article import Article, article_of
from streams.pipeline.enrichment import Core, enrich_article
from streams.pipeline.processing import load_core
from streams.worker.garbage import tuned_garbage_collection

_NOW: Final = datetime(2026, 1, 1, tzinfo=UTC)
_LARGE: Final = 1_000_000
"""Characters of the larger text."""
_TIMES: Final = 10
"""How many times as long it is as the smaller one."""
_MEASUREMENTS: Final = 3
"""Of a text whose time does not seem linear, at most."""
_SAID: Final = '"We sold out," said Ada Moreau, an analyst at Globex.\n\n'
"""What hostile texts begin with: names are read only in a text in which something is said."""
_HOSTILE: Final = {
    "opening marks": "“",
    "straight marks": '"',
    "capitals": "A",
    "one word": "quotation",
    "Target": "Target ",
    "he said": "he said ",
    "exchange": "(NASDAQ: ",
    "capitalised names": "Jane Doe ",
    "firms": "A & ",
    "parentheses": "(A) ",
    "the Company": "The Company ",
    "an 's of a name": "Lowe's ",
    "places": "Jane Roe, chief executive, Paris, London, Berlin, ",
    "post-nominals": "Jane Roe, MD, ",
    "titles": "and chairman ",
    "former titles": "Jane Roe, former CEO of Acme and now ",
    "what she is": "Jane Roe left. She is now chief executive of Acme. ",
    "companies and titles": "Monster Beverage Chief Executive Jane Roe said. ",
    "full stops": ". ",
    "lines": "x\n",
    "sentences without an end": (
        "Zed asks for more, said a lawyer for Voy, in its notice to Zed U.K. Acme also said it sells in the U.S. "
    ),
    "names on lines": "Jane Roe\n",
    "users": "jane_roe • 3h\nIs it?\n",
    "what users quote": "jane_roe • 3h\n> It fell.\nIs it so?\n\njohn_lund wrote:\n> I see.\nI do.\n\n",
    "users in many lines": "jane_roe\nPosts: 12\n\nI see that all of it fell.\n\nReply (12)\n\n",
    "initials told": "Jane Roe (JR) met Adam Lund (AL).\n\n[AL] Is it so?\n\n[JR] I see none.\n\n",
    "who says I": "By Jane Roe\n\nI said, “We sold.”\n\n",
    "examinations": "BY MR. ROE:\nQ. Is it?\nA. It is.\n",
    "questions that begin answers": "**Is it?** I do.\n",
    "quotes and securities": "“We sold,” said Tim Cook of Apple Inc.\n\n",
    "names and handles": "".join(
        f'"We sold it all," @x{number} said. Mary {"".join(letters).title()} left. '
        for number, letters in enumerate(product("aeioubdgkl", repeat=5), 1)
    )[:_LARGE],
    "quotes by one company": "".join(
        f'"We sold more of number {number}," said Microsoft Corp. ' for number in range(20_000)
    )[:_LARGE],
    "people and their initials": "".join(
        f"Mr. {''.join(letters).title()} {''.join(reversed(letters)).title()} left.\n\n"
        f"{(letters[0] + letters[-1]).upper()}: We sold it all, and number {number} too.\n\n"
        for number, letters in enumerate(product("aeioubdgkl", repeat=5), 1)
    )[:_LARGE],
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; returns 1 if a text is over the limit, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=float, default=14.0, help="ratio that is linear still (default: %(default)g)")
    most = parser.parse_args(arguments).most
    with tuned_garbage_collection():
        core = load_core()
    errors = Console(stderr=True)
    rows = [(name, _measured(core, unit, most)) for name, unit in track(_HOSTILE.items(), "Reading", console=errors)]
    table = Table("hostile text", title=f"{_LARGE:,} characters of one thing, against {_LARGE // _TIMES:,}")
    for heading in ("shorter, s", "longer, s", f"ratio ({most:g} at most)"):
        table.add_column(heading, justify="right")
    for name, found in rows:
        table.add_row(name, f"{found.shorter:.3f}", f"{found.longer:.3f}", f"{found.ratio:.1f}")
    Console().print(table)
    slow = [name for name, found in rows if found.ratio > most]
    if slow:
        errors.print(f"Time is not linear in these: {', '.join(slow)}.")
    return 1 if slow else 0


class _Seconds(NamedTuple):
    """What both lengths of a text took."""

    shorter: float
    longer: float

    @property
    def ratio(self) -> float:
        """How many times as long the longer one took."""
        return self.longer / self.shorter


def _measured(core: Core, unit: str, most: float) -> _Seconds:
    """What a text full of ``unit`` takes; measured anew if its ratio is above ``most``: a first may be off."""
    found: list[_Seconds] = []
    while not found or (found[-1].ratio > most and len(found) < _MEASUREMENTS):
        found.append(_Seconds(*(_seconds(core, unit, length) for length in (_LARGE // _TIMES, _LARGE))))
    return min(found, key=attrgetter("ratio"))


def _seconds(core: Core, unit: str, length: int) -> float:
    article = article_of({"id": "1", "body": _SAID + (unit * (length // len(unit) + 1))[:length]})
    if not isinstance(article, Article):
        raise TypeError(article)
    started = time.process_time()
    enrich_article(article, core, now=_NOW)  # once: a megabyte takes seconds
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
