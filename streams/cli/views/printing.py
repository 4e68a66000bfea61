"""How views are printed."""

from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment


class Trimmed:
    """A view without the blanks that fill its lines: they are nothing to a person, and a file need not keep them."""

    def __init__(self, view: RenderableType) -> None:
        self._view = view

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for row in Segment.split_lines(console.render(self._view, options)):
            yield from _trimmed(row, keeps_colours=console.is_terminal)
            yield Segment.line()


def _trimmed(row: Iterable[Segment], *, keeps_colours: bool) -> Iterator[Segment]:
    """The segments of a line without the blanks at its end; of a symbol in a colour the blank behind it is seen."""
    segments = list(row)
    while segments:
        text, style, _ = last = segments.pop()
        if keeps_colours and style is not None and style.bgcolor is not None:
            return iter([*segments, last])
        if kept := text.rstrip(" "):
            return iter([*segments, Segment(kept, style)])
    return iter(())
