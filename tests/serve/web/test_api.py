"""The API: it keeps to its description, and says what is wrong."""

from typing import Any

import jsonschema_rs
import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.testclient import TestClient

from streams.serve.store import store as store_module
from streams.serve.store.store import Store
from streams.serve.web.answers import moment
from tests.serve.lives import START_MS, Quoted
from tests.serve.web.conftest import tombstone

SOLD, FELL = Quoted("a", 0, 0).id, Quoted("a", 1, 1).id


def quotes(client: TestClient, **asked: Any) -> list[dict[str, Any]]:
    answer = client.get("/api/v1/quotes", params=asked)
    assert answer.status_code == 200, answer.text
    found: list[dict[str, Any]] = answer.json()["quotes"]
    return found


def test_its_description_is_valid(client: TestClient) -> None:
    described = client.get("/api/v1/openapi.json").json()
    assert described["openapi"].startswith("3.1")
    OpenAPIV31SpecValidator(described).validate()


@pytest.mark.parametrize(
    ("route", "path"),
    [
        ("/quotes", "/quotes?status=any"),
        ("/articles/{article_id}", "/articles/a"),
        ("/articles/{article_id}", "/articles/b/1"),
        ("/speakers", "/speakers"),
        ("/speakers/{name}", "/speakers/yann%20lecun"),
        ("/tickers/{symbol}", "/tickers/meta"),
        ("/top", "/top?window=week"),
        ("", ""),
    ],
)
def test_answers_keep_to_the_description(client: TestClient, route: str, path: str) -> None:
    described = client.get("/api/v1/openapi.json").json()
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == 200
    schema = described["paths"][f"/api/v1{route}"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    wanted = jsonschema_rs.validator_for({**schema, "components": described["components"]})
    assert [fault.message for fault in wanted.iter_errors(answer.json())] == []


def test_a_correction_and_a_kill_show(client: TestClient) -> None:
    assert FELL not in [each["id"] for each in quotes(client)]
    (fell,) = quotes(client, speaker="ann lee", status="withdrawn")
    assert (fell["id"], fell["withdrawn_because"], fell["text"]) == (FELL, "changed", "Rates will rise, not fall")
    (killed,) = [each for each in quotes(client, status="any") if each["article"]["id"] == "b/1"]
    assert (killed["has_words"], killed["text"], killed["article"]["title"]) == (False, None, None)
    assert killed["speaker"]["name"] == "Yann LeCun"
    assert quotes(client, q="chip sales", status="any", source="tape line")[0]["article"]["id"] == "c"


def test_what_was_known_then(client: TestClient) -> None:
    then = quotes(client, as_of=moment(START_MS), status="any")
    assert [each["id"] for each in then] == [SOLD, FELL]
    assert {each["status"] for each in then} == {"live"}


def test_pages_follow_each_other(client: TestClient) -> None:
    everything = quotes(client, status="any")
    paged: list[Any] = []
    asked: dict[str, str | int] = {"status": "any", "limit": 2}
    while True:
        answer = client.get("/api/v1/quotes", params=asked).json()
        paged += answer["quotes"]
        if answer["next"] is None:
            break
        asked["cursor"] = answer["next"]
    assert paged == everything
    elsewhere = client.get("/api/v1/quotes", params={"limit": 2, "status": "any"}).json()["next"]
    assert client.get("/api/v1/quotes", params={"cursor": elsewhere}).status_code == 422


@pytest.mark.parametrize("place", ["f" * 20, f"-{'f' * 20}", "-1", "0", "x", "", "f" * 5_000])
def test_a_cursor_may_say_anything(client: TestClient, place: str) -> None:
    digest = client.get("/api/v1/quotes", params={"limit": 1}).json()["next"].partition(".")[2]
    for path in ("/api/v1/quotes?limit=1", "/?status=live"):
        asked = client.get(f"{path}&cursor={place}.{digest}")
        assert asked.status_code in (200, 422)
    wanted = 422 if place in ("x", "") else 200
    assert client.get("/api/v1/quotes", params={"cursor": f"{place}.{digest}"}).status_code == wanted


def test_an_answer_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/api/v1/quotes")
    again = client.get("/api/v1/quotes", headers={"If-None-Match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["last-event-id"] == first.headers["last-event-id"]


def test_its_root_leads_to_all_of_it(client: TestClient) -> None:
    links = client.get("/api/v1/").json()["links"]
    described = client.get(links["description"]).json()["paths"]
    asked = {
        path: {each["name"] for each in of["get"].get("parameters", ()) if each["in"] == "query"}
        for path, of in described.items()
    }
    told = {
        link.partition("{?")[0]: set(filter(None, link.partition("{?")[2].rstrip("}").split(",")))
        for link in links.values()
    }
    assert told.items() >= {path: names for path, names in asked.items() if path != "/api/v1"}.items()


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/articles/none", 404),
        ("/speakers/nobody", 404),
        ("/tickers/NONE", 404),
        ("/nothing", 404),
        ("/quotes?limit=0", 422),
        ("/quotes?since=yesterday", 422),
        ("/quotes?tickr=META", 422),
        ("/quotes?q=%22%22", 422),
        ("/quotes?cursor=x", 422),
        ("/articles/%00", 404),
        ("/top?window=year", 422),
    ],
)
def test_what_is_wrong_is_said(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    problem = answer.json()
    assert (problem["status"], problem["type"]) == (status, "about:blank")
    assert problem["detail"]


def test_a_parameter_that_there_is_not_is_told_from_the_one_that_is_meant(client: TestClient) -> None:
    mistyped, other = (client.get(f"/api/v1/quotes?{name}=x").json()["detail"] for name in ("tickr", "zebra"))
    assert mistyped == "tickr: there is no such parameter; did you mean ticker?"
    assert other.startswith("zebra: there is no such parameter; there are ")
    assert "ticker, speaker" in other


def test_a_question_is_no_program(client: TestClient) -> None:
    for hostile in (
        '" OR text : "',
        "a* NEAR(b)",
        "'; DROP TABLE quotes; --",
        "{text} : chip",
        "\x00",
        "-" * 150 + "a",
    ):
        for name in ("q", "speaker", "ticker", "company", "source"):
            assert client.get("/api/v1/quotes", params={name: hostile}).status_code in (200, 422)
    assert len(quotes(client, status="any")) == 5


def test_counts(client: TestClient) -> None:
    profile = client.get("/api/v1/tickers/META").json()
    assert profile["quotes"] == 1
    assert profile["speakers"] == [{"name": "Yann LeCun", "quotes": 1}]
    top = client.get("/api/v1/top").json()
    assert {each["name"] for each in top["speakers"]} == {"Yann LeCun", "Ann Lee"}
    assert [each["name"] for each in client.get("/api/v1/speakers?q=lec").json()["speakers"]] == ["Yann LeCun"]


def test_a_killed_article_says_when_and_why(store: Store, client: TestClient) -> None:
    told = client.get("/api/v1/articles/b/1").json()
    assert (told["killed_because"], told["killed_at"], told["title"]) == ("canceled", moment(START_MS + 21), None)
    assert client.get("/api/v1/articles/gone").status_code == 404
    store.take([tombstone("gone", 60, START_MS + 99)], {})
    told = client.get("/api/v1/articles/gone").json()
    assert (told["killed_because"], told["killed_at"]) == ("removed", moment(START_MS + 99))
    store.take([tombstone("later", 60, 1000 * START_MS)], {})  # of a producer that counts microseconds
    assert client.get("/api/v1/articles/later").json()["killed_at"] == "2109-05-15T07:35:11.103Z"


def test_versions_of_an_article(client: TestClient) -> None:
    first, second = client.get("/api/v1/articles/a").json()["versions"]
    assert (sorted(first["added"]), first["dropped"]) == (sorted([SOLD, FELL]), [])
    assert (second["kept"], second["dropped"]) == ([SOLD], [FELL])


def test_who_asks_too_much_is_told(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_READ_SECONDS", -1.0)
    monkeypatch.setattr(store_module, "_STEPS", 1)
    answer = client.get("/api/v1/quotes")
    assert (answer.status_code, answer.json()["title"]) == (503, "Service Unavailable")
    monkeypatch.undo()
    assert client.get("/api/v1/quotes").status_code == 200
