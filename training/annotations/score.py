"""``python -m training.annotations.score JOINED``: how well the articles that ``join`` wrote are read.

Prints for the published and the invented ones, learnt from and kept out: precision, recall and F1 of what is said, of
span and speaker together, the share of full names among right spans, employers, and the roles of people with names: a
role is right if it has the annotated words and no other, but for articles and the employer's name. Without JOINED: how
far two readers agree.
"""

import re
import sys
from collections import Counter
from itertools import product
from pathlib import Path
from typing import Any

from streams.pipeline.library import enrich
from training.annotations.join import BUSINESS, SECOND, Row, rows, some
from training.cast.employers import same

_MIN_OVERLAP = 0.8
_IN_ROLES = frozenset("a an the s his her its their of for at in and".split())
_TITLES = frozenset("mr mrs ms dr sen rep gov president prof sir lord lady baroness the a an".split())


def main() -> None:
    """Score, or compare the two readings."""
    if len(sys.argv) == 1:
        _print("second readings against first ones", _agreement())
        return
    articles = rows(Path(sys.argv[1]))
    for invented, kept_out in product((False, True), (False, True)):
        counts = Counter[str]()
        for article in some(articles, invented=invented, kept_out=kept_out):
            counts.update(scored(as_read(article), article["quotes"], article["people"]))
        _print(f"{'invented' if invented else 'published'}, {'kept out' if kept_out else 'learnt from'}", counts)


def as_read(article: Row) -> tuple[list[Row], list[Row]]:
    """What the extractor finds in ``article``: quotes of the body, in the annotations' form, and their people."""
    value = {name: article.get(name) for name in ("id", "title", "published_at")} | {"body": article["text"]}
    quotes: list[Row] = []
    people: list[Row] = []
    for quote in enrich(value)["quotes"]:
        if quote["field"] == "body":
            speaker: dict[str, Any] = dict(quote["speaker"] or {})
            mention = speaker.get("mention") or {}
            names = [speaker.get("name"), *(other["name"] for other in speaker.get("also", ()))]
            quotes.append({
                "start": quote["start"], "end": quote["end"], "speech": quote["act"] == "speech",
                "speaker_start": mention.get("start"), "speaker_end": mention.get("end"),
                "speaker_name": " and ".join(filter(None, names)) or mention.get("text") or "",
            })  # fmt: skip
            people.append({
                "name": speaker.get("name") or "", "affiliation": speaker.get("affiliation"),
                "role": speaker.get("role"),
            })  # fmt: skip
    return quotes, people


def _agreement() -> Counter[str]:
    first = {row["id"]: row for row in rows(BUSINESS)}
    counts = Counter[str]()
    for other in rows(SECOND):
        one = first[other["id"]]
        counts.update(scored((flat(other), other["people"]), flat(one), one["people"]))
    return counts


def flat(annotation: Row) -> list[Row]:
    """The quotes of an annotation's body, with their speakers' names."""
    quotes = [quote for quote in annotation["quotes"] if quote["field"] == "body"]
    people = annotation["people"]
    return [
        quote
        | dict(zip(("speaker_start", "speaker_end"), quote.get("source", (None, None)), strict=True))
        | {"speaker_name": people[quote["person"]]["name"] if quote.get("person") is not None else ""}
        for quote in quotes
    ]


def scored(found: tuple[list[Row], list[Row]], gold: list[Row], people: list[Row]) -> Counter[str]:
    """Counts of one article: what is said is found, right with its speaker, and named; employers given and right."""
    counts = Counter[str]()
    quotes, speakers = found
    free = [quote for quote in gold if not quote["speech"]]
    left = [quote for quote in gold if quote["speech"]]
    counts["gold"] = len(left)
    for quote in quotes:
        if not quote["speech"]:
            continue
        match = next((one for one in left if _overlaps(quote, one)), None)
        if match is None:
            counts["found"] += not any(_overlaps(quote, one) for one in free)
            continue
        left.remove(match)
        counts["found"] += 1
        counts["right"] += 1
        is_named = _words(quote["speaker_name"]) == _words(match.get("speaker_name") or "")
        counts["with speaker"] += is_named or match.get("speaker_start") is None or _touches(quote, match)
        if match.get("speaker_name"):
            counts["named"] += 1
            counts["full name"] += is_named
    for person in people:
        given = [one.get("affiliation") for one in speakers if _words(one["name"]) == _words(person["name"])]
        if given and person["kind"] in ("person", "described") and person.get("affiliation") != "?":
            employer = next(filter(None, given), None)
            wanted = person.get("affiliation")
            counts["employers"] += wanted is not None
            counts["employers given"] += employer is not None
            counts["employers right"] += employer is not None and wanted is not None and same(employer, wanted)
        if given and person["kind"] == "person":
            counts.update(_roles(person, [one for one in speakers if _words(one["name"]) == _words(person["name"])]))
    return counts


def _roles(person: Row, speakers: list[Row]) -> Counter[str]:
    """Counts of one person: whether a role is annotated, given to ``speakers``, who are that person, and right."""
    wanted: str = person.get("role") or ""
    given: str = next((one["role"] for one in speakers if one.get("role")), "")
    employers = {word for one in (person, *speakers) for word in _words(one.get("affiliation") or "")}
    is_right = wanted != "" != given and _own(wanted, employers) == _own(given, employers)
    return Counter({"roles": wanted != "", "roles given": given != "", "roles right": is_right})


def _own(role: str, employers: set[str]) -> list[str]:
    """The words of ``role`` that tell it, without those of its ``employers``, unless it has no others."""
    words = [word for word in re.findall(r"\w+", role.lower()) if word not in _IN_ROLES]
    return [word for word in words if word not in employers] or words


def _overlaps(one: Row, other: Row) -> bool:
    shared: int = min(one["end"], other["end"]) - max(one["start"], other["start"])
    whole: int = max(one["end"], other["end"]) - min(one["start"], other["start"])
    return shared >= _MIN_OVERLAP * whole


def _touches(one: Row, other: Row) -> bool:
    """Whether two mentions of speakers overlap."""
    if one.get("speaker_start") is None or other.get("speaker_start") is None:
        return False
    return bool(one["speaker_start"] < other["speaker_end"] and other["speaker_start"] < one["speaker_end"])


def _words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.lower()) if word not in _TITLES]


def said(counts: Counter[str]) -> str:
    """How much of what is said is found, with its speaker, and named."""

    def f1(part: str) -> float:
        return 200 * counts[part] / max(1, counts["found"] + counts["gold"])

    return (
        f"said {counts['gold']}, precision {_share(counts, 'right', 'found'):.1f},"
        f" recall {_share(counts, 'right', 'gold'):.1f}, F1 {f1('right'):.1f}, with speaker {f1('with speaker'):.1f},"
        f" full names {_share(counts, 'full name', 'named'):.1f}"
    )


def _share(counts: Counter[str], part: str, whole: str) -> float:
    return 100 * counts[part] / max(1, counts[whole])


def _print(what: str, counts: Counter[str]) -> None:
    sys.stdout.write(
        f"{what}: {said(counts)};"
        f" employers: precision {_share(counts, 'employers right', 'employers given'):.1f},"
        f" found {_share(counts, 'employers right', 'employers'):.1f} of {counts['employers']};"
        f" roles: precision {_share(counts, 'roles right', 'roles given'):.1f},"
        f" found {_share(counts, 'roles right', 'roles'):.1f} of {counts['roles']}\n"
    )


if __name__ == "__main__":
    main()
