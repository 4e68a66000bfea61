"""Quotetape: quotes and tickers from news articles.

>>> from streams import enrich
>>> event = enrich({"id": "1", "body": "Nothing was said."})
>>> event["quotes"]
[]
"""

from streams.library import ArticleNotEnrichedError, ArticleNotUsableError, InvalidArticleError, enrich
from streams.version import __version__

__all__ = [
    "ArticleNotEnrichedError",
    "ArticleNotUsableError",
    "InvalidArticleError",
    "__version__",
    "enrich",
]
