"""The frames that companies are put into: what counts as read whole."""

import pytest

from training.cast.frames import FRAMES, is_whole, wholes


@pytest.mark.parametrize("frame", FRAMES)
def test_a_company_is_whole_in_every_frame(frame: object) -> None:
    assert all(
        is_whole(name, each)
        for name in ("Home Depot", "Monster Beverage", "3D Systems")
        for each in FRAMES
        if each == frame
    )


def test_half_a_name_is_not_whole() -> None:
    assert wholes(["On"]).total() == 0
