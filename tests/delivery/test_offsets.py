"""The ledger of what may be committed."""

from streams.delivery.offsets import Offsets, Partition

P0, P1 = Partition("news.articles.v1", 0), Partition("news.articles.v1", 1)


def test_only_what_is_settled_is_committed() -> None:
    offsets = Offsets()
    offsets.assigned(1)
    offsets.taken(P0, 5, generation=1)
    offsets.taken(P0, 6, generation=1)
    assert offsets.to_commit() == {P0: 5}

    offsets.settled(P0, 5, generation=1)
    assert offsets.to_commit() == {P0: 6}


def test_what_is_settled_out_of_order_waits_for_what_is_before_it() -> None:
    offsets = Offsets()
    offsets.assigned(1)
    for offset in (5, 6, 9):  # a compacted topic has gaps
        offsets.taken(P0, offset, generation=1)
    offsets.taken(P1, 2, generation=1)

    offsets.settled(P0, 9, generation=1)
    offsets.settled(P0, 6, generation=1)
    offsets.settled(P1, 2, generation=1)
    assert offsets.to_commit() == {P0: 5, P1: 3}

    offsets.settled(P0, 5, generation=1)
    assert offsets.to_commit() == {P0: 10, P1: 3}


def test_a_reading_that_goes_back_begins_anew() -> None:
    offsets = Offsets()
    offsets.assigned(1)
    for offset in (5, 6, 7):
        offsets.taken(P0, offset, generation=1)
    offsets.settled(P0, 5, generation=1)
    offsets.settled(P0, 6, generation=1)
    for offset in (4, 5):
        offsets.taken(P0, offset, generation=1)
    assert offsets.to_commit() == {P0: 4}

    offsets.settled(P0, 7, generation=1)  # of the first reading; it will be taken in again
    offsets.settled(P0, 4, generation=1)
    assert offsets.to_commit() == {P0: 5}
    offsets.settled(P0, 5, generation=1)
    assert offsets.to_commit() == {P0: 6}


def test_what_was_committed_is_not_committed_again() -> None:
    offsets = Offsets()
    offsets.assigned(1)
    offsets.taken(P0, 5, generation=1)
    offsets.taken(P1, 8, generation=1)
    offsets.settled(P0, 5, generation=1)
    offsets.settled(P1, 8, generation=1)
    offsets.committed({P0: 6})

    assert offsets.to_commit() == {P1: 9}


def test_an_article_of_an_earlier_generation_does_not_count() -> None:
    offsets = Offsets()
    offsets.assigned(1)
    offsets.taken(P0, 5, generation=1)
    offsets.revoked()
    offsets.settled(P0, 5, generation=1)
    assert offsets.to_commit() == {}

    offsets.assigned(2)
    offsets.settled(P0, 6, generation=1)
    assert offsets.to_commit() == {}
