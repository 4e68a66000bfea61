"""From what the tagger finds to statements: where content begins and ends, and what kind it is."""

from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.layout import layouts_of
from streams.quotes.statements.reading import Reading
from streams.quotes.statements.statements import Statement, statements_of
from streams.quotes.statements.tagger import Attribution, Part, Tagger
from streams.text.document import Document, TextField
from streams.text.ranges import Range
from tests.quotes.documents import EXTRACTOR, LEX, document_of, range_of, text_of


class Found(NamedTuple):
    """What a tagger finds in a body: words, where they stand last."""

    content: str
    source: str | None = None
    cue: str | None = None
    speech: float = 0.9
    probability: float = 0.9
    beginning: float = 0.0


class Told(Tagger):
    """A tagger that finds what it is told."""

    def __init__(self, document: Document, *found: Found) -> None:
        self.vocabulary = EXTRACTOR.tagger.vocabulary
        self._document = document
        self._found = found

    def attributions(self, reading: Reading) -> list[Attribution]:
        return [self._attribution(one, reading) for one in self._found]

    def _attribution(self, found: Found, reading: Reading) -> Attribution:
        def place(words: str) -> tuple[int, int]:
            skipped, field = 0, self._document.title
            if words not in field.text:
                skipped, field = len(field.words), self._document.body
            first, last = np.searchsorted(reading.tokens, [skipped + at for at in range_of(field, words)]).tolist()
            return first, last

        parts = (words and Part(*place(words), 0.7) for words in (found.source, found.cue))
        source, cue = (part or None for part in parts)
        return Attribution(*place(found.content), found.speech, found.beginning, found.probability, source, cue)


def statements_in(body: str, *found: Found) -> tuple[TextField, list[Statement]]:
    document = document_of(body)
    return document.body, statements_of(document, layouts_of(document, LEX), Told(document, *found), LEX)[1]


def stated(body: str, *found: Found) -> list[tuple[str, str]]:
    """Kind and words of what is stated in ``body``."""
    field, statements = statements_in(body, *found)
    return [(one.kind, text_of(field, one.content)) for one in statements]


