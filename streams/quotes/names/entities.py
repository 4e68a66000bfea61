"""Who and what an article names, with what it says of them."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from streams.text.document import FieldName

EntityType = Literal["person", "organization", "place", "unknown"]


class FieldRange(NamedTuple):
    """A token range in one field."""

    field: FieldName
    start: int
    end: int


class Tie(NamedTuple):
    """A place where the text puts a person beside an organization, and how."""

    organization: int
    """Index of its entity."""
    at: FieldRange
    relation: int
    """How: one of those of ``streams/quotes/roles/ties.py``."""
    office: int
    """The family of the office that ties them, 0 without one."""
    distance: int
    """Tokens between the office, or the person, and the organization."""
    is_past: bool


@dataclass(slots=True)
class Entity:
    """Somebody or something that an article names."""

    type: EntityType
    name: FieldRange
    """Its fullest form."""
    words: tuple[str, ...]
    called: str = ""
    """What it is called where ``name`` is no name of it: "France" where the text has "French"."""
    shared: FieldRange | None = None
    """The surname that only stands behind another's name: "Roe" of "Jane and Adam Roe"."""
    titled_sex: str = ""
    """The sex that a title or a role before one of its names tells: "f", "m" or nothing."""
    sex: str = ""
    """"f", "m", or nothing if the article and the given name do not say."""
    certainty: int = 0
    """How the sex is known: 0 not at all, 1 by the given name, 2 by a title."""
    evidence: int = 0
    """For a person: how much speaks for it, a title and a known given name one each."""
    may_be_person: bool = False
    """Whether it begins like a person's name, though nothing says what it is: "Elon Musk"."""
    mentions: int = 0
    """How many names in the article mean it."""
    role: FieldRange | None = None
    left_role: bool = False
    """Whether ``role`` is only a past one: "former chief executive"."""
    described: set[str] = field(default_factory=set)
    """What the article calls it in apposition, lower case: "union" of "Acme United, the union of bakers"."""
    offices: set[str] = field(default_factory=set)
    """What the article says that it is: role nouns, as ``Lexicon.office`` gives them."""
    principals: set[int] = field(default_factory=set)
    """Indices of the organizations and countries that it is said to belong to or to speak for."""
    ties: list[Tie] = field(default_factory=list)
    """Which organizations it may belong to, as the text has them: see ``add``."""
    is_employed: bool = False
    """Whether one of ``ties`` is of now."""
    owner: FieldRange | None = None
    """Where the text refers to whom it belongs to, without naming it: "its" chief executive."""

    def add(self, tie: Tie) -> None:
        """Note one more of ``ties``."""
        self.ties.append(tie)
        self.is_employed = self.is_employed or not tie.is_past
