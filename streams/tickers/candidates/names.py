"""Names of listed securities in a text, found by dictionary.

Only overlaps are settled here: the longest match wins, and a company that is not listed hides the listed names inside
its own.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from streams.text.document import TextField
from streams.text.glyphs import APOSTROPHES
from streams.text.ranges import Range
from streams.text.tokens import word_at
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.model import MentionKind
from streams.tickers.securities.master import Issuer, Listing, NameKind, SecurityMaster
from streams.tickers.securities.names import LONGEST_NAME, LegalForms, key_part

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
"""How many ranks a security of the over-the-counter market comes after one of an exchange."""
_JOINING: Final = APOSTROPHES | {"-", ".", "*"}
_PARTING: Final = frozenset(',;:!?)("“”')
"""What no name goes on with."""
_AFTER_ABBREVIATION: Final = 3


class _Meaning(NamedTuple):
    issuer: Issuer
    kind: NameKind
    ambiguous: bool
    rivals: int
    other: bool
    """Whether something that is never listed has the name too."""
    listing: Listing | None


class NameFinder:
    """Finds the names that the master knows."""

    def __init__(self, master: SecurityMaster, forms: LegalForms, lexicon: Lexicon) -> None:
        self._master = master
        self._forms = forms
        self._small_forms = lexicon.contexts.names.small_legal_forms
        self._partnerships = lexicon.contexts.names.partnerships
        self._honorifics = lexicon.honorifics
        self._meanings = lru_cache(maxsize=1 << 15)(self._meaning)

    def find(self, text: TextField, places: Sequence[int], day: str) -> Iterator[Candidate]:
        """The names in ``text`` of issuers listed on ``day``, in order, none overlapping another.

        Args:
            text: The field.
            places: Tokens at which a name may begin, in order (see ``SecurityMaster.name_starts``).
            day: ISO 8601.
        """
        blocked, words, starts = 0, text.words, self._master.name_starts
        last = len(words) - 1
        for index in places:
            if index < blocked:
                continue
            start, is_name, followers = starts[words[index]]
            following = words[index + 1] if index < last else ""
            if following in _PARTING or (following.isalnum() and following.lower() not in followers):
                if not is_name:
                    continue  # most often
                keys = [(index + 1, start)]
            else:
                keys = self._keys(text, index)
            for end, key in reversed(keys):
                meaning = self._meanings(key, day)
                if meaning is None or (end == index + 1 and self._is_title(text, index)):
                    continue
                # Something that is not listed hides the names inside its own.
                blocked = end
                if meaning.listing is not None and not self._is_partnership(text, end):
                    name = self._name(text, Range(index, end), key, meaning, meaning.listing)
                    blocked = name.tokens.end
                    yield name
                break

    def _name(self, text: TextField, tokens: Range, key: str, meaning: _Meaning, listing: Listing) -> Candidate:
        start, end = tokens.start, self._legal_form_end(text, tokens.end)
        return Candidate(
            text,
            Range(start, end),
            Range(text.starts[start], text.ends[end - 1]),
            _KIND_OF_NAME[meaning.kind],
            meaning.kind,
            key,
            meaning.issuer,
            listing,
            ambiguous=meaning.ambiguous,
            rivals=meaning.rivals,
            other_meaning=meaning.other,
            has_legal_form=end > tokens.end,
        )

    def _keys(self, text: TextField, index: int) -> list[tuple[int, str]]:
        """Every known name that begins at token ``index``: the token after it and its key, shortest first."""
        master, words, end = self._master, text.words, index + 1
        key, is_name, followers = master.name_starts[words[index]]
        found = [(end, key)] if is_name else []
        count, total = 1, len(words)
        while end < total and count < LONGEST_NAME:
            word = words[end]
            part = key_part(word)
            if part:
                if _is_small(word) or (count == 1 and part not in followers):
                    break
                key = f"{key} {part}"
                count += 1
                if master.is_name(key):
                    found.append((end + 1, key))
            elif not _joins(text, end):
                break
            end += 1
        return found

    def _is_title(self, text: TextField, index: int) -> bool:
        """Whether the word at ``index`` is a title with its full stop before a name: "Adm. Jane Roe"."""
        after = text.words[index + 1 : index + 3]
        if len(after) < 2 or after[0] != "." or text.words[index].lower() not in self._honorifics:
            return False
        return text.is_glued(index + 1) and after[1][0].isupper()

    def _legal_form_end(self, text: TextField, end: int) -> int:
        """The token after the legal form that follows a name, with its full stop; ``end`` if none does."""
        words = text.words
        while end < len(words):
            index = end + (words[end] in {",", "&"})
            if index >= len(words) or not self._is_legal_form(words[index]):
                break
            end = index + 1
            if end < len(words) and words[end] == "." and text.is_glued(end):
                end += 1
        return end

    def _is_partnership(self, text: TextField, end: int) -> bool:
        """Whether a legal form of law and audit firms, of which none is listed, follows a name: "Roe Procter LLP"."""
        index = end + (word_at(text.words, end) == ",")
        return index < len(text.words) and text.words[index] in self._partnerships

    def _is_legal_form(self, word: str) -> bool:
        return (word[0].isupper() or word in self._small_forms) and key_part(word) in self._forms.suffixes

    def _meaning(self, key: str, day: str) -> _Meaning | None:
        """Whom ``key`` means on ``day``; an unlisted issuer if it is the likeliest."""
        ranked: list[tuple[int, bool, int, _Meaning]] = []
        for issuer in self._master.by_name(key):
            meaning = issuer.kind_of(key, day)
            if meaning is None:
                continue
            kind, ambiguous = meaning
            listing = issuer.listing_on(day)
            rank = _RANK[kind] + _OVER_THE_COUNTER * (listing is not None and listing.market == "otc")
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


def _is_small(word: str) -> bool:
    """Whether a name cannot go on with ``word``: "U.S. energy independence" is not U.S. Energy's."""
    return len(word) > 3 and word[0].islower()


def _joins(text: TextField, index: int) -> bool:
    """Whether the mark at ``index`` is inside a name: "Coca-Cola", "Amazon.com", "St. Joe"."""
    if text.words[index] not in _JOINING or index + 1 >= len(text.words) or not text.is_glued(index):
        return False
    is_abbreviation = text.words[index] == "." and len(text.words[index - 1]) <= _AFTER_ABBREVIATION
    return is_abbreviation or text.is_glued(index + 1)
