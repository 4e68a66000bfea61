"""People who bear a company's name: "Tom Cummins, a teacher … Cummins said" is not about Cummins Inc.

Whom a text introduces by a given name it calls by the surname alone after that. A company that it means as well it
names in a way of its own: first, in the headline, in full, by a symbol, or beside a word like "shares".
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from streams.text.document import FieldName
from streams.tickers.candidates.candidate import Candidate
from streams.tickers.candidates.lexicon import Lexicon
from streams.tickers.candidates.surroundings import Surroundings


def without_bearers(
    candidates: Sequence[Candidate],
    surroundings: Mapping[FieldName, Surroundings],
    lexicon: Lexicon,
    hints: Collection[str],
) -> list[Candidate]:
    """The ``candidates``, in order of place, without those that only ever name a person.

    Args:
        candidates: In order of place.
        surroundings: Of the fields they stand in.
        lexicon: Whose company words tell a company.
        hints: Symbols that the publisher gave.
    """

    def is_introduced(candidate: Candidate) -> bool:
        return surroundings[candidate.text.name].introduces_a_person(candidate.tokens)

    introduced = {
        candidate.issuer.id for candidate in candidates if not candidate.is_symbol and is_introduced(candidate)
    }
    if not introduced:
        return list(candidates)  # most often
    ends = {(candidate.text.name, candidate.tokens.end) for candidate in candidates}
    by_issuer: defaultdict[int, list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        if candidate.issuer.id in introduced:
            by_issuer[candidate.issuer.id].append(candidate)
    bearers = {
        issuer
        for issuer, mentions in by_issuer.items()
        if is_introduced(mentions[0])
        and (mentions[0].text.name, mentions[0].tokens.start) not in ends  # "Sony Ericsson"
        and not any(listing.symbol in hints for listing in mentions[0].issuer.listings)
        and not any(
            mention.key != mentions[0].key
            or mention.is_explicit
            or mention.has_legal_form
            or _is_beside_a_company_word(mention, surroundings[mention.text.name], lexicon)
            for mention in mentions
        )
    }
    return [candidate for candidate in candidates if candidate.issuer.id not in bearers]


def _is_beside_a_company_word(mention: Candidate, around: Surroundings, lexicon: Lexicon) -> bool:
    start, end = mention.tokens
    return not lexicon.company_words.isdisjoint((around.words[start - 1], around.words[end], around.words[end + 1]))
