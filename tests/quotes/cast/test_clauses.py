"""The noun phrase beside a verb of saying, where a whole clause was taken for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.cast.clauses import Clauses
from streams.quotes.cast.constituents import Constituent
from streams.text.ranges import Range
from tests.quotes.documents import LEX, document_of, speaker_of, words_of
from tests.quotes.registers import registered

SUBJECTS = [
    pytest.param("Ida Lund has been there", "Ida Lund", id="before an auxiliary"),
    pytest.param("Ida Lund said it rained", "Ida Lund", id="before a verb of saying"),
    pytest.param("She opened the week", "She", id="a pronoun before any verb"),
    pytest.param("She and Ida Lund", "She and Ida Lund", id="not a pronoun before and"),
    pytest.param("She, the chief", "She, the chief", id="not a pronoun before a comma"),
    pytest.param("She", "She", id="a pronoun alone"),
    pytest.param("It rained hard he", "he", id="a pronoun at the end"),
    pytest.param("Ida Lund and he", "Ida Lund and he", id="not a pronoun behind and"),
    pytest.param("Zqx he", "Zqx he", id="not a pronoun behind one word"),
    pytest.param("Acme raised its bid", "Acme", id="a name before a verb with its object"),
    pytest.param("Acme cut its bid", "Acme", id="a name before an irregular verb with its object"),
    pytest.param("Acme on Monday raised its bid", "Acme", id="a name before a day and such a verb"),
    pytest.param("Ida Lund argued that it fell", "Ida Lund", id="a name before a verb with what is said"),
    pytest.param("the letter Acme sent the board", "the letter", id="a noun before a relative clause"),
    pytest.param("Acme moved on", "Acme moved on", id="not before a preposition at the end"),
    pytest.param("a winner, in the words of one analyst", "a winner, in the words of one analyst",
                 id="not whose words only describe"),
    pytest.param("Acme raised a bid that was, in the words of one analyst", "one analyst", id="whose words they are"),
    pytest.param("Acme raised bids", "Acme raised bids", id="not a name before a participle without an object"),
    pytest.param("shares raised its bid", "shares raised its bid", id="not another word before such a verb"),
    pytest.param("Acme closed", "Acme closed", id="not a name before a verb that ends the clause"),
    pytest.param("Ida Lund of what is there", "Ida Lund of what is there", id="not before a verb behind a preposition"),
    pytest.param("Ida Lund, who is there", "Ida Lund, who is there", id="not before a verb in a relative clause"),
    pytest.param("it rained and fell, was late as Ida Lund", "it rained and fell, was late as Ida Lund",
                 id="not behind a verb that a comma parts from the beginning"),
    pytest.param("it was late as Ida Lund", "Ida Lund", id="behind a conjunction"),
    pytest.param("it was late, with Ida Lund", "with Ida Lund", id="behind a comma"),
    pytest.param("it was late, for Ida Lund", "it", id="not behind a comma and a preposition that opens no clause"),
    pytest.param("it was late; Ida Lund", "Ida Lund", id="behind a semicolon"),
    pytest.param("it was late, who Ida Lund", "Ida Lund", id="a name at the end behind a pronoun"),
    pytest.param("it was late and Acme", "Acme", id="an organization behind and"),
    pytest.param("it was late in Acme", "it", id="not an organization behind a preposition"),
    pytest.param("it was late in Ida Lund", "it", id="not a person behind a preposition"),
    pytest.param("it was late Ida Lund", "Ida Lund", id="a person behind any other word"),
    pytest.param("it was late Acme", "it", id="not an organization behind another word"),
    pytest.param("Acme held on, and Ida Lund", "Ida Lund", id="behind a clause with a comma and a conjunction"),
    pytest.param("Acme held on, and Ida Lund quit", "Acme held on, and Ida Lund quit", id="not before another verb"),
    pytest.param("Acme held on, it fell and Ida Lund", "Acme held on, it fell and Ida Lund",
                 id="not behind a conjunction without a comma"),
    pytest.param("Acme aides, and Ida Lund", "Acme aides, and Ida Lund", id="not behind people with a comma"),
    pytest.param("Acme, Globex held, and Ida Lund", "Acme, Globex held, and Ida Lund", id="not behind a list of names"),
    pytest.param("Acme of it, and Ida Lund", "Acme of it, and Ida Lund", id="not behind a name and a preposition"),
    pytest.param("it held on, and Ida Lund", "it held on, and Ida Lund", id="not behind a clause without a name"),
    pytest.param("Acme held on, for Ida Lund", "Acme held on, for Ida Lund", id="not behind a comma and a preposition"),
    pytest.param("Ida Lund", "Ida Lund", id="a name alone"),
    pytest.param("the company", "the company", id="a noun phrase"),
]  # fmt: skip


def subject_of(body: str) -> tuple[Range, Range, str]:
    article = registered(f"{body} .")
    field, entities = article.field, article.register.entities
    named = [(name, name.entity) for name in article.names if name.entity is not None]
    parts = [Constituent(name.lead, name.end, entities[entity].type == "person") for name, entity in named]
    source = Range(0, len(field.words) - 1)
    found = Clauses(LEX).subject(field.words, parts, source)
    return source, found, words_of(field, *found)


@pytest.mark.parametrize(("clause", "subject"), SUBJECTS)
def test_a_clause_has_a_subject(clause: str, subject: str) -> None:
    assert subject_of(clause)[2] == subject


@given(st.lists(st.sampled_from("Acme Ida Lund he was fell raised its , and as of ; who 's said".split()), min_size=1))
def test_the_subject_of_any_clause_lies_within_it(words: list[str]) -> None:
    source, found, _ = subject_of(" ".join(words))
    assert source.start <= found.start < found.end <= source.end


def test_a_source_within_a_text_has_no_subject_before_it() -> None:
    field = document_of("Ida Lund was it as he said .").body
    assert Clauses(LEX).subject(field.words, [Constituent(0, 2, is_person=True)], Range(3, 4)) == Range(3, 4)


SPEAKERS = [
    pytest.param("Ida Lund has been a strong advocate for it.", "Ida Lund has been a strong advocate for it",
                 "Ida Lund", "person",
                 id="a verb ends the subject that opens the clause"),
    pytest.param("Ida Lund left. She opened the week with a speech.", "She opened the week with a speech", "Ida Lund",
                 "person",
                 id="a pronoun that opens a clause is its subject"),
    pytest.param("He waited and left as Ida Lund", "He waited and left as Ida Lund", "Ida Lund", "person",
                 id="a conjunction opens the last clause"),
    pytest.param("Two banks were quick to chime in, with Ida Lund", "Two banks were quick to chime in, with Ida Lund",
                 "Ida Lund", "person",
                 id="a preposition behind a comma opens the last clause"),
    pytest.param("Ida Lund raised its dividend by 5%.", "Ida Lund raised its dividend by 5%", "Ida Lund", "person",
                 id="a verb with an object ends the subject"),
    pytest.param("Stone Bank said prices rose and Acme Corp. said", "Stone Bank said prices rose and Acme Corp.",
                 "Acme Corp.", "organization",
                 id='"and" opens the last clause with its subject'),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "name", "kind"), SPEAKERS)
def test_the_subject_of_a_clause_speaks(body: str, source: str, name: str, kind: str) -> None:
    speaker = speaker_of(body, source)
    assert (speaker.name, speaker.type) == (name, kind)
