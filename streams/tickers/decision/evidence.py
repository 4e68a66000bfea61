"""What speaks for and against a candidate: features of the words, of their surroundings and of the article.

A feature is a short text that is there or not; ``decision`` weighs them. They say nothing of any one company.
"""

from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import Final

from streams.data import word_list
from streams.text.document import TextField
from streams.text.glyphs import CLITICS
from streams.tickers.candidates.names import EXPLICIT_FORMS, SYMBOL_FORMS, Candidate
from streams.tickers.candidates.surroundings import Surroundings, company_context, given_names
from streams.tickers.candidates.symbols import US_RIC
from streams.tickers.decision.support import add_support
from streams.tickers.securities.master import Issuer, Listing
from streams.tickers.securities.words import CAPITALIZED, COINED, level_of, ordinariness, rarity_of

_FOREIGN_SHARE: Final = 0.01
"""The share of an article's words from which on it is about a market abroad."""
_BUSINESS: Final = (0.08, 0.04, 0.02, 0.01)
"""Shares of words about companies among an article's words."""
_ORDINARY: Final = 0.03
_SURROUNDING: Final = 30
"""The share in an ordinary article, and how many words of one a text is taken to have around it."""
_MANY_PLACES: Final = 3
_LEGAL_FORMS: Final = frozenset({"Inc", "Corp", "Ltd", "Co", "Group", "Holdings", "Plc", "plc"})
_LINKING: Final = frozenset({"at", "of", "by", "with", "from", "for", "to", "on", "in", "and", "or", "vs", "than"})
_ARTICLES: Final = frozenset(
    ["the", "a", "an", "The", "A", "An", "this", "that", "his", "her", "their", "its", "my", "your", "our", "no", "any"]
)


def add_features(candidates: Sequence[Candidate], fields: Sequence[TextField], hints: Collection[str]) -> None:
    """Fill in the features of every candidate of one article."""
    if not candidates:
        return
    surroundings = {text.name: Surroundings(text) for text in fields}
    abroad = _is_abroad(surroundings.values())
    subject = _subject(surroundings.values())
    persons = set()
    for candidate in candidates:
        around = surroundings[candidate.text.name]
        if candidate.linked:
            # What leads to a quote page is explicit, however ordinary its words are.
            candidate.features = _explicit_features(candidate)
            continue
        if candidate.form in SYMBOL_FORMS:
            candidate.features = _symbol_features(candidate, around)
        else:
            candidate.features = _name_features(candidate, around)
            is_one_word = candidate.last == candidate.first + 1
            if is_one_word and around.is_a_persons(candidate.first):
                candidate.features.append("person")
                persons.add(candidate.key)
        if candidate.form in EXPLICIT_FORMS:
            continue
        kind = "symbol" if candidate.form in SYMBOL_FORMS else rarity_of(candidate.key)
        candidate.features.append(f"{subject} {kind}")
        if abroad:
            candidate.features.append(f"abroad {candidate.listing.type} {_venue(candidate.listing)}")
    add_support(candidates, surroundings, persons, hints)


def _subject(fields: Collection[Surroundings]) -> str:
    """How much the article speaks of companies."""
    count = sum(around.company_words for around in fields)
    # A short text says little: it counts as if an ordinary one surrounded it.
    share = (count + _ORDINARY * _SURROUNDING) / (sum(len(around.text.words) for around in fields) + _SURROUNDING)
    return next((f"business {step:.0%}" for step in _BUSINESS if share >= step), "no business")


