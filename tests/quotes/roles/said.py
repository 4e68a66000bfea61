"""Descriptions in words, to compare with for tests."""

from typing import NamedTuple

from streams.quotes.roles.descriptions import Description
from tests.quotes.documents import words_of
from tests.quotes.registers import Registered


class Said(NamedTuple):
    """A description in words."""

    role: str | None
    employers: tuple[str | None, ...] = ()
    is_past: bool = False
    now: "Said | None" = None
    works_at: str | None = None


def said(article: Registered, found: Description | None) -> Said | None:
    """What ``found`` says in the words of ``article``."""
    if found is None:
        return None
    role = None if found.role is None else words_of(article.field, *found.role)
    employers = tuple(map(article.text, found.employers))
    return Said(role, employers, found.is_past, said(article, found.now), article.text(found.works_at))
