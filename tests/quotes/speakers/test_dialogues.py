"""Two people who ask and answer in turn, not named each time."""

import pytest

from tests.quotes.speakers.test_attribution import Said, names_in

ASKED = Said("Which is it?", "Ana Ruiz", "asked")
ANSWERED = Said("It is dear", "Tom Berg", "said")
BODY = "“Which is it?” Ana Ruiz asked.\n\n“It is dear,” Tom Berg said.\n\n"


@pytest.mark.parametrize(
    ("after", "said", "names"),
    [
        pytest.param("“Who pays?”", [Said("Who pays?")], ["Ana Ruiz"], id="who asks again"),
        pytest.param("“Who pays?”\n\n“We do.”", [Said("Who pays?"), Said("We do")], ["Ana Ruiz", "Tom Berg"],
                     id="who answers again"),
        pytest.param("“We pay.”", [Said("We pay")], ["Tom Berg"], id="who goes on to answer"),
        pytest.param("“Who pays?” It fell.", [Said("Who pays?")], ["Tom Berg"], id="what is not alone"),
        pytest.param("It fell.\n\n“Who pays?”", [Said("Who pays?")], ["Tom Berg"], id="a paragraph in between"),
        pytest.param("“It rose,” Bo Lund said.\n\n“Who pays?”", [Said("It rose", "Bo Lund", "said"), Said("Who pays?")],
                     ["Bo Lund", "Ana Ruiz"], id="another who answers"),
        pytest.param("It.\n\nIt.\n\n“It rose,” Bo Lund said.\n\n“Who pays?”",
                     [Said("It rose", "Bo Lund", "said"), Said("Who pays?")], ["Bo Lund", "Bo Lund"],
                     id="one who speaks much later"),
    ],
)  # fmt: skip
def test_each_speaks_in_turn(after: str, said: list[Said], names: list[str]) -> None:
    assert names_in(BODY + after, ASKED, ANSWERED, *said) == ["Ana Ruiz", "Tom Berg", *names]


def test_who_is_said_to_ask_does_not_answer() -> None:
    body = "“Which is it?” Ana Ruiz asked.\n\n“It is dear.”\n\n“Who pays?”\n\n“We do.”"
    said = [ASKED, Said("It is dear"), Said("Who pays?"), Said("We do")]
    assert names_in(body, *said) == ["Ana Ruiz", None, "Ana Ruiz", None]


def test_who_only_wonders_goes_on() -> None:
    body = "“Which is it?” Ana Ruiz said.\n\n“It is dear.”"
    assert names_in(body, Said("Which is it?", "Ana Ruiz", "said"), Said("It is dear")) == ["Ana Ruiz"] * 2


def test_a_question_may_be_reported() -> None:
    body = "Ana Ruiz asked if it fell.\n\n“It is dear,” Tom Berg said.\n\n“Who pays?”"
    reported = Said("it fell", "Ana Ruiz", "asked", kind="indirect")
    assert names_in(body, reported, ANSWERED, Said("Who pays?")) == ["Ana Ruiz", "Tom Berg", "Ana Ruiz"]
