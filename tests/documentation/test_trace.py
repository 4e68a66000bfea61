"""The article that ARCHITECTURE.md traces comes out at each door as the page says."""

from tests.documentation.trace import BLOCK, DOORS, PAGE, traced

TEXT = PAGE.read_text(encoding="utf-8")


def test_every_door_is_shown_in_order() -> None:
    assert tuple(door for door, _ in BLOCK.findall(TEXT)) == DOORS


def test_what_is_shown_comes_out() -> None:
    today = dict(BLOCK.findall(traced(TEXT)))
    assert dict(BLOCK.findall(TEXT)) == today, "If it should: python -m tests.documentation.trace writes the page anew"
