"""The article that ARCHITECTURE.md traces comes out at each door as the page says."""

from tests.documentation.trace import BLOCK, DOORS, PAGE, traced

SHOWN = dict(BLOCK.findall(PAGE.read_text(encoding="utf-8")))
TODAY = dict(BLOCK.findall(traced(PAGE.read_text(encoding="utf-8"))))


def test_every_door_is_shown_in_order() -> None:
    assert tuple(SHOWN) == DOORS


def test_what_is_shown_comes_out() -> None:
    assert SHOWN == TODAY, "If it should: python -m tests.documentation.trace writes the blocks of ARCHITECTURE.md anew"
