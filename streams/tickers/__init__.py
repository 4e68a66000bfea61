"""Tickers: which listed securities an article is about, as of its day."""

from streams.tickers.securities.master import security_master
from streams.tickers.tagging import tag_securities

__all__ = ["master_as_of", "tag_securities"]


def master_as_of() -> str:
    """The date of the newest fact in the security master, ISO 8601."""
    return security_master().as_of
