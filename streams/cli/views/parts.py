"""What views are made of: a line, a symbol, and who said what. Nothing of an article is trusted here."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final, Literal

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from streams.cli.output import visible
from streams.pipeline.event import role_beside_name
from streams.quotes.layout.marks import MARKS
from streams.quotes.words.lexicon import Lexicon
from streams.quotes.words.plain import is_common_plural

Event = Mapping[str, Any]

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
_BRIEF: Final = 3
"""A quotation of so many words or fewer says little without what comes before it: called it a “game changer”."""
_QUOTING: Final = "".join(MARKS) + " \t\r\n"
_AROUND: Final = _QUOTING + ":,(["
"""What may stand around a quotation, or before what a sentence begins with."""
_SENTENCE_ENDS: Final = frozenset(".!?")
_COMMAS: Final = (",", "–", "—")
_GOES_ON: Final = "…"
_WITHOUT_ADDRESSEE: Final = {"told": "said", "tells": "says"}
_FAR: Final = " …"
"""For what is between a cue and its words where that is too much."""
_SMALL: Final = frozenset(
    "the this that these those there they it its he his she her we our you your an in on at as if no not all some many"
    " most both each any every what when where while why how with without for from by of to after before".split()
)
"""Words that are small within a sentence."""


def about(article: Event, *, named: bool = False) -> Text:
    """Where and when an article was published, and its id or, where ``named``, its headline."""
    published = (article["published_at"] or "")[:16].replace("T", " ")
    parts = [article["title"]] if named and article["title"] else []
    return line(" · ".join(filter(None, [*parts, article["source"], published, article["id"]])), QUIET)


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
    is_direct = quote["kind"] == "direct"
    lead = _brief_lead(quote) if is_direct else _lead(quote)
    text = Text()
    if lead is not None:
        text.append(f"{visible(' '.join(lead.split()))} ", "cyan" if quote["act"] == "speech" else "magenta")
    if is_direct:
        text.append("“", QUIET).append(words).append("”", QUIET)
    else:
        text.append(_within_sentence(words, quote["prefix"]), "italic")
    for ticker in quote["tickers"]:
        text.append(" ").append_text(symbol(ticker))
    if quote["confidence"] < _UNSURE:
        text.stylize(QUIET)
        text.append(f" {quote['confidence']:.2f} sure", style="yellow")
    return text


def _lead(quote: Event) -> str:
    """What comes before the words of a reported quote: its cue, and what the article has between: "tells him where".

    A cue that comes after them is put before. "According to" would need its source, who stands at the left, and "told"
    whom: "said". The second half of what is interrupted has dots before it.
    """
    cue = quote["cue"]
    if cue is None:
        return "thinks" if quote["act"] == "thought" else "said"
    text: str = cue["text"]
    if text.lower().startswith("according"):
        return "said"
    between = _between(quote)
    if between is None:
        return _WITHOUT_ADDRESSEE.get(text.lower(), text)
    return _GOES_ON if _is_second_half(quote, between) else text + between


def _brief_lead(quote: Event) -> str | None:
    """What comes before a quotation of a few words in its own sentence; None if it needs nothing, or has nothing."""
    between, speaker = _between(quote), quote["speaker"]
    if between is None or between == _FAR or len(quote["text"].split()) > _BRIEF:
        return None
    if _is_second_half(quote, between) or not _SENTENCE_ENDS.isdisjoint(between):
        return None
    cue: str = quote["cue"]["text"]
    if speaker is not None and quote["cue"]["end"] <= speaker["mention"]["start"] < quote["start"]:
        return cue  # said [Roe:] “Never.”
    return (cue + between).rstrip(_AROUND)


def _is_second_half(quote: Event, between: str) -> bool:
    """Whether ``quote`` carries on what its cue interrupted: "The plan, he said, would fail"."""
    return quote["continues"] is not None and between.rstrip(_QUOTING).endswith(_COMMAS)


def _between(quote: Event) -> str | None:
    """What the article has between the cue of ``quote`` and its words; None where the cue does not come before."""
    cue, prefix = quote["cue"], quote["prefix"]
    if cue is None or cue["field"] != quote["field"] or cue["end"] > quote["start"]:
        return None
    length = quote["start"] - cue["end"]
    return prefix[len(prefix) - length :] if length <= len(prefix) else _FAR


def _within_sentence(words: str, before: str) -> str:
    """``words`` with a small letter where a function word or a plural opens them, and the sentence that they are of.

    "said the deal is off", "said traders are cautious"; but "said Congress", and "said Traders" amid a sentence.
    """
    first, space, rest = words.partition(" ")
    small = first.lower()
    told = before.rstrip(_AROUND)
    opens = not told or told[-1] in _SENTENCE_ENDS or "\n\n" in before[len(told) :].replace("\r", "")
    is_word = len(first) > 1 and small in _SMALL
    if first.istitle() and (is_word or (opens and is_common_plural(small, rest.partition(" ")[0], _lexicon()))):
        return f"{small}{space}{rest}"
    return words


@cache
def _lexicon() -> Lexicon:
    """What tells words from names; loaded when the first view needs it."""
    return Lexicon.load()
