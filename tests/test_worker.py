"""What a worker refuses before it asks any broker."""

import pytest

from streams.settings import load_settings
from streams.worker import run_worker


def test_exactly_once_is_not_offered_before_it_is_proven(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_worker(load_settings(processing_guarantee="exactly_once", brokers="127.0.0.1:1")) == 1
    assert "exactly_once is not offered yet" in capsys.readouterr().out
