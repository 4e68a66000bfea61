"""The head of a noun phrase: who is meant by "Acme's lawyer, Jane Roe, who was there"."""

from typing import Final, NamedTuple

from streams.text.segmentation import Range

_CUTS: Final = frozenset({",", ";", "(", "—", "–", "who", "which", "whose", "that", "whom", "--"})
_RELATIVES: Final = frozenset({"who", "which", "whose", "whom", "("})
_PREPOSITIONS: Final = frozenset(
    {"of", "for", "at", "with", "from", "in", "on", "by", "to", "against", "including", "along", "as", "like", "about"}
    | {"under", "over", "inside", "near", "behind", "among", "within", "calling", "familiar", "representing", "around"}
)
_DETERMINERS: Final = frozenset({"a", "an", "the", "his", "her", "its", "their", "our", "then", "late", "both", "than"})
_JOINS: Final = frozenset({"and", "or", "&"})


class Part(NamedTuple):
    """A mention inside a noun phrase, its title included: a token range."""

    first: int
    last: int
    is_person: bool


class Source(NamedTuple):
    """A noun phrase taken apart."""

    head: int | None
    """Index of the part that it is about; None if it names none: "two people familiar with the plan"."""
    core: Range
    """Up to and with its head noun, token range."""
    phrase: Range
    """With what follows the head noun, but for relative clauses and appositions."""


def take_apart(words: list[str], parts: list[Part], source: Range) -> Source:
    """Find what the noun phrase ``source`` (token range) is about, among the ``parts`` inside it, in order."""
    first, last = _trim(words, source)
    starts = {part.first: number for number, part in enumerate(parts)}
    index = first
    latest: int | None = None  # the part that ends where we are
    while index < last:
        number = starts.get(index)
        if number is not None:
            latest = number
            index = parts[number].last
            continue
        word = words[index]
        if index > first and (word in _CUTS or word in _PREPOSITIONS):
            break
        if word in _JOINS and latest is not None and not _modifies(words, parts, starts.get(index + 1), last):
            break
        latest = None
        index += 1
    core = Range(first, max(index, first + 1))
    if latest is None:
        latest = _apposed(words, parts, index, last)
    end = index
    while end < last and words[end] not in _RELATIVES:
        end += 1
    while end > index and words[end - 1] == ",":
        end -= 1
    return Source(latest, core, Range(first, max(end, first + 1)))


def _modifies(words: list[str], parts: list[Part], number: int | None, last: int) -> bool:
    """Whether part ``number``, behind "and", only modifies a noun: "the Acme and Globex boards"."""
    if number is None:
        return False
    behind = parts[number].last
    return behind < last and words[behind][0].islower() and words[behind] not in (_CUTS | _PREPOSITIONS | _JOINS)


def _trim(words: list[str], source: Range) -> Range:
    """``source`` without a preposition before it, and marks and a possessive behind it."""
    first, last = source
    while first < last - 1 and (
        words[first].lower() in _PREPOSITIONS or not (words[first][0].isalnum() or words[first] == "@")
    ):
        first += 1
    while last > first + 1 and (not words[last - 1][-1].isalnum() or words[last - 1] in ("'s", "’s")):
        last -= 1
    return Range(first, last)


def _is_noun(word: str) -> bool:
    """Whether ``word``, which stands before a name, may be a noun that the name explains."""
    return word.isalpha() and word.islower() and word not in (_CUTS | _PREPOSITIONS | _JOINS | _DETERMINERS)


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
        if closed and (words[before] == "," or follows_name or _is_noun(words[part.first - 1])):
            return number
    return None
