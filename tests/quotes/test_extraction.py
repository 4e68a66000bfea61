"""Who said what: sentences and the quotes in them."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from streams.quotes.model import Quote
from streams.quotes.statements.confidence import FEATURES, Calibration
from streams.quotes.statements.statements import Statement
from streams.text.document import Document
from streams.text.ranges import Range
from tests.quotes.documents import EXTRACTOR, document_of, quotes_in


def said(body: str) -> list[tuple[str, str, str | None]]:
    """Kind, words and speaker's name of every quote in ``body``."""
    document = document_of(body)
    return [
        (quote.kind, document.text(quote.span), quote.speaker.name if quote.speaker else None)
        for quote in quotes_in(document)
    ]


RUIZ = "Ana Ruiz"

MARKS = [
    ("\"We are hiring,\" said Ana Ruiz, head of sales.", [("direct", "We are hiring", RUIZ)]),
    ("«The order book is full», said Ana Ruiz, head of sales.", [("direct", "The order book is full", RUIZ)]),
    ("„The order book is full“, said Ana Ruiz, head of sales.", [("direct", "The order book is full", RUIZ)]),
    ("'The order book is full,' said Ana Ruiz, head of sales.", [("direct", "The order book is full", RUIZ)]),
    ("''The order book is full,'' said Ana Ruiz, head of sales. ``We are hiring.''",
     [("direct", "The order book is full", RUIZ), ("direct", "We are hiring.", RUIZ)]),
    ("\"He told me 'never again' twice,\" Ana Ruiz said. \"I believed him.\"",
     [("direct", "He told me 'never again' twice", RUIZ), ("direct", "I believed him.", RUIZ)]),
    ("The so-called \"metaverse\" is empty. The film \"Heat\" made $100 million. He is \"The Rock\" to his fans.", []),
]  # fmt: skip

REPORTED = [
    ("Ana Ruiz said that demand would stay weak until spring.",
     [("indirect", "demand would stay weak until spring", RUIZ)]),
    ("Ana Ruiz said the '80s model wasn't the banks' first choice.",
     [("indirect", "the '80s model wasn't the banks' first choice", RUIZ)]),
    ("Demand will stay weak until spring, according to two people familiar with the matter.",
     [("indirect", "Demand will stay weak until spring", "two people familiar with the matter")]),
    ("Demand will stay weak until spring, the company said in a filing on Friday.",
     [("indirect", "Demand will stay weak until spring", "the company")]),
    ("Ana Ruiz said margins would narrow but that sales would grow.",
     [("indirect", "margins would narrow but that sales would grow", RUIZ)]),
    ("Ana Ruiz left. She added that margins would recover.", [("indirect", "margins would recover", RUIZ)]),
    ("Ana Ruiz said on Monday that \"growth is resilient\".", [("direct", "growth is resilient", RUIZ)]),
    ("The company said in a statement that “we grew in every region”.",
     [("direct", "we grew in every region", "The company")]),
    ("Acme announced that it would cut 500 jobs.", [("indirect", "it would cut 500 jobs", "Acme")]),
    ("In a statement, Acme said it would appeal the ruling.", [("indirect", "it would appeal the ruling", "Acme")]),
    ("Ana Ruiz said demand was \"weak but stable\" in Europe.",
     [("mixed", "demand was \"weak but stable\" in Europe", RUIZ)]),
    ("Ana Ruiz called the plan \"a gift to our rivals.\"", [("direct", "a gift to our rivals.", RUIZ)]),
    ("Asked if the bank was for sale, Ana Ruiz smiled. Reporters asked Ruiz why the plant had closed.", []),
    # Who is the verb's own subject speaks, what a description calls an organization is it, and "as" is not quoted.
    ("Ana Ruiz called it a coup, while Globex's Ida Lund called it bold.",
     [("indirect", "it a coup", RUIZ), ("indirect", "it bold", "Ida Lund")]),
    ("Acme's Ida Lund wrote that it was over. At D.B. Globex, Ana Ruiz said she was “blown away by it all.”",
     [("indirect", "it was over", "Ida Lund"), ("mixed", "she was “blown away by it all.”", RUIZ)]),
    # Who speaks stands after a clause, or is somebody close to something.
    ("Acme held its prices on Monday, and Chair Ana Ruiz said demand was weak.",
     [("indirect", "demand was weak", RUIZ)]),
    ("A person close to the company, who asked not to be named, said bids had been turned down.",
     [("indirect", "bids had been turned down", "A person close to the company")]),
    ("Acme may sell its stake in Globex, according to people with knowledge of the talks, Zembla News reported.",
     [("indirect", "Acme may sell its stake in Globex", "people with knowledge of the talks")]),
    # What somebody does not claim is nobody's.
    ("Ana Ruiz does not claim the merger cost jobs.", []),
    # A conjunction at its end is no part of it.
    ("The firms are bound to add bandwidth in the future and, according to an Acme spokesman, cut prices.",
     [("indirect", "The firms are bound to add bandwidth in the future", "an Acme spokesman"),
      ("indirect", "cut prices", "an Acme spokesman")]),
    # What only points at what was said is none of it.
    ("Rates will fall, Ana Ruiz said. The board said so too.", [("indirect", "Rates will fall", RUIZ)]),
    ("Ana Ruiz was asked about the merger. Asked whether it was off, Ana Ruiz said no.", [("indirect", "no", RUIZ)]),
    ("That said, the bank will close its plant in Zembla. All told, it has paid its debts.", []),
    # An article before a participle says nothing.
    ("Acme gained from the recently announced delay of the plant in Zembla.", []),
    ("The family said prices would double.", [("indirect", "prices would double", "The family")]),
    ("OSLO (Zembla News) - Prices will double, the ministry said.",
     [("indirect", "Prices will double", "the ministry")]),
    ("We spoke to Ana Ruiz, chief executive of Acme, about its plan.", []),
    ("Acme declined to comment. Ruiz did not say when the plant would open. A spokesman refused to say why.", []),
]  # fmt: skip

