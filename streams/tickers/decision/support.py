"""What the other candidates of an article say of one: its issuer's own mentions, and the companies around it.

More features like those of ``name_evidence`` and ``symbol_evidence``, which look at a candidate's own words and place.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from streams.text.document import FieldName
from streams.text.glyphs import APOSTROPHES
from streams.tickers.candidates.candidate import Candidate, Form
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.surroundings import Surroundings
from streams.tickers.securities.words import COINED, OrdinaryWords

_MOST: Final = 3
"""More others than this say no more."""
_DENSITIES: Final = (0.1, 0.05, 0.02, 0.01)
"""Shares of symbols that are no words among an article's words."""
_LONG_LIST: Final = 5
_MOST_MARKS: Final = 4
"""The most tokens between a name and its symbol."""
_LIST_GAP: Final = 5
"""The most tokens between two members of a list: "Apple Inc.'s, Joe's Diner and Etsy"."""
_LIST_MARKS: Final = APOSTROPHES | {"'s", "’s"} | frozenset(",;/&()")
"""The possessive in capitals is none: in a headline in capitals it would make a list of any two words."""
_Sentence = tuple[FieldName, int]
_Placed = tuple[Candidate, _Sentence]
_UNMARKED: Final[frozenset[Form]] = frozenset({"parenthesis", "symbol"})
_SURE_NAMES: Final[frozenset[Form]] = frozenset({"name", "alias", "former"})


