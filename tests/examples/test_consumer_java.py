"""``examples/Consumer.java`` on Apache Kafka, with the jars that come with it."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from deploy.kafka.node import class_path
from tests.examples.conftest import MakeTopic, Put, RunExample
from tests.examples.quotes import quote, record, withdrawn


@pytest.mark.kafka
def test_prints_each_quote_once_takes_it_back_and_goes_on_where_it_was(
    brokers: str, make_topic: MakeTopic, put: Put, run_example: RunExample
) -> None:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    assert java is not None
    command = (java, "-Duser.language=de", "-cp", class_path())
    topic = make_topic("quotes.v1")
    odd = quote(
        "“Größe”\n\x1b[31m",
        id="o",
        kind="indirect",
        speaker={"affiliation": None, "shoe_size": 44},
        new={"field": [1]},
    )
    one = quote("one", id="1", article={**quote()["article"], "url": "https://wire.example/1"})
    put(
        topic,
        record(one, "e-1"),
        record(one, "e-1"),
        record(one, "e-1b", sequence=1),  # in a later version of the article
        record(quote("praise", id="p"), "e-2", "quote-praised"),
        record(quote("archive", id="a"), "e-2b", group="backfill"),
        {"key": b"foreign", "value": b"no JSON"},
        record(odd, "e-3"),
        record(quote("three", speaker=None, id="3"), "e-4"),
    )

    program = run_example("Consumer.java", brokers, topic, topic, command=command)
    assert program.lines(3) == [
        'Jane Doe (Acme Corp.): "one" [0.97] https://wire.example/1 1',
        "Jane Doe: “Größe” [31m [0.97] wire-2024-0001 o",
        'somebody: "three" [0.97] wire-2024-0001 3',
    ]
    gone = withdrawn("e-5", 3, id="3")
    put(topic, gone, gone, record(quote("three", id="3"), "e-4"), record(quote("four", id="4"), "e-6"))
    assert program.lines(2) == [
        "withdrawn, canceled: 3 of wire-2024-0001",
        'Jane Doe (Acme Corp.): "four" [0.97] wire-2024-0001 4',
    ]
    program.end(signal.SIGTERM)
    put(topic, withdrawn("e-7", 9, id="4"))
    again = run_example("Consumer.java", brokers, topic, topic, command=command)
    assert again.lines(1) == ["withdrawn, canceled: 4 of wire-2024-0001"]
