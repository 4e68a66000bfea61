"""Quotetape: quotes and tickers from news articles.

>>> from streams import enrich
>>> event = enrich({"id": "1", "body": "Nothing was said."})
>>> event["quotes"]
[]
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from streams.version import __version__

if TYPE_CHECKING:
    from streams.inputs.reader import UnreadableInputError, articles_in
    from streams.pipeline.library import ArticleNotEnrichedError, ArticleNotUsableError, InvalidArticleError, enrich

__all__ = [
    "ArticleNotEnrichedError",
    "ArticleNotUsableError",
    "InvalidArticleError",
    "UnreadableInputError",
    "__version__",
    "articles_in",
    "enrich",
]
_OF_INPUTS = ("UnreadableInputError", "articles_in")


def __getattr__(name: str) -> Any:
    """The core is loaded when it is first asked for: commands that read no article start without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = "streams.inputs.reader" if name in _OF_INPUTS else "streams.pipeline.library"
    return getattr(import_module(module), name)


def __dir__() -> list[str]:
    """What is there for users, loaded or not."""
    return __all__
