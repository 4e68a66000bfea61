"""What speaks for and against a candidate: features of the words, of their surroundings and of the article.

A feature is a short text that is there or not; ``decision`` weighs them. They say nothing of any one company.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from typing import Final

from streams.data import word_list
from streams.text.document import TextField
from streams.tickers.candidates import Candidate
from streams.tickers.names import generic_name_words
from streams.tickers.symbols import US_RIC
from streams.tickers.words import CAPITALIZED, COINED, ordinariness

_NEAR: Final = 12
"""Tokens on each side in which words about companies count."""
EXPLICIT_FORMS: Final = frozenset({"exchange", "cashtag", "ric", "bloomberg"})
"""Forms that say themselves that they are symbols."""
SYMBOL_FORMS: Final = frozenset({*EXPLICIT_FORMS, "parenthesis", "symbol"})
_TITLE_SHARE: Final = 0.7
_FOREIGN_SHARE: Final = 0.01
_FUND_NAME: Final = 8
_FUND_WORDS: Final = frozenset({"ETF", "ETFs", "Fund", "ETN", "Trust", "Index"})
_LEGAL_FORMS: Final = frozenset({"Inc", "Corp", "Ltd", "Co", "Group", "Holdings", "Plc", "plc"})
_CLITICS: Final = frozenset({"'s", "’s", "'S", "’S"})
_LINKING: Final = frozenset("at of by with from for to on in and or vs than".split())
_ARTICLES: Final = frozenset("the a an The A An this that his her their its my your our no any".split())


def add_features(candidates: Sequence[Candidate], fields: Sequence[TextField], hints: Collection[str]) -> None:
    """Fill in the features of every candidate of one article."""
    surroundings = {text.name: Surroundings(text) for text in fields}
    abroad = _is_abroad(fields)
    for candidate in candidates:
        around = surroundings[candidate.text.name]
        if candidate.form in SYMBOL_FORMS:
            features = _symbol_features(candidate, around)
        else:
            features = _name_features(candidate, around)
        if abroad and candidate.form not in EXPLICIT_FORMS:
            features.append(f"abroad {candidate.listing.type} {_venue(candidate)}")
        candidate.features = features
    _add_article_features(candidates, hints)


class Surroundings:
    """The words around a place in one field."""

    def __init__(self, text: TextField) -> None:
        self.text = text
        context = company_context()
        self._company_words = [index for index, word in enumerate(text.words) if word in context]
        self._sentence_starts = [sentence.start for sentence in text.sentences]
        self._casing: dict[int, str] = {}

    def company_words_near(self, first: int, last: int) -> int:
        """How many words about companies stand near the tokens from ``first`` to ``last``."""
        return (
            bisect_left(self._company_words, last + _NEAR)
            - bisect_left(self._company_words, first - _NEAR)
            - (bisect_left(self._company_words, last) - bisect_left(self._company_words, first))
        )

    def begins_sentence(self, index: int) -> bool:
        """Whether the token is the first word of its sentence."""
        number = bisect_right(self._sentence_starts, index) - 1
        start = self._sentence_starts[number] if number >= 0 else 0
        return index == start or (index == start + 1 and not self.text.words[start][0].isalnum())

    def casing(self, index: int) -> str:
        """How the sentence at ``index`` is written: "caps", "title" or ""."""
        number = max(0, bisect_right(self._sentence_starts, index) - 1)
        casing = self._casing.get(number)
        if casing is None:
            casing = self._casing[number] = self._casing_of(number)
        return casing

    def _casing_of(self, number: int) -> str:
        if not self.text.sentences:
            return ""
        sentence = self.text.sentences[number]
        words = [word for word in self.text.words[sentence.start : sentence.end] if len(word) > 3 and word.isalpha()]
        if len(words) < 3:
            return ""
        if sum(word.isupper() for word in words) >= _TITLE_SHARE * len(words):
            return "caps"
        return "title" if sum(word[0].isupper() for word in words) >= _TITLE_SHARE * len(words) else ""

    def is_in_fund_name(self, index: int) -> bool:
        """Whether the words in capitals from ``index`` on end in "ETF", "Fund" or the like."""
        for word in self.text.words[index : index + _FUND_NAME]:
            if word in _FUND_WORDS:
                return True
            if not (word[0].isupper() or word[0].isdigit() or word in {"&", "-", "."}):
                return False
        return False

    def word(self, index: int) -> str:
        """The token at ``index``, "" outside the field."""
        return self.text.words[index] if 0 <= index < len(self.text.words) else ""

    def touch(self, index: int) -> bool:
        """Whether no space parts the token at ``index`` from the one before it."""
        text = self.text
        return 0 < index < len(text.words) and text.ends[index - 1] == text.starts[index]


def _name_features(candidate: Candidate, around: Surroundings) -> list[str]:
    parts = candidate.key.split()
    rarity = _rarity(parts)
    size = "many" if len(parts) > 1 else "one"
    first, last = candidate.first, candidate.last
    casing = around.casing(first)
    features = [
        f"{candidate.form} {size} {rarity}",
        f"{size} {_venue(candidate)}",
        f"type {candidate.listing.type}",
    ]
    if candidate.has_legal_form:
        features += ["legal form", f"legal form {rarity}"]
    if candidate.ambiguous:
        features.append("ambiguous")
    if candidate.rivals:
        features.append("rivals" if candidate.rivals > 1 else "rival")
    if candidate.other_meaning:
        features.append("other meaning")
    if candidate.issuer.is_major:
        features.append(f"major {size} {rarity}")
    if size == "one":
        features += _single_word_features(candidate, around, casing, rarity)
        if _is_a_persons(candidate, around):
            features.append(f"person {rarity}")
    if casing:
        features.append(f"{casing} {size} {rarity}")
    elif around.begins_sentence(first):
        features.append(f"begins {size} {rarity}")
    features += _neighbour_features(candidate, around, casing, rarity)
    features += _code_features(candidate, around)
    near = min(3, around.company_words_near(first, last))
    features.append(f"near {near} {rarity}")
    return features


def _single_word_features(candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
    features = []
    surface = around.word(candidate.first)
    word = ordinariness(candidate.key)
    if word.is_proper:
        features.append(f"proper {rarity}")
    if surface.isupper() and casing != "caps" and len(surface) > 1:
        official = "official" if candidate.issuer.is_written(surface) else "unofficial"
        features.append(f"capitals {official} {'acronym' if word.is_acronym else min(len(surface), 5)}")
    elif surface[1:] != surface[1:].lower():
        features.append("camel case")
    elif casing != "caps" and candidate.issuer.is_written(surface.upper()):
        features.append(f"small letters for capitals {min(len(surface), 5)}")
    return features


def _neighbour_features(candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
    """What stands right before and behind a name."""
    features = []
    before = around.word(candidate.first - 1)
    if before in _ARTICLES:
        features.append(f"article {rarity}")
    elif before in _LINKING:
        features.append(f"linking {rarity}")
    elif before in company_context():
        features.append(f"company word before {rarity}")
    elif before[:1].isupper() and not around.begins_sentence(candidate.first) and not casing:
        features.append(f"capital before {rarity}")
    if around.touch(candidate.first) and before in "-/@#._&":
        features.append(f"joined before {before}")
    return features + _behind_features(candidate, around, casing, rarity)


def _behind_features(candidate: Candidate, around: Surroundings, casing: str, rarity: str) -> list[str]:
    features = []
    last = candidate.last
    behind = around.word(last)
    if behind in _CLITICS:
        features.append(f"possessive {rarity}")
        behind = around.word(last + 1)
    elif around.touch(last) and behind in "-/@_&":
        features.append(f"joined behind {behind}")
    if behind in company_context():
        features.append(f"company word behind {rarity}")
    elif behind[:1].isupper() and not casing:
        features.append(f"capital behind {rarity}")
    elif behind in {"of", "and", "&", "for"} and around.word(last + 1)[:1].isupper() and not casing:
        features.append(f"{'of' if behind == 'of' else 'and'} capital behind {rarity}")
    if around.is_in_fund_name(last):
        features.append("fund name")
    return features


def _is_a_persons(candidate: Candidate, around: Surroundings) -> bool:
    """Whether the one word is part of a person's name: "Gwen Graham", "Rep. Graham", "J. Graham", "Tim Kaine"."""
    given, honorifics = given_names(), _honorifics()
    before, behind = around.word(candidate.first - 1), around.word(candidate.last)
    if before == "." and around.touch(candidate.first - 1):
        before = around.word(candidate.first - 2)
        if len(before) == 1 and before.isupper():
            return True
    if before[:1].isupper() and (before.lower() in given or before.lower() in honorifics):
        return True
    return candidate.key in given and behind[:1].isupper() and behind not in company_context()


