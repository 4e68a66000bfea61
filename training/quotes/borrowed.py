"""What annotated articles report, as fillings for our own sentences: what is made up is too little and too alike."""

import re
from collections.abc import Iterable
from typing import Any, Final

_LENGTHS: Final = range(25, 200)
"""Of a filling, in characters."""
_UNFIT: Final = re.compile(r"[\n\"“”‘{}\[\]<>~;:()]|''|[.?!] |--|—|\b[A-Z]{2,}\b")
"""Marks, several sentences, and what the sentences would take for the name of a list."""
_THAT: Final = "that "
_SMALL: Final = frozenset(
    "a an and are as at but can did do does every everybody everyone for from he his how if in is it it's it’s let"
    " like maybe my no nobody not now of on one our people she so some that that's that’s the their there there's"
    " there’s these they they're they’re this those to was we we're we’re we've we’ve well what what's what’s when"
    " where who why with would you you're you’re your".split()
)
"""First words of sentences that are written small within them."""
_FINITE: Final = frozenset(
    "is isn't are aren't was wasn't were weren't will won't would wouldn't has hasn't had hadn't have haven't can can't"
    " could couldn't may might must should shouldn't does doesn't did didn't do don't".split()
)
"""Verbs that a predicate begins with."""
_NO_SUBJECT: Final = frozenset(
    "also although as because even he how i if it not only she that there they this though we what when where whether"
    " which while who whom whose why you".split()
)
"""Words that no subject has: pronouns alone, and those that begin a clause with a verb of its own."""
_SUBJECT: Final = range(1, 9)
"""Words of a subject."""


def halves_of(clauses: Iterable[str]) -> tuple[list[str], list[str]]:
    """Subjects and predicates, for clauses that who speaks stands within: "The plan, he said, would fail".

    They are drawn apart, so that they need not agree in number.
    """
    subjects, predicates = list[str](), list[str]()
    for clause in clauses:
        words = clause.split()
        count = next((index for index, word in enumerate(words) if word.replace("’", "'") in _FINITE), 0)
        subject = words[:count]
        has_clause = not _NO_SUBJECT.isdisjoint(map(str.lower, subject))
        if count in _SUBJECT and not has_clause and not any(word.endswith(",") for word in subject):
            subjects.append(" ".join(subject))
            predicates.append(" ".join(words[count:]))
    return subjects, predicates


def clauses_and_speeches(articles: Iterable[dict[str, Any]]) -> tuple[list[str], list[str]]:
    """Clauses reported after "that", and quotations of one sentence, as they would begin within a sentence."""
    clauses, speeches = list[str](), list[str]()
    for article in articles:
        text = article["text"]
        for quote in article["quotes"]:
            content = text[quote["start"] : quote["end"]]
            if quote["kind"] == "direct" and quote["speech"]:
                speeches.append(_uncapitalized(content.strip(" \"“”'.,!?")))
            elif quote["kind"] == "indirect" and (content.startswith(_THAT) or text.endswith(_THAT, 0, quote["start"])):
                clauses.append(content.removeprefix(_THAT))
    return list(filter(_is_fit, clauses)), list(filter(_is_fit, speeches))


def _is_fit(content: str) -> bool:
    return len(content) in _LENGTHS and not _UNFIT.search(content)


def _uncapitalized(content: str) -> str:
    """``content`` with a small letter where its first word has one within sentences."""
    first, _, rest = content.partition(" ")
    return f"{first.lower()} {rest}" if first.lower() in _SMALL else content
