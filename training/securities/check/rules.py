"""What must hold in any security master, whatever lists it was made from.

Each rule looks at the whole master and says what breaks it, one line each. The build fails on a line, and so do the
tests on the master that ships.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final

from streams.tickers.securities.master import Issuer, Listing, SecurityMaster
from streams.tickers.securities.names import name_parts
from training.securities.holdings import NAMING_TYPES
from training.securities.types import type_of_symbol
from training.securities.wording import is_telling, is_written

Rule = Callable[[SecurityMaster], Iterator[str]]

_PAIRS: Final = ("()", "[]", "“”")
_LOOSE_ENDS: Final = "-–&,;:/(["
_OPEN: Final = "9"


def broken_rules(master: SecurityMaster) -> dict[str, list[str]]:
    """What breaks each rule, by the rule's name; nothing for a rule that holds."""
    found = {rule.__name__: list(rule(master)) for rule in RULES}
    return {name: lines for name, lines in found.items() if lines}


def every_issuer_is_called_something(master: SecurityMaster) -> Iterator[str]:
    """An issuer has a name to be shown by."""
    for issuer in _issuers(master):
        if not any(name.display.strip() for name in issuer.names):
            yield _of(issuer)


def days_are_in_order(master: SecurityMaster) -> Iterator[str]:
    """What begins ends later."""
    for issuer in _issuers(master):
        listings = [(listing.symbol, listing.start, listing.end) for listing in issuer.listings]
        for what, start, end in (*listings, *_called(issuer)):
            if end and start >= end:
                yield f"{_of(issuer)}: {what} from {start} until {end}"


def a_symbol_has_one_holder(master: SecurityMaster) -> Iterator[str]:
    """No symbol is two securities' on one day."""
    tenures: defaultdict[str, list[Listing]] = defaultdict(list)
    for issuer in _issuers(master):
        for listing in issuer.listings:
            tenures[listing.symbol].append(listing)
    for symbol, held in tenures.items():
        for one, other in pairwise(sorted(held, key=lambda listing: listing.start)):
            if (one.end or _OPEN) > other.start:
                yield f"{symbol} until {one.end or 'now'} and from {other.start or 'ever'}"


def a_tenure_is_one_listing(master: SecurityMaster) -> Iterator[str]:
    """An issuer's symbol does not end on the day on which it goes on as the same security."""
    for issuer in _issuers(master):
        for listing in issuer.listings:
            if listing.end and any(
                other is not listing
                and (other.symbol, other.type, other.start) == (listing.symbol, listing.type, listing.end)
                for other in issuer.listings
            ):
                yield f"{listing.symbol} on {listing.end}"


def a_symbols_class_tells_the_type(master: SecurityMaster) -> Iterator[str]:
    """Warrants, units, rights and preferred shares have symbols of their own."""
    for issuer in _issuers(master):
        for listing in issuer.listings:
            kind = type_of_symbol(listing.symbol)
            if kind and listing.type != kind and not (kind == "preferred" and listing.type in {"note", "adr"}):
                yield f"{listing.symbol} is a {listing.type}"


def somebody_would_write_a_name(master: SecurityMaster) -> Iterator[str]:
    """A name has two letters or more and does not break off; an alias has a word that tells."""
    for issuer in _issuers(master):
        # "Interpublic Group of Companies" has a key that ends in "of", being without its legal form.
        official = {name.key: " ".join(name_parts(name.display)) for name in issuer.names}
        for key, _, _ in _called(issuer):
            if not is_written(official.get(key, key)) or (key not in official and not is_telling(key)):
                yield f"{_of(issuer)}: {key}"


def marks_are_balanced(master: SecurityMaster) -> Iterator[str]:
    """A written name closes what it opens, and does not end in a mark that goes on."""
    for issuer in _issuers(master):
        for name in issuer.names:
            is_open = any(name.display.count(pair[0]) != name.display.count(pair[1]) for pair in _PAIRS)
            if is_open or name.display.endswith(tuple(_LOOSE_ENDS)):
                yield f"{_of(issuer)}: {name.display}"


def a_name_means_a_listed_security(master: SecurityMaster) -> Iterator[str]:
    """A listed company's name or alias has a day on which a security was listed."""
    for issuer in _issuers(master):
        held = [listing for listing in issuer.listings if listing.type in NAMING_TYPES]
        for key, start, end in _called(issuer) if held else ():
            if not any(start < (listing.end or _OPEN) and listing.start < (end or _OPEN) for listing in held):
                yield f"{_of(issuer)}: {key} from {start or 'ever'} until {end or 'now'}"


RULES: Final[tuple[Rule, ...]] = (
    every_issuer_is_called_something,
    days_are_in_order,
    a_symbol_has_one_holder,
    a_tenure_is_one_listing,
    a_symbols_class_tells_the_type,
    somebody_would_write_a_name,
    marks_are_balanced,
    a_name_means_a_listed_security,
)


def _issuers(master: SecurityMaster) -> Iterator[Issuer]:
    return (master.issuer(index) for index in range(len(master)))


def _called(issuer: Issuer) -> Iterator[tuple[str, str, str]]:
    """Every key that means ``issuer``, and since when and until when."""
    yield from ((name.key, name.start, name.end) for name in issuer.names if name.key)
    yield from ((alias.key, alias.start, alias.end) for alias in issuer.aliases)


def _of(issuer: Issuer) -> str:
    return issuer.listings[0].symbol if issuer.listings else "unlisted"
