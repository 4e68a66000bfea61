"""Topics on a cluster. No broker here; tests/cli and tests/broker have one."""

import socket

import pytest
from kafka.errors import TopicAuthorizationFailedError

from streams.cluster.topic_admin import (
    BrokerUnreachableError,
    TopicError,
    TopicGrownError,
    TopicMissingError,
    TopicState,
    admin_client,
    create_topics,
    describe_topics,
    missing_topics,
    require_same_partitions,
)
from streams.cluster.topics import Topic, topics_of
from streams.settings import Settings
from tests.cluster.admin import Admin, install

SETTINGS = Settings()
A = Topic("a", "articles", 8, {"cleanup.policy": "delete"})
B = Topic("b", "quotes", 4, {"cleanup.policy": "compact"})


def test_topics_that_are_there_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = install(monkeypatch, Admin(topics={"a": 3}))
    assert create_topics(SETTINGS, [A, B], replication_factor=3) == ["b"]
    assert admin.created["b"] == {
        "num_partitions": 4,
        "replication_factor": 3,
        "configs": {"cleanup.policy": "compact"},
    }


@pytest.mark.parametrize(("message", "why"), [("not allowed here", "not allowed here"), (None, "error code 44")])
def test_a_broker_that_will_not_make_a_topic_says_why(
    monkeypatch: pytest.MonkeyPatch, message: str | None, why: str
) -> None:
    install(monkeypatch, Admin(create_errors={"b": (44, message)}))
    with pytest.raises(TopicError, match=f"topic b was not created: {why}"):
        create_topics(SETTINGS, [A, B])


def test_topics_that_are_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={"a": 8}))
    assert missing_topics(SETTINGS, [B, A]) == ["b"]


def test_a_topic_that_may_not_be_seen_is_not_a_missing_one(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={"a": 8}, hidden={"b"}))
    with pytest.raises(TopicAuthorizationFailedError):
        missing_topics(SETTINGS, [A, B])


def test_a_topic_that_is_not_shown_is_not_one_that_has_grown(monkeypatch: pytest.MonkeyPatch) -> None:
    admin = install(monkeypatch, Admin(topics={"a": 8}))
    with pytest.raises(TopicMissingError, match="they show no topic b"):
        require_same_partitions(SETTINGS, "a", "b")
    admin.topics = {"a": 8, "b": 8}
    require_same_partitions(SETTINGS, "a", "b")
    admin.topics["a"] = 12
    with pytest.raises(TopicGrownError, match=r"a has 12 partitions, and the memory of group quotetape, b, has 8"):
        require_same_partitions(SETTINGS, "a", "b")


def test_topics_as_the_cluster_has_them(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin(topics={"a": 8}, configs={"a": {"cleanup.policy": "compact"}}))
    assert describe_topics(SETTINGS, [A, B]) == [
        TopicState("a", 8, 3, {"cleanup.policy": "compact"}),
        TopicState("b", 0, 0, {}),
    ]


def test_none_of_the_topics_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, Admin())
    assert {state.partitions for state in describe_topics(SETTINGS, topics_of(SETTINGS))} == {0}


def test_what_differs_from_what_is_wanted() -> None:
    assert TopicState("a", 8, 3, {"cleanup.policy": "compact"}).differences(A) == {
        "cleanup.policy": ("delete", "compact")
    }
    assert TopicState("a", 8, 3, {"retention.ms": "1"}).differences(A) == {"cleanup.policy": ("delete", None)}
    assert TopicState("a", 8, 3, {}).differences(A) == {}  # the user may not see the configuration


def test_no_broker_is_said_with_what_to_do() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
    settings = Settings(brokers=(f"127.0.0.1:{port}",))
    with (
        pytest.raises(BrokerUnreachableError, match="start it, or set QUOTETAPE_BROKERS"),
        admin_client(settings, timeout=0.2),
    ):
        pytest.fail("somebody answered")