def _code_features(candidate: Candidate, around: Surroundings) -> list[str]:
    """Whether a code in brackets behind a name is another company's, or a listing abroad."""
    last = candidate.last
    if around.word(last) not in {"<", "("} or not around.word(last + 1).isalnum():
        return []
    code, mark, suffix, end = (around.word(last + offset) for offset in (1, 2, 3, 4))
    if mark == "." and end in {">", ")"}:
        if suffix in US_RIC:
            own = any(listing.symbol == code for listing in candidate.issuer.listings)
            return [] if own else ["another code behind"]
        return [f"foreign code behind {candidate.listing.type} {_venue(candidate)}"]
    return []


def _symbol_features(candidate: Candidate, around: Surroundings) -> list[str]:
    features = [candidate.form, f"symbol {_venue(candidate)}", f"symbol type {candidate.listing.type}"]
    if candidate.form in EXPLICIT_FORMS:
        return features
    near = min(3, around.company_words_near(candidate.first, candidate.last))
    traits = [f"near {near}", *_symbol_traits(candidate)]
    if around.word(candidate.last).rstrip(".") in _LEGAL_FORMS:
        traits.append("legal form behind")
    if around.casing(candidate.first) == "caps":
        traits.append("caps")
    if candidate.form == "parenthesis":
        traits.append(f"behind {_what_it_explains(candidate, around)}")
    elif "caps" not in traits:
        features += _bare_symbol_features(candidate, around)
    return features + [f"{candidate.form} {trait}" for trait in traits]


