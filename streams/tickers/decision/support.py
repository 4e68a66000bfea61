"""What the other candidates of an article say of one: its issuer's own mentions, and the companies around it.

More features like those of ``evidence``, which weighs a candidate's own words and place.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from streams.text.document import FieldName
from streams.tickers.candidates.names import SYMBOL_FORMS, Candidate
from streams.tickers.candidates.surroundings import Surroundings, given_names
from streams.tickers.securities.words import rarity_of

_MOST: Final = 3
"""More others than this say no more."""
_LONG_LIST: Final = 5
_LIST_GAP: Final = 5
"""The most tokens between two members of a list: "Apple Inc.'s, Joe's Diner and Etsy"."""
_LIST_WORDS: Final = frozenset([",", ";", "/", "&", "and", "or", "vs", "plus", "'s", "’s", "'", "’", "(", ")"])
_UNMARKED: Final = frozenset({"parenthesis", "symbol"})
_SURE_NAMES: Final = frozenset({"name", "alias", "former"})


def add_support(
    candidates: Sequence[Candidate],
    surroundings: Mapping[FieldName, Surroundings],
    persons: Collection[str],
    hints: Collection[str],
) -> None:
    """Add to each of ``candidates`` what the others say.

    Args:
        candidates: In order of place, with the features of their own.
        surroundings: Of the fields they stand in.
        persons: Keys of names that are a person's elsewhere in the article.
        hints: Symbols that the publisher gave.
    """
    by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        by_issuer[candidate.issuer.id].append(candidate)
        if candidate.key in persons:
            candidate.features.append("a person too")
    for mentions in by_issuer.values():
        if hints and any(listing.symbol in hints for listing in mentions[0].issuer.listings):
            for mention in mentions:
                mention.features.append("hinted")
        if len(mentions) > 1:
            _add_own_mentions(mentions)
        _add_persons(mentions)
    _add_companies(candidates, surroundings)


def _add_persons(mentions: Sequence[Candidate]) -> None:
    """Add that an issuer has only a person's name, and that only persons bear it here, to each of its mentions."""
    if all(mention.key in given_names() and not mention.has_legal_form for mention in mentions):
        for mention in mentions:
            mention.features.append(f"only a person's name {mention.form}")
    if all("person" in mention.features for mention in mentions):
        for mention in mentions:
            mention.features.append("only persons")


def _add_own_mentions(mentions: Sequence[Candidate]) -> None:
    """Add how else an issuer is mentioned, to each of its mentions."""
    counts: defaultdict[str, int] = defaultdict(int)
    strengths = [_strength(mention) for mention in mentions]
    for strength in strengths:
        counts[strength] += 1
    beside = _beside_its_name(mentions)
    for mention, own in zip(mentions, strengths, strict=True):
        side = "symbol" if mention.form in SYMBOL_FORMS else "name"
        for strength, count in counts.items():
            if count > (own == strength):
                mention.features.append(f"{side} also {strength}")
        if id(mention) in beside:
            mention.features.append(f"{side} beside")


def _strength(candidate: Candidate) -> str:
    if candidate.is_explicit:
        return "explicit"
    if candidate.form in SYMBOL_FORMS:
        return "symbol"
    is_full = candidate.has_legal_form or " " in candidate.key
    return "full" if is_full and candidate.form in _SURE_NAMES else "plain"


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


def _add_companies(candidates: Sequence[Candidate], surroundings: Mapping[FieldName, Surroundings]) -> None:
    """Add which other companies surely stand beside a candidate in a list and in its sentence."""
    sure = {id(candidate) for candidate in candidates if _is_sure(candidate)}
    sentences = [_sentence(candidate, surroundings) for candidate in candidates] if sure else []
    in_sentence: defaultdict[tuple[FieldName, int], set[int]] = defaultdict(set)
    for candidate, sentence in zip(candidates, sentences, strict=False):
        if id(candidate) in sure:
            in_sentence[sentence].add(candidate.issuer.id)
    for candidate, sentence in zip(candidates, sentences, strict=False):
        near = len(in_sentence[sentence] - {candidate.issuer.id}) if sentence in in_sentence else 0
        if near and not candidate.is_explicit:
            candidate.features.append(f"sure in sentence {min(_MOST, near)}")
    for members in _lists(candidates):
        in_list = {member.issuer.id for member in members if id(member) in sure}
        for candidate in members:
            if not candidate.is_explicit:
                is_symbol = candidate.form in SYMBOL_FORMS
                kind = "sure" if in_list - {candidate.issuer.id} else "symbol" if is_symbol else "unsure"
                candidate.features.append(f"{kind} list of {min(_LONG_LIST, len(members))}")
    _add_style(candidates)


def _add_style(candidates: Sequence[Candidate]) -> None:
    """Add whether the article writes symbols beside their names in the form that a candidate has."""
    styles = Counter(
        candidate.form
        for candidate in candidates
        if candidate.form in _UNMARKED and "symbol beside" in candidate.features
    )
    for candidate in candidates:
        if candidate.form in _UNMARKED:
            others = styles[candidate.form] - ("symbol beside" in candidate.features)
            if others:
                candidate.features.append(f"{candidate.form} style {min(_MOST, others)}")


def _is_sure(candidate: Candidate) -> bool:
    """Whether a candidate's words alone all but say that it is a company."""
    if candidate.is_explicit or candidate.has_legal_form:
        return True
    if candidate.form not in _SURE_NAMES or candidate.ambiguous or candidate.other_meaning or candidate.rivals:
        return False
    return candidate.issuer.is_major and (" " in candidate.key or rarity_of(candidate.key) == "coined")


def _sentence(candidate: Candidate, surroundings: Mapping[FieldName, Surroundings]) -> tuple[FieldName, int]:
    name = candidate.text.name
    return name, surroundings[name].sentence_at(candidate.first)


def _lists(candidates: Sequence[Candidate]) -> Iterator[list[Candidate]]:
    """Runs of two or more of ``candidates`` of which only commas and the like part each from the next."""
    members: list[Candidate] = []
    for before, behind in pairwise(candidates):
        if _is_listed_with(before, behind):
            members = members or [before]
            members.append(behind)
        elif members:
            yield members
            members = []
    if members:
        yield members


def _is_listed_with(before: Candidate, behind: Candidate) -> bool:
    """Whether only commas and the like, and other names, lie between two candidates."""
    if before.text is not behind.text or not 0 < behind.first - before.last <= _LIST_GAP:
        return False
    gap = before.text.words[before.last : behind.first]
    return (
        before.issuer is not behind.issuer
        and not _LIST_WORDS.isdisjoint(gap)
        and all(word in _LIST_WORDS or word[0].isupper() for word in gap)
    )
