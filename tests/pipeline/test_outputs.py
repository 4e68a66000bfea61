"""The table of what goes out: whatever is in it has all that an output needs."""

from datetime import UTC, datetime
from io import StringIO

import pytest
from rich.console import Console

from streams.cli.views import tape
from streams.pipeline.outcomes import Change, Enriched, Part, Rejection, Skipped, Withdrawal
from streams.pipeline.outputs import EVENT_TYPES, OUTPUT_TOPICS, TOPICS, EventType, event_types_of
from streams.pipeline.schemas import faults, schema, schema_names

AT = datetime(2024, 5, 6, 12, 30, tzinfo=UTC)
PARTS = (Part("quote", "1" * 24, "jane doe"), Part("ticker_mention", "2" * 24, "ACM"))
CHANGES: list[Change] = [
    Change(Enriched(schema("enriched-article.v1")["examples"][0], None, 0, 0)),
    Change(Skipped("1", "withheld"), Withdrawal("withheld", "1", None, PARTS, b"1", AT)),
    Change(Skipped("1", "embargoed")),
    Change(Rejection("schema", "/id: this field is required.")),
]
each_type = pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.name)


def test_names_are_told_apart() -> None:
    for names in (
        [spec.channel for spec in TOPICS],
        [spec.name for spec in TOPICS],
        [kind.name for kind in EVENT_TYPES],
    ):
        assert len(set(names)) == len(names)


def test_every_type_and_nothing_else_has_a_view() -> None:
    assert tape.VIEWS.keys() == {kind.name for kind in EVENT_TYPES}


def test_brokers_take_the_names() -> None:
    assert all(spec.name == spec.name.lower() and "_" not in spec.name for spec in TOPICS)


def test_every_output_topic_but_the_dead_letters_holds_events() -> None:
    assert [spec.channel for spec in OUTPUT_TOPICS if not event_types_of(spec)] == ["dead_letters"]


@each_type
def test_its_schema_is_there(kind: EventType) -> None:
    assert kind.schema is None or kind.schema in schema_names()


@each_type
def test_what_it_builds_keeps_its_schema_and_has_a_key(kind: EventType) -> None:
    made = [each for change in CHANGES for each in kind.build(change)]
    assert made, "no change of this test gives such an event: change the one that it comes of so that it does"
    for each in made:
        assert each.key
        assert each.subject
        assert (each.data is None) == (kind.schema is None)
        assert kind.schema is None or [fault.message for fault in faults(kind.schema, each.data)] == []


@each_type
def test_it_comes_of_one_kind_of_change(kind: EventType) -> None:
    assert sum(bool(list(kind.build(change))) for change in CHANGES) == 1


@each_type
def test_a_person_can_see_it(kind: EventType) -> None:
    view = tape.VIEWS[kind.name]
    examples = [None] if kind.schema is None else schema(kind.schema)["examples"]
    for example in examples:
        shown = StringIO()
        Console(width=80, file=shown).print(view(example, tape.Told("a key")))
        assert shown.getvalue().strip()
