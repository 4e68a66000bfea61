"""Apache Kafka on this machine's loopback, without Docker: Java and Maven are all it needs.

Maven resolves the server's jars (``pom.xml`` beside this file names the release). A node is broker and controller in
one (KRaft), takes free ports, keeps its data in a temporary directory and creates no topic by itself.

``python -m deploy.kafka.node`` runs one until Ctrl-C, on port 9092 if it is free; tests use :class:`ApacheKafka` and,
for several nodes, :class:`Cluster`.
"""

import argparse
import functools
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from streams.cluster import child_processes

_HERE: Final = Path(__file__).parent
_HOST: Final = "127.0.0.1"
_RESOLVE_SECONDS: Final = 600.0
_START_SECONDS: Final = 60.0
_STOP_SECONDS: Final = 30.0
_USUAL_PORT: Final = 9092
"""Where the commands look for a broker that nobody names."""
_JAVA: Final = 17  # the oldest that runs a broker of Kafka 4
_STARTED: Final = "Kafka Server started"
_CLUSTER_ID: Final = "UXVvdGV0YXBlTG9jYWxLYQ"  # any 16 bytes in base64; the data do not outlive the process

_PROPERTIES: Final = """\
process.roles=broker,controller
node.id={number}
listeners=CONTROLLER://{host}:{controller_port},{listeners}
advertised.listeners={listeners}
listener.security.protocol.map=CONTROLLER:PLAINTEXT,CLIENTS:PLAINTEXT,SSL:SSL,SASL_PLAINTEXT:SASL_PLAINTEXT,SASL_SSL:SASL_SSL
inter.broker.listener.name=CLIENTS
controller.listener.names=CONTROLLER
controller.quorum.voters={voters}
log.dirs={directory}/data
auto.create.topics.enable=false
default.replication.factor={replicas}
min.insync.replicas={in_sync}
offsets.topic.replication.factor={replicas}
offsets.topic.num.partitions=4
transaction.state.log.replication.factor={replicas}
transaction.state.log.min.isr={in_sync}
transaction.state.log.num.partitions=4
# A lone consumer need not wait for others that might join.
group.initial.rebalance.delay.ms=0
"""


_GUARDED: Final = ("SSL", "SASL_PLAINTEXT", "SASL_SSL")
"""Listeners that ask who comes, each named for its protocol."""
_MECHANISMS: Final = ("PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512")


class KafkaUnavailableError(RuntimeError):
    """Apache Kafka can't be run on this machine; the message says why."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Who is let in by the listeners SSL, SASL_PLAINTEXT and SASL_SSL. All files are PEM."""

    certificate: Path
    """The node's own: its key (PKCS 8, no password) and certificate."""
    authority: Path
    """Signed the certificates of the clients that the listener SSL lets in."""
    users: Mapping[str, str]
    """Passwords by name; letters, digits and hyphens."""

    def properties(self) -> Iterator[str]:
        """Lines of the node's configuration."""
        yield "ssl.keystore.type=PEM"
        yield f"ssl.keystore.location={self.certificate}"
        yield "ssl.truststore.type=PEM"
        yield f"ssl.truststore.location={self.authority}"
        yield "listener.name.ssl.ssl.client.auth=required"
        # Topics and groups are everybody's until somebody is given rights to them.
        yield "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer"
        yield "allow.everyone.if.no.acl.found=true"
        module = "org.apache.kafka.common.security"
        names = " ".join(f'user_{name}="{password}"' for name, password in self.users.items())
        for listener in ("sasl_plaintext", "sasl_ssl"):
            prefix = f"listener.name.{listener}"
            yield f"{prefix}.sasl.enabled.mechanisms={','.join(_MECHANISMS)}"
            yield f"{prefix}.plain.sasl.jaas.config={module}.plain.PlainLoginModule required {names};"
            for mechanism in _MECHANISMS[1:]:
                module_of_scram = f"{module}.scram.ScramLoginModule required;"
                yield f"{prefix}.{mechanism.lower()}.sasl.jaas.config={module_of_scram}"

    def storage_options(self) -> Iterator[str]:
        """Options of the command that formats the storage: SCRAM's users are kept there."""
        for mechanism in _MECHANISMS[1:]:
            for name, password in self.users.items():
                yield from ("--add-scram", f"{mechanism}=[name={name},password={password}]")