SPEAKERS = [
    ("Ana Ruiz, who has led the bank since 2019, said profits would double.",
     [("indirect", "profits would double", RUIZ)]),
    ("Ana Ruiz, an analyst at Stone Bank in London, said profits would double.",
     [("indirect", "profits would double", RUIZ)]),
    ("\"Profits will double,\" said Ana Ruiz, who has led the bank since 2019.",
     [("direct", "Profits will double", RUIZ)]),
    ("OSLO - Zembla's energy watchdog said profits would double.",
     [("indirect", "profits would double", "Zembla's energy watchdog")]),
    ("OSLO -- The union said profits would double.", [("indirect", "profits would double", "The union")]),
    ("A spokesman for Acme said the plant was safe.",
     [("indirect", "the plant was safe", "A spokesman for Acme")]),
    ("\"We see more downside,\" analysts at Stone Bank wrote in a note to clients.",
     [("direct", "We see more downside", "analysts at Stone Bank")]),
    ("Asked whether demand had peaked, Ana Ruiz said it was too early to tell.",
     [("indirect", "it was too early to tell", RUIZ)]),
    ("Ana Ruiz posted on X: \"We will open in Berlin next week.\"",
     [("direct", "We will open in Berlin next week.", RUIZ)]),
    ("Ana Ruiz added:\n\n\"Margins will narrow, but sales will grow.\"",
     [("direct", "Margins will narrow, but sales will grow.", RUIZ)]),
    ("Ana Ruiz and Tom Berg lead the bank. \"We will double profits,\" Ruiz said. \"That is too much,\" Berg replied.",
     [("direct", "We will double profits", RUIZ), ("direct", "That is too much", "Tom Berg")]),
    ("\"It was a hard quarter,\" Chief Financial Officer Lee Wong told Reuters, adding that costs had risen.",
     [("direct", "It was a hard quarter", "Lee Wong"), ("indirect", "costs had risen", "Lee Wong")]),
    ("\"We are thrilled to join Acme,\" said Jane Doe, CEO of Beta Corp. \"Together we will go further.\"",
     [("direct", "We are thrilled to join Acme", "Jane Doe"), ("direct", "Together we will go further.", "Jane Doe")]),
]  # fmt: skip


@pytest.mark.parametrize(("body", "expected"), MARKS + REPORTED + SPEAKERS)
def test_who_said_what(body: str, expected: list[tuple[str, str, str | None]]) -> None:
    assert said(body) == expected


def test_a_quotation_of_several_paragraphs_carries_on() -> None:
    body = 'Ana Ruiz runs the bank.\n\n"We have had a hard year.\n\n"Next year will be better," she wrote.'
    document = document_of(body)
    first, second = quotes_in(document)
    assert document.text(first.span) == "We have had a hard year."
    assert document.text(second.span) == "Next year will be better"
    assert second.continues == 0
    assert [quote.speaker and quote.speaker.name for quote in (first, second)] == [RUIZ, RUIZ]


def test_a_missing_mark_costs_its_own_paragraph_at_most() -> None:
    body = '"The book is full, said Ana Ruiz.\n\nShares rose. "We are hiring in every region," Ruiz said.'
    assert said(body)[-1] == ("direct", "We are hiring in every region", RUIZ)


def test_confidence_tells_a_plain_attribution_from_a_guess() -> None:
    (plain,) = quotes_in(document_of('"We will double profits this year," Ana Ruiz told reporters on Monday.'))
    assert plain.confidence > 0.8


