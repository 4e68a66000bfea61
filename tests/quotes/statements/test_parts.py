"""Sources and cues that are put right."""

import pytest

from streams.quotes.statements.parts import quoted_by, with_clause, without_cue
from streams.text.ranges import Range
from tests.quotes.documents import LEX, document_of, quotes_in, range_of, text_of


@pytest.mark.parametrize(
    ("source", "cue", "whole", "verb"),
    [
        pytest.param("people who", "went said", "people who went", "said", id="two verbs"),
        pytest.param("people who", "also said", "people who", "also said", id="an adverb"),
        pytest.param("people who", "have said", "people who", "have said", id="an auxiliary"),
        pytest.param("people who", "reportedly said", "people who", "reportedly said", id="another adverb"),
        pytest.param("people", "went said", "people", "went said", id="no relative clause"),
        pytest.param("people who", "said", "people who", "said", id="one verb"),
        pytest.param("people who", "went there", "people who", "went there", id="no verb of saying"),
    ],
)
def test_a_cue_is_one_group_of_verbs(source: str, cue: str, whole: str, verb: str) -> None:
    words = f"Four {source} {cue} so".split()
    first = 1 + len(source.split())
    found, verbs = with_clause(words, Range(0, first), Range(first, len(words) - 1), LEX)
    assert found is not None
    assert verbs is not None
    assert " ".join(words[found.start : found.end]) == f"Four {whole}"
    assert " ".join(words[verbs.start : verbs.end]) == verb


def test_an_outlet_that_reports_is_not_who_told() -> None:
    head = "Microsoft's head of HR, Amira Coleman,"
    body = f'{head} told managers last week to "raise the bar on performance," Business Chronicle reported.'
    document = document_of(body)
    (quote,) = quotes_in(document)
    assert quote.speaker is not None
    assert (document.text(quote.span), quote.speaker.name) == ("raise the bar on performance", "Amira Coleman")


def test_an_outlet_that_reports_what_is_so_speaks_itself() -> None:
    (quote,) = quotes_in(document_of("Acme plans to cut 500 jobs by spring, Zqx News reported."))
    assert quote.speaker is not None
    assert quote.speaker.name == "Zqx News"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        pytest.param("Acme's guidelines <state>", "Acme's guidelines", id="its verb"),
        pytest.param("Jane Roe, a rival who left, <said>", "Jane Roe, a rival who left", id="its verb after a comma"),
        pytest.param("the paper <quoted> Jane Roe", "Jane Roe", id="whom a text quotes"),
        pytest.param("the paper <has quoted> Jane Roe", "Jane Roe", id="whom it has quoted"),
        pytest.param("<It> is obvious", "It is obvious", id="a cue that begins it"),
        pytest.param("Tweet by <@janeroe>", "Tweet by @janeroe", id="what a preposition governs"),
        pytest.param("Jane Roe", "Jane Roe", id="no cue"),
    ],
)
def test_a_source_and_its_cue_are_apart(source: str, left: str) -> None:
    field = document_of(source.replace("<", "").replace(">", "")).body
    before, _, rest = source.partition("<")
    first, count = len(document_of(before).body.words), len(document_of(rest.partition(">")[0]).body.words)
    found = without_cue(field.words, Range(0, len(field.words)), Range(first, first + count) if rest else None, LEX)
    assert found is not None
    assert field.text[field.starts[found.start] : field.ends[found.end - 1]] == left


@pytest.mark.parametrize(
    ("text", "source", "quoted"),
    [
        pytest.param("The paper quoted Jane Roe as saying it fell.", "The paper", "Jane Roe", id="whom a paper quotes"),
        pytest.param(
            "And it fell, Acme News reports a union source as saying.", "Acme News", "a union source", id="behind it"
        ),
        pytest.param("The paper quoted Jane Roe when it fell.", "The paper", "The paper", id="nobody who says it"),
        pytest.param("The paper saw Jane Roe as saying it fell.", "The paper", "The paper", id="no verb of quoting"),
        pytest.param(
            "The paper reported that it saw Roe as saying it fell.", "The paper", "The paper", id="a clause between"
        ),
        pytest.param(
            "It fell, and it fell, Acme News reported. Roe was cited as saying it rose.",
            "Acme News",
            "Acme News",
            id="the next sentence",
        ),
        pytest.param("Roe quoted by Acme News as saying it fell.", "Roe", "Roe", id="who is quoted"),
    ],
)
def test_whom_a_source_quotes_says_it(text: str, source: str, quoted: str) -> None:
    field = document_of(text).body
    found = quoted_by(field, range_of(field, source), range_of(field, "it fell"), LEX)
    assert text_of(field, found) == quoted


def test_nobody_is_the_subject_of_what_is_obvious() -> None:
    words = document_of("It is obvious that it rained.").body.words
    assert without_cue(words, Range(0, 1), Range(0, 3), LEX) is None
    assert without_cue(words, Range(0, 1), None, LEX) is None
    assert without_cue(words, Range(0, 1), Range(1, 3), LEX) == Range(0, 1)
