"""Names as keys."""

import pytest

from streams.tickers.securities.names import name_parts, strip_legal_form

KEYS = [
    ("Meta Platforms, Inc.", "meta platforms"),
    ("Levi Strauss & Co", "levi strauss"),
    ("J.P. Morgan", "jp morgan"),
    ("AT&T Inc.", "at and t"),
    ("Moody’s Corporation", "moody s"),
    ("The Coca-Cola Company", "coca cola"),
    ("Amazon.com, Inc.", "amazon com"),
    ("Company", "company"),
]


@pytest.mark.parametrize(("name", "key"), KEYS)
def test_a_key_is_the_words_that_tell_a_name_from_others(name: str, key: str) -> None:
    assert " ".join(strip_legal_form(name_parts(name))) == key
