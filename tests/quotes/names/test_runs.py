"""Where names may stand: runs of capitalised words."""

import pytest

from streams.quotes.names.runs import RunFinder
from tests.quotes.documents import LEX, document_of


def runs_of(body: str) -> list[str]:
    field = document_of(body).body
    return [body[slice(*field.span(run.start, run.end)[1:])] for run in RunFinder(field, LEX, {}).runs()]


@pytest.mark.parametrize(
    ("body", "runs"),
    [
        ("He met Ida Lund and Paul Reyes.", ["Ida Lund", "Paul Reyes"]),
        ("He met Ida van der Lund.", ["Ida van der Lund"]),
        ("He met Ida Prado-Lund.", ["Ida Prado-Lund"]),
        ("He met Robert E. Hale Jr. in spring.", ["Robert E. Hale Jr."]),
        ("He left Acme Corp. and Bank of Zembla.", ["Acme Corp.", "Bank of Zembla"]),
        ("He left Acme, Inc., in spring.", ["Acme, Inc."]),
        ("He left Smith & Roe and Roe & Co. in spring.", ["Smith & Roe", "Roe & Co."]),
        # Syllables of given names, nicknames, and function words and months that are given names.
        ("He met Lee Jae-yong and Jae-yong Lee.", ["Lee Jae-yong", "Jae-yong Lee"]),
        ("His Son-in-law Max Feld left Acme-led talks.", ["Son", "Max Feld", "Acme"]),
        ('He met William "Bill" Lund and Timothy (Tim) Roe.', ['William "Bill" Lund', "Timothy (Tim) Roe"]),
        ("He met Jan Roe, Lei Jun and Do Kwon on Jun 5.", ["Jan Roe", "Lei Jun", "Do Kwon"]),
        ("It closes in Jun, Acme said. In Jun Acme left.", ["Acme", "Acme"]),
        # An "'s" that is part of a name, and one that is not.
        ("He left McDonald's for Moody’s Analytics.", ["McDonald's", "Moody’s Analytics"]),
        ("He left Victoria's Secret for Victoria's coast.", ["Victoria's Secret", "Victoria"]),
        ("At the People's Bank of Zembla the people's money is safe.", ["People's Bank of Zembla"]),
        ("He met Ann Lowe. Lowe paid, and Lowe's lawyer left.", ["Ann Lowe", "Lowe", "Lowe"]),
        ("He met Ann Lowe's lawyer and Mr. Campbell's.", ["Ann Lowe", "Mr. Campbell"]),
        ("He left Dr. Reddy's, and blamed the Fed for Zembla.", ["Dr. Reddy's", "Fed", "Zembla"]),
        ("It fell, Ward's said. Acme fell too. Acme's said so.", ["Ward's", "Acme", "Acme"]),
        ("He left Papa John's for John's sake.", ["Papa John's", "John"]),
        # "and" in the names of public bodies.
        ("He met U.S. Securities and Exchange Commission staff.", ["U.S. Securities and Exchange Commission"]),
        ("He met Securities and Berg.", ["Securities", "Berg"]),
        # Function words in capitals are names where an "&" or a full stop is glued to them.
        ("He left AT&T and A&B Foods.", ["AT&T", "A&B Foods"]),
        ("He met A. Roe at a fair. At & about it. A & B.", ["A. Roe", "B"]),
        ("In June he met June Roe.", ["June Roe"]),
        ("It is US business.", ["US"]),
        ("It is over.", []),
    ],
)
def test_a_run_holds_what_belongs_to_a_name(body: str, runs: list[str]) -> None:
    assert runs_of(body) == runs


def test_a_run_has_a_bound() -> None:
    assert max(map(len, runs_of("Roe & " * 1_000))) < 200
