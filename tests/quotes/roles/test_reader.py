"""What speakers are and for whom: roles and employers as the financial press writes them."""

import pytest

from tests.quotes.documents import cast_of, speaker_of

# What stands before "said so", the role, the employer.
LISTS = [
    ("Jane Roe, Executive Vice President, CFO and Treasurer of Acme Corp.,",
     "Executive Vice President, CFO and Treasurer", "Acme Corp."),
    ("Jane Roe, Chairman of the Board, President and CEO of Acme Corp.,", "Chairman of the Board, President and CEO",
     "Acme Corp."),
    ("Jane Roe, president and chief executive of Acme,", "president and chief executive", "Acme"),
    ("Jane Roe, EVP & CFO at Acme,", "EVP & CFO", "Acme"),
    ("Jane Roe, co-founder and co-CEO of Acme,", "co-founder and co-CEO", "Acme"),
    ("Jane Roe, Co-founder and Co-CEO of Acme,", "Co-founder and Co-CEO", "Acme"),
    ("Acme Chairman and CEO Jane Roe", "Chairman and CEO", "Acme"),
    ("Acme Chairman & CEO Jane Roe", "Chairman & CEO", "Acme"),
    ("Acme Co-Founder and Chief Technology Officer Jane Roe", "Co-Founder and Chief Technology Officer", "Acme"),
    ("Acme chairman and chief executive Jane Roe", "chairman and chief executive", "Acme"),
    ("Acme chairman, president and CEO Jane Roe", "chairman, president and CEO", "Acme"),
    ("Acme's chairman, president and chief executive, Jane Roe,", "chairman, president and chief executive", "Acme"),
    # Of two people, each has a title.
    ("They met the lawyer, and CEO Jane Roe left. Roe", "CEO", None),
    ("After the premier, lawyer and author Jane Roe", "lawyer and author", None),
    ("Jane Roe, chief executive of Acme and chairman of Globex,", "chief executive", "Acme"),
    # Employers after a comma, as press releases write them.
    ("Jane Roe, Chief Executive Officer, Acme Corp.,", "Chief Executive Officer", "Acme Corp."),
    ("Jane Roe, Senior Vice President, Global Operations, Acme Corp.,", "Senior Vice President, Global Operations",
     "Acme Corp."),
    ("Jane Roe, Vice President, Investor Relations at Acme,", "Vice President, Investor Relations", "Acme"),
    ("Jane Roe, a partner, Acme and Globex", "partner", None),
]  # fmt: skip

DEPARTMENTS = [
    ("Jane Roe, Head of Equity Research at Acme Securities,", "Head of Equity Research", "Acme Securities"),
    ("Jane Roe, Head of Investor Relations at Acme,", "Head of Investor Relations", "Acme"),
    ("Jane Roe, Vice President of Global Sales and Marketing at Acme Corp.,",
     "Vice President of Global Sales and Marketing", "Acme Corp."),
    ("Jane Roe, Head of U.S. Equity Strategy at Acme,", "Head of U.S. Equity Strategy", "Acme"),
    ("Jane Roe, head of European equities at Acme,", "head of European equities", "Acme"),
    ("Jane Roe, co-head of M&A at Acme,", "co-head of M&A", "Acme"),
    ("Jane Roe, head of the European equities team at Acme,", "head of the European equities team", "Acme"),
    ("Jane Roe, Chief Marketing and Communications Officer at Acme,", "Chief Marketing and Communications Officer",
     "Acme"),
    ("Acme Head of Investor Relations Jane Roe", "Head of Investor Relations", "Acme"),
    ("The head of research at Acme, Jane Roe,", "head of research", "Acme"),
    ("Jane Roe, Head – Retail Research, Acme Corp.,", "Head – Retail Research", "Acme Corp."),
    ("Jane Roe, Head - Retail Research at Acme Corp.,", "Head - Retail Research", "Acme Corp."),
    ("Acme director of economic statistics Jane Roe", "director of economic statistics", "Acme"),
    # Organizations' names are none.
    ("Jane Roe, chair of the Securities and Exchange Commission,", "chair", "Securities and Exchange Commission"),
    ("Jane Roe, director of the Department of Justice,", "director", "Department of Justice"),
    ("Jane Roe, chief executive of American Airlines,", "chief executive", "American Airlines"),
]  # fmt: skip

