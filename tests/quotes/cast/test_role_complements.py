"""What stands behind an office and says of what it is."""

import pytest

from tests.quotes.documents import speaker_of

ROLES = [
    pytest.param("Ida Lund, vice president for Norway at Acme Corp., said so.", "vice president for Norway",
                 id="a region"),
    pytest.param("Ida Lund, Acme Corp.'s director of vehicle operations for Norway, said so.",
                 "director of vehicle operations for Norway", id="a field and a region"),
    pytest.param("Ida Lund, assistant secretary for fossil energy, said so.", "assistant secretary for fossil energy",
                 id="a field"),
    pytest.param("Ida Lund, a spokeswoman for drivers, said so.", "spokeswoman", id="nobody who is spoken for"),
    pytest.param("Ida Lund, an inspector for 22 years, said so.", "inspector", id="no time"),
    pytest.param("Ida Lund, a manager for the club, said so.", "manager", id="nothing with a determiner"),
    pytest.param("Ida Lund, China's ambassador to Norway, said so.", "ambassador to Norway", id="a country"),
    pytest.param("Ida Lund, an aide to Mrs. Roe, said so.", "aide to Mrs. Roe", id="somebody with a title"),
    pytest.param("Ida Lund, a lawyer to the stars, said so.", "lawyer", id='no "to" of other offices'),
    pytest.param("Ida Lund, director of Acme Corp.'s storm desk, said so.", "director of Acme Corp.'s storm desk",
                 id="a part of the employer"),
    pytest.param("Ida Lund, a member of the Acme management board, said so.", "member of the Acme management board",
                 id="a body of it"),
    pytest.param("Ida Lund, president of its jet engines business, said so.", "president of its jet engines business",
                 id='a part of "its"'),
    pytest.param("Ida Lund, chair of the trustees, said so.", "chair of the trustees", id="several people"),
    pytest.param("Ida Lund, chair of the oil and gas trustees, said so.", "chair of the oil and gas trustees",
                 id='over an "and"'),
    pytest.param("Ida Lund, chair of the trustees and director of Acme Corp., said so.", "chair of the trustees",
                 id="not up to another office"),
    pytest.param("Ida Lund, president of the company, said so.", "president", id="no noun for the employer"),
    pytest.param("Ida Lund, president of Acme Corp., said so.", "president", id="nor its name"),
    pytest.param("Ida Lund, president of the brewer Acme Corp., said so.", "president", id="nor what it is called"),
    pytest.param("Ida Lund, manager of Acme Care at Globex Corp., said so.", "manager of Acme Care",
                 id="but a part by its name"),
    pytest.param("Ida Lund, president of one of many clubs, said so.", "president", id="none of several"),
    pytest.param("Ida Lund, owner of a shop, said so.", "owner", id="nothing that is only one of its kind"),
    pytest.param("Ida Lund, managing director of 3zqx, said so.", "managing director", id="nothing like a symbol"),
    pytest.param("Ida Lund, chair of the trustees working on it, said so.", "chair of the trustees", id="no verb"),
    pytest.param("Ida Lund, owner of the car stolen on Monday, said so.", "owner of the car", id="of no form"),
    pytest.param("Ida Lund, director of the film yesterday, said so.", "director of the film", id="no day"),
    pytest.param("Ida Lund, a manager for example, said so.", "manager", id="no example"),
    pytest.param("Ida Lund, an aide to Senate Majority Leader Max Roe, said so.", "aide", id="no half of a title"),
    pytest.param("Ida Lund, envoy to North and South Korea, said so.", "envoy", id="no half of a list"),
    pytest.param("Ida Lund, creator of the best-selling Acme games, said so.", "creator", id="no half of a compound"),
    pytest.param("Ida Lund, minister of Economy and Communication, said so.",
                 "minister of Economy and Communication", id="a portfolio in capitals"),
    pytest.param("Ida Lund, Minister of Energy, Mines, and Low Carbon Innovation, said so.",
                 "Minister of Energy, Mines, and Low Carbon Innovation", id="a list of them"),
    pytest.param("Ida Lund, Secretary of State for Business and Strategy, said so.",
                 "Secretary of State for Business and Strategy", id="behind another"),
    pytest.param("Ida Lund, the minister for Housing, Max Feld and others said so.", "minister for Housing",
                 id="no other person behind it"),
    pytest.param("Ida Lund, minister for Norway, said so.", "minister", id="no place"),
    pytest.param("Ida Lund, general secretary of Acme, said so.", "general secretary", id="no union"),
    pytest.param("Ida Lund, a mother of two, said so.", "mother of two", id="but how many children"),
    pytest.param("Ida Lund, the head of the, said so.", "head", id="no article alone"),
    pytest.param("Ida Lund is head of", "head", id="nothing at the end"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "role"), ROLES)
def test_a_role_has_what_it_is_of(text: str, role: str) -> None:
    speaker = speaker_of(text, "Ida Lund")
    assert (speaker.name, speaker.role) == ("Ida Lund", role)
