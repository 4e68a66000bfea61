"""What a checkup finds. No broker here; tests/cli has one, and a worker that answers."""

import pytest
from kafka import TopicPartition

from streams.cluster.checkup import Checkup, WorkerCheck, check
from streams.cluster.partition_check import Sighting
from streams.cluster.topics import topics_of
from streams.pipeline.outputs import ARTICLES, ENRICHED, QUOTES
from streams.settings import Settings
from tests.cluster.admin import Admin, install

SETTINGS = Settings()
TOPICS = topics_of(SETTINGS, partitions=2)


def healthy() -> Admin:
    """A cluster on which all is as it should be."""
    articles = TOPICS[ARTICLES].name
    return Admin(
        topics={topic.name: topic.partitions for topic in TOPICS},
        configs={topic.name: dict(topic.config) for topic in TOPICS},
        offsets={TopicPartition(articles, 0): 5, TopicPartition(articles, 1): 3},
        looks=[{TopicPartition(articles, 0): 12, TopicPartition(articles, 1): 3}],
        ends={TopicPartition(articles, 0): 12, TopicPartition(articles, 1): 3},
        members={"10.0.0.1": [TopicPartition(articles, 0), TopicPartition(articles, 1)]},
    )


def checked(admin: Admin, monkeypatch: pytest.MonkeyPatch) -> Checkup:
    install(monkeypatch, admin)
    return check(SETTINGS, partitions=2, timeout=0.5, interval=0.01)


def test_all_is_well(monkeypatch: pytest.MonkeyPatch) -> None:
    found = checked(healthy(), monkeypatch)
    assert list(found.problems()) == []
    assert found.broker_version == "4.1"
    assert [topic.copies for topic in found.topics] == [3 for _ in TOPICS]
    told = found.as_json()
    assert told["ok"]
    assert told["topics"][-2]["retention_ms"] == -1
    assert (told["group"]["lag"], told["group"]["growth"]) == (0, -7)
    assert told["worker"] is None


def test_no_broker_is_the_only_problem_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(), unreachable=True)
    found = check(SETTINGS, partitions=2, timeout=0.5, interval=0)
    assert list(found.problems()) == ["no broker answers"]
    assert not found.as_json()["broker"]["reachable"]


def test_a_cluster_without_topics_has_no_version_and_no_group(monkeypatch: pytest.MonkeyPatch) -> None:
    found = checked(Admin(), monkeypatch)
    assert found.broker_version is None
    assert found.as_json()["group"] == {"name": "quotetape"}
    assert len(list(found.problems())) == len(list(TOPICS))
    assert all("is missing; make the topics with: quotetape topics create" in problem for problem in found.problems())


def test_a_topic_that_is_set_up_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = healthy()
    name = TOPICS[ENRICHED].name
    admin.topics[name] = 1
    admin.configs[name]["cleanup.policy"] = "delete"
    del admin.configs[name]["delete.retention.ms"]
    assert list(checked(admin, monkeypatch).problems()) == [
        f"topic {name}: has 1 partitions, should have 2",
        f"topic {name}: cleanup.policy is delete, should be compact",
        f"topic {name}: delete.retention.ms is not set, should be 86400000",
    ]


def test_a_configuration_that_may_not_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = healthy()
    del admin.configs[TOPICS[QUOTES].name]
    (problem,) = checked(admin, monkeypatch).problems()
    assert problem.startswith(f"topic {TOPICS[QUOTES].name}: does not show its configuration")


@pytest.mark.parametrize(("max_lag", "problems"), [(7, 0), (6, 1)])
def test_more_articles_that_wait_than_are_allowed(monkeypatch: pytest.MonkeyPatch, max_lag: int, problems: int) -> None:
    install(monkeypatch, healthy())
    found = check(SETTINGS, partitions=2, timeout=0.5, interval=0)
    found.max_lag = max_lag
    assert len(list(found.problems())) == problems


def test_no_worker_is_the_first_problem_that_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = healthy()
    admin.members, admin.state, admin.looks = {}, "Empty", []
    admin.topics[TOPICS[ENRICHED].name] = 1
    first, other = checked(admin, monkeypatch).problems()
    assert first == "group quotetape has no members: no worker runs; 7 articles wait"
    assert "should have 2" in other


def test_where_nothing_waits_one_look_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = healthy()
    admin.offsets, admin.looks = admin.looks[0], []
    progress = checked(admin, monkeypatch).progress
    assert progress is not None
    assert progress.seconds == 0


def test_an_article_on_two_partitions_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = healthy()
    admin.articles = [Sighting("a", None, 0), Sighting("b", b"b", 0), Sighting("a", None, 1)]
    found = checked(admin, monkeypatch)
    (problem,) = found.problems()
    assert problem.startswith("article 'a' lies on partitions 0, 1")
    assert found.as_json()["keys"]["keyless"] == 2


def test_a_worker_that_is_not_ready_is_a_problem() -> None:
    found = Checkup(("a:1",), "g", {}, worker=WorkerCheck("http://a:6066", ready=False, reason="starting"))
    assert list(found.problems()) == ["worker http://a:6066: starting"]
