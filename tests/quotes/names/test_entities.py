"""What an article says of whom it names."""

from streams.quotes.names.entities import Entity, FieldRange


def test_what_is_said_of_one_entity_is_not_said_of_another() -> None:
    one, other = (Entity("person", FieldRange("body", 0, 1), ("roe",)) for _ in range(2))
    one.described.add("union")
    one.offices.add("executive")
    one.principals.add(1)
    assert (other.described, other.offices, other.principals) == (set(), set(), set())


def test_nothing_is_known_of_a_new_entity() -> None:
    entity = Entity("unknown", FieldRange("title", 2, 3), ("acme",))
    assert (entity.sex, entity.certainty, entity.evidence, entity.mentions) == ("", 0, 0, 0)
    assert (entity.role, entity.ties, entity.owner, entity.left_role) == (None, [], None, False)
