"""Only who belongs is let in: TLS, users and client certificates on Apache Kafka, by the worker and every command."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from kafka.admin import ACL, ACLOperation, ACLPermissionType, KafkaAdminClient, ResourcePattern, ResourceType

from deploy.kafka.node import ApacheKafka, Guard
from streams.pipeline.outputs import OUTPUT_TOPICS
from tests.broker.conftest import WorkerProcess, wait_for
from tests.kafka.certificates import Certificates, make_certificates

pytestmark = pytest.mark.kafka

PASSWORD = "a-password-that-nobody-may-see"  # noqa: S105 - searched for in all output
KEY_PASSWORD = "a-key-password-that-nobody-may-see"  # noqa: S105
USER = {"QUOTETAPE_SASL_USERNAME": "alice", "QUOTETAPE_SASL_PASSWORD": PASSWORD}
ARTICLE = {"id": "guarded", "body": '"We sold out," said Ada Moreau, chief executive of Apple.'}


@dataclass
class Deployment:
    """A guarded node, commands run against it, and all that they said."""

    kafka: ApacheKafka
    certificates: Certificates
    said: list[str] = field(default_factory=list)

    def environment(self, protocol: str, **other: str) -> dict[str, str]:
        """What lets a client in by the listener of a protocol, and ``other`` settings that may undo it."""
        own = {"QUOTETAPE_BROKERS": self.kafka.address_of(protocol), "QUOTETAPE_SECURITY_PROTOCOL": protocol}
        if "SSL" in protocol:
            own["QUOTETAPE_SSL_CA_FILE"] = str(self.certificates.authority)
        if "SASL" in protocol:
            own |= USER
        else:
            own["QUOTETAPE_SSL_CERT_FILE"] = str(self.certificates.client)
            own["QUOTETAPE_SSL_KEY_PASSWORD"] = KEY_PASSWORD
        return {**os.environ, **own, **other}

    def run(self, environment: dict[str, str], *arguments: str, text: bytes = b"") -> tuple[int, str, str]:
        """A command's exit status, standard output and standard error."""
        done = subprocess.run(
            [sys.executable, "-m", "streams.cli", *arguments],
            env=environment,
            input=text,
            capture_output=True,
            check=False,
            timeout=60,
        )
        output, errors = done.stdout.decode(), done.stderr.decode()
        self.said += [output, errors]
        return done.returncode, output, errors


@pytest.fixture(scope="module")
def deployment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Deployment]:
    certificates = make_certificates(tmp_path_factory.mktemp("certificates"), client_password=KEY_PASSWORD)
    users = dict.fromkeys(("alice", "worker", "reader"), PASSWORD)
    guard = Guard(certificates.node, certificates.authority, users)
    with ApacheKafka(guard) as kafka:
        there = Deployment(kafka, certificates)
        yield there
    assert there.said
    assert not [text for text in there.said if PASSWORD in text or KEY_PASSWORD in text]


@pytest.fixture
def worker_of(deployment: Deployment, tmp_path: Path) -> Iterator[Any]:
    started: list[WorkerProcess] = []

    def start(environment: dict[str, str], option: str = "--create-topics") -> WorkerProcess:
        started.append(WorkerProcess(environment, tmp_path / f"worker-{len(started)}.log", option))
        return started[-1]

    yield start
    for worker in started:
        worker.end(signal.SIGKILL)
        deployment.said.append(worker.text())


@pytest.mark.parametrize(
    ("protocol", "mechanism", "guarantee"),
    [
        ("SASL_SSL", "SCRAM-SHA-512", "exactly_once"),
        ("SASL_PLAINTEXT", "PLAIN", "at_least_once"),
        ("SSL", "PLAIN", "at_least_once"),  # by the client's certificate; the mechanism is not used
    ],
)
def test_who_belongs_gets_through(
    deployment: Deployment, worker_of: Any, protocol: str, mechanism: str, guarantee: str
) -> None:
    names = {"QUOTETAPE_TOPIC_PREFIX": f"{protocol}.{mechanism}.".lower().replace("_", "-")}
    other = {"QUOTETAPE_SASL_MECHANISM": mechanism, "QUOTETAPE_PROCESSING_GUARANTEE": guarantee, **names}
    environment = deployment.environment(protocol, **other)
    worker = worker_of(environment).wait_until_ready()

    assert deployment.run(environment, "produce", text=json.dumps(ARTICLE).encode())[0] == 0
    status, events, _ = deployment.run(environment, "consume", "--from", "earliest", "--count", "1", "--timeout", "30")
    assert (status, json.loads(events)["id"]) == (0, "guarded")
    status, found, _ = deployment.run(environment, "check", "--worker", worker.url())
    assert (status, json.loads(found)["problems"]) == (0, [])
    assert worker.end() == 0


