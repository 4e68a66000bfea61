"""Ordinary articles whose lines look like those of transcripts, interviews and forums."""

import pytest

from streams.quotes.layout.interviews import Interview
from streams.quotes.layout.layout import Layout
from streams.text.document import TextField
from tests.quotes.documents import LEX


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [
                '**Why did it fail?** "We ran out of money," Jane Roe said.',
                '**Who pays?** "The state," Bo Lund said.',
            ],
            id="questions that begin what others say",
        ),
        pytest.param(
            [
                "## Why did the bank fail?",
                "It ran out of money, Jane Roe, its chief executive, said.",
                "## Who pays?",
                "The state, Bo Lund said.",
            ],
            id="questions above what others say",
        ),
        pytest.param(
            [
                "Acme is in trouble, Jane Roe told investors on Monday. Its rival Globex, led by Bo Lund, is not.",
                "**Can Acme survive?**",
                "The company has cash for six months, filings show.",
                "**Who may buy it?**",
                "Globex is the likeliest buyer.",
            ],
            id="questions above an explanation",
        ),
        pytest.param(
            [
                "Acme will buy Globex, whose boss Bo Lund had dinner with Ana Ruiz in May.",
                "**What will it pay?** It will pay $3bn.",
                "**When?** In May.",
            ],
            id="questions that begin facts",
        ),
        pytest.param(
            [
                "**Was it a crash?** *Acme*",
                "**Is it over?** *Globex*",
                '"We sold it all," said Bo Lund, a trader.',
            ],
            id="questions with their source",
        ),
        pytest.param(
            [
                "Jazz Night, May 5, 7:30pm",
                "Join us at the Old Hall.",
                "Craft Fair, May 7, 10:00",
                "You will find gifts.",
                "Book Sale, May 9, 9:00",
                "We sell it all.",
            ],
            id="events with their dates",
        ),
        pytest.param(
            [
                "Jane Roe, a broker at Acme Loans, has seen demand double.",
                "1. What is a mortgage?",
                "It is a loan. I always suggest a broker.",
                "2. When can I have one?",
                "You need some savings.",
                "3. What does it cost?",
                "It depends.",
            ],
            id="what readers ask of themselves",
        ),
        pytest.param(
            [
                "Should we leave the EU?",
                "Yes, now",
                "I voted in May and I regret it.",
                "Is it too late?",
                "No, never",
                "I think that we can.",
                "What is next?",
                "Perhaps, who knows",
                "I will wait.",
            ],
            id="a poll",
        ),
        pytest.param(
            [
                "[Getty] The dress that we loved.",
                "Jane Roe, the actress, said that it was heavy.",
                "[AFP] You could not miss her.",
                '"I was late," said Bo Lund, the director.',
                "[Getty] Her mother.",
                "[AFP] Her dog.",
            ],
            id="agencies of pictures",
        ),
        pytest.param(
            [
                "Acme X200 • $199",
                "The pair we would buy.",
                "Globex 9 • $99",
                "Cheap.",
                "Acme X200 • $199",
                "We love it.",
                "Globex 9 • $99",
                '"It is light," said Jane Roe.',
            ],
            id="prices",
        ),
        pytest.param(
            [
                "Jane Roe • 10:41",
                "Oil fell 3%. We will have more.",
                "Bo Lund • 10:12",
                '"We expect a rout," said Ana Ruiz, a trader at Acme.',
                "Jane Roe • 10:01",
                "We begin.",
                "Bo Lund • 9:41",
                "Gold rose.",
            ],
            id="a live page and its reporters",
        ),
        pytest.param(
            [
                "Jane Smith (54)",
                "She makes anvils we love.",
                "Bo Lund (27)",
                "He sells boats.",
                "Ann Roe (33)",
                "Do you know her?",
                "Paul Smith (41)",
                "We like him.",
            ],
            id="ages",
        ),
        pytest.param(
            [
                "Jane Roe: The chief executive said on Monday that we face a slump.",
                "Bo Lund: The minister denied that it was his fault.",
                'Ana Ruiz: The trader told Globex: "I sold it all."',
            ],
            id="people whom a story is about",
        ),
        pytest.param(
            [
                "Jane Roe: Why you should sell",
                "Bo Lund: The end of the dollar",
                "Ana Ruiz: Who will stop Roe?",
            ],
            id="columns",
        ),
        pytest.param(
            [
                "How do I return it? We accept returns.",
                "Do you ship? We ship everywhere.",
                "Can I call? We have a line.",
                "How do I pay? By card.",
            ],
            id="a shop",
        ),
        pytest.param(
            [
                "What is growth? We are told it helps.",
                "Who gains? I know nobody.",
                "Why go on? I blame habit.",
                "Will it end? We must hope.",
            ],
            id="what nobody answers but the writer",
        ),
        pytest.param(
            [
                "**Oil.** Jane Roe said that oil would fall.",
                "**Gold?** It rose.",
                "**Next?** The Fed.",
            ],
            id="headings of a newsletter",
        ),
        pytest.param(
            [
                "## Prices rose in May.",
                "Jane Roe said they would fall.",
                "## Will they fall?",
                "Bo Lund said they would.",
            ],
            id="headings of which one asks",
        ),
        pytest.param(
            [
                "NEW YORK Stocks fell as we wrote.",
                "LONDON Shares were up. What next?",
                "NEW YORK Oil rose.",
                "LONDON The pound gained, our reporter writes.",
            ],
            id="datelines",
        ),
        pytest.param(
            [
                "GOALKEEPER Tom Lund made one save. You saw it.",
                "DEFENCE Feld was fine.",
                "GOALKEEPER Again we saw him.",
                "DEFENCE Did you see?",
            ],
            id="positions",
        ),
    ],
)
def test_is_no_conversation(lines: list[str]) -> None:
    layout = Layout.of(TextField.of("body", "\n".join(lines)), LEX)
    assert (layout.labels, layout.interview) == ({}, Interview())
