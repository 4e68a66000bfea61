"""Every member of Faust and aiokafka that we use and that they may change with any release.

After an upgrade a test here says which use must be looked at again. A use that is not in the list fails too.
"""

import ast
import asyncio
import inspect
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import aiokafka
import faust
import pytest
from faust.transport.drivers import aiokafka as driver
from prometheus_client import CollectorRegistry

import streams
from streams.settings import load_settings
from streams.worker.app import create_app
from streams.worker.health import Health
from streams.worker.metrics import Metrics
from tests.worker.processes import READ_NOTHING

LIBRARIES = {"faust", "aiokafka", "mode"}
FOR_USERS = {"faust", "faust.exceptions", "faust.types.tuples", "aiokafka", "aiokafka.errors"}
"""Their modules that are made to be imported by others."""
ROOT = Path(streams.__file__).parent


@dataclass(frozen=True, slots=True)
class Member:
    """Something of theirs, as we count on it."""

    used_in: str
    """A file under streams/."""
    place: str
    """Where they have it: ``module:name`` or ``module:class.name``."""
    signature: str | None = None
    """Of a function or method, without its annotations."""
    depends_on: tuple[str, str] | None = None
    """Something of theirs, and what must stand in its source for our use to have its effect."""

    @property
    def name(self) -> str:
        return re.split(r"[:.]", self.place)[-1]

    def __str__(self) -> str:
        return f"{self.used_in}: {self.place}"