def test_every_command_lets_its_user_in(deployment: Deployment) -> None:
    names = {"QUOTETAPE_TOPIC_PREFIX": "commands.", "QUOTETAPE_SASL_MECHANISM": "SCRAM-SHA-256"}
    environment = deployment.environment("SASL_SSL", **names)
    for arguments in (["topics", "create"], ["topics", "describe"], ["dlq", "list"], ["dlq", "replay"]):
        assert deployment.run(environment, *arguments)[0] == 0


@pytest.mark.parametrize(
    ("protocol", "other", "says"),
    [
        pytest.param(
            "SASL_SSL",
            {"QUOTETAPE_SASL_PASSWORD": f"not-{PASSWORD}", "QUOTETAPE_SASL_MECHANISM": "SCRAM-SHA-512"},
            "does not let the user in by SCRAM-SHA-512: QUOTETAPE_SASL_USERNAME or QUOTETAPE_SASL_PASSWORD is wrong",
            id="wrong password",
        ),
        pytest.param(
            "SASL_PLAINTEXT",
            {"QUOTETAPE_SASL_USERNAME": "mallory"},
            "does not let the user in by PLAIN: QUOTETAPE_SASL_USERNAME or QUOTETAPE_SASL_PASSWORD is wrong",
            id="unknown user",
        ),
        pytest.param(
            "SASL_SSL",
            {"QUOTETAPE_SSL_CA_FILE": "stranger"},
            "is not trusted (unable to get local issuer certificate): set QUOTETAPE_SSL_CA_FILE",
            id="untrusted certificate",
        ),
        pytest.param(
            "SASL_SSL",
            {"QUOTETAPE_SECURITY_PROTOCOL": "PLAINTEXT"},
            "speaks TLS: set QUOTETAPE_SECURITY_PROTOCOL to SSL or SASL_SSL",
            id="no TLS where it is spoken",
        ),
        pytest.param(
            "SASL_PLAINTEXT",
            {"QUOTETAPE_SECURITY_PROTOCOL": "SASL_SSL"},
            "does not speak TLS: set QUOTETAPE_SECURITY_PROTOCOL to PLAINTEXT or SASL_PLAINTEXT",
            id="TLS where it is not spoken",
        ),
        pytest.param(
            "SASL_SSL",
            {"QUOTETAPE_SECURITY_PROTOCOL": "SSL"},
            "asks for a user: set QUOTETAPE_SECURITY_PROTOCOL to SASL_SSL",
            id="no user where one is asked for",
        ),
        pytest.param(
            "SSL",
            {"QUOTETAPE_SECURITY_PROTOCOL": "SASL_SSL", **USER},
            "asks for no user: set QUOTETAPE_SECURITY_PROTOCOL to SSL",
            id="a user where none is asked for",
        ),
        pytest.param(
            "SASL_SSL",
            {"QUOTETAPE_SECURITY_PROTOCOL": "SSL", "QUOTETAPE_BROKERS": "SSL"},
            "set QUOTETAPE_SSL_CERT_FILE and QUOTETAPE_SSL_KEY_FILE to one that it trusts",
            id="no certificate where one is asked for",
        ),
    ],
)
def test_who_does_not_belong_is_told_what_to_do(
    deployment: Deployment, protocol: str, other: dict[str, str], says: str
) -> None:
    if "QUOTETAPE_SSL_CA_FILE" in other:
        other = {**other, "QUOTETAPE_SSL_CA_FILE": str(deployment.certificates.stranger)}
    if "QUOTETAPE_BROKERS" in other:
        other = {**other, "QUOTETAPE_BROKERS": deployment.kafka.address_of(other["QUOTETAPE_BROKERS"])}
    environment = deployment.environment(protocol, **other)
    status, found, errors = deployment.run(environment, "check", "--timeout", "1")
    (problem,) = json.loads(found)["problems"]
    assert (status, errors) == (1, "")
    assert problem.startswith(f"{environment['QUOTETAPE_BROKERS']} ")
    assert says in problem


def test_every_command_says_it_in_one_line(deployment: Deployment) -> None:
    environment = deployment.environment("SASL_SSL", QUOTETAPE_SASL_PASSWORD=f"not-{PASSWORD}")
    commands = (["consume"], ["produce"], ["topics", "create"], ["dlq", "list"], ["demo", "--once"])
    with ThreadPoolExecutor() as pool:  # each waits for some seconds
        runs = list(pool.map(lambda arguments: deployment.run(environment, *arguments, text=b"{}"), commands))
    for (command, *_), (status, output, errors) in zip(commands, runs, strict=True):
        assert (status, output) == (1, "")
        *before, line = errors.splitlines()
        assert len(before) == (command == "demo")  # which says first whose Kafka it uses
        assert line.startswith("quotetape: 127.0.0.1:")
        assert "QUOTETAPE_SASL_PASSWORD is wrong" in line