EMPLOYERS = [
    # An "'s" or an "and" is part of the name.
    ("McDonald's CEO Jane Roe", "CEO", "McDonald's"),
    ("Jane Roe, McDonald's chief executive,", "chief executive", "McDonald's"),
    ("Jane Roe, chief executive of McDonald's,", "chief executive", "McDonald's"),
    ("Moody's Analytics chief economist Jane Roe", "chief economist", "Moody's Analytics"),
    ("Moody's Jane Roe", None, "Moody's"),
    ("Former Securities and Exchange Commission Chair Jane Roe",
     "Former Securities and Exchange Commission Chair", "Securities and Exchange Commission"),
    ("Lloyd's of London chief executive Jane Roe", "chief executive", "Lloyd's of London"),
    ("The Confederation of Zemblan Industry's Jane Roe", None, "Confederation of Zemblan Industry"),
    ("The Marks and Spencer chief executive, Jane Roe,", "chief executive", "Marks and Spencer"),
    ("MCDONALD'S CEO Jane Roe", "CEO", "MCDONALD'S"),
    # A person's surname is none, though a firm has it, too.
    ("Ann Lowe's lawyer, Jane Roe,", "lawyer", None),
    # A region is none, however many there are.
    (f"Jane Roe, chief executive, {'Paris, London, Berlin, ' * 400}Acme Corp.,", "chief executive", None),
    ("Jane Roe, senior analyst, UK & EMEA, Acme,", "senior analyst", "Acme"),
    # What they are stands before them.
    ("Jane Roe, a partner at the US law firm Acme LLP,", "partner", "Acme LLP"),
    ("Jane Roe, an analyst at the research firm Acme Research,", "analyst", "Acme Research"),
    ("Jane Roe, a trader at London-based broker Acme Capital,", "trader", "Acme Capital"),
    ("Jane Roe, an analyst at Boston-based Acme Research,", "analyst", "Acme Research"),
    ("Jane Roe, an equity strategist at Swiss bank Acme,", "equity strategist", "Acme"),
    ("Jane Roe, a London-based analyst at Acme,", "analyst", "Acme"),
    ("Jane Roe, an investor in Acme-backed Globex,", "investor", None),
    ("Jane Roe, an analyst with clients such as Acme,", "analyst", None),
    # It stands between the title and the name, or the title opens the sentence.
    ("The founder and CEO of Acme Foods Jane Roe", "founder and CEO", "Acme Foods"),
    ("CEO and founder of Acme Jane Roe", "CEO and founder", "Acme"),
    ("CEO of Morgan Stanley Jane Roe", "CEO", "Morgan Stanley"),
    ("Acme Bank senior economist for Asia Jane Roe", "senior economist", "Acme Bank"),
    ("The head of research at Acme Bank Jane Roe", "head of research", "Acme Bank"),
    ("Secretary of State Jane Roe", "Secretary of State", None),
    ("Chief executive of Acme Foods, Jane Roe,", "Chief executive", "Acme Foods"),
    ("Acme Bank's Singapore-based economist Jane Roe", "economist", "Acme Bank"),
    ("Jane Roe, of Acme Securities in London,", None, "Acme Securities"),
    ("Jane Roe, who heads research at Acme,", None, "Acme"),
    ("Visionary CEO Jane Roe", "CEO", None),
    # However ordinary a word a company is named by.
    ("Apple CEO Jane Roe", "CEO", "Apple"),
    ("Shell chief executive Jane Roe", "chief executive", "Shell"),
    ("Target's Jane Roe", None, "Target"),
    ("Acme's new CEO, Jane Roe,", "CEO", "Acme"),
    ("Acting chair of the CFTC Jane Roe", "Acting chair", "CFTC"),
    ("Jane Roe, an analyst at Bryan Garnier,", "analyst", "Bryan Garnier"),
    ("Acme board member Jane Roe", "board member", "Acme"),
    ("Jane Roe, who owns a shop in Elmira,", None, None),
    ("Jane Roe, who owns shares of Acme,", None, None),
    ("Morgan Stanley (MS) CEO Jane Roe", "CEO", "Morgan Stanley"),
    # No mark or aside parts them from the title.
    ("Jane Roe, Acme Corp. Chief Executive Officer,", "Chief Executive Officer", "Acme Corp."),
    ("Acme Corp. (NYSE: ACM) chief executive Jane Roe", "chief executive", "Acme Corp."),
    ("Acme Corp. (ACM.N) Chief Executive Jane Roe", "Chief Executive", "Acme Corp."),
    ("Jane Roe, chief executive officer (CEO) of Acme,", "chief executive officer", "Acme"),
    # Their names may end as titles begin.
    ("Acme Media Chief Executive Jane Roe", "Chief Executive", "Acme Media"),
    ("Acme Bank of Zembla CEO Jane Roe", "CEO", "Acme Bank of Zembla"),
    # Places employ nobody.
    ("Chief U.S. economist Jane Roe at Acme", "Chief U.S. economist", "Acme"),
    ("Jane Roe, chief U.S. economist at Acme,", "chief U.S. economist", "Acme"),
    ("Jane Roe, chief Asia economist at Acme,", "chief Asia economist", "Acme"),
    ("Jane Roe, Acme's U.S. chief executive,", "chief executive", "Acme"),
    ("Jane Roe, who runs Acme,", None, "Acme"),
    ("Jane Roe, who heads the research firm Acme,", None, "Acme"),
]  # fmt: skip

