"""What a name's own words and its place say: how it is written, and what stands around it."""

import re
from functools import lru_cache
from typing import Final

from streams.text.glyphs import CLITICS
from streams.text.word_cache import WordCache
from streams.tickers.candidates.candidate import Candidate, Form
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.markets import Markets
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.decision.neighbour_evidence import look_of
from streams.tickers.securities.master import Issuer, Listing
from streams.tickers.securities.words import ORDINARY, OrdinaryWords

_MANY_PLACES: Final = 3
_LONG: Final = 5
_JOINED_BEFORE: Final = frozenset("-/@#.&")
_JOINED_AFTER: Final = frozenset("-/@&")
_JOINS_FIRMS: Final = frozenset(("of", "&"))
"""What only the names of organizations go on with: "Acme & Sons"."""
_FUTURE: Final = frozenset(("to", "will"))
"""Before what somebody is going to do; in headlines "to" is."""
_BE: Final = "be"
_OPENING: Final = frozenset("<(")
_CLOSING: Final = frozenset(">)")
_IN_CAPITALS_INSIDE: Final = re.compile(r"(?:Mac|Mc|O['’])[A-Z][a-z]+$")
"""Surnames that are written so: "McCormick" is no word that a company has coined."""


class NameEvidence:
    """Says what speaks for and against a name."""

    def __init__(self, lexicon: Lexicon, markets: Markets, ordinary_words: OrdinaryWords) -> None:
        self._lexicon = lexicon
        self._grammar = lexicon.contexts.grammar
        self._continuing = lexicon.contexts.names.continuing | {"&"}
        self._us_ric = markets.ric.us
        self._words = ordinary_words
        # Most names of an article, and of the next one, have been seen before.
        self._traits = lru_cache(maxsize=1 << 14)(self._traits_of)
        self._look = WordCache(self._look_of).__getitem__
        self._writing = lru_cache(maxsize=1 << 14)(self._writing_of)

    def features(self, candidate: Candidate, around: Surroundings) -> list[str]:
        """The features of ``candidate``, a name."""
        start, rarity = candidate.tokens.start, self._words.rarity_of(candidate.key)
        is_one = " " not in candidate.key
        size = "one" if is_one else "many"
        casing = around.casing(start)
        features = list(self._traits(candidate.form, candidate.key, candidate.issuer, candidate.listing))
        features += _meaning_features(candidate, rarity)
        if is_one and casing != "caps":
            features += self._writing(candidate.issuer, around.words[start], candidate.key)
        if casing:
            features.append(f"{casing} {size} {rarity}")
        elif around.begins_sentence(start):
            features.append(f"begins {size} {rarity}")
        features += self._before(candidate, around, casing, rarity)
        features += self._after(candidate, around, casing, rarity)
        features += self._code_after(candidate, around)
        if is_one and (candidate.ambiguous or rarity in ORDINARY):
            kind = "ambiguous" if candidate.ambiguous else rarity
            before, after = self._look(around.words[start - 1]), self._look(around.words[candidate.tokens.end])
            features += (f"{before} {kind}", f"{kind} {after}")
        near = min(_MANY_PLACES, around.company_words_near(candidate.tokens))
        features.append(f"near {near} {rarity}")
        if is_one and (candidate.key in self._lexicon.given_names or self._words.of(candidate.key).is_proper):
            features.append(f"proper near {near}")
        if candidate.tokens.end == start + 1 and around.is_a_persons(start):
            candidate.is_person = True
            features.append("person")
        return features

    def _look_of(self, word: str) -> str:
        """What stands beside a name that is an ordinary word: "People are", "Czech Republic", "News of the deal".

        Small words are looked at as they are, others by their class: there are too many to learn from.
        """
        lower = word.lower()
        if not word or not word[0].isalpha() or lower in self._lexicon.closed_class:
            return look_of(word)
        if word in self._lexicon.company_verbs:
            return "verb"
        if word in self._lexicon.company_words:
            return "company word"
        return "small" if word[0].islower() else "CAPS" if word.isupper() else "capital"

    def _traits_of(self, form: Form, key: str, issuer: Issuer, listing: Listing) -> tuple[str, ...]:
        """What a name says wherever it stands."""
        rarity, size = self._words.rarity_of(key), "many" if " " in key else "one"
        traits = [f"{form} {size} {rarity}", f"{size} {listing.market}", f"type {listing.type}"]
        if issuer.is_major:
            traits.append(f"major {size} {rarity}")
        if size == "one" and self._words.of(key).is_proper:
            traits.append(f"proper {rarity}")
        if key in self._lexicon.given_names:
            traits.append(f"given name {rarity}")
        return tuple(traits)

    def _writing_of(self, issuer: Issuer, surface: str, key: str) -> tuple[str, ...]:
        """Whether one word is written in capitals, or in small letters, as the company itself writes it."""
        length = min(len(surface), _LONG)
        if surface.isupper() and len(surface) > 1:
            official = "official" if issuer.is_written(surface) else "unofficial"
            is_acronym = self._words.of(key).is_acronym
            kind = "acronym" if is_acronym else "abbreviation" if key in self._lexicon.abbreviations else length
            return (f"capitals {official} {kind}",)
        if not _IN_CAPITALS_INSIDE.match(surface) and surface[1:] != surface[1:].lower():
            return ("camel case",)
        return (f"small letters for capitals {length}",) if issuer.is_written(surface.upper()) else ()

    def _before(self, candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
        start = candidate.tokens.start
        before = around.words[start - 1]
        features = []
        if before in self._grammar.determiners:
            features.append(f"article {rarity}")
        elif before in self._grammar.linking:
            features.append(f"linking {rarity}")
        elif before in self._lexicon.company_words:
            features.append(f"company word before {rarity}")
        elif before[:1].isupper() and not casing and not around.begins_sentence(start):
            features.append(f"capital before {rarity}")
        if before in _JOINED_BEFORE and around.touch(start):
            features.append(f"joined before {before}")
        return features

    def _after(self, candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
        end = candidate.tokens.end
        after = around.words[end]
        features = []
        is_possessive = after in CLITICS
        if is_possessive:
            features.append(f"possessive {rarity}")
            after = around.words[end + 1]
        elif after in _JOINED_AFTER and around.touch(end):
            features.append(f"joined after {after}")
        size = "major" if candidate.issuer.is_major else "minor"
        if after in self._lexicon.company_verbs:
            features += (f"verb after {rarity}", f"verb after {size}")
        elif after in _FUTURE:
            will = self._will(around.words[end + 1])
            features += (f"{will} after {rarity}", f"{will} after {size}")
        elif after in self._lexicon.company_words:
            features.append(f"company word after {rarity}")
        elif after[:1].isupper() and not casing:
            features.append(f"capital after {'possessive' if is_possessive else rarity}")
        elif after in self._continuing and not casing and around.words[end + 1][:1].isupper():
            features.append(f"{after if after in _JOINS_FIRMS else 'and'} capital after {rarity}")
        if around.is_in_fund_name(end):
            features.append("fund name")
        return features

    def _will(self, word: str) -> str:
        """What a name is to do, if ``word`` follows "to" or "will" behind it: "Apple to cut jobs"; no "to the moon"."""
        if word == _BE:
            return "to be"
        if not word.islower() or word in self._lexicon.closed_class:
            return "to something"
        forms = (word, f"{word}s", f"{word}es", f"{word}d", f"{word}ed")
        return "to do" if self._lexicon.company_verbs.isdisjoint(forms) else "to do as companies"

    def _code_after(self, candidate: Candidate, around: Surroundings) -> list[str]:
        """Whether a code in brackets after a name is another company's, or a listing abroad."""
        end = candidate.tokens.end
        if around.words[end] not in _OPENING:
            return []
        code, mark, suffix, closing = (around.words[end + offset] for offset in range(1, 5))
        if not code.isalnum() or mark != "." or closing not in _CLOSING:
            return []
        if suffix in self._us_ric:
            own = any(listing.symbol == code for listing in candidate.issuer.listings)
            return [] if own else ["another code after"]
        return [f"foreign code after {candidate.listing.type} {candidate.listing.market}"]


def _meaning_features(candidate: Candidate, rarity: str) -> list[str]:
    """How surely the words are the company's."""
    features = []
    if candidate.has_legal_form:
        features += ["legal form", f"legal form {rarity}"]
    if candidate.ambiguous:
        features.append("ambiguous")
    if candidate.rivals:
        features.append("rivals" if candidate.rivals > 1 else "rival")
    if candidate.other_meaning:
        features.append("other meaning")
    return features