def _name_features(candidate: Candidate, around: Surroundings) -> list[str]:
    first, rarity = candidate.first, rarity_of(candidate.key)
    size = "many" if " " in candidate.key else "one"
    casing = around.casing(first)
    features = list(_name_traits(candidate.form, candidate.key, candidate.issuer, candidate.listing))
    if candidate.has_legal_form:
        features += ["legal form", f"legal form {rarity}"]
    if candidate.ambiguous:
        features.append("ambiguous")
    if candidate.rivals:
        features.append("rivals" if candidate.rivals > 1 else "rival")
    if candidate.other_meaning:
        features.append("other meaning")
    if size == "one" and casing != "caps":
        features += _writing_features(candidate.issuer, around.word(first), candidate.key)
    if casing:
        features.append(f"{casing} {size} {rarity}")
    elif around.begins_sentence(first):
        features.append(f"begins {size} {rarity}")
    features += _before_features(candidate, around, casing, rarity)
    features += _behind_features(candidate, around, casing, rarity)
    features += _code_features(candidate, around)
    near = min(_MANY_PLACES, around.company_words_near(first, candidate.last))
    features.append(f"near {near} {rarity}")
    if size == "one" and (candidate.key in given_names() or ordinariness(candidate.key).is_proper):
        features.append(f"proper near {near}")
    return features


@lru_cache(maxsize=1 << 14)
def _name_traits(form: str, key: str, issuer: Issuer, listing: Listing) -> tuple[str, ...]:
    """What a name says wherever it stands."""
    rarity, size = rarity_of(key), "many" if " " in key else "one"
    traits = [f"{form} {size} {rarity}", f"{size} {_venue(listing)}", f"type {listing.type}"]
    if issuer.is_major:
        traits.append(f"major {size} {rarity}")
    if size == "one" and ordinariness(key).is_proper:
        traits.append(f"proper {rarity}")
    if key in given_names():
        traits.append(f"given name {rarity}")
    return tuple(traits)


@lru_cache(maxsize=1 << 14)
def _writing_features(issuer: Issuer, surface: str, key: str) -> tuple[str, ...]:
    """Whether one word is written in capitals, or in small letters, as the company itself writes it."""
    length = min(len(surface), 5)
    if surface.isupper() and len(surface) > 1:
        official = "official" if issuer.is_written(surface) else "unofficial"
        return (f"capitals {official} {'acronym' if ordinariness(key).is_acronym else length}",)
    if surface[1:] != surface[1:].lower():
        return ("camel case",)
    return (f"small letters for capitals {length}",) if issuer.is_written(surface.upper()) else ()