@pytest.mark.parametrize(
    ("body", "found", "kind", "content"),
    [
        # Direct: all of it stands inside marks, and its marks are not part of it.
        pytest.param("“It fell,” Roe said.", "It fell", "direct", "It fell", id="a comma at its end is the writer's"),
        pytest.param(
            "“It fell.” Roe left.", "It fell", "direct", "It fell.", id="a full stop at its end is the speaker's"
        ),
        pytest.param("“It fell;:,” Roe said.", "It fell", "direct", "It fell", id="all such marks at its end"),
        pytest.param(
            "“It fell. It rose.” He left.", "It fell", "direct", "It fell. It rose.", id="up to the end of it"
        ),
        pytest.param("“It fell and,” Roe said.", "It fell and", "direct", "It fell and", id="a conjunction is said"),
        pytest.param(
            "It fell (by 5%), Roe said.", "It fell (by 5%", "indirect", "It fell (by 5%)", id="all of a parenthesis"
        ),
        pytest.param(
            "“It fell.” “It rose.” He left.", "It fell.” “It rose", "direct", "It fell.” “It rose.", id="two in a row"
        ),
        pytest.param("“As it fell”, he left.", "As it fell", "direct", "As it fell", id="as is said"),
        pytest.param(
            "He said “that it fell”.", "that it fell", "direct", "it fell", id="a conjunction before the words"
        ),
        pytest.param(
            "“a b c d e f g h i j k l.”",
            "a b c d e f g h i j k l",
            "direct",
            "a b c d e f g h i j k l.",
            id="a long one",
        ),
        pytest.param("“,” he said.", ",", "direct", ",", id="never less than a token"),
        # Indirect.
        pytest.param("Roe said it fell.", "it fell", "indirect", "it fell", id="words without marks"),
        pytest.param("Roe said that it fell.", "that it fell", "indirect", "it fell", id="that is none of it"),
        pytest.param("UPDATE 2-It fell, Roe said.", "UPDATE 2-It fell", "indirect", "It fell", id="no slug of a wire"),
        pytest.param("EXCLUSIVE-It fell, Roe said.", "EXCLUSIVE-It fell", "indirect", "It fell", id="nor one alone"),
        pytest.param("UPDATE, Roe said.", "UPDATE", "indirect", "UPDATE", id="such a word alone stays"),
        pytest.param("UPDATE it, Roe said.", "UPDATE it", "indirect", "UPDATE it", id="and one without a hyphen"),
        pytest.param("Roe said that's it.", "that's it", "indirect", "that's it", id="but that's is"),
        pytest.param("Roe said that.", "that", "indirect", "that", id="that alone stays"),
        pytest.param(
            "It fell, and, Roe said, rose.", "It fell, and", "indirect", "It fell", id="a conjunction at its end"
        ),
        pytest.param(
            "It fell, but that, Roe said, is it.", "It fell, but that", "indirect", "It fell", id="and that after it"
        ),
        pytest.param(
            "It fell because, Roe said, of it.", "It fell because", "indirect", "It fell because", id="another word"
        ),
        pytest.param(
            "Roe likes that, he said.", "Roe likes that", "indirect", "Roe likes that", id="that without a conjunction"
        ),
        pytest.param("And, Roe said, it fell.", "And", "indirect", "And", id="a conjunction alone"),
        pytest.param("It fell as, Roe said, it rose.", "as", "indirect", "as", id="as without marks after it"),
        pytest.param("Roe said that was it.", "that was it", "indirect", "that was it", id="that is a subject"),
        pytest.param(
            "Roe said that had it won, it fell.",
            "had it won, it fell",
            "indirect",
            "had it won, it fell",
            id="no condition has one",
        ),
        pytest.param("Roe said that again.", "that", "indirect", "that", id="that alone before other words"),
        pytest.param(
            "It fell and rose, he said.", "It fell and rose", "indirect", "It fell and rose", id="and amid it"
        ),
        pytest.param("It fell and, Roe said, rose.", "fell and", "indirect", "fell", id="a word and a conjunction"),
        pytest.param("It fell. “So,” Roe said.", "It fell", "indirect", "It fell", id="a quotation beside it"),
        # Mixed: the outermost marks belong to it.
        pytest.param("Roe said it was “good”.", "it was “good", "mixed", "it was “good”", id="the last mark"),
        pytest.param("“Good” is what Roe called it.", "Good” is what", "mixed", "“Good” is what", id="the first mark"),
        pytest.param(
            "Roe said it was “good,” he", "it was “good", "mixed", "it was “good,”", id="a comma before the last mark"
        ),
        pytest.param(
            "Roe called it “good” for now.", "it “good” for now", "mixed", "it “good” for now", id="words after it"
        ),
        pytest.param(
            "It is described as “a mess” by all.", "as “a mess” by", "mixed", "“a mess” by", id="as before marks"
        ),
        pytest.param(
            "It is as old as “a mess” by all.",
            "as old as “a mess” by",
            "mixed",
            "as old as “a mess” by",
            id="as before words",
        ),
        pytest.param(
            "It was “good” and, Roe said, old.", "It was “good” and", "mixed", "It was “good”", id="a conjunction"
        ),
        # Addresses.
        pytest.param(
            "Roe tweeted: Acme fell https://t.co/a1 pic.twitter.com/b2",
            "Acme fell https://t.co/a1 pic.twitter.com/b2",
            "indirect",
            "Acme fell",
            id="addresses that end it",
        ),
        pytest.param(
            "Roe tweeted: https://t.co/a1 fell",
            "https://t.co/a1 fell",
            "indirect",
            "https://t.co/a1 fell",
            id="no address in its midst",
        ),
        # Asides.
        pytest.param(
            "Roe bought Acme (NYSE: ACM) (ACM), he said.",
            "Roe bought Acme",
            "indirect",
            "Roe bought Acme (NYSE: ACM) (ACM)",
            id="asides that end it",
        ),
        pytest.param("Acme (ACM) fell.", "fell", "indirect", "fell", id="asides before it are none of it"),
    ],
)
def test_content(body: str, found: str, kind: str, content: str) -> None:
    assert stated(body, Found(found)) == [(kind, content)]


@pytest.mark.parametrize(
    ("body", "source", "cue", "expected"),
    [
        pytest.param("Ann Roe said it fell.", "Ann Roe", "said", "Ann Roe", id="a name"),
        pytest.param("Roe, who has led it, said it fell.", "who has led it", "said", "who", id="a relative clause"),
        pytest.param(
            "It fell, according to aides at the talks, Acme News reported.",
            "aides at the talks, Acme News",
            "according to",
            "aides at the talks",
            id="who reports it",
        ),
        pytest.param(
            "It fell, according to Acme News reported.", "Acme News", "according to", "Acme News", id="nobody else"
        ),
        pytest.param(
            "It fell, according to Roe, Lund and all.", "Roe, Lund", "according to", "Roe, Lund", id="no verb after it"
        ),
        pytest.param("It fell, Roe, Lund said.", "Roe, Lund", "said", "Roe, Lund", id="a cue after it"),
        pytest.param("It fell, says Roe, Lund", "Roe, Lund", "says", "Roe, Lund", id="at the end of the text"),
    ],
)
def test_source(body: str, source: str, cue: str, expected: str) -> None:
    field, (statement,) = statements_in(body, Found("fell", source, cue))
    assert statement.source is not None
    assert text_of(field, statement.source) == expected
    assert statement.cue == range_of(field, cue)