def test_what_is_thought_is_not_speech() -> None:
    (quote,) = quotes_in(document_of("Maria Keller hopes the market will recover next year."))
    assert quote.act == "thought"


def test_a_quotation_without_a_cue_carries_on_from_the_one_before() -> None:
    body = (
        'Maria Keller was blunt. "We lost our way last year," Keller said on a call with analysts.\n\n'
        '"That will not happen again as long as I am here."\n'
    )
    assert [name for _, _, name in said(body)] == ["Maria Keller", "Maria Keller"]


def test_a_pronoun_is_who_has_just_spoken_where_nobody_is_named() -> None:
    she = 'A spokeswoman for Acme said the plant was safe. "We checked it twice," she said.'
    assert [name for _, _, name in said(she)] == ["A spokeswoman for Acme"] * 2
    he = 'A spokeswoman for Acme said the plant was safe. "We checked it twice," he said.'
    assert [name for _, _, name in said(he)] == ["A spokeswoman for Acme", "he"]
    titled = 'A senior union spokeswoman said the plant was safe. "We checked it twice," she said.'
    assert [name for _, _, name in said(titled)] == ["A senior union spokeswoman"] * 2


def test_they_are_the_group_that_has_just_spoken_where_nobody_is_named() -> None:
    analysts = 'Analysts at Acme said the shares were cheap. "We like them," they wrote.'
    assert [name for _, _, name in said(analysts)] == ["Analysts at Acme"] * 2
    others = "Officials at Acme said the talks had ended. Globex and Initech met. They said they would go on."
    assert [name for _, _, name in said(others)] == ["Officials at Acme", "They"]
    one = 'An analyst at Acme said the shares were cheap. "We like them," they wrote.'
    assert [name for _, _, name in said(one)] == ["An analyst at Acme", "they"]


def test_it_is_the_organization_that_has_just_spoken() -> None:
    body = (
        "Acme Corp. said on Monday that it would sue Globex Inc. and Initech Inc. in London. "
        "It said Globex Inc. and Initech Inc. had ended talks."
    )
    assert [name for _, _, name in said(body)] == ["Acme Corp."] * 2


def test_a_transcript() -> None:
    body = (
        "Operator: Our next question is from Ana Ruiz.\n\nAna Ruiz: How is demand?\n\n"
        "Maria Keller: It is strong.\n\nWe see no change.\n\nAna Ruiz: Thank you."
    )
    assert said(body) == [
        ("direct", "Our next question is from Ana Ruiz.", "Operator"),
        ("direct", "How is demand?", "Ana Ruiz"),
        ("direct", "It is strong.", "Maria Keller"),
        ("direct", "We see no change.", "Maria Keller"),
        ("direct", "Thank you.", "Ana Ruiz"),
    ]


def test_a_role_says_more_than_that_somebody_is_a_person() -> None:
    body = "Two people said it was hot. A lawyer said it rained. The minister for women, Ida Lund, said it snowed."
    roles = [quote.speaker and quote.speaker.role for quote in quotes_in(document_of(body))]
    assert roles == [None, "lawyer", "minister for women"]


def test_quotes_of_the_title_come_first() -> None:
    document = document_of("Ana Ruiz said demand would stay weak.", title="“We are hiring”, says Acme")
    assert [quote.span.field for quote in quotes_in(document)] == ["title", "body"]


def test_a_quote_has_the_places_of_its_parts() -> None:
    document = document_of("“We are hiring,” said Ana Ruiz.")
    (quote,) = quotes_in(document)
    assert quote.speaker is not None
    assert quote.cue is not None
    assert (quote.span, quote.cue) == (("body", 1, 14), ("body", 17, 21))
    assert document.text(quote.speaker.mention) == RUIZ
    assert quote.act == "speech"


def test_a_quote_without_a_cue_has_none() -> None:
    (quote,) = quotes_in(document_of("“We are hiring in every region of the country.” It was a mild day."))
    assert (quote.cue, quote.speaker) == (None, None)


def test_what_carries_on_in_the_body_counts_from_the_first_quote_of_the_title() -> None:
    document = document_of('"We grew," Keller said. "We will hire."', title="“We are hiring”, says Acme")
    assert [quote.continues for quote in quotes_in(document)] == [None, None, 1]


def test_what_nobody_says_is_no_quote_and_tells_who_is_spoken_of() -> None:
    body = 'Ana Ruiz declined to say when the plant would open. "We are hiring in every region of the country."'
    assert said(body) == [("direct", "We are hiring in every region of the country.", RUIZ)]