def _symbol_traits(candidate: Candidate) -> list[str]:
    """What a symbol's letters say, wherever it stands."""
    word = ordinariness(candidate.key.lower())
    traits = [f"length {min(len(candidate.key), 5)}"]
    if word.level < CAPITALIZED:
        traits.append(f"word {_level(word.level)}")
    elif word.level == COINED and not word.is_acronym and len(candidate.key) > 2:
        traits.append(f"coined {candidate.listing.type}")
    if word.is_acronym:
        traits.append("acronym")
    if candidate.issuer.has_initials(candidate.key):
        traits.append("initials")
    if candidate.issuer.is_major:
        traits.append("major")
    return traits


def _what_it_explains(candidate: Candidate, around: Surroundings) -> str:
    """What stands before the bracket: the long form of an acronym, other words in capitals, or neither."""
    first = candidate.first
    letters, index = candidate.key.lower(), first - 2
    while letters and index >= 0 and (word := around.word(index))[:1].lower() == letters[-1] and word.isalnum():
        letters, index = letters[:-1], index - 1
    if not letters:
        return "long form"
    return "capital" if around.word(first - 2)[:1].isupper() else "other"


def _bare_symbol_features(candidate: Candidate, around: Surroundings) -> list[str]:
    """What stands right before and behind a symbol without any mark."""
    features = []
    before, behind = around.word(candidate.first - 1), around.word(candidate.last)
    if before in _ARTICLES:
        features.append("symbol article")
    for side, word, touches in (
        ("before", before, around.touch(candidate.first)),
        ("behind", behind, around.touch(candidate.last)),
    ):
        if touches and word in {"-", "/", "&", "'", "’"}:
            features.append(f"symbol joined {side}")
        elif word in company_context():
            features.append(f"symbol company word {side}")
        elif word[:1].isupper():
            features.append(f"symbol capital {side}")
    return features


