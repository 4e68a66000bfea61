"""What the words beside a name say of who bears it."""

from dataclasses import dataclass

from streams.quotes.names.name import Name
from streams.text.ranges import Range


@dataclass(slots=True)
class Description:
    """What stands beside a name."""

    role: Range | None
    employers: list[Name]
    """Names of whom the role is said to belong to; the first organization among them employs."""
    is_past: bool = False
    owner: int | None = None
    """The token that refers to the employer where none is named: "its", the "company" of "the company's"."""
    works_at: Name | None = None
    """Where somebody does what is said of him: "covers Globex at Acme"."""
    now: "Description | None" = None
    """What somebody is now, where the role is a past one: "a former Globex executive who now runs Acme"."""