POST_NOMINALS = [
    ("Jane Roe, MD of Acme Corp.,", "MD", "Acme Corp."),
    ("Jane Roe, MD & CEO of Acme Corp.,", "MD & CEO", "Acme Corp."),
    ("Rep. Jane Roe, D-Md.,", "Rep.", None),
    ("Acme MD & CEO Jane Roe", "MD & CEO", "Acme"),
    ("Jane Roe, MD, chief medical officer of Acme,", "chief medical officer", "Acme"),
    ("Jane Roe, M.D., chief medical officer of Acme,", "chief medical officer", "Acme"),
    ("Jane Roe, Ph.D., CEO of Acme,", "CEO", "Acme"),
    ("Jane Roe, MD, PhD, MBA, CEO of Acme,", "CEO", "Acme"),
    ("Jane Roe, CFA, a strategist at Acme,", "strategist", "Acme"),
    ("Jane Roe, BA's chief executive,", "chief executive", "BA"),
]  # fmt: skip

FORMER = [
    ("Jane Roe, chief executive of Acme and former finance chief of Globex,", "chief executive", "Acme"),
    ("Jane Roe, former finance chief of Globex and now chief executive of Acme,", "chief executive", "Acme"),
    ("Jane Roe, a former Globex executive who now runs Acme,", "former Globex executive", "Acme"),
    ("Jane Roe, a former Globex banker who is now a partner at Acme,", "partner", "Acme"),
    ("Jane Roe, who was chief executive of Globex and is now chairman of Acme,", "chairman", "Acme"),
    ("Jane Roe, a former Globex banker, now at Acme,", "former Globex banker", "Acme"),
    ("Former Globex chief executive Jane Roe left. Roe, chief executive of Acme,", "chief executive", "Acme"),
    ("Jane Roe, CEO of Acme, left. The former chief executive of Globex, Jane Roe,", "CEO", "Acme"),
    # What somebody only was stays so.
    ("Former Globex chief executive Jane Roe", "Former Globex chief executive", "Globex"),
    ("Jane Roe, former chief executive of Globex,", "former chief executive", "Globex"),
    ("Ex-Globex chief Jane Roe", "Ex-Globex chief", "Globex"),
    ("Jane Roe, former chief executive of Globex, which Max Feld now runs,", "former chief executive", "Globex"),
    ("It was former Swiss president Jane Roe. Roe", "former Swiss president", None),
]  # fmt: skip

