"""docs/contract.md says what is there: topics, fields, reasons, event types."""

import re
from typing import Any, get_args

import yaml

from streams.cluster.topics import topics_of
from streams.pipeline.outcomes import Reason, SkipReason
from streams.pipeline.outputs import TOPICS
from streams.pipeline.schemas import schema
from streams.quotes.cast.affiliations import LEAST, LEAST_UNTIED
from streams.settings import Settings
from tests.documentation.pages import ROOT, page

PAGE = page("docs/contract.md")


def _codes(table: str, column: int) -> list[str]:
    return [code for row in PAGE.table(table) for code in re.findall(r"`([^`]+)`", row[column])]


def _names() -> list[str]:
    """The topics that are part of the contract: a group's memory is for its workers alone."""
    topics = topics_of(Settings())
    return [topics[spec].name for spec in TOPICS if not spec.of_group]


def test_every_topic_is_there() -> None:
    assert _codes("Topics", 0) == _names()


def test_the_readme_draws_every_topic() -> None:
    drawing = page("README.md").blocks[0].code
    assert [name for name in _names() if name not in drawing] == []


def test_every_field_of_an_article_is_there() -> None:
    assert set(_codes("An article", 0)) == set(schema("article.v1")["properties"])


def test_every_field_of_an_event_is_named() -> None:
    event: dict[str, Any] = schema("enriched-article.v1")
    text = PAGE.section("An enriched article")
    definitions = event["$defs"]
    fields = {*event["properties"], *definitions["quote"]["properties"], *definitions["ticker"]["properties"]}
    fields |= set(definitions["processing"]["properties"])
    assert {field for field in fields if f"`{field}`" not in text} == set()


def test_every_reason_is_there() -> None:
    assert set(_codes("What bad input gets", 2)) == {*get_args(Reason), *get_args(SkipReason)}


def test_every_header_of_a_dead_letter_is_there() -> None:
    assert set(_codes("Dead letters", 0)) == set(schema("dead-letter.v1")["properties"])


def test_every_event_type_is_there() -> None:
    document = yaml.safe_load((ROOT / "schemas" / "asyncapi.yaml").read_text(encoding="utf-8"))
    types = set(re.findall(r"quotetape\.[\w-]+\.v\d", str(document["components"]["messages"])))
    (row,) = (row for row in PAGE.table("Headers") if row[0] == "`ce_type`")
    assert set(re.findall(r"`([^`]+)`", row[1])) == types


def test_it_says_how_sure_an_employer_has_to_be() -> None:
    (text,) = (row[1] for row in PAGE.table("An enriched article") if "affiliation_confidence" in row[0])
    assert re.findall(r"below (0\.\d+)", text) == [str(LEAST), str(LEAST_UNTIED)]
