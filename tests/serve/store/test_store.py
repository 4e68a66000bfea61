"""The store: every answer is what brute force over the topics says."""

import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from streams.serve.store import figures, reading
from streams.serve.store.reading import Told
from streams.serve.store.selection import Selection
from streams.serve.store.store import Store
from tests.serve.lives import START_MS, Event, by_brute_force, known_at, lives

SELECTIONS = st.builds(
    Selection,
    ticker=st.sampled_from([(), ("META",), ("brk.b",), ("NVDA", "META"), ("B",)]),
    speaker=st.sampled_from([(), (), ("lecun",), ("Ann Lee", "nobody"), ("yann ann",)]),
    company=st.sampled_from([(), (), (), ("meta platforms",), ("co",)]),
    source=st.sampled_from([(), (), (), ("reuters",), ("tape",)]),
    q=st.sampled_from([None, None, "chip", '"will rise"', "rise sold", '"rise not fall" rates', '"rise fall"']),
    kind=st.sampled_from([(), (), ("direct",), ("indirect", "mixed")]),
    since_ms=st.sampled_from([None, None, START_MS + 20]),
    until_ms=st.sampled_from([None, None, START_MS + 60]),
    min_confidence=st.sampled_from([0.0, 0.0, 0.5]),
    status=st.sampled_from(["any", "live", "withdrawn"]),
    as_of_ms=st.one_of(st.none(), st.integers(START_MS, START_MS + 110)),
)


@contextmanager
def stores() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as directory:
        store = Store.open(Path(directory))
        try:
            yield store
        finally:
            store.close()


def put(store: Store, events: list[Event], cuts: list[int]) -> None:
    """Put records in, cut into batches."""
    facts = [fact for place, event in enumerate(events) if (fact := event.fact(place)) is not None]
    edges = sorted({0, len(facts), *(cut for cut in cuts if cut < len(facts))})
    for begin, end in pairwise(edges):
        store.take(facts[begin:end], {("topic", 0): end})


def answer(store: Store, selection: Selection, size: int = 3) -> list[Told]:
    """All pages of an answer."""
    told: list[Told] = []
    before = None
    while True:
        with store.reading() as connection:
            page = reading.page(connection, selection, limit=size, before=before)
        told += page.quotes
        before = page.following
        if before is None:
            return told


@settings(max_examples=80)
@given(lives(), st.lists(st.integers(0, 60), max_size=5), st.lists(SELECTIONS, min_size=1, max_size=12))
def test_every_answer_is_that_of_brute_force(events: list[Event], cuts: list[int], asked: list[Selection]) -> None:
    with stores() as store:
        put(store, events, cuts)
        for selection in [Selection(status="any"), *asked]:
            told = answer(store, selection)
            assert [each.id for each in told] == by_brute_force(events, selection)
            known = known_at(events, selection.moment)
            for each in told:
                expected = known[each.id]
                assert (each.status == "live", each.has_words, each.version.because) == (
                    expected.live,
                    expected.has_words,
                    expected.because,
                )
                assert each.quote["text"] == (expected.value["text"] if expected.has_words else None)


@settings(max_examples=30)
@given(lives())
def test_counts_are_those_of_brute_force(events: list[Event]) -> None:
    live = [known.value for known in known_at(events, 2**60).values() if known.live]
    said_by = Counter(value["speaker"]["name"] for value in live if value["speaker"])
    about = Counter(
        symbol
        for value in live
        for symbol in {*value["tickers"], (value["speaker"] or {}).get("ticker")}
        if symbol is not None
    )
    with stores() as store:
        put(store, events, [5])
        with store.reading() as connection:
            for kind, counts in (("speaker", said_by), ("ticker", about)):
                top = figures.top(connection, "ticker" if kind == "ticker" else "speaker", since_ms=0, limit=100)
                assert {each.label: each.quotes for each in top} == counts
            for symbol, count in about.items():
                profile = figures.profile(connection, "ticker", symbol, since_ms=0, limit=100)
                assert profile.standing == sum(hour.quotes for hour in profile.hours) == count


@settings(max_examples=10)
@given(lives())
def test_what_is_forgotten_leaves_nothing(events: list[Event]) -> None:
    with tempfile.TemporaryDirectory() as directory:
        now = [START_MS / 1000]
        store = Store.open(Path(directory), clock=lambda: now[0])
        put(store, events, [])
        assert store.forget(30) == 0
        now[0] += 40 * 86_400
        while store.forget(30):
            pass
        with store.reading() as connection:
            for table in ("quotes", "versions", "words", "worded", "names", "standing", "hours", "texts", "articles"):
                assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table  # noqa: S608
        store.close()


@settings(max_examples=30)
@given(lives())
def test_as_of_is_what_was_answered_then(events: list[Event]) -> None:
    """But for words that were taken back since: those are gone from the past too."""
    by_moment = sorted(events, key=lambda event: event.at_ms)
    recorded: dict[int, list[tuple[str, str]]] = {}
    with stores() as store:
        for place, event in enumerate(by_moment):
            fact = event.fact(place)
            store.take([fact] if fact else [], {})
            recorded[event.at_ms] = [(each.id, each.status) for each in answer(store, Selection(status="any"))]
        for at_ms, then in recorded.items():
            asked = Selection(status="any", as_of_ms=at_ms)
            assert [(each.id, each.status) for each in answer(store, asked)] == then


@settings(max_examples=30)
@given(lives(), st.integers(0, 40))
def test_what_is_put_in_again_changes_nothing(events: list[Event], again: int) -> None:
    with stores() as store, stores() as other:
        put(store, events, [])
        put(other, events, [again])
        put(other, [event for event in events[again:] if event.value is not None], [])
        everything = Selection(status="any")
        assert answer(store, everything) == answer(other, everything)
