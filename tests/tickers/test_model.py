"""What the tagger finds, beside the contract that events are promised in."""

from typing import get_args

from streams.pipeline.schemas import schema
from streams.tickers.model import MentionKind, SecurityType

DEFINITIONS = schema("enriched-article.v1")["$defs"]


def test_kinds_of_mentions_are_those_of_the_contract() -> None:
    assert set(get_args(MentionKind)) == set(DEFINITIONS["ticker_mention_kind"]["enum"])


def test_types_of_securities_are_those_of_the_contract() -> None:
    assert set(get_args(SecurityType)) == set(DEFINITIONS["ticker"]["properties"]["type"]["enum"])