def _add_article_features(candidates: Sequence[Candidate], hints: Collection[str]) -> None:
    """Add what an issuer's other mentions say."""
    by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_issuer[candidate.issuer.id].append(candidate)
    persons = {candidate.key for candidate in candidates if any(f.startswith("person ") for f in candidate.features)}
    for mentions in by_issuer.values():
        counts = Counter(_strength(mention) for mention in mentions)
        beside = _beside_its_name(mentions)
        hinted = any(listing.symbol in hints for listing in mentions[0].issuer.listings)
        for mention in mentions:
            own = _strength(mention)
            side = "symbol" if mention.form in SYMBOL_FORMS else "name"
            for strength in ("explicit", "full", "symbol", "plain"):
                if counts[strength] - (own == strength) > 0:
                    mention.features.append(f"{side} also {strength}")
            if id(mention) in beside:
                mention.features.append(f"{side} beside")
            if mention.key in persons:
                mention.features.append("a person too")
            if hinted:
                mention.features.append("hinted")


def _strength(candidate: Candidate) -> str:
    if candidate.form in EXPLICIT_FORMS:
        return "explicit"
    if candidate.form in SYMBOL_FORMS:
        return "symbol"
    is_full = candidate.has_legal_form or " " in candidate.key
    return "full" if is_full and candidate.form in {"name", "alias", "former"} else "plain"


def _beside_its_name(mentions: Sequence[Candidate]) -> set[int]:
    """Identities of the symbols that stand right behind their own name, and of those names."""
    ends = {(mention.text.name, mention.last): mention for mention in mentions if mention.form not in SYMBOL_FORMS}
    beside: set[int] = set()
    for mention in mentions:
        if mention.form not in SYMBOL_FORMS:
            continue
        # "Meta (META)", "Meta Platforms Inc.'s META", "Meta (NASDAQ: META)": at most a few marks lie between.
        for gap in range(5):
            name = ends.get((mention.text.name, mention.first - gap))
            if name is not None:
                beside |= {id(mention), id(name)}
                break
    return beside


def _rarity(parts: Sequence[str]) -> str:
    """How ordinary the rarest of the telling words is."""
    telling = [part for part in parts if part not in generic_name_words()] or parts
    return _level(max(ordinariness(part).level for part in telling))


def _level(level: int) -> str:
    if level >= CAPITALIZED:
        return "coined" if level >= COINED else "proper"
    return "common" if level <= 20 else "known" if level <= 50 else "rare"


def _venue(candidate: Candidate) -> str:
    return "otc" if candidate.listing.mic in {"OTCM", None} else "listed"


def _is_abroad(fields: Sequence[TextField]) -> bool:
    """Whether the article is about a market outside the United States."""
    foreign = _foreign_market_words()
    count = sum(word in foreign for text in fields for word in text.words)
    return count > _FOREIGN_SHARE * sum(len(text.words) for text in fields)


@cache
def given_names() -> frozenset[str]:
    """People's first names, lower case."""
    return frozenset(line.split()[0] for line in word_list("given_names.txt"))


@cache
def _honorifics() -> frozenset[str]:
    return frozenset(line.split()[0] for line in word_list("honorifics.txt"))


@cache
def company_context() -> frozenset[str]:
    """Words that stand near the names of companies."""
    return word_list("company_context.txt")


@cache
def _foreign_market_words() -> frozenset[str]:
    return word_list("foreign_market_words.txt")
