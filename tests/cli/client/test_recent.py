"""Which ids are remembered, and for how long."""

from streams.cli.client.recent import Recent


def test_an_id_is_new_once() -> None:
    recent = Recent()
    assert [recent.add(identity) for identity in (b"a", b"b", b"a", b"a")] == [True, True, False, False]


def test_what_is_forgotten_is_new_again() -> None:
    recent = Recent()
    recent.add(b"a")
    assert [recent.discard(identity) for identity in (b"a", b"a")] == [True, False]
    assert recent.add(b"a")


def test_only_so_many_are_remembered_the_latest() -> None:
    recent = Recent(remember=2)
    assert [recent.add(identity) for identity in (b"a", b"b", b"c")] == [True] * 3
    assert not recent.add(b"c")
    assert not recent.add(b"b")
    assert recent.add(b"a")
    assert len(recent._digests) == 2


def test_an_id_of_any_size_takes_the_same_memory() -> None:
    recent = Recent()
    recent.add(b"x" * 1_000_000)
    assert [len(kept) for kept in recent._digests] == [16]
