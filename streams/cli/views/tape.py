"""The tape: enriched events as a person reads them in a terminal, who said what at the left of what was said.

Everything here comes from articles, so none of it is trusted: no markup is read in it, and control characters
are shown as escapes.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from streams.cli.output import visible

Event = Mapping[str, Any]

_WHO_WIDTH: Final = 26
"""Columns for the speaker, terminal cells."""
_SYMBOL: Final = "bold black on cyan"
_WHO: Final = "bold yellow"
_NOBODY: Final = "dim italic"
_QUIET: Final = "dim"
_UNSURE: Final = 0.5
"""Below this confidence a quote is shown as unsure."""
_SMALL: Final = frozenset(
    "the this that these those there they it its he his she her we our you your an in on at as if no not all some many"
    " most both each any every what when where while why how with without for from by of to after before".split()
)
"""Words that are small within a sentence."""
_BAR: Final = 10
"""Cells of a full relevance bar."""
_BECAUSE: Final = {
    "changed": "the article has it no more",
    "canceled": "the article is canceled",
    "withheld": "the article is withheld",
    "removed": "the article was removed",
    "refused": "the brokers refused a part of the article",
}
_SHOWN_BYTES: Final = 300
"""How much of a dead letter is shown."""


def article_view(event: Event) -> RenderableType:
    """An enriched article: its headline, its securities, and its quotes by speaker."""
    heading = Rule(_line(event["title"] or event["id"], "bold"), align="left", style=_QUIET)
    parts: list[RenderableType] = [heading, _about(event)]
    if event["tickers"]:
        parts.append(Text(" ").join(_symbol(ticker["symbol"]) for ticker in event["tickers"]))
    if event["processing"]["limited_by"] == "language":
        parts.append(Text(f"not English ({visible(event['language'])}): securities by symbol only", style="yellow"))
    parts.append(Padding(_conversation(event["quotes"]), (1, 0)))
    return Group(*parts)


def quote_view(event: Event) -> RenderableType:
    """One quote of the quotes topic, and the article it stands in."""
    return Group(_conversation([event]), Padding(_about(event["article"], named=True), (0, 0, 1, _WHO_WIDTH + 2)))


def ticker_view(event: Event) -> RenderableType:
    """One security of one article, of the ticker mentions topic."""
    words = dict.fromkeys(mention["text"] for mention in event["mentions"])
    head = Text(" ").join(
        [
            _symbol(event["symbol"]),
            _line(event["name"], "bold"),
            _line(" ".join(filter(None, (event["exchange"], event["type"]))), _QUIET),
        ]
    )
    filled = round(event["relevance"] * _BAR)
    evidence = Text.assemble(
        ("█" * filled, "cyan"),
        ("░" * (_BAR - filled), _QUIET),
        f" {event['relevance']:.2f} relevant, {event['confidence']:.2f} sure: ",
        _line(", ".join(words), "italic"),
    )
    return Group(head, Padding(Group(evidence, _about(event["article"], named=True)), (0, 0, 1, 2)))


def removal_view(key: str) -> RenderableType:
    """An article that is gone: a tombstone of the enriched topic."""
    return Text.assemble(("removed ", "bold red"), _line(key))


def withdrawal_view(event: Event) -> RenderableType:
    """A quote or a security that was taken back: of which article, and why; its words are not told again."""
    article = event["article"]
    what = _symbol(event["symbol"]) if "symbol" in event else Text("a quote")
    version = "" if article["version"] is None else f", version {article['version']}"
    return Text.assemble(
        ("withdrawn ", "bold red"),
        what,
        f" of {visible(article['id'])}{version}: ",
        _line(_BECAUSE.get(event["withdrawn_because"]) or event["withdrawn_because"]),
        _line(f" · {event['id']}", _QUIET),
    )


def dead_letter_view(letter: Event) -> RenderableType:
    """A dead letter, by what ``consume --dlq --json`` prints of it, and its ``value``, bytes."""
    headers = letter["headers"]
    head = Text.assemble(
        (f" {visible(str(headers.get('quotetape.reason')))} ", "bold white on red"),
        " ",
        _line(str(headers.get("__connect.errors.exception.message"))),
    )
    origin = " ".join(str(headers.get(f"__connect.errors.{name}")) for name in ("topic", "partition", "offset"))
    about = f"key {letter['key']!r} · stage {headers.get('__connect.errors.stage')} · {origin}"
    return Group(head, Padding(Group(_line(about, _QUIET), _value(letter["value"])), (0, 0, 1, 2)))


def _value(value: bytes | None) -> Text:
    if value is None:
        return Text("no value", style=_NOBODY)
    more = f" … {len(value):,} bytes" if len(value) > _SHOWN_BYTES else ""
    return _line(value[:_SHOWN_BYTES].decode("utf-8", "backslashreplace") + more)


def _about(article: Event, *, named: bool = False) -> Text:
    """Where and when an article was published, and its id or, where ``named``, its headline."""
    published = (article["published_at"] or "")[:16].replace("T", " ")
    parts = [article["title"]] if named and article["title"] else []
    return _line(" · ".join(filter(None, [*parts, article["source"], published, article["id"]])), _QUIET)


def _conversation(quotes: Sequence[Event]) -> RenderableType:
    """Quotes beside their speakers, each named once for a run of quotes."""
    if not quotes:
        return Text("nobody is quoted", style=_NOBODY)
    table = Table.grid(padding=(0, 2, 0, 0), expand=True)
    table.add_column(width=_WHO_WIDTH)
    table.add_column(ratio=1)
    for _, run in groupby(quotes, key=_called):
        said = list(run)
        table.add_row(_who(quote["speaker"] for quote in said), Group(*map(_said, said)))
    return table


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
        return Text("somebody", style=_NOBODY)
    style = _WHO if told[0]["name"] is not None else _NOBODY
    lines = [_line(_called({"speaker": told[0]}) or "", style)]
    position = [
        next((speaker[field] for speaker in told if speaker[field] is not None), None)
        for field in ("role", "affiliation")
    ]
    lines += [_line(part, _QUIET) for part in position if part is not None]
    symbol = next((speaker["ticker"] for speaker in told if speaker["ticker"] is not None), None)
    if symbol is not None:
        lines.append(_symbol(symbol))
    return Text("\n").join(lines)


def _said(quote: Event) -> Text:
    """What was said: in marks where it is verbatim, after its cue where it is reported."""
    words = visible(" ".join(quote["text"].split()))
    if quote["kind"] == "direct":
        text = Text.assemble(("“", _QUIET), words, ("”", _QUIET))
    else:
        lead = visible(" ".join(_lead(quote).split()))
        words = _within_sentence(words)
        text = Text.assemble((f"{lead} ", "cyan" if quote["act"] == "speech" else "magenta"), (words, "italic"))
    for symbol in quote["tickers"]:
        text.append(" ").append_text(_symbol(symbol))
    if quote["confidence"] < _UNSURE:
        text.stylize(_QUIET)
        text.append(f" {quote['confidence']:.2f} sure", style="yellow")
    return text


def _lead(quote: Event) -> str:
    """What comes before the words of a reported quote: its cue, and what the article has between: "tells him where".

    A cue that comes after them is put before: "said"; "according to" would need its source.
    """
    cue = quote["cue"]
    if cue is None:
        return "thinks" if quote["act"] == "thought" else "said"
    text: str = cue["text"]
    between = quote["start"] - cue["end"] if cue["field"] == quote["field"] else -1
    if between < 0:
        return "said" if text.lower().startswith("according") else text
    prefix: str = quote["prefix"]
    if between > len(prefix):
        return f"{text} …"
    return text + prefix[len(prefix) - between :]


def _within_sentence(words: str) -> str:
    """``words`` with a small letter where a function word opens them: "said the deal is off"."""
    first, space, rest = words.partition(" ")
    return f"{first.lower()}{space}{rest}" if first.lower() in _SMALL and len(first) > 1 else words


def _symbol(symbol: str) -> Text:
    return _line(f" {symbol} ", _SYMBOL)


def _line(text: str, style: str = "") -> Text:
    """Untrusted ``text`` on one line."""
    return Text(visible(text.replace("\n", " ").replace("\t", " ")), style=style)
