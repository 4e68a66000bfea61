"""Marks that look alike, and those that only nearly do."""

import unicodedata

import pytest

from streams.text.glyphs import APOSTROPHES, CLITICS, DASHES, HYPHENS, POSSESSIVE
from streams.text.tokens import tokenize

SETS = {"a hyphen": HYPHENS, "a dash": DASHES, "an apostrophe": APOSTROPHES}


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        pytest.param("HYPHEN-MINUS", {"a hyphen", "a dash"}, id="what the keyboard has is both a hyphen and a dash"),
        pytest.param("HYPHEN", {"a hyphen"}, id="the typographic hyphen is no dash"),
        pytest.param("NON-BREAKING HYPHEN", {"a hyphen"}, id="a hyphen that keeps words together is one"),
        pytest.param("EN DASH", {"a dash"}, id="the en dash is no hyphen"),
        pytest.param("EM DASH", {"a dash"}, id="the em dash is no hyphen"),
        pytest.param("MINUS SIGN", set(), id="the minus sign is neither"),
        pytest.param("APOSTROPHE", {"an apostrophe"}, id="the typewriter's apostrophe"),
        pytest.param("RIGHT SINGLE QUOTATION MARK", {"an apostrophe"}, id="a closing single mark is one, too"),
        pytest.param("LEFT SINGLE QUOTATION MARK", set(), id="an opening single mark is no apostrophe"),
        pytest.param("GRAVE ACCENT", set(), id="a grave accent is no apostrophe"),
    ],
)
def test_what_a_mark_counts_as(name: str, kinds: set[str]) -> None:
    glyph = unicodedata.lookup(name)
    assert {kind for kind, glyphs in SETS.items() if glyph in glyphs} == kinds


@pytest.mark.parametrize("apostrophe", sorted(APOSTROPHES))
@pytest.mark.parametrize(("host", "letter"), [("Roe", "s"), ("ROE", "S")])
def test_the_possessive_of_a_name_is_one_token(host: str, letter: str, apostrophe: str) -> None:
    words = tokenize(f"{host}{apostrophe}{letter} plan").words
    assert words[1] in CLITICS
    assert words[1] in POSSESSIVE


@pytest.mark.parametrize("apostrophe", sorted(APOSTROPHES))
def test_the_possessive_of_a_plural_is_an_apostrophe_and_no_clitic(apostrophe: str) -> None:
    words = tokenize(f"The banks{apostrophe} plan").words
    assert words[2] in POSSESSIVE
    assert words[2] not in CLITICS


@pytest.mark.parametrize("contraction", ["they're", "I'm", "we’ve", "he'd", "it’ll", "rock'n'roll"])
def test_no_other_contraction_is_a_possessive(contraction: str) -> None:
    assert POSSESSIVE.isdisjoint(tokenize(contraction).words)
