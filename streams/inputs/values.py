"""Values as formats write them, to those of an article: moments, versions, statuses, languages, symbols, by-lines."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from streams.text.html import html_to_text

STATUSES: Final = {
    "usable": "usable",
    "withheld": "withheld",
    "canceled": "canceled",
    "cancelled": "canceled",
}
"""The article's status by IPTC's publishing status, whichever way it is spelt."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SPACES: Final = re.compile(r"\s+")
_BY: Final = re.compile(r"by[:\s]+", re.IGNORECASE)
_NUMBER: Final = re.compile(r"\d{1,18}")
_BASIC_MOMENT: Final = re.compile(r"(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(Z|[+-]\d\d:?\d\d)?")
_OFFSET: Final = re.compile(r"(?<=[+-]\d\d)(?=\d\d$)")
_SYMBOL: Final = re.compile(r"\$?(?:[A-Z]{4} |[A-Za-z ]{2,16}: ?)?\$?([A-Za-z0-9]{1,8}(?:[.-][A-Za-z0-9]{1,4})?)")
_LONGEST: Final = 64
"""Characters of a moment or a language tag; longer ones are something else."""
_FIRST_YEAR: Final = 1600
"""No newspaper is older; a date before is a program's idea of none, such as the year 1."""


def text_of(value: object) -> str:
    """A string without white space around it and with single spaces within; empty for anything else."""
    return _SPACES.sub(" ", value).strip() if isinstance(value, str) else ""


def plain_of(value: object) -> str:
    """The words of a string that may be HTML: a title with ``&amp;`` or ``<em>``."""
    text = text_of(value)
    return text_of(html_to_text(text).text) if "<" in text or "&" in text else text


def moment_of(value: object) -> datetime | None:
    """The moment that a date or a date-time means; None where it means none.

    ISO 8601 and what it is often written as, and RFC 822 as RSS has it. Without a zone it is UTC.
    """
    text = text_of(value)
    if not text or len(text) > _LONGEST:
        return None
    for parse in (_iso_moment, parsedate_to_datetime):
        try:
            moment = parse(text)
            moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, TypeError, OverflowError, IndexError):
            continue
        return moment if moment.year >= _FIRST_YEAR else None
    return None


def _iso_moment(text: str) -> datetime:
    if basic := _BASIC_MOMENT.fullmatch(text):
        year, month, day, hour, minute, second, zone = basic.groups()
        text = f"{year}-{month}-{day}T{hour}:{minute}:{second}{zone or ''}"
    return datetime.fromisoformat(_OFFSET.sub(":", text.upper().replace(" UTC", "Z").replace(" Z", "Z")))


def rfc3339(value: object) -> str | None:
    """``value``, a moment or how a format writes one, as an article has it; a day stays a day."""
    text = text_of(value)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return text if day.year >= _FIRST_YEAR else None
    moment = value if isinstance(value, datetime) else moment_of(text)
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def first_moment(*values: object) -> str | None:
    """The first of ``values`` that is a moment, as an article has it."""
    return next((moment for value in values if (moment := rfc3339(value)) is not None), None)


def version_of(version: object, created: object) -> int | None:
    """The number of a version, also where a string has it; else the second in which it was made."""
    if isinstance(version, int) and not isinstance(version, bool):
        return version
    text = text_of(version)
    if _NUMBER.fullmatch(text):
        return int(text)
    return seconds_of(created)


def seconds_of(value: object) -> int | None:
    """The whole seconds since the epoch of a moment as a format writes it."""
    moment = moment_of(value)
    return None if moment is None else int(moment.timestamp())


def language_of(*values: object) -> str | None:
    """The first of ``values`` that is a language tag, also where it is written as a locale."""
    for value in values:
        tag = text_of(value).split(".")[0].replace("_", "-")
        if len(tag) <= _LONGEST and _LANGUAGE.fullmatch(tag):
            return tag
    return None


def by_line(value: object) -> str:
    """A by-line without its "By"."""
    return _BY.sub("", text_of(value), count=1) if _BY.match(text_of(value)) else text_of(value)


def symbols_of(values: Iterable[object]) -> list[str]:
    """Ticker symbols without the exchange that stands before them, or the market that a RIC has behind it."""
    found: dict[str, None] = {}
    for value in values:
        match = _SYMBOL.fullmatch(text_of(value))
        if match:
            found[match[1].upper()] = None
    return list(found)


def ric_symbol(value: object) -> str:
    """The symbol of a Reuters instrument code: ``AAPL`` of ``AAPL.OQ``, ``BRK.B`` of ``BRKb.N``."""
    code = text_of(value).split(".")[0].removeprefix("R:")
    if len(code) > 1 and code[-1].islower() and code[:-1].isupper():
        return f"{code[:-1]}.{code[-1].upper()}"
    return code


def list_of(value: Any) -> list[Any]:
    """``value`` as a list: itself, or with it alone; nothing for nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
