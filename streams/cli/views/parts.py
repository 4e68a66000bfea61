"""What views are made of: a line, a symbol, and who said what. Nothing of an article is trusted here."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Final, Literal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.output import visible
from streams.cli.views.wording import Event, lead_of, within_sentence
from streams.pipeline.event import role_beside_name

Mark = Literal["new", "gone"]
"""What a correction did to a quote or a security."""

WHO_WIDTH: Final = 26
"""Columns for the speaker, terminal cells."""
NOBODY: Final = "dim italic"
QUIET: Final = "dim"

_SYMBOL: Final = "bold black on cyan"
_WHO: Final = "bold yellow"
_UNSURE: Final = 0.5
"""Below this confidence a quote is shown as unsure."""


def about(article: Event, *, below: str | None = None) -> Text:
    """What tells an article: its headline, where and when it was published, and its id.

    Args:
        article: With or without a headline.
        below: What is shown of them above, and so not again.
    """
    published = (article["published_at"] or "")[:16].replace("T", " ")
    parts = (article["title"], article["source"], published, article["id"])
    return line(" · ".join(part for part in parts if part and part != below), QUIET)


def conversation(quotes: Sequence[Event], marks: Mapping[str, Mark] | None = None) -> RenderableType:
    """Quotes beside their speakers, each named once for a run of quotes.

    Args:
        quotes: Quotes, in the order in which they are shown.
        marks: What a correction did to quotes, by id.
    """
    if not quotes:
        return Text("nobody is quoted", style=NOBODY)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=WHO_WIDTH)
    table.add_column(ratio=1)
    for _, run in groupby(quotes, key=_called):
        said = list(run)
        words = [marked(_said(quote), (marks or {}).get(quote["id"])) for quote in said]
        table.add_row(_who(quote["speaker"] for quote in said), Group(*words))
    return table


def symbol(name: str, mark: Mark | None = None) -> Text:
    """A security's symbol."""
    return marked(line(f" {name} ", _SYMBOL), mark)


def line(text: str, style: str = "") -> Text:
    """Untrusted ``text`` on one line."""
    return Text(visible(text.replace("\n", " ").replace("\t", " ")), style=style)


def counted(number: int, one: str, many: str) -> str:
    """``1 quote``, ``2 quotes``."""
    return f"{number} {one if number == 1 else many}"


def marked(text: Text, mark: Mark | None) -> Text:
    """``text`` with a sign of what a correction did, which also tells where there are no colours."""
    match mark:
        case "new":
            return Text.assemble(("+ ", "bold green"), text)
        case "gone":
            text.stylize("strike dim")
            return Text.assemble(("− ", "bold red"), text)
        case None:
            return text


def _called(quote: Event) -> str | None:
    """The speaker's name, or the words for somebody without one; with the names of who says it too."""
    speaker = quote["speaker"]
    if speaker is None:
        return None
    names = [speaker["name"] or speaker["mention"]["text"], *(other["name"] for other in speaker["also"])]
    return " and ".join(names)


def _who(speakers: Iterable[Event | None]) -> Text:
    """Name, role, affiliation and its symbol, as far as any of one person's mentions tells."""
    told = [speaker for speaker in speakers if speaker is not None]
    if not told:
        return Text("somebody", style=NOBODY)
    style = _WHO if told[0]["name"] is not None else NOBODY
    lines = [line(_called({"speaker": told[0]}) or "", style)]
    role = next((role for speaker in told if (role := role_beside_name(speaker)) is not None), None)
    affiliation, ticker = (
        next((speaker[field] for speaker in told if speaker[field] is not None), None)
        for field in ("affiliation", "ticker")
    )
    lines += [line(part, QUIET) for part in (role, affiliation) if part is not None]
    if ticker is not None:
        lines.append(symbol(ticker))
    return Text("\n").join(lines)


def _said(quote: Event) -> Text:
    """What was said: in marks where it is verbatim, after its cue where it is reported or says little without it."""
    words = visible(" ".join(quote["text"].split()))
    lead, text = lead_of(quote), Text()
    if lead is not None:
        text.append(f"{visible(' '.join(lead.split()))} ", "cyan" if quote["act"] == "speech" else "magenta")
    if quote["kind"] == "direct":
        text.append("“", QUIET).append(words).append("”", QUIET)
    else:
        text.append(within_sentence(words, quote["prefix"]), "italic")
    for ticker in quote["tickers"]:
        text.append(" ").append_text(symbol(ticker))
    if quote["confidence"] < _UNSURE:
        text.stylize(QUIET)
        text.append(f" {quote['confidence']:.2f} sure", style="yellow")
    return text
