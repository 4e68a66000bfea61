"""What the words on both sides of a symbol that stands alone say."""

import pytest

from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.places import PlaceFinder
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.decision.neighbour_evidence import NeighbourEvidence, look_of
from tests.tickers.small import LEXICON, ORDINARY_WORDS, body, candidate, surroundings

EVIDENCE = NeighbourEvidence(LEXICON, ORDINARY_WORDS)


def features(found: Candidate) -> list[str]:
    return EVIDENCE.features(found, surroundings(found.text))


def said(text: str, symbol: str = "BOLT") -> list[str]:
    return features(candidate(text, symbol, "symbol"))


@pytest.mark.parametrize(
    ("symbol", "letters"),
    [
        pytest.param("F", "one", id="one letter"),
        pytest.param("AI", "acronym", id="an acronym"),
        pytest.param("GALE", "abbreviation rare", id="an abbreviation that is a word too"),
        pytest.param("MAR", "month", id="a month"),
        pytest.param("GAP", "common", id="a common word"),
        pytest.param("BOLT", "known", id="a word"),
        pytest.param("FORD", "proper", id="a person's name"),
        pytest.param("XQZ", "coined", id="no word"),
    ],
)
def test_its_letters_are_told(symbol: str, letters: str) -> None:
    assert f"letters {letters}" in said(f"then {symbol} rose", symbol)


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        pytest.param("calls", "instrument", id="what it is traded as"),
        pytest.param("Calls", "instrument", id="with a capital"),
        pytest.param("slides", "move", id="what prices do"),
        pytest.param("earnings", "report", id="what companies report"),
        pytest.param("upgraded", "dealing", id="what people do with it"),
        pytest.param("7", "figure", id="a figure"),
        pytest.param("Nov", "month", id="a month"),
        pytest.param("JUN", "month", id="a month in capitals"),
        pytest.param("may", "small", id="a word that is a month with a capital"),
        pytest.param("95C", "strike", id="a strike"),
        pytest.param("+", "sign", id="a sign"),
        pytest.param(",", "parting", id="a comma"),
        pytest.param("(", "opening", id="a bracket"),
        pytest.param(")", "closing", id="a closing bracket"),
        pytest.param("!", "ending", id="a sentence's end"),
        pytest.param("$", "dollar", id="a dollar sign"),
        pytest.param("%", "percent", id="a percent sign"),
        pytest.param("*", "mark", id="another mark"),
        pytest.param("XYZ", "capitals", id="capitals"),
        pytest.param("I", "capital", id="one capital"),
        pytest.param("Then", "capital", id="a word with a capital"),
        pytest.param("then", "small", id="a word in small letters"),
    ],
)
def test_words_beside_it_have_classes(word: str, kind: str) -> None:
    assert {f"class after {kind}", f"known class after {kind}"} <= set(said(f"then BOLT {word} it is"))
    assert {f"class before {kind}", f"known class before {kind}"} <= set(said(f"it is {word} BOLT then"))


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("BOLT", "known class between nothing nothing", id="that nothing stands beside it"),
        pytest.param("on BOLT calls", "known class between small instrument", id="both sides at once"),
        pytest.param("puts on BOLT", "class before instrument small", id="two words before"),
        pytest.param("BOLT +3", "class after sign figure", id="two words after"),
        pytest.param("BOLT is at a loss", "beside move", id="a telling class as far as four words off"),
        pytest.param("sold as we do BOLT", "known beside dealing", id="the same before it, with its letters"),
    ],
)
def test_classes_tell_what_stands_around_it(text: str, feature: str) -> None:
    assert feature in said(text)


def test_a_telling_class_that_is_too_far_off_tells_nothing() -> None:
    assert not [feature for feature in said("BOLT is at a great loss") if "beside" in feature]


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("The BOLT's", "before the", id="the word before it in small letters"),
        pytest.param("a BOLT Rose", "after rose", id="the word after it in small letters"),
        pytest.param("of the BOLT rose", "before the of", id="two words before, the nearest first"),
        pytest.param("BOLT rose again", "after rose again", id="two words after"),
        pytest.param("of the BOLT rose", "before next of", id="the second before"),
        pytest.param("BOLT rose again", "after next again", id="the second after"),
        pytest.param("the BOLT rose", "before known the", id="the word with the symbol's letters"),
        pytest.param("BOLT is at a fair", "near fair", id="a word near it"),
        pytest.param("BOLT at 45", "near 0", id="no figure as a word near it"),
        pytest.param("BOLT 45", "after 0", id="any figure as a figure"),
        pytest.param("BOLT XYZ", "after CAPS", id="any capitals as capitals"),
        pytest.param("BOLT", "before -", id="nothing"),
    ],
)
def test_words_tell_what_stands_around_it(text: str, feature: str) -> None:
    assert (feature in said(text)) is (feature != "near 0")


def test_words_near_it_are_told_once() -> None:
    assert said("BOLT if so so so").count("near so") == 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param("BOLT", ["known begins line", "known ends line", "known line of 0"], id="alone in its line"),
        pytest.param(
            "It fell.\nBOLT 45 +1", ["known begins line", "known line goes on", "known line of 1"], id="first in a line"
        ),
        pytest.param(
            "we sold all of our BOLT\nIt fell.",
            ["known inside line", "known ends line", "known line of 1"],
            id="last in it",
        ),
        pytest.param(
            "so " * 30 + "BOLT so",
            ["known inside line", "known line goes on", "known line of 5"],
            id="inside a long one",
        ),
    ],
)
def test_its_place_in_its_line_is_told(text: str, line: list[str]) -> None:
    assert [feature for feature in said(text) if "line" in feature] == line


@pytest.mark.parametrize(
    ("text", "symbol", "feature", "is_told"),
    [
        pytest.param("THEN THE BOLT ROSE AGAIN TODAY", "BOLT", "caps letters known", True, id="capitals all over"),
        pytest.param("then the BOLT rose again", "BOLT", "caps letters known", False, id="capitals of its own"),
        pytest.param("then the GAP rose again", "GAP", "shouted", True, id="a word that people shout"),
        pytest.param("then the BOLT rose again", "BOLT", "shouted", False, id="one that they do not"),
        pytest.param("THEN THE GAP ROSE AGAIN TODAY", "GAP", "caps shouted", True, id="a shout among shouts"),
    ],
)
def test_capitals_around_it_are_told(text: str, symbol: str, feature: str, *, is_told: bool) -> None:
    assert (feature in said(text, symbol)) is is_told


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        pytest.param("then BOLT rose", "other capitals 0", id="none"),
        pytest.param("then BOLT and QQQ rose", "other capitals 1", id="one in its sentence"),
        pytest.param("WE did. Then BOLT rose. WE DID.", "other capitals 0", id="in other sentences"),
    ],
)
def test_words_in_capitals_that_are_no_symbols_are_told(text: str, feature: str) -> None:
    field = body(text)
    around = Surroundings(field, PlaceFinder({"BOLT"}, (), LEXICON).find(field.words), LEXICON)

    assert feature in EVIDENCE.features(candidate(field, "BOLT", "symbol"), around)


@pytest.mark.parametrize(
    ("word", "look"),
    [
        pytest.param("", "-", id="nothing"),
        pytest.param("1,200", "0", id="a figure"),
        pytest.param("NVDA", "CAPS", id="capitals"),
        pytest.param("A", "a", id="one capital"),
        pytest.param("Shares", "shares", id="a word"),
        pytest.param("%", "%", id="a mark"),
    ],
)
def test_a_words_look(word: str, look: str) -> None:
    assert look_of(word) == look
