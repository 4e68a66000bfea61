"""What looks like reported speech and is nobody's words."""

import pytest

from streams.quotes.model import QuoteKind
from streams.quotes.statements.unsaid import Report, is_bare, is_corrected, is_published, is_title, is_unsaid
from streams.text.document import TextField
from tests.quotes.documents import LEX, range_of

Case = tuple[str, str, str | None, str | None]
"""A text, and its content, source and cue, each where it stands last."""


def unsaid(case: Case, kind: QuoteKind = "indirect") -> bool:
    text, content, source, cue = case
    field = TextField.of("body", text)
    found = (None if part is None else range_of(field, part) for part in (source, cue))
    return is_unsaid(field, Report(range_of(field, content), kind, *found), LEX)


@pytest.mark.parametrize(
    "case",
    [
        # Idioms.
        pytest.param(("That said, rates may fall soon.", "rates may fall soon", "That", "said"), id="that said"),
        pytest.param(("All told, the firm lost 3 plants.", "the firm lost 3 plants", "All", "told"), id="all told"),
        pytest.param(("It fell. That said, rates may rise.", "rates may rise", "That", "said"), id="amid a text"),
        # Participles.
        pytest.param(("Acme won from the announced delay of it.", "delay of it", None, "announced"), id="a participle"),
        pytest.param(
            ("Acme won from the recently announced delay of it.", "delay of it", None, "announced"),
            id="a participle with its adverb",
        ),
        pytest.param(
            ("The announced delay hurt.", "delay hurt", None, "announced"), id="a participle that comes first"
        ),
        pytest.param(("The recently announced delay hurt.", "delay hurt", None, "announced"), id="both come first"),
        # Passives.
        pytest.param(
            ("Funds said to have been lost were found.", "to have been lost", "Funds", "said"), id="of a thing"
        ),
        pytest.param(("Men said to be armed were there.", "to be armed were there", "Men", "said"), id="of somebody"),
        pytest.param(("Roe is said to have been ill.", "to have been ill", "Roe", "said"), id="a whole passive"),
        pytest.param(
            ("Roe has been widely said to have been ill.", "to have been ill", "Roe", "said"), id="a longer one"
        ),
        pytest.param(
            ("Roe, her aide, is said to have been ill.", "to have been ill", "Roe, her aide", "is said"),
            id="its verb in the cue, behind an apposition",
        ),
        # Infinitives.
        pytest.param(("To say that it fell is wrong.", "it fell is wrong", None, "say"), id="to say that"),
        # Interviews.
        pytest.param(
            ("We spoke to Ann Roe about plans Acme has.", "plans Acme has", "Ann Roe", "spoke to Ann Roe about"),
            id="an interview",
        ),
        # What points at something.
        pytest.param(("Roe said so.", "so", "Roe", "said"), id="so"),
        pytest.param(("Roe said THAT.", "THAT", "Roe", "said"), id="that, in capitals"),
        pytest.param(("Roe said what it is and was.", "what it is and was", "Roe", "said"), id="five such words"),
        # Nobody.
        pytest.param(("I said rates may fall.", "rates may fall", "I", "said"), id="the writer"),
        pytest.param(("We said rates may fall.", "rates may fall", "We", "said"), id="the writers"),
        pytest.param(("The said: rates may fall.", "rates may fall", "The", "said"), id="an article"),
        pytest.param(("There are fears that rates may fall.", "rates may fall", "There", "fears"), id="there"),
        pytest.param(("For instance, Roe said, rates fell.", "For instance", "Roe", "said"), id="a connective"),
        # Refusals.
        pytest.param(("Roe declined to say why it fell.", "why it fell", "Roe", "declined to say"), id="a refusal"),
        pytest.param(("Roe Refused to say rates fell.", "rates fell", "Roe", "Refused to say"), id="in capitals"),
        pytest.param(("Roe did not say rates fell.", "rates fell", "Roe", "did not say"), id="a negation"),
        pytest.param(("Roe didn't say rates fell.", "rates fell", "Roe", "didn't say"), id="a short negation"),
        pytest.param(("Roe didn’t disclose rates fell.", "rates fell", "Roe", "didn’t disclose"), id="another one"),
        pytest.param(("Roe never mentioned rates fell.", "rates fell", "Roe", "never mentioned"), id="never"),
    ],
)
@pytest.mark.parametrize("kind", ["indirect", "mixed"])
def test_nobody_said_it(case: Case, kind: QuoteKind) -> None:
    assert unsaid(case, kind)


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(("Roe said rates may fall.", "rates may fall", "Roe", "said"), id="a plain report"),
        pytest.param(("Roe said what it is and it was.", "what it is and it was", "Roe", "said"), id="six words"),
        pytest.param(
            ("Rates fell, according to Roe.", "Rates fell", "Roe", "according to"), id="a cue before its source"
        ),
        pytest.param(("In talks with Roe rates fell.", "rates fell", "Roe", "Roe"), id="a source that is its own cue"),
        pytest.param(("Announced delay of the", "delay of the", None, "Announced"), id="a verb that comes first"),
        pytest.param(("Rates may fall.", "Rates may fall", None, None), id="neither source nor cue"),
        pytest.param(("That said rates may fall.", "rates may fall", "That", "said"), id="an idiom without its comma"),
        pytest.param(("That told, rates may fall.", "rates may fall", "That", "told"), id="words that are no idiom"),
        pytest.param(("Roe announced delay of it.", "delay of it", "Roe", "announced"), id="a verb without an article"),
        pytest.param(
            ("Of the recently hired Roe said rates fell.", "rates fell", "Roe", "said"), id="an adverb before"
        ),
        pytest.param(("Acme, the firm announced delay of it.", "delay of it", None, "firm announced"), id="two words"),
        pytest.param(
            ("Rates may fall, the announced.", "Rates may fall", None, "announced"), id="content before a cue"
        ),
        pytest.param(("Recently announced delay of it.", "delay of it", None, "announced"), id="an adverb comes first"),
        pytest.param(
            ("Ann Roe spoke to us about plans.", "plans", "Ann Roe", "spoke to us about"), id="who speaks to us"
        ),
        pytest.param(
            ("We told Ann Roe here rates fell.", "rates fell", "Ann Roe", "told Ann Roe here"), id="a listener"
        ),
        pytest.param(
            ("Roe said it is what it was, and so it is.", "it is what it was, and so it is", "Roe", "said"),
            id="more words than point at something",
        ),
        pytest.param(("Roe said no.", "no", "Roe", "said"), id="an answer"),
        pytest.param(("Roe said Yes.", "Yes", "Roe", "said"), id="an answer with a capital"),
        pytest.param(("Roe said it fell.", "it fell", "Roe", "said"), id="a short clause with a verb of its own"),
        pytest.param(
            ("The firm said rates may fall.", "rates may fall", "The firm", "said"), id="an article and a noun"
        ),
        pytest.param(("He said rates may fall.", "rates may fall", "He", "said"), id="a third person"),
        pytest.param(("Roe did not doubt rates fell.", "rates fell", "Roe", "did not doubt"), id="another negation"),
        pytest.param(("Roe did disclose rates fell.", "rates fell", "Roe", "did disclose"), id="no negation"),
        pytest.param(
            ("Not that Roe disclosed rates fell.", "rates fell", "Roe", "disclosed"), id="one outside the cue"
        ),
    ],
)
def test_somebody_said_it(case: Case) -> None:
    assert not unsaid(case)


