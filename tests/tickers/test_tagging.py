"""What the shipped tagger says about sentences of every kind, on the day they could have been written."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.text.document import Document, TextField
from streams.text.html import html_to_text
from streams.tickers.model import TaggedSecurity
from tests.core import core

TODAY = "2026-10-01"


def document(body: str, title: str = "") -> Document:
    return Document(TextField.of("title", title), TextField.of("body", body))


def tag(body: str, day: str = TODAY, *, title: str = "", hints: Sequence[str] = ()) -> list[TaggedSecurity]:
    return core().tickers.tag(document(body, title), on=date.fromisoformat(day), hints=hints)


def symbols(body: str, day: str = TODAY, *, title: str = "") -> list[str]:
    return sorted(tagged.security.symbol for tagged in tag(body, day, title=title))


FORMS = [
    ("Shares of Crocs (NASDAQ: CROX) rose.", "CROX", "exchange", "CROX"),
    ("Shares of Crocs (Nasdaq:CROX) rose.", "CROX", "exchange", "CROX"),
    ("Shares of Crocs (NasdaqGS: CROX) rose.", "CROX", "exchange", "CROX"),
    ("Ring Energy (NYSE American: REI) drilled.", "REI", "exchange", "REI"),
    ("The fund (NYSEARCA: SPY) lost 2%.", "SPY", "exchange", "SPY"),
    ("Royal Bank (TSX, NYSE: RY) raised its dividend.", "RY", "exchange", "RY"),
    ("I bought $ETSY at the open.", "ETSY", "cashtag", "$ETSY"),
    ("Etsy <ETSY.O> slipped.", "ETSY", "symbol", "ETSY.O"),
    ("EtsyETSY.O slipped.", "ETSY", "symbol", "ETSY.O"),
    ("ETSY US Equity was the day's best.", "ETSY", "symbol", "ETSY US Equity"),
    ("Etsy (ETSY) shares slipped.", "ETSY", "symbol", "ETSY"),
    ("Berkshire Hathaway (NYSE: BRK.B) bought more.", "BRK.B", "exchange", "BRK.B"),
    ("Berkshire Hathaway (NYSE: BRK-B) bought more.", "BRK.B", "exchange", "BRK-B"),
    ("Berkshire Hathaway (NYSE: BRK/A) bought more.", "BRK.A", "exchange", "BRK/A"),
    ("Etsy Inc. reported revenue of $600 million.", "ETSY", "name", "Etsy Inc."),
    ("Shares of Google rose after earnings.", "GOOGL", "alias", "Google"),
    ("YouTube's ad revenue rose, the company said.", "GOOGL", "brand", "YouTube"),
]


@pytest.mark.parametrize(("text", "symbol", "kind", "words"), FORMS)
def test_every_form_is_found_with_its_kind_and_its_words(text: str, symbol: str, kind: str, words: str) -> None:
    (tagged,) = tag(text)

    assert tagged.security.symbol == symbol
    assert (kind, words) in {(mention.kind, text[mention.span.start : mention.span.end]) for mention in tagged.mentions}


DATED = [
    ("Traders see a 60% chance of a cut, according to CME's FedWatch tool.", "2026-10-01", ["CME"]),
    ("Facebook shares fell after its earnings.", "2019-04-25", ["FB"]),
    ("Facebook shares fell after its earnings.", "2024-04-25", ["META"]),
    ("Meta Platforms shares fell after its earnings.", "2022-01-10", ["FB"]),
    ("Meta Platforms shares fell after its earnings.", "2022-08-10", ["META"]),
    ("The company, Square Inc. (NYSE: SQ), reported earnings.", "2018-05-02", ["SQ"]),
    ("Block Inc. reported quarterly earnings.", "2023-05-02", ["SQ"]),
    ("Block Inc. reported quarterly earnings.", "2025-08-07", ["XYZ"]),
    ("Block shares fell 5% after the payments company missed estimates.", "2025-08-07", ["XYZ"]),
    ("Priceline Group stock rose on strong bookings.", "2016-03-01", ["PCLN"]),
    ("Booking Holdings stock rose on strong bookings.", "2019-03-01", ["BKNG"]),
    ("Sony Corp. shares rose in New York.", "2019-03-01", ["SNE"]),
    ("Sony Group Corp. shares rose in New York.", "2023-03-01", ["SONY"]),
    ("Twitter Inc. shares jumped 27% on the news.", "2022-04-04", ["TWTR"]),
    ("Twitter Inc. shares jumped 27% on the news.", "2024-04-04", []),
    ("U.S. Steel Corp. (NYSE: X) shares rose.", "2023-12-18", ["X"]),
    ("SpaceX plans to launch more satellites this year.", "2024-05-06", []),
    ("SpaceX shares rose in their first week of trading.", "2026-08-10", ["SPCX"]),
    ("Shares of Uber Technologies were flat.", "2020-02-07", ["UBER"]),
    ("Uber Technologies raised money from a Saudi fund.", "2016-06-01", []),
]


@pytest.mark.parametrize(("text", "day", "expected"), DATED)
def test_symbols_are_those_of_the_articles_day(text: str, day: str, expected: list[str]) -> None:
    assert symbols(text, day) == expected


UNMEANT = [
    "Investors sold stocks as the People's Bank of China set the yuan weaker, and markets fell.",
    "Analysts raised their target price, and the target was met.",
    "People are angry about the price of food, the bank said, and people spend less.",
    "News of the deal lifted the shares.",
    "Retailers sold less, the British Retail Consortium (BRC) said, and BRC economists blamed the rain.",
    "She baked an apple pie and sang a carol about the gap in the fence.",
    "AI spending will grow faster than IT spending, the CEO said.",
    "He took to X, formerly Twitter, to complain.",
    "OpenAI, Stripe and Anthropic remain private.",
    "The Nasdaq Composite and the S&P 500 closed lower.",
    "The United States and China resumed talks on Monday.",
    "A meta analysis of trials found that the visa rules match.",
    "THE JUDGE SAID ALL OF IT WILL BE OPEN NOW.",
    "President Ford pardoned Nixon in 1974.",
    "Amid the carnival, a snap election left a gap that no one could match.",
    "$BTC and $ETH slid while traders slept.",
]


@pytest.mark.parametrize("text", UNMEANT)
def test_ordinary_words_are_no_companies(text: str) -> None:
    assert symbols(text, "2024-05-06") == []


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Joseph Dunford and Adm. Harry Harris testified.",
        "It trades on the NYSE: all of its shares are there.",
        "Acme will trade under a new ticker on Monday.",
        "Hindustan Unilever rose in Mumbai.",
        "It is traded on Nasdaq, and got a notice from Nasdaq.",
        "The New York Stock Exchange was closed.",
    ],
)
def test_what_looks_like_a_security_and_is_none(text: str) -> None:
    assert symbols(text) == []


def test_an_exchange_that_does_something_is_its_company() -> None:
    assert symbols("Nasdaq agreed to buy Adenza for $10.5 billion.", "2023-06-12") == ["NDAQ"]


def test_a_name_inside_another_name_is_not_a_mention() -> None:
    assert symbols("Square Enix released a game, Pershing Square said.", "2023-05-01") == []


def test_the_name_of_a_company_that_is_gone_hides_the_names_inside_it() -> None:
    assert symbols("Meta Materials Inc. sold its plant in Halifax.", "2026-03-02") == []


def test_a_person_who_bears_a_companys_name_is_no_company_in_business_news_either() -> None:
    body = "Nvidia Corp. raised its forecast.\nDevon Achebe, an analyst at Northgate Research, said orders grew."
    assert symbols(body, title="Nvidia orders outrun plans") == ["NVDA"]


def test_a_list_of_companies_makes_a_doubtful_name_one_of_them() -> None:
    assert symbols("They flew with Delta to Lagos.", "2024-05-06") == []
    assert symbols("JetBlue, Delta and United Airlines canceled flights.", "2024-05-06") == ["DAL", "JBLU", "UAL"]


def test_a_company_with_a_new_parent_keeps_its_short_name() -> None:
    assert symbols("Exxon raised its dividend.", "2025-09-15") == ["XOM"]
    assert symbols("Exxon raised its dividend.", "2026-09-15") == ["XOM"]


def test_an_issuer_is_tagged_once_under_the_class_that_the_text_names() -> None:
    assert symbols("Alphabet (NASDAQ: GOOG) and Google both rose.") == ["GOOG"]
    assert symbols("Alphabet (NASDAQ: GOOGL, GOOG) rose.") == ["GOOGL"]


def test_a_symbol_beside_its_own_name_is_a_symbol() -> None:
    text = "Meta Platforms Inc.'s META unit hired a scientist."
    (tagged,) = tag(text, "2024-05-06")

    assert [(mention.kind, text[mention.span.start : mention.span.end]) for mention in tagged.mentions] == [
        ("name", "Meta Platforms Inc."),
        ("symbol", "META"),
    ]


def test_the_company_in_the_headline_comes_first() -> None:
    tagged = tag(
        "Shares of Etsy rose. An analyst at Goldman Sachs Group said Etsy had room to grow.",
        title="Etsy beats estimates",
    )

    assert [entry.security.symbol for entry in tagged] == ["ETSY", "GS"]
    assert tagged[0].relevance > tagged[1].relevance


def test_without_names_only_symbols_count() -> None:
    only_symbols = core().tickers.tag(
        document("Die Aktie von Microsoft (NASDAQ: MSFT) stieg, Apple Inc. fiel."),
        on=date.fromisoformat(TODAY),
        names=False,
    )

    assert [tagged.security.symbol for tagged in only_symbols] == ["MSFT"]


def test_what_is_said_of_a_security() -> None:
    (tagged,) = tag("Destiny Tech100 Inc. fund DXYZ fell.", "2024-05-06")

    assert tagged.security.name == "Destiny Tech100 Inc."
    assert tagged.security.exchange == "XNYS"
    assert tagged.security.type == "fund"
    assert tagged.security.cik == "0001843974"


@given(st.text(alphabet=st.sampled_from("Meta Ford AT&T $(NYSE:BRK.B)<.N>'’\n XYZé𝒜"), max_size=120))
def test_any_text_is_read_and_every_mention_lies_in_it(body: str) -> None:
    for tagged in tag(body):
        assert 0.0 <= tagged.relevance <= 1.0
        assert 0.0 <= tagged.confidence <= 1.0
        assert tagged.mentions
        for mention in tagged.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(body)


def test_the_master_knows_its_date() -> None:
    assert date.fromisoformat(core().tickers.as_of) >= date(2026, 8, 22)


@pytest.mark.parametrize("day", ["2013-05-01", "2016-05-01", "2022-05-01", TODAY])
def test_prose_of_other_kinds_has_no_companies(day: str) -> None:
    paragraphs = Path(__file__).with_name("paragraphs_without_companies.txt").read_text(encoding="utf-8").splitlines()

    tagged = {paragraph: found for paragraph in paragraphs if (found := symbols(paragraph, day))}

    assert len(paragraphs) == 50
    assert tagged == {}


SOURCES = ["according to FactSet Research Systems.", "said an analyst at FactSet Research Systems."]


def relevance_of(symbol: str, text: str) -> float:
    return next(tagged.relevance for tagged in tag(text) if tagged.security.symbol == symbol)


@pytest.mark.parametrize("source", SOURCES)
def test_a_company_that_only_informs_matters_less_than_the_one_that_acts(source: str) -> None:
    text = f"Etsy shares rose 4% on Tuesday, {source}"

    assert relevance_of("FDS", text) < relevance_of("ETSY", text)


@pytest.mark.parametrize("source", SOURCES)
def test_a_company_that_only_informs_matters_less_than_where_it_acts(source: str) -> None:
    acts = "Etsy shares rose 4% on Tuesday after it bought a unit of FactSet Research Systems."

    assert relevance_of("FDS", f"Etsy shares rose 4% on Tuesday, {source}") < relevance_of("FDS", acts)


def test_the_symbol_since_is_told_where_it_has_changed() -> None:
    (then,) = tag("Facebook Inc. shares fell after its earnings.", "2019-04-25")
    (now,) = tag("Meta Platforms Inc. shares fell after its earnings.", "2025-04-25")

    assert (then.security.symbol, then.security.current_symbol) == ("FB", "META")
    assert (now.security.symbol, now.security.current_symbol) == ("META", None)


def test_a_publishers_list_helps_what_the_text_bears_out_and_nothing_else() -> None:
    text = "Nobody knows a rule that Forrester wrote."

    assert tag(text) == []
    assert [tagged.security.symbol for tagged in tag(text, hints=["FORR"])] == ["FORR"]
    assert tag(text, hints=["TEVA"]) == []
    assert tag("Nobody knows a rule.", hints=["FORR"]) == []


def test_sentences_that_nothing_was_learnt_from() -> None:
    lines = Path(__file__).with_name("unseen_sentences.tsv").read_text(encoding="utf-8").splitlines()
    right = wrong = missed = 0
    for day, expected, text in (line.split("\t") for line in lines if not line.startswith("#")):
        meant, found = set(expected.split()), set(symbols(text, day))
        right, wrong, missed = right + len(meant & found), wrong + len(found - meant), missed + len(meant - found)

    assert right / (right + wrong) > 0.93
    assert right / (right + missed) > 0.88


def links_of(html: str, day: str = "2024-05-06") -> list[tuple[str, str, str]]:
    """Symbol, kind and words of every mention in ``html``."""
    text = html_to_text(html)
    article = Document(TextField.of("title", ""), TextField.of("body", text.text, text.block_quotes, text.links))
    return [
        (tag.security.symbol, mention.kind, article.text(mention.span))
        for tag in core().tickers.tag(article, on=date.fromisoformat(day))
        for mention in tag.mentions
    ]


def test_a_link_makes_ordinary_words_a_mention() -> None:
    sentence = "The rules of {} changed again this week."
    assert links_of(sentence.format("Match")) == []
    assert links_of(sentence.format('<a href="/stocks/mtch">Match</a>')) == [("MTCH", "alias", "Match")]


def test_a_link_says_what_words_that_name_nobody_mean() -> None:
    found = links_of('Shares of <a href="https://finance.example/quote/ETSY"><b>the craft marketplace</b></a> rose.')
    assert found == [("ETSY", "hint", "the craft marketplace")]


def test_a_link_says_which_of_two_is_meant() -> None:
    html = 'On Monday <a href="/quote/MMAT?x=1">Meta</a> said it had run out of cash.'
    assert links_of(html) == [("MMAT", "hint", "Meta")]


def test_a_linked_name_vouches_for_the_others() -> None:
    found = links_of('<p><a href="/quote/SQ">Block</a> won.</p><p>It is not the first time that Block wins.</p>')
    assert found == [("SQ", "name", "Block"), ("SQ", "name", "Block")]


def test_a_link_means_who_held_the_symbol_on_the_day() -> None:
    html = 'A rise for <a href="/quote/FB">the social network</a>.'
    assert [symbol for symbol, *_ in links_of(html, "2019-04-25")] == ["FB"]
    assert [symbol for symbol, *_ in links_of('<a href="/quote/META">Facebook</a> rose.', "2019-04-25")] == ["FB"]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://news.example/gap-year">A gap</a> in the fence',
        '<a href="/quote/VOD:LON">the operator</a> rose',
        f'<a href="/quote/ETSY">{"many words that lead to a page " * 3}</a>',
        '<a href="/quote/ETSY"><img alt="chart"></a>',
    ],
)
def test_other_links_say_nothing(html: str) -> None:
    assert links_of(html) == []


BARE = [
    pytest.param(
        "Sold the NVDA Jan 150 puts for $4.20 and bought them back at half.", ["NVDA"], id="an option's symbol"
    ),
    pytest.param("Long MSFT and KO, short TGT into the print.", ["KO", "MSFT", "TGT"], id="a trader's note"),
    pytest.param("I am adding to my PYPL position below $60.", ["PYPL"], id="a position"),
    pytest.param(
        "T yields 5% and VZ yields 6%, so income funds own both.", ["T", "VZ"], id="one letter beside another"
    ),
    pytest.param("XOM 112.40 +1.2%\nCVX 155.10 +0.8%\nOXY 48.75 -0.4%", ["CVX", "OXY", "XOM"], id="a table of prices"),
    pytest.param(
        "Gainers: DKNG, ROKU, SNAP. Losers: UPS, FDX, GE.",
        ["DKNG", "FDX", "GE", "ROKU", "SNAP", "UPS"],
        id="lists of gainers and losers",
    ),
    pytest.param("Movers before the bell: NKE +4%, LULU +2%, F -1%", ["F", "LULU", "NKE"], id="a list with changes"),
    pytest.param("Watch list for Monday: SHOP, UBER and LYFT.", ["LYFT", "SHOP", "UBER"], id="a watch list"),
    pytest.param("Disclosure: I am long AAPL, COST and V.", ["AAPL", "COST", "V"], id="a disclosure"),
    pytest.param(
        "Disclosure: At the time of writing the columnist was long TSLA and short RIVN.",
        ["RIVN", "TSLA"],
        id="a columnist's disclosure",
    ),
    pytest.param("Sold my calls on F for June.", ["F"], id="one letter that options are on"),
    pytest.param("Bought puts on T yesterday.", ["T"], id="another"),
    pytest.param("Long V, T, ALL and SO.", ["ALL", "SO", "T", "V"], id="letters and words in a position"),
    pytest.param("Closed my KO Nov 70 calls.", ["KO"], id="a symbol before a month and a strike"),
]


@pytest.mark.parametrize(("text", "expected"), BARE)
def test_a_symbol_that_stands_alone_is_known_by_its_company(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        pytest.param("NVDA slides after export rule", ["NVDA"], id="at its head"),
        pytest.param("AMZN to split its stock", ["AMZN"], id="that plans something"),
        pytest.param("WMT lifts outlook; TGT trims its own", ["TGT", "WMT"], id="two"),
        pytest.param("Why KO is a better buy than PEP", ["KO", "PEP"], id="two compared"),
        pytest.param("GM recalls 40,000 trucks", ["GM"], id="that is a name too"),
    ],
)
def test_a_symbol_may_stand_alone_in_a_headline(title: str, expected: list[str]) -> None:
    assert symbols("The stock moved after the news.", title=title) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ALL OF US CAN GO NOW, SO BE ON TIME.", id="a sentence in capitals"),
        pytest.param("THE ODDS ARE THAT IT IS SO.", id="another"),
        pytest.param("PLEASE READ THIS NOW: DO NOT OPEN THE BOX.", id="a warning"),
        pytest.param("I am so ON IT right now.", id="two words in capitals"),
        pytest.param("It is well known that ALL cats sleep.", id="one word in capitals"),
        pytest.param("Turn the TV ON and the PC OFF.", id="a switch"),
        pytest.param("The CEO, the CFO and the COO met HR and IT.", id="offices"),
        pytest.param("The EU and the UN met in DC.", id="bodies and a city"),
        pytest.param("Doctors use MRI and CT scans; the FDA agreed.", id="medicine"),
        pytest.param("The DNA test and the AI lab are LIVE on TV.", id="science"),
        pytest.param("He said A is for apple and B is for ball.", id="letters"),
        pytest.param("She got an A in maths and a C in art.", id="grades"),
        pytest.param("Vitamin D and vitamin C help.", id="vitamins"),
        pytest.param("Plan B is to wait until Q3.", id="a plan"),
        pytest.param("We are on plan F now.", id="another"),
        pytest.param("Point T in the diagram is where the lines meet.", id="a point"),
        pytest.param("SEP 60, NOV 200: calls to the help desk.", id="months"),
    ],
)
def test_capitals_that_are_words_are_no_symbols(text: str) -> None:
    assert symbols(text) == []


@pytest.mark.parametrize(
    ("text", "symbol", "context"),
    [
        pytest.param("The governor told CNBC that taxes would fall.", "VSNT", "outlet", id="told an outlet"),
        pytest.param("In an interview with CNN, the senator denied it.", "WBD", "outlet", id="in an interview"),
        pytest.param(
            "The Wall Street Journal reported on Friday that Etsy was for sale.",
            "NWSA",
            "outlet",
            id="an outlet reported",
        ),
        pytest.param(
            "Etsy is for sale, according to the Wall Street Journal.", "NWSA", "outlet", id="according to an outlet"
        ),
        pytest.param("The mayor posted on Facebook that the bridge was closed.", "META", "platform", id="posted on it"),
        pytest.param("The mayor wrote in a Facebook post that it was closed.", "META", "platform", id="in a post"),
        pytest.param("The president took to Truth Social to complain.", "DJT", "platform", id="took to it"),
        pytest.param("The president posted on his Truth Social account.", "DJT", "platform", id="on his account"),
        pytest.param("A clip shared on YouTube shows the crash.", "GOOGL", "platform", id="a clip"),
        pytest.param("The council met.\nShare Facebook Twitter LinkedIn", "META", "platform", id="a button of a line"),
        pytest.param(
            "The council met.\nShare Facebook Twitter LinkedIn", "MSFT", "platform", id="the last of the line"
        ),
        pytest.param(
            "Crocs raised its forecast.\nAbout Etsy Inc.\nEtsy runs a marketplace for crafts.",
            "ETSY",
            "boilerplate",
            id="a paragraph about a company",
        ),
        pytest.param(
            "The newsletter has positions in and recommends Etsy and Crocs.", "CROX", "boilerplate", id="a disclosure"
        ),
        pytest.param("The author holds shares of JNJ and PFE.", "JNJ", "boilerplate", id="a disclosure with symbols"),
    ],
)
def test_a_mention_may_stand_where_nothing_is_said_of_its_company(text: str, symbol: str, context: str) -> None:
    (tagged,) = (tagged for tagged in tag(text, "2026-05-06") if tagged.security.symbol == symbol)

    assert {mention.context for mention in tagged.mentions} == {context}
    assert tagged.relevance < 0.2


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        pytest.param("Meta Platforms Inc. raised its forecast after Facebook grew.", "META", id="a platform that grew"),
        pytest.param("Etsy shares rose.\nAbout Etsy\nEtsy Inc. runs a marketplace.", "ETSY", id="named before it too"),
        pytest.param("Comcast's CNBC reported that Etsy rose.", "CMCSA", id="an outlet's owner"),
    ],
)
def test_what_is_said_of_a_company_elsewhere_counts(text: str, symbol: str) -> None:
    (tagged,) = (tagged for tagged in tag(text, "2025-05-06") if tagged.security.symbol == symbol)

    assert None in {mention.context for mention in tagged.mentions}
    assert tagged.relevance > 0.5


@pytest.mark.parametrize(
    "text",
    ["Analysts are bullish on Facebook after its earnings.", "Investors soured on Facebook after earnings fell."],
)
def test_views_of_a_platforms_company_are_no_posts_on_it(text: str) -> None:
    (tagged,) = tag(text)

    assert tagged.mentions[0].context is None


@pytest.mark.parametrize(
    ("text", "symbol", "also"),
    [
        pytest.param("Alphabet Inc. raised its forecast.", "GOOGL", ("GOOG",), id="by name"),
        pytest.param("Alphabet (NASDAQ: GOOGL) rose.", "GOOGL", ("GOOG",), id="by symbol"),
        pytest.param("Alphabet (NASDAQ: GOOG) rose.", "GOOG", ("GOOGL",), id="by the other class's symbol"),
        pytest.param("Berkshire Hathaway sold shares.", "BRK.B", ("BRK.A",), id="classes with a letter of their own"),
        pytest.param("Etsy Inc. rose.", "ETSY", (), id="none where there is one class"),
    ],
)
def test_other_share_classes_are_told(text: str, symbol: str, also: tuple[str, ...]) -> None:
    (tagged,) = tag(text)

    assert (tagged.security.symbol, tagged.security.also) == (symbol, also)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("$aapl to the moon", ["AAPL"], id="one"),
        pytest.param("bought $etsy and $crox", ["CROX", "ETSY"], id="two"),
        pytest.param("It raised $m and then $bn, not $5m.", [], id="no amounts"),
    ],
)
def test_cashtags_may_be_in_small_letters(text: str, expected: list[str]) -> None:
    assert symbols(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("$BTC and $ETH rallied.", id="cashtags"),
        pytest.param("$btc $sol $xrp pumped overnight", id="cashtags in small letters"),
        pytest.param("$LINK and $DOT doubled.", id="codes that are words"),
        pytest.param("BTC hit a record; ETH followed.", id="codes that stand alone"),
    ],
)
def test_crypto_currencies_are_no_securities(text: str) -> None:
    assert symbols(text, "2024-05-06") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("The union said its members would vote on Friday.", [], id="a union of workers"),
        pytest.param("Talks between the union and the port broke down.", [], id="in talks"),
        pytest.param("The Union said it would strike.", [], id="with a capital"),
        pytest.param("Union Pacific said the union had agreed to the contract.", ["UNP"], id="beside the railroad"),
    ],
)
def test_a_union_is_no_railroad(text: str, expected: list[str]) -> None:
    found = tag(text)

    assert [tagged.security.symbol for tagged in found] == expected
    assert all(text[m.span.start :].startswith("Union Pacific") for tagged in found for m in tagged.mentions)


WORDS = [
    "ACME",
    "NVDA",
    "KO",
    "F",
    "Ford",
    "Meta",
    "Berkshire Hathaway",
    "BRK.B",
    "(NYSE: GM)",
    "GM",
    "calls",
    "on",
    "\n",
    ",",
]


@given(st.lists(st.sampled_from(WORDS), max_size=16), st.lists(st.sampled_from(WORDS), max_size=6))
def test_mentions_never_overlap_and_relevance_is_low_where_nothing_is_said(body: list[str], title: list[str]) -> None:
    tagged = tag(" ".join(body), title=" ".join(title))
    spans = sorted(mention.span for each in tagged for mention in each.mentions)

    for one, following in pairwise(spans):
        assert one.field != following.field or one.end <= following.start
    for each in tagged:
        assert 0.0 <= each.relevance <= 1.0
        assert each.relevance < 0.2 or any(mention.context is None for mention in each.mentions)


@pytest.mark.parametrize("text", ["$META rose", "$ETSY fell", "$Meta Platforms Inc. rose"])
def test_a_cashtag_and_the_name_in_it_are_one_mention(text: str) -> None:
    (tagged,) = tag(text)

    assert len(tagged.mentions) == 1


@pytest.mark.parametrize(
    ("text", "symbols"),
    [
        pytest.param("SMART-TD members at Union Pacific will vote. The union wants more.", {"UNP"}, id="a union"),
        pytest.param("TSLA-NVDA is the pair that traders watch.", {"TSLA", "NVDA"}, id="two symbols"),
        pytest.param("The ex-Google engineer sold Alphabet shares.", {"GOOGL"}, id="no capitals before"),
    ],
)
def test_the_end_of_a_longer_word_in_capitals_is_no_security(text: str, symbols: set[str]) -> None:
    assert {tagged.security.symbol for tagged in tag(text)} == symbols