def test_a_worker_that_is_not_let_in_waits_and_says_so(deployment: Deployment, worker_of: Any) -> None:
    worker = worker_of(deployment.environment("SASL_SSL", QUOTETAPE_SASL_PASSWORD=f"not-{PASSWORD}"))
    wait_for(lambda: "QUOTETAPE_SASL_PASSWORD is wrong" in worker.text(), "word of the password", worker)
    status, state = worker.get("/readyz")
    assert (status, worker.get("/livez")[0]) == (503, 200)
    reason = json.loads(state)["reason"]
    assert reason.startswith("waiting for the brokers: 127.0.0.1:")
    assert "QUOTETAPE_SASL_PASSWORD is wrong" in reason
    deployment.said.append(state)
    assert worker.end() == 0
    assert "Traceback" not in worker.text()


@pytest.fixture(scope="module")
def rights(deployment: Deployment) -> Callable[..., dict[str, str]]:
    """Topics that belong to those whom docs/operating.md gives rights to them; gives a user's settings."""
    names = {"QUOTETAPE_TOPIC_PREFIX": "rights.", "QUOTETAPE_GROUP": "rights"}

    def settings_of(user: str, **other: str) -> dict[str, str]:
        return deployment.environment("SASL_PLAINTEXT", QUOTETAPE_SASL_USERNAME=user, **names, **other)

    assert deployment.run(settings_of("alice"), "topics", "create")[0] == 0
    granted = [
        ("worker", ACLOperation.READ, ResourceType.TOPIC, "rights.articles.v1"),
        ("worker", ACLOperation.READ, ResourceType.GROUP, "rights"),
        *(("worker", ACLOperation.WRITE, ResourceType.TOPIC, f"rights.{spec.name}") for spec in OUTPUT_TOPICS),
        ("alice", ACLOperation.WRITE, ResourceType.TOPIC, "rights.articles.v1"),
        ("reader", ACLOperation.READ, ResourceType.TOPIC, "rights.articles-enriched.v1"),
    ]
    admin = KafkaAdminClient(bootstrap_servers=deployment.kafka.address)
    admin.create_acls(
        [
            ACL(f"User:{user}", "*", operation, ACLPermissionType.ALLOW, ResourcePattern(kind, name))
            for user, operation, kind, name in granted
        ]
    )
    admin.close()
    return settings_of


def test_the_rights_that_the_documents_name_are_enough(
    deployment: Deployment, worker_of: Any, rights: Callable[..., dict[str, str]]
) -> None:
    worker = worker_of(rights("worker"), "--").wait_until_ready()
    assert deployment.run(rights("alice"), "produce", text=json.dumps(ARTICLE).encode())[0] == 0
    consume = ("consume", "--from", "earliest", "--count", "1", "--timeout", "30")
    status, events, _ = deployment.run(rights("reader"), *consume)
    assert (status, json.loads(events)["id"]) == (0, "guarded")
    wait_for(lambda: worker.metric('quotetape_articles_total{outcome="enriched"}') == 1, "its count", worker)
    assert worker.end() == 0


def test_who_lacks_a_right_is_told_which(
    deployment: Deployment, worker_of: Any, rights: Callable[..., dict[str, str]]
) -> None:
    consume = ("consume", "--from", "earliest", "--timeout", "10")
    for user, arguments, lacks in (
        ("reader", ("produce",), "topic rights.articles.v1"),
        ("reader", (*consume, "--quotes"), "topic rights.quotes.v1"),
        ("worker", consume, "topic rights.articles-enriched.v1"),
    ):
        status, output, errors = deployment.run(rights(user), *arguments, text=b"{}")
        assert (status, output) == (1, "")
        assert errors.splitlines()[-1].startswith(f"quotetape: the user lacks a right ({lacks}): an operator has to")
    status, found, _ = deployment.run(rights("worker"), "check")
    assert status == 1
    assert "does not show its configuration: the user lacks the right" in found
    worker = worker_of(rights("reader"), "--")
    wait_for(lambda: "the user lacks a right (topic rights.articles.v1, " in worker.text(), "the topics", worker)
    stranger = worker_of(deployment.environment("SASL_PLAINTEXT", QUOTETAPE_GROUP="rights"))
    wait_for(lambda: "the user lacks a right (group rights): " in stranger.text(), "the group", stranger)
    status, state = stranger.get("/readyz")
    assert (status, "lacks a right (group rights)" in state) == (503, True)


@pytest.mark.parametrize("arguments", [["--help"], ["worker", "--help"], ["extract"], ["schema"]])
def test_what_needs_no_broker_does_not_tell_the_password_either(deployment: Deployment, arguments: list[str]) -> None:
    environment = deployment.environment("SASL_SSL", QUOTETAPE_SSL_KEY_PASSWORD=KEY_PASSWORD)
    assert deployment.run(environment, *arguments)[0] == 0
