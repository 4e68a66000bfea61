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
    pytest.param("Ida Lund, who covers Acme Corp. at Norwell Capital, said so.", "Ida Lund", "Norwell Capital",
                 id="where somebody works, and not what he covers"),
    pytest.param("Ida Lund, a lawyer representing workers at Acme Corp., said so.", "Ida Lund", None,
                 id="whose workers somebody represents is no employer"),
    pytest.param("Ida Lund, from IT firm Norwell, said so.", "Ida Lund", "Norwell", id="a firm named after a comma"),
    pytest.param("Ida Lund of Smith Barney said so.", "Ida Lund", "Smith Barney", id="a firm that looks like a person"),
    pytest.param("Ida Lund of Sam Smith's campaign said so.", "Ida Lund", None, id="a person who owns is none"),
    pytest.param("Acme Corp. rose. Acme Corp. is big. Ida Lund said so.", "Ida Lund", None,
                 id="somebody without an office has no employer that the text only speaks of"),
    pytest.param("Acme Corp. may be struck. Acme Corp. fell, union spokeswoman Ida Lund said.", "Ida Lund", None,
                 id="a union's spokeswoman, said without the union's name, is no company's"),
    pytest.param("Acme Corp. fell, company spokeswoman Ida Lund said.", "Ida Lund", "Acme Corp.",
                 id="a company's is"),
    pytest.param("Ida Lund, director of Omaha-based oil and gas consultancy Acme Petroleum, said so.", "Ida Lund",
                 "Acme Petroleum", id="a trade of two"),
    pytest.param("Ida Lund, President of the Norwell Bankers Association, said so.", "Ida Lund",
                 "Norwell Bankers Association", id="an association behind an office in capitals"),
    pytest.param("Ida Lund, Chairman of the London Stock Exchange, said so.", "Ida Lund", "London Stock Exchange",
                 id="an exchange that begins like a person"),
    pytest.param("Ida Lund, a strategist at Miller Tabak, said so.", "Ida Lund", "Miller Tabak",
                 id="who works at what looks like a person works at a firm"),
    pytest.param("Ida Lund, deputy chairman of Highland Gold - a miner - said so.", "Ida Lund", "Highland Gold",
                 id="ordinary words that a chairman is of, before a dash"),
    pytest.param("Ida Lund, president of Acme Media America, said so.", "Ida Lund", "Acme Media America",
                 id="a company named after a place"),
    pytest.param("He works for the Indian Grain Board. Indian minister Ida Lund said so.", "Indian minister Ida Lund",
                 None, id="a minister's nation is no board of it"),
    pytest.param("Lord Lund of Elmcroft said so.", "Lord Lund of Elmcroft", None, id="a peer's place"),
    pytest.param("Governor Lund of the Bank of Norland said so.", "Governor Lund", "Bank of Norland",
                 id="an organization that a governor is of"),
    pytest.param("French minister Ida Lund said so.", "French minister Ida Lund", None,
                 id="an adjective employs nobody"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "employer"), PEOPLE)
def test_who_employs(body: str, source: str, employer: str | None) -> None:
    speaker = speaker_of(body, source)
    assert speaker.affiliation == employer
    assert (speaker.affiliation_confidence is None) == (employer is None)
    assert (speaker.affiliation_span is None) == (employer is None)
