"""``quotetape securities``."""

from pathlib import Path

import orjson
import pytest
from typer.testing import CliRunner

from streams.cli import app
from streams.tickers.securities.master import read_master

RUNNER = CliRunner(env={"COLUMNS": "200"})


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["META"], ["Meta Platforms", "FB", "0001326801", "instagram (brand)"]),
        (["FB", "--on", "2021-05-01"], ["Facebook", "XNAS"]),
        (["Meta Platforms"], ["META"]),
        (["brk-b"], ["BRK.B", "Berkshire Hathaway"]),
    ],
)
def test_lookup_tells_whom_a_symbol_or_a_name_means(arguments: list[str], told: list[str]) -> None:
    result = RUNNER.invoke(app, ["securities", "lookup", *arguments])

    assert result.exit_code == 0, result.output
    assert [words for words in told if words not in result.output] == []


def test_lookup_on_a_day_tells_no_name_that_came_later() -> None:
    result = RUNNER.invoke(app, ["securities", "lookup", "FB", "--on", "2021-05-01"])

    assert "Meta Platforms" not in result.output
    assert "instagram" in result.output


def test_lookup_of_nobody_fails() -> None:
    result = RUNNER.invoke(app, ["securities", "lookup", "TWTR", "--on", "2025-01-01"])

    assert result.exit_code == 1
    assert "nobody listed is called TWTR on 2025-01-01" in result.stderr


def test_info_says_how_new_and_how_large_the_master_is() -> None:
    result = RUNNER.invoke(app, ["securities", "info"])

    assert result.exit_code == 0, result.output
    assert "as of 20" in result.output
    assert "issuers" in result.output


def test_update_writes_a_new_master(tmp_path: Path) -> None:
    file, output = tmp_path / "company_tickers_exchange.json", tmp_path / "master.gz"
    rows = [[320193, "Apple Inc.", "AAPL", "Nasdaq"], [9999999, "Brandnew Corp.", "BRNW", "NYSE"]]
    file.write_bytes(orjson.dumps({"fields": ["cik", "name", "ticker", "exchange"], "data": rows}))

    result = RUNNER.invoke(app, ["securities", "update", str(file), "--as-of", "2026-12-01", "--output", str(output)])

    assert result.exit_code == 0, result.output
    assert "new: 1 (BRNW)" in result.output
    master = read_master(output.read_bytes())
    assert master.as_of == "2026-12-01"
    assert master.holder("BRNW", "2026-12-01") is not None
    assert master.holder("AAPL", "2026-12-01") is not None


def test_an_older_file_is_no_update(tmp_path: Path) -> None:
    file = tmp_path / "company_tickers_exchange.json"
    file.write_text("{}")

    result = RUNNER.invoke(app, ["securities", "update", str(file), "--as-of", "2020-01-01"])

    assert result.exit_code == 1
    assert "is no update" in result.stderr
