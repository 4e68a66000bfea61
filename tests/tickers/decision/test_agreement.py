"""What an article's other candidates say of a symbol that stands alone."""

from collections.abc import Callable

import pytest

from streams.text.document import TextField
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.decision.agreement import Agreement
from tests.quotes.steps import steps_of
from tests.tickers.small import body, candidate, issuer

ALONE = [
    "sure in line 0",
    "mean in line nobody",
    "sure in text 0",
    "mean in text nobody",
    "best in text nobody",
    "best of its own nobody",
    "never in small letters",
]


def said(text: str, *others: tuple[str, float], of: str = "AA", likely: float = 0.5) -> list[str]:
    """What ``others``, words of ``text`` and how likely each is, say of the symbol ``of``; each is an issuer."""
    field = body(text)
    everyone = sorted([(of, likely), *others], key=lambda each: field.text.index(each[0]))
    candidates = [
        candidate(field, words, "symbol", meant=issuer(number=number)) for number, (words, _) in enumerate(everyone)
    ]
    agreement = Agreement(candidates, [probability for _, probability in everyone])
    return agreement.features([words for words, _ in everyone].index(of))


def test_one_symbol_alone_has_nobody() -> None:
    assert said("AA rose") == ALONE


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        pytest.param("AA BB rose", ["after by 0 9", "after 9"], id="right after it"),
        pytest.param("AA, BB rose", ["after by 1 9", "after 9"], id="after a comma"),
        pytest.param("BB and AA rose", ["before by 1 9", "before 9"], id="before it"),
        pytest.param("AA was not as BB", ["after by 3 9", "after 9"], id="after some words"),
        pytest.param("AA was not quite as BB", ["after by 4 9", "after 9"], id="as far as it may be"),
        pytest.param("AA was not quite so as BB", [], id="not farther"),
    ],
)
def test_the_nearest_symbol_stands_beside_it(text: str, beside: list[str]) -> None:
    assert [feature for feature in said(text, ("BB", 0.95)) if feature.startswith(("before", "after"))] == beside


def test_only_the_nearest_on_each_side_stands_beside_it() -> None:
    found = said("DD BB AA CC EE", ("BB", 0.1), ("CC", 0.2), ("DD", 0.9), ("EE", 0.9))

    assert found[:4] == ["before by 0 1", "before 1", "after by 0 2", "after 2"]


def test_the_same_symbol_again_does_not_stand_beside_it() -> None:
    text = body("AA AA BB")
    first = candidate(text, "AA", "symbol")
    again = candidate(text, "AA BB", "symbol", key="AA")
    again.tokens = again.tokens._replace(end=2)
    other = candidate(text, "BB", "symbol", meant=issuer("BB", number=1))

    assert Agreement([first, again, other], [0.5, 0.9, 0.3]).features(0)[:2] == ["after by 1 3", "after 3"]


def test_a_name_at_the_same_place_does_not_stand_beside_it() -> None:
    text = body("AA BB")
    candidates = [candidate(text, "AA", "symbol"), candidate(text, "AA"), candidate(text, "BB", "symbol")]

    assert Agreement(candidates, [0.5, 0.9, 0.3]).features(0)[:2] == ["after by 0 3", "after 3"]


def test_a_symbol_of_the_title_does_not_stand_beside_the_bodys() -> None:
    title, text = TextField.of("title", "BB"), body("AA")
    candidates = [candidate(title, "BB", "symbol", meant=issuer(number=1)), candidate(text, "AA", "symbol")]

    assert Agreement(candidates, [0.9, 0.5]).features(1) == ALONE


@pytest.mark.parametrize(
    ("text", "others", "features"),
    [
        pytest.param("AA to BB", [("BB", 0.61)], ["sure in line 1", "sure in text 1"], id="a sure one"),
        pytest.param("AA to BB", [("BB", 0.6)], ["sure in line 0", "sure in text 0"], id="one that is not sure"),
        pytest.param("AA\nBB", [("BB", 0.9)], ["sure in line 0", "sure in text 1"], id="a sure one in another line"),
        pytest.param(
            "AA\nBB",
            [("BB", 0.9)],
            ["mean in line nobody", "mean in text 9"],
            id="nobody is in the line if all are in others",
        ),
        pytest.param(
            "AA BB CC\nDD",
            [("BB", 0.9), ("CC", 0.3), ("DD", 0.05)],
            ["mean in line 6", "mean in text 4", "best in text 9"],
            id="the mean and the best",
        ),
        pytest.param(
            "AA BB CC DD EE FF",
            [(words, 0.9) for words in ("BB", "CC", "DD", "EE", "FF")],
            ["sure in line 3", "sure in text 4"],
            id="more say no more",
        ),
        pytest.param("AA BB", [("BB", 1.0)], ["after 9", "mean in line 9", "best in text 9"], id="what is certain"),
    ],
)
def test_the_symbols_of_its_line_and_its_text_speak_for_it(
    text: str, others: list[tuple[str, float]], features: list[str]
) -> None:
    assert set(features) <= set(said(text, *others))


