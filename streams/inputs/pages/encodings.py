"""Bytes of a web page to text, as browsers do: a byte order mark, what the page says of itself, else UTF-8 or Latin."""

import codecs
import re
from typing import Final

_MARKS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CHARSET: Final = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})""", re.IGNORECASE)
_HEAD: Final = 8192
"""Bytes in which a page says its encoding."""
_LATIN: Final = "cp1252"  # what the web means by Latin-1 and by nothing (WHATWG Encoding)


def decoded(data: bytes, *, charset: str | None = None) -> str:
    """The text of ``data``; bytes that are no text in its encoding become U+FFFD.

    Args:
        data: A page.
        charset: What its server said; the page's own word counts less than that, a byte order mark more.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    named = _CHARSET.search(data, 0, _HEAD)
    for name in (charset, named[1].decode("ascii") if named else None):
        codec = _codec(name)
        if codec is not None:
            return data.decode(codec, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode(_LATIN, "replace")


def _codec(encoding: str | None) -> str | None:
    """The name of a text encoding that there is."""
    if not encoding:
        return None
    try:
        name = codecs.lookup(encoding).name
        b"".decode(name)  # some codecs are none of text
    except (LookupError, UnicodeError, ValueError):
        return None
    return {"iso8859-1": _LATIN, "ascii": _LATIN, "utf-16": "utf-8", "utf-16-le": "utf-8"}.get(name, name)
