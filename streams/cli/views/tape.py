"""The tape: events as a person reads them in a terminal, who said what at the left of what was said.

Everything here comes from articles, so none of it is trusted: no markup is read in it, and control characters
are shown as escapes.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.text import Text

from streams.cli.output import visible
from streams.cli.views.parts import (
    QUIET,
    WHO_WIDTH,
    Mark,
    about,
    conversation,
    counted,
    line,
    marked,
    symbol,
)
from streams.cli.views.wording import Event
from streams.pipeline.builders import BECAUSE_HEADER, MENTIONS_HEADER, QUOTES_HEADER, UNNAMED_KEY

_BAR: Final = 10
"""Cells of a full relevance bar."""
_BECAUSE: Final = {
    "changed": "a later version has it no more",
    "canceled": "its article was killed by its source",
    "withheld": "its article is withheld by its source",
    "removed": "its article was removed",
    "refused": "the brokers refused a part of its article",
}
_GONE: Final = {
    "canceled": "killed by its source",
    "withheld": "withheld by its source",
    "removed": "removed by its source",
    "refused": "taken back, for the brokers refused a part of it",
}
"""What became of an article of which nothing stands, by the header of its tombstone."""
_ABOUT: Final = 0.5
"""Below this relevance a security is only mentioned: see the contract."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a record says beside its event, and what was shown before."""

    key: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    before: Event | None = None
    """The event of the same article, quote or security that was shown last; None where nothing stood."""


_NOTHING: Final = Told()

View = Callable[[Any, Told], RenderableType]
"""Shows an event, or the tombstone of an article, which is None, to a person."""


def article_view(event: Event, told: Told = _NOTHING) -> RenderableType:
    """An enriched article: its headline, its securities, and its quotes by speaker; ``(KO)`` is only mentioned.

    Where an earlier version was shown, what is new is marked ``+``; what is taken back follows, marked ``−``.
    """
    heading = event["title"] or event["id"]
    parts: list[RenderableType] = [Rule(line(heading, "bold"), align="left", style=QUIET)]
    if told_below := about(event, below=heading):
        parts.append(told_below)
    changes = _Changes.between(told.before, event)
    if told.before is not None:
        parts.append(line(changes.told(), "yellow"))
    symbols = [_security(ticker, changes.marks.get(ticker["symbol"])) for ticker in event["tickers"]]
    symbols += [symbol(ticker["symbol"], "gone") for ticker in changes.tickers_gone]
    if symbols:
        parts.append(Text(" ").join(symbols))
    if event["processing"]["limited_by"] == "language":
        parts.append(Text(f"not English ({visible(event['language'])}): securities by symbol only", style="yellow"))
    parts.append(Padding(conversation(event["quotes"], changes.marks), (1, 0)))
    if changes.quotes_gone:
        parts.append(Text("taken back:", style="bold red"))
        parts.append(Padding(conversation(changes.quotes_gone, changes.marks), (0, 0, 1, 0)))
    return Group(*parts)


def quote_view(event: Event, _told: Told = _NOTHING) -> RenderableType:
    """One quote of the quotes topic, and the article it stands in."""
    return Group(conversation([event]), Padding(about(event["article"]), (0, 0, 1, WHO_WIDTH + 2)))


def ticker_view(event: Event, _told: Told = _NOTHING) -> RenderableType:
    """One security of one article, of the ticker mentions topic."""
    words = dict.fromkeys(mention["text"] for mention in event["mentions"])
    head = Text(" ").join(
        [
            symbol(event["symbol"]),
            line(event["name"], "bold"),
            line(" ".join(filter(None, (event["exchange"], event["type"]))), QUIET),
        ]
    )
    filled = round(event["relevance"] * _BAR)
    evidence = Text.assemble(
        ("█" * filled, "cyan"),
        ("░" * (_BAR - filled), QUIET),
        f" {event['relevance']:.2f} relevant, {event['confidence']:.2f} sure: ",
        line(", ".join(words), "italic"),
    )
    return Group(head, Padding(Group(evidence, about(event["article"])), (0, 0, 1, 2)))


