"""The names news uses for an issuer beside its official one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from streams.data import word_list
from streams.text.tokens import tokenize
from streams.tickers.securities.master import Alias
from streams.tickers.securities.names import LONGEST_NAME, LegalForms, key_part, name_parts
from streams.tickers.securities.words import OrdinaryWords
from training.securities.facts import Brand
from training.securities.issuers import NAMING_TYPES, IssuerHistory, OfficialName, type_of

if TYPE_CHECKING:
    from training.securities.holdings import Holding

_LISTED: Final = frozenset({"XNYS", "XNAS", "XASE"})
_SPACED_INITIALS: Final = re.compile(r"\b(?:[a-z] )+[a-z]\b")
_COMMON_LEVEL: Final = 20
_ABBREVIATION: Final = 3
"""So few letters abbreviate something better known: "Q2 Holdings" is not "Q2"."""
_CORPORATE: Final = frozenset({"stock", "adr"})


class AliasMaker:
    """Makes the names of issuers beside their official ones."""

    def __init__(self, forms: LegalForms, words: OrdinaryWords, names_of_others: frozenset[str]) -> None:
        self._forms = forms
        self._words = words
        self._names_of_others = names_of_others

    def aliases_of(
        self, issuers: list[IssuerHistory], names: list[dict[str, OfficialName]], branded: Mapping[int, list[Brand]]
    ) -> list[list[Alias]]:
        """The aliases of every issuer: brands, and official names without their last, general words."""
        first_words = _unique_first_words(issuers, names)
        found = []
        for index, official in enumerate(names):
            aliases = {alias.key: alias for alias in self._derived(issuers[index], official, first_words)}
            for brand in branded.get(index, ()):
                key = self._forms.key_of(brand.name)
                kind = "alias" if _is_short_for(brand.name, official) else "brand"
                aliases[key] = Alias(key, kind, brand.ambiguous, brand.start, brand.end)
            aliases |= _without_apostrophe(
                [*aliases.values(), *_as_aliases(official)], aliases.keys() | official.keys()
            )
            found.append(
                [
                    alias
                    for alias in aliases.values()
                    if _is_sensible(alias.key)
                    and (alias.key not in official or alias.start < official[alias.key].start)
                ]
            )
        return found

    def _derived(
        self, issuer: IssuerHistory, official: dict[str, OfficialName], first_words: frozenset[str]
    ) -> Iterable[Alias]:
        """Shorter and other forms of the official names, as news writes them."""
        if not any(type_of(held) in _CORPORATE for held in issuer.holdings):
            return
        for key, name in official.items():
            forms = dict.fromkeys(self._shortened(key), "short")
            first = key.partition(" ")[0]
            if first in first_words and first != key:
                forms.setdefault(first, "first")
            for form, kind in forms.items():
                # "Kohl" is not Kohl's.
                is_major = issuer.is_major and not key.startswith(f"{form} s ")
                if self._is_name_like(form, kind, is_major=is_major):
                    yield Alias(form, kind, ambiguous=False, start=name.start, end="")
            for form in (key, *forms):
                if (other := _respelled(form)) != form:
                    yield Alias(other, "alias", ambiguous=False, start=name.start, end="")

    def _shortened(self, key: str) -> Iterator[str]:
        """``key`` without one, two, … of the general words at its end."""
        short = key.split()
        while len(short) > 1 and short[-1] in self._words.generic:
            del short[-1]
            if len(short) > 1 and short[-1] == "and":
                del short[-1]
            yield " ".join(short)

    def _is_name_like(self, form: str, kind: str, *, is_major: bool) -> bool:
        """Whether a derived form can name the company: it is not just common words, or a place's or a person's name.

        A form that keeps a word of its trade, as "United Airlines" does, is told by it, and a company that is much in
        the news by several words, or by one that is a name of people but no common first name: "Baxter".
        """
        parts = form.split()
        if len(parts) > 1 and kind == "short":
            has_trade = parts[-1] in self._words.generic and not self._is_general(parts)
            if is_major or has_trade:
                return True
        if len(parts) == 1 and len(form) <= _ABBREVIATION and not is_major:
            return False
        return not all(self._says_little(part, is_major=is_major) for part in parts)

    def _is_general(self, parts: Iterable[str]) -> bool:
        """Whether all of ``parts`` are general or among the commonest words, as those of "National Bank"."""
        return all(part in self._words.generic or self._words.of(part).level <= _COMMON_LEVEL for part in parts)

    def _says_little(self, part: str, *, is_major: bool) -> bool:
        """Whether a word alone does not make people think of a company that has it in its name."""
        word = self._words.of(part)
        if word.level <= _COMMON_LEVEL or len(part) == 1:
            return True
        return word.is_proper and (not is_major or part in self._names_of_others)


def names_of_others() -> frozenset[str]:
    """Places, peoples and common first names."""
    places = {
        line.split("\t")[0].lower() for name in ("names/places.txt", "names/demonyms.txt") for line in word_list(name)
    }
    common = {line.split()[0] for line in word_list("names/given_names.txt") if line.endswith(" c")}
    return frozenset(places | common)


def brands_by_issuer(issuers: list[IssuerHistory], brands: Iterable[Brand]) -> defaultdict[int, list[Brand]]:
    """Brands by the issuer that held their symbol then."""
    holders: defaultdict[str, list[tuple[int, Holding]]] = defaultdict(list)
    for index, issuer in enumerate(issuers):
        for held in issuer.holdings:
            if type_of(held) in NAMING_TYPES:
                holders[held.symbol].append((index, held))
    by_issuer: defaultdict[int, list[Brand]] = defaultdict(list)
    for brand in brands:
        # The last of the operating companies, before funds, that had the symbol while the brand was theirs.
        fitting = [
            (type_of(held) in _CORPORATE, held.end or "9", index)
            for index, held in holders[brand.symbol]
            if (not brand.end or held.start < brand.end) and (not held.end or brand.start < held.end)
        ]
        if fitting:
            by_issuer[max(fitting)[-1]].append(brand)
    return by_issuer


def _respelled(key: str) -> str:
    """ "us steel" for "united states steel", "jc penney" for "j c penney"."""
    key = f"{key} ".replace("united states ", "us ").strip()
    return _SPACED_INITIALS.sub(lambda initials: initials[0].replace(" ", ""), key)


def _unique_first_words(issuers: list[IssuerHistory], names: list[dict[str, OfficialName]]) -> frozenset[str]:
    """First words that belong to one company of the exchanges alone."""
    counts: Counter[str] = Counter()
    for issuer, official in zip(issuers, names, strict=True):
        if any(row.mic in _LISTED for held in issuer.holdings for row in held.rows):
            counts.update({key.split()[0] for key in official})
    return frozenset(word for word, count in counts.items() if count == 1 and len(word) > 3)


def _without_apostrophe(aliases: Iterable[Alias], known: Iterable[str]) -> dict[str, Alias]:
    """ "Moodys" beside "Moody's"."""
    joined = (alias._replace(key=f"{alias.key} ".replace(" s ", "s ").strip()) for alias in aliases)
    return {alias.key: alias for alias in joined if alias.key not in known}


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


def _is_sensible(key: str) -> bool:
    return len(key) > 1 and key.count(" ") < LONGEST_NAME and not key.replace(" ", "").isdigit()
