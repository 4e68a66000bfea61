"""Short parentheses that only name, and what is read without them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.asides import asides_of
from streams.quotes.layout.layout import Layout
from streams.quotes.statements.reading import read
from streams.text.document import TextField
from tests.quotes.documents import EXTRACTOR, LEX, document_of, quotes_in

WORDS = [
    "(",
    ")",
    "<",
    ">",
    "Acme",
    "NYSE",
    ":",
    "said",
    "or",
    "the",
    "54",
    "%",
    "“",
    "”",
    '"',
    "'",
    ".",
    ",",
    "?",
    "\n\n",
    "it",
]
TEXTS = st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join))


def asides_in(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [text[slice(*field.span(*aside)[1:])] for aside in asides_of(field, LEX)]


def read_words(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [field.words[token] for token in read([field], [Layout.of(field, LEX)], EXTRACTOR.tagger.vocabulary).tokens]


@pytest.mark.parametrize(
    "aside",
    [
        "(NYSE: ACM)",
        "(NASDAQ:ACM)",
        "(ACM.N)",
        "(BRK.B)",
        "(FTC)",
        "(54)",
        "(-3.2%)",
        "(€1.1 billion)",
        "($3.4bn)",
        "(R-Fla.)",
        "(iPhone)",
        "(S&P 500)",
        "(3rd)",
        "(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z A B C D)",
        "(“Acme”)",
        "(“Acme” or the “Company”)",
        '("Acme" or "the Company")',
        "(NYSE: ACM, “Acme”)",
        "(Bureau of Labor)",
        "<ACM.N>",
        "<F>",
    ],
)
def test_what_only_names_is_an_aside(aside: str) -> None:
    assert asides_in(f"The board of Acme {aside} said it would grow {aside}.") == [aside, aside]
    assert read_words(f"The board of Acme {aside} said so {aside}.") == "The board of Acme said so .".split()


@pytest.mark.parametrize(
    "other",
    [
        "(he said so)",
        "(which makes Robots)",
        "(formerly Globex)",
        "(up 3 percent)",
        "(see Chart)",
        "(Really?)",
        "(or the)",
        "()",
        "(ACM <N)",
        "(Acme!)",
        "(Acme; Globex)",
        "(Acme…)",
        "(Acme\n\n)",
        "< ACM.N>",
        "(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z A B C D E)",
        "( : )",
        "(“Acme)",
        "(Acme\n\nACM)",
        "(Acme",
        "(A B C D E F G H I J K L M N O P Q R S T U V W X Y Z A B C D E F)",
        "[ACM]",
        "<Acme AG>",
        "<ACM)",
    ],
)
def test_what_says_more_is_none(other: str) -> None:
    assert asides_in(f"The board of Acme {other} said so.") == []


@pytest.mark.parametrize(
    "text", ["(Acme) rose.", "It rose. (Acme) Shares fell.", "(Wire) - Acme rose.", "Acme:\n\n(ACM)"]
)
def test_what_begins_a_sentence_is_none(text: str) -> None:
    assert asides_in(text) == []


def test_of_brackets_in_brackets_the_inner_ones_count() -> None:
    assert asides_in("Its owner (the Acme Group (ACM) of Bonn) said so.") == ["(ACM)"]
    assert asides_in("Its owner (the Acme Group <ACM.N>) said so.") == ["<ACM.N>"]


def test_a_pair_of_brackets_ends_with_its_first_closing_one() -> None:
    assert asides_in("Acme () ACM) rose.") == []


def test_marks_in_an_aside_quote_nothing() -> None:
    text = "Acme Corp. (“Acme” or the “Company”) rose. Ruiz: “We own Beta (“Beta”) and like it.”"
    field = TextField.of("body", text)
    quotations = [text[slice(*field.span(*q.inside)[1:])] for q in Layout.of(field, LEX).quotations]
    assert quotations == ["We own Beta (“Beta”) and like it."]


def test_an_aside_in_a_quotation_is_read() -> None:
    assert read_words("“Acme (ACM) rose,” he said.") == "“ Acme ( ACM ) rose , ” he said .".split()


@pytest.mark.parametrize("aside", ["(NYSE: ACM)", "(“Acme” or the “Company”)", "(ACM.N)"])
def test_what_is_found_around_an_aside_has_it(aside: str) -> None:
    document = document_of(f"Acme Corp. {aside} said the plant of Globex Corp. {aside} in Bonn was safe.")
    (quote,) = quotes_in(document)
    assert document.text(quote.span) == f"the plant of Globex Corp. {aside} in Bonn was safe"
    assert quote.speaker is not None
    assert quote.speaker.name == "Acme Corp."
    document = document_of(f"Ana Ruiz said the company would buy Globex {aside}.")
    assert [document.text(quote.span) for quote in quotes_in(document)] == [f"the company would buy Globex {aside}"]


@given(text=TEXTS)
def test_asides_are_whole_and_the_reading_leaves_nothing_else_out(text: str) -> None:
    field = TextField.of("body", text)
    layout = Layout.of(field, LEX)
    left_out: set[int] = set()
    for earlier, aside in pairwise(layout.asides):
        assert earlier.end <= aside.start
    for aside in layout.asides:
        inside = field.words[aside.start + 1 : aside.end - 1]
        assert field.words[aside.start] + field.words[aside.end - 1] in ("()", "<>")
        assert not {*"()<>"} & set(inside)
        assert field.paragraph_at(aside.start) == field.paragraph_at(aside.end - 1)
    for aside in [*layout.asides, *layout.datelines]:
        if not any(q.start <= aside.start < q.end for q in layout.quotations):
            left_out |= set(range(*aside))
    for quotation in layout.quotations:
        left_out |= set(range(quotation.inside.start + 5, quotation.inside.end - 5))
    tokens = read([field], [layout], EXTRACTOR.tagger.vocabulary).tokens.tolist()
    assert tokens == [token for token in range(len(field.words)) if token not in left_out]
