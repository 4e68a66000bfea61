"""The topics as they should be set up."""

import re

import pytest

from streams.cluster.topics import dead_letter_limit, input_limit, output_limit, topics_of
from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS, ENRICHED, MEMORY, TOPICS
from streams.settings import Settings

KAFKA_DEFAULT = 1_048_588


def test_names_follow_the_prefix() -> None:
    names = [topic.name for topic in topics_of(Settings(topic_prefix="desk-7.", group="g"))]
    assert names == [f"desk-7.{spec.name.format(group='g')}" for spec in TOPICS]
    assert "desk-7.articles.v1" in names


def test_a_groups_memory_has_a_name_that_brokers_take_whatever_the_group_is_called() -> None:
    names = {group: topics_of(Settings(group=group))[MEMORY].name for group in ("desk", "a_b", "a b", "ü" * 249)}
    assert names["desk"] == "news.memory.desk.v1"
    assert len(set(names.values())) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9.-]{1,249}", name) for name in names.values())


def test_what_is_remembered_outlasts_what_came_after_it() -> None:
    memory = topics_of(Settings(remember_days=3))[MEMORY]
    assert int(memory.config["min.compaction.lag.ms"]) >= 60 * 60 * 1000
    assert int(memory.config["retention.ms"]) == 3 * 24 * 60 * 60 * 1000


def test_every_kind_of_outgoing_record_has_a_topic_of_its_own() -> None:
    topics = topics_of(Settings())
    names = topics.output_names()
    assert set(names.values()) == {topic.name for topic in topics} - {topics[ARTICLES].name}
    assert names["dead_letters"] == "news.articles.v1.dlq"


@pytest.mark.parametrize("cap", [1, 1_000_000, 100_000_000])
def test_what_may_come_in_may_go_out(cap: int) -> None:
    settings = Settings(max_article_bytes=cap)
    assert input_limit(settings) > cap
    assert output_limit(settings) > cap
    assert dead_letter_limit(settings) > input_limit(settings)
    limits = {topic.name: int(topic.config["max.message.bytes"]) for topic in topics_of(settings)}
    assert limits["news.articles.v1"] == input_limit(settings)
    assert limits["news.articles.v1.dlq"] == dead_letter_limit(settings)
    assert min(limits.values()) >= KAFKA_DEFAULT


def test_only_the_latest_event_of_an_article_is_kept_for_good() -> None:
    topics = topics_of(Settings())
    policies = {topic.name: topic.config["cleanup.policy"] for topic in topics}
    assert policies.pop(topics[ENRICHED].name) == "compact"
    assert policies.pop(topics[MEMORY].name) == "compact,delete"
    assert set(policies.values()) == {"delete"}
    day = 24 * 60 * 60 * 1000
    assert int(topics[ENRICHED].config["delete.retention.ms"]) >= day  # a consumer sees a tombstone
    assert topics[DEAD_LETTERS].config["retention.ms"] == "-1"  # the last copy of an article


def test_all_have_the_partitions_that_are_asked_for() -> None:
    assert {topic.partitions for topic in topics_of(Settings(), partitions=3)} == {3}
