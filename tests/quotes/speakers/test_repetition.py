"""Pronouns that mean who has just spoken."""

import pytest

from streams.quotes.cast.cast import Cast
from streams.quotes.model import Speaker
from streams.quotes.speakers.repetition import Said, same_again, spoken_again
from streams.text.ranges import Range
from tests.quotes.documents import cast_of, document_of, quotes_in, range_of


def again(body: str, first: str, then: str, title: str = "") -> tuple[Cast, Speaker, Speaker]:
    """The cast of ``body``, who ``first`` is, and who then speaks as ``then``, each where it stands last."""
    cast = cast_of(body, title)
    field = cast.document.body
    before = cast.speaker_of_span("body", *range_of(field, first))
    source = range_of(field, then)
    return cast, before, same_again(cast, field, source, cast.speaker_of_span("body", *source), before)


@pytest.mark.parametrize(
    ("body", "first", "then"),
    [
        pytest.param("A spokeswoman said so. Then she left.", "A spokeswoman", "she", id="a woman"),
        pytest.param("A spokesman said so. Then He left.", "A spokesman", "He", id="a man, with a capital"),
        pytest.param("The spokeswoman said so. Then she left.", "The spokeswoman", "she", id="one who is known"),
        pytest.param("An analyst said so. Then she left.", "An analyst", "she", id="who may be a woman"),
        pytest.param("An analyst said so. Then he left.", "An analyst", "he", id="who may be a man"),
        pytest.param("Another analyst said so. Then he left.", "Another analyst", "he", id="another one"),
        pytest.param(
            "A senior Acme spokeswoman said so. Then she left.", "A senior Acme spokeswoman", "she", id="titled"
        ),
        pytest.param("Analysts said so. Then they left.", "Analysts", "they", id="a group"),
        pytest.param("Two people said so. Then they left.", "Two people", "they", id="people"),
        pytest.param("Officials said so after Acme met. They left.", "Officials", "They", id="others in its sentence"),
        pytest.param("Officials of Acme said so. They left.", "Officials", "They", id="next"),
        pytest.param("It fell. So it did. Officials of Acme left. They won.", "Officials", "They", id="late in a text"),
        pytest.param("Officials said so. It fell. They left.", "Officials", "They", id="nobody else in between"),
        pytest.param(
            "Acme Corp. said it would sue Globex Inc. and Initech Inc. in Oslo. It left.",
            "Acme Corp",
            "It",
            id="an organization",
        ),
    ],
)
def test_a_pronoun_is_who_spoke_before(body: str, first: str, then: str) -> None:
    cast, before, speaker = again(body, first, then)
    assert (speaker.name, speaker.type, speaker.role) == (before.name, before.type, before.role)
    assert cast.document.text(speaker.mention) == then


@pytest.mark.parametrize(
    ("body", "first", "then"),
    [
        pytest.param("A spokeswoman said so. Then he left.", "A spokeswoman", "he", id="of the other sex"),
        pytest.param("Acme's spokeswoman said so. Then she left.", "Acme's spokeswoman", "she", id="no article"),
        pytest.param("An analyst said so. Then they left.", "An analyst", "they", id="one is no group"),
        pytest.param("Analysts said so. Then she left.", "Analysts", "she", id="a group is not one"),
        pytest.param("One of the analysts said so. She left.", "One of the analysts", "She", id="one of several"),
        pytest.param("Ann Roe left. Then a spokeswoman said so. She left.", "a spokeswoman", "She", id="a name"),
        pytest.param("A spokeswoman met Ann Roe. She left.", "A spokeswoman", "She", id="a person named in between"),
        pytest.param("Analysts met Ann Roe. They left.", "Analysts", "They", id="a person named before a group's"),
        pytest.param("Analysts said so. Acme and Globex met. They left.", "Analysts", "They", id="others in between"),
        pytest.param("A spokeswoman said so. Then it left.", "A spokeswoman", "it", id="a person is no organization"),
        pytest.param("A spokeswoman said so. Then we left.", "A spokeswoman", "we", id="a pronoun without a sex"),
        pytest.param("An analyst said so. Then we left.", "An analyst", "we", id="nor with a noun without one"),
        pytest.param("A spokeswoman left. Then she herself did.", "A spokeswoman", "she herself", id="a phrase"),
        pytest.param("A spokeswoman said so. Then the woman left.", "A spokeswoman", "woman", id="a noun"),
        pytest.param("A spokeswoman said so. Then a man left.", "A spokeswoman", "a man", id="two words"),
        pytest.param("An Acme unit said so. Then she left.", "An Acme unit", "she", id="no role"),
    ],
)
def test_a_pronoun_is_not_who_spoke_before(body: str, first: str, then: str) -> None:
    cast, before, speaker = again(body, first, then)
    assert speaker == cast.speaker_of_span("body", *range_of(cast.document.body, then))
    assert speaker.name != before.name


