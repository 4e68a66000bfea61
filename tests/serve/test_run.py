"""Where ``quotetape serve`` keeps what it has read."""

from pathlib import Path

from streams.serve.run import store_directory
from streams.settings import load_settings


def test_every_group_and_deployment_has_a_store_of_its_own(tmp_path: Path) -> None:
    groups = ("a/b", "a-b", "a_b", "../a", "a" * 200, "a" * 199 + "b", "quotetape")
    directories = [store_directory(load_settings(group=group, state_dir=tmp_path)) for group in groups]
    directories.append(store_directory(load_settings(state_dir=tmp_path, topic_prefix="desk.")))
    assert len(set(directories)) == len(directories)
    assert {directory.parent for directory in directories} == {tmp_path / "serve"}
    for directory in directories:
        directory.mkdir(parents=True)
