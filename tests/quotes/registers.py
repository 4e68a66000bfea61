"""The names of small texts for tests, and a register of them."""

from typing import NamedTuple

from streams.quotes.names.grouping import grouped
from streams.quotes.names.name import Name
from streams.quotes.names.reader import NameReader
from streams.quotes.names.register import Register
from streams.quotes.roles.employers import Employers
from streams.text.document import TextField
from tests.quotes.documents import LEX, document_of, marked, words_of


class Registered(NamedTuple):
    """A body whose names have their entities, and the tokens that bars in it stood before."""

    field: TextField
    places: list[int]
    names: list[Name]
    register: Register

    @property
    def employers(self) -> Employers:
        """Who may employ in it."""
        return Employers(self.field, self.names, self.register)

    def text(self, name: Name | None) -> str | None:
        """The words of ``name``."""
        return None if name is None else words_of(self.field, name.start, name.end)


def registered(text: str) -> Registered:
    """The body that ``text`` is without its bars."""
    field, places = marked(text)
    names = names_in(field)
    return Registered(field, places, names, grouped(names, LEX))


def names_in(field: TextField) -> list[Name]:
    """The names of ``field``, which is no transcript."""
    return NameReader(field, LEX, {}).names()


def name_of(body: str) -> Name:
    """The only name of ``body``."""
    (name,) = names_in(document_of(body).body)
    return name
