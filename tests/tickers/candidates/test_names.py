"""Names in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.names import NameFinder
from tests.tickers.small import DAY, FORMS, LEXICON, alias, body, master_of, places, record, words_of

MASTER = master_of(
    record("ACME", names=["Acme Corp."], aliases=[alias("acme tools", "brand"), alias("gadget", ambiguous=True)]),
    record("ADMS", names=["Adm Holdings"], aliases=[alias("adm", "short"), alias("acm", "first")]),
    record("KO", names=["Coca-Cola Co"], surfaces=["eCola"], aliases=[alias("ecola", "brand")]),
    record("USEG", names=["U.S. Energy Corp."]),
    record(names=["Acme Tools Museum"]),
    record(names=["Museum of Acme"]),
    record("NOTE", names=["Pair Corp."]),
    record("PAIR", names=["Other Pair Inc."], aliases=[alias("pair")], major=True),
    record(("OLD", "XNAS", "stock", "", "2020-01-01"), names=["Gone Corp."]),
    record("SQ", names=[("Square Inc.", "", "2021-12-10"), ("Block Inc.", "2021-12-10", "")]),
    record("TWIN", names=["Twin Corp."]),
    record("TWN", names=["Twin Inc."], major=True),
    record(("TRPL", "OTCM", "stock", "", ""), names=["Triple Co"], major=True),
    record("TPL", aliases=[alias("triple", "brand")], names=["Other Corp."]),
    record(names=["Stealth"]),
    record("STLH", names=["Stealth Holdings"], aliases=[alias("stealth", "short")]),
)
FINDER = NameFinder(MASTER, FORMS, LEXICON)


def find(text: str, day: str = DAY) -> list[Candidate]:
    field = body(text)
    return list(FINDER.find(field, [i for i in places(field) if field.words[i] in MASTER.name_starts], day))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Then Acme rose.", [("Acme", "ACME")], id="an official name without its legal form"),
        pytest.param("Then Acme LLP rose.", [], id="no law or audit firm"),
        pytest.param("Then ACME rose.", [("ACME", "ACME")], id="all in capitals"),
        pytest.param("Then acme rose.", [], id="not in small letters"),
        pytest.param("A gadget and a Gadget", [("Gadget", "ACME")], id="an alias in capitals"),
        pytest.param("An eCola here", [("eCola", "KO")], id="a first word as its company writes it"),
        pytest.param("Acme Tools rose.", [("Acme Tools", "ACME")], id="the longest name"),
        pytest.param("Coca-Cola rose.", [("Coca-Cola", "KO")], id="a hyphen inside"),
        pytest.param("Coca - Cola rose.", [], id="no mark with spaces around it"),
        pytest.param("U.S. Energy rose.", [("U.S. Energy", "USEG")], id="initials"),
        pytest.param("U.S. energy rose.", [], id="no word in small letters inside"),
        pytest.param("Acme and Twin", [("Acme", "ACME"), ("Twin", "TWN")], id="one after another"),
        pytest.param("Acme", [("Acme", "ACME")], id="the last word of a text"),
        pytest.param("Nobody rose.", [], id="nobody"),
    ],
)
def test_a_name_is_found(text: str, found: list[tuple[str, str]]) -> None:
    assert [(words_of(name), name.listing.symbol) for name in find(text)] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Acme Inc rose", "Acme Inc", id="a legal form"),
        pytest.param("Acme Inc. rose", "Acme Inc.", id="with its full stop"),
        pytest.param("Acme, Inc. rose", "Acme, Inc.", id="after a comma"),
        pytest.param("Acme & Co. Inc. rose", "Acme & Co. Inc.", id="more than one"),
        pytest.param("Acme plc rose", "Acme plc", id="in small letters where that is usual"),
        pytest.param("Acme co rose", "Acme", id="in small letters elsewhere it is none"),
        pytest.param("Acme, it rose", "Acme", id="a comma alone is not part of it"),
    ],
)
def test_a_legal_form_is_part_of_the_name(text: str, words: str) -> None:
    (name,) = find(text)

    assert (words_of(name), name.has_legal_form) == (words, words != "Acme")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Acme Tools Museum opened.", id="something unlisted hides the names inside its own"),
        pytest.param("The Museum of Acme opened.", id="wherever they stand in it"),
        pytest.param("Gone rose.", id="a company that is gone means nothing"),
        pytest.param("Stealth rose.", id="an unlisted name comes before a guess"),
        pytest.param("Adm. Roe spoke.", id="a title before a name is no name"),
    ],
)
def test_what_is_not_listed_is_not_found(text: str) -> None:
    assert find(text) == []


@pytest.mark.parametrize("text", ["Adm rose", "Adm. rose", "then Adm ."])
def test_what_looks_like_a_title_may_be_a_name(text: str) -> None:
    assert [words_of(name) for name in find(text)] == ["Adm"]


@pytest.mark.parametrize(
    ("text", "day", "form", "kind"),
    [
        pytest.param("Square", "2020-01-01", "name", "name", id="a name in its time"),
        pytest.param("Square", "2024-01-01", "former", "alias", id="a name after its time"),
        pytest.param("Block", "2024-01-01", "name", "name", id="the name since"),
        pytest.param("Acme Tools", DAY, "brand", "brand", id="a brand"),
        pytest.param("Gadget", DAY, "alias", "alias", id="an alias"),
        pytest.param("Acm", DAY, "first", "alias", id="a first word"),
    ],
)
def test_a_name_has_a_form_and_a_kind(text: str, day: str, form: str, kind: str) -> None:
    (name,) = find(text, day)

    assert (name.form, name.kind) == (form, kind)


def test_a_name_before_its_time_means_nobody() -> None:
    assert find("Block", "2020-01-01") == []


def test_of_two_who_bear_a_name_the_one_in_the_news_is_meant() -> None:
    (name,) = find("Twin rose")

    assert (name.listing.symbol, name.rivals) == ("TWN", 1)


def test_a_trade_name_of_the_one_in_the_news_comes_before_anothers_official_name() -> None:
    (name,) = find("Pair rose")

    assert (name.listing.symbol, name.form) == ("PAIR", "alias")


def test_a_brand_of_the_exchanges_comes_before_a_name_over_the_counter() -> None:
    (name,) = find("Triple rose")

    assert (name.listing.symbol, name.rivals) == ("TPL", 1)


def test_doubt_is_told() -> None:
    (gadget,), (acme,) = find("Gadget"), find("Acme")

    assert (gadget.ambiguous, acme.ambiguous) == (True, False)
    assert not acme.other_meaning


@given(st.lists(st.sampled_from(["Acme", "Tools", "U.S.", "Energy", "Inc", ".", ",", "&", "-", "Coca", "Cola", "a"])))
def test_names_lie_in_the_text_in_order_and_none_overlaps_another(words: list[str]) -> None:
    field = body(" ".join(words))
    end = 0
    for name in find(field.text):
        assert end <= name.tokens.start < name.tokens.end <= len(field.words)
        assert name.characters == (field.starts[name.tokens.start], field.ends[name.tokens.end - 1])
        end = name.tokens.end
