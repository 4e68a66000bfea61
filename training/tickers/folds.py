"""Documents in folds: what is learnt from some is judged on the others."""

import zlib


def fold_of(document: str, folds: int) -> int:
    """The fold that ``document`` falls in, the same in every run."""
    return zlib.crc32(document.encode()) % folds
