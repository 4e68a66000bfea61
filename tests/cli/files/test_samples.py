"""The shipped samples: each ends as its expectation says, and shows what it was written to show."""

from datetime import UTC, datetime
from pathlib import Path

import orjson
import pytest

from streams.cli.files.samples import Sample, file_samples, shipped_samples, versioned
from streams.pipeline.outcomes import Enriched, Outcome, Rejection, Skipped
from streams.pipeline.processing import process
from streams.pipeline.records import IncomingRecord
from streams.settings import Settings
from tests.core import core

SAMPLES = shipped_samples()


def test_a_later_version_says_the_same_and_bad_ones_stay_as_they_are() -> None:
    for sample in shipped_samples():
        again = versioned(sample, 7)
        if sample.outcome == "dead_lettered":
            assert again == sample
        else:
            assert orjson.loads(again.value) == {**orjson.loads(sample.value), "version": 7}


def result_of(sample: Sample) -> Outcome:
    record = IncomingRecord("articles", 0, 0, None, sample.value, (), 0)
    return process(record, core(), max_article_bytes=1_000_000, clock=lambda: datetime(2026, 1, 1, tzinfo=UTC))


def outcome(sample: Sample) -> tuple[str, str | None]:
    result = result_of(sample)
    match result:
        case Enriched():
            return "enriched", None
        case Skipped():
            return "skipped", None
        case Rejection():
            return "dead_lettered", result.reason
        case _:
            raise AssertionError(result)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_sample_ends_as_it_should(sample: Sample) -> None:
    assert outcome(sample) == (sample.outcome, sample.reason)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.id)
def test_sample_shows_who_speaks_and_exactly_its_securities(sample: Sample) -> None:
    result = result_of(sample)
    if isinstance(result, Enriched):
        speakers = {quote["speaker"]["name"] for quote in result.event["quotes"] if quote["speaker"]}
        assert set(sample.speakers) <= speakers
        assert sorted(ticker["symbol"] for ticker in result.event["tickers"]) == sorted(sample.tickers)


def test_a_file_of_samples_is_judged_by_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "articles.jsonl"
    path.write_bytes(b"\n".join(sample.value for sample in SAMPLES))
    judged = list(file_samples(path, Settings()))
    assert [(each.value, each.outcome, each.reason) for each in judged] == [
        (sample.value, sample.outcome, sample.reason) for sample in SAMPLES
    ]
