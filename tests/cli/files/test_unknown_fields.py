"""Fields that the contract does not name are told once, with the one that may be meant."""

import pytest

from streams.cli.files.unknown_fields import UnknownFields


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("publised_at", "published_at"),
        ("publishedAt", "published_at"),
        ("Content-Type", "content_type"),
        ("boddy", "body"),
        ("author", "authors"),
        ("desk", None),
        ("", None),
    ],
)
def test_the_nearest_field_is_named(name: str, meant: str | None) -> None:
    [(told, message)] = UnknownFields().told([name])
    assert told == name
    assert message.startswith(f"unknown field {name!r} is passed through under extra")
    assert message.endswith(f"; did you mean {meant!r}?" if meant else "extra")


def test_each_name_is_told_once_and_their_number_has_an_end() -> None:
    fields = UnknownFields()
    assert [name for name, _ in fields.told(["desk", "section", "desk"])] == ["desk", "section"]
    assert list(fields.told(["section"])) == []
    assert sum(1 for _ in fields.told(map(str, range(10_000)))) < 2_000
