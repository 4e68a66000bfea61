"""What a person is told who mistypes, or gives nothing."""

import subprocess
import sys

import pytest


def quotetape(*arguments: str, text: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "streams.cli", *arguments], input=text, capture_output=True, check=False, timeout=60
    )


def test_a_command_that_is_mistyped_is_known_by_its_likes() -> None:
    run = quotetape("extrct")
    assert run.returncode == 2
    assert b"No such command 'extrct'; did you mean extract?" in run.stderr
    assert b"did you mean" not in quotetape("zzz").stderr


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("extract", "--only", "foo"), "'foo' is not one of 'quotes', 'tickers'"),
        (("consume", "--min-confidence", "2"), "it must be less than or equal to 1"),
        (("consume", "--count", "many"), "it must be a valid integer"),
    ],
)
def test_what_is_not_allowed_is_said_in_a_persons_words(arguments: tuple[str, ...], says: str) -> None:
    run = quotetape(*arguments)
    told = " ".join(run.stderr.decode().replace("│", " ").split())
    assert run.returncode == 2
    assert says in told
    assert "Value error" not in told
    assert "Input should" not in told


@pytest.mark.parametrize("text", [b"", b"\n\n", b"[]"])
def test_nothing_to_read_is_said(text: bytes) -> None:
    run = quotetape("extract", "-", text=text)
    assert (run.returncode, run.stdout, run.stderr) == (0, b"", b"quotetape: there is no article in -\n")
