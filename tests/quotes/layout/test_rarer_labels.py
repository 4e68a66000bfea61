"""Labels that no colon ends."""

import pytest

from streams.quotes.layout.rarer_labels import rarer_labels
from streams.quotes.layout.transcripts import labels_of
from streams.text.document import TextField
from tests.quotes.documents import LEX, text_of


def names_in(text: str) -> list[str]:
    """The names that may be labels."""
    field = TextField.of("body", text)
    return [text_of(field, label.name) for label in rarer_labels(field, LEX).values()]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("ANN ROE I rose.\n\nTOM LUND I see.", ["ANN ROE", "TOM LUND"], id="capitals"),
        pytest.param("ANN ROE I’ve seen it.", ["ANN ROE"], id="before a pronoun of one letter"),
        pytest.param("ANN ROE 12 of them, I say.", ["ANN ROE"], id="before a figure"),
        pytest.param("ANN ROE “Up” is up, you see.", ["ANN ROE"], id="before a quotation mark"),
        pytest.param(
            "ANN B. ROE-DAY I rose.\n\nROE-DAY It fell.", ["ANN B. ROE-DAY", "ROE-DAY"], id="initial and hyphen"
        ),
        pytest.param("ANN ROE I rose.\n\nROE It fell.\n\nLUND It did.", ["ANN ROE", "ROE"], id="a surname alone"),
        pytest.param("ANN ROE He rose.\n\nTOM LUND He fell.", [], id="what nobody says of himself"),
        pytest.param("ANN ROE rose.", [], id="before what begins no sentence"),
        pytest.param("NEW YORK Stocks rose.\n\nHONG KONG Stocks fell.", [], id="places"),
        pytest.param("[Ann Roe] I rose.\n\n[Moderator] Is it?", ["Ann Roe", "Moderator"], id="brackets"),
        pytest.param("[Big Sur] I rose.\n\n[Moderator] Is it?", [], id="nobody in brackets"),
        pytest.param("[Ann Roe laughs] I rose.", [], id="a stage direction"),
        pytest.param("Ann Roe – I rose.\n\nRoe – It fell.", ["Ann Roe", "Roe"], id="dashes"),
        pytest.param("Ann Roe – Analyst, Big Bank", [], id="a dash before no sentence"),
        pytest.param("Ann Roe-Lund rose.", [], id="a hyphen"),
        pytest.param("Ann Roe\n\nI rose.", ["Ann Roe"], id="lines"),
        pytest.param("Ann Roe\n\nTom Lund\n\nI rose.", ["Tom Lund"], id="a line before a line"),
        pytest.param("Ann Roe\n\nChief Executive\n\nI rose.", ["Ann Roe"], id="a line before what she is"),
        pytest.param(
            "Ann Roe\n\nShare this\n\nI rose.\n\nTom Lund\n\nShare this\n\nI left.",
            ["Ann Roe", "Tom Lund"],
            id="what a page has below every name",
        ),
        pytest.param("Ann Roe (laughs)\n\nI rose.", ["Ann Roe"], id="a line with a bracket"),
        pytest.param(
            "Tom Lund. – I rose.\n\nAnn Roe, for the Group. – I left.",
            ["Tom Lund", "Ann Roe"],
            id="a dash behind an office",
        ),
        pytest.param("**Ann Roe,** *Member*. – I left.", ["Ann Roe"], id="set off"),
        pytest.param("The Hill House\n\nI rose.", [], id="an article is no given name"),
        pytest.param("Ann Roe rose.", [], id="a sentence"),
        pytest.param("", [], id="an empty text"),
    ],
)
def test_names_that_no_colon_ends(text: str, names: list[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize("mark", ["", " –", "\n\n"])
def test_they_are_labels_if_they_repeat(mark: str) -> None:
    parts = [f"ANN ROE{mark} Is it?", f"TOM LUND{mark} It is.", f"ANN ROE{mark} Oh.", f"TOM LUND{mark} I see."]
    assert len(labels_of(TextField.of("body", "\n\n".join(parts)), LEX)) == len(parts)
    assert labels_of(TextField.of("body", "\n\n".join(parts[:3])), LEX) == {}


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("INTERVIEWER", "FARQUHAR"), id="capitals"),
        pytest.param(("Dusty_Roads", "camelman"), id="users"),
        pytest.param(("**Ann Roe**", "**Bo Lund**"), id="set off"),
        pytest.param(("u/roe • 8h", "u/lund [OP] • 7h"), id="users with their times"),
        pytest.param(("Ann Roe  00:12", "Bo Lund  00:24"), id="places in a recording"),
        pytest.param(("↳ Ann Roe `MAKER`", "Bo Lund @lund"), id="arrows and tags"),
        pytest.param(("[–]roe62 412 points", "[–]lund_ 12 points"), id="what folds an answer away"),
        pytest.param(("Ann D • 3h", "Disgusted of Leith • 2h"), id="as people sign letters"),
        pytest.param(("by **roe62** » Tue", "by **lund_** » Wed"), id="who posted"),
        pytest.param(("Us – Oh.", "Sinead – Ah."), id="dashes"),
    ],
)
def test_names_that_repeat_are_labels(names: tuple[str, str]) -> None:
    one, other = names
    text = "\n\n".join([one, "Is it?", other, "I think so.", "It fell.", one, "Why do you?", other, "I left."])
    if " – " in one:
        text = "\n\n".join([f"{one} Is it?", f"{other} I do.", f"{one} Why?", f"{other} You know."])
    assert len(labels_of(TextField.of("body", text), LEX)) == 4


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(("Heating", "Boiling"), id="words"),
        pytest.param(("BUY IT NOW <<", "Hex Coin (HEX)"), id="an advertisement"),
        pytest.param(("Ann Roe 00:12", "Bo Lund 00:24"), id="times above what nobody says of himself"),
    ],
)
def test_headings_that_repeat_are_none(names: tuple[str, str]) -> None:
    one, other = names
    text = "\n\n".join([one, "It rose.", other, "It sank.", "It fell.", one, "It rained.", other, "It ended."])
    assert labels_of(TextField.of("body", text), LEX) == {}


