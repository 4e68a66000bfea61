"""Dead letters as a person reads them."""

import pytest
from rich.console import Console

from streams.cli.client.dead_letters import DeadLetter
from streams.cli.views.dead_letters import letter_view, letters_table
from streams.pipeline.outcomes import Rejection
from streams.pipeline.outgoing import dead_letter
from streams.pipeline.records import IncomingRecord

MESSAGE = "/published_at: 'yesterday' is no RFC 3339 date-time or full-date."


def letter(key: bytes | None, value: bytes | None, rejection: Rejection) -> DeadLetter:
    article = IncomingRecord("news.articles.v1", 1, 5, key, value, (), 1_700_000_000_000)
    out = dead_letter(article, rejection, group="quotetape")
    return DeadLetter(
        IncomingRecord("news.articles.v1.dlq", 7, 12345, out.key, out.value, tuple(out.headers), 1_700_000_000_000)
    )


def shown(width: int, *letters: DeadLetter) -> list[str]:
    console = Console(width=width, highlight=False)
    with console.capture() as capture:
        console.print(letters_table(letters))
    return [line.rstrip() for line in capture.get().splitlines()]


@pytest.mark.parametrize("width", [80, 120, 1_000])
def test_only_the_message_is_folded(width: int) -> None:
    lines = shown(width, letter(b"wire-2024-0001", b"x" * 1_000_000, Rejection("confluent_framed", MESSAGE)))
    assert [line.split() for line in lines[:2]] == [
        ["place", "stage", "bytes", "key"],
        ["came", "in", "reason", "replays", "message"],
    ]
    assert lines[3].split() == ["7:12345", "decode", "1000000", "wire-2024-0001"]
    assert lines[4].split()[:4] == ["2023-11-14T22:13:20.000Z", "confluent_framed", "0", "/published_at:"]
    assert " ".join(line[lines[0].index("key") :] for line in lines[4:]).rstrip() == MESSAGE


def test_what_a_terminal_would_obey_is_escaped_and_one_row_stays_one() -> None:
    lines = shown(1_000, letter(b"\x1b[2J\n\t", None, Rejection("not_json", "No\nJSON \x9b31m [bold]")))
    assert lines[3].endswith(r"null  \u001b[2J\n\t")
    assert lines[4].endswith(r"No\nJSON \u009b31m [bold]")
    assert len(lines) == 5


def test_a_letter_that_comes_in_has_the_place_that_dlq_show_takes_and_a_time() -> None:
    console = Console(width=120, highlight=False)
    with console.capture() as capture:
        console.print(letter_view(letter(b"wire-7", b"x" * 301, Rejection("not_json", MESSAGE))))
    head, facts, value, *_ = map(str.strip, capture.get().splitlines())
    assert head == f"not_json  {MESSAGE}"
    assert facts == "7:12345 · 2023-11-14T22:13:20.000Z · key wire-7 · stage decode · from news.articles.v1 1:5"
    assert value.startswith("xxx")
