"""An admin client of kafka-python that knows one cluster by heart, for tests without a broker."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

import pytest
from kafka import TopicPartition
from kafka.admin import OffsetSpec
from kafka.errors import CoordinatorNotAvailableError, NoError

from streams.cluster import checkup, group_admin, topic_admin
from streams.cluster.partition_check import Sighting, survey
from streams.settings import Settings


@dataclass
class Admin:
    """The cluster, and what it was asked."""

    topics: dict[str, int] = field(default_factory=dict)
    """Partitions by name."""
    configs: dict[str, dict[str, str]] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    offsets: dict[TopicPartition, int] = field(default_factory=dict)
    """What the group has committed."""
    ends: dict[TopicPartition, int] = field(default_factory=dict)
    begins: dict[TopicPartition, int] = field(default_factory=dict)
    """Where not 0."""
    state: str = "Stable"
    members: dict[str, list[TopicPartition]] = field(default_factory=dict)
    """The group's, by host."""
    looks: list[dict[TopicPartition, int]] = field(default_factory=list)
    """What the group has committed when it is asked the second time, the third, …"""
    articles: list[Sighting] = field(default_factory=list)
    """The latest records of the articles topic."""
    create_errors: dict[str, tuple[int, str | None]] = field(default_factory=dict)
    reset_error: type[Exception] | type[NoError] = NoError
    not_available: int = 0
    """How often the group's coordinator is not there yet."""
    created: dict[str, dict[str, Any]] = field(default_factory=dict)
    reset: dict[TopicPartition, Any] = field(default_factory=dict)

    def describe_topics(self, names: list[str]) -> list[dict[str, Any]]:
        return [self._described(name) for name in names]

    def _described(self, name: str) -> dict[str, Any]:
        code = 29 if name in self.hidden else 0 if name in self.topics else 3
        partitions = [
            {"partition_index": number, "leader_id": 1, "replica_nodes": [1, 2, 3]}
            for number in range(self.topics.get(name, 0))
        ]
        return {"name": name, "error_code": code, "partitions": partitions}

    def describe_configs(self, resources: list[Any]) -> dict[str, Any]:
        wanted = {resource.name: self.configs.get(resource.name, {}) for resource in resources}
        return {
            "topic": {name: {key: {"value": each} for key, each in found.items()} for name, found in wanted.items()}
        }

    def create_topics(self, wanted: dict[str, dict[str, Any]], *, raise_errors: bool) -> dict[str, Any]:
        assert not raise_errors
        self.created |= wanted
        answers = []
        for name in wanted:
            code, message = self.create_errors.get(name, (36, None) if name in self.topics else (0, None))
            answers.append({"name": name, "error_code": code, "error_message": message})
        return {"topics": answers}

    def wait_for_topics(self, names: list[str]) -> None:
        assert names

    def list_group_offsets(self, groups: dict[str, list[TopicPartition]]) -> dict[str, Any]:
        if self.not_available:
            self.not_available -= 1
            raise CoordinatorNotAvailableError
        offsets, self.offsets = self.offsets, self.looks.pop(0) if self.looks else self.offsets
        return {
            group: {each: SimpleNamespace(offset=offsets.get(each, -1)) for each in partitions}
            for group, partitions in groups.items()
        }

    def reset_group_offsets(self, _group: str, places: dict[TopicPartition, Any]) -> dict[TopicPartition, Any]:
        self.reset |= places
        return {partition: {"error": self.reset_error} for partition in places}

    def list_partition_offsets(self, places: dict[TopicPartition, Any]) -> dict[TopicPartition, Any]:
        return {
            partition: SimpleNamespace(
                offset=self.begins.get(partition, 0) if place is OffsetSpec.EARLIEST else self.ends[partition]
            )
            for partition, place in places.items()
        }

    def describe_groups(self, groups: list[str]) -> dict[str, Any]:
        members = [
            {
                "client_host": f"/{host}",
                "member_assignment": {
                    "assigned_partitions": [{"topic": each.topic, "partitions": [each.partition]} for each in share]
                },
            }
            for host, share in self.members.items()
        ]
        return {group: {"error": None, "group_state": self.state, "members": members} for group in groups}

    def get_broker_version_data(self, _broker: int) -> Any:
        return SimpleNamespace(broker_version=(4, 1))


def install(monkeypatch: pytest.MonkeyPatch, admin: Admin, *, unreachable: bool = False) -> Admin:
    """Let every module of streams/cluster have ``admin`` for its admin client."""

    @contextmanager
    def client(_settings: Settings, *, timeout: float = 5.0) -> Iterator[Admin]:
        if unreachable:
            raise topic_admin.BrokerUnreachableError("no broker answers")
        yield admin

    for module in (topic_admin, group_admin, checkup):
        monkeypatch.setattr(module, "admin_client", client)
    monkeypatch.setattr(checkup, "survey_articles", lambda *_, **__: survey(admin.articles, 2))
    return admin