@pytest.mark.parametrize(
    ("body", "found", "content"),
    [
        pytest.param("Roe said that was it.", "was it", "that was it", id="a verb has it for its subject"),
        pytest.param("Roe said that it was.", "it was", "it was", id="not what has another"),
        pytest.param("Roe said that had it won, it fell.", "had it won, it fell", "had it won, it fell",
                     id="nor a condition"),
        pytest.param("Roe said that should be it.", "should be it", "that should be it", id="a supposition, too"),
        pytest.param("Roe said that do-gooders won.", "do-gooders won", "do-gooders won", id="no verb before a hyphen"),
        pytest.param("Roe said after that was it.", "was it", "was it", id="nor one that is not what was said"),
    ],
)  # fmt: skip
def test_that_is_a_subject(body: str, found: str, content: str) -> None:
    assert stated(body, Found(found, "Roe", "said")) == [("indirect", content)]


@pytest.mark.parametrize(
    ("body", "content", "source"),
    [
        pytest.param("“It fell.” Roe had been warned.", "It fell.", "Roe", id="what the next sentence is about"),
        pytest.param("“It fell.” Roe said it would not rise.", "It fell.", "Roe", id="who says what comes next"),
        pytest.param("“It fell.” Today, notes Roe of Acme, it rose.", "It fell.", "Roe", id="whom it names within"),
        pytest.param("“It fell.” Roe said: “It rose.”", "It fell.", "Roe", id="who says a quotation of his own"),
        pytest.param("“It fell.” Roe plans to leave.", "It fell.", "Roe", id="who does something else now"),
    ],
)
def test_the_next_sentence_tells_no_source(body: str, content: str, source: str) -> None:
    _, (statement,) = statements_in(body, Found(content, source))
    assert (statement.source, statement.source_probability) == (None, None)


@pytest.mark.parametrize(
    ("body", "source"),
    [
        pytest.param("“It fell.” Roe said.", "Roe", id="who says it"),
        pytest.param("“It fell.” Roe smiled.", "Roe", id="who does something with it"),
        pytest.param("“It fell.” Roe laughs as he recalls it.", "Roe", id="who does something now"),
        pytest.param("“It fell.” Roe explained in a post.", "Roe", id="who says where he said it"),
        pytest.param("“It fell.” That is the view of Roe at Acme.", "Roe", id="whose view it is"),
        pytest.param("“It fell.” (Roe, Acme)", "Roe", id="who stands in parentheses"),
        pytest.param("“It fell,” replied Roe. It had.", "Roe", id="no full stop in the quotation"),
        pytest.param("“It fell.” Jane Roe, Acme", "Jane Roe", id="who signs it"),
        pytest.param("“It fell.” – Roe has it so.", "Roe", id="who stands behind a dash"),
        pytest.param("“It fell.”\n\nRoe has it so.", "Roe", id="in the next paragraph"),
    ],
)
def test_a_source_without_a_cue_may_stand_behind_a_quotation(body: str, source: str) -> None:
    field, (statement,) = statements_in(body, Found("It fell", source))
    assert statement.source == range_of(field, source)


@pytest.mark.parametrize(
    ("body", "speech"),
    [
        pytest.param("Roe: it may fall", True, id="a colon"),
        pytest.param("Roe - it may fall", False, id="no dash"),
    ],
)
def test_who_stands_before_a_colon_says_it(body: str, *, speech: bool) -> None:
    _, (statement,) = statements_in(body, Found("it may fall", "Roe", None, 0.3, 0.9))
    assert statement.speech is speech


@pytest.mark.parametrize(
    ("found", "speech", "hidden"),
    [
        pytest.param(Found("it may fall", "Roe", "said", 0.5, 0.5), True, False, id="likely speech"),
        pytest.param(Found("it may fall", "Roe", "said", 0.5, 0.49), True, True, id="unlikely speech"),
        pytest.param(
            Found("it may fall", "Roe", "said", 0.5, 0.4, 0.75), True, False, id="speech with an unlikely end"
        ),
        pytest.param(Found("it may fall", "Roe", "said", 0.49, 0.5), False, False, id="a likely thought"),
        pytest.param(Found("it may fall", "Roe", "said", 0.49, 0.49), False, True, id="an unlikely thought"),
        pytest.param(Found("it may fall", "Roe", "Roe"), True, True, id="a heading: its source is its cue"),
        pytest.param(Found("it may fall"), True, False, id="neither source nor cue"),
        pytest.param(Found("it", "Roe", "said"), True, True, id="what only points at something"),
    ],
)
def test_what_is_said_thought_or_hidden(found: Found, speech: bool, hidden: bool) -> None:  # noqa: FBT001
    _, (statement,) = statements_in("Roe said it may fall.", found)
    assert (statement.speech, statement.hidden) == (speech, hidden)
    assert statement.content_probability == found.probability
    assert statement.source_probability == (0.7 if found.source else None)


