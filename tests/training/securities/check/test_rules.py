"""What breaks the rules for a master."""

from typing import Any

import pytest

from streams.tickers.securities.master import SecurityMaster
from training.securities.check.rules import broken_rules

_ACME = ["ACME", "XNYS", "stock", "", ""]
_OTHER = ["ACMX", "XNYS", "stock", "", ""]


@pytest.mark.parametrize(
    ("rule", "records"),
    [
        ("every_issuer_is_called_something", [[[_ACME], [], []]]),
        (
            "days_are_in_order",
            [[[["ACME", "XNYS", "stock", "2020-01-02", "2020-01-02"]], [["acme", "Acme", "", ""]], []]],
        ),
        ("a_symbol_has_one_holder", [[[_ACME], [["acme", "Acme", "", ""]], []]] * 2),
        ("a_symbols_class_tells_the_type", [[[["ACME.WS", "XNYS", "stock", "", ""]], [["acme", "Acme", "", ""]], []]]),
        ("somebody_would_write_a_name", [[[_ACME], [["acme", "Acme", "", ""]], [["bank of", "short", False, "", ""]]]]),
        ("somebody_would_write_a_name", [[[_ACME], [["acme", "Acme", "", ""]], [["energy", "short", False, "", ""]]]]),
        ("somebody_would_write_a_name", [[[_ACME], [["acme", "Acme", "", ""]], [["7", "short", False, "", ""]]]]),
        ("marks_are_balanced", [[[_ACME], [["acme", "Acme (Holding", "", ""]], []]]),
        (
            "a_name_means_a_listed_security",
            [[[["ACME", "XNYS", "stock", "", "2019-01-02"]], [["acme", "Acme", "2020-01-02", ""]], []]],
        ),
    ],
)
def test_a_broken_rule_is_named(rule: str, records: list[list[Any]]) -> None:
    master = SecurityMaster("2026-01-02", [[None, None, 0, *record, []] for record in records])

    assert list(broken_rules(master)) == [rule]


def test_a_master_in_order_breaks_none() -> None:
    master = SecurityMaster("2026-01-02", [[None, None, 0, [_ACME], [["acme", "Acme", "", ""]], [], []]])

    assert broken_rules(master) == {}