class Support:
    """Says what an article's candidates say of each other."""

    def __init__(self, lexicon: Lexicon, ordinary_words: OrdinaryWords) -> None:
        self._given_names = lexicon.given_names
        self._between = lexicon.contexts.lists.between | _LIST_MARKS
        self._words = ordinary_words

    def add_to(
        self, candidates: Sequence[Candidate], surroundings: Mapping[FieldName, Surroundings], hints: Collection[str]
    ) -> None:
        """Add to each of ``candidates`` what the others say.

        Args:
            candidates: In order of place, with the features of their own.
            surroundings: Of the fields they stand in.
            hints: Symbols that the publisher gave.
        """
        by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            by_issuer[candidate.issuer.id].append(candidate)
        beside: set[int] = set()
        for mentions in by_issuer.values():
            if hints and any(listing.symbol in hints for listing in mentions[0].issuer.listings):
                for mention in mentions:
                    mention.features.append("hinted")
            if len(mentions) > 1:
                beside |= _add_own_mentions(mentions)
        self._add_persons(candidates, by_issuer.values())
        sure = {id(each) for each in candidates if self._is_sure(each)}
        are_bare = any(each.form == "symbol" for each in candidates)
        placed = [
            (each, (each.text.name, each.text.sentence_at(each.tokens.start)))
            for each in (candidates if sure or are_bare else ())
        ]
        if sure:
            _add_sentences(placed, sure)
        if len(candidates) > 1:
            self._add_lists(candidates, sure)
        if are_bare:
            self._add_symbols_around(placed, sum(len(around.text.words) for around in surroundings.values()))
        if beside:
            _add_style(candidates, beside)

    def _add_persons(self, candidates: Sequence[Candidate], issuers: Iterable[Sequence[Candidate]]) -> None:
        """Add that a name is a person's elsewhere, that an issuer has only such a name, that only persons bear it."""
        persons = {candidate.key for candidate in candidates if candidate.is_person}
        for candidate in candidates if persons else ():
            if candidate.key in persons:
                candidate.features.append("a person too")
        for mentions in issuers:
            if mentions[0].key in self._given_names and all(map(self._is_given_name, mentions)):
                for mention in mentions:
                    mention.features.append(f"only a person's name {mention.form}")
            if persons and all(mention.is_person for mention in mentions):
                for mention in mentions:
                    mention.features.append("only persons")

    def _is_given_name(self, candidate: Candidate) -> bool:
        return candidate.key in self._given_names and not candidate.has_legal_form

    def _add_lists(self, candidates: Sequence[Candidate], sure: Collection[int]) -> None:
        """Add how long a list of companies is, and whether one of the others is surely one."""
        for members in self._lists(candidates):
            sure_issuers = {member.issuer.id for member in members if id(member) in sure}
            for candidate in members:
                if not candidate.is_explicit:
                    others_are_sure = bool(sure_issuers - {candidate.issuer.id})
                    kind = "sure" if others_are_sure else "symbol" if candidate.is_symbol else "unsure"
                    candidate.features.append(f"{kind} list of {min(_LONG_LIST, len(members))}")

    def _add_symbols_around(self, placed: Sequence[_Placed], words: int) -> None:
        """Add to symbols that stand alone how many others there are that are no words, and how near.

        Args:
            placed: The candidates.
            words: How many the article has.
        """
        keys: set[str] = set()
        in_sentence: defaultdict[_Sentence, set[str]] = defaultdict(set)
        for symbol, sentence in placed:
            if symbol.is_symbol and (symbol.is_explicit or self._is_coined(symbol.key)):
                keys.add(symbol.key)
                in_sentence[sentence].add(symbol.key)
        density = next((step for step in _DENSITIES if len(keys) >= step * words), 0)
        for symbol, sentence in placed:
            if symbol.form != "symbol":
                continue
            beside = in_sentence.get(sentence, ())
            others = len(keys) - (symbol.key in keys)
            near = len(beside) - (symbol.key in beside)
            symbol.features += (
                f"symbols in text {min(_MOST, others)}",
                f"symbols in sentence {min(_MOST, near)}",
                f"symbols dense {density}",
            )

    def _is_coined(self, symbol: str) -> bool:
        word = self._words.of(symbol.lower())
        return len(symbol) > 1 and word.level >= COINED and not word.is_acronym

    def _is_sure(self, candidate: Candidate) -> bool:
        """Whether a candidate's words alone all but say that it is a company."""
        if candidate.is_explicit or candidate.has_legal_form:
            return True
        if candidate.form not in _SURE_NAMES or candidate.ambiguous or candidate.other_meaning or candidate.rivals:
            return False
        key = candidate.key
        return candidate.issuer.is_major and (" " in key or self._words.rarity_of(key) == "coined")

    def _lists(self, candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
        """Runs of two or more of ``candidates`` of which only commas and the like part each from the next."""
        members: list[Candidate] = []
        for one, following in pairwise(_one_a_place(candidates)):
            if self._is_listed_with(one, following):
                members = members or [one]
                members.append(following)
            elif members:
                yield members
                members = []
        if members:
            yield members

    def _is_listed_with(self, one: Candidate, following: Candidate) -> bool:
        """Whether only commas and the like, and other names, lie between two candidates."""
        start, end = one.tokens.end, following.tokens.start
        if one.text is not following.text or not 0 < end - start <= _LIST_GAP:
            return False
        gap = one.text.words[start:end]
        return (
            one.issuer is not following.issuer
            and not self._between.isdisjoint(gap)
            and all(word in self._between or word[0].isupper() for word in gap)
        )


def _add_sentences(placed: Sequence[_Placed], sure: Collection[int]) -> None:
    """Add how many other companies surely stand in a candidate's sentence."""
    in_sentence: defaultdict[_Sentence, set[int]] = defaultdict(set)
    for candidate, sentence in placed:
        if id(candidate) in sure:
            in_sentence[sentence].add(candidate.issuer.id)
    for candidate, sentence in placed:
        issuers = in_sentence.get(sentence, ())
        near = len(issuers) - (candidate.issuer.id in issuers)
        if near and not candidate.is_explicit:
            candidate.features.append(f"sure in sentence {min(_MOST, near)}")


def _one_a_place(candidates: Sequence[Candidate]) -> list[Candidate]:
    """``candidates`` without the names where a symbol stands at the same place."""
    by_place = {}
    for candidate in candidates:
        place = candidate.text.name, candidate.tokens.start
        if place not in by_place or candidate.is_symbol:
            by_place[place] = candidate
    return list(by_place.values())


def _add_own_mentions(mentions: Sequence[Candidate]) -> set[int]:
    """Add to each of an issuer's mentions how else it is mentioned; the identities of those beside each other."""
    counts: defaultdict[str, int] = defaultdict(int)
    strengths = [_strength(mention) for mention in mentions]
    for strength in strengths:
        counts[strength] += 1
    beside = _beside_its_name(mentions)
    for mention, own in zip(mentions, strengths, strict=True):
        side = "symbol" if mention.is_symbol else "name"
        for strength, count in counts.items():
            if count > (own == strength):
                mention.features.append(f"{side} also {strength}")
        if id(mention) in beside:
            mention.features.append(f"{side} beside")
    return beside


def _strength(candidate: Candidate) -> str:
    if candidate.is_explicit:
        return "explicit"
    if candidate.is_symbol:
        return "symbol"
    is_full = candidate.has_legal_form or " " in candidate.key
    return "full" if is_full and candidate.form in _SURE_NAMES else "plain"


def _beside_its_name(mentions: Sequence[Candidate]) -> set[int]:
    """Identities of the symbols that stand right after their own name, and of those names."""
    beside: set[int] = set()
    symbols = [mention for mention in mentions if mention.is_symbol]
    if not symbols:
        return beside  # most often
    ends = {(mention.text.name, mention.tokens.end): mention for mention in mentions if not mention.is_symbol}
    for mention in symbols:
        # "Meta (META)", "Meta Platforms Inc.'s META", "Meta (NASDAQ: META)": at most a few marks lie between.
        for gap in range(_MOST_MARKS + 1):
            name = ends.get((mention.text.name, mention.tokens.start - gap))
            if name is not None:
                beside |= {id(mention), id(name)}
                break
    return beside


def _add_style(candidates: Sequence[Candidate], beside: Collection[int]) -> None:
    """Add whether the article writes symbols ``beside`` their names in the form that a candidate has."""
    if not beside:
        return  # most often
    styles = Counter(each.form for each in candidates if id(each) in beside and each.form in _UNMARKED)
    for candidate in candidates if styles else ():
        if candidate.form in _UNMARKED:
            others = styles[candidate.form] - (id(candidate) in beside)
            if others:
                candidate.features.append(f"{candidate.form} style {min(_MOST, others)}")
