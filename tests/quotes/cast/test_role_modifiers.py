"""The words before an office that belong to it."""

import pytest

from tests.quotes.documents import speaker_of

ROLES = [
    pytest.param("It rained, said storm director Ida Lund.", "storm director", id="a noun before it"),
    pytest.param("It rained, according to tourism minister Ida Lund.", "tourism minister", id="behind a preposition"),
    pytest.param("She met tourism minister Ida Lund. Lund said it rained.", "minister", id="no verb and a noun"),
    pytest.param("He is to marry music executive Ida Lund. Lund said so.", "executive", id="nor an infinitive"),
    pytest.param("Norwell will meet storm director Ida Lund. Lund said so.", "director", id="nor behind an auxiliary"),
    pytest.param("Max Roe chose storm director Ida Lund. Lund said so.", "director", id="nor behind somebody's name"),
    pytest.param("Acme Corp. storm director Ida Lund said so.", "storm director", id="behind the employer"),
    pytest.param("Acme Corp.'s storm director Ida Lund said so.", "storm director", id="behind its possessive"),
    pytest.param("But storm director Ida Lund said so.", "storm director", id="behind a conjunction"),
    pytest.param('"It fell," storm director Ida Lund said.', "storm director", id="behind a mark"),
    pytest.param("Village lawyer Ida Lund said so.", "Village lawyer", id="a capital that opens the sentence"),
    pytest.param("So Village Attorney Ida Lund said.", "Village Attorney", id="capitals"),
    pytest.param("The poll shows Home Secretary Ida Lund ahead, Lund said.", "Home Secretary",
                 id="no small letters before capitals"),
    pytest.param("It fell, said Administrative Law Judge Ida Lund.", "Administrative Law Judge",
                 id="ordinary words in capitals, taken for a name"),
    pytest.param("It fell, said U.S. District Judge Ida Lund.", "U.S. District Judge", id="a country before a title"),
    pytest.param("It fell, said Ida Lund, UK economist at Acme Bank.", "UK economist", id="the region of an office"),
    pytest.param("It fell, said Ida Lund, a UK banker.", "banker", id="no nation of somebody without an employer"),
    pytest.param("It fell, said Australian economist Ida Lund of Acme Bank.", "economist", id="no nation's adjective"),
    pytest.param("It fell, said company spokeswoman Ida Lund.", "spokeswoman", id="not who is spoken for"),
    pytest.param("It fell, said crypto website founder Ida Lund.", "founder", id="nor a company with its trade"),
    pytest.param("It fell, said works council chair Ida Lund.", "works council chair", id="but a body within one"),
    pytest.param("New chief executive Ida Lund said so.", "chief executive", id="not that somebody is new"),
    pytest.param("One student, Ida Lund, said so.", "student", id="no numeral"),
    pytest.param("It fell, said later director Ida Lund.", "director", id="no adverb of time"),
    pytest.param("It fell, said fully fledged pilot Ida Lund.", "pilot", id="no participle"),
    pytest.param("The 22-year-old founder Ida Lund said so.", "founder", id="no part of a compound"),
    pytest.param("Private-hire driver Ida Lund said so.", "Private-hire driver", id="but a whole one"),
    pytest.param("A lead over former secretary Ida Lund, Lund said.", "former secretary", id="no preposition"),
    pytest.param("The board picks oil executive Ida Lund. Lund said so.", "oil executive", id="no verb of a subject"),
    pytest.param("A jury found shop owner Ida Lund guilty. Lund said so.", "shop owner", id="nor in the past"),
    pytest.param("Meet storm director Ida Lund. Lund said so.", "director", id="no imperative"),
    pytest.param("In a note analyst Ida Lund said so.", "analyst", id="nothing that somebody writes"),
    pytest.param("Emergency room nurse Ida Lund said so.", "nurse", id="so no two words in a capital"),
    pytest.param("Human rights lawyer Ida Lund said so.", "Human rights lawyer", id="unless titles have the first"),
    pytest.param("UPDATE Chair Ida Lund said so.", "Chair", id="no shouted word"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_role_has_the_words_before_it_that_belong_to_it(text: str, role: str) -> None:
    speaker = speaker_of(text, "Ida Lund")
    assert (speaker.name, speaker.role) == ("Ida Lund", role)
