"""Our own sentences as what the tagger learns from."""

import re

import numpy as np
import pytest

from training.quotes.borrowed import halves_of
from training.quotes.sentences import annotated, articles, filled, read

LISTS = read()
LISTS["subject"], LISTS["predicate"] = halves_of(LISTS["clause"])
MARKUP = re.compile(r"[\[\]{}<>~]")
CLOSING = {"[": "]", "{": "}", "<": ">"}


def variants(frame: str) -> list[str]:
    """The ``frame``, filled several times over."""
    random = np.random.default_rng(1)
    return [filled(frame, LISTS, random) for _ in range(5)]


def slots_in(text: str) -> list[str]:
    return [word for word in re.findall(r"\b[A-Z]+\b", text) if word.lower() in LISTS]


def test_the_same_seed_gives_the_same_articles_and_another_gives_others() -> None:
    first, again, other = (list(articles(5, LISTS, np.random.default_rng(seed))) for seed in (7, 7, 8))
    assert first == again
    assert [article["text"] for article in first] != [article["text"] for article in other]


@pytest.mark.parametrize("frame", LISTS["frames"])
def test_a_frame_closes_what_it_opens_and_has_a_content(frame: str) -> None:
    opened: list[str] = []
    for mark in re.findall(r"[\[\]{}<>]", frame):
        if mark in CLOSING:
            opened.append(mark)
        else:
            assert CLOSING[opened.pop()] == mark
    assert not opened
    assert "{" in frame


@pytest.mark.parametrize("frame", LISTS["frames"] + LISTS["plain"] + LISTS["headlines"])
def test_a_filled_frame_has_no_slot_left_and_its_offsets_hold(frame: str) -> None:
    for marked in variants(frame):
        text, quotes = annotated(marked)
        assert text == MARKUP.sub("", marked)
        assert not slots_in(text)
        assert ".." not in text
        assert len(quotes) == marked.count("{") == frame.count("{")
        for quote in quotes:
            for name in ("", "speaker_", "cue_"):
                part = text[quote.get(f"{name}start", 0) : quote.get(f"{name}end", len(text))]
                assert part == part.strip() != ""


@pytest.mark.parametrize(
    ("marked", "sources"),
    [
        ("[Ann] <said> {a} and <added> {b}.", ["Ann", "Ann"]),
        ("{a}, [Ann] <said>, and {b}.", ["Ann", "Ann"]),
        ("“{a},” [Ann] <said>. “{b}.”", ["Ann", "Ann"]),
        ("{a}, [Ann] <said>. {b}, [Bob] <said>.", ["Ann", "Bob"]),
        ("“{a. A},” <said> [Mr. Ode]. {b}, [Bob] <said>.", ["Mr. Ode", "Bob"]),
        ("“{a}?” [Ann] <asked>.", ["Ann"]),
        ("“{a}.”", [None]),
    ],
)
def test_who_a_content_is_by(marked: str, sources: list[str | None]) -> None:
    text, quotes = annotated(marked)
    named = [text[q["speaker_start"] : q["speaker_end"]] if "speaker_start" in q else None for q in quotes]
    assert named == sources


def test_names_of_lists_are_slots_and_other_capitals_are_words() -> None:
    lists = {"city": ["Bonn"], "speech": ["rain"]}
    random = np.random.default_rng(0)
    assert (
        filled("CITY CEO: {Speech. speech}, {CITY}, {a speech}", lists, random)
        == "Bonn CEO: {Rain. rain}, {Bonn}, {a speech}"
    )


def test_every_attribution_has_its_words_and_most_of_them_a_source_outside_of_them() -> None:
    quotes = [
        (article["text"], quote)
        for article in articles(100, LISTS, np.random.default_rng(1))
        for quote in article["quotes"]
    ]
    for text, quote in quotes:
        assert text[quote["start"] : quote["end"]].strip() == text[quote["start"] : quote["end"]] != ""
        if "speaker_start" in quote:
            assert quote["speaker_end"] <= quote["start"] or quote["speaker_start"] >= quote["end"]
    assert sum("speaker_start" in quote for _, quote in quotes) > 0.9 * len(quotes)
