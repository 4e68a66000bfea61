"""The names news uses for an issuer beside its official one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from streams.text.tokens import tokenize
from streams.tickers.securities.master import Alias
from streams.tickers.securities.names import LONGEST_NAME, key_part, name_parts
from training.securities.given.facts import Brand
from training.securities.holdings import CORPORATE, NAMING_TYPES
from training.securities.issuers import IssuerHistory
from training.securities.name_lists import FORMS
from training.securities.names.official import OfficialName
from training.securities.names.short import respelled, short_forms
from training.securities.wording import is_telling, is_turned_around, is_written

if TYPE_CHECKING:
    from training.securities.holdings import Holding

_LISTED: Final = frozenset({"XNYS", "XNAS", "XASE"})
_POSSESSIVE: Final = re.compile(r"(\w+)['’]s\b", re.IGNORECASE)
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,3}(?=\s)")
_OPEN: Final = "9"
_SUREST_FIRST: Final = ("alias", "short", "first")


def aliases_of(
    issuers: list[IssuerHistory], names: list[dict[str, OfficialName]], branded: Mapping[int, list[Brand]]
) -> list[list[Alias]]:
    """The aliases of every issuer: brands, and official names without their last, general words."""
    first_words = _unique_first_words(issuers, names)
    found = []
    for index, official in enumerate(names):
        aliases = _widest(_derived(issuers[index], official, first_words))
        for brand in branded.get(index, ()):
            key = " ".join(FORMS.strip(name_parts(brand.name)))
            kind = "alias" if _is_short_for(brand.name, official) else "brand"
            aliases[key] = Alias(key, kind, brand.ambiguous, brand.start, brand.end)
        written = [name.display for name in official.values()] + [brand.name for brand in branded.get(index, ())]
        known = aliases.keys() | official.keys()
        aliases |= _without_apostrophe([*aliases.values(), *_as_aliases(official)], written, known)
        spaced = _with_spaced_initials([*aliases.values(), *_as_aliases(official)], written)
        aliases |= {key: alias for key, alias in spaced.items() if key not in known}
        found.append([alias for alias in aliases.values() if _is_sensible(alias, issuers[index], official)])
    return found


def _widest(aliases: Iterable[Alias]) -> dict[str, Alias]:
    """By key, of the surest kind, and from the first to the last day of all with one key."""
    found: dict[str, Alias] = {}
    for alias in aliases:
        known = found.get(alias.key, alias)
        surest = min(known, alias, key=lambda each: (_SUREST_FIRST.index(each.kind), each.ambiguous))
        end = "" if not known.end or not alias.end else max(known.end, alias.end)
        found[alias.key] = surest._replace(start=min(known.start, alias.start), end=end)
    return found


def brands_by_issuer(issuers: list[IssuerHistory], brands: Iterable[Brand]) -> defaultdict[int, list[Brand]]:
    """Brands by the issuer that held their symbol then."""
    holders: defaultdict[str, list[tuple[int, Holding]]] = defaultdict(list)
    for index, issuer in enumerate(issuers):
        for held in issuer.holdings:
            if held.type in NAMING_TYPES:
                holders[held.symbol].append((index, held))
    by_issuer: defaultdict[int, list[Brand]] = defaultdict(list)
    for brand in brands:
        # The last of the operating companies, before funds, that had the symbol while the brand was theirs.
        fitting = [
            (held.type in CORPORATE, held.end or _OPEN, index)
            for index, held in holders[brand.symbol]
            if (not brand.end or held.start < brand.end) and (not held.end or brand.start < held.end)
        ]
        if fitting:
            by_issuer[max(fitting)[-1]].append(brand)
    return by_issuer


def _derived(issuer: IssuerHistory, official: dict[str, OfficialName], first_words: frozenset[str]) -> Iterable[Alias]:
    """Shorter and other forms of the official names, as news writes them."""
    if not any(held.type in CORPORATE for held in issuer.holdings):
        return
    for key, name in official.items():
        end = name.end if name.is_given_up else ""
        if name.is_given_up:
            yield Alias(key, "alias", ambiguous=False, start=name.start, end=end)
        forms = short_forms(key, first_words, is_major=issuer.is_major)
        is_in_order = not is_turned_around(key, official)
        for form, kind in forms.items():
            if kind == "first" or is_in_order:
                yield Alias(form, kind, ambiguous=False, start=name.start, end=end)
        for other in sorted({other for form in (key, *forms) for other in respelled(form) if is_in_order}):
            yield Alias(other, "alias", ambiguous=False, start=name.start, end=end)


def _unique_first_words(issuers: list[IssuerHistory], names: list[dict[str, OfficialName]]) -> frozenset[str]:
    """First words that belong to one company of the exchanges alone, or to one after another."""
    spans: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for issuer, official in zip(issuers, names, strict=True):
        if any(row.mic in _LISTED for held in issuer.holdings for row in held.rows):
            start = min(held.start for held in issuer.holdings)
            end = max(held.end or _OPEN for held in issuer.holdings)
            for word in {key.split()[0] for key in official}:
                spans[word].append((start, end))
    return frozenset(word for word, bearers in spans.items() if len(word) > 3 and not _overlap(bearers))


def _overlap(spans: list[tuple[str, str]]) -> bool:
    return any(one[1] > other[0] for one, other in pairwise(sorted(spans)))


def _without_apostrophe(aliases: Iterable[Alias], written: Iterable[str], known: Iterable[str]) -> dict[str, Alias]:
    """ "Moodys" beside "Moody's": for the words that a name in ``written`` has with an apostrophe."""
    owners = {match.group(1).lower() for name in written for match in _POSSESSIVE.finditer(name)}
    found = {}
    for alias in aliases:
        parts = alias.key.split()
        for index in range(len(parts) - 1, 0, -1):
            if parts[index] == "s" and parts[index - 1] in owners:
                parts[index - 1 : index + 1] = [f"{parts[index - 1]}s"]
        key = " ".join(parts)
        if key not in known:
            found[key] = alias._replace(key=key)
    return found


def _with_spaced_initials(aliases: Iterable[Alias], written: Iterable[str]) -> dict[str, Alias]:
    """ "W. W. Grainger" beside "W.W. Grainger": for names that begin with initials as one in ``written`` does."""
    initials = {match.group().replace(".", "").lower() for match in map(_INITIALS.match, written) if match}
    found = {}
    for alias in aliases:
        first, _, others = alias.key.partition(" ")
        if first in initials and others:
            key = f"{' '.join(first)} {others}"
            found[key] = alias._replace(key=key)
    return found


def _as_aliases(official: dict[str, OfficialName]) -> Iterable[Alias]:
    for key, name in official.items():
        yield Alias(key, "alias", ambiguous=False, start=name.start, end="")


def _is_short_for(name: str, official: dict[str, OfficialName]) -> bool:
    """Whether ``name`` shares a word with an official name or abbreviates one, letter by letter."""
    parts = name_parts(name)
    compact = "".join(parts)
    return any(
        set(parts) & set(key.split()) - {"and", "of"} or (len(compact) < len(key) and _is_subsequence(compact, key))
        for key in official
    )


def _is_subsequence(short: str, key: str) -> bool:
    letters = iter(key)
    return key[:1] == short[:1] and all(letter in letters for letter in short)


def surfaces_of(names: Iterable[str]) -> list[str]:
    """The first words of ``names`` that are written neither with one capital nor all in capitals: "eBay"."""
    words = {tokenize(name.removeprefix("The ")).words[0] for name in names}
    parts = {word: key_part(word) for word in words}
    unusual = {word for word, part in parts.items() if part and word not in {part.capitalize(), part.upper()}}
    return sorted(unusual | {word.replace("'", "’") for word in unusual})


def _is_sensible(alias: Alias, issuer: IssuerHistory, official: dict[str, OfficialName]) -> bool:
    """Whether people write the alias, it tells, adds to the official names, and there was a security to mean."""
    key = alias.key
    if key in official and not official[key].is_given_up and alias.start >= official[key].start:
        return False
    is_name = is_written(key) and is_telling(key) and key.count(" ") < LONGEST_NAME
    return is_name and any(
        held.type in NAMING_TYPES and alias.start < (held.end or _OPEN) and held.start < (alias.end or _OPEN)
        for held in issuer.holdings
    )
