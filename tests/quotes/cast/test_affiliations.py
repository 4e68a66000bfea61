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
    pytest.param("Acme Corp. fell. The union that speaks for pilots at Acme Corp. called for talks. Its president, Ida"
                 " Lund, said so.", "Ida Lund", None, id='"its", of a union without a name'),
    pytest.param("Acme Corp. fell. A group of Acme Corp. pilots walked out. Its leader, Ida Lund, said so.", "Ida Lund",
                 None, id='"its", of somebody new'),
    pytest.param("Acme Corp. fell. The company is big. Its president, Ida Lund, said so.", "Ida Lund", "Acme Corp.",
                 id='"its", of the company'),
    pytest.param("Ida Lund, president of the union local at Acme Corp., said so.", "Ida Lund", None,
                 id="a union at a company is not the company"),
    pytest.param("Ida Lund, president of the bakers' union at Acme Corp., said so.", "Ida Lund", None,
                 id="nor is a union of some of its workers"),
    pytest.param("Ida Lund, head of the consumer business at Acme Corp., said so.", "Ida Lund", "Acme Corp.",
                 id="a business of it is"),
    pytest.param("Norwell Corp. rose. Ida Lund, Executive Vice President, Transmission, Acme Energy Corp., said so.",
                 "Ida Lund", "Acme Energy Corp.", id="a department before the company"),
    pytest.param("Delta Corp. fell. Spirit Aerosystex makes wings. Spirit chief executive Ida Lund said so.",
                 "Spirit chief executive Ida Lund", "Spirit Aerosystex", id="an ordinary word that a name begins with"),
    pytest.param("Ford and Acme Motors Corp. fell. Ford's results are weak. The company's chief executive, Ida Lund,"
                 " said so.", "Ida Lund", "Ford", id="an ordinary word with a possessive that opens a sentence"),
    pytest.param("Acme Corp.'s lawyer, Ida Lund of Roe & Baker, said so.", "Ida Lund", "Roe & Baker",
                 id="a lawyer's firm goes before the client"),
    pytest.param("Retired Acme Corp. captain Ida Lund said so.", "Retired Acme Corp. captain Ida Lund", "Acme Corp.",
                 id='"Retired" is no part of the name'),
    pytest.param("Ida Lund became chief designer of Acme Corp. in May. Ida Lund said so.", "Ida Lund", "Acme Corp.",
                 id="what somebody became"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "source", "employer"), PEOPLE)
def test_who_employs(body: str, source: str, employer: str | None) -> None:
    speaker = speaker_of(body, source)
    assert speaker.affiliation == employer
    assert (speaker.affiliation_confidence is None) == (employer is None)
    assert (speaker.affiliation_span is None) == (employer is None)
