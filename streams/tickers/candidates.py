"""What may mean a listed security: names, found by dictionary, and symbols, found by form.

A candidate is a stretch of one field that some security's name or symbol matches. Whether it is meant is
decided later, for the whole article (``decision``); here only overlaps are settled: the longest match wins,
and a company that is not listed hides the listed names inside its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from streams.text.document import TextField
from streams.tickers.master import Issuer, Listing, NameKind, SecurityMaster
from streams.tickers.model import MentionKind
from streams.tickers.names import LONGEST_NAME, key_part, legal_suffixes

_KIND_OF_NAME: Final[dict[NameKind, MentionKind]] = {
    "name": "name",
    "former": "alias",
    "alias": "alias",
    "short": "alias",
    "first": "alias",
    "brand": "brand",
}
_RANK: Final[dict[NameKind, int]] = {"name": 0, "alias": 1, "former": 2, "brand": 3, "short": 5, "first": 6}
_UNLISTED_RANK: Final = 4
"""An unlisted company's own name comes before a guess at a listed one's."""
_JOINING: Final = frozenset("-.'’*")
_AFTER_ABBREVIATION: Final = 3


@dataclass(slots=True)
class Candidate:
    """Words that may mean an issuer."""

    text: TextField
    first: int
    last: int
    """Token indices, end exclusive."""
    start: int
    end: int
    """Code points, end exclusive."""
    kind: MentionKind
    form: str
    """How it was found: a name's kind, or exchange, cashtag, ric, bloomberg, parenthesis, symbol."""
    key: str
    """The name's key or the symbol."""
    issuer: Issuer
    listing: Listing
    """What it means on the article's day: for a symbol the very security, for a name the issuer's first."""
    ambiguous: bool = False
    rivals: int = 0
    """How many others the same name means."""
    other_meaning: bool = False
    """Whether the name is also that of something that is not listed."""
    has_legal_form: bool = False
    """Whether "Inc" or the like follows a name."""
    features: list[str] = field(default_factory=list)
    logit: float = 0.0


class _Meaning(NamedTuple):
    issuer: Issuer
    kind: NameKind
    ambiguous: bool
    rivals: int
    other_meaning: bool


def find_names(text: TextField, master: SecurityMaster, day: str) -> Iterator[Candidate]:
    """The names in ``text`` of issuers listed on ``day``, in order, none overlapping another."""
    words, starts = text.words, master.name_starts
    blocked = 0
    for index, word in enumerate(words):
        if index < blocked or not ("0" <= word[0] < "a" or word[0] > "z" or word in master.lower_case_starts):
            continue
        longest = starts.get(key_part(word))
        if longest is None:
            continue
        for last, key in reversed(_keys(text, index, min(longest, LONGEST_NAME), master)):
            meaning = _meaning(master, key, day)
            if meaning is None:
                continue
            blocked = last
            issuer, kind, ambiguous, rivals, other_meaning = meaning
            listing = issuer.listing_on(day)
            if listing is not None:
                end, has_legal_form = _legal_form_end(text, last)
                blocked = end
                yield Candidate(
                    text,
                    index,
                    end,
                    text.starts[index],
                    text.ends[end - 1],
                    _KIND_OF_NAME[kind],
                    kind,
                    key,
                    issuer,
                    listing,
                    ambiguous,
                    rivals,
                    other_meaning,
                    has_legal_form,
                )
            break


def _keys(text: TextField, index: int, longest: int, master: SecurityMaster) -> list[tuple[int, str]]:
    """Every known name that begins at token ``index``: the token behind it and its key, shortest first."""
    found: list[tuple[int, str]] = []
    key, count, last, total = "", 0, index, len(text.words)
    while last < total and count < longest:
        word = text.words[last]
        part = key_part(word)
        if part:
            key = f"{key} {part}" if key else part
            count += 1
            last += 1
            if count > 1 and word[0].islower() and len(word) > 3:
                break  # "U.S. energy independence" is not U.S. Energy's
            if master.is_name(key):
                found.append((last, key))
        elif _joins(text, last):
            last += 1
        else:
            break
    return found


def _joins(text: TextField, index: int) -> bool:
    """Whether the mark at ``index`` is inside a name: "Coca-Cola", "Amazon.com", "St. Joe"."""
    if text.words[index] not in _JOINING or index + 1 >= len(text.words):
        return False
    if text.starts[index] != text.ends[index - 1]:
        return False
    is_abbreviation = text.words[index] == "." and len(text.words[index - 1]) <= _AFTER_ABBREVIATION
    return is_abbreviation or text.starts[index + 1] == text.ends[index]


def _meaning(master: SecurityMaster, key: str, day: str) -> _Meaning | None:
    """Whom ``key`` means on ``day``; an unlisted issuer if it is the likeliest."""
    ranked: list[tuple[int, int, int, Issuer, NameKind, bool]] = []
    for issuer in master.by_name(key):
        meaning = issuer.kind_of(key, day)
        if meaning is None:
            continue
        kind, ambiguous = meaning
        listing = issuer.listing_on(day)
        if listing is None:
            if kind == "name":
                ranked.append((_UNLISTED_RANK, 0, issuer.id, issuer, kind, ambiguous))
            continue
        over_the_counter = listing.mic in {"OTCM", None}
        ranked.append((_RANK[kind] + 4 * over_the_counter, -issuer.is_major, issuer.id, issuer, kind, ambiguous))
    if not ranked:
        return None
    *_, issuer, kind, ambiguous = min(ranked, key=lambda entry: entry[:3])
    other_meaning = any(rank == _UNLISTED_RANK and not other.listings for rank, _, _, other, *_ in ranked)
    return _Meaning(issuer, kind, ambiguous, len(ranked) - 1, other_meaning)


def _legal_form_end(text: TextField, last: int) -> tuple[int, bool]:
    """The token behind a legal form that follows a name, with its full stop, and whether there is one."""
    words, end = text.words, last
    while end < len(words):
        index = end + (words[end] in {",", "&"})
        if index >= len(words) or not _is_legal_form(words[index]):
            break
        end = index + 1
        if end < len(words) and words[end] == "." and text.starts[end] == text.ends[index]:
            end += 1
    return end, end > last


def _is_legal_form(word: str) -> bool:
    return (word[0].isupper() or word == "plc") and key_part(word) in legal_suffixes()
