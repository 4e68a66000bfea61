"""The page that tells how things are now."""

from dataclasses import dataclass, replace

from starlette.testclient import TestClient

from streams.cluster.group_admin import GroupStanding, Member, PartitionLag
from streams.serve.web.app import create_app
from streams.serve.web.served import Served


@dataclass
class Watched:
    """A group as a watch has seen it."""

    standing: GroupStanding | None
    name: str = "quotetape"


def text(served: Served, standing: GroupStanding | None) -> str:
    app = create_app(replace(served, group=Watched(standing)))  # type: ignore[arg-type]
    with TestClient(app, base_url="http://127.0.0.1:8080") as client:
        return client.get("/now").text


def test_it_tells_what_waits_for_workers_and_what_for_the_page(served: Served) -> None:
    page = text(served, GroupStanding("Stable", (Member("h", frozenset({0})),), (PartitionLag(0, 5, 0, 1205),)))
    assert (
        '<dt>Waiting for workers</dt><dd>1,200</dd><dd class="note">articles; 1 worker in group quotetape</dd>' in page
    )
    assert '<dt>Waiting for this page</dt><dd>0</dd><dd class="note">records; its own backlog</dd>' in page
    assert "Waiting for workers</dt><dd>not known</dd>" in text(served, None)


def test_a_chart_comes_first_and_its_table_is_behind_it(served: Served) -> None:
    page = text(served, None)
    assert page.index("<svg") < page.index('<dl class="facts">')
    assert "<title>" not in page[page.index("<svg") :]
    assert page.index("<details><summary>Table") < page.index('<th scope="col">From')
