"""What a person is told of an article that is not taken as it is: one line each, by file and line, as compilers do."""

from streams.cli.files.articles import SourceArticle
from streams.cli.output import visible
from streams.pipeline.outcomes import Rejection


def refused(article: SourceArticle, rejection: Rejection) -> str:
    """That ``article`` is no article, and why."""
    return complaint(article, f"{rejection.reason}: {rejection.message}")


def skipped(article: SourceArticle, what: str, article_id: str | None) -> str:
    """That ``article`` is rightly left out, because it is ``what``: "a picture", "withheld"."""
    return complaint(article, f"skipped, it is {what}{f' ({article_id})' if article_id else ''}")


def complaint(article: SourceArticle, what: str) -> str:
    """``what`` is to be said of ``article``."""
    return visible(f"{article.where}: {what}")
