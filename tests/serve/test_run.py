"""Where ``quotetape serve`` keeps what it has read."""

import signal
from pathlib import Path
from socket import create_server

import pytest

from streams.serve.run import AddressError, run_serve, store_directory
from streams.settings import load_settings


def test_every_group_and_deployment_has_a_store_of_its_own(tmp_path: Path) -> None:
    groups = ("a/b", "a-b", "a_b", "../a", "a" * 200, "a" * 199 + "b", "quotetape")
    directories = [store_directory(load_settings(group=group, state_dir=tmp_path)) for group in groups]
    directories.append(store_directory(load_settings(state_dir=tmp_path, topic_prefix="desk.")))
    assert len(set(directories)) == len(directories)
    assert {directory.parent for directory in directories} == {tmp_path / "serve"}
    for directory in directories:
        directory.mkdir(parents=True)


def test_a_taken_port_is_told_with_what_to_do(tmp_path: Path) -> None:
    with create_server(("127.0.0.1", 0)) as taken:
        settings = load_settings(serve_port=taken.getsockname()[1], state_dir=tmp_path)
        with pytest.raises(AddressError, match=r"in use. Set --port to another port"):
            run_serve(settings, keep_days=1, grafana=None, announce=print)


def test_an_address_of_another_machine_is_told_with_what_to_do(tmp_path: Path) -> None:
    settings = load_settings(serve_host="203.0.113.9", state_dir=tmp_path)  # of no machine (RFC 5737)
    with pytest.raises(AddressError, match="Set --host to an address of this machine"):
        run_serve(settings, keep_days=1, grafana=None, announce=print)


def test_what_is_told_to_stop_as_it_begins_stops(tmp_path: Path) -> None:
    settings = load_settings(serve_port=0, state_dir=tmp_path, brokers="127.0.0.1:1")
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        status = run_serve(
            settings, keep_days=1, grafana=None, announce=lambda _address: signal.raise_signal(signal.SIGTERM)
        )
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
    assert status == 0