class ApacheKafka:
    """One node of Apache Kafka that forgets everything when it is closed.

    Args:
        guard: Listeners that ask who comes, beside the one for anybody on this machine.
        number: Of the node in its cluster.
        controllers: By number, the controller's port of each node of the cluster; a cluster of one node if None.
        port: For anybody on this machine; a free one if None.

    >>> with ApacheKafka() as kafka:  # doctest: +SKIP
    ...     print(kafka.address)
    127.0.0.1:40321
    """

    def __init__(
        self,
        guard: Guard | None = None,
        *,
        number: int = 1,
        controllers: Mapping[int, int] | None = None,
        port: int | None = None,
    ) -> None:
        self._java, self._class_path = _java(), class_path()
        self._guard = guard
        self._number = number
        self._port = port
        self._controllers = controllers or {number: _free_ports(1)[0]}
        self._directory: Path | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._ports: dict[str, int] = {}
        self._log_start = 0

    @property
    def address(self) -> str:
        """``host:port``; the port stays the same over :meth:`stop` and :meth:`start`."""
        return self.address_of("CLIENTS")

    def address_of(self, listener: str) -> str:
        """``host:port`` of a listener: ``CLIENTS``, and with a guard ``SSL``, ``SASL_PLAINTEXT`` and ``SASL_SSL``."""
        return f"{_HOST}:{self._ports[listener]}"

    def start(self) -> None:
        """Start the node and wait until it serves; its data are those from before :meth:`stop`, if any.

        Raises:
            KafkaUnavailableError: It ended at once, or did not serve in time; the end of its log is in the message.
        """
        self.begin()
        self.wait_until_started()

    def begin(self) -> None:
        """Start the node's process, which can serve once most nodes of its cluster run."""
        directory = self._directory or self._format()
        with (directory / "node.log").open("ab") as log:
            self._log_start = log.tell()
            self._process = subprocess.Popen(
                self._command(directory, "kafka.Kafka", str(directory / "server.properties")),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,  # Ctrl-C is for its owner, who then stops it
            )

    def wait_until_started(self) -> None:
        """Wait until the node serves, or raise as :meth:`start` does."""
        deadline = time.monotonic() + _START_SECONDS
        while _STARTED.encode() not in (said := self._said()):
            if self._process is None or self._process.poll() is not None or time.monotonic() > deadline:
                self.stop(kill=True)
                raise KafkaUnavailableError(f"Apache Kafka did not start: {_end_of(said)}")
            time.sleep(0.1)

    def _said(self) -> bytes:
        """What the node's log says since the last start."""
        return b"" if self._directory is None else (self._directory / "node.log").read_bytes()[self._log_start :]

    def stop(self, *, kill: bool = False) -> None:
        """End the node's process and keep its data; ``kill`` gives it no chance to finish."""
        process, self._process = self._process, None
        if process is None:
            return
        if kill:
            process.kill()
        child_processes.end(process, _STOP_SECONDS)

    def close(self) -> None:
        """End the node and remove its data."""
        self.stop()
        if self._directory is not None:
            shutil.rmtree(self._directory, ignore_errors=True)
            self._directory = None

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _format(self) -> Path:
        """Write the node's configuration, and its storage as the server wants it before the first start."""
        self._directory = directory = Path(tempfile.mkdtemp(prefix="quotetape-kafka-"))
        names = ("CLIENTS", *(_GUARDED if self._guard else ()))
        self._ports = dict(zip(names, _free_ports(len(names)), strict=True))
        if self._port is not None:
            self._ports["CLIENTS"] = self._port
        listeners = ",".join(f"{name}://{self.address_of(name)}" for name in names)
        properties = directory / "server.properties"
        properties.write_text(
            _PROPERTIES.format(
                host=_HOST,
                number=self._number,
                listeners=listeners,
                controller_port=self._controllers[self._number],
                voters=",".join(f"{number}@{_HOST}:{port}" for number, port in self._controllers.items()),
                directory=directory,
                replicas=min(3, len(self._controllers)),
                in_sync=min(2, len(self._controllers)),
            )
            + "\n".join(self._guard.properties() if self._guard else ())
        )
        storage = ("kafka.tools.StorageTool", "format", "--cluster-id", _CLUSTER_ID, "--config", str(properties))
        formatted = subprocess.run(
            self._command(directory, *storage, *(self._guard.storage_options() if self._guard else ())),
            capture_output=True,
            check=False,
            timeout=_START_SECONDS,
        )
        if formatted.returncode != 0:
            raise KafkaUnavailableError(f"Apache Kafka could not format its storage: {_end_of(formatted.stderr)}")
        return directory

    def _command(self, directory: Path, *main: str) -> list[str]:
        return [
            self._java,
            "-Xmx512m",
            "-XX:+UseSerialGC",  # the machine's cores are the tests'
            "-XX:TieredStopAtLevel=1",
            f"-Dkafka.logs.dir={directory}",
            f"-Dlog4j2.configurationFile={_HERE / 'log4j2.properties'}",
            "-cp",
            self._class_path,
            *main,
        ]


