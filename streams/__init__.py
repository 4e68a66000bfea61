"""Quotetape: quotes and tickers from news articles.

>>> from streams import enrich
>>> event = enrich({"id": "1", "body": "Nothing was said."})
>>> event["quotes"]
[]
"""

from typing import TYPE_CHECKING, Any

from streams.version import __version__

if TYPE_CHECKING:
    from streams.pipeline.library import ArticleNotEnrichedError, ArticleNotUsableError, InvalidArticleError, enrich

__all__ = [
    "ArticleNotEnrichedError",
    "ArticleNotUsableError",
    "InvalidArticleError",
    "__version__",
    "enrich",
]


def __getattr__(name: str) -> Any:
    """The core is loaded when it is first asked for: commands that read no article start without it."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from streams.pipeline import library  # noqa: PLC0415 - not before it is asked for

    return getattr(library, name)


def __dir__() -> list[str]:
    """What is there for users, loaded or not."""
    return __all__
