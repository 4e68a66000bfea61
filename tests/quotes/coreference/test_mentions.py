"""The mentions of an article, found by their place."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from streams.quotes.coreference.mentions import Mention, Mentions, is_place
from streams.text.document import FieldName
from tests.quotes.documents import cast_of


def mention(field: FieldName, start: int, end: int) -> Mention:
    return Mention(field, start, end, "other", None, start)


FOUND = Mentions([mention("title", 0, 2)], [mention("body", start, start + 2) for start in (0, 3, 6)])


@pytest.mark.parametrize(
    ("field", "token", "count"),
    [
        pytest.param("title", 0, 0, id="none before the first"),
        pytest.param("title", 1, 1, id="one that goes on"),
        pytest.param("body", 0, 1, id="the title's before the body"),
        pytest.param("body", 3, 2, id="not one that begins there"),
        pytest.param("body", 99, 4, id="all before the end"),
    ],
)
def test_mentions_are_counted_before_a_token(field: FieldName, token: int, count: int) -> None:
    assert FOUND.before(field, token) == count


@pytest.mark.parametrize(
    ("field", "start", "end", "starts"),
    [
        pytest.param("body", 0, 99, [0, 3, 6], id="all"),
        pytest.param("body", 0, 5, [0, 3], id="those that end with the range"),
        pytest.param("body", 0, 4, [0], id="not one that goes on behind it"),
        pytest.param("body", 1, 99, [3, 6], id="not one that begins before it"),
        pytest.param("title", 0, 99, [0], id="those of the field"),
        pytest.param("body", 4, 4, [], id="none in nothing"),
    ],
)
def test_mentions_lie_within_a_range(field: FieldName, start: int, end: int, starts: list[int]) -> None:
    found = FOUND.within(field, start, end)
    assert [(one.field, one.start) for one in found] == [(field, at) for at in starts]


@pytest.mark.parametrize(
    ("field", "start", "end", "starts"),
    [
        pytest.param("body", 0, 99, [6, 3, 0], id="all of the field"),
        pytest.param("body", 3, 6, [3], id="from the start up to the end"),
        pytest.param("title", 0, 99, [0], id="those of the title"),
    ],
)
def test_mentions_since_a_token_come_backwards(field: FieldName, start: int, end: int, starts: list[int]) -> None:
    found = FOUND.since(field, start, end)
    assert [(one.field, one.start) for one in found] == [(field, at) for at in starts]


@pytest.mark.parametrize(
    ("field", "token", "start"),
    [
        pytest.param("body", 5, 3, id="one that ends there"),
        pytest.param("body", 6, None, id="none that ends before"),
        pytest.param("body", 4, None, id="none that goes on"),
        pytest.param("body", 0, None, id="none of the title"),
        pytest.param("title", 0, None, id="none before the first"),
        pytest.param("title", 2, 0, id="one of the title"),
    ],
)
def test_a_mention_ends_at_a_token(field: FieldName, token: int, start: int | None) -> None:
    found = FOUND.ending_at(field, token)
    assert (None if found is None else found.start) == start


def test_a_mention_covers_a_token() -> None:
    cast = cast_of("So Ida Lund left Acme.", "Acme falls")
    covering = [cast.mentions.covering("body", token) for token in range(len(cast.document.body.words))]
    assert [one is not None for one in covering] == [False, True, True, False, True, False]
    assert cast.mentions.covering("title", 1) is None


def test_the_look_back_is_bounded_and_comes_from_the_nearest() -> None:
    assert list(FOUND.back_from(3)) == [2, 1, 0]
    assert list(FOUND.back_from(0)) == []
    back = FOUND.back_from(1_000)
    assert (back[0], len(back)) == (999, 80)


def test_mentions_are_the_titles_first_and_then_the_bodys() -> None:
    assert [one.field for one in FOUND] == ["title", "body", "body", "body"]
    assert FOUND[1].field == "body"


KINDS = [
    pytest.param("He met Ida Lund.", ["pronoun", "person"], id="a person"),
    pytest.param("We left Acme Corp.", ["pronoun", "organization"], id="an organization"),
    pytest.param("We left Berlin.", ["pronoun", "other"], id="a place"),
    pytest.param("We left Zqx.", ["pronoun", "other"], id="a name that may be anything"),
    pytest.param("Now I left.", ["pronoun"], id="the first person in a capital"),
    pytest.param("Now i and HE left.", [], id="no pronoun written otherwise"),
    pytest.param("The Chairman left.", [], id="no title without a name"),
    pytest.param("", [], id="none in no text"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "kinds"), KINDS)
def test_names_and_pronouns_are_mentions(body: str, kinds: list[str]) -> None:
    assert [one.kind for one in cast_of(body).mentions] == kinds


def test_a_name_has_the_title_before_it_and_a_pronoun_leads_itself() -> None:
    title, pronoun = cast_of("So former senator Lund left as she said.").mentions
    assert (title.lead, title.start) == (1, 3)
    assert pronoun.lead == pronoun.start


def test_only_pronouns_that_tell_a_sex_are_resolved() -> None:
    lund, she, they = cast_of("Ida Lund left. She knew that they left.").mentions
    assert (she.entity, they.entity) == (lund.entity, None)


def test_a_name_in_a_headline_counts_less() -> None:
    body = "It rained, and she said so."
    assert [one.entity for one in cast_of(body, "Zqx Praises Ida Lund Again").mentions][-1] is None


@given(st.text(alphabet=st.sampled_from("AbC Ida.,'& -heshMr\n"), max_size=150), st.text(max_size=20))
def test_mentions_of_any_text_are_in_order_and_within_it(body: str, title: str) -> None:
    cast = cast_of(body, title)
    found = list(cast.mentions)
    for one, other in pairwise(found):
        assert one.field != other.field or one.start <= other.start
    for one in found:
        assert 0 <= one.lead <= one.start < one.end <= len(cast.document[one.field].words)
        assert one.entity is None or 0 <= one.entity < len(cast.entities)


def test_a_place_is_told_by_what_a_mention_means() -> None:
    cast = cast_of("Ida Lund left Norway. It was cold.")
    assert [is_place(mention, cast.entities) for mention in cast.mentions] == [False, True, False]