APP, CLIENTS = "worker/patches/app.py", "worker/patches/clients.py"
READS, HEADERS = "worker/patches/committed_reads.py", "worker/patches/header_names.py"
STOPS = "worker/patches/stopping.py"
REACH = "cluster/reachability.py"
DRIVER = "faust.transport.drivers.aiokafka"
BATCHES, FETCHES = "aiokafka.record.default_records", "aiokafka.record.memory_records"
MEMBERS = [
    Member(
        APP,
        "faust:App._create_directories",
        "(self)",
        ("faust:App.on_first_start", "self._create_directories()"),
    ),
    Member(
        APP,
        "faust:App._on_agent_error",
        "(self, agent, exc)",
        ("faust:App.agent", "on_error=self._on_agent_error"),
    ),
    Member(
        CLIENTS,
        f"{DRIVER}:Producer._producer",
        depends_on=(f"{DRIVER}:Producer.on_start", "self._producer = self._new_producer()"),
    ),
    Member(
        CLIENTS,
        f"{DRIVER}:Producer._new_producer",
        "(self, transactional_id=None)",
        (f"{DRIVER}:Producer._new_producer", "transactional_id=transactional_id"),
    ),
    Member(
        CLIENTS,
        f"{DRIVER}:Consumer._commit",
        "(self, offsets)",
        (f"{DRIVER}:AIOKafkaConsumerThread._commit", "tp in self.assignment()"),
    ),
    Member(CLIENTS, "faust.transport.consumer:ThreadDelegateConsumer._thread"),
    Member(
        CLIENTS,
        "mode.services:Service._shutdown",
        depends_on=("mode.threads:ServiceThread._shutdown_thread", "self.set_shutdown()"),
    ),
    Member(CLIENTS, f"{DRIVER}:AIOKafkaConsumerThread._consumer"),
    Member(
        CLIENTS,
        "aiokafka:AIOKafkaConsumer._coordinator",  # None before the client has heard of the brokers
        depends_on=(
            "aiokafka.consumer.group_coordinator:GroupCoordinator.check_errors",
            "self._coordination_task.result()",
        ),
    ),
    Member(
        CLIENTS,
        "aiokafka.consumer.group_coordinator:GroupCoordinator._maybe_leave_group",
        "(self)",
        (
            "aiokafka.consumer.group_coordinator:GroupCoordinator._maybe_leave_group",
            "LeaveGroupRequest(self.group_id, self.member_id)",
        ),
    ),
    Member(STOPS, f"{DRIVER}:Consumer"),
    Member(
        STOPS,
        f"{DRIVER}:Transport.Consumer",
        depends_on=("faust.transport.base:Transport.create_consumer", "return self.Consumer("),
    ),
    Member(
        STOPS,
        f"{DRIVER}:Consumer.logger",
        depends_on=("mode.services:ServiceBase._init_subclass_logger", 'getattr(logger, "__modex__", False)'),
    ),
    Member(
        STOPS,
        f"{DRIVER}:Consumer._new_consumer_thread",
        "(self)",
        (f"{DRIVER}:Consumer._new_consumer_thread", "AIOKafkaConsumerThread(self, loop=self.loop, beacon=self.beacon)"),
    ),
    Member(STOPS, f"{DRIVER}:Producer"),
    Member(
        STOPS,
        f"{DRIVER}:Transport.Producer",
        depends_on=("faust.transport.base:Transport.create_producer", "return self.Producer("),
    ),
    Member(
        STOPS,
        f"{DRIVER}:Producer.on_stop",
        "(self)",
        (f"{DRIVER}:Producer.on_stop", "await producer.stop()"),
    ),
    Member(STOPS, f"{DRIVER}:Producer._producer"),
    Member(
        STOPS,
        "aiokafka:AIOKafkaProducer._sender",
        depends_on=("aiokafka.producer.sender:Sender._sender_routine", "except asyncio.CancelledError:"),
    ),
    Member(
        STOPS,
        f"{DRIVER}:Producer.flush",
        "(self)",
        ("faust.app.base:App._producer_flush", "await self._producer.flush()"),
    ),
    Member(STOPS, f"{DRIVER}:AIOKafkaConsumerThread"),
    Member(STOPS, f"{DRIVER}:AIOKafkaConsumerThread._consumer"),
    Member(
        STOPS,
        f"{DRIVER}:AIOKafkaConsumerThread.on_thread_stop",
        "(self)",
        (f"{DRIVER}:AIOKafkaConsumerThread.on_thread_stop", "await self._consumer.stop()"),
    ),
    Member(
        STOPS,
        "mode.threads:ServiceThread._stopped_set",
        "(self)",
        ("mode.threads:ServiceThread._stopped_set", "self.thread_loop.call_soon_threadsafe(self._stopped.set)"),
    ),
    Member(STOPS, "aiokafka:AIOKafkaConsumer._coordinator"),
    Member(
        STOPS,
        "aiokafka.consumer.group_coordinator:GroupCoordinator._coordination_task",
        depends_on=(
            "aiokafka.consumer.group_coordinator:GroupCoordinator.close",
            "if not self._coordination_task.done():\n            await self._coordination_task",
        ),
    ),
    Member(
        STOPS,
        "aiokafka.consumer.group_coordinator:GroupCoordinator._maybe_leave_group",
        "(self)",
        ("aiokafka.consumer.group_coordinator:GroupCoordinator.close", "await self._maybe_leave_group()"),
    ),
    Member(
        STOPS,
        "aiokafka.consumer.group_coordinator:GroupCoordinator._send_req",
        "(self, request)",
        (
            "aiokafka.consumer.group_coordinator:GroupCoordinator._maybe_leave_group",
            "await self._send_req(request)\n            except Errors.KafkaError",
        ),
    ),
    Member(
        STOPS,
        "aiokafka.consumer.group_coordinator:BaseCoordinator._client",
        depends_on=("aiokafka.client:AIOKafkaClient.send", "group=ConnectionGroup.DEFAULT"),
    ),
    Member(READS, f"{DRIVER}:Transport.Consumer"),
    Member(
        READS,
        f"{DRIVER}:AIOKafkaConsumerThread._create_worker_consumer",
        "(self, transport)",
        (f"{DRIVER}:AIOKafkaConsumerThread._create_consumer", "return self._create_worker_consumer(transport)"),
    ),
    Member(
        READS,
        "faust.transport.consumer:Consumer.in_transaction",
        depends_on=(
            f"{DRIVER}:AIOKafkaConsumerThread._create_worker_consumer",
            'if self.consumer.in_transaction:\n            isolation_level = "read_committed"',
        ),
    ),
    Member(HEADERS, "aiokafka.consumer:fetcher"),
    Member(
        HEADERS,
        "aiokafka.consumer.fetcher:MemoryRecords",
        depends_on=("aiokafka.consumer.fetcher:Fetcher", "records = MemoryRecords("),
    ),
    Member(HEADERS, f"{FETCHES}:_MemoryRecordsPy", "(bytes_data)"),
    Member(
        HEADERS,
        f"{FETCHES}:_MemoryRecordsPy._next_slice",
        depends_on=(f"{FETCHES}:_MemoryRecordsPy.next_batch", "DefaultRecordBatch(next_slice)"),
    ),
    Member(HEADERS, f"{FETCHES}:_MemoryRecordsPy.next_batch", "(self, _min_slice=26, _magic_offset=16)"),
    Member(HEADERS, f"{BATCHES}:_DefaultRecordBatchPy", "(buffer)"),
    Member(
        HEADERS,
        f"{BATCHES}:_DefaultRecordBatchPy._buffer",
        depends_on=(f"{BATCHES}:_DefaultRecordBatchPy", 'h_key = buffer[pos : pos + h_key_len].decode("utf-8")'),
    ),
    Member(
        HEADERS,
        f"{BATCHES}:_DefaultRecordBatchPy._maybe_uncompress",
        "(self)",
        (f"{BATCHES}:_DefaultRecordBatchPy.__iter__", "self._maybe_uncompress()"),
    ),
    Member(REACH, "aiokafka.conn:create_conn"),
    Member(REACH, "aiokafka.protocol.admin:SaslHandShakeRequest", "(mechanism)"),
    Member(REACH, "aiokafka.protocol.metadata:MetadataRequest", "(topics=None, allow_auto_topic_creation=None)"),
]


