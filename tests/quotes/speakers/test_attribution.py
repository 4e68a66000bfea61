"""Who speaks each statement."""

from typing import NamedTuple

import pytest

from streams.quotes.model import QuoteKind, Speaker
from streams.quotes.speakers.attribution import speakers_of
from streams.quotes.statements.statements import Statement
from tests.quotes.documents import cast_of, document_of, quotes_in, range_of


class Said(NamedTuple):
    """A statement by the words of a text, each where they stand last."""

    content: str
    source: str | None = None
    cue: str | None = None
    kind: QuoteKind = "direct"
    continues: bool = False
    sureness: float = 0.9


def speakers_in(body: str, *said: Said) -> list[Speaker | None]:
    """Who makes each statement in ``body``."""
    cast = cast_of(body)
    field = cast.document.body
    statements = [
        Statement(
            range_of(field, one.content),
            one.kind,
            speech=True,
            source=None if one.source is None else range_of(field, one.source),
            cue=None if one.cue is None else range_of(field, one.cue),
            continues=one.continues,
            content_probability=0.9,
            source_probability=None if one.source is None else one.sureness,
        )
        for one in said
    ]
    return speakers_of(cast, field, statements)


def names_in(body: str, *said: Said) -> list[str | None]:
    return [None if speaker is None else speaker.name for speaker in speakers_in(body, *said)]


@pytest.mark.parametrize(
    ("body", "cue", "name"),
    [
        pytest.param("Acme Corp. rose. It is expected that it fell.", "is expected", None, id="the passive"),
        pytest.param(
            "Acme Corp. rose. It has been widely reported that it fell.", "widely reported", None, id="perfect"
        ),
        pytest.param("Acme Corp. rose. It is concerned that it fell.", "concerned", "Acme Corp.", id="an attitude"),
        pytest.param("Acme Corp. rose. It expected that it fell.", "expected", "Acme Corp.", id="the active"),
        pytest.param("Acme Corp. was sold. It said that it fell.", "said", "Acme Corp.", id="a passive before it"),
    ],
)
def test_nobody_says_what_it_is_said(body: str, cue: str, name: str | None) -> None:
    assert names_in(body, Said("it fell", "It", cue, kind="indirect")) == [name]


@pytest.mark.parametrize(
    ("body", "source", "name"),
    [
        pytest.param("Ana Ruiz said it fell.", "Ana Ruiz", "Ana Ruiz", id="a name"),
        pytest.param("Ana Ruiz left. She said it fell.", "She", "Ana Ruiz", id="a pronoun"),
        pytest.param("Aides said it fell.", "Aides", "Aides", id="nobody whom the article names"),
        pytest.param("Ana Ruiz, who runs it, said it fell.", "who", "Ana Ruiz", id="a relative pronoun"),
        pytest.param("Who said it fell?", "Who", "Who", id="a pronoun that asks"),
        pytest.param("Ana Ruiz, a lawyer, said it fell.", "a lawyer", "Ana Ruiz", id="an apposition"),
        pytest.param("Tom Berg, Ana Ruiz, said it fell.", "Ana Ruiz", "Ana Ruiz", id="a person is in no apposition"),
        pytest.param("Tom Berg, one of us, he, said it fell.", "he", "Tom Berg", id="nor is a pronoun"),
        pytest.param("He met Tom Berg, aides said it fell.", "aides", "aides", id="a noun after a name"),
        pytest.param("Tom Berg, Acme's Ana Ruiz, said it fell.", "Acme's Ana Ruiz", "Ana Ruiz", id="whose she is"),
        pytest.param("But it fell.", "But", None, id="a conjunction"),
        pytest.param("- it fell.", "-", None, id="a dash"),
        pytest.param("It fell.", None, None, id="no source"),
    ],
)
def test_who_a_source_is(body: str, source: str | None, name: str | None) -> None:
    assert names_in(body, Said("fell", source, kind="indirect")) == [name]


def test_a_relative_pronoun_is_where_its_speaker_is_named() -> None:
    (speaker,) = speakers_in("Ana Ruiz, who runs it, said it fell.", Said("it fell", "who"))
    assert speaker is not None
    assert speaker.mention == ("body", 10, 13)


COUP = "Ana Ruiz called it a coup, while Tom Berg called it fair."


