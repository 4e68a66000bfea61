"""What a symbol's own letters and its place say: its form, and what stands around it."""

from functools import lru_cache
from typing import Final

from streams.text.glyphs import APOSTROPHES
from streams.tickers.candidates.candidate import EXPLICIT_FORMS, Candidate, Form
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.decision.neighbour_evidence import NeighbourEvidence
from streams.tickers.decision.spelling import is_long_form
from streams.tickers.securities.master import Issuer, Listing
from streams.tickers.securities.words import CAPITALIZED, COINED, OrdinaryWords, rarity_at

_MANY_PLACES: Final = 3
_LONG: Final = 5
_JOINING: Final = APOSTROPHES | {"-", "/", "&"}
_LIST_MARKS: Final = frozenset(",;")


class SymbolEvidence:
    """Says what speaks for and against a symbol."""

    def __init__(self, lexicon: Lexicon, ordinary_words: OrdinaryWords) -> None:
        self._company_words = lexicon.company_words
        self._platforms = lexicon.platforms
        self._grammar = lexicon.contexts.grammar
        self._legal_forms = lexicon.contexts.names.legal_forms
        self._words = ordinary_words
        self._neighbours = NeighbourEvidence(lexicon, ordinary_words)
        self._traits = lru_cache(maxsize=1 << 14)(self._traits_of)

    def features(self, candidate: Candidate, around: Surroundings) -> list[str]:
        """The features of ``candidate``, a symbol."""
        form, listing, tokens = candidate.form, candidate.listing, candidate.tokens
        if form in EXPLICIT_FORMS:
            return [form, *explicit_features(candidate)]
        features = [form, f"symbol {listing.market}", f"symbol type {listing.type}"]
        features += self._traits(form, candidate.key, candidate.issuer, listing)
        if around.words[tokens.end].rstrip(".") in self._legal_forms:
            features.append(f"{form} legal form after")
        if candidate.is_crypto:
            features.append(f"{form} crypto")
        if around.casing(tokens.start) == "caps":
            features.append(f"{form} caps")
        elif form == "symbol":
            features += self._beside(candidate, around)
        if form == "symbol":
            features += self._neighbours.features(candidate, around)
        if form == "parenthesis":
            features.append(f"parenthesis near {min(_MANY_PLACES, around.company_words_near(tokens))}")
            features.append(f"parenthesis after {self._explained(candidate, around)}")
            if _is_in_list(candidate, around):
                features.append("parenthesis list")
        return features

    def _traits_of(self, form: Form, key: str, issuer: Issuer, listing: Listing) -> tuple[str, ...]:
        """What a symbol's letters say wherever it stands."""
        word = self._words.of(key.lower())
        traits = [f"length {min(len(key), _LONG)}"]
        if word.level < CAPITALIZED:
            traits.append(f"word {rarity_at(word.level)}")
        elif word.level == COINED and not word.is_acronym and len(key) > 2:
            traits.append(f"coined {listing.type}")
        if word.is_acronym:
            traits.append("acronym")
        if key.lower() in self._platforms:
            traits.append("platform")
        if issuer.has_initials(key):
            traits.append("initials")
        if issuer.is_major:
            traits.append("major acronym" if word.is_acronym else "major")
        return tuple(f"{form} {trait}" for trait in traits)

    def _explained(self, candidate: Candidate, around: Surroundings) -> str:
        """What stands before the bracket: the long form of an acronym, other words in capitals, or neither."""
        start = candidate.tokens.start
        if is_long_form(around, start - 1, candidate.key, self._grammar):
            return "long form"
        return "capital" if around.words[start - 2][:1].isupper() else "other"

    def _beside(self, candidate: Candidate, around: Surroundings) -> list[str]:
        """What stands right before and after a symbol without any mark."""
        start, end = candidate.tokens
        features = []
        before, after = around.words[start - 1], around.words[end]
        if before in self._grammar.determiners:
            features.append("symbol article")
        for side, word, index in (("before", before, start), ("after", after, end)):
            if word in _JOINING and around.touch(index):
                features.append(f"symbol joined {side}")
            elif word in self._company_words:
                features.append(f"symbol company word {side}")
            elif word[:1].isupper():
                features.append(f"symbol capital {side}")
        return features


def explicit_features(candidate: Candidate) -> list[str]:
    """The features of a candidate that says itself that it is a symbol."""
    listing = candidate.listing
    return ["explicit", f"symbol {listing.market}", f"symbol type {listing.type}"]


def _is_in_list(candidate: Candidate, around: Surroundings) -> bool:
    """Whether a word in capitals stands beside the symbol, parted by a comma: "(ED, NLY)"."""
    start, end = candidate.tokens
    sides = ((around.words[start - 1], around.words[start - 2]), (around.words[end], around.words[end + 1]))
    return any(mark in _LIST_MARKS and word.isupper() for mark, word in sides)
