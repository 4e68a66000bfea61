"""The AsyncAPI document: right by the official parser, and saying what the code does."""

import json
import os
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import jsonschema_rs
import orjson
import pytest
import yaml

from streams.cluster.topics import Topic, topics_of
from streams.pipeline.outcomes import Change, Enriched, Part, Rejection, Tombstone, Withdrawal
from streams.pipeline.outgoing import outgoing
from streams.pipeline.outputs import EVENT_TYPES, OUTPUT_TOPICS, TOPICS, EventType
from streams.pipeline.records import Channel, IncomingRecord
from streams.pipeline.schemas import schema, schema_names
from streams.settings import Settings

ROOT: Final = Path(__file__).parents[2]
DOCUMENT: Final = ROOT / "schemas" / "asyncapi.yaml"
PARSER: Final = "@asyncapi/parser@3.6.6"
INSTALLED: Final = ROOT / "build" / "asyncapi-parser"
BASE: Final = "https://quotetape.example/schemas/asyncapi.yaml"

ASYNCAPI: Final[dict[str, Any]] = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
MESSAGES: Final[dict[str, Any]] = ASYNCAPI["components"]["messages"]
CHANNELS: Final[dict[Channel, str]] = {
    spec.channel: next(
        (name for name, channel in ASYNCAPI["channels"].items() if channel["address"] == f"news.{spec.name}"), ""
    )
    for spec in OUTPUT_TOPICS
}
"""The document's name of each channel; empty for one that it lacks, which a test says."""
EVENT: Final = schema("enriched-article.v1")["examples"][0]
PARTS: Final = (Part("quote", "1" * 24, "jane doe"), Part("ticker_mention", "2" * 24, "ACM"))
REMOVED: Final = Withdrawal(
    "removed", "wire-2024-0001", None, PARTS, b"wire-2024-0001", datetime(2024, 5, 6, tzinfo=UTC)
)
CHANGES: Final = [
    Change(Enriched(EVENT, None, 0, 0)),
    Change(Tombstone(b"wire-2024-0001"), REMOVED),
    Change(Rejection("schema", "/id: this field is required.")),
]


@pytest.fixture(scope="module")
def node_path() -> Path:
    """Where the official parser is; it is installed once."""
    modules = INSTALLED / "node_modules"
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        pytest.skip("AsyncAPI's official parser needs node and npm")
    if not (modules / "@asyncapi" / "parser").is_dir():
        INSTALLED.mkdir(parents=True, exist_ok=True)
        (INSTALLED / "package.json").write_text('{"private": true}')
        options = ["--no-package-lock", "--no-audit", "--no-fund", "--fetch-retries=0", "--fetch-timeout=30000"]
        try:
            subprocess.run(
                [npm, "install", *options, PARSER], cwd=INSTALLED, check=True, capture_output=True, text=True
            )
        except subprocess.CalledProcessError as error:
            pytest.skip(f"AsyncAPI's official parser could not be installed: {error.stderr.strip()[-200:]}")
    return modules


def public_topics() -> list[Topic]:
    """The topics that are part of the contract: a group's memory is for its workers alone."""
    topics = topics_of(Settings())
    return [topics[spec] for spec in TOPICS if not spec.of_group]


def parsed(node_path: Path, *files: Path) -> list[dict[str, Any]]:
    node, script = shutil.which("node"), Path(__file__).with_name("asyncapi_parser.cjs")
    assert node is not None
    done = subprocess.run(
        [node, script, *(os.path.relpath(file, ROOT) for file in files)],
        cwd=ROOT,
        env={**os.environ, "NODE_PATH": str(node_path)},
        capture_output=True,
        text=True,
        check=True,
    )
    results: list[dict[str, Any]] = json.loads(done.stdout)
    return results


