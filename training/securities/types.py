"""What kind of security a list's entry is, told from its symbol and from how the list describes it.

A list writes the company's name and then the description of the security: "Preferred Bank - Common Stock". The
description tells the type. A word in the company's own name does not, except for funds, which are called what they are.
"""

import re
from typing import Final

from streams.tickers.model import SecurityType

# Where the company's name ends and the description of the security begins.
_DESCRIPTION: Final = re.compile(
    r"\s+(?:-\s+)?\(?(?:"
    r"Class\s[A-Z]\b|Cl(?:\s[A-Z])?$|Common\b(?=.*(?:Stock|Share|Unit))|Com$|Capital\sStock|"
    r"(?:Variable\s)?Ordinary\sShare|"
    r"(?:(?:Sponsored|Global|Tangible|Equity)\s)*(?:American\sDepos|AD[SR]s?\b|Deposit[ao]ry)|Dep\.?\sSh[as]|"
    r"(?:(?:Corporate|Tangible|Equity|Operating\sPartnership|Limited\sPartnership|Beneficial)\s)*(?:Sub)?Units?(?=,|\s|\.?$)|"
    r"Limited\sPartnership\sInt|(?:(?:First|Collateral|Trust)\s)*Mortgage\sBonds|(?:(?:Redeemable|Public|Series\s[A-Z])\s)*Warrants?\b|"
    r"(?:(?:Share|Subscription|One)\s)?Rights?(?=,|\seach|\sthat|\sto\s|$)|"
    r"\d+(?:\.\d+)?\s?%|Series\s(?:[A-Z]|\d+)\b|Perpetual|Perp\.|Cumulative|Preferred|Preference|Pfd\b|Subordinate|"
    r"(?:(?:Senior|Global|Tr)\s)*(?:Notes?\b|Pfd\b)|New\sYork\sRegist|Shares?\sof\sBeneficial|when[\s-]issued|W/I|"
    r"Closed[\s-]End\sFund$|\((?:The|new|DE|MD|NV)\)|The\)|new\)|New$|representing\b|each\srepresenting|Common$|-\s(?:Ord|Reg\w*)\sShares|"
    r"-\sBusiness\sDevelopment\sCompany|Spon\w*$"
    r")",
    re.IGNORECASE,
)
# What shows that a word of a description belongs to the name: the name goes on behind it.
_NAME_GOES_ON: Final = re.compile(
    r"\b(?:Funds?|ETFs?|ETNs?|Portfolio)\b(?!$)|\s(?:Fund|ETF|ETN|Portfolio)s?$|^\s+Preferred\s(?:Bank|Apartment)\b",
    re.IGNORECASE,
)
_CLOSED_END: Final = re.compile(r"closed[\s-]end fund$", re.IGNORECASE)
_NO_NAME: Final = re.compile(r"^Common (?:Shares|Units)(?: of Beneficial Interests?)?(?: of\b|$)\s*", re.IGNORECASE)
_ARTICLE_INSIDE: Final = re.compile(r"\s\(The\)(?=\s)")
_SAID_TWICE: Final = re.compile(r"\b(.{12,}?|ETF)\s+\1$")
_TRAILING: Final = re.compile(r"(?:\s+\(?(?:The|New)\)?)+$", re.IGNORECASE)
_UNCLOSED: Final = re.compile(r"\s*\([^()]*$|[\s,;:/&-]+$")
_FILER_TAG: Final = re.compile(r"\s*[/\\].{2,12}$")
_MARKED_CLASS: Final = re.compile(r"'[A-Z]'$|(?<=Inc|orp)\.?-[A-C]$")

_TYPE_OF_SUFFIX: Final[dict[str, SecurityType]] = {".WS": "warrant", ".U": "unit", ".R": "right"}
_PREFERRED_SUFFIX: Final = re.compile(r"\.P[A-Z]?$")
_WARRANT_SERIES: Final = re.compile(r"\.WT?[A-Z]$")
_WHEN_ISSUED: Final = ".WI"

