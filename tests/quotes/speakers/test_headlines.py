"""Headlines that describe who speaks; the body names them."""

import pytest

from streams.quotes.model import Speaker
from streams.quotes.speakers.headlines import is_cross_head
from streams.text.ranges import Range
from tests.quotes.documents import document_of, quotes_in

BODY = (
    'Kestrel Foods will shut its plant in Leeds, the company said on Monday.\n\n"We are not walking away from Leeds," '
    'said Vishnu Ramkissoon, who has run Kestrel Foods since 2019.\n\n"It is a disgrace, and my members are on the '
    'brink," said Maureen Tranter of the union Unite.\n\nUnite said that the talks were going backward.\n\n'
    "Ann Roe, an analyst at Acme Research, said that the shares of Kestrel were cheap."
)


def speaker_of_title(title: str, body: str = BODY) -> tuple[Speaker | None, str]:
    """Who says what the ``title`` quotes, and the words for them there."""
    document = document_of(body, title)
    quote = quotes_in(document)[0]
    assert quote.span.field == "title"
    return quote.speaker, "" if quote.speaker is None else document.text(quote.speaker.mention)


@pytest.mark.parametrize(
    ("title", "name", "mention"),
    [
        pytest.param("'We are not walking away': food boss", "Vishnu Ramkissoon", "food boss", id="a quotation"),
        pytest.param("Food boss says he is 'not walking away'", "Vishnu Ramkissoon", "Food boss", id="a part"),
        pytest.param("Food Boss Says He 'Is Not Walking Away'", "Vishnu Ramkissoon", "Food Boss", id="Title Case"),
        pytest.param("Union leader says members 'on the brink'", "Maureen Tranter", "Union leader", id="two words"),
        pytest.param("Kestrel shares are cheap, analyst says", "Ann Roe", "analyst", id="no quotation marks"),
        pytest.param("Investors should buy, analyst says", "Ann Roe", "analyst", id="the only one of that office"),
    ],
)
def test_the_body_names_whom_the_headline_describes(title: str, name: str, mention: str) -> None:
    speaker, words = speaker_of_title(title)
    assert speaker is not None
    assert (speaker.name, words) == (name, mention)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        pytest.param("'We are leaving tomorrow': food boss", "food boss", id="nobody says it again"),
        pytest.param("'On the brink': Kestrel Foods", "Kestrel Foods", id="a name stands"),
        pytest.param("Minister says Kestrel shares are cheap", "Minister", id="an analyst is no minister"),
        pytest.param("Bosses say they are 'not walking away'", "Bosses", id="one is not several"),
        pytest.param("A banker says talks were going backward", "A banker", id="an organization is nobody's job"),
    ],
)
def test_a_headlines_speaker_stays(title: str, name: str) -> None:
    speaker, _ = speaker_of_title(title)
    assert speaker is not None
    assert speaker.name == name


def test_who_says_it_again_without_a_name_tells_nothing() -> None:
    body = 'Kestrel shut its plant.\n\n"We are not walking away from Leeds," a manager said.'
    speaker, words = speaker_of_title("'We are not walking away': food boss", body)
    assert speaker is not None
    assert (speaker.name, words) == ("food boss", "food boss")


def test_a_boss_may_be_a_founder() -> None:
    body = 'Kestrel shut its plant.\n\n"We are not walking away from Leeds," said Ann Roe, the founder of Kestrel.'
    speaker, _ = speaker_of_title("'We are not walking away': food boss", body)
    assert speaker is not None
    assert speaker.name == "Ann Roe"


SAID_TWICE = 'It shut.\n\n"We are not walking away from Leeds," said Ann Roe.\n\n"{}," said Bo Dale.'


@pytest.mark.parametrize(
    ("words", "name"),
    [
        pytest.param("We saw them walking far away", "Ann Roe", id="the one who uses the same words"),
        pytest.param("We are not walking away from Leeds", "food boss", id="nobody of two"),
    ],
)
def test_who_says_the_same_is_meant(words: str, name: str) -> None:
    speaker, _ = speaker_of_title("'We are not walking away': food boss", SAID_TWICE.format(words))
    assert speaker is not None
    assert speaker.name == name


def test_of_a_headline_what_it_quotes_is_looked_for() -> None:
    speaker, _ = speaker_of_title("Food boss says closing bakeries, dairies, mills and farms is 'not walking away'")
    assert speaker is not None
    assert speaker.name == "Vishnu Ramkissoon"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_cross_head_stands_between_paragraphs(number: int) -> None:
    field = document_of("\n\n".join(["'No end in sight'"] * 3)).body
    start, end = field.paragraphs[number]
    assert is_cross_head(field, Range(start + 1, end - 1)) is (number == 1)


CROSS_HEAD = "The chairman of Acme said it would rain.\n\n{}\n\nShares fell. {}"


@pytest.mark.parametrize(
    ("heading", "after", "name"),
    [
        pytest.param("'No end in sight'", '"There is no end in sight," said Ann Dale.', "Ann Dale", id="said below"),
        pytest.param("'No end in sight'", "It was late.", "The chairman of Acme", id="said by nobody else"),
        pytest.param("'There is no end in sight.'", "It was late.", "The chairman of Acme", id="a sentence"),
    ],
)
def test_a_cross_head_is_who_says_so_below(heading: str, after: str, name: str | None) -> None:
    speaker = quotes_in(document_of(CROSS_HEAD.format(heading, after)))[1].speaker
    assert (None if speaker is None else speaker.name) == name


@pytest.mark.parametrize(
    ("title", "said", "name"),
    [
        pytest.param("Bailey says inflation will fall", "inflation will fall", "Bailey", id="a clause to the end"),
        pytest.param("Musk says he will quit", "he will quit", "Musk", id="a surname that is a word"),
        pytest.param("Musk: Zqx will launch in June, 'no excuses'", "Zqx will launch in June, 'no excuses'", "Musk",
                     id="before a colon"),
        pytest.param("Acme's Farley: 'no excuses'", "no excuses", "Farley", id="whose employer it tells"),
    ],
)  # fmt: skip
def test_a_headline_without_a_text_tells_who_says_what(title: str, said: str, name: str) -> None:
    document = document_of("", title)
    (quote,) = quotes_in(document)
    assert quote.speaker is not None
    assert (document.text(quote.span), quote.speaker.name, quote.speaker.anonymous) == (said, name, False)
    assert quote.speaker.type in ("person", "unknown")


def test_a_topic_before_a_colon_is_not_who_says_it_below() -> None:
    body = "Jane Roe lost her home. “We lost everything,” she said."
    speaker, _ = speaker_of_title("Flooding: ‘We lost everything’", body)
    assert speaker is not None
    assert speaker.name == "Jane Roe"