def half(content: str, probability: float, cue: str = "said") -> Found:
    return Found(content, "Roe", cue, 0.9, probability)


@pytest.mark.parametrize(
    ("body", "found", "shown"),
    [
        pytest.param(
            "The plan, Roe said, may fail.", [half("The plan", 0.9), half("may fail", 0.4)], ["The plan", "may fail"],
            id="the first half is sure",
        ),
        pytest.param(
            "The plan, Roe said, may fail.", [half("The plan", 0.4), half("may fail", 0.9)], ["The plan", "may fail"],
            id="the second is",
        ),
        pytest.param("The plan, Roe said, may fail.", [half("The plan", 0.4), half("may fail", 0.4)], [],
                     id="neither is"),
        pytest.param("Which, Roe said, may fail.", [half("Which", 0.9), half("may fail", 0.4)], [],
                     id="the first only points at something"),
        pytest.param("It fell, Roe said, adding it rose.", [half("It fell", 0.9), half("it rose", 0.4, "adding")],
                     ["It fell"], id="two cues"),
        pytest.param("It fell, Roe said. It may fail.", [half("It fell", 0.9), half("It may fail", 0.4)], ["It fell"],
                     id="two sentences"),
    ],
)  # fmt: skip
def test_what_a_cue_interrupts_is_shown_if_half_of_it_is(body: str, found: list[Found], shown: list[str]) -> None:
    field, statements = statements_in(body, *found)
    assert [text_of(field, one.content) for one in statements if not one.hidden] == shown


@pytest.mark.parametrize(
    ("body", "content", "hidden"),
    [
        pytest.param("Roe called about buying the place.", "buying the place", True, id="what it is about"),
        pytest.param("Roe warned about what it would cost.", "what it would cost", False, id="what it is that he says"),
    ],
)
def test_what_somebody_talks_about_is_not_what_he_says(body: str, content: str, *, hidden: bool) -> None:
    _, (statement,) = statements_in(body, Found(content, "Roe", "called about" if hidden else "warned about"))
    assert statement.hidden is hidden


SET_OFF = [
    pytest.param("Roe wrote:\nIt fell. It rose.", [Found("It fell", "Roe", "wrote")], [("It fell. It rose.", "direct")],
                 id="all of the paragraph"),
    pytest.param("So Roe said in words:\nIt fell. It rose.", [Found("It fell", "Roe")],
                 [("It fell. It rose.", "direct")], id="without a cue"),
    pytest.param("Roe wrote:\nIt fell, Lund said. It rose.",
                 [Found("It fell", "Roe", "wrote"), Found("It rose", "Lund", "said")],
                 [("It fell", "indirect"), ("It rose", "indirect")], id="not if somebody else speaks there"),
    pytest.param("Roe wrote.\nIt fell. It rose.", [Found("It fell", "Roe", "wrote")], [("It fell", "indirect")],
                 id="not behind a full stop"),
    pytest.param("Roe wrote:\nSo it fell. It rose.", [Found("it fell", "Roe", "wrote")], [("it fell", "indirect")],
                 id="not from its middle on"),
    pytest.param("It is:\nIt fell. It rose.", [Found("It fell")], [("It fell", "indirect")], id="nobody does"),
    pytest.param("Roe wrote:\nIt fell “so” far. It rose.", [Found("It fell “so” far", "Roe", "wrote")],
                 [("It fell “so” far", "mixed")], id="not with marks inside"),
    pytest.param("Roe warned of:\nA fall. It rose.", [Found("A fall", "Roe", "warned")], [("A fall", "indirect")],
                 id="not behind a preposition"),
    pytest.param("According to Roe:\nIt fell. It rose.", [Found("It fell", "Roe", "According to")],
                 [("It fell", "indirect")], id="not according to somebody"),
    pytest.param("What analysts say:\nIt fell. It rose.", [Found("It fell", "analysts", "say")],
                 [("It fell", "indirect")], id="not by several"),
    pytest.param("Roe wrote:\nWe call it 'so'. It rose.", [Found("We call it 'so'", "Roe", "wrote")],
                 [("We call it 'so'", "mixed")], id="not with single ones"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "found", "expected"), SET_OFF)
