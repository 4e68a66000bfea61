"""Defined terms: "Acme Corp. (NYSE: ACM) (“Acme” or the “Company”)" says whom "the Company" means from there on.

Two parties to a deal may both be "the Company" in what each of them says.
"""

from collections.abc import Iterator, Sequence

from streams.quotes.names.name import Name
from streams.text.ranges import Range


def definitions_in(names: Sequence[Name], asides: Sequence[Range]) -> Iterator[tuple[Name, Name]]:
    """The terms that the ``asides`` of a field with these ``names`` define, in order, each with the name it stands for.

    A term is a reference that an aside has in quotation marks or after "the"; the name stands directly before the
    aside, or before those that come before it.
    """
    terms = [name for name in names if name.refers] if asides else []
    ends = {name.end: name for name in names} if terms else {}
    named: Name | None = None
    behind = number = 0
    for aside in asides if terms else ():
        if aside.start != behind:
            named = ends.get(aside.start)
        behind = aside.end
        while number < len(terms) and terms[number].start < aside.end:
            if named is not None and terms[number].start > aside.start:
                yield terms[number], named
            number += 1