def test_who_speaks_without_a_source_stays() -> None:
    cast, before, _ = again("A spokeswoman said so. Then she left.", "A spokeswoman", "she")
    somebody = Speaker("Ann Roe", "person", before.mention)
    said = Said(Range(0, 1), None, apart=0)
    assert spoken_again(cast, cast.document.body, said, somebody, before) is somebody


def test_who_spoke_in_the_title_is_not_meant_in_the_body() -> None:
    cast = cast_of("Then she left.", title="A spokeswoman says so")
    before = cast.speaker_of_span("title", 0, 2)
    source = range_of(cast.document.body, "she")
    speaker = cast.speaker_of_span("body", *source)
    assert same_again(cast, cast.document.body, source, speaker, before) == speaker


def test_a_pronoun_after_somebody_new_means_him_whoever_was_named_before() -> None:
    body = "Jane Roe left Acme. A nurse in Oslo said so. Then she left."
    _, before, meant = again(body, "A nurse in Oslo", "she")
    assert (meant.role, meant.anonymous) == (before.role, True) == ("nurse", True)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Jane Roe left Acme. The nurse said so. Then she left.", id="who is known already"),
        pytest.param("Jane Roe left Acme. Then a nurse said so. Then she left.", id="who does not begin a sentence"),
        pytest.param("Jane Roe left Acme. A nurse said so.\n\nThen she left.", id="another paragraph"),
    ],
)
def test_a_pronoun_means_whom_the_article_names_after(body: str) -> None:
    noun = "The nurse" if "The nurse" in body else "A nurse" if "A nurse" in body else "a nurse"
    assert again(body, noun, "she")[2].name == "Jane Roe"


def pair(body: str) -> list[str]:
    """The names of those who say what ``body`` reports last."""
    speaker = quotes_in(document_of(body))[-1].speaker
    assert speaker is not None
    return [] if speaker.anonymous else [speaker.name, *(other.name for other in speaker.also)]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param("Norway's Acme Corp. and France's Globex Inc. will merge. The companies said costs would fall.",
                     ["Acme Corp.", "Globex Inc."], id="with the places whose they are"),
        pytest.param("Acme Corp. and Globex Inc. will merge. The companies said costs would fall.",
                     ["Acme Corp.", "Globex Inc."], id="two companies"),
        pytest.param("Acme Corp. and Globex Inc. cut jobs. Both companies said costs would fall.",
                     ["Acme Corp.", "Globex Inc."], id="both of them"),
        pytest.param("Ida Lund and Max Roe run a shop. Both said costs would fall.", ["Ida Lund", "Max Roe"],
                     id="two people"),
        pytest.param("Ida Lund and Max Roe run a shop. The two said costs would fall.", ["Ida Lund", "Max Roe"],
                     id="the two"),
        pytest.param("Acme Corp. met Globex Inc. Both companies said costs would fall.", [],
                     id="two that nothing joins"),
        pytest.param("Ida Lund, Max Roe and Ann Poe run a shop. Both said costs would fall.", [], id="three"),
        pytest.param("Acme Corp. and Max Roe sued. Both said costs would fall.", [], id="two of different kinds"),
        pytest.param("Ida Lund and Max Roe run a shop. Both companies said costs would fall.", [],
                     id="people are no companies"),
        pytest.param("Acme Corp. and Globex Inc. fell. It rained. It rained. It rained. It rained. It rained. "
                     "Both companies said costs would fall.", [], id="far away"),
        pytest.param(f"Acme Corp. and Globex Inc. fell{', it rained' * 80}. Both companies said costs would fall.", [],
                     id="far away in a long sentence"),
        pytest.param("Acme Corp. and Globex Inc. said it rained. Initech Inc. and Zqx Inc. fell. "
                     "The companies said costs would fall.", ["Acme Corp.", "Globex Inc."],
                     id="who spoke together goes before"),
    ],
)  # fmt: skip
def test_two_who_are_named_together_are_both(body: str, names: list[str]) -> None:
    assert pair(body) == names


