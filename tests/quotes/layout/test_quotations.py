"""What stands inside quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.layout.quotations import quotations_of
from streams.text.document import TextField
from streams.text.ranges import Range
from tests.quotes.documents import LEX, text_of


def quoted(text: str) -> list[str]:
    field = TextField.of("body", text)
    return [text_of(field, quotation.inside) for quotation in quotations_of(field, [], LEX)]


def test_what_the_publisher_marked_as_quoted_is_a_block_quote() -> None:
    text, said = "She is clear:\n\nWe grew and we will hire.\n\nIt rose on Monday.", "We grew and we will hire."
    start = text.index(said)
    field = TextField.of("body", text, (Range(start, start + len(said)),))
    assert [text_of(field, quotation.inside) for quotation in quotations_of(field, [], LEX)] == [said]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param("Jane Roe said it would work.", "Acme has lost half its value.", id="no colon before it"),
        pytest.param("The AP has more:", "HULL - Acme said that profit fell by half.", id="news that says whose it is"),
    ],
)
def test_what_else_a_publisher_sets_off_is_not_quoted(line: str, said: str) -> None:
    start = len(line) + 2
    field = TextField.of("body", f"{line}\n\n{said}\n\nIt rose.", (Range(start, start + len(said)),))
    assert quotations_of(field, [], LEX) == []


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param('"We grew," she said.', ["We grew,"], id="straight marks"),
        pytest.param("“We grew,” she said.", ["We grew,"], id="typographic marks"),
        pytest.param("‘We grew,’ she said.", ["We grew,"], id="typographic single marks"),
        pytest.param("'We grew,' she said.", ["We grew,"], id="straight single marks"),
        pytest.param("«We grew», she said.", ["We grew"], id="guillemets"),
        pytest.param("»We grew«, she said.", ["We grew"], id="guillemets turned inwards"),
        pytest.param("„We grew“, she said.", ["We grew"], id="German marks"),
        pytest.param("„We grew”, she said.", ["We grew"], id="Polish marks"),
        pytest.param(
            "She wrote:\n\n> We grew and we will hire.\n\nIt rose.", ["We grew and we will hire."], id="a block quote"
        ),
        pytest.param(
            "She wrote:\n\n> We grew and we hired. — Ida Lund (@lund)\n\nIt rose.",
            ["We grew and we hired."],
            id="a block quote that is signed",
        ),
        pytest.param(
            "> “We grew and we will hire,” she said.",
            ["We grew and we will hire,"],
            id="a block quote with marks of its own",
        ),
        pytest.param("It rose.\n\n> Read more about the plan of Acme\n\nIt fell.", [], id="a link is no block quote"),
        pytest.param("It rose.\n\n> Next page\n\nIt fell.", [], id="too few words for a block quote"),
        pytest.param("''We grew,'' she said.", ["We grew,"], id="two apostrophes"),
        pytest.param("``We grew,'' she said.", ["We grew,"], id="marks of typesetters"),
        pytest.param(
            '"We grew," she said. "We will hire."', ["We grew,", "We will hire."], id="split by its attribution"
        ),
        pytest.param(
            "It wasn't the '80s: the banks' plan was Ed's.",
            [],
            id="apostrophes, decades and possessive plurals are no marks",
        ),
        pytest.param(
            "'The banks' plan is dead,' he said.",
            ["The banks' plan is dead,"],
            id="a possessive plural in single marks",
        ),
        pytest.param('A 27" screen and a 6\' 2" desk.', [], id="inches are no marks"),
        pytest.param('The 27" screen is "too big" for it.', ["too big"], id="inches beside a quotation"),
        pytest.param(
            "\"He told me 'never again' twice,\" she said.",
            ["He told me 'never again' twice,"],
            id="single marks in double ones",
        ),
        pytest.param(
            "“He told me ‘never again’ twice,” she said.",
            ["He told me ‘never again’ twice,"],
            id="typographic single marks in double ones",
        ),
        pytest.param(
            "“He told me “never again” twice,” she said.",
            ["He told me “never again” twice,"],
            id="typographic marks in such marks",
        ),
        pytest.param(
            '"It went from "no" to "yes" fast," she said. "Good."',
            ['It went from "no" to "yes" fast,', "Good."],
            id="straight marks in such marks",
        ),
        pytest.param(
            "“We grew.\n\n“We hired.\n\n“We paid.”\n\nNo more.",
            ["We grew.", "We hired.", "We paid."],
            id="several paragraphs, each with its opening mark",
        ),
        pytest.param(
            '"We grew.\n\nWe hired," she said.',
            ["We grew.", "We hired,"],
            id="several paragraphs with one opening mark",
        ),
        pytest.param(
            "“We grew last year. “Now we hire,” she said.",
            ["We grew last year. “Now we hire,"],
            id="two paragraphs that somebody joined",
        ),
        pytest.param(
            'He added, "We grew. "Now we hire."',
            ['We grew. "Now we hire.'],
            id="two joined paragraphs at the end of the text",
        ),
        pytest.param(
            '"We grew," she said. "Now we hire.\n\nShe left.',
            ["We grew,", "Now we hire."],
            id="one that nothing closes ends with its paragraph",
        ),
        pytest.param(
            "She said: “We grew last year.", ["We grew last year."], id="one after a colon that nothing closes"
        ),
        pytest.param(
            "We grew last year,” she said.\n\n“We hired,” he said.",
            ["We grew last year,", "We hired,"],
            id="one that nothing opens begins with its paragraph",
        ),
        pytest.param("It is one of the “Big Four, which are banks.", [], id="a name that nothing closes is none"),
        pytest.param(
            "She said it was good. We grew last year,” she said.",
            ["We grew last year,"],
            id="one that nothing opens begins with its sentence after another speaker",
        ),
        pytest.param(
            "We grew last year, she said,” he said.", [], id="one that nothing opens and two speak of is none"
        ),
        pytest.param(
            '"We grew, she said.\n\nShe left. "We hired," he said.',
            ["We hired,"],
            id="a missing mark costs its own paragraph only",
        ),
        pytest.param(
            "“We grew, she said. “Now we hire,” she added.",
            ["Now we hire,"],
            id="a missing mark before an attribution costs what came before",
        ),
        pytest.param(
            'We grew" and hired.\n\n"We hired," he said.', ["We hired,"], id="a stray closing mark costs nothing"
        ),
        pytest.param(
            'He said "we grew and "we hired" as well.', ["we hired"], id="of two opening marks the second counts"
        ),
        pytest.param("‘Yes,’ he said. ‘No,’ he added.", ["Yes,", "No,"], id="two in single marks"),
        pytest.param(
            "It’s a ‘so-called’ plan and a “plan”.", ["so-called", "plan"], id="single marks beside double ones"
        ),
        pytest.param(
            "‘He told me “no” twice,’ she said.", ["He told me “no” twice,"], id="double marks in single ones"
        ),
        pytest.param(
            "'It went from \"no\" to \"yes\" fast,' she said. 'Good.'",
            ['It went from "no" to "yes" fast,', "Good."],
            id="straight double marks in single ones",
        ),
        pytest.param(
            "‘He said “the banks’ plan is dead” and left,’ she said. “It is.”",
            ["He said “the banks’ plan is dead” and left,", "It is."],
            id="single marks around double ones, beside double ones",
        ),
        pytest.param(
            "It’s the ‘old plan that “failed” at the banks’ doors.",
            ["failed"],
            id="what no end of a clause closes is not around others",
        ),
        pytest.param(
            "‘He told me, “No.”’ Ann Roe left. ‘I agreed,’ she said.",
            ["He told me, “No.”", "I agreed,"],
            id="single marks close behind double ones",
        ),
        pytest.param(
            "'\"No,\" he told me,' she said.", ['"No," he told me,'], id="single marks open before double ones"
        ),
        pytest.param("‘He told me “no” twice’, she said.", ["He told me “no” twice"], id="a comma behind the mark"),
        pytest.param(
            "The ‘Big Banks’ said “no”, Ann Roe said. She called it ‘a mess.’",
            ["Big Banks", "no", "a mess."],
            id="a mark after an s closes before another opens",
        ),
        pytest.param(
            "The ‘Big Banks’ left. She called it ‘a mess.’",
            ["Big Banks", "a mess."],
            id="so it does between single ones",
        ),
        pytest.param(
            "It's the ‘80s again, he said. “We grew,” she said. ‘Yes.’",
            ["We grew,", "Yes."],
            id="what has another opening mark inside is not around others",
        ),
        pytest.param(
            "‘No,’ she said, “we grew”, and then ‘yes.’",
            ["No,", "we grew", "yes."],
            id="single marks before and after double ones are not around them",
        ),
        pytest.param("‘Yes.\n\nNo,’ he said.", [], id="single marks of different paragraphs"),
        pytest.param("“We grew! “Now we hire,” she said.", ["We grew! “Now we hire,"], id="two joined after a cry"),
        pytest.param("“We grew.\n\n“We hired “now.” So?", ["We grew.", "We hired “now."], id="a mark in what goes on"),
        pytest.param("“We grew.\n\n” It fell.", ["We grew."], id="a closing mark that begins a paragraph"),
        pytest.param(
            '"We grew last year.\n\nIt"fell.',
            ["We grew last year."],
            id="a mark that may do either goes on with nothing",
        ),
        pytest.param('“It " is” so.', ["It"], id="a mark that may do either closes what is open"),
        pytest.param(
            "News\n\n“We grew last year.\n\nSo.", ["We grew last year."], id="one after a heading that nothing closes"
        ),
        pytest.param("‘Yes,\n\n’ he said.", [], id="a single mark in the next paragraph"),
        pytest.param("‘Yes,’ ‘No,’ he said.", ["Yes,", "No,"], id="two in single marks side by side"),
        pytest.param("“” and '' are empty.", [], id="nothing inside"),
        pytest.param("She said: “We grew.", [], id="three words that nothing closes"),
        pytest.param("“We grew last year, she said.", [], id="one that nothing closes with its attribution inside"),
        pytest.param("We grew last year.” It fell in Zembla, she said.", [], id="a verb too far from a stray mark"),
        pytest.param("We grew last year” she said.", [], id="a stray mark that ends no clause"),
        pytest.param("", [], id="an empty text"),
    ],
)
def test_quotations(text: str, inside: list[str]) -> None:
    assert quoted(text) == inside


def test_marks_in_asides_quote_nothing() -> None:
    field = TextField.of("body", "Acme (“Acme”) said “yes”.")
    assert [text_of(field, q.inside) for q in quotations_of(field, [Range(1, 6)], LEX)] == ["yes"]


def test_a_quotation_has_its_marks_around_it() -> None:
    field = TextField.of("body", "He said “We grew.\n\n“We hired.” Then ‘no’.")
    first, second, single = quotations_of(field, [], LEX)
    assert first == (2, (3, 6), 6, "double", False)
    assert second == (6, (7, 10), 11, "double", True)
    assert single == (12, (13, 14), 15, "single", False)


@pytest.mark.parametrize(
    ("text", "styles"),
    [
        pytest.param("He said ‘yes’.", ["double"], id="single marks alone say what double ones do"),
        pytest.param("He said “yes” and ‘no’.", ["double", "single"], id="beside double ones they are single"),
        pytest.param("He said ‘no’ and “yes”.", ["single", "double"], id="in the order of their places"),
        pytest.param(
            "‘I say “no”,’ he said. ‘Yes.’", ["double", "double"], id="around double ones they are no single ones"
        ),
        pytest.param("‘I say “no”.’ “Yes”, ‘yes’.", ["double", "double", "double"], id="nor are those beside these"),
        pytest.param("‘No,’ he said, “we grew”, and ‘yes.’", ["single", "double", "single"], id="before and after"),
    ],
)
def test_the_style_of_single_marks(text: str, styles: list[str]) -> None:
    assert [quotation.style for quotation in quotations_of(TextField.of("body", text), [], LEX)] == styles


@pytest.mark.parametrize(
    ("text", "carries"),
    [
        pytest.param("“We grew.\n\n“We hired.\n\n“We paid.”", [False, True, True], id="opening marks repeated"),
        pytest.param('"We grew.\n\nWe hired," he said.', [False, True], id="closed in the next paragraph"),
        pytest.param("“We grew.”\n\n“We hired.”", [False, False], id="each closed by itself"),
        pytest.param('"We grew last year.\n\nIt fell.\n\n"We hired."', [False, False], id="a paragraph between"),
        pytest.param("“We grew.\n\n“We hired.” “No.”", [False, True, False], id="only the first one carries"),
    ],
)
def test_a_quotation_that_goes_on_carries_the_one_before(text: str, carries: list[bool]) -> None:
    assert [quotation.carries for quotation in quotations_of(TextField.of("body", text), [], LEX)] == carries


@given(st.text(alphabet=st.sampled_from("\"“”„«»'‘’`s \nAb,.1")))
def test_quotations_never_overlap_and_never_are_empty(text: str) -> None:
    field = TextField.of("body", text)
    end = 0
    for quotation in quotations_of(field, [], LEX):
        inside = quotation.inside
        assert end <= quotation.start <= inside.start < inside.end <= quotation.end <= len(field.words)
        end = quotation.end