@pytest.mark.parametrize(
    ("body", "said", "name"),
    [
        pytest.param(COUP, Said("it fair", "Ana Ruiz", "called", sureness=0.79), "Tom Berg", id="an unsure source"),
        pytest.param(COUP, Said("it fair", "Ana Ruiz", "called", sureness=0.8), "Ana Ruiz", id="a sure one"),
        pytest.param(COUP, Said("it fair", "Ana Ruiz", None, sureness=0.1), "Ana Ruiz", id="one without a cue"),
        pytest.param(
            "Tom Berg called it a coup, while Acme called it fair.",
            Said("it fair", "Tom Berg", "called", sureness=0.1),
            "Tom Berg",
            id="before an organization",
        ),
        pytest.param(
            "Tom Berg called it fair, as Ana Ruiz did.",
            Said("it fair", "Ana Ruiz", "called", sureness=0.1),
            "Ana Ruiz",
            id="after the subject",
        ),
        pytest.param(
            "At Acme, Chair Tom Berg said it fell.",
            Said("it fell", "At Acme, Chair Tom Berg", "said", sureness=0.1),
            "Tom Berg",
            id="one that begins with a preposition",
        ),
        pytest.param(
            "Aides for Tom Berg said it fell.",
            Said("it fell", "Aides for Tom Berg", "said", sureness=0.1),
            "Aides for Tom Berg",
            id="one that begins with a noun",
        ),
        pytest.param(
            "As expected Tom Berg said it fell.",
            Said("it fell", "As expected", "said", sureness=0.1),
            "Tom Berg",
            id="one right before the subject",
        ),
        pytest.param(
            "Tom Berg said, of Ana Ruiz, it fell.",
            Said("it fell", "of Ana Ruiz", "said", sureness=0.1),
            "Ana Ruiz",
            id="a preposition after the verb",
        ),
        pytest.param("Aides said it fell.", Said("it fell", "Aides", "said", sureness=0.1), "Aides", id="nobody named"),
        pytest.param(
            "The chairman Antonio “LA” Reid said it fell.",
            Said("it fell", "The chairman Antonio", "said", sureness=0.1),
            "Antonio “LA” Reid",
            id="one that ends within the name",
        ),
    ],
)
def test_the_subject_of_its_verb_speaks_where_the_source_is_unsure(body: str, said: Said, name: str) -> None:
    assert names_in(body, said) == [name]


FELL = Said("It fell", "Ana Ruiz", "said")
ROSE = Said("It rose")


@pytest.mark.parametrize(
    ("body", "said", "names"),
    [
        pytest.param("“It fell,” Ana Ruiz said. “It rose.”", [FELL, ROSE], ["Ana Ruiz"] * 2, id="the same paragraph"),
        pytest.param("“It fell,” Ana Ruiz said.\n\nSo.\n\n“It rose.”", [FELL, ROSE], ["Ana Ruiz"] * 2, id="two on"),
        pytest.param(
            "“It fell,” Ana Ruiz said.\n\nSo.\n\nSo.\n\n“It rose.”", [FELL, ROSE], ["Ana Ruiz", None], id="three on"
        ),
        pytest.param(
            "“It fell,” Ana Ruiz said. It rose.",
            [FELL, ROSE._replace(kind="indirect")],
            ["Ana Ruiz", None],
            id="words without marks",
        ),
        pytest.param(
            "“It fell,” Ana Ruiz said.\n\nSo.\n\n“It rose.”\n\nSo.\n\n“It is.”",
            [FELL, ROSE, Said("It is")],
            ["Ana Ruiz"] * 3,
            id="from one that carried on itself",
        ),
        pytest.param(
            "“It fell,” Ana Ruiz said. “It rose,” Tom Berg said. “It is.”",
            [FELL, Said("It rose", "Tom Berg", "said"), Said("It is")],
            ["Ana Ruiz", "Tom Berg", "Tom Berg"],
            id="who spoke last",
        ),
        pytest.param(
            "“It fell,” Ana Ruiz said.\n\nQ: It rose?\n\n“It is.”",
            [FELL, Said("It rose", "Q"), Said("It is")],
            ["Ana Ruiz", None, None],
            id="nobody after who is not named",
        ),
        pytest.param("“It rose.” “It fell,” Ana Ruiz said.", [ROSE, FELL], [None, "Ana Ruiz"], id="not backwards"),
        pytest.param(
            "“It rose.” “It fell,” Ana Ruiz said.",
            [ROSE, FELL._replace(continues=True)],
            ["Ana Ruiz"] * 2,
            id="backwards where the next one carries on",
        ),
        pytest.param(
            "“It is.” “It rose.” “It fell,” Ana Ruiz said.",
            [Said("It is"), ROSE._replace(kind="indirect", continues=True), FELL._replace(continues=True)],
            ["Ana Ruiz"] * 3,
            id="and over several of them",
        ),
        pytest.param(
            "“It is,” Tom Berg said. “It rose.” “It fell,” Ana Ruiz said.",
            [Said("It is", "Tom Berg"), ROSE, FELL._replace(continues=True)],
            ["Tom Berg", "Ana Ruiz", "Ana Ruiz"],
            id="backwards rather than forwards",
        ),
        pytest.param(
            "“It fell,” Ana Ruiz said. It rose. “It is.”",
            [FELL, ROSE._replace(kind="indirect"), Said("It is")],
            ["Ana Ruiz", None, "Ana Ruiz"],
            id="past what nobody is named for",
        ),
        pytest.param(
            "“It rose,” Tom Berg said. “It fell,” Ana Ruiz said.",
            [Said("It rose", "Tom Berg"), FELL._replace(continues=True)],
            ["Tom Berg", "Ana Ruiz"],
            id="whoever is named",
        ),
    ],
)
def test_who_speaks_carries_on(body: str, said: list[Said], names: list[str | None]) -> None:
    assert names_in(body, *said) == names


