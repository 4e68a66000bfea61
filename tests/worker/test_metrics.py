"""What each outcome adds to the metrics."""

import platform
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast, get_args

import pytest
from prometheus_client import CollectorRegistry

from streams.delivery.offsets import Partition
from streams.pipeline.outcomes import (
    Change,
    Enriched,
    Outcome,
    Part,
    Reason,
    Rejection,
    Skipped,
    Superseded,
    Tombstone,
    Unchanged,
    Withdrawal,
)
from streams.version import __version__
from streams.worker.metrics import Metrics

if TYPE_CHECKING:
    from streams.pipeline.event import EnrichedArticle

NOW = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
Series = dict[tuple[str, tuple[str, ...]], float]


def series(registry: CollectorRegistry) -> Series:
    """Every sample of ours by name and label values, but for buckets and what the process itself says."""
    return {
        (sample.name, tuple(sample.labels.values())): sample.value
        for family in registry.collect()
        for sample in family.samples
        if sample.name.startswith("quotetape_") and not sample.name.endswith(("_bucket", "_created", "_info"))
    }


def added(*outcomes: Outcome, withdrawal: Withdrawal | None = None) -> Series:
    """What the outcomes change in the metrics of a new worker that watches META and BRK.B."""
    registry = CollectorRegistry()
    metrics = Metrics(registry, watchlist=("META", "BRK.B"))
    before = series(registry)
    for outcome in outcomes:
        metrics.settled(Change(outcome, withdrawal), publish_seconds=0.5, now=NOW)
    after = series(registry)
    return {name: value - before.get(name, 0.0) for name, value in after.items() if value != before.get(name)}


def enriched(*, published: datetime | None = None) -> Enriched:
    event = {
        "quotes": [
            {"kind": "direct", "speaker": {"type": "person"}},
            {"kind": "direct", "speaker": {"type": "person"}},
            {"kind": "indirect", "speaker": None},
        ],
        "tickers": [
            {"symbol": "META", "mentions": [{"kind": "name"}, {"kind": "cashtag"}]},
            {"symbol": "KO", "mentions": [{"kind": "name"}]},
        ],
    }
    return Enriched(cast("EnrichedArticle", event), published, decode_seconds=0.25, enrich_seconds=2.0)


def test_an_enriched_article() -> None:
    assert added(enriched(published=NOW - timedelta(seconds=90))) == {
        ("quotetape_articles_total", ("enriched",)): 1,
        ("quotetape_article_duration_seconds_count", ("decode",)): 1,
        ("quotetape_article_duration_seconds_sum", ("decode",)): 0.25,
        ("quotetape_article_duration_seconds_count", ("enrich",)): 1,
        ("quotetape_article_duration_seconds_sum", ("enrich",)): 2.0,
        ("quotetape_article_duration_seconds_count", ("publish",)): 1,
        ("quotetape_article_duration_seconds_sum", ("publish",)): 0.5,
        ("quotetape_article_age_seconds_count", ()): 1,
        ("quotetape_article_age_seconds_sum", ()): 90,
        ("quotetape_quotes_total", ("direct", "person")): 2,
        ("quotetape_quotes_total", ("indirect", "unknown")): 1,
        ("quotetape_ticker_mentions_total", ("name",)): 2,
        ("quotetape_ticker_mentions_total", ("cashtag",)): 1,
        ("quotetape_watchlist_mentions_total", ("META",)): 2,
    }


@pytest.mark.parametrize(
    ("published", "age"),
    [
        pytest.param(None, None, id="undated: no age"),
        pytest.param(NOW + timedelta(minutes=5), 0.0, id="a clock ahead of ours: no negative age"),
    ],
)
def test_age(published: datetime | None, age: float | None) -> None:
    change = added(enriched(published=published))
    assert change.get(("quotetape_article_age_seconds_count", ())) == (None if age is None else 1)
    assert change.get(("quotetape_article_age_seconds_sum", ())) is None  # nothing is added to the sum


