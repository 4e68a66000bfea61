"""The core that articles are read with, loaded once for all tests that read one."""

from functools import cache

from streams.pipeline.enrichment import Core


@cache
def core() -> Core:
    """The one that ships with the package."""
    return Core.load()