QUESTIONS = [
    pytest.param(("Roe asked whether rates fell.", "whether rates fell", "Roe", "asked"), id="asked whether"),
    pytest.param(("Roe asked why rates fell.", "rates fell", "Roe", "asked why"), id="a question word before it"),
    pytest.param(("Roe asked about plans Acme has.", "plans Acme has", "Roe", "asked"), id="asked about"),
    pytest.param(("Roe asked about plans Acme has.", "plans Acme has", "Roe", "asked about"), id="about is in the cue"),
    pytest.param(
        ("Roe asked the old man why rates fell.", "the old man why rates fell", "Roe", "asked"), id="who is asked"
    ),
    pytest.param(("Roe, Asked If rates fell, left.", "If rates fell", "Roe", None), id="without a cue, in capitals"),
    pytest.param(("Asked whether rates fell, Roe left.", "rates fell", "Roe", None), id="at the beginning"),
    pytest.param(("Roe asked about all the plans.", "plans", "Roe", "asked about all the"), id="about is far off"),
    pytest.param(("Roe said he wondered why rates fell.", "he wondered why rates fell", "Roe", "said"), id="within it"),
]


@pytest.mark.parametrize("case", QUESTIONS)
def test_a_question_is_asked_and_not_said(case: Case) -> None:
    assert unsaid(case)


