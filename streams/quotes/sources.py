"""The head of a noun phrase: who is meant by "Acme's lawyer, Jane Roe, who was there"."""

from typing import Final, NamedTuple

_CUTS: Final = frozenset({",", ";", "(", "—", "–", "who", "which", "whose", "that", "whom", "--"})
_PREPOSITIONS: Final = frozenset(
    {"of", "for", "at", "with", "from", "in", "on", "by", "to", "against", "including", "along", "as", "like", "about"}
    | {"under", "over", "inside", "near", "behind", "among", "within", "calling", "familiar", "representing", "around"}
)
_JOINS: Final = frozenset({"and", "or", "&"})


class Part(NamedTuple):
    """A mention inside a noun phrase."""

    first: int
    last: int
    is_person: bool


def head_of(words: list[str], parts: list[Part], first: int, last: int) -> int | None:
    """Index in ``parts`` of the mention that tokens ``first`` up to ``last`` are about; None if they name none.

    The parts are those inside, in order.
    """
    while first < last - 1 and words[first].lower() in _PREPOSITIONS:
        first += 1
    while last > first + 1 and (not words[last - 1][-1].isalnum() or words[last - 1] in ("'s", "’s")):
        last -= 1
    starts = {part.first: number for number, part in enumerate(parts)}
    index = first
    latest: int | None = None  # the mention that ends where we are
    while index < last:
        number = starts.get(index)
        if number is not None:
            latest = number
            index = parts[number].last
            continue
        word = words[index]
        if word in _CUTS or word in _PREPOSITIONS or (word in _JOINS and latest is not None):
            break
        latest = None
        index += 1
    if latest is not None:
        return latest
    return _apposed(words, parts, index, last)


def _apposed(words: list[str], parts: list[Part], index: int, last: int) -> int | None:
    """The person that stands in apposition behind token ``index``: ", Jane Roe," or an unmarked "... Jane Roe"."""
    for number, part in enumerate(parts):
        if part.first < index or not part.is_person:
            continue
        before = part.first - 1
        while before > index and words[before] not in _CUTS and words[before][0].isupper():
            before -= 1
        closed = part.last >= last or words[part.last] in _CUTS
        follows_name = number > 0 and parts[number - 1].last == part.first
        if closed and (words[before] == "," or follows_name):
            return number
    return None