def test_a_symbol_does_not_speak_for_itself() -> None:
    text = body("AA rose. BB fell. AA.")
    first, other = candidate(text, "AA", "symbol"), candidate(text, "BB", "symbol", meant=issuer("BB", number=1))
    again = candidate(text, "AA.", "symbol", key="AA")

    found = Agreement([first, other, again], [0.9, 0.3, 0.9]).features(0)
    assert {"sure in line 0", "mean in line 3", "sure in text 0", "mean in text 3", "best in text 3"} <= set(found)


@pytest.mark.parametrize(
    ("likely", "others", "best"),
    [
        pytest.param(0.5, [], "nobody", id="no other mention"),
        pytest.param(0.5, [0.7], "7", id="a likelier one"),
        pytest.param(0.9, [0.3], "3", id="a less likely one"),
        pytest.param(0.5, [0.5], "5", id="one as likely"),
        pytest.param(0.5, [0.2, 0.8, 0.4], "8", id="the likeliest of several"),
        pytest.param(0.9, [0.2, 0.8, 0.4], "8", id="the likeliest of the rest"),
    ],
)
def test_the_likeliest_other_mention_of_its_issuer_speaks_for_it(likely: float, others: list[float], best: str) -> None:
    text = body("AA B1 B2 B3")
    mentions = [candidate(text, f"B{number}") for number in range(1, len(others) + 1)]

    agreement = Agreement([candidate(text, "AA", "symbol"), *mentions], [likely, *others])
    assert f"best of its own {best}" in agreement.features(0)


@pytest.mark.parametrize(
    ("text", "symbol", "feature"),
    [
        pytest.param("GAP rose. It is a gap.", "GAP", "in small letters too", id="a word of the text"),
        pytest.param("GAP rose. It is a gag.", "GAP", "never in small letters", id="no word of the text"),
        pytest.param("GAP rose. The Gap fell.", "GAP", "never in small letters", id="with a capital"),
        pytest.param("A rose. It is a gap.", "A", "never in small letters", id="one letter"),
    ],
)
def test_a_word_that_the_text_has_in_small_letters_is_doubted(text: str, symbol: str, feature: str) -> None:
    assert feature in said(text, of=symbol)


@pytest.mark.parametrize(
    "words_of",
    [
        pytest.param(lambda number: f"S{number}", id="of all different symbols in one line"),
        pytest.param(lambda number: f"S{number}\n", id="of all different symbols, each in its line"),
        pytest.param(lambda _: "SS", id="of one symbol all over"),
    ],
)
@pytest.mark.parametrize("issuers", [pytest.param(1, id="one issuer"), pytest.param(1000, id="an issuer each")])
def test_it_costs_no_more_than_there_are_candidates(words_of: Callable[[int], str], issuers: int) -> None:
    few, many = (symbols_in(" ".join(map(words_of, range(count))), issuers) for count in (30, 300))

    assert steps_of(lambda: everything_about(many)) <= 12 * steps_of(lambda: everything_about(few))


def symbols_in(text: str, issuers: int) -> list[Candidate]:
    """Every word of ``text`` as a symbol."""
    field, meant = body(text), [issuer(number=number) for number in range(min(issuers, 300))]
    one = candidate(field, field.words[0], "symbol")
    return [
        Candidate(
            field, one.tokens._replace(start=at, end=at + 1), one.characters, "symbol", "symbol", word, who, one.listing
        )
        for at, word in enumerate(field.words)
        for who in [meant[at % len(meant)]]
    ]


def everything_about(candidates: list[Candidate]) -> None:
    agreement = Agreement(candidates, [index % 10 / 10 for index in range(len(candidates))])
    for index in range(len(candidates)):
        agreement.features(index)