@pytest.mark.parametrize(
    ("body", "first", "then"),
    [
        pytest.param("A government spokesman said so. The official left.", "A government spokesman", "The official",
                     id="another word for somebody without a name"),
        pytest.param("An Acme spokeswoman said so. The spokeswoman left.", "An Acme spokeswoman", "The spokeswoman",
                     id="the same word"),
        pytest.param("Analysts at Acme said so. The analysts left.", "Analysts at Acme", "The analysts",
                     id="several"),
        pytest.param("Acme Corp. said so. The statement helped.", "Acme Corp", "The statement",
                     id="what an organization publishes"),
        pytest.param("A report by Acme Corp. said so. The study helped.", "A report by Acme Corp", "The study",
                     id="what it speaks by"),
        pytest.param("Acme Corp. fell. It said so. The report helped.", "It", "The report", id="by what it may speak"),
        pytest.param("Jane Roe said so. The letter helped.", "Jane Roe", "The letter", id="what somebody writes"),
        pytest.param("Acme Corp. said so in a statement. The statement helped.", "Acme Corp", "The statement",
                     id="what it has just been said in"),
        pytest.param("A source said so. The person left.", "A source", "The person", id="anybody"),
        pytest.param("An Acme manager said so. The executive left.", "An Acme manager", "The executive",
                     id="anybody after somebody"),
        pytest.param("Acme Corp. said so in an e-mailed statement. The statement helped.", "Acme Corp",
                     "The statement", id="what it has been said in, at some length"),
        pytest.param("Jane Roe said so and wrote a letter. The letter helped.", "Jane Roe", "The letter",
                     id="what somebody wrote just then"),
    ],
)  # fmt: skip
def test_a_description_is_who_spoke_before(body: str, first: str, then: str) -> None:
    cast, before, speaker = again(body, first, then)
    assert (speaker.name, speaker.type, speaker.affiliation) == (before.name, before.type, before.affiliation)
    assert cast.document.text(speaker.mention) == then


@pytest.mark.parametrize(
    ("body", "first", "then"),
    [
        pytest.param("A spokesman said so. The spokeswoman left.", "A spokesman", "The spokeswoman", id="another sex"),
        pytest.param("A spokesman said so. The officials left.", "A spokesman", "The officials", id="several"),
        pytest.param("An Acme spokesman said so. The Globex spokesman left.", "An Acme spokesman",
                     "The Globex spokesman", id="somebody else's"),
        pytest.param("A spokesman said so. An official left.", "A spokesman", "An official", id="somebody new"),
        pytest.param("Jane Roe said so. The official left.", "Jane Roe", "The official", id="who has a name"),
        pytest.param("Jane Roe said so. The survey helped.", "Jane Roe", "The survey", id="what nobody writes alone"),
        pytest.param("Acme Corp. said so. The study helped.", "Acme Corp", "The study",
                     id="a study that nothing says is its own"),
        pytest.param("Acme Research said so. The report helped.", "Acme Research", "The report",
                     id="a report that only its name tells of"),
        pytest.param("Acme Corp. said so. The paper helped.", "Acme Corp", "The paper", id="a newspaper"),
        pytest.param("A prosecutor said so. The judge left.", "A prosecutor", "The judge", id="another office"),
        pytest.param("Residents said so. The officials left.", "Residents", "The officials", id="other people"),
        pytest.param("A spokesman said so. Ida Lund wept. The official left.", "A spokesman", "The official",
                     id="whoever may be meant by anything"),
        pytest.param("Jane Roe said she got a letter. The letter helped.", "Jane Roe", "The letter",
                     id="what somebody got"),
        pytest.param("Acme Corp. said so. Max Feld sent a letter. The letter helped.", "Acme Corp", "The letter",
                     id="what somebody else wrote"),
        pytest.param("A poll said so. The poll helped.", "A poll", "The poll", id="nobody known"),
        pytest.param("Acme Corp. said so. The Globex letter helped.", "Acme Corp", "The Globex letter",
                     id="what another's name stands before"),
        pytest.param("Acme Corp. said so. A letter helped.", "Acme Corp", "A letter", id="a new letter"),
        pytest.param("Acme Corp. said so. The very long and angry letter helped.", "Acme Corp",
                     "The very long and angry letter", id="a long description"),
        pytest.param("Acme Corp. said so. Roe's letter helped.", "Acme Corp", "Roe's letter", id="somebody's letter"),
    ],
)  # fmt: skip
def test_a_description_is_not_who_spoke_before(body: str, first: str, then: str) -> None:
    cast, before, speaker = again(body, first, then)
    assert speaker.name != before.name
    assert cast.document.text(speaker.mention) in then


@pytest.mark.parametrize(
    ("body", "name"),
    [
        pytest.param(
            "A spokesman said it fell.\n\nThe plan was drawn up by Senator Max Feld, he said.", "A spokesman", id="role"
        ),
        pytest.param("Tim Lund said it fell. The plan was drawn up by Max Feld, he said.", "Tim Lund", id="person"),
        pytest.param("Jane Roe said it fell. The plan was drawn up by Max Feld, he said.", "Max Feld", id="other sex"),
        pytest.param("Tim Lund said it fell. Max Feld said it rose. It did, he said.", "Max Feld", id="not within"),
    ],
)
def test_nobody_speaks_of_himself_by_name(body: str, name: str) -> None:
    speaker = quotes_in(document_of(body))[-1].speaker
    assert speaker is not None
    assert speaker.name == name
