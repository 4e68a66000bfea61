"""``quotetape topics``: create the topics, and see how they are set up."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated, Final

import typer
from rich.console import Console
from rich.table import Table

from streams.cli.errors import CommandError
from streams.settings import load_settings
from streams.topic_admin import BrokerUnreachableError, TopicError, TopicState, create_topics, describe_topics
from streams.topics import DEFAULT_PARTITIONS, Topic, topics_of

app = typer.Typer(add_completion=False, no_args_is_help=True, help="Create the topics, and see how they are set up.")

_DAY_MS: Final = 24 * 60 * 60 * 1000


@app.command()
def create(
    *,
    partitions: Annotated[
        int, typer.Option(min=1, help="Partitions of each topic: as many workers can share the work.")
    ] = DEFAULT_PARTITIONS,
    replication_factor: Annotated[
        int, typer.Option(min=-1, help="Copies of each partition; -1 is the cluster's default.")
    ] = -1,
) -> None:
    """Create the topics that don't exist; those that do are left as they are."""
    settings = load_settings()
    topics = topics_of(settings, partitions=partitions)
    with _reaching():
        created = create_topics(settings, topics, replication_factor=replication_factor)
    for topic in topics:
        typer.echo(f"{topic.name}: {'created' if topic.name in created else 'exists'}")


@app.command()
def describe() -> None:
    """Show each topic as the cluster has it, and where it is not set up as it should be."""
    settings = load_settings()
    topics = topics_of(settings)
    with _reaching():
        states = describe_topics(settings, topics)
    table = Table(box=None, pad_edge=False)
    for heading in ("topic", "holds", "partitions", "copies", "cleanup", "kept", "largest record", "differs"):
        table.add_column(heading, overflow="fold")
    for topic, state in zip(topics, states, strict=True):
        table.add_row(*_row(topic, state))
    Console().print(table)
    if missing := [state.name for state in states if not state.partitions]:
        raise CommandError(f"missing: {', '.join(missing)}; make the topics with: quotetape topics create")


def _row(topic: Topic, state: TopicState) -> tuple[str, ...]:
    if not state.partitions:
        return (topic.name, topic.holds, "missing", "", "", "", "", "")
    differences = [
        f"{name}={found or 'default'}, should be {wanted}" for name, (wanted, found) in state.differences(topic).items()
    ]
    return (
        topic.name,
        topic.holds,
        str(state.partitions),
        str(state.replicas),
        state.config.get("cleanup.policy", "default"),
        retention_text(state.config.get("retention.ms")),
        state.config.get("max.message.bytes", "default"),
        ("; ".join(differences) or "no") if state.config else "may not be seen",
    )


def retention_text(milliseconds: str | None) -> str:
    """A topic's ``retention.ms`` for a person."""
    if milliseconds is None:
        return "default"
    return "for ever" if int(milliseconds) < 0 else f"{int(milliseconds) / _DAY_MS:g} days"


@contextmanager
def _reaching() -> Iterator[None]:
    """Turn what the brokers say, or that none answers, into the command's own error."""
    try:
        yield
    except (BrokerUnreachableError, TopicError) as error:
        raise CommandError(str(error)) from error
