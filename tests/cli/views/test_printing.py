"""How views are printed."""

import io

import pytest
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.text import Text

from streams.cli.views.parts import symbol
from streams.cli.views.printing import Trimmed
from streams.cli.views.tape import article_view
from streams.pipeline.schemas import schema


def printed(view: RenderableType, *, to_terminal: bool = False) -> str:
    stream = io.StringIO()
    Console(file=stream, width=80, force_terminal=to_terminal, color_system="standard" if to_terminal else None).print(
        Trimmed(view)
    )
    return stream.getvalue()


@pytest.mark.parametrize("to_terminal", [True, False])
def test_no_line_of_an_article_is_filled_up(to_terminal: bool) -> None:  # noqa: FBT001
    event = {**schema("enriched-article.v1")["examples"][0], "tickers": []}
    shown = printed(article_view(event), to_terminal=to_terminal)
    assert [line for line in shown.splitlines() if line.endswith(" ")] == []


def test_what_is_between_and_before_words_stays() -> None:
    assert printed(Padding(Text("a  b\nc", style="on red"), (1, 0, 1, 2))) == "\n  a  b\n  c\n\n"


def test_a_symbol_keeps_its_colour_behind_it_in_a_terminal() -> None:
    assert " META \x1b[0m" in printed(symbol("META"), to_terminal=True)
    assert printed(symbol("META")) == " META\n"
