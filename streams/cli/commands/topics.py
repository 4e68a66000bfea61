"""``quotetape topics``: create the topics, and see how they are set up."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from streams.cli.command_app import command_app
from streams.cli.errors import CommandError
from streams.cluster.topic_admin import BrokerUnreachableError, TopicError, TopicState, create_topics, describe_topics
from streams.cluster.topics import DEFAULT_PARTITIONS, Topic, topics_of
from streams.settings import Settings, load_settings

app = command_app("Create the topics, and see how they are set up.")

_DAY_MS: Final = 24 * 60 * 60 * 1000
_INDENT: Final = 2
"""Columns."""

_Group = Annotated[
    str | None,
    typer.Option(metavar="NAME", help="The consumer group whose memory has a topic of its own; as QUOTETAPE_GROUP."),
]


@app.command()
def create(
    *,
    partitions: Annotated[
        int, typer.Option(min=1, metavar="N", help="Partitions of each topic: as many workers can share the work.")
    ] = DEFAULT_PARTITIONS,
    replication_factor: Annotated[
        int, typer.Option(min=-1, metavar="N", help="Copies of each partition; -1 is the cluster's default.")
    ] = -1,
    group: _Group = None,
) -> None:
    """Create the topics that don't exist; those that do are left as they are."""
    settings = _settings(group)
    topics = topics_of(settings, partitions=partitions)
    with _reaching():
        created = create_topics(settings, topics, replication_factor=replication_factor)
    for topic in topics:
        typer.echo(f"{topic.name}: {'created' if topic.name in created else 'exists'}")


@app.command()
def describe(*, group: _Group = None) -> None:
    """Show each topic as the cluster has it, and where it is not set up as it should be."""
    settings = _settings(group)
    topics = topics_of(settings)
    with _reaching():
        states = describe_topics(settings, topics)
    console = Console(highlight=False)
    for topic, state in zip(topics, states, strict=True):
        console.print(Text.assemble((topic.name, "bold"), ": ", topic.holds))
        for line in _lines(topic, state):
            console.print(Padding(line, (0, 0, 0, _INDENT), expand=False))
    if missing := [state.name for state in states if not state.partitions]:
        raise CommandError(f"missing: {', '.join(missing)}; make the topics with: quotetape topics create")


def _lines(topic: Topic, state: TopicState) -> Iterator[Text]:
    """How the cluster has ``topic``, and each way in which it is not as it should be."""
    if not state.partitions:
        yield Text("missing", "red")
        return
    count = "one partition" if state.partitions == 1 else f"{state.partitions} partitions"
    facts = [count, "one copy" if state.replicas == 1 else f"{state.replicas} copies"]
    if not state.config:
        yield Text("; ".join([*facts, "its settings may not be seen"]))
        return
    cleanup = state.config.get("cleanup.policy")
    facts += [
        f"cleanup {cleanup or 'by default'}",
        f"kept: {kept_text(cleanup, state.config.get('retention.ms'))}",
        f"records up to {_bytes_text(state.config.get('max.message.bytes'))}",
    ]
    yield Text("; ".join(facts))
    for name, (wanted, found) in state.differences(topic).items():
        yield Text(f"{name} is {found or 'the default'} and should be {wanted}", "red")


def _bytes_text(size: str | None) -> str:
    return "the default" if size is None else f"{int(size):,} bytes"


def kept_text(cleanup: str | None, retention_ms: str | None) -> str:
    """How long a topic with this ``cleanup.policy`` and ``retention.ms`` keeps its records, for a person."""
    if cleanup == "compact":
        return "latest per key"
    if retention_ms is None:
        return "broker's default"
    return "for ever" if int(retention_ms) < 0 else f"{int(retention_ms) / _DAY_MS:g} days"


def _settings(group: str | None) -> Settings:
    return load_settings() if group is None else load_settings(group=group)


@contextmanager
def _reaching() -> Iterator[None]:
    """Turn what the brokers say, or that none answers, into the command's own error."""
    try:
        yield
    except (BrokerUnreachableError, TopicError) as error:
        raise CommandError(str(error)) from error