@pytest.mark.parametrize(
    ("hidden", "continues"),
    [
        pytest.param([False, False, False], [None, 0, 1], id="one quote after the other"),
        pytest.param([True, False, False], [None, 0], id="nothing that is hidden"),
        pytest.param([False, True, False], [None, None], id="nothing past what is hidden"),
    ],
)
def test_a_quote_carries_on(hidden: list[bool], continues: list[int | None], monkeypatch: pytest.MonkeyPatch) -> None:
    statements = [
        Statement(
            Range(at, at + 1),
            "indirect",
            speech=True,
            source=None,
            cue=None,
            continues=at > 0,
            content_probability=0.9,
            hidden=hides,
        )
        for at, hides in enumerate(hidden)
    ]
    monkeypatch.setattr("streams.quotes.extraction.statements_of", lambda *_: [[], statements])
    assert [quote.continues for quote in quotes_in(document_of("Rain fell again."))] == continues


@pytest.mark.parametrize(
    ("feature", "confidences"),
    [
        pytest.param("direct", [1.0, 0.5, 1.0], id="its kind"),
        pytest.param("no_source", [0.5, 0.5, 1.0], id="whether a source was found"),
    ],
)
def test_how_likely_a_quote_is_depends_on(feature: str, confidences: list[float]) -> None:
    calibration = Calibration(tuple(20.0 * (name == feature) for name in FEATURES))
    extractor = replace(EXTRACTOR, calibration=calibration)
    body = (
        "“We are hiring,” Ana Ruiz said. Ana Ruiz said demand was weak.\n\n“Demand is up, and we will grow next year.”"
    )
    assert [quote.confidence for quote in extractor.extract(document_of(body))] == confidences


@pytest.mark.parametrize("body", ["", "\n", "It rained all day.", "“”"])
def test_a_text_in_which_nobody_speaks_has_no_quotes(body: str) -> None:
    assert said(body) == []


_MARKS = ['"', "“", "”", "'", "‘", "’", "''", "``", ",", ". ", ": ", "? ", "\n", "\n\n", " - ", " -- ", "(", ")", " "]
_WORDS = "Acme_|Ana Ruiz_|He_|she_|We_|said_|told_|grew_|that_|the company_|its CEO_|according to_|Corp|OSLO_|(Wire)_"
_PIECES = st.sampled_from([*_MARKS, *_WORDS.replace("_", " ").split("|")])


@given(
    st.text(alphabet=st.sampled_from("\"“”„«»'‘’` \nAbHe said,.:1Q")) | st.lists(_PIECES, max_size=40).map("".join),
    st.text() | st.lists(_PIECES, max_size=12).map("".join),
)
@example('We grew last year," said Ana Ruiz.', "")
@example("", '("- 0"')
@example("-— ``-– $5-- Acme Inc. 5%Mr.– ” \n\n I-- says •", '   "CZ" of ')
@example(
    "’ --'' )(Wire) ' Ana Ruiz - #x  - A: ’5% #x Ana Ruiz Acme (NYSE: F) » ( ... ", "— said Mr. is expected that '🙂 "
)
@example(
    "\t\n\n?• «5% says -  ” \t& 1.a\n\n ( …(Wire) – - (NYSE: F) \n\n `` & told - : \n\n •—she Mr. (Wire) – : A: 5%", ""
)
def test_any_text_can_be_read(body: str, title: str) -> None:
    document = document_of(body, title)
    quotes = quotes_in(document)
    assert quotes == quotes_in(document)
    for index, quote in enumerate(quotes):
        check(document, quotes, index, quote)


def check(document: Document, quotes: list[Quote], index: int, quote: Quote) -> None:
    assert document.text(quote.span).strip() == document.text(quote.span) != ""
    assert 0 <= quote.confidence <= 1
    assert quote.continues is None or 0 <= quote.continues < index
    if index:
        before = quotes[index - 1].span
        assert before.field != quote.span.field or before.end <= quote.span.start


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param(
            'Ida Lund left. "It is over," she said. "We will wait." Ana Ruiz said she could not tell.',
            ["Ida Lund", "Ida Lund", "Ana Ruiz"],
            id="a quotation that ends its sentence is no part of the next clause",
        ),
        pytest.param(
            '"We will wait," Ana Ruiz said, adding that it would take a year.',
            ["Ana Ruiz", "Ana Ruiz"],
            id="one that does not is part of it",
        ),
        pytest.param(
            "Ana Ruiz runs Acme. An earlier version of this post said that Ms. Ruiz had joined Acme from Zqx.",
            [],
            id="nobody makes a corrected statement",
        ),
    ],
)
def test_who_speaks_beside_a_clause(body: str, names: list[str]) -> None:
    assert [name for _, _, name in said(body)] == names
