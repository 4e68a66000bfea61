"""What stands, by the sequence and not by the order in which records came."""

from types import SimpleNamespace
from typing import Any

import orjson

from streams.cli.client.fold import Fold
from streams.cli.client.received import Received
from streams.pipeline.outputs import ENRICHED, QUOTES, TopicSpec
from streams.pipeline.schemas import schema

QUOTE = schema("quote.v1")["examples"][0]
WITHDRAWN = schema("quote-withdrawn.v1")["examples"][0]
ARTICLE = schema("enriched-article.v1")["examples"][0]


def received(
    value: dict[str, Any] | None, sequence: int, *, group: bytes = b"g", spec: TopicSpec = QUOTES, ce_type: str = ""
) -> Received:
    headers = [("ce_sequence", b"%020d" % sequence), ("quotetape.group", group)]
    if ce_type:
        headers.append(("ce_type", ce_type.encode()))
    raw = None if value is None else orjson.dumps(value)
    return Received.of(SimpleNamespace(key=b"k", value=raw, headers=headers), spec)


def standing(*records: Received) -> list[int]:
    """The sequences of what stands."""
    fold = Fold("g")
    for record in records:
        fold.add(record)
    return [int(each.sequence()) for each in fold.standing()]


def live(sequence: int, **other: Any) -> Received:
    return received(QUOTE, sequence, ce_type="quotetape.quote.v1", **other)


def gone(sequence: int) -> Received:
    return received(WITHDRAWN, sequence, ce_type="quotetape.quote-withdrawn.v1")


def test_what_is_withdrawn_stands_no_more() -> None:
    assert standing(live(1)) == [1]
    assert standing(live(1), gone(2)) == []
    assert standing(live(1), gone(2), live(3)) == [3]


def test_a_worker_that_woke_up_late_changes_nothing() -> None:
    assert standing(live(3), gone(2)) == [3]
    assert standing(gone(2), live(1)) == []


def test_other_groups_are_left_out() -> None:
    assert standing(live(1), live(9, group=b"backfill")) == [1]


def test_an_article_stands_by_its_key() -> None:
    event = received(ARTICLE, 1, spec=ENRICHED, ce_type="quotetape.article-enriched.v1")
    assert standing(event) == [1]
    assert standing(event, received(None, 2, spec=ENRICHED, ce_type="quotetape.article-removed.v1")) == []


def test_what_is_no_event_is_left_out() -> None:
    assert standing(received({"id": "x"}, 1, ce_type="quotetape.quote.v1")) == []
