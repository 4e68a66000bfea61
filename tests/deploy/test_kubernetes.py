"""deploy/kubernetes: that it keeps Kubernetes' schemas, that its parts fit, and that what it runs is there."""

from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import typer.main
import yaml

from streams.cli import app
from streams.cluster.topics import DEFAULT_PARTITIONS
from streams.settings import PREFIX, Settings

_MANIFEST = Path(__file__).parents[2] / "deploy" / "kubernetes" / "quotetape.yaml"
_OBJECTS: list[dict[str, Any]] = list(yaml.safe_load_all(_MANIFEST.read_text()))
_BY_NAME = {(each["kind"], each["metadata"]["name"]): each for each in _OBJECTS}
_SETTINGS = _BY_NAME["ConfigMap", "quotetape"]["data"]
_RUNNING = [each for each in _OBJECTS if each["kind"] in ("Deployment", "Job")]
_RELEASES = ("1.30", "1.34")
_PORT = 6066
_PAGE_PORT = 8080

each_object = pytest.mark.parametrize("each", _OBJECTS, ids=lambda each: f"{each['kind']} {each['metadata']['name']}")
each_running = pytest.mark.parametrize("each", _RUNNING, ids=lambda each: each["metadata"]["name"])


def _container(each: dict[str, Any]) -> dict[str, Any]:
    (container,) = each["spec"]["template"]["spec"]["containers"]
    found: dict[str, Any] = container
    return found


@each_object
@pytest.mark.parametrize("release", _RELEASES)
def test_it_keeps_the_published_schema(each: dict[str, Any], release: str) -> None:
    kubernetes_validate.validate(each, release, strict=True)


def test_the_check_finds_what_is_wrong() -> None:
    wrong = {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": "x"}, "spec": {"max": 1}}
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(wrong, _RELEASES[-1], strict=True)


def test_every_variable_is_a_setting() -> None:
    # The directory is that of a setting to come; until then a process says that it does not know it, and goes on.
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields} | {f"{PREFIX}STATE_DIR"}
    assert _SETTINGS.keys() <= known
    assert all(isinstance(value, str) for value in _SETTINGS.values())
    assert int(_SETTINGS["QUOTETAPE_WEB_PORT"]) == _PORT
    assert int(_SETTINGS["QUOTETAPE_SERVE_PORT"]) == _PAGE_PORT


@each_running
def test_what_it_runs_is_a_command_as_nobody_with_nowhere_to_write(each: dict[str, Any]) -> None:
    container = _container(each)
    command: Any = typer.main.get_command(app)
    assert container["args"][0] in command.list_commands(None)
    assert {"configMapRef": {"name": "quotetape"}} in container["envFrom"]
    assert container["securityContext"]["readOnlyRootFilesystem"]
    assert each["spec"]["template"]["spec"]["securityContext"]["runAsNonRoot"]


@pytest.mark.parametrize(("name", "port"), [("worker", _PORT), ("tape", _PAGE_PORT)])
def test_the_probes_ask_where_it_answers(name: str, port: int) -> None:
    deployment = _BY_NAME["Deployment", f"quotetape-{name}"]
    container = _container(deployment)
    assert container["ports"] == [{"name": "web", "containerPort": port}]
    assert deployment["spec"]["template"]["metadata"]["annotations"]["prometheus.io/port"] == str(port)
    probes = {name: container[f"{name}Probe"]["httpGet"] for name in ("startup", "liveness", "readiness")}
    assert probes == {
        "startup": {"path": "/livez", "port": "web"},
        "liveness": {"path": "/livez", "port": "web"},
        "readiness": {"path": "/readyz", "port": "web"},
    }


@pytest.mark.parametrize(("name", "kind"), [("worker", "emptyDir"), ("tape", "persistentVolumeClaim")])
def test_what_it_keeps_is_on_a_volume(name: str, kind: str) -> None:
    deployment = _BY_NAME["Deployment", f"quotetape-{name}"]
    mounts = {each["mountPath"]: each["name"] for each in _container(deployment)["volumeMounts"]}
    volumes = {each["name"]: each for each in deployment["spec"]["template"]["spec"]["volumes"]}
    assert kind in volumes[mounts[_SETTINGS["QUOTETAPE_STATE_DIR"]]]


def test_the_pages_volume_is_claimed_and_is_one_pods() -> None:
    tape = _BY_NAME["Deployment", "quotetape-tape"]["spec"]
    (claim,) = [
        each["persistentVolumeClaim"]["claimName"]
        for each in tape["template"]["spec"]["volumes"]
        if "persistentVolumeClaim" in each
    ]
    assert _BY_NAME["PersistentVolumeClaim", claim]["spec"]["accessModes"] == ["ReadWriteOnce"]
    assert (tape["replicas"], tape["strategy"]) == (1, {"type": "Recreate"})


def test_the_service_leads_to_the_page() -> None:
    service = _BY_NAME["Service", "quotetape-tape"]["spec"]
    tape = _BY_NAME["Deployment", "quotetape-tape"]["spec"]
    assert service["selector"] == tape["selector"]["matchLabels"] == tape["template"]["metadata"]["labels"]
    assert [each["targetPort"] for each in service["ports"]] == ["web"]


def test_budget_and_autoscaler_are_the_workers() -> None:
    worker = _BY_NAME["Deployment", "quotetape-worker"]
    labels = worker["spec"]["template"]["metadata"]["labels"]
    assert worker["spec"]["selector"]["matchLabels"] == labels
    assert _BY_NAME["PodDisruptionBudget", "quotetape-worker"]["spec"]["selector"]["matchLabels"] == labels
    scaler = _BY_NAME["HorizontalPodAutoscaler", "quotetape-worker"]["spec"]
    assert (scaler["scaleTargetRef"]["kind"], scaler["scaleTargetRef"]["name"]) == ("Deployment", "quotetape-worker")
    assert "replicas" not in worker["spec"], "each apply would undo what the autoscaler did"
    (metric,) = scaler["metrics"]
    assert metric["external"]["metric"] == {
        "name": "quotetape_group_lag",
        "selector": {"matchLabels": {"group": _SETTINGS["QUOTETAPE_GROUP"]}},
    }


def test_there_are_no_more_workers_than_partitions() -> None:
    arguments = _container(_BY_NAME["Job", "quotetape-topics"])["args"]
    partitions = int(arguments[arguments.index("--partitions") + 1])
    scaler = _BY_NAME["HorizontalPodAutoscaler", "quotetape-worker"]["spec"]
    assert partitions == scaler["maxReplicas"] == DEFAULT_PARTITIONS
