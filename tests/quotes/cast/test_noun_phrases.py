"""What a noun phrase can be about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.cast.constituents import Constituent
from streams.quotes.cast.noun_phrases import NounPhrases, Source, before_parenthesis, can_name
from streams.text.document import TextField
from streams.text.ranges import Range
from tests.quotes.documents import LEX, cast_of, document_of, marked, speaker_of, words_of


@pytest.mark.parametrize(
    ("source", "can"),
    [
        pytest.param("Ida Lund", True, id="a name"),
        pytest.param("the company", True, id="a noun"),
        pytest.param("Acme Tuesday", True, id="a name with a day"),
        pytest.param("Friday's report", True, id="a noun with a day"),
        pytest.param("this", True, id="a pronoun"),
        pytest.param("those in the know", True, id="a pronoun with more"),
        pytest.param("But", False, id="a conjunction"),
        pytest.param("—", False, id="a mark"),
        pytest.param("Tuesday", False, id="a day"),
        pytest.param("On Tuesday", False, id="a day behind a preposition"),
        pytest.param("last month", False, id="a month"),
        pytest.param("Late Friday", False, id="a part of a day"),
        pytest.param("earlier this week", False, id="a week"),
        pytest.param("and yesterday,", False, id="a day with a mark"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_a_time_is_nobody(source: str, *, can: bool) -> None:
    words = document_of(source).body.words
    assert can_name(words, Range(0, len(words)), LEX) is can


@pytest.mark.parametrize(
    ("text", "before"),
    [
        pytest.param("Acme Corp. (NYSE: ACM)|", "Acme Corp.", id="one that closes there"),
        pytest.param("Acme (a) (b)|", "Acme (a)", id="the last of two"),
        pytest.param("Acme Corp.|", "Acme Corp.", id="none"),
        pytest.param("Acme)|", "Acme)", id="none that opens"),
        pytest.param(f"Acme ({'a ' * 13})|", "Acme", id="one of fourteen words"),
        pytest.param(f"Acme ({'a ' * 14})|", f"Acme ({'a ' * 14})", id="none that is longer"),
    ],
)
def test_a_parenthesis_opens_after_the_name(text: str, before: str) -> None:
    field, (end,) = marked(text)
    assert words_of(field, 0, before_parenthesis(field.words, end)) == before


def taken_apart(text: str) -> tuple[TextField, list[Constituent], Source]:
    """The noun phrase up to "said so" taken apart, with the mentions in it."""
    cast = cast_of(f"{text} said so.")
    field = cast.document.body
    source = Range(0, len(field.words) - 3)
    inside = cast.mentions.within("body", *source)
    parts = [Constituent(mention.lead, mention.end, mention.kind == "person") for mention in inside]
    return field, parts, NounPhrases(LEX).take_apart(field.words, parts, source)


HEADS = [
    pytest.param("Ida Lund", "Ida Lund", id="a name"),
    pytest.param("the analyst Ida Lund", "analyst Ida Lund", id="a name with the noun before it"),
    pytest.param("from Ida Lund", "Ida Lund", id="a name behind a preposition"),
    pytest.param("Ida Lund,", "Ida Lund", id="a name before a mark"),
    pytest.param("Acme today", "Acme", id="a name before an adverb"),
    pytest.param("Acme's lawyer Ida Lund", "lawyer Ida Lund", id="a name behind its owner's noun"),
    pytest.param("Acme's Ida Lund", "Ida Lund", id="a name behind its owner"),
    pytest.param("Acme's rival Globex", "Globex", id="a firm behind its owner's noun"),
    pytest.param("its adviser, Globex", "Globex", id="a firm behind what it is to another"),
    pytest.param("Ida Lund, General Counsel, Globex", "Ida Lund", id="no firm behind who has a name"),
    pytest.param("Acme's auditor, Globex", "Globex", id="and to whom"),
    pytest.param("its window, Globex", None, id="not behind another noun"),
    pytest.param("Acme, which fell", "Acme", id="a name before a relative clause"),
    pytest.param("Acme of Zembla", "Acme", id="a name before a preposition"),
    pytest.param("Acme — a firm", "Acme", id="a name before a dash"),
    pytest.param("Acme -- a firm", "Acme", id="a name before two hyphens"),
    pytest.param("Acme and Globex", "Acme", id="the first of two names"),
    pytest.param("the Acme and Globex boards", None, id="neither of two names that modify"),
    pytest.param("Acme and Globex who", "Acme", id="the first of two names before a pronoun"),
    pytest.param("Acme late Tuesday", "Acme", id="a name before a time"),
    pytest.param("Acme Tuesday", "Acme", id="a name before a day"),
    pytest.param("Ida Lund MP", "Ida Lund", id="a person before letters"),
    pytest.param("Ida Lund PhD MD MBA", "Ida Lund", id="a person before three degrees"),
    pytest.param("Ida Lund aides", None, id="no person before a noun"),
    pytest.param("a lawyer for Acme, Ida Lund", "Ida Lund", id="a person in apposition"),
    pytest.param("a lawyer for Acme, Ida Lund, today", "Ida Lund", id="a person between commas"),
    pytest.param("a lawyer for Acme - Ida Lund", "Ida Lund", id="a person behind a dash"),
    pytest.param("a lawyer for Acme, Mayor Ida Lund", "Mayor Ida Lund", id="a person in apposition with a title"),
    pytest.param("a lawyer for Acme, Globex", None, id="no firm in apposition"),
    pytest.param("a lawyer for Acme, Ida Lund aides", None, id="no person in apposition who modifies"),
    pytest.param("a lawyer for Ida Lund", None, id="no person behind a preposition"),
    pytest.param("a lawyer for small banks Ida Lund", "Ida Lund", id="a person whom the noun before explains"),
    pytest.param("a lawyer for the tycoon Ida Lund", None, id="no person behind a preposition with a title"),
    pytest.param("Port of Omaha Chief Ida Lund", "Chief Ida Lund", id="a person with a long title"),
    pytest.param("one of Acme's shareholders", None, id="no owner of many"),
    pytest.param("one of Acme", None, id="no firm of which it is one"),
    pytest.param("Acme (formerly Globex) chief Ida Lund", "chief Ida Lund", id="a person behind a parenthesis"),
    pytest.param("Acme (formerly Globex) board", "Acme", id="a name before a parenthesis"),
    pytest.param("Acme (a firm", "Acme", id="a name before a parenthesis that stays open"),
    pytest.param("people led by Ida Lund", None, id="no person who leads others"),
    pytest.param("the tenants", None, id="nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "head"), HEADS)
def test_a_noun_phrase_is_about_one_of_its_names_or_none(text: str, head: str | None) -> None:
    field, parts, source = taken_apart(text)
    assert (None if source.head is None else words_of(field, *parts[source.head][:2])) == head


PHRASES = [
    pytest.param("two people familiar with it, who were there,", "two people", "two people familiar with it",
                 id="what follows people is in the phrase, but for a relative clause"),
    pytest.param("the company, based in it", "the company", "the company", id="a participle behind a comma is not"),
    pytest.param("the company, majority-owned by it", "the company", "the company",
                 id="a participle with a hyphen behind a comma is not"),
    pytest.param("the banks, including it", "the banks", "the banks, including it",
                 id="a preposition that looks like one is"),
    pytest.param("people led by it", "people", "people led by it", id="people end before a participle"),
    pytest.param("people speaking for it", "people", "people speaking for it",
                 id="people end before another participle"),
    pytest.param("a report released by it", "a report", "a report released by it",
                 id="a report ends before a participle"),
    pytest.param("a house built by it", "a house built", "a house built by it", id="a house does not"),
    pytest.param("one of the bank's shareholders", "one of the bank's shareholders", "one of the bank's shareholders",
                 id="one of many goes on"),
    pytest.param("one of them", "one", "one of them", id="one of them does not"),
    pytest.param("one of Acme's shareholders", "one of Acme's shareholders", "one of Acme's shareholders",
                 id="one of an owner's goes on"),
    pytest.param("one of Acme", "one", "one of Acme", id="one of a firm does not"),
    pytest.param("the aides (who left)", "the aides", "the aides", id="a parenthesis is not"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "core", "phrase"), PHRASES)
def test_a_noun_phrase_has_a_core(text: str, core: str, phrase: str) -> None:
    field, _, source = taken_apart(text)
    assert (words_of(field, *source.core), words_of(field, *source.phrase)) == (core, phrase)


@pytest.mark.parametrize(
    ("text", "modifies"),
    [
        pytest.param("Acme's rival Globex", True, id="an owner of a noun"),
        pytest.param("Acme-backed Globex", True, id="a backer"),
        pytest.param("Acme's Globex", False, id="not an owner of the name"),
        pytest.param("Acme's talks with Globex", False, id="not an owner of another noun"),
        pytest.param("Acme rival Globex", False, id="not a name without a mark"),
        pytest.param("Acme's", False, id="not the last name"),
    ],
)
def test_a_name_may_only_modify_the_next(text: str, *, modifies: bool) -> None:
    cast = cast_of(f"So {text} left.")
    mentions = list(cast.mentions)
    assert NounPhrases(LEX).modifies_a_name(cast.document.body.words, mentions, 0) is modifies


@given(st.lists(st.sampled_from("Ida Lund Acme 's of one , ( ) - and people led by who said PhD Tuesday the".split())))
def test_the_core_of_any_noun_phrase_lies_within_it(words: list[str]) -> None:
    field, parts, source = taken_apart(" ".join(["a", *words]))
    assert 0 <= source.core.start < source.core.end <= len(field.words)
    assert 0 <= source.phrase.start < source.phrase.end <= len(field.words)
    assert source.head is None or 0 <= source.head < len(parts)


SPEAKERS = [
    pytest.param("Founder of Acme and singer Ida Lund said so.", "Founder of Acme and singer Ida Lund", "Ida Lund",
                 "person", id="two offices of one"),
    pytest.param("Fans of Acme and singer Ida Lund said so.", "Fans of Acme and singer Ida Lund",
                 "Fans of Acme and singer Ida Lund", "unknown", id="no office before an office"),
    pytest.param("An aide who met the head of Acme, Ida Lund, said so.", "An aide who met the head of Acme, Ida Lund",
                 "An aide", "role", id="an office in a clause about who speaks is another's"),
    pytest.param("A lawyer who speaks for Acme, Ida Lund, said so.", "A lawyer who speaks for Acme, Ida Lund",
                 "Ida Lund", "person", id="a clause without one has none"),
    pytest.param("Maria Keller runs it. Keller's lawyers left. It was Keller's", "Keller's", "Maria Keller", "person",
                 id="a possessive at the end is left out"),
    pytest.param("Ida Lund, who has run it for years, said so.", "Ida Lund, who has run it for years,", "Ida Lund",
                 "person",
                 id="a relative clause follows whom it is about"),
    pytest.param("Acme analyst Ida Lund and her team said so.", "Acme analyst Ida Lund and her team", "Ida Lund",
                 "person", id="whose team speaks too"),
    pytest.param("Acme's lawyer, Ida Lund, said so.", "Acme's lawyer, Ida Lund,", "Ida Lund", "person",
                 id="an apposition names an owner's lawyer"),
    pytest.param("A lawyer for Acme, Ida Lund, said so.", "A lawyer for Acme, Ida Lund,", "Ida Lund", "person",
                 id="an apposition names a lawyer for somebody else"),
    pytest.param("Acme spokeswoman Ida Lund said so.", "Acme spokeswoman Ida Lund", "Ida Lund", "person",
                 id="a name follows the noun that explains it"),
    pytest.param("Acme's Ida Lund said so.", "Acme's Ida Lund", "Ida Lund", "person", id="a name follows its owner"),
    pytest.param("Ida Lund and Paul Reyes said so.", "Ida Lund and Paul Reyes", "Ida Lund", "person",
                 id="the first of two people is the one"),
    pytest.param("Minister of mines and ports Ida Lund said so.", "Minister of mines and ports Ida Lund", "Ida Lund",
                 "person",
                 id="an office of several words stands before the name"),
    pytest.param("A lawyer for Ida Lund said so.", "A lawyer for Ida Lund", "A lawyer for Ida Lund", "role",
                 id='who stands behind "for" is not the one'),
    pytest.param("Ida Lund, co-author of a book, said so.", "Ida Lund, co-author of a book", "Ida Lund", "person",
                 id="a book behind a name is not the one"),
    pytest.param("A pollster, Ida Lund of Zembla University, said so.", "A pollster, Ida Lund of Zembla University",
                 "Ida Lund", "person",
                 id='an apposition ends before "of"'),
    pytest.param("At least a dozen members of Acme said so.", "At least a dozen members of Acme",
                 "At least a dozen members of Acme", "role", id="a number keeps its bound"),
    pytest.param("Acme's rival Globex said so.", "Acme's rival Globex", "Globex", "organization",
                 id="a rival follows its owner"),
    pytest.param("Aides of the U.S. said so.", "Aides of the U.S.", "Aides of the U.S.", "role",
                 id='a country behind "of" is not the one'),
    pytest.param("Ida Lund's aides left, said Ida Lund's", "Ida Lund's", "Ida Lund", "person",
                 id="a possessive without a noun is left out"),
    pytest.param("Acme Corp. (NYSE: ACM) said so.", "Acme Corp. (NYSE: ACM)", "Acme Corp.", "organization",
                 id="a ticker behind a name says something else"),
    pytest.param("Jane Roe (left), the chief executive, said so.", "Jane Roe (left), the chief executive", "Jane Roe",
                 "person",
                 id="a direction behind a name says something else"),
    pytest.param("Acme (formerly Globex) chief executive Jane Roe said so.",
                 "Acme (formerly Globex) chief executive Jane Roe", "Jane Roe", "person",
                 id="a person is named behind a parenthesis"),
    pytest.param("Analysts at Acme (formerly Globex) said so.", "Analysts at Acme (formerly Globex)",
                 "Analysts at Acme", "role",
                 id="a parenthesis ends a phrase without a name"),
    pytest.param("Acme (a firm said so.", "Acme (a firm", "Acme", "organization",
                 id="a parenthesis that nothing closes ends the name"),
    pytest.param("Acme Tuesday said so.", "Acme Tuesday", "Acme", "organization", id="a day behind a name says when"),
    pytest.param("Acme late Tuesday said so.", "Acme late Tuesday", "Acme", "organization",
                 id="a time of two words behind a name says when"),
    pytest.param("Acme Sunday Morning host Jane Roe said so.", "Acme Sunday Morning host Jane Roe", "Jane Roe",
                 "person",
                 id="a day within a programme's name says nothing"),
    pytest.param("Jane Roe PhD said so.", "Jane Roe PhD", "Jane Roe", "person",
                 id="a degree behind a name adds nothing"),
    pytest.param("Jane Roe Esq. said so.", "Jane Roe Esq", "Jane Roe", "person",
                 id="an honour cut before its full stop adds nothing"),
    pytest.param("Stone Bank last month said so.", "Stone Bank last month", "Stone Bank", "organization",
                 id="a month behind a name says when"),
    pytest.param("An early investor in Acme said so.", "An early investor in Acme", "An early investor in Acme",
                 "role",
                 id="an investor in a firm is not the firm"),
    pytest.param("People close to Acme said so.", "People close to Acme", "People close to Acme", "role",
                 id="people close to a firm are not the firm"),
    pytest.param("One of Acme's shareholders said so.", "One of Acme's shareholders", "One of Acme's shareholders",
                 "role",
                 id="one of a firm's shareholders is not the firm"),
    pytest.param("The chair of Acme, Ida Lund KC, said so.", "The chair of Acme, Ida Lund KC", "Ida Lund", "person",
                 id="letters behind a name in apposition are none of it"),
    pytest.param("The auditors, Acme Corp., said so.", "The auditors, Acme Corp.", "Acme Corp.", "organization",
                 id="several may be one organization in apposition"),
    pytest.param("Analysts led by Ida Lund said so.", "Analysts led by Ida Lund", "Ida Lund", "person",
                 id="analysts speak by who leads them"),
    pytest.param("The firm that runs the ball, Acme, said so.", "The firm that runs the ball, Acme", "Acme",
                 "organization", id="a clause leads to the organization that it tells of"),
    pytest.param("The firm that runs in Zqx, Acme, said so.", "The firm that runs in Zqx, Acme",
                 "The firm that runs in Zqx, Acme", "organization", id="not to where it is"),
    pytest.param("The firm that sued its rival, Acme, said so.", "The firm that sued its rival, Acme",
                 "The firm that sued its rival, Acme", "organization", id="nor to another in apposition"),
    pytest.param("The man that runs the ball, Acme, said so.", "The man that runs the ball, Acme",
                 "The man that runs the ball, Acme", "role", id="not of a person"),
    pytest.param("A firm led by Ida Lund said so.", "A firm led by Ida Lund", "A firm led by Ida Lund", "organization",
                 id="a firm does not"),
    pytest.param("A critic in the case, former White House Asia adviser Ida Lund, said so.",
                 "A critic in the case, former White House Asia adviser Ida Lund", "Ida Lund", "person",
                 id="an office behind a comma leads to who holds it"),
    pytest.param("A critic, envoy to Ida Lund, said so.", "A critic, envoy to Ida Lund",
                 "A critic, envoy to Ida Lund", "role", id="not to whom it governs"),
    pytest.param("Analysts at Acme said so.", "Analysts at Acme", "Analysts at Acme", "role",
                 id="analysts at a firm are not the firm"),
    pytest.param("Two people familiar with it, who were there, said so.",
                 "Two people familiar with it, who were there,", "Two people familiar with it", "role",
                 id="a relative clause behind nobody's name is left out"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_a_source_is_whom_the_noun_phrase_is_about(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)


MEANT = [
    pytest.param("Acme Robotics Inc. fell. The company, based in Omaha, said so.", "The company, based in Omaha",
                 "Acme Robotics Inc.",
                 id="a participle behind a comma ends the phrase"),
    pytest.param("Acme Robotics Inc. fell. The company, majority-owned by Globex, said so.",
                 "The company, majority-owned by Globex", "Acme Robotics Inc.",
                 id="a participle with a hyphen behind a comma ends the phrase"),
    pytest.param("Acme Robotics Inc. fell. A poll, conducted by Globex, said so.", "A poll, conducted by Globex",
                 "A poll",
                 id="a participle behind a comma ends the phrase of a publication"),
    pytest.param("Acme Robotics Inc. fell. Two banks, including Globex, said so.", "Two banks, including Globex",
                 "Two banks, including Globex",
                 id="a preposition that looks like a participle ends nothing"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name"), MEANT)
def test_a_source_without_a_name_is_its_noun_phrase(body: str, source: str, name: str) -> None:
    assert speaker_of(body, source).name == name


def test_an_aside_before_no_person_ends_the_name() -> None:
    assert speaker_of("The Acme Trust (ACT) board said so.", "The Acme Trust (ACT) board").name == "Acme Trust"


def test_an_office_of_what_is_joined_before_it_tells_who_speaks() -> None:
    source = "Acme Corp. and its chief executive Ida Lund"
    speaker = speaker_of(f"{source} said so.", source)
    assert (speaker.name, speaker.role) == ("Ida Lund", "chief executive")


@pytest.mark.parametrize(
    ("source", "names"),
    [
        pytest.param("Ida Lund and her deputy Paul Reyes", ["Ida Lund", "Paul Reyes"], id="as somebody's"),
        pytest.param("Ida Lund and Acme chief Paul Reyes", ["Ida Lund", "Paul Reyes"], id="with an employer"),
        pytest.param("Ida Lund and Acme's chief Paul Reyes", ["Ida Lund", "Paul Reyes"], id="as an employer's"),
        pytest.param("Ida Lund and former Acme chief Paul Reyes", ["Ida Lund", "Paul Reyes"], id="with a past one"),
        pytest.param("The Acme Corp. and Globex chief Paul Reyes", ["Paul Reyes"], id="of two employers"),
        pytest.param("Richard and Judy editor Paul Reyes", ["Paul Reyes"], id="of what is called after two"),
        pytest.param("Kahn Corp. and Kahn", ["Kahn Corp."], id="nobody twice"),
        pytest.param("Shell and BP", ["Shell", "BP"], id="a company that is a word"),
        pytest.param("Apple, Shell and BP", ["Apple", "Shell", "BP"], id="a list of such"),
    ],
)
def test_those_who_are_joined_speak_together(source: str, names: list[str]) -> None:
    speaker = speaker_of(f"{source} said so.", source)
    assert [speaker.name, *(other.name for other in speaker.also)] == names
