"""Faust's app without its directories and restarts. No broker here."""

from pathlib import Path

import pytest

from streams.worker.patches.app import FaustApp
from tests.worker.patches.conftest import WithApp


def test_nothing_is_made_in_the_working_directory(
    with_app: WithApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    async def start(app: FaustApp) -> None:
        await app.on_first_start()

    with_app(start)
    assert list(tmp_path.iterdir()) == []


def test_an_agent_that_fails_ends_the_app(with_app: WithApp) -> None:
    fault = RuntimeError("a fault of ours")

    async def fail(app: FaustApp) -> None:
        app.agent(app.topic("articles"), name="articles")(lambda stream: stream)
        (agent,) = app.agents.values()
        await agent._on_error(agent, fault)
        assert app.crash_reason is fault

    with_app(fail)


def test_what_the_app_says_is_fausts() -> None:
    assert FaustApp.logger.name == "faust.app"