@pytest.mark.parametrize("member", MEMBERS, ids=str)
def test_what_we_count_on_is_as_it_was(member: Member) -> None:
    look = (
        f"streams/{member.used_in} uses {member.place}, which faust-streaming {faust.__version__} or aiokafka "
        f"{aiokafka.__version__} has changed: look at that use again, then put this list right"
    )
    assert is_there(member.place), look
    if member.signature is not None:
        assert bare_signature(resolve_name(member.place)) == member.signature, look
    if member.depends_on is not None:
        place, code = member.depends_on
        assert code in inspect.getsource(resolve_name(place)), f"{look}; {place} no longer has: {code}"


def is_there(place: str) -> bool:
    """Whether a module or class has a member; one that only its instances have is assigned in its source."""
    owner_place, name = re.split(r"[:.](?=\w+$)", place)
    owner = resolve_name(owner_place)
    return hasattr(owner, name) or re.search(rf"\bself\.{name}\b[^=\n]* = ", inspect.getsource(owner)) is not None


def bare_signature(function: Any) -> str:
    signature = inspect.signature(function)
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()]
    return str(signature.replace(parameters=bare, return_annotation=inspect.Signature.empty))


def test_every_option_of_a_single_connection_is_still_one() -> None:
    options = set(inspect.signature(resolve_name("aiokafka.conn:create_conn")).parameters)
    assert options >= {"host", "port", "client_id", "request_timeout_ms", "ssl_context", "security_protocol"}
    assert options >= {"sasl_mechanism", "sasl_plain_username", "sasl_plain_password"}


@pytest.mark.parametrize("guarantee", ["at_least_once", "exactly_once"])
def test_an_app_has_the_clients_that_are_bent(guarantee: str) -> None:
    async def run() -> None:
        settings = load_settings(brokers="127.0.0.1:1", processing_guarantee=guarantee)
        app = create_app(settings, READ_NOTHING, metrics=Metrics(CollectorRegistry(), watchlist=()), health=Health())
        assert type(app.transport) is driver.Transport
        assert isinstance(app.producer, driver.Producer)
        assert issubclass(app.transport.Consumer, driver.Consumer)

    asyncio.run(run())


def test_every_use_is_in_the_list_and_every_entry_is_used() -> None:
    used = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in sorted(ROOT.rglob("*.py"))
        for name in uses(ast.parse(path.read_text(encoding="utf-8")), patches=path.parent.name == "patches")
    }
    listed = {(member.used_in, member.name) for member in MEMBERS}
    assert used - listed == set(), "put these uses into MEMBERS, with what is expected of each"
    assert listed - used == set(), "these are used no more: take them out of MEMBERS"


def test_private_members_are_used_by_patches_alone() -> None:
    outside = {member for member in MEMBERS if "/patches/" not in member.used_in}
    assert {member.name for member in outside if member.name.startswith("_")} == set()


def uses(tree: ast.Module, *, patches: bool) -> set[str]:
    """The names of what a module of ours takes from the libraries that is not meant for users.

    Args:
        tree: The module.
        patches: Whether an attribute that it sets is one of theirs.
    """
    imported = list(imports(tree))
    if not imported:
        return set()
    names = {name for module, name in imported if module not in FOR_USERS or name.startswith("_")}
    internal = {name for module, name in imported if module not in FOR_USERS}
    theirs = {name for _, name in imported}
    derived: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and any(root_name(base) in theirs for base in node.bases):
            names |= set(members(node, all_of_them=any(root_name(base) in internal for base in node.bases)))
            derived |= set(ast.walk(node))
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute):
            continue
        own = isinstance(node.value, ast.Name) and node.value.id in ("self", "cls")
        private = node.attr.startswith("_") and not node.attr.startswith("__")
        if (private and (node in derived or not own)) or (patches and isinstance(node.ctx, ast.Store) and not own):
            names.add(node.attr)
    return names


def imports(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Modules of the libraries, and what is imported from them; the root's name where they are themselves."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] in LIBRARIES:
            yield from ((node.module, alias.name) for alias in node.names)
        elif isinstance(node, ast.Import):
            roots = [(alias.name, alias.name.split(".")[0]) for alias in node.names]
            yield from ((module, root) for module, root in roots if root in LIBRARIES)


def root_name(node: ast.AST) -> str | None:
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else None


def members(definition: ast.ClassDef, *, all_of_them: bool) -> Iterator[str]:
    """What a class derived from theirs has in place of theirs: private names, or all where theirs is internal."""
    for node in definition.body:
        named = [node.name] if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else []
        if isinstance(node, ast.Assign):
            named = [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            named = [node.target.id]
        yield from (name for name in named if name.startswith("_") or all_of_them)
