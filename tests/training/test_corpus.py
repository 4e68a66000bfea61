"""Annotated articles as what the tagger learns from."""

import pytest

from streams.quotes.layout.layout import Layout
from streams.quotes.statements.reading import Vocabulary, read
from streams.quotes.words.lexicon import Lexicon
from streams.text.document import TextField
from training.quotes.corpus import NONE, example

LEX = Lexicon.load()
VOCABULARY = Vocabulary.load()


def read_words(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [field.words[token] for token in read([field], [Layout.of(field, LEX)], VOCABULARY).tokens]


@pytest.mark.parametrize(
    ("speaker", "content", "expected"),
    [
        ("Acme", "the bid for Globex (GLX)", ("Acme", "the bid for Globex")),
        ("Acme (ACM)", "it knew the bid", ("Acme", "it knew the bid")),
        ("ACM", "(GLX) failed", (None, "failed")),
        ("Acme (ACM) said", "the bid for Globex (GLX) failed", ("Acme said", "the bid for Globex failed")),
        ("Acme", "GLX", None),
    ],
)
def test_what_is_annotated_is_learnt_without_the_asides_at_its_ends(
    speaker: str, content: str, expected: tuple[str | None, str] | None
) -> None:
    text = "Acme (ACM) said it knew the bid for Globex (GLX) failed."
    quote = {"start": text.index(content), "end": text.index(content) + len(content), "speech": 1}
    quote |= {"speaker_start": text.index(speaker), "speaker_end": text.index(speaker) + len(speaker)}
    learnt = example({"text": text, "quotes": [quote]}, VOCABULARY, LEX)
    words = read_words(text)
    found = [
        (
            None if target.source_first == NONE else " ".join(words[target.source_first : target.source_last + 1]),
            " ".join(words[target.first : target.last + 1]),
        )
        for target in learnt.targets
    ]
    assert found == ([] if expected is None else [expected])


@pytest.mark.parametrize(
    ("text", "annotated", "learnt"),
    [
        ("Acme said that it fell.", "that it fell", "it fell"),
        ("Acme said that it fell.", "it fell", "it fell"),
        ("Acme said that.", "that", "that"),
        ('Acme said that "it fell".', 'that "it fell"', "it fell"),
        ("Acme said that, “it fell.”", "that, “it fell.”", "it fell"),
    ],
)
def test_content_is_learnt_without_that_before_it(text: str, annotated: str, learnt: str) -> None:
    quote = {"start": text.index(annotated), "end": text.index(annotated) + len(annotated), "speech": 1}
    one = example({"text": text, "quotes": [quote]}, VOCABULARY, LEX)
    (target,) = one.targets
    assert one.reading.startable[target.first]
    assert " ".join(read_words(text)[target.first : target.last + 1]) == learnt


@pytest.mark.parametrize(
    ("text", "learnt"),
    [
        pytest.param('Roe called {the bid "an insult"}.', "an insult", id="what a bid is called"),
        pytest.param("Roe describes {the bid as “an insult.”}", "an insult", id="what it is described as"),
        pytest.param("Roe called {the bid an insult}.", "the bid an insult", id="nothing is quoted"),
        pytest.param('Roe said {the bid was "an insult"}.', 'the bid was " an insult', id="what is said is a clause"),
        pytest.param('Roe called {the bid "an insult" to all}.', 'the bid " an insult " to all', id="it goes on"),
        pytest.param('Roe called {for "an end"}.', 'for " an end', id="what is called for"),
        pytest.param('Roe dismissed {claims that he was "a liar"}.', 'claims that he was " a liar', id="a clause"),
        pytest.param('Roe called {"the bid" and "the offer" late}.', 'the bid " and " the offer " late',
                     id="several quotations"),
    ],
)  # fmt: skip
def test_what_something_is_called_is_learnt_without_it(text: str, learnt: str) -> None:
    before, rest = text.split("{")
    content, behind = rest.split("}")
    cue = before.rstrip().rpartition(" ")
    quote = {"start": len(before), "end": len(before + content), "speech": 1}
    quote |= {"cue_start": len(cue[0]) + 1, "cue_end": len(before) - 1}
    whole = before + content + behind
    (target,) = example({"text": whole, "quotes": [quote]}, VOCABULARY, LEX).targets
    assert " ".join(read_words(whole)[target.first : target.last + 1]) == learnt
