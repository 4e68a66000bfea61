"""Which articles lie on several partitions, and why that may be. tests/cli has a broker for it."""

import zlib
from types import SimpleNamespace

import pytest
from kafka.errors import TopicAuthorizationFailedError
from kafka.partitioner.default import murmur2

from streams.cluster import partition_check
from streams.cluster.partition_check import Sighting, survey
from streams.settings import Settings

PARTITIONS = 8


def java(key: bytes) -> int:
    return int((murmur2(key) & 0x7FFFFFFF) % PARTITIONS)


def librdkafka(key: bytes) -> int:
    return zlib.crc32(key) % PARTITIONS


ID = next(each for each in map(str, range(100)) if java(each.encode()) != librdkafka(each.encode()))
KEY = ID.encode()
ASTRAY = next(each for each in range(PARTITIONS) if each not in (java(KEY), librdkafka(KEY)))


@pytest.mark.parametrize(("key", "crc"), [(b"23456", 0xB1B451D7), (b"hejsan", 0xD077037E)])
def test_librdkafkas_hash_is_crc32(key: bytes, crc: int) -> None:
    assert zlib.crc32(key) == crc  # what librdkafka's own test expects of these keys (tests/0048-partitioner.c)


@pytest.mark.parametrize(
    ("sightings", "why"),
    [
        pytest.param([(KEY, java(KEY)), (None, ASTRAY)], "some of its records have no key", id="no key"),
        pytest.param([(KEY, java(KEY)), (b"x", ASTRAY)], "some of its records have another key", id="another key"),
        pytest.param([(KEY, java(KEY)), (KEY, librdkafka(KEY))], "a producer of librdkafka's", id="librdkafka"),
        pytest.param([(KEY, java(KEY)), (KEY, ASTRAY)], "a producer does not place keys as Java's", id="others"),
        pytest.param(
            [(KEY, librdkafka(KEY)), (KEY, ASTRAY)], "a producer does not place keys as Java's", id="neither is Java's"
        ),
    ],
)
def test_an_article_on_two_partitions_is_told_with_why(sightings: list[tuple[bytes | None, int]], why: str) -> None:
    found = survey([Sighting(ID, *each) for each in sightings], PARTITIONS)
    (divided,) = found.divided
    assert divided.partitions == tuple(sorted(partition for _, partition in sightings))
    assert divided.why.startswith(why)


def test_articles_on_one_partition_are_no_problem_whatever_their_keys() -> None:
    sightings = [Sighting("a", b"a", 1), Sighting("a", b"a", 1), Sighting("b", None, 2), Sighting("c", b"x", 3)]
    found = survey(sightings, PARTITIONS)
    assert (found.records, found.keyless, found.miskeyed, found.divided_count) == (4, 1, 1, 0)
    assert list(found.problems()) == []


def test_a_user_who_may_not_read_the_articles_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refusing(*_: object, **__: object) -> None:
        raise TopicAuthorizationFailedError({"news.articles.v1"})

    monkeypatch.setattr(partition_check, "new_consumer", refusing)
    found = partition_check.survey_articles(Settings(), "news.articles.v1", seconds=1)
    (problem,) = found.problems()
    assert "the user lacks a right (topic news.articles.v1)" in problem


@pytest.mark.parametrize(
    ("value", "key", "article_id"),
    [
        (b'{"id": "a"}', None, "a"),
        (b'\xef\xbb\xbf{"id": "a"}', None, "a"),
        (b'{"id": 7}', b"k", None),
        (b"[]", b"k", None),
        (b"no JSON", b"k", None),
        (None, b"k", "k"),
        (None, None, None),
    ],
)
def test_the_id_is_the_values(value: bytes | None, key: bytes | None, article_id: str | None) -> None:
    assert partition_check._id(SimpleNamespace(value=value, key=key)) == article_id


def test_many_are_counted_and_some_named() -> None:
    found = survey([Sighting(f"{number:03}", None, side) for number in range(40) for side in (0, 1)], PARTITIONS)
    problems = list(found.problems())
    assert problems[0].startswith("article '000' lies on partitions 0, 1")
    assert problems[-1] == "30 more articles lie on several partitions"
    assert found.as_json()["divided"] == 40
    assert len(found.as_json()["examples"]) == 10