@pytest.mark.parametrize(
    ("between", "name"),
    [
        pytest.param(" ", "A spokeswoman", id="in one paragraph"),
        pytest.param("\n\n", "A spokeswoman", id="in the next one"),
        pytest.param("\n\nSo.\n\n", "she", id="not in the one after it"),
    ],
)
def test_a_pronoun_is_who_has_just_spoken(between: str, name: str) -> None:
    body = f"A spokeswoman said it fell.{between}“It rose,” she said."
    said = Said("it fell", "A spokeswoman", "said", "indirect"), Said("It rose", "she")
    assert names_in(body, *said) == ["A spokeswoman", name]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        pytest.param(
            "We spoke to Ana Ruiz.\n\nQ: It rose?\n\nA: It fell.", [None, "Ana Ruiz"], id="who is interviewed"
        ),
        pytest.param("Ana Ruiz met Bo Lund.\n\nQ: It rose?\n\nA: It fell.", [None, None], id="nobody is"),
        pytest.param(
            "Ana Ruiz left.\n\nQ: It rose?\n\nA: It fell.", [None, "Ana Ruiz"], id="the only one named before"
        ),
    ],
)
def test_labels_of_nobody(body: str, names: list[str | None]) -> None:
    found = speakers_in(body, Said("It rose", "Q"), Said("It fell", "A"))
    assert [None if speaker is None else speaker.name for speaker in found] == names
    if found[1] is not None:
        assert body[slice(*found[1].mention[1:])] == "A"


def test_no_statement_has_no_speaker() -> None:
    assert speakers_in("It fell.") == []


TOGETHER = [
    pytest.param("Acme Corp. and Globex Inc. said so. The companies [agreed].", "The companies",
                 ["Acme Corp.", "Globex Inc."], id="companies that spoke together"),
    pytest.param("Acme Corp. and Globex Inc. said so. Both companies [agreed].", "Both companies",
                 ["Acme Corp.", "Globex Inc."], id="both"),
    pytest.param("Acme Corp. and Globex Inc. said so. The two firms [agreed].", "The two firms",
                 ["Acme Corp.", "Globex Inc."], id="the two"),
    pytest.param("Jane Roe and John Lund said so. The pair [agreed].", "The pair", ["Jane Roe", "John Lund"],
                 id="people"),
    pytest.param("Acme Corp., Globex Inc. and Initech Inc. said so. Both companies [agreed].", "Both companies",
                 ["Both companies"], id="three are not two"),
    pytest.param("Acme Corp. and Globex Inc. said so. The regulators [agreed].", "The regulators", ["The regulators"],
                 id="no public bodies"),
    pytest.param("Acme Corp. and Globex Inc. said so. Two companies [agreed] to it in Oslo.",
                 "Two companies", ["Two companies"], id="two that are new"),
    pytest.param("Jane Roe and John Lund said so. The companies [agreed].", "The companies", ["The companies"],
                 id="people are no companies"),
    pytest.param("Acme Corp. and Globex Inc. said so. Other companies [agreed].", "Other companies",
                 ["Other companies"], id="others are not the same"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "then", "names"), TOGETHER)
