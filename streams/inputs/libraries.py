"""Libraries that only some formats need: imported when one is met, and asked for by name where they are missing."""

from importlib import import_module
from types import ModuleType


class MissingLibraryError(RuntimeError):
    """A library of the extra ``inputs`` is not installed; the message says how to install it."""


def library(name: str) -> ModuleType:
    """The module ``name`` of the extra ``inputs``.

    Raises:
        MissingLibraryError: It is not installed.
    """
    try:
        return import_module(name)
    except ImportError as error:
        raise MissingLibraryError(
            f"{name} is not installed, which reads this: pip install 'quotetape[inputs]' ({error})"
        ) from error
