"""What counts as a repeat, and for how long."""

from streams.cli.client.repeats import Repeats


def test_the_second_is_dropped_and_counted() -> None:
    repeats = Repeats()
    assert [repeats.drop(event_id) for event_id in (b"a", b"b", b"a", b"a")] == [False, False, True, True]
    assert repeats.dropped == 2


def test_only_so_many_are_remembered_the_latest() -> None:
    repeats = Repeats(remember=2)
    assert [repeats.drop(event_id) for event_id in (b"a", b"b", b"c")] == [False] * 3
    assert repeats.drop(b"c")
    assert repeats.drop(b"b")
    assert not repeats.drop(b"a")
    assert len(repeats._seen) == 2


def test_an_id_of_any_size_takes_the_same_memory() -> None:
    repeats = Repeats()
    repeats.drop(b"x" * 1_000_000)
    assert [len(kept) for kept in repeats._seen] == [16]