def test_several_may_be_those_who_spoke_together(body: str, then: str, names: list[str]) -> None:
    first = body[: body.index(" said")]
    *_, speaker = speakers_in(
        body, Said("so", first, "said", kind="indirect"), Said("agreed", then, "agreed", kind="indirect")
    )
    assert speaker is not None
    assert [speaker.name, *(other.name for other in speaker.also)] == names


@pytest.mark.parametrize(
    ("body", "cue", "name"),
    [
        pytest.param(
            "Acme, whose boss, Ana Ruiz, has said it fell, rose.", "said", "Ana Ruiz", id="a boss between commas"
        ),
        pytest.param("Acme's, whose boss Ana Ruiz said it fell, rose.", "said", "Ana Ruiz", id="a name with its 's"),
        pytest.param(
            "Acme, whose boss met Ana Ruiz and said it fell, rose.", "said", "Acme", id="another verb between"
        ),
        pytest.param("Acme, whose boss said it fell, rose.", "said", "Acme", id="nobody named"),
        pytest.param("Acme, which hired Ana Ruiz, said it fell.", "said", "Acme", id="another clause"),
    ],
)
def test_whose_verb_it_is(body: str, cue: str, name: str) -> None:
    assert names_in(body, Said("it fell", "Acme", cue, kind="indirect")) == [name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        pytest.param("Hi, I'm Ana Ruiz. Ask me.", "Ana Ruiz", id="who says who she is"),
        pytest.param("Hi, all. Ask me.", "roe_1", id="who does not"),
    ],
)
def test_a_user_may_say_who_she_is(said: str, name: str) -> None:
    body = f"roe_1 • 3h\n{said}\n\nbo_lund • 2h\nWhy do you?\n\nroe_1 • 1h\nI like it."
    names = [quote.speaker.name for quote in quotes_in(document_of(body)) if quote.speaker is not None]
    assert names == [name, "bo_lund", name]


def test_who_answers_may_say_who_she_is() -> None:
    answers = {
        "Who are you?": "My name is Jane Roe. I make mugs.",
        "Why do you?": "I like it.",
        "What else?": "I swim.",
    }
    body = "\n\n".join(f"## {question}\n\n{answer}" for question, answer in answers.items())
    names = {quote.speaker.name for quote in quotes_in(document_of(body)) if quote.speaker is not None}
    assert names == {"Jane Roe"}


def test_initials_told_behind_a_name_label_who_speaks() -> None:
    talk = ["AL", "Is it so?", "MR", "It is, I think.", "AL", "Why?", "MR", "I see none."]
    body = "\n\n".join(["Mei-Ling Ruiz (MR) met Ada Lund (AL).", *talk])
    names = [quote.speaker.name for quote in quotes_in(document_of(body)) if quote.speaker is not None]
    assert names == ["Ada Lund", "Mei-Ling Ruiz", "Ada Lund", "Mei-Ling Ruiz"]


def test_given_names_label_whom_the_text_names_in_full() -> None:
    talk = "\n\n".join(["Lotte: So Tomasz, is it?", "Tomasz: It is.", "Lotte: Why?", "Tomasz: I see none."])
    body = f"Hosts: Lotte Vandersteen and Tomasz Zawadzki.\n\n{talk}"
    names = [quote.speaker.name for quote in quotes_in(document_of(body)) if quote.speaker is not None]
    assert names == ["Lotte Vandersteen", "Tomasz Zawadzki", "Lotte Vandersteen", "Tomasz Zawadzki"]


def test_initials_told_of_several_people_stand_for_them() -> None:
    present = "Present: Kofi Larbi (KL, chair), Anneke Smit (AS)."
    body = f"{present}\n\nKL said that the cheapest firm had not gone up the ladder."
    names = [quote.speaker.name for quote in quotes_in(document_of(body)) if quote.speaker is not None]
    assert names == ["Kofi Larbi"]


def test_a_part_that_others_have_too_is_nobodys_name() -> None:
    turns = ["Reporter: Hi, I'm Ana Ruiz. Will you?", "Lund: I will.", "Reporter: Do you trust him?", "Lund: I do."]
    names = [quote.speaker.name for quote in quotes_in(document_of("\n\n".join(turns))) if quote.speaker is not None]
    assert "Ana Ruiz" not in names


def test_firms_with_initials_stand_for_themselves() -> None:
    body = "General Motors (GM) and Morgan Stanley (MS) met. Gary Miller left.\n\nGM said that it was pleased."
    names = [quote.speaker.name for quote in quotes_in(document_of(body)) if quote.speaker is not None]
    assert names == ["General Motors"]
