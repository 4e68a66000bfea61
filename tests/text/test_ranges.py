"""Ranges: where something starts, and where it has ended."""

from hypothesis import given
from hypothesis import strategies as st

from streams.text.ranges import Range

RANGES = st.builds(Range, st.integers(0, 9), st.integers(0, 9))


def test_a_range_has_its_start_and_not_its_end() -> None:
    assert "abcdef"[slice(*Range(1, 3))] == "bc"
    assert list(range(*Range(start=1, end=3))) == [1, 2]


def test_a_range_is_found_by_either_of_its_ends() -> None:
    assert Range(1, 3) in {(1, 3)}
    assert Range(1, 3) != Range(3, 1)


@given(st.lists(RANGES))
def test_ranges_sort_by_their_starts_and_then_by_their_ends(ranges: list[Range]) -> None:
    by_start = sorted(sorted(ranges, key=lambda one: one.end), key=lambda one: one.start)
    assert sorted(ranges) == by_start
