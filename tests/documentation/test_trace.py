"""The article that ARCHITECTURE.md traces comes out at each door as the page says."""

import json

import pytest

from tests.documentation.trace import BLOCK, DOORS, PAGE, NotTraceableError, Trace, traced

TEXT = PAGE.read_text(encoding="utf-8")


def test_every_door_is_shown_in_order() -> None:
    assert tuple(door for door, _ in BLOCK.findall(TEXT)) == DOORS


def test_what_is_shown_comes_out() -> None:
    today = dict(BLOCK.findall(traced(TEXT)))
    assert dict(BLOCK.findall(TEXT)) == today, "If it should: python -m tests.documentation.trace writes the page anew"


def test_another_article_is_read_on_its_own_day() -> None:
    body = '"Facebook Inc. sold out," said Jane Roe, an analyst.'
    trace = Trace(json.dumps({"id": "1", "published_at": "2019-06-12", "body": body}).encode())
    assert any(line.startswith("FB, ") for line in trace.securities())
    assert any("may be FB, " in line for line in trace.candidates())
    assert '"text": "Facebook Inc. sold out"' in " ".join(trace.event())


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"title": "Rain"}, "has a title"),
        ({"content_type": "text/html"}, "text/html: put in its text"),
        ({"language": "de"}, "language is 'de'"),
        ({"published_at": "yesterday"}, "a dead letter: schema: /published_at"),
    ],
)
def test_an_article_that_it_can_not_show_is_refused(fields: dict[str, str], message: str) -> None:
    with pytest.raises(NotTraceableError, match=message):
        Trace(json.dumps({"id": "1", "body": "Rain fell on the town.", **fields}).encode())
