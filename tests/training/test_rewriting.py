"""News of politics rewritten as news of business: what is annotated stays annotated."""

from typing import Any

import numpy as np
import pytest

from training.quotes.rewriting import rewritten
from training.quotes.sentences import annotated, articles, read

LISTS = read()
ONE_EACH = {"source": ["the bank"], "verb": ["warned"], "addressee": ["investors"], "adjunct": ["in May"]}


def article(marked: str, **more: Any) -> dict[str, Any]:
    """An article of one sentence as the frames of our own are written."""
    text, quotes = annotated(marked)
    return {"id": "1", "text": text, "quotes": [quote | more for quote in quotes]}


def parts(article: dict[str, Any], name: str) -> list[str | None]:
    """What the quotes of ``article`` have as their ``name``: "speaker_", "cue_", or the content."""
    return [
        article["text"][q[f"{name}start"] : q[f"{name}end"]] if f"{name}start" in q else None for q in article["quotes"]
    ]


def versions(original: dict[str, Any], lists: dict[str, list[str]]) -> set[str]:
    """Every text that ``original`` becomes, many times over."""
    return {rewritten(original, lists, np.random.default_rng(seed))["text"] for seed in range(60)}


@pytest.mark.parametrize(
    ("marked", "texts"),
    [
        ("[Roe] <said> {it rained}.", {f"{who} {verb} {when}it rained." for who in ("Roe", "The bank")
                                       for verb in ("said", "warned") for when in ("", "in May ")}),
        ("[Roe] <said> on Monday that {it rained}.", {"Roe said on Monday that it rained.",
                                                      "The bank said on Monday that it rained.",
                                                      "Roe warned on Monday that it rained.",
                                                      "The bank warned on Monday that it rained."}),
        ("“{It rained},” <said> [Roe].", {"“It rained,” said Roe.", "“It rained,” said the bank.",
                                          "“It rained,” warned Roe.", "“It rained,” warned the bank."}),
        ("{It rained}, [He] <said> on Monday.", {"It rained, He said on Monday.", "It rained, He warned on Monday.",
                                                 "It rained, the bank said on Monday.",
                                                 "It rained, the bank warned on Monday."}),
        ("[Roe]'s <claim> that {it rained}.", {"Roe's claim that it rained."}),
        ("[Roe] <called for> {rain}.", {"Roe called for rain.", "The bank called for rain."}),
    ],
)  # fmt: skip
def test_sources_and_verbs_are_exchanged(marked: str, texts: set[str]) -> None:
    assert versions(article(marked), ONE_EACH) == texts


def test_pronouns_stay() -> None:
    assert versions(article("[He] <called for> {rain}.", mention="pronoun"), ONE_EACH) == {"He called for rain."}


def test_who_is_told_is_no_part_of_the_cue() -> None:
    lists = ONE_EACH | {"verb": ["told"]}
    told = [rewritten(article("[Roe] <said> {it rained}."), lists, np.random.default_rng(seed)) for seed in range(60)]
    told = [one for one in told if "told" in one["text"]]
    assert told
    for one in told:
        assert one["text"].endswith(("told investors it rained.", "told investors in May it rained."))
        assert (parts(one, "cue_"), parts(one, "")) == (["told"], ["it rained"])
    assert "told" not in "".join(versions(article("“{It rained},” <said> [Roe]."), lists))


def test_what_several_quotes_share_is_exchanged_once() -> None:
    for text in versions(article("[Roe] <said> {it rained} and that {it snowed}."), ONE_EACH):
        ways = [f"{verb} {when}it rained" for verb in ("said", "warned") for when in ("", "in May ")]
        assert text.endswith(tuple(f"{way} and that it snowed." for way in ways))


def test_a_headline_may_lose_its_full_stop() -> None:
    original = article("[He] <called for> {rain}.", mention="pronoun")
    original["text"] += "\n\nIt rained.\n\nIt snowed."
    original["quotes"][0]["end"] += 1  # with the full stop
    for seed in range(20):
        new = rewritten(original, ONE_EACH, np.random.default_rng(seed))
        assert new["text"].endswith("\n\nIt rained.\n\nIt snowed.")
        assert parts(new, "") == ["rain." if "rain.\n" in new["text"] else "rain"]
    assert len(versions(original, ONE_EACH)) == 2


def test_contents_stay_and_offsets_hold() -> None:
    for number, original in enumerate(articles(200, LISTS, np.random.default_rng(3))):
        original["ignore"] = [(0, 0), (len(original["text"]), len(original["text"]))]
        new = rewritten(original, LISTS, np.random.default_rng(number))
        assert parts(new, "") == parts(original, "")
        assert new["ignore"][1] == (len(new["text"]), len(new["text"]))
        for name in ("speaker_", "cue_"):
            for before, after in zip(parts(original, name), parts(new, name), strict=True):
                assert (before is None) == (after is None)
                assert after is None or after == after.strip() != ""