def test_a_skipped_article_was_not_published() -> None:
    assert added(Skipped("7", "withheld")) == {("quotetape_articles_total", ("skipped",)): 1}


@pytest.mark.parametrize(("outcome", "name"), [(Superseded("7"), "superseded"), (Unchanged("7"), "unchanged")])
def test_an_article_that_changes_nothing(outcome: Outcome, name: str) -> None:
    assert added(outcome) == {("quotetape_articles_total", (name,)): 1}


def test_what_is_taken_back() -> None:
    parts = (Part("quote", "1", "a"), Part("quote", "2", "a"), Part("ticker_mention", "3", "ACM"))
    change = added(Skipped("7", "canceled"), withdrawal=Withdrawal("canceled", "7", 2, parts, b"7", NOW))
    assert change == {
        ("quotetape_articles_total", ("skipped",)): 1,
        ("quotetape_withdrawn_total", ("quotes.v1", "canceled")): 2,
        ("quotetape_withdrawn_total", ("ticker-mentions.v1", "canceled")): 1,
        ("quotetape_withdrawn_total", ("articles-enriched.v1", "canceled")): 1,
    }


def test_an_article_under_another_key() -> None:
    registry = CollectorRegistry()
    Metrics(registry, watchlist=()).unkeyed()
    assert series(registry)["quotetape_unkeyed_articles_total", ()] == 1


def test_a_tombstone() -> None:
    assert added(Tombstone(b"7")) == {
        ("quotetape_articles_total", ("tombstone",)): 1,
        ("quotetape_article_duration_seconds_count", ("publish",)): 1,
        ("quotetape_article_duration_seconds_sum", ("publish",)): 0.5,
    }


def test_a_dead_letter() -> None:
    assert added(Rejection("not_json", "No JSON.")) == {
        ("quotetape_articles_total", ("dead_lettered",)): 1,
        ("quotetape_dead_letters_total", ("decode", "not_json")): 1,
        ("quotetape_article_duration_seconds_count", ("publish",)): 1,
        ("quotetape_article_duration_seconds_sum", ("publish",)): 0.5,
    }


def test_series_begin_at_zero() -> None:
    registry = CollectorRegistry()
    Metrics(registry, watchlist=("META", "BRK.B"))
    found = series(registry)
    assert set(found.values()) == {0.0}
    watched = {labels for name, labels in found if name == "quotetape_watchlist_mentions_total"}
    assert watched == {("META",), ("BRK.B",)}
    reasons = {labels[1] for name, labels in found if name == "quotetape_dead_letters_total"}
    assert reasons == set(get_args(Reason))


def test_no_article_adds_a_series() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry, watchlist=("META",))
    before = series(registry).keys()
    for outcome in (enriched(published=NOW), Skipped("7", "canceled"), Tombstone(b"7")):
        metrics.settled(Change(outcome), publish_seconds=0.1, now=NOW)
    assert series(registry).keys() == before


def test_lag_is_of_the_partitions_that_the_worker_has() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry, watchlist=())
    metrics.set_lag({Partition("news.articles.v1", 0): 5, Partition("news.articles.v1", 1): 0})
    metrics.set_lag({Partition("news.articles.v1", 1): 3})
    lag = {labels: value for (name, labels), value in series(registry).items() if name == "quotetape_consumer_lag"}
    assert lag == {("news.articles.v1", "1"): 3}


def test_readiness_is_asked_at_every_scrape() -> None:
    registry = CollectorRegistry()
    metrics = Metrics(registry, watchlist=())
    ready = False
    metrics.report_readiness(lambda: ready)
    assert registry.get_sample_value("quotetape_worker_ready") == 0
    ready = True
    assert registry.get_sample_value("quotetape_worker_ready") == 1
    assert registry.get_sample_value("process_start_time_seconds")
    assert (
        registry.get_sample_value("quotetape_build_info", {"version": __version__, "python": platform.python_version()})
        == 1
    )