@pytest.mark.parametrize(
    "heads",
    [
        pytest.param(
            ["by **ann** » Tue Feb 11, 2025 7:52 pm", "by **bo_lund** » Tue Feb 11, 2025 8:20 pm"], id="dates"
        ),
        pytest.param(["**Ann Roe**\nLeeds · 6 hours ago", "**Disgusted of Hull**\n5 hours ago"], id="times below"),
        pytest.param(["ann_roe\nMember\nPosts: 12", "camelman\nNew Member\nPosts: 6"], id="what a user is"),
        pytest.param(["submitted 5 hours ago by ann_roe", "[–]bo_lund 12 points 4 hours ago"], id="who submitted it"),
        pytest.param(["ann_roe wrote:", "bolund wrote:"], id="users who are said to write"),
    ],
)
def test_posts_need_no_name_twice(heads: list[str]) -> None:
    text = "\n\n".join(f"{head}\n\nI think that it is {number}." for number, head in enumerate([*heads, heads[0]]))
    labels = labels_of(TextField.of("body", text), LEX)
    assert len(labels) == 3
    assert all(label.posted for label in labels.values())


def test_people_who_are_said_to_write_are_no_posts() -> None:
    text = "\n\n".join(f"{name} wrote:\n\nI think that it fell." for name in ("Ann Roe", "Bo Lund", "Ann Roe"))
    assert not any(label.posted for label in labels_of(TextField.of("body", text), LEX).values())


def test_initials_in_brackets_are_labels_where_the_text_tells_whose_they_are() -> None:
    talk = "[{0}] Is it?\n\n[{1}] It is, I think.\n\n[{0}] Why?\n\n[{1}] I see none."
    told = "Jane Roe (JR) met Adam Lund (AL).\n\n" + talk.format("AL", "JR")
    assert len(labels_of(TextField.of("body", told), LEX)) == 4
    assert labels_of(TextField.of("body", talk.format("AL", "JR")), LEX) == {}


def test_names_before_a_gap_are_labels() -> None:
    talk = ["Ann Roe  Is it so?", "Bo Lund  It is, I think.", "Roe  Why?", "Lund  I see none.", "I left."]
    assert len(labels_of(TextField.of("body", "\n\n".join(talk)), LEX)) == 4
    table = ["Acme Corp  It rose.", "Globex Inc  It fell.", "Acme Corp  It sank.", "Globex Inc  It ended."]
    assert labels_of(TextField.of("body", "\n\n".join(table)), LEX) == {}
