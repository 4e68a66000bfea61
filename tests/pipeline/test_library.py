"""The package as a library."""

import subprocess
import sys
from datetime import UTC, datetime

import pytest

import streams
from streams import ArticleNotEnrichedError, ArticleNotUsableError, InvalidArticleError, enrich


def test_the_public_surface() -> None:
    assert sorted(streams.__all__) == [
        "ArticleNotEnrichedError",
        "ArticleNotUsableError",
        "InvalidArticleError",
        "UnreadableInputError",
        "__version__",
        "articles_in",
        "enrich",
    ]


def test_commands_that_read_no_article_start_without_the_core() -> None:
    program = "import streams.cli, sys; sys.exit('numpy' in sys.modules or 'onnxruntime' in sys.modules)"
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)


def test_with_now_the_event_is_a_function_of_the_arguments() -> None:
    now = datetime(2024, 5, 6, 12, tzinfo=UTC)
    first, second = (enrich({"id": "1", "body": "Rain fell."}, now=now) for _ in range(2))
    assert first == second
    assert first["processing"]["processed_at"] == "2024-05-06T12:00:00.000Z"
    assert first["processing"]["duration_ms"] is None


def test_without_now_the_clock_is_read() -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    processing = enrich({"id": "1", "body": "Rain fell."})["processing"]
    assert before <= datetime.fromisoformat(processing["processed_at"]) <= datetime.now(UTC)
    assert (processing["duration_ms"] or 0) > 0


def test_a_naive_now_is_refused() -> None:
    with pytest.raises(ValueError, match="aware"):
        enrich({"id": "1", "body": "x"}, now=datetime(2024, 5, 6))  # noqa: DTZ001 - that is the point


def test_an_invalid_article_says_where() -> None:
    with pytest.raises(InvalidArticleError, match="/id: this field is required") as raised:
        enrich({"body": "x"})
    assert raised.value.rejection.reason == "schema"
    assert isinstance(raised.value, ArticleNotEnrichedError)


def test_what_a_worker_refuses_after_enrichment_is_refused() -> None:
    body = "\n\n".join(f'"Yes, number {number}," said Ada Moreau.' for number in range(500))
    with pytest.raises(InvalidArticleError, match="500 quotes and securities would repeat") as raised:
        enrich({"id": "1", "title": "t" * 200_000, "body": body})
    assert raised.value.rejection.reason == "too_large"


def test_a_withheld_article_is_not_enriched() -> None:
    with pytest.raises(ArticleNotUsableError, match="'1' is withheld"):
        enrich({"id": "1", "body": "x", "status": "withheld"})


@pytest.mark.parametrize("value", ["x", 7, None, [("id", "1")]])
def test_what_is_no_mapping_is_no_article(value: object) -> None:
    with pytest.raises(InvalidArticleError) as raised:
        enrich(value)  # type: ignore[arg-type]
    assert raised.value.rejection.reason == "not_an_object"