def _before_features(candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
    before = around.word(candidate.first - 1)
    features = []
    if before in _ARTICLES:
        features.append(f"article {rarity}")
    elif before in _LINKING:
        features.append(f"linking {rarity}")
    elif before in company_context():
        features.append(f"company word before {rarity}")
    elif before[:1].isupper() and not casing and not around.begins_sentence(candidate.first):
        features.append(f"capital before {rarity}")
    if before in {"-", "/", "@", "#", ".", "&"} and around.touch(candidate.first):
        features.append(f"joined before {before}")
    return features


def _behind_features(candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
    last = candidate.last
    behind = around.word(last)
    features = []
    is_possessive = behind in CLITICS
    if is_possessive:
        features.append(f"possessive {rarity}")
        behind = around.word(last + 1)
    elif behind in {"-", "/", "@", "&"} and around.touch(last):
        features.append(f"joined behind {behind}")
    if behind in _company_verbs():
        features.append(f"verb behind {rarity}")
    elif behind in company_context():
        features.append(f"company word behind {rarity}")
    elif behind[:1].isupper() and not casing:
        features.append(f"capital behind {'possessive' if is_possessive else rarity}")
    elif behind in {"of", "and", "&", "for"} and not casing and around.word(last + 1)[:1].isupper():
        features.append(f"{'of' if behind == 'of' else 'and'} capital behind {rarity}")
    if around.is_in_fund_name(last):
        features.append("fund name")
    return features


def _code_features(candidate: Candidate, around: Surroundings) -> list[str]:
    """Whether a code in brackets behind a name is another company's, or a listing abroad."""
    last = candidate.last
    if around.word(last) not in {"<", "("} or not around.word(last + 1).isalnum():
        return []
    code, mark, suffix, end = (around.word(last + offset) for offset in (1, 2, 3, 4))
    if mark != "." or end not in {">", ")"}:
        return []
    if suffix in US_RIC:
        own = any(listing.symbol == code for listing in candidate.issuer.listings)
        return [] if own else ["another code behind"]
    return [f"foreign code behind {candidate.listing.type} {_venue(candidate.listing)}"]


def _symbol_features(candidate: Candidate, around: Surroundings) -> list[str]:
    form, listing = candidate.form, candidate.listing
    if form in EXPLICIT_FORMS:
        return [form, *_explicit_features(candidate)]
    features = [form, f"symbol {_venue(listing)}", f"symbol type {listing.type}"]
    near = min(_MANY_PLACES, around.company_words_near(candidate.first, candidate.last))
    features += [f"{form} near {near}", *_symbol_traits(form, candidate.key, candidate.issuer, listing)]
    if around.word(candidate.last).rstrip(".") in _LEGAL_FORMS:
        features.append(f"{form} legal form behind")
    if around.casing(candidate.first) == "caps":
        features.append(f"{form} caps")
    elif form == "symbol":
        features += _bare_symbol_features(candidate, around)
    if form == "parenthesis":
        features.append(f"parenthesis behind {_what_it_explains(candidate, around)}")
        if _is_in_list(candidate, around):
            features.append("parenthesis list")
    return features


def _explicit_features(candidate: Candidate) -> list[str]:
    listing = candidate.listing
    return ["explicit", f"symbol {_venue(listing)}", f"symbol type {listing.type}"]


@lru_cache(maxsize=1 << 14)
def _symbol_traits(form: str, key: str, issuer: Issuer, listing: Listing) -> tuple[str, ...]:
    """What a symbol's letters say wherever it stands."""
    word = ordinariness(key.lower())
    traits = [f"length {min(len(key), 5)}"]
    if word.level < CAPITALIZED:
        traits.append(f"word {level_of(word.level)}")
    elif word.level == COINED and not word.is_acronym and len(key) > 2:
        traits.append(f"coined {listing.type}")
    if word.is_acronym:
        traits.append("acronym")
    if issuer.has_initials(key):
        traits.append("initials")
    if issuer.is_major:
        traits.append("major")
    return tuple(f"{form} {trait}" for trait in traits)


def _is_in_list(candidate: Candidate, around: Surroundings) -> bool:
    """Whether a word in capitals stands beside the symbol, parted by a comma: "(ED, NLY)"."""
    first, last = candidate.first, candidate.last
    sides = ((around.word(first - 1), around.word(first - 2)), (around.word(last), around.word(last + 1)))
    return any(mark in {",", ";"} and word.isupper() for mark, word in sides)


def _what_it_explains(candidate: Candidate, around: Surroundings) -> str:
    """What stands before the bracket: the long form of an acronym, other words in capitals, or neither."""
    first = candidate.first
    letters, index = candidate.key.lower(), first - 2
    while letters and (word := around.word(index)).isalnum():
        if word[0].lower() == letters[-1]:
            letters = letters[:-1]
        elif word not in _LINKING and word not in _ARTICLES:
            break
        index -= 1
    if not letters:
        return "long form"
    return "capital" if around.word(first - 2)[:1].isupper() else "other"


def _bare_symbol_features(candidate: Candidate, around: Surroundings) -> list[str]:
    """What stands right before and behind a symbol without any mark."""
    features = []
    before, behind = around.word(candidate.first - 1), around.word(candidate.last)
    if before in _ARTICLES:
        features.append("symbol article")
    for side, word, index in (("before", before, candidate.first), ("behind", behind, candidate.last)):
        if word in {"-", "/", "&", "'", "’"} and around.touch(index):
            features.append(f"symbol joined {side}")
        elif word in company_context():
            features.append(f"symbol company word {side}")
        elif word[:1].isupper():
            features.append(f"symbol capital {side}")
    return features


def _venue(listing: Listing) -> str:
    return "otc" if listing.mic in {"OTCM", None} else "listed"


def _is_abroad(fields: Collection[Surroundings]) -> bool:
    """Whether the article is about a market outside the United States."""
    count = sum(around.foreign_words for around in fields)
    return count > _FOREIGN_SHARE * sum(len(around.text.words) for around in fields)


@cache
def _company_verbs() -> frozenset[str]:
    return word_list("words/company_verbs.txt")
