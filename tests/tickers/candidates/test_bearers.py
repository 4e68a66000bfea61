"""People who bear a company's name, and companies that are named beside them."""

import pytest

from streams import enrich

ABOUT = [
    pytest.param("Tom Cummins, a teacher, was there. Cummins said prices rose.", [], id="introduced, then by surname"),
    pytest.param("Jane A. Ford, a nurse, quit. Ford was tired.", [], id="with an initial"),
    pytest.param("Cummins rose. Tom Cummins, a teacher, was there.", ["CMI"], id="the company first"),
    pytest.param("Tom Cummins, a teacher, sold Cummins shares.", ["CMI"], id="beside a word of companies"),
    pytest.param("Tom Cummins, a teacher, sued Cummins Inc.", ["CMI"], id="with its legal form"),
    pytest.param("Tom Cummins, a teacher, sold CMI. Cummins (NYSE: CMI) fell.", ["CMI"], id="with its symbol"),
    pytest.param("Tom Cummins & Sons is a shop. Cummins said prices rose.", ["CMI"], id="a firm is no person"),
    pytest.param("The Cummins plant closed. Cummins said prices rose.", ["CMI"], id="what is no given name here"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "symbols"), ABOUT)
def test_whom_a_text_introduces_it_goes_on_to_call_by_the_surname(body: str, symbols: list[str]) -> None:
    event = enrich({"id": "1", "body": body, "published_at": "2024-05-06"})
    assert [ticker["symbol"] for ticker in event["tickers"]] == symbols


def test_a_publishers_list_tells_the_company() -> None:
    body = "Tom Cummins, a teacher, was there. Cummins said prices rose."
    event = enrich({"id": "1", "body": body, "published_at": "2024-05-06", "tickers": ["CMI"]})
    assert [ticker["symbol"] for ticker in event["tickers"]] == ["CMI"]


def test_the_title_counts_as_the_first_mention() -> None:
    body = "Tom Cummins, who runs it, said prices rose."
    event = enrich({"id": "1", "title": "Cummins cuts jobs", "body": body, "published_at": "2024-05-06"})
    assert [ticker["symbol"] for ticker in event["tickers"]] == ["CMI"]
