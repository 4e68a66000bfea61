"""The frames that companies are put into: what counts as read whole."""

import pytest

from training.cast.frames import FRAMES, Frame, is_whole, wholes


@pytest.mark.parametrize("frame", FRAMES)
def test_a_company_is_whole_in_every_frame(frame: Frame) -> None:
    assert all(is_whole(name, frame) for name in ("Home Depot", "Monster Beverage", "3D Systems"))


def test_half_a_name_is_not_whole() -> None:
    assert wholes(["On"]).total() == 0
