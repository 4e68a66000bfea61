"""What may mean a listed security: names, found by dictionary, and symbols, found by form.

A candidate is a stretch of one field that some security's name or symbol matches. Whether it is meant is
decided later, for the whole article (``decision``); here only overlaps are settled: the longest match wins,
and a company that is not listed hides the listed names inside its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, NamedTuple

from streams.text.document import TextField
from streams.tickers.candidates.surroundings import honorifics
from streams.tickers.model import MentionKind
from streams.tickers.securities.master import Issuer, Listing, NameKind, SecurityMaster
from streams.tickers.securities.names import LONGEST_NAME, key_part, legal_suffixes

EXPLICIT_FORMS: Final = frozenset({"exchange", "cashtag", "ric", "bloomberg", "link"})
"""Forms that say themselves that they are symbols."""
SYMBOL_FORMS: Final = frozenset({*EXPLICIT_FORMS, "parenthesis", "symbol"})
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
"""The name of something never listed comes before a guess at a listed company's."""
_DELISTED_RANK: Final = 7
_OVER_THE_COUNTER: Final = 4
"""How many ranks a security of the over-the-counter market comes behind one of an exchange."""
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
    """How it was found: a name's kind, or exchange, cashtag, ric, bloomberg, link, parenthesis, symbol."""
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
    linked: bool = False
    """Whether it leads to the issuer's quote page."""
    features: list[str] = field(default_factory=list)
    logit: float = 0.0

    @property
    def is_explicit(self) -> bool:
        """Whether its form says itself that it is a security."""
        return self.linked or self.form in EXPLICIT_FORMS


class _Meaning(NamedTuple):
    issuer: Issuer
    kind: NameKind
    ambiguous: bool
    rivals: int
    other: bool
    """Whether something that is never listed has the name too."""
    listing: Listing | None


def find_names(text: TextField, places: Sequence[int], master: SecurityMaster, day: str) -> Iterator[Candidate]:
    """The names in ``text`` of issuers listed on ``day``, in order, none overlapping another.

    Args:
        text: The field.
        places: Tokens at which a name may begin, in order (see ``SecurityMaster.name_starts``).
        master: The security master.
        day: ISO 8601.
    """
    blocked = 0
    for index in places:
        if index < blocked:
            continue
        start = master.name_starts[text.words[index]]
        for last, key in reversed(_keys(text, index, start, master)):
            meaning = _meaning(master, key, day)
            if meaning is None or (last == index + 1 and _is_title(text, index)):
                continue
            # Something that is not listed hides the names inside its own.
            blocked = last
            if meaning.listing is not None:
                name = _name(text, (index, last), key, meaning, meaning.listing)
                blocked = name.last
                yield name
            break


def _is_title(text: TextField, index: int) -> bool:
    """Whether the word at ``index`` is a title with its full stop before a name: "Adm. Jane Roe"."""
    behind = text.words[index + 1 : index + 3]
    if len(behind) < 2 or behind[0] != "." or text.words[index].lower() not in honorifics():
        return False
    return text.is_glued(index + 1) and behind[1][0].isupper()


def _name(text: TextField, tokens: tuple[int, int], key: str, meaning: "_Meaning", listing: Listing) -> Candidate:
    first, behind = tokens
    last = _legal_form_end(text, behind)
    return Candidate(
        text,
        first,
        last,
        text.starts[first],
        text.ends[last - 1],
        _KIND_OF_NAME[meaning.kind],
        meaning.kind,
        key,
        meaning.issuer,
        listing,
        ambiguous=meaning.ambiguous,
        rivals=meaning.rivals,
        other_meaning=meaning.other,
        has_legal_form=last > behind,
    )


def _keys(text: TextField, index: int, start: str, master: SecurityMaster) -> list[tuple[int, str]]:
    """Every known name that begins at token ``index``: the token behind it and its key, shortest first."""
    words, last = text.words, index + 1
    found = [(last, start)] if master.is_name(start) else []
    total = len(words)
    if last == total or _is_small(following := words[last]):
        return found
    if following.isalnum() and f"{start} {following.lower()}" not in master.name_pairs:
        return found  # most often: no name goes on like this
    key, count = start, 1
    while last < total and count < LONGEST_NAME and (count != 2 or key in master.name_pairs):
        word = words[last]
        part = key_part(word)
        if part:
            if _is_small(word):
                break
            key = f"{key} {part}"
            count += 1
            if master.is_name(key):
                found.append((last + 1, key))
        elif not _joins(text, last):
            break
        last += 1
    return found


def _is_small(word: str) -> bool:
    """Whether a name cannot go on with ``word``: "U.S. energy independence" is not U.S. Energy's."""
    return len(word) > 3 and word[0].islower()


def _joins(text: TextField, index: int) -> bool:
    """Whether the mark at ``index`` is inside a name: "Coca-Cola", "Amazon.com", "St. Joe"."""
    if text.words[index] not in _JOINING or index + 1 >= len(text.words):
        return False
    if text.starts[index] != text.ends[index - 1]:
        return False
    is_abbreviation = text.words[index] == "." and len(text.words[index - 1]) <= _AFTER_ABBREVIATION
    return is_abbreviation or text.starts[index + 1] == text.ends[index]


@lru_cache(maxsize=1 << 15)
def _meaning(master: SecurityMaster, key: str, day: str) -> _Meaning | None:
    """Whom ``key`` means on ``day``; an unlisted issuer if it is the likeliest."""
    ranked: list[tuple[int, bool, int, _Meaning]] = []
    for issuer in master.by_name(key):
        meaning = issuer.kind_of(key, day)
        if meaning is None:
            continue
        kind, ambiguous = meaning
        listing = issuer.listing_on(day)
        rank = _RANK[kind] + _OVER_THE_COUNTER * (listing is not None and listing.mic in {"OTCM", None})
        if kind == "name" and not issuer.is_major:
            # A trade name of a company that is much in the news comes first: UBS's own before its notes'.
            rank += _RANK["former"]
        if listing is None:
            if kind not in {"name", "former"}:
                continue
            rank = _DELISTED_RANK if issuer.listings else _UNLISTED_RANK
        found = _Meaning(issuer, kind, ambiguous, 0, not issuer.listings, listing)
        ranked.append((rank, not issuer.is_major, issuer.id, found))
    if not ranked:
        return None
    best = min(ranked, key=lambda entry: entry[:3])[-1]
    return best._replace(rivals=len(ranked) - 1, other=any(found.other for *_, found in ranked))


def _legal_form_end(text: TextField, last: int) -> int:
    """The token behind the legal form that follows a name, with its full stop; ``last`` if none does."""
    words, end = text.words, last
    while end < len(words):
        index = end + (words[end] in {",", "&"})
        if index >= len(words) or not _is_legal_form(words[index]):
            break
        end = index + 1
        if end < len(words) and words[end] == "." and text.starts[end] == text.ends[index]:
            end += 1
    return end


def _is_legal_form(word: str) -> bool:
    return (word[0].isupper() or word == "plc") and key_part(word) in legal_suffixes()
