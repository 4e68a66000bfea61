"""A worker in trouble says so: readiness turns red, and the deployed rules raise an alert in a real Prometheus."""

from pathlib import Path

import pytest

from deploy.kafka.node import ApacheKafka
from tests.deploy.prometheus import free_port, needs_prometheus, prometheus_of, wait_for
from tests.faults.harness import Group

pytestmark = [pytest.mark.faults, pytest.mark.prometheus, needs_prometheus]

_STARTS = "changes(process_start_time_seconds[1h])"


def test_a_crash_loop_raises_an_alert(group: Group, tmp_path: Path) -> None:
    port = str(free_port())
    with prometheus_of(tmp_path, [f"127.0.0.1:{port}"]) as prometheus:
        for start in range(4):
            worker = group.start_worker(QUOTETAPE_WEB_PORT=port)
            wait_for(f"scrape of start {start}", lambda start=start: prometheus.values(_STARTS) == [start])
            assert prometheus.values("quotetape_worker_ready") == [0], "it has been given no partitions yet"
            group.kill(worker)
        wait_for("alert", lambda: "QuotetapeRestarts" in prometheus.firing())


def test_a_worker_that_stands_still_is_not_ready_and_raises_an_alert_until_it_goes_on(
    group: Group, one_node: ApacheKafka, tmp_path: Path
) -> None:
    port = str(free_port())
    worker = group.start_worker(QUOTETAPE_WEB_PORT=port)
    # The rules wait five minutes before they call anybody; here five seconds.
    with prometheus_of(tmp_path, [f"127.0.0.1:{port}"], pending="5s") as prometheus:
        wait_for("readiness", lambda: worker.get("/readyz")[0] == 200)
        wait_for("silence", lambda: prometheus.values("quotetape_worker_ready") == [1] and not prometheus.firing())
        one_node.stop()
        wait_for("red readiness", lambda: worker.get("/readyz")[0] == 503)
        assert "no word from the brokers" in worker.get("/readyz")[1]
        wait_for("alert", lambda: "QuotetapeNotReady" in prometheus.firing())
        one_node.start()
        group.send(100)
        group.wait_until_done()
        wait_for("silence", lambda: "QuotetapeNotReady" not in prometheus.firing())