TITLES = [
    # They begin the sentence.
    ("Union leader Jane Roe", "Union leader", None),
    ("Chief executive Jane Roe", "Chief executive", None),
    ("Portfolio manager Jane Roe of Acme", "Portfolio manager", "Acme"),
    ("Founder and CEO Jane Roe", "Founder and CEO", None),
    ("Environment Zembla spokeswoman Jane Roe", "spokeswoman", "Environment Zembla"),
    # Something else stands in parentheses.
    ("Jane Roe (left), the chief executive of Acme Corp.,", "chief executive", "Acme Corp."),
    ("Jane Roe (CEO of Acme)", "CEO", "Acme"),
    ("Jane Roe, Joint Chief Executive of Acme,", "Joint Chief Executive", "Acme"),
    ("Acme Health Services CEO Jane Roe", "CEO", "Acme Health Services"),
    ("Universal Health Services CEO Jane Roe", "CEO", "Universal Health Services"),
    ("Acme Group Chief Executive Jane Roe", "Group Chief Executive", "Acme"),
    ("Acme Global Chief Investment Strategist Jane Roe", "Global Chief Investment Strategist", "Acme"),
    # As press releases write them.
    ("Jane Roe, interim chief financial officer at Acme,", "interim chief financial officer", "Acme"),
    ("Jane Roe, Deputy Chief Investment Officer at Acme,", "Deputy Chief Investment Officer", "Acme"),
    ("Jane Roe, Non-Executive Chairman of Acme,", "Non-Executive Chairman", "Acme"),
    ("Jane Roe, Acme's associate general counsel,", "associate general counsel", "Acme"),
    ("Jane Roe, senior managing director of Acme,", "senior managing director", "Acme"),
    ("Jane Roe, founding partner of Acme Ventures,", "founding partner", "Acme Ventures"),
    ("Jane Roe, Group Head of Sustainability at Acme,", "Group Head of Sustainability", "Acme"),
    ("Jane Roe, president-elect of Acme,", "president-elect", "Acme"),
    ("Jane Roe, regional vice president at Acme,", "regional vice president", "Acme"),
    ("Jane Roe, lead principal analyst at Acme,", "lead principal analyst", "Acme"),
    ("Acme policymaker Jane Roe", "policymaker", "Acme"),
]  # fmt: skip

