"""A worker whose topic has ninjs and NewsML-G2 in it, and one that meets them unawares."""

import json

import pytest

from tests.broker.conftest import StartWorker, Topics, WorkerProcess
from tests.inputs.iptc.test_newsml import item
from tests.inputs.iptc.test_ninjs import V3

pytestmark = pytest.mark.broker


@pytest.fixture(scope="module")
def worker(start_worker: StartWorker) -> WorkerProcess:
    return start_worker("--create-topics", QUOTETAPE_INPUT_FORMAT="ninjs").wait_until_ready()


def test_what_is_set_is_read_and_a_header_decides(worker: WorkerProcess, topics: Topics) -> None:
    skipped = 'quotetape_articles_total{outcome="skipped"}'
    before = worker.metric(skipped)
    topics.produce(V3, key=b"n")
    topics.produce(json.dumps({"uri": "p", "type": "picture"}).encode(), key=b"p")
    newsml = [("content-type", b"application/vnd.iptc.g2.newsitem+xml")]
    topics.produce(item().replace("urn:example:1", "urn:example:2").encode(), key=b"x", headers=newsml)

    keys = {b"urn:example:1", b"urn:example:2"}
    events = topics.read("articles-enriched.v1", lambda record: record.key in keys, count=2)
    assert {json.loads(event.value)["title"] for event in events} == {"Acme grows"}
    assert all(dict(event.headers)["content-type"] == b"application/json" for event in events)
    worker.wait_for_metric(skipped, before + 1)


def test_another_format_is_a_dead_letter_that_names_it(worker: WorkerProcess, topics: Topics) -> None:
    topics.produce(item().encode(), key=b"unawares")
    (letter,) = topics.read("articles.v1.dlq", lambda record: record.key == b"unawares")
    headers = dict(letter.headers)
    assert headers["quotetape.reason"] == b"wrong_format"
    assert headers["__connect.errors.exception.message"].startswith(b"This is IPTC NewsML-G2 2.35: set QUOTETAPE_INPUT")
    assert letter.value == item().encode()
