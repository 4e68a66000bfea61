"""The annotations of business news: what they refer to, and how they are joined with texts."""

import hashlib
from pathlib import Path

import pytest

from training.annotations.join import BUSINESS, INVENTED, SECOND, Row, joined, rows, with_headline
from training.quotes.sentences import annotated

TITLE, BODY = "Acme grows", '"We grew," said Jane Roe and Bo Lund.'


def annotation(**fields: object) -> Row:
    quote = {
        "field": "body",
        "start": 1,
        "end": 8,
        "kind": "direct",
        "speech": True,
        "source": [16, 36],
        "cue": [11, 15],
    }
    people = [{"name": "Jane Roe", "kind": "person", "affiliation": "Acme"}, {"name": "Bo Lund", "kind": "person"}]
    digest = hashlib.sha256(BODY.encode()).hexdigest()
    row = {"id": "a", "sha256": digest, "kept_out": False, "people": people}
    return row | {"quotes": [quote | {"person": 0, "also": [1]}]} | fields


def test_an_annotation_finds_its_text_by_the_digest() -> None:
    (article,) = joined([annotation()], [{"body": "another"}, {"title": TITLE, "body": BODY}])
    (quote,) = article["quotes"]
    assert (article["title"], article["text"][quote["start"] : quote["end"]]) == (TITLE, "We grew")
    assert (quote["speaker_text"], quote["cue_text"]) == ("Jane Roe and Bo Lund", "said")
    assert quote["speaker_name"] == "Jane Roe and Bo Lund"
    assert article["people"][1] == {
        "name": "Bo Lund",
        "kind": "person",
        "role": None,
        "affiliation": None,
        "ticker": None,
    }


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        pytest.param("{The plan, [Roe] <said>, would fail}.", ["The plan", "would fail"], id="interrupted"),
        pytest.param("{The plan, as [Roe] <said>, would fail}.", ["The plan", "would fail"], id="by a clause"),
        pytest.param("{The plan, <said> [Roe] in May, would fail}.", ["The plan", "would fail"], id="with an adjunct"),
        pytest.param("{The plan, <said> [Roe Corp.], would fail}.", ["The plan", "would fail"], id="a name with stop"),
        pytest.param("{The plan, <according to> [Roe], would “fail}.”", ["The plan", "would “fail"], id="marks in it"),
        pytest.param("{“The plan,” [Roe] <said>, “would fail}.”", ["“The plan", "would fail"], id="marks around it"),
        pytest.param("{The plan — [Roe] <said> — would fail}.", ["The plan ", "would fail"], id="dashes"),
        pytest.param("{The plan, <said> [Roe], head of sales, would fail}.",
                     ["The plan, said Roe, head of sales, would fail"], id="what is its second half?"),
        pytest.param("{What [Roe] <said> would fail}.", ["What Roe said would fail"], id="nothing sets it apart"),
        pytest.param("{Sales, profit and all [Roe] <said> fell, and rose}.",
                     ["Sales, profit and all Roe said fell, and rose"], id="nor does a comma anywhere"),
        pytest.param("{Sales fell, which [Roe] <said> was odd, and rose}.",
                     ["Sales fell, which Roe said was odd, and rose"], id="a clause of its own"),
        pytest.param("[Roe] <said> {the plan, if begun, would fail}.", ["the plan, if begun, would fail"],
                     id="the source is before it"),
    ],
)  # fmt: skip
def test_what_who_speaks_interrupts_is_two_quotes(text: str, quotes: list[str]) -> None:
    body, (quote,) = annotated(text)
    places = {"source": [quote["speaker_start"], quote["speaker_end"]], "cue": [quote["cue_start"], quote["cue_end"]]}
    given = {"field": "body", "start": quote["start"], "end": quote["end"], "kind": "mixed", "speech": True, **places}
    digest = hashlib.sha256(body.encode()).hexdigest()
    (article,) = joined([annotation(sha256=digest, quotes=[given])], [{"body": body}])
    assert [body[one["start"] : one["end"]] for one in article["quotes"]] == quotes
    assert {one["speaker_text"] for one in article["quotes"]} == {quote_source(text)}
    if len(quotes) > 1:
        assert [one["kind"] == "mixed" for one in article["quotes"]] == ["“" in one for one in quotes]


def quote_source(text: str) -> str:
    return text[text.index("[") + 1 : text.index("]")]


def test_an_annotation_without_its_text_is_left_out() -> None:
    assert list(joined([annotation()], [{"title": TITLE, "body": f"{BODY} "}])) == []


def test_a_headline_moves_what_is_annotated() -> None:
    headline = {"field": "title", "start": 0, "end": 10, "kind": "indirect", "speech": True}
    quotes = [headline, *annotation()["quotes"]]
    (article,) = joined([annotation(quotes=quotes)], [{"title": TITLE, "body": BODY}])
    whole = with_headline(article)
    assert [whole["text"][quote["start"] : quote["end"]] for quote in whole["quotes"]] == [TITLE, "We grew"]
    assert whole["text"][whole["quotes"][1]["speaker_start"] :].startswith("Jane Roe")


@pytest.mark.parametrize("path", [BUSINESS, INVENTED, SECOND], ids=lambda path: path.stem)
def test_annotations_are_whole(path: Path) -> None:
    annotations = rows(path)
    assert len({one["sha256"] for one in annotations}) == len(annotations) > 0
    for one in annotations:
        indices = range(len(one["people"]))
        for quote in one["quotes"]:
            assert 0 <= quote["start"] < quote["end"]
            assert quote.get("person") is None or quote["person"] in indices
            assert set(quote.get("also", ())) <= set(indices)


def test_invented_articles_have_their_texts_and_every_source_in_them() -> None:
    articles = rows(INVENTED)
    for article in joined(articles, articles):
        assert article["invented"]
        for quote in article["quotes"]:
            assert article["text"][quote["start"] : quote["end"]].strip()
            assert quote.get("speaker_text", "said").strip()


@pytest.mark.parametrize("path", [BUSINESS, INVENTED], ids=lambda path: path.stem)
def test_a_fifth_or_so_is_kept_out(path: Path) -> None:
    kept_out = [one["kept_out"] for one in rows(path)]
    assert 0.15 < sum(kept_out) / len(kept_out) < 0.3
