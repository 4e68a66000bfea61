"""Dead letters: which are meant, which are sent through again, and as what."""

from dataclasses import replace

import pytest

from streams.cli.client.dead_letters import DeadLetter, Place, Replay, Selection, Verdict, plan_replay
from streams.pipeline.outcomes import Rejection
from streams.pipeline.outgoing import dead_letter
from streams.pipeline.records import Headers, IncomingRecord

ARTICLES = "news.articles.v1"
HEADERS: Headers = (("desk", b"tech"), ("desk", b"\xff"), ("ce_id", b"the producer's"))


def letter(  # noqa: PLR0913 - a letter has as many sides
    place: Place = (0, 7),
    *,
    value: bytes | None = b"{",
    key: bytes | None = b"k\xff",
    headers: Headers = HEADERS,
    rejection: Rejection | None = None,
    moment: int = 1_000,
    topic: str = ARTICLES,
) -> DeadLetter:
    """A letter as the worker writes it and as it is read again."""
    record = IncomingRecord(topic, 3, 41, key, value, headers, moment)
    out = dead_letter(record, rejection or Rejection("not_json", "No JSON."), group="quotetape")
    return DeadLetter(IncomingRecord("news.articles.v1.dlq", *place, out.key, out.value, out.headers, out.timestamp_ms))


def died_again(first: DeadLetter, place: Place) -> DeadLetter:
    """The letter of a replay of ``first``."""
    sent = Replay.of(first)
    return letter(place, value=sent.value, key=sent.key, headers=sent.headers, moment=sent.timestamp_ms)


def plan(*letters: DeadLetter, selection: Selection | None = None, max_replays: int = 3) -> dict[Place, Verdict]:
    return plan_replay(letters, selection or Selection(), articles_topic=ARTICLES, max_replays=max_replays)


def test_a_letter_says_why() -> None:
    read = letter()
    assert (read.stage, read.reason, read.message, read.group) == ("decode", "not_json", "No JSON.", "quotetape")
    assert (read.origin, read.origin_partition, read.replays) == (ARTICLES, 3, 0)


@pytest.mark.parametrize("value", [b"", b"two", b"\xff", b"-1", "٣".encode(), b"9" * 5_000])
def test_garbled_headers_are_read_as_missing(value: bytes) -> None:
    headers = (("quotetape.replays", value), ("__connect.errors.partition", value))
    read = DeadLetter(replace(letter().record, headers=headers))
    assert (read.replays, read.stage, read.origin, read.origin_partition) == (0, "", "", None)


def test_the_workers_headers_count_and_not_the_articles_own() -> None:
    read = letter(headers=(("quotetape.reason", b"not ours"), ("__connect.errors.topic", b"elsewhere")))
    assert (read.reason, read.origin) == ("not_json", ARTICLES)


@pytest.mark.parametrize(
    ("selection", "taken"),
    [
        (Selection(), True),
        (Selection(reasons=frozenset({"not_json", "schema"})), True),
        (Selection(reasons=frozenset({"schema"})), False),
        (Selection(stages=frozenset({"decode"})), True),
        (Selection(stages=frozenset({"enrich"})), False),
        (Selection(since_ms=1_000, until_ms=1_001), True),
        (Selection(since_ms=1_001), False),
        (Selection(until_ms=1_000), False),
        (Selection(places=frozenset({(0, 7), (1, 1)})), True),
        (Selection(places=frozenset({(7, 0)})), False),
        (Selection(reasons=frozenset({"not_json"}), stages=frozenset({"enrich"})), False),
    ],
)
def test_selection(selection: Selection, *, taken: bool) -> None:
    assert selection.takes(letter()) is taken


@pytest.mark.parametrize(("key", "value"), [(None, b""), (b"\x00", None), (b"k", b"\xff\xfe{")])
def test_a_replay_is_the_original_and_one_more_counted(key: bytes | None, value: bytes | None) -> None:
    sent = Replay.of(letter(key=key, value=value))
    assert (sent.topic, sent.partition, sent.key, sent.value, sent.timestamp_ms) == (ARTICLES, 3, key, value, 1_000)
    assert sent.headers == (*HEADERS, ("quotetape.replays", b"1"), ("quotetape.replayed-from", b"3:41"))


def test_replays_are_counted_on() -> None:
    again = died_again(died_again(letter(), (0, 8)), (0, 9))
    assert again.replays == 2
    assert Replay.of(again).headers == (*HEADERS, ("quotetape.replays", b"3"), ("quotetape.replayed-from", b"3:41"))


def test_only_the_newest_letter_of_an_article_is_sent() -> None:
    first = letter((0, 7))
    second = died_again(first, (1, 2))
    assert plan(first, second) == {(0, 7): "superseded", (1, 2): "replay"}
    assert plan(second, first) == {(0, 7): "superseded", (1, 2): "replay"}
    assert plan(first, second, died_again(second, (0, 8))) == {
        (0, 7): "superseded",
        (1, 2): "superseded",
        (0, 8): "replay",
    }


def test_an_older_letter_is_not_sent_in_place_of_a_newer_one_that_is_not_meant() -> None:
    first = letter((0, 7))
    only_first = Selection(places=frozenset({(0, 7)}))
    assert plan(first, died_again(first, (0, 9)), selection=only_first) == {(0, 7): "superseded", (0, 9): "not_chosen"}


@pytest.mark.parametrize(
    "other",
    [
        letter((0, 8), value=b"{ "),
        letter((0, 8), key=None),
        letter((0, 8), headers=HEADERS[:2]),
        letter((0, 8), headers=(("desk", b"tec"), ("hdesk", b"\xff"), HEADERS[2])),
    ],
)
def test_letters_of_different_articles_are_all_sent(other: DeadLetter) -> None:
    assert plan(letter((0, 7)), other) == {(0, 7): "replay", (0, 8): "replay"}


def test_a_poisoned_article_is_sent_a_bounded_number_of_times() -> None:
    letters = [letter((0, 0))]
    sent = 0
    for offset in range(1, 10):
        chosen = [place for place, verdict in plan(*letters, max_replays=3).items() if verdict == "replay"]
        if not chosen:
            break
        (place,) = chosen
        letters.append(died_again(next(each for each in letters if each.place == place), (0, offset)))
        sent += 1
    assert sent == 3
    assert plan(*letters)[letters[-1].place] == "limit_reached"


def test_what_cannot_be_sent_is_left_out() -> None:
    assert plan(letter(key=None, value=None)) == {(0, 7): "empty"}
    assert plan(letter(topic="secret.topic")) == {(0, 7): "origin_unknown"}
    assert plan(DeadLetter(IncomingRecord("dlq", 0, 7, b"k", b"v", (), 0))) == {(0, 7): "origin_unknown"}
