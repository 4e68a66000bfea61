"""docker-compose.yml: that it is valid, that its parts fit, and that its worker runs as it says."""

import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
import yaml

_ROOT = Path(__file__).parents[2]
_COMPOSE: dict[str, Any] = yaml.safe_load((_ROOT / "docker-compose.yml").read_text())
_SERVICES: dict[str, Any] = _COMPOSE["services"]


def _compose_command() -> list[str] | None:
    """Docker Compose as a plug-in or as a program; neither needs an engine to read a file."""
    docker, compose = shutil.which("docker"), shutil.which("docker-compose")
    if docker and subprocess.run([docker, "compose", "version"], capture_output=True, check=False).returncode == 0:
        return [docker, "compose"]
    return [compose] if compose else None


def test_compose_reads_it() -> None:
    command = _compose_command()
    if command is None:
        pytest.skip("there is no Docker Compose here")
    done = subprocess.run(
        [*command, "--file", str(_ROOT / "docker-compose.yml"), "config", "--quiet"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_every_image_has_a_tag_that_does_not_move() -> None:
    from_lines = re.findall(r"^FROM (\S+)", (_ROOT / "deploy" / "Dockerfile").read_text(), flags=re.MULTILINE)
    images = [service["image"] for service in _SERVICES.values() if "build" not in service]
    assert all(re.search(r":v?\d+\.\d+\.\d+", image) for image in [*images, *from_lines])


def test_kafka_is_the_release_that_the_tests_run_on() -> None:
    pom = ET.parse(_ROOT / "deploy" / "kafka" / "pom.xml")  # noqa: S314 - our own file
    release = pom.findtext(".//{*}kafka.version")
    assert _SERVICES["kafka"]["image"] == f"apache/kafka:{release}"


def test_every_mounted_file_is_there() -> None:
    mounted = [volume.split(":")[0] for service in _SERVICES.values() for volume in service.get("volumes", ())]
    files = [path for path in mounted if path.startswith(".")]
    assert files
    assert [path for path in files if not (_ROOT / path).exists()] == []


@pytest.mark.parametrize("name", ["topics", "worker", "lag-exporter", "tape"])
def test_ours_cannot_write_or_gain_rights(name: str) -> None:
    service = _SERVICES[name]
    assert (service["read_only"], service["cap_drop"]) == (True, ["ALL"])
    assert re.search(r"^USER \d+:\d+$", (_ROOT / "deploy" / "Dockerfile").read_text(), flags=re.MULTILINE)


def test_each_worker_remembers_on_a_volume_of_its_own_that_its_user_may_write_to() -> None:
    worker, dockerfile = _SERVICES["worker"], (_ROOT / "deploy" / "Dockerfile").read_text()
    directory = worker["environment"]["QUOTETAPE_STATE_DIR"]
    assert worker["volumes"] == [directory], "a volume with a name would be shared by all workers"
    (user, group) = re.findall(r"^USER (\d+):(\d+)$", dockerfile, flags=re.MULTILINE)[0]
    made = f"install --directory --owner={user} --group={group} --mode=0750 {directory}"
    # In the last stage, and before the volume is declared: what is changed after that is not in it.
    assert dockerfile.rindex("FROM ") < dockerfile.index(made) < dockerfile.index(f"VOLUME {directory}")
    assert f"QUOTETAPE_STATE_DIR={directory}" in dockerfile


def test_prometheus_finds_every_worker_by_the_service_name_and_its_port() -> None:
    config = yaml.safe_load((_ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    (discovery,) = next(job for job in config["scrape_configs"] if job["job_name"] == "quotetape")["dns_sd_configs"]
    assert discovery["names"] == ["worker"]
    assert str(discovery["port"]) == _SERVICES["worker"]["environment"]["QUOTETAPE_WEB_PORT"]
    assert "ports" not in _SERVICES["worker"], "a port of the machine could be had by one worker only"


def test_prometheus_finds_the_lag_exporter() -> None:
    config = yaml.safe_load((_ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    (targets,) = next(job for job in config["scrape_configs"] if job["job_name"] == "lag-exporter")["static_configs"]
    assert targets["targets"] == [f"lag-exporter:{_SERVICES['lag-exporter']['environment']['QUOTETAPE_WEB_PORT']}"]


def test_prometheus_finds_the_page() -> None:
    config = yaml.safe_load((_ROOT / "deploy" / "prometheus" / "prometheus.yml").read_text())
    (targets,) = next(job for job in config["scrape_configs"] if job["job_name"] == "tape")["static_configs"]
    assert targets["targets"] == [f"tape:{_SERVICES['tape']['environment']['QUOTETAPE_SERVE_PORT']}"]
