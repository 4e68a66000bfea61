"""Everything in a document that may mean a security."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import Document, TextField
from streams.text.html import Link
from streams.tickers.reading import CandidateReader
from tests.tickers.small import DAY, LEXICON, ORDINARY_WORDS, document, master_of, record, words_of

MASTER = master_of(
    record("ACME", names=["Acme Inc."]),
    record(("FB", "XNAS", "stock", "", "2022-06-09"), ("META", "XNAS", "stock", "2022-06-09", ""), names=["Facebook"]),
    record(("FB", "XNAS", "etf", "2023-01-01", ""), names=["Proshares"]),
    record("NDAQ", names=["Nasdaq Inc."]),
    record("F", names=["Ford"]),
    record("BTC", names=["Bittrust"]),
)
READER = CandidateReader(MASTER, LEXICON, ORDINARY_WORDS)


def read(article: Document, *hints: str, names: bool = True) -> list[tuple[str, str, str]]:
    return [
        (words_of(found), found.form, found.listing.symbol) for found in READER.read(article, DAY, hints, names=names)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param(
            "Acme (NASDAQ: ACME) rose",
            [("Acme", "name", "ACME"), ("ACME", "exchange", "ACME")],
            id="names and symbols in order of place, the exchange left out",
        ),
        pytest.param("It is listed on Nasdaq.", [], id="an exchange as a place is no company"),
        pytest.param("Nasdaq rose", [("Nasdaq", "name", "NDAQ")], id="an exchange that acts is one"),
        pytest.param("$FB fell", [("$FB", "cashtag", "FB")], id="a symbol means its holder of the day"),
        pytest.param(
            "Facebook ($FB) fell",
            [("Facebook", "name", "META"), ("$FB", "cashtag", "META")],
            id="a symbol means who held it before if the article names that one",
        ),
        pytest.param("then F rose", [("F", "symbol", "F")], id="one letter alone may be a symbol"),
        pytest.param(
            "Ford rose, then F fell",
            [("Ford", "name", "F"), ("F", "symbol", "F")],
            id="so may one letter after its name",
        ),
        pytest.param("then $BTC rose", [], id="a code of a crypto-currency is no symbol"),
        pytest.param("nothing here", [], id="nothing"),
    ],
)
def test_candidates_of_a_body(text: str, found: list[tuple[str, str, str]]) -> None:
    assert read(document(text)) == found


def test_the_title_comes_before_the_body() -> None:
    candidates = READER.read(document("Acme rose", title="Good news from Acme"), DAY)

    assert [found.text.name for found in candidates] == ["title", "body"]


def test_without_names_only_symbols_are_read() -> None:
    assert read(document("Acme (NASDAQ: ACME) rose"), names=False) == [("ACME", "exchange", "ACME")]


def test_links_are_read_and_the_title_stays() -> None:
    text = "The maker fell"
    article = Document(TextField.of("title", "Acme"), TextField.of("body", text, links=(Link(0, 9, "/quote/META"),)))

    assert read(article) == [("Acme", "name", "ACME"), ("The maker", "link", "META")]


def test_a_publishers_symbols_count_in_any_writing() -> None:
    (acme,) = READER.read(document("Acme rose"), DAY, ["acme"])

    assert "hinted" in acme.features


@given(st.text(alphabet=st.sampled_from("Acme ACME.$(NASDAQ:)F-’s\n"), max_size=80))
def test_candidates_of_any_text_have_features_and_none_overlaps_another(text: str) -> None:
    end = 0
    for found in READER.read(document(text), DAY):
        assert found.features
        assert end <= found.characters.start < found.characters.end <= len(text)
        end = found.characters.end
