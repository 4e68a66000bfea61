"""``examples/Consumer.java`` on Apache Kafka, with the jars that come with it."""

import os
import shutil
import signal
from pathlib import Path

import pytest

from deploy.kafka.node import class_path
from tests.examples.conftest import MakeTopic, Put, RunExample
from tests.examples.quotes import quote, record


@pytest.mark.kafka
def test_prints_each_quote_once_and_goes_on_where_it_was(
    brokers: str, make_topic: MakeTopic, put: Put, run_example: RunExample
) -> None:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin") if home else None)
    assert java is not None
    command = (java, "-Duser.language=de", "-cp", class_path())
    topic = make_topic("quotes.v1")
    odd = quote(
        "“Größe”\n\x1b[31m", kind="indirect", speaker={"affiliation": None, "shoe_size": 44}, new={"field": [1]}
    )
    put(
        topic,
        record(quote("one", article={**quote()["article"], "url": "https://wire.example/1"}), "e-1"),
        record(quote("one"), "e-1"),
        record({"id": "0f3a", "status": "withdrawn"}, "e-2", "quotetape.quote-withdrawn.v1"),
        {"key": b"foreign", "value": b"no JSON"},
        record(odd, "e-3"),
        record(quote("three", speaker=None), "e-4"),
    )

    program = run_example("Consumer.java", brokers, topic, topic, command=command)
    assert program.lines(3) == [
        'Jane Doe (Acme Corp.): "one" [0.97] https://wire.example/1',
        "Jane Doe: “Größe” [31m [0.97] wire-2024-0001",
        'somebody: "three" [0.97] wire-2024-0001',
    ]
    put(topic, record(quote("three"), "e-4"), record(quote("four"), "e-5"))
    assert program.lines(1) == ['Jane Doe (Acme Corp.): "four" [0.97] wire-2024-0001']
    program.end(signal.SIGTERM)
    put(topic, record(quote("five"), "e-6"))
    again = run_example("Consumer.java", brokers, topic, topic, command=command)
    assert again.lines(1) == ['Jane Doe (Acme Corp.): "five" [0.97] wire-2024-0001']
