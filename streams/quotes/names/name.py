"""A name in a text: where it stands, and what its own words and those beside it say of it."""

from dataclasses import dataclass

from streams.quotes.names.name_words import NameKind
from streams.text.document import FieldName
from streams.text.ranges import Range


@dataclass(slots=True)
class Name:
    """A name in a text, as far as its own words explain it."""

    field: FieldName
    start: int
    end: int
    """Token range of the name itself, without titles."""
    sentence: int
    kind: NameKind
    words: tuple[str, ...]
    """Folded words; no marks, no "Jr."."""
    at: tuple[int, ...]
    """The token of each of ``words``."""
    opens: bool
    lead: int
    """Token at which its title begins, ``start`` without one."""
    headline: bool
    """Whether it stands in a headline, where every word has a capital."""
    titled_sex: str = ""
    """The sex that its title or role tells: "f", "m" or nothing."""
    titled: bool = False
    """Whether a title or role stands directly before it: a person's, then."""
    familiar: bool = False
    """Whether its title is one that a given name alone follows: "Sir Tim"."""
    refers: bool = False
    """Whether it only means one that has a name: "the Company", "the Chairman"."""
    labels: bool = False
    """Whether it is who speaks in a transcript, before a colon or on a line of its own."""
    employs: bool = False
    """Whether the title of a company's officer follows: "Ford's chief executive", "Ford CEO"."""
    national: bool = False
    """Whether it only says of which nation somebody is whom the next words describe: "Swiss" bank analysts."""
    speaks: bool = False
    """Whether a verb of saying follows it, if it is of one word."""
    initials: bool = False
    """Whether it may be somebody's initials: one word of three capitals, no known body's, "SBF"."""
    letters: bool = False
    """Whether it looks like an office in letters and may be a body: "the CSO", not "CSO Jane Roe"."""
    joined: bool = False
    """Whether only "and" stands between it and the next name."""
    nickname: str = ""
    """What stands in marks between the given name and the surname, folded: "cz" of Changpeng "CZ" Zhao."""
    of: "Name | None" = None
    """The name behind which it stands in parentheses, an acronym or a symbol: "(ACM)"."""
    role: Range | None = None
    entity: int | None = None
    """Whom or what it means, once that is known: an index into ``Register.entities``."""

    @property
    def place(self) -> tuple[bool, int]:
        """Where it stands in the article; places are in order, the title's first."""
        return self.field == "body", self.start
