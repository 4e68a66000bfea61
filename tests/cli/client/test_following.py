"""What a reader who asked for something is shown of its later life."""

from types import SimpleNamespace
from typing import Any

import orjson

from streams.cli.client.following import Following
from streams.cli.client.received import Received, Selection
from streams.pipeline.outgoing import GROUP_HEADER
from streams.pipeline.outputs import ENRICHED
from streams.pipeline.schemas import schema

ARTICLE = schema("enriched-article.v1")["examples"][0]
ELSEWHERE = {**ARTICLE, "tickers": [], "quotes": []}


def received(event: Any, key: bytes = b"k", group: bytes | None = b"g") -> Received:
    value = None if event is None else orjson.dumps(event)
    headers = [] if group is None else [(GROUP_HEADER, group)]
    return Received.of(SimpleNamespace(value=value, headers=headers, key=key), ENRICHED)


def test_a_correction_that_drops_the_security_is_shown_once() -> None:
    following = Following(Selection(symbols=frozenset({"ACM"})))
    lives = [ELSEWHERE, ARTICLE, ELSEWHERE, ELSEWHERE, ARTICLE]
    assert [following.takes(received(event)) for event in lives] == [False, True, True, False, True]


def test_a_kill_of_what_was_shown_is_shown() -> None:
    following = Following(Selection(symbols=frozenset({"ACM"})))
    assert not following.takes(received(None, b"other"))
    assert following.takes(received(ARTICLE, b"k"))
    assert following.takes(received(None, b"k"))


def test_each_group_has_its_own_truth() -> None:
    following = Following(Selection(symbols=frozenset({"ACM"})))
    assert following.takes(received(ARTICLE, group=b"one"))
    assert not following.takes(received(ELSEWHERE, group=b"two"))


def test_what_no_group_made_has_no_life() -> None:
    following = Following(Selection(symbols=frozenset({"ACM"})))
    assert following.takes(received(ARTICLE, group=None))
    assert not following.takes(received(ELSEWHERE, group=None))