_NOTE_SERIES: Final = re.compile(r"\bETNs?\b|\biPath\b|\bexchange[ -]traded notes?\b", re.IGNORECASE)
_ETF: Final = re.compile(
    r"\bETFs?\b|\b(?:iShares|SPDR|ProShares|PowerShares|WisdomTree|Direxion)\b|"
    r"\b(?:gold|silver|platinum|palladium|bitcoin|ether|ethereum|solana|xrp) trust\b(?!.*common)",
    re.IGNORECASE,
)
_FUND: Final = re.compile(
    r"\bfunds?\b(?!ing)|\bclosed[ -]end\b|\bmunicipal (?:income|trust)\b|\b(?:bond|dividend|income|term) trust\b",
    re.IGNORECASE,
)
_NO_FUND: Final = re.compile(r"\b(?:realty|properties|real estate|mortgage|royalty) (?:income )?trust\b", re.IGNORECASE)
# What a description says; the first that matches wins.
_DESCRIPTIONS: Final[tuple[tuple[SecurityType, str], ...]] = (
    ("warrant", r"^\W*(?:(?:redeemable|public|series \w) )*warrants?\b"),
    ("adr", r"(?:american|global) depos|\bAD[SR]s?\b"),
    ("warrant", r"\bwarrants?\b"),
    ("right", r"^\W*(?:share |subscription )?rights?\b|\brights?(?:$| \(| when\b)"),
    ("unit", r"^\W*(?:sub)?units?,? (?:each|consist)"),
    ("stock", r"\b(?:ordinary|common) (?:stock|shares?)\b(?!.*\bpreferred)"),
    ("preferred", r"\b(?:preferred|preference) (?:stock|shares?|securities|units?)\b"),
    ("stock", r"\bbeneficial unit"),
    ("note", r"\bnotes?\b|\b(?:debentures|bonds|certificates)\b|\bdue .*20\d\d$"),
    ("preferred", r"\b(?:preferred|preference|pfd|perp|perpetual|dep shs?|cumulative)\b"),
    ("stock", r"\b(?:common|limited partnership|class \w|depositary|beneficial) units?\b|\binterests?\b"),
    ("unit", r"\b(?:sub)?units?\b"),
    ("preferred", r"^\W*deposit[ao]ry shares?\b(?!.*\bcommon\b)"),
    ("stock", r"\b(?:stock|shares?|regist\w*)\b|^\W*(?:class \w|com|cl)\b"),
)
_DESCRIBED: Final = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _DESCRIPTIONS)
_PARTNERSHIP: Final = re.compile(r"\b(?:L\.?P\.?|LLC|Partners|Trust)$", re.IGNORECASE)


def split_name(security_name: str) -> tuple[str, str]:
    """The company's part of ``security_name`` and the description of the security; "" where there is none."""
    name = _MARKED_CLASS.sub("", _FILER_TAG.sub("", _NO_NAME.sub("", security_name.strip())))
    for match in _DESCRIPTION.finditer(name):
        rest = name[match.start() :]
        if match.start() and (_CLOSED_END.search(rest) or not _NAME_GOES_ON.search(rest)):
            return _tidy(name[: match.start()]), rest
    return _tidy(name), ""


def _tidy(name: str) -> str:
    name = _ARTICLE_INSIDE.sub("", " ".join(name.split()))
    return _TRAILING.sub("", _SAID_TWICE.sub(r"\1", _UNCLOSED.sub("", name))).rstrip(" ,-")


def company_name(security_name: str) -> str:
    """The company's part of ``security_name``, without the description of the security."""
    return split_name(security_name)[0]


def type_of_symbol(symbol: str) -> SecurityType | None:
    """What a symbol's class says: warrants, units, rights and preferred shares have classes of their own."""
    if _PREFERRED_SUFFIX.search(symbol):
        return "preferred"
    if _WARRANT_SERIES.search(symbol) and not symbol.endswith(_WHEN_ISSUED):
        return "warrant"
    return next((kind for suffix, kind in _TYPE_OF_SUFFIX.items() if symbol.endswith(suffix)), None)


def described_type(symbol: str, security_name: str) -> SecurityType | None:
    """What kind of security the symbol's class and the description tell of; None if neither says."""
    of_symbol = type_of_symbol(symbol)
    if of_symbol not in {None, "preferred"}:
        return of_symbol
    kind = _type_of_name(security_name)
    if of_symbol is not None:
        # Some notes have a preferred share's symbol.
        return kind if kind in {"note", "adr"} else of_symbol
    return kind


def _type_of_name(security_name: str) -> SecurityType | None:
    if _NOTE_SERIES.search(security_name):
        return "etn"
    name, description = split_name(security_name)
    kind = next((kind for kind, pattern in _DESCRIBED if pattern.search(description)), None)
    if kind == "unit" and _PARTNERSHIP.search(name):
        kind = "stock"
    if kind not in {None, "stock"}:
        return kind
    if _ETF.search(name) and "common stock" not in description.lower():
        return "etf"
    if security_name.rstrip().upper().endswith("/ADR"):
        return "adr"
    return "fund" if _FUND.search(security_name) and not is_real_estate(name) else kind


def is_real_estate(name: str) -> bool:
    """Whether ``name`` is that of a trust that owns land or loans, an operating company, and not a fund's."""
    return _NO_FUND.search(name) is not None
