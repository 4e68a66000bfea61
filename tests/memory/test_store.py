"""The local store: it is another's, damaged, of another topic or full, and says so; it never guesses."""

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from streams.memory.store import Mark, Row, Store, StoreError

ROWS = [Row(f"a-{number}", number, 1_000 * number, b"%d" % number) for number in range(5)]


def filled(path: Path) -> None:
    store = Store.open(path, "topic-1")
    store.write(ROWS, Mark(7, 9))
    store.close()


def _of_another_layout(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 9")
    connection.close()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "memory" / "3.sqlite"


def test_what_was_written_is_there_again(path: Path) -> None:
    filled(path)
    store = Store.open(path, "topic-1")
    assert (store.count, store.mark()) == (5, Mark(7, 9))
    assert (store.get("a-3"), store.get("nobody")) == (b"3", None)
    store.write([Row("a-3", 9, 9, b"new"), Row("a-9", 9, 9, b"9")], Mark(8, 11))
    assert (store.count, store.get("a-3"), store.mark()) == (6, b"new", Mark(8, 11))
    store.close()


def test_old_entries_are_forgotten_some_at_a_time(path: Path) -> None:
    filled(path)
    store = Store.open(path, "topic-1")
    assert [store.expire(3_000, at_most=2) for _ in range(3)] == [2, 1, 0]
    assert (store.count, store.get("a-2"), store.get("a-3")) == (2, None, b"3")
    store.close()


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda path: path.write_bytes(b"no database at all, but long enough to look at" * 100), "not a database"),
        (lambda path: path.write_bytes(path.read_bytes()[:4096] + b"\xff" * 8192), "can't be used"),
        (_of_another_layout, "its layout is 9"),
    ],
    ids=["no database", "damaged", "another layout"],
)
def test_a_file_that_can_not_be_used_is_thrown_away_and_said(
    path: Path, spoil: object, said: str, caplog: pytest.LogCaptureFixture
) -> None:
    filled(path)
    assert callable(spoil)
    spoil(path)
    store = Store.open(path, "topic-1")
    assert (store.count, store.mark()) == (0, None)
    assert said in caplog.text
    store.write(ROWS, Mark(1, 1))
    store.close()


def test_a_file_of_another_topic_is_thrown_away(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    filled(path)
    store = Store.open(path, "topic-2")
    assert (store.count, store.mark()) == (0, None)
    assert "it is of another topic" in caplog.text
    store.close()


def test_a_file_that_another_process_has_is_left_to_it(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    filled(path)
    script = (
        "import pathlib, sys; from streams.memory.store import Store; "
        f"store = Store.open(pathlib.Path({str(path)!r}), 'topic-1'); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        beside = Store.open(path, "topic-1")
        assert (beside.count, beside.mark()) == (0, None)
        assert "belongs to another process" in caplog.text
        beside.write(ROWS[:1], Mark(1, 1))
        beside.close()
        other.communicate()
    again = Store.open(path, "topic-1")
    assert (again.count, again.mark()) == (5, Mark(7, 9))
    again.close()
    assert [each.name for each in path.parent.iterdir() if each.suffix == ".sqlite"] == ["3.sqlite"]


def test_nothing_is_kept_where_the_topic_can_not_be_told(path: Path) -> None:
    store = Store.open(path, None)
    store.write(ROWS, Mark(1, 1))
    store.close()
    assert list(path.parent.iterdir()) == []


def test_a_directory_that_can_not_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="QUOTETAPE_STATE_DIR"):
        Store.open(tmp_path / "file" / "0.sqlite", "topic-1")


def test_a_full_disk_is_said(path: Path) -> None:
    store = Store.open(path, "topic-1")
    store._connection.execute("PRAGMA max_page_count = 8")
    with pytest.raises(StoreError, match=r"full.*QUOTETAPE_STATE_DIR"):
        store.write([Row(f"a-{number}", 1, 1, b"x" * 1_000) for number in range(100)], Mark(1, 1))
    store.close()
