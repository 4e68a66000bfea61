"""What is shown of events, beside what was shown of the same before."""

from types import SimpleNamespace

import orjson
import pytest
from rich.console import Console

from streams.cli.client.received import Received
from streams.cli.client.shown import Shown
from streams.pipeline.outputs import ENRICHED, QUOTES, TICKER_MENTIONS, TopicSpec
from streams.pipeline.schemas import schema


def shown(topic: TopicSpec, value: bytes | None, headers: list[tuple[str, bytes | None]]) -> str:
    record = SimpleNamespace(value=value, headers=headers, key=b"k")
    console = Console(width=200)
    with console.capture() as captured:
        console.print(Shown().view(Received.of(record, topic)))
    return captured.get()


@pytest.mark.parametrize(
    ("topic", "name"),
    [(ENRICHED, "enriched-article.v1"), (QUOTES, "quote.v1"), (TICKER_MENTIONS, "ticker-mention.v1"), (ENRICHED, None)],
    ids=["article", "quote", "mention", "tombstone"],
)
def test_a_header_without_a_value_is_as_good_as_none(topic: TopicSpec, name: str | None) -> None:
    value = None if name is None else orjson.dumps(schema(name)["examples"][0])
    names = ("trace", "ce_type", "quotetape.group", "quotetape.withdrawn-because", "quotetape.withdrawn-quotes")
    assert shown(topic, value, [(each, None) for each in names]) == shown(topic, value, [])