ORDINARY_WORDS = [
    ("Embattled CEO Jane Roe", "CEO", None),
    ("Fed Governor Jane Roe", "Governor", "Fed"),
    ("Epic Games Chief Technology Officer Jane Roe", "Chief Technology Officer", "Epic Games"),
    ("Embattled CEO Jane Roe", "CEO", None),
    ("Previous Chief Executive Jane Roe", "Chief Executive", None),
    ("Jane Roe, an analyst at Target,", "analyst", None),
    ("Target rose. Jane Roe, an analyst at Target,", "analyst", "Target"),
    ("Jane Roe, an analyst at Target (TGT),", "analyst", "Target"),
    ("Jane Roe, an analyst at the retailer Target,", "analyst", "Target"),
    ("Jane Roe, chief executive of Target,", "chief executive", "Target"),
    ("It was Target analyst Jane Roe. Roe", "analyst", "Target"),
    ("Jane Roe, an analyst at Home,", "analyst", None),
    ("Jane Roe of State", None, None),
    ("Jane Roe, an analyst at Home Depot,", "analyst", "Home Depot"),
    ("Jane Roe, author of Silent Spring,", "author", None),
    ("Target's CFO, Jane Roe,", "CFO", "Target"),
    ("Target's finance chief, Jane Roe,", "finance chief", "Target"),
    ("Target's U.S. sales chief, Jane Roe,", "sales chief", "Target"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("source", "role", "affiliation"),
    [*LISTS, *DEPARTMENTS, *EMPLOYERS, *POST_NOMINALS, *FORMER, *TITLES, *ORDINARY_WORDS],
)
def test_a_speaker_is_what_the_press_says(source: str, role: str | None, affiliation: str | None) -> None:
    last = source.rpartition(". ")[2] if source.count("Roe") > 1 else source
    speaker = speaker_of(f"{source} said so.", last)
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", role, affiliation)


@pytest.mark.parametrize(
    ("described", "role", "affiliation"),
    [
        ("director of Acme,", "director", "Acme"),
        ("the company's CEO,", "CEO", None),
        ("Acme's CEO,", "CEO", "Acme"),
        ("a senior economist at Acme,", "senior economist", "Acme"),
        ("Executive Vice President and CFO of Acme,", "Executive Vice President and CFO", "Acme"),
    ],
)
def test_what_only_people_are_tells_a_person_whatever_the_name(described: str, role: str, affiliation: str) -> None:
    speaker = speaker_of(f"Xqar Blinth, {described} left. Blinth said so.", "Blinth")
    assert (speaker.name, speaker.type, speaker.role, speaker.affiliation) == (
        "Xqar Blinth",
        "person",
        role,
        affiliation,
    )


def test_a_firm_that_looks_like_a_person_employs_an_analyst() -> None:
    assert (
        speaker_of("Edward Jones analyst Jane Roe said so.", "Edward Jones analyst Jane Roe").affiliation
        == "Edward Jones"
    )
    assert speaker_of("Paul Reyes aide Jane Roe said so.", "Paul Reyes aide Jane Roe").affiliation is None


def test_an_employer_behind_what_it_is_is_no_person() -> None:
    source = "The co-founder of crypto exchange Globex"
    assert speaker_of(f"{source} said so.", source).type == "role"


@pytest.mark.parametrize("behind", [", an Acme rival,", ", Acme CEO Jane Roe and others", ", head office and all,"])
def test_what_others_are_too_tells_no_person(behind: str) -> None:
    assert speaker_of(f"Xqar Blinth{behind} left. Xqar Blinth said so.", "Xqar Blinth").type == "unknown"


def test_who_is_only_described_has_the_whole_title() -> None:
    assert speaker_of("A senior Acme executive said so.", "A senior Acme executive").role == "executive"
    assert (
        speaker_of("Two senior executives at Acme said so.", "Two senior executives at Acme").role
        == "senior executives"
    )
    assert speaker_of("Acme's chief executive said so.", "Acme's chief executive").role == "chief executive"


def test_a_name_has_the_title_behind_the_full_stop_of_its_employer() -> None:
    speaker = speaker_of("So said Acme Corp. President and CEO Jane Roe.", "Acme Corp")
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", "President and CEO", "Acme Corp.")


@pytest.mark.parametrize("source", ["Jane Roe OBE, chair of Acme,", "Jane Roe MP, a Labour backbencher,"])
def test_post_nominals_end_a_name_before_what_she_is(source: str) -> None:
    assert speaker_of(f"{source} said so.", source.rstrip(",")).name == "Jane Roe"


def test_a_short_sentence_is_no_headline() -> None:
    speaker = speaker_of("Jane Roe is CEO of Acme. Roe said so.", "Roe")
    assert (speaker.name, speaker.role, speaker.affiliation) == ("Jane Roe", "CEO", "Acme")


def test_member_states_are_no_member() -> None:
    assert speaker_of("The Zembla Member States said so.", "The Zembla Member States").type != "person"


def test_an_aside_before_no_person_ends_the_name() -> None:
    assert speaker_of("The Acme Trust (ACT) board said so.", "The Acme Trust (ACT) board").name == "Acme Trust"


def test_post_nominals_and_departments_are_nobody() -> None:
    entities = cast_of("They met Jane Roe, MD, Ph.D., Head of Investor Relations of Acme.").entities
    assert [entity.words for entity in entities] == [("jane", "roe"), ("acme",)]
