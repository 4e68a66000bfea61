"""To whom people belong, and to whom they do not."""

import pytest

from tests.quotes.documents import speaker_of

PEOPLE = [
    pytest.param("Delta Corp. cut pay. The union's president, Ida Lund, said so.", "Ida Lund", None,
                 id="a union's president is not the company's"),
    pytest.param("Acme Corp. must mend its trains. The regulator's chairman, Ida Lund, said so.", "Ida Lund", None,
                 id="a regulator's chairman is not the company's"),
    pytest.param("Acme Corp. fell. The company's chairman, Ida Lund, said so.", "Ida Lund", "Acme Corp.",
                 id="the company's is"),
    pytest.param("Former Acme Corp. chief Ida Lund said so.", "Former Acme Corp. chief Ida Lund", None,
                 id="a former employer is none"),
    pytest.param("Ida Lund told Acme News so.", "Ida Lund", None, id="an outlet that is told is none"),
    pytest.param("Ida Lund, an early investor in Acme Corp., said so.", "Ida Lund", None,
                 id="a company invested in is none"),
    pytest.param("Ida Lund, Norwell CEO and a founding member of Acme Corp., said so.", "Ida Lund", "Norwell",
                 id="the first office, of two"),
    pytest.param("Ida Lund, Head of Fundamental Research at Acme Securities, said so.", "Ida Lund", "Acme Securities",
                 id="who is at a firm works for it and not for its field"),
    pytest.param("Acme Corp. fell. Ida Lund, chief executive of a small rival, said so.", "Ida Lund", None,
                 id="an office that is held elsewhere"),
    pytest.param("Acme Corp. rose. Another bank official said so.", "Another bank official", None,
                 id='"another" is of somebody else'),
    pytest.param("French minister Ida Lund said so.", "French minister Ida Lund", None,
                 id="an adjective employs nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "employer"), PEOPLE)
def test_who_employs(body: str, source: str, employer: str | None) -> None:
    speaker = speaker_of(body, source)
    assert speaker.affiliation == employer
    assert (speaker.affiliation_confidence is None) == (employer is None)
    assert (speaker.affiliation_span is None) == (employer is None)