@pytest.fixture(scope="module")
def by_the_parser(node_path: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    """What the official parser says of the document, and of some that are broken; all at once, for it starts slowly."""
    text, directory = DOCUMENT.read_text(encoding="utf-8"), tmp_path_factory.mktemp("broken")
    for path in DOCUMENT.parent.glob("*.json"):
        shutil.copy(path, directory)
    broken = {
        "no such file": text.replace("quote.v1.schema.json\n", "quote.v9.schema.json\n"),
        "no such message": text.replace("#/components/messages/quote'", "#/components/messages/nope'"),
        "bad binding": text.replace("partitions: 8", "partitions: eight"),
    }
    files = {"right": DOCUMENT, **{name: directory / f"{name}.yaml" for name in broken}}
    for name, content in broken.items():
        assert content != text
        files[name].write_text(content, encoding="utf-8")
    return dict(zip(files, parsed(node_path, *files.values()), strict=True))


def test_the_official_parser_finds_no_fault(by_the_parser: dict[str, dict[str, Any]]) -> None:
    result = by_the_parser["right"]
    assert result["faults"] == []
    assert result["valid"]
    assert sorted(result["channels"]) == sorted(topic.name for topic in public_topics())


@pytest.mark.parametrize("broken", ["no such file", "no such message", "bad binding"])
def test_the_official_parser_would_find_one(by_the_parser: dict[str, dict[str, Any]], broken: str) -> None:
    assert not by_the_parser[broken]["valid"]


def test_topics_are_those_of_the_code() -> None:
    declared = {
        channel["address"]: (
            channel["bindings"]["kafka"]["partitions"],
            {
                name: ",".join(value) if isinstance(value, list) else str(value)
                for name, value in channel["bindings"]["kafka"]["topicConfiguration"].items()
            },
        )
        for channel in ASYNCAPI["channels"].values()
    }
    assert declared == {topic.name: (topic.partitions, dict(topic.config)) for topic in public_topics()}


def test_every_channel_has_an_operation() -> None:
    used = {operation["channel"]["$ref"] for operation in ASYNCAPI["operations"].values()}
    assert used == {f"#/channels/{name}" for name in ASYNCAPI["channels"]}


def test_every_schema_is_referred_to() -> None:
    assert {f"{name}.schema.json" for name in schema_names()} == set(references(MESSAGES))


def references(value: Any) -> list[str]:
    """Every reference to another file."""
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) and not value["$ref"].startswith("#") else []
        return own + [each for item in value.values() for each in references(item)]
    if isinstance(value, list):
        return [each for item in value for each in references(item)]
    return []


def faults(pointer: str, value: object) -> list[str]:
    """What is wrong with ``value`` by the schema at ``pointer`` in the document."""
    resources = [(BASE, ASYNCAPI), *((schema(name)["$id"], schema(name)) for name in schema_names())]
    validator = jsonschema_rs.validator_for(
        {"$ref": f"{BASE}#{pointer}"}, validate_formats=True, registry=jsonschema_rs.Registry(resources)
    )
    return [fault.message for fault in validator.iter_errors(value)]


@pytest.mark.parametrize("name", MESSAGES)
def test_examples_keep_their_schemas(name: str) -> None:
    assert MESSAGES[name]["examples"]
    for example in MESSAGES[name]["examples"]:
        assert faults(f"/components/messages/{name}/payload", example["payload"]) == []
        assert faults(f"/components/messages/{name}/headers", example.get("headers", {})) == []


@pytest.mark.parametrize("kind", EVENT_TYPES, ids=lambda kind: kind.name)
def test_every_type_of_event_is_a_message_of_its_channel(kind: EventType) -> None:
    fitting = [name for name in messages_on(kind.topic.channel) if ce_type_of(name) == kind.ce_type]
    assert len(fitting) == 1, f"{len(fitting)} messages of the channel have the ce_type {kind.ce_type}"
    (message,) = fitting
    payload = MESSAGES[message]["payload"]
    if kind.schema is None:
        assert payload == {"type": "null"}
        return
    assert payload == {"$ref": f"{kind.schema}.schema.json"}
    assert [example["payload"] for example in MESSAGES[message]["examples"]] == schema(kind.schema)["examples"]


def messages_on(channel: Channel) -> list[str]:
    """The document's names of the messages of ``channel``."""
    assert CHANNELS[channel], f"asyncapi.yaml has no channel for the topic of {channel!r}"
    return list(ASYNCAPI["channels"][CHANNELS[channel]]["messages"])


def ce_type_of(message: str) -> str | None:
    """The CloudEvents type that the headers of ``message`` have."""
    parts = MESSAGES[message]["headers"].get("allOf", ())
    types: list[str] = [
        part["properties"]["ce_type"]["const"] for part in parts if "ce_type" in part.get("properties", ())
    ]
    return types[0] if types else None


def test_the_articles_examples_are_those_of_their_schema() -> None:
    assert [example["payload"] for example in MESSAGES["article"]["examples"]] == schema("article.v1")["examples"]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: type(change.outcome).__name__)
def test_what_goes_out_is_as_the_document_says(change: Change) -> None:
    record = IncomingRecord("news.articles.v1", 3, 41, None, b"{}", (("desk", b"tech"),), 1_714_996_800_000)
    records = outgoing(record, change, group="quotetape")
    assert records
    for out in records:
        names = messages_on(out.channel)
        headers = {name: value.decode() for name, value in out.headers if value is not None}
        payload = None if out.value is None else orjson.loads(out.value)
        assert any(
            not faults(f"/components/messages/{name}/headers", headers)
            and not faults(f"/components/messages/{name}/payload", payload)
            and headers.keys() - {"desk"} == set(headers_of(name))
            for name in names
        )


def headers_of(message: str) -> list[str]:
    """The headers that the message's schema names."""
    headers = MESSAGES[message]["headers"]
    if headers.get("$ref") == "dead-letter.v1.schema.json":
        return list(schema("dead-letter.v1")["required"])
    own, extra = ASYNCAPI["components"]["schemas"]["eventHeaders"], headers["allOf"][1]
    return [*own["required"], *extra["properties"]]
