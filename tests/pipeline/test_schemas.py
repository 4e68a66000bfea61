"""The schema files themselves: valid, named by one rule, and their examples keep them."""

from typing import Any, get_args

import jsonschema_rs
import pytest

from streams.pipeline.outcomes import Reason, Stage
from streams.pipeline.schemas import faults, schema, schema_id, schema_names, schema_text


@pytest.mark.parametrize("name", schema_names())
def test_schema_is_valid_and_its_examples_keep_it(name: str) -> None:
    document = schema(name)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert document["$id"] == schema_id(name)
    assert jsonschema_rs.meta.is_valid(document)
    assert document["examples"]
    for example in document["examples"]:
        assert [fault.message for fault in faults(name, example)] == []


@pytest.mark.parametrize("name", ["enriched-article.v1", "quote.v1", "ticker-mention.v1"])
def test_offsets_of_the_examples_hold(name: str) -> None:
    body = '"We sold more than we could make," said Jane Doe, chief executive of Acme Corp. (NYSE: ACM).'
    for example in schema(name)["examples"]:
        places = list(_places(example))
        assert places
        assert [place["text"] for place in places] == [body[place["start"] : place["end"]] for place in places]


def test_an_example_with_a_fault_is_refused() -> None:
    example = schema("quote.v1")["examples"][0]
    assert [fault.message for fault in faults("quote.v1", {**example, "start": -1})]
    assert [fault.message for fault in faults("quote.v1", {**example, "article": {}})]


def test_dead_letter_codes_are_those_of_the_code() -> None:
    properties = schema("dead-letter.v1")["properties"]
    assert properties["quotetape.reason"]["anyOf"][0]["enum"] == list(get_args(Reason))
    assert properties["__connect.errors.stage"]["anyOf"][0]["enum"] == list(get_args(Stage))


def test_an_unknown_name_says_which_there_are() -> None:
    with pytest.raises(KeyError, match=r"no schema 'nope'; there are: article\.v1, dead-letter\.v1"):
        schema_text("nope")


def _places(value: Any) -> Any:
    if isinstance(value, dict):
        if {"text", "field", "start", "end"} <= value.keys():
            yield value
        for item in value.values():
            yield from _places(item)
    elif isinstance(value, list):
        for item in value:
            yield from _places(item)