def removal_view(_event: None, told: Told) -> RenderableType:
    """An article of which nothing stands: what became of it, and how much is taken back; none of its words."""
    because = told.headers.get(BECAUSE_HEADER, "")
    quotes, securities = (_number(told.headers.get(name)) for name in (QUOTES_HEADER, MENTIONS_HEADER))
    taken = f"{counted(quotes, 'quote', 'quotes')} and {counted(securities, 'security', 'securities')} taken back"
    return Text.assemble(
        line(told.key, "bold"),
        " ",
        line(_GONE.get(because, "removed"), "bold red"),
        (f": {taken if quotes or securities else 'nothing of it stood'}" if because else ""),
    )


def withdrawal_view(event: Event, told: Told = _NOTHING) -> RenderableType:
    """A quote or a security that was taken back: whose, of which article, and why.

    Its words are told again only where they were shown before and a later version dropped them.
    """
    article = event["article"]
    version = "" if article["version"] is None else f", version {article['version']}"
    because = event["withdrawn_because"]
    why = line(f": {_BECAUSE.get(because) or because}")
    head = Text.assemble(("withdrawn ", "bold red"), _withdrawn(event, told), why)
    where = line(f"{article['id']}{version} · {event['id']}", QUIET)
    parts: list[RenderableType] = [head, Padding(where, (0, 0, 0, 2))]
    if because == "changed" and told.before is not None and "symbol" not in event:
        parts.append(conversation([told.before], {event["id"]: "gone"}))
    return Padding(Group(*parts), (0, 0, 1, 0))


VIEWS: Final[Mapping[str, View]] = {
    "article-enriched": article_view,
    "article-removed": removal_view,
    "quote": quote_view,
    "quote-withdrawn": withdrawal_view,
    "ticker-mention": ticker_view,
    "ticker-mention-withdrawn": withdrawal_view,
}
"""By the name of the type of the event, ``EventType.name``."""


@dataclass(frozen=True, slots=True)
class _Changes:
    """What a version of an article changed."""

    marks: Mapping[str, Mark] = field(default_factory=dict)
    """By quote id and symbol."""
    quotes_gone: Sequence[Event] = ()
    tickers_gone: Sequence[Event] = ()

    @staticmethod
    def between(before: Event | None, event: Event) -> "_Changes":
        if before is None:
            return _Changes()
        marks: dict[str, Mark] = {}
        gone: list[list[Event]] = []
        for items, name in (("quotes", "id"), ("tickers", "symbol")):
            old, new = ({each[name] for each in which[items]} for which in (before, event))
            marks |= dict.fromkeys(new - old, "new") | dict.fromkeys(old - new, "gone")
            gone.append([each for each in before[items] if each[name] not in new])
        return _Changes(marks, *gone)

    def told(self) -> str:
        """In words: how much was taken back, and how much is new."""
        new = sum(mark == "new" for mark in self.marks.values())
        gone = len(self.marks) - new
        parts = [f"{number} {what}" for number, what in ((gone, "taken back"), (new, "new")) if number]
        return f"a later version: {', '.join(parts) or 'the same quotes and securities'}"


def _security(ticker: Event, mark: Mark | None) -> Text:
    """A security of an article, in brackets where the article is not about it."""
    if ticker["relevance"] >= _ABOUT:
        return symbol(ticker["symbol"], mark)
    return marked(line(f"({ticker['symbol']})", "cyan"), mark)


def _withdrawn(event: Event, told: Told) -> Text:
    """What is taken back: a security, or whose quote."""
    if "symbol" in event:
        return symbol(event["symbol"])
    speaker = None if told.before is None else told.before["speaker"]
    if speaker is None:
        whose = "somebody without a name" if told.key in ("", UNNAMED_KEY) else told.key
        return line(f"a quote of {whose}")
    named = line(f"a quote of {speaker['name'] or speaker['mention']['text']}")
    return named if speaker["ticker"] is None else Text(" ").join([named, symbol(speaker["ticker"])])


def _number(text: str | None) -> int:
    return int(text) if text is not None and text.isdecimal() else 0
