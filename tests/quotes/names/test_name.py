"""Where names stand."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.quotes.documents import document_of
from tests.quotes.registers import name_of, names_in

_TEXTS = st.text(alphabet=st.sampled_from("AbC Roe.,'&-MrId"), max_size=80)


def test_a_title_comes_before_its_body_wherever_the_names_stand() -> None:
    document = document_of("Acme fell.", "What now is left of old Globex")
    (body,), (title,) = names_in(document.body), names_in(document.title)
    assert title.start > body.start
    assert title.place < body.place


@given(_TEXTS, _TEXTS)
def test_names_are_in_the_order_of_their_places(title: str, body: str) -> None:
    document = document_of(body, title)
    places = [name.place for field in document.fields for name in names_in(field)]
    assert all(one < other for one, other in pairwise(places))


def test_a_name_without_a_title_leads_itself() -> None:
    name = name_of("It was Zqx.")
    assert (name.lead, name.titled, name.role, name.entity) == (name.start, False, None, None)


def test_a_name_with_a_title_is_led_by_it() -> None:
    name = name_of("It was former senator Zqx.")
    assert name.role is not None
    assert (name.lead, name.start, name.role.start, name.titled) == (2, 4, 2, True)