@pytest.mark.parametrize("case", QUESTIONS)
def test_the_words_of_a_question_that_are_quoted_are_said(case: Case) -> None:
    assert not unsaid(case, "mixed")


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(
            ("Roe asked the board to let rates fall.", "the board to let rates fall", "Roe", "asked"), id="a wish"
        ),
        pytest.param(("Roe said why rates fell.", "why rates fell", "Roe", "said"), id="who says why"),
        pytest.param(("Roe asked the very old man why.", "the very old man why", "Roe", "asked"), id="a word too late"),
        pytest.param(("Roe asked him and said why rates fell.", "why rates fell", "Roe", "said"), id="asked before"),
        pytest.param(("Roe asked for rates when they fell.", "rates when they fell", None, None), id="words between"),
        pytest.param(
            ("Roe asked the board about to fall to go.", "about to fall to go", "Roe", "asked the board"),
            id="about in it",
        ),
        pytest.param(("Roe asked the board, about to fall, to go.", "to go", "Roe", "asked"), id="about long before"),
    ],
)
def test_what_is_no_question(case: Case) -> None:
    assert not unsaid(case)


@pytest.mark.parametrize(
    ("source", "corrected"),
    [
        pytest.param("An earlier version of this article", True, id="earlier"),
        pytest.param("The original version", True, id="original"),
        pytest.param("A previous version of this post", True, id="previous"),
        pytest.param("The new version", False, id="new"),
        pytest.param("An earlier report", False, id="no version"),
        pytest.param("Version", False, id="nothing more"),
    ],
)
def test_what_is_corrected_is_nobodys_statement(source: str, *, corrected: bool) -> None:
    field = TextField.of("body", f"{source} said that Acme had left.")
    assert is_corrected(field, range_of(field, source), LEX) == corrected
    assert not is_corrected(field, None, LEX)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        pytest.param("Acme fell after |reports", True, id="after a preposition"),
        pytest.param("Acme fell on the |report", True, id="after an article"),
        pytest.param("Acme |reports", False, id="a verb"),
        pytest.param("Acme is first to |report", False, id="an infinitive"),
        pytest.param("Acme fell after |saying", False, id="a participle"),
        pytest.param("|reports", False, id="nothing before"),
    ],
)
def test_a_noun_is_no_verb_of_saying(text: str, *, published: bool) -> None:
    before, _, cue = text.partition("|")
    field = TextField.of("body", f"{before}{cue} that it would close.")
    assert is_published(field, range_of(field, cue), LEX) == published
    assert not is_published(field, None, LEX)


@pytest.mark.parametrize(
    ("text", "content", "titles"),
    [
        pytest.param("He said so in a note titled “Popcorn”.", "Popcorn", True, id="a note's title"),
        pytest.param('A note headlined "All in, all out" came.', "All in, all out", True, id="one of several words"),
        pytest.param("He called the note “Popcorn”.", "Popcorn", False, id="what somebody calls something"),
        pytest.param("He said “Popcorn”.", "Popcorn", False, id="what somebody says"),
        pytest.param("“Popcorn” was it.", "Popcorn", False, id="what begins a text"),
        pytest.param("It is titled Popcorn.", "Popcorn", False, id="a title without marks"),
    ],
)
def test_a_title_is_nobodys_words(text: str, content: str, *, titles: bool) -> None:
    field = TextField.of("body", text)
    assert is_title(field, range_of(field, content), LEX) is titles


@pytest.mark.parametrize(
    ("text", "content", "cue", "bare"),
    [
        pytest.param("Roe blamed the weather.", "the weather", "blamed", True, id="a noun phrase"),
        pytest.param("Roe warned of a drought.", "a drought", "warned", True, id="behind a preposition"),
        pytest.param("Acme reported it was ill.", "it was ill", "reported", False, id="a pronoun as subject"),
        pytest.param("Acme reported sales were up.", "sales were up", "reported", False, id="an auxiliary"),
        pytest.param("Acme reported that sales rose.", "sales rose", "reported", False, id="behind a conjunction"),
        pytest.param("Acme reported sales don’t rise.", "sales don’t rise", "reported", False, id="a negation"),
        pytest.param("Roe explained why sales fell.", "why sales fell", "explained", False, id="a question"),
        pytest.param("Roe warned sales fell.", "sales fell", "warned", True, id="a clause whose verb no list has"),
        pytest.param("Roe said sales rose.", "sales rose", "said", False, id="behind a plain cue"),
        pytest.param("Roe vowed to sell Acme.", "to sell Acme", "vowed", False, id="an infinitive"),
        pytest.param("Sales rose, Roe reported.", "Sales rose", "reported", False, id="before its cue"),
        pytest.param("Roe announced on Monday night sales rose.", "sales rose", "announced", False, id="away from it"),
        pytest.param("Sales rose.", "Sales rose", None, False, id="without a cue"),
    ],
)
def test_bare_content(text: str, content: str, cue: str | None, *, bare: bool) -> None:
    field = TextField.of("body", text)
    found = is_bare(field, range_of(field, content), None if cue is None else range_of(field, cue), LEX)
    assert found is bare