class Cluster:
    """Several nodes; of three or more, each record has three copies, and two have to have it to be acknowledged."""

    def __init__(self, size: int) -> None:
        controllers = dict(enumerate(_free_ports(size), start=1))
        self.nodes = [ApacheKafka(number=number, controllers=controllers) for number in controllers]

    @property
    def address(self) -> str:
        """``host:port`` of each node, with commas."""
        return ",".join(node.address for node in self.nodes)

    def __enter__(self) -> Self:
        try:
            for node in self.nodes:
                node.begin()
            for node in self.nodes:
                node.wait_until_started()
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def _close(self) -> None:
        for node in self.nodes:
            node.stop(kill=True)  # in order, the last ones would wait for the first
        for node in self.nodes:
            node.close()


def _java() -> str:
    """A ``java`` command that is new enough."""
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=f"{home}/bin") if home else shutil.which("java")
    if java is None:
        raise KafkaUnavailableError(f"There is no java here; Apache Kafka needs version {_JAVA} or newer.")
    # One line a property: "    java.specification.version = 17".
    shown = subprocess.run([java, "-XshowSettings:properties", "-version"], capture_output=True, text=True, check=True)
    version = shown.stderr.split("java.specification.version = ", 1)[-1].split("\n", 1)[0].strip()
    if not version.isdecimal() or int(version) < _JAVA:  # before 9 it said "1.8"
        raise KafkaUnavailableError(f"{java} is version {version}; Apache Kafka needs {_JAVA} or newer.")
    return java


@functools.cache
def class_path() -> str:
    """The server's jars, by Maven from its own repository or, the first time, from the network."""
    maven = shutil.which("mvn")
    if maven is None:
        raise KafkaUnavailableError("There is no mvn here; Maven resolves the jars of Apache Kafka.")
    with tempfile.TemporaryDirectory(prefix="quotetape-kafka-") as directory:
        output = Path(directory) / "class-path"
        goal = ("dependency:build-classpath", "-DincludeScope=runtime", f"-Dmdep.outputFile={output}")
        command = [maven, "--quiet", "--batch-mode", "--file", str(_HERE / "pom.xml"), *goal]
        try:
            resolved = subprocess.run(command, capture_output=True, check=False, timeout=_RESOLVE_SECONDS)
        except subprocess.TimeoutExpired:
            raise KafkaUnavailableError(f"Maven took over {_RESOLVE_SECONDS:.0f} s for Apache Kafka's jars.") from None
        if resolved.returncode != 0:
            raise KafkaUnavailableError(f"Maven could not resolve Apache Kafka's jars: {_end_of(resolved.stdout)}")
        return output.read_text()


def _free_ports(count: int) -> list[int]:
    """Ports of the loopback that nobody listens on; all are held until all are known, so that they differ."""
    probes = [socket.create_server((_HOST, 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


def _end_of(output: bytes) -> str:
    return output.decode(errors="replace").strip()[-800:] or "it said nothing"


def is_free(port: int) -> bool:
    """Whether nobody listens on ``port`` of the loopback."""
    try:
        socket.create_server((_HOST, port)).close()
    except OSError:
        return False
    return True


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m deploy.kafka.node", description="Apache Kafka on the loopback.")
    parser.add_argument("--check", action="store_true", help="only say whether it can be run here")
    parser.add_argument(
        "--port",
        type=int,
        help=f"where to listen; else {_USUAL_PORT}, where commands look, or any free one if it is taken",
    )
    return parser.parse_args()


def main() -> int:
    """Run a node until Ctrl-C or SIGTERM."""
    asked = _arguments()
    if asked.port is not None and not is_free(asked.port):
        print(f"Port {asked.port} of {_HOST} is taken; choose another --port.", file=sys.stderr)
        return 1
    stop = threading.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        signal.signal(signum, lambda *_: stop.set())
    try:
        kafka = ApacheKafka(port=asked.port or (_USUAL_PORT if is_free(_USUAL_PORT) else None))
        if asked.check:
            return 0
        with kafka:
            print(f"Apache Kafka serves at {kafka.address}; Ctrl-C ends it and removes its data.", flush=True)
            if kafka.address != f"{_HOST}:{_USUAL_PORT}":
                print(f"    export QUOTETAPE_BROKERS={kafka.address}", flush=True)
            stop.wait()
    except KafkaUnavailableError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