def test_a_paragraph_behind_a_colon_is_all_said(body: str, found: list[Found], expected: list[tuple[str, str]]) -> None:
    field, statements = statements_in(body, *found)
    assert [(text_of(field, each.content), each.kind) for each in statements] == expected


@pytest.mark.parametrize(
    ("body", "hidden"),
    [
        pytest.param("On Roe: It fell.", False, id="a topic"),
        pytest.param("With Roe: It fell.", True, id="no other preposition tells one"),
        pytest.param("So Roe: It fell.", True, id="a heading"),
    ],
)
def test_a_heading_may_be_what_is_spoken_about(body: str, *, hidden: bool) -> None:
    _, (statement,) = statements_in(body, Found("It fell", "Roe", "Roe"))
    assert statement.hidden is hidden


def test_what_is_quoted_is_never_unsaid() -> None:
    _, (statement,) = statements_in("“So,” Roe said.", Found("So", "Roe", "said"))
    assert not statement.hidden


@pytest.mark.parametrize(
    ("body", "found", "continues"),
    [
        pytest.param(
            "“It fell,” Roe said. “It rose.”",
            [Found("It fell", "Roe", "said"), Found("It rose", "Roe", "said")],
            [False, True],
            id="one cue for both",
        ),
        pytest.param(
            "“It fell,” Roe said. “It rose,” he added.",
            [Found("It fell", "Roe", "said"), Found("It rose", "he", "added")],
            [False, False],
            id="a cue each",
        ),
        pytest.param("“It fell.” “It rose.”", [Found("It fell"), Found("It rose")], [False, False], id="no cue"),
        pytest.param(
            "“It fell.\n\n“It rose.”",
            [Found("It fell"), Found("It rose")],
            [False, True],
            id="the same quotation, a paragraph on",
        ),
        pytest.param("“It fell.\n\n“It rose.”", [Found("It rose")], [False], id="nothing before it"),
        pytest.param(
            "“It fell.\n\n“It rose.” So it is.",
            [Found("It fell"), Found("So it is")],
            [False, False],
            id="what comes after it",
        ),
    ],
)
def test_what_carries_on(body: str, found: list[Found], continues: list[bool]) -> None:
    assert [statement.continues for statement in statements_in(body, *found)[1]] == continues


TALK = "Acme met.\n\nAnn: Is it?\n\nBo: It is.\n\nIt is good.\n\nAnn: I see.\n\nShares rose."


def test_a_transcript_s_turns_are_direct_statements() -> None:
    field, statements = statements_in(TALK)
    assert [text_of(field, one.content) for one in statements] == ["Is it?", "It is.", "It is good.", "I see."]
    assert [one.source and text_of(field, one.source) for one in statements] == ["Ann", "Bo", "Bo", "Ann"]
    assert [one.continues for one in statements] == [False, False, True, False]
    assert {(one.kind, one.speech, one.cue, one.hidden) for one in statements} == {("direct", True, None, False)}
    assert {(one.content_probability, one.source_probability) for one in statements} == {(0.98, 0.98)}


def test_what_the_tagger_finds_counts_around_a_transcript_only() -> None:
    contents = [words for _, words in stated(TALK, Found("met"), Found("good"), Found("rose"))]
    assert contents == ["met", "Is it?", "It is.", "It is good.", "I see.", "rose"]


def test_each_field_has_its_own_statements() -> None:
    document = document_of("It rose.", title="Acme (ACM) fell")
    tagger = Told(document, Found("fell"), Found("rose"))
    title, body = statements_of(document, layouts_of(document, LEX), tagger, LEX)
    assert [one.content for one in title] == [Range(4, 5)]
    assert [one.content for one in body] == [Range(1, 2)]


def test_an_empty_document_states_nothing() -> None:
    document = document_of("")
    assert statements_of(document, layouts_of(document, LEX), EXTRACTOR.tagger, LEX) == [[], []]


PIECES = st.sampled_from(
    ['"', "“", "”", "‘", "’", "(ACM)", "Ann Roe: ", "Roe said ", "that ", "it fell", ", and", ". ", "\n\n", " "]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_statements_are_in_order_and_apart(body: str) -> None:
    document = document_of(body)
    (_, statements) = statements_of(document, layouts_of(document, LEX), EXTRACTOR.tagger, LEX)
    end = 0
    for statement in statements:
        assert end <= statement.content.start < statement.content.end <= len(document.body.words)
        end = statement.content.end
