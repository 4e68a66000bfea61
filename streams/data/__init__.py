"""The facts that ship with the package; each file says where its facts come from."""

from importlib.resources import files


def read_text(name: str) -> str:
    """The text of the data file ``name``."""
    return files(__name__).joinpath(name).read_text(encoding="utf-8")


def read_bytes(name: str) -> bytes:
    """The bytes of the data file ``name``."""
    return files(__name__).joinpath(name).read_bytes()


def word_list(name: str) -> frozenset[str]:
    """The words of a data file that has one entry a line; ``#`` begins a comment."""
    lines = (line.partition("#")[0].strip() for line in read_text(name).splitlines())
    return frozenset(line for line in lines if line)
