"""What kind of security a list describes."""

import pytest

from training.securities.types import company_name, described_type


@pytest.mark.parametrize(
    ("symbol", "security", "kind"),
    [
        ("PFBC", "Preferred Bank - Common Stock", "stock"),
        ("BNS", "Bank Nova Scotia Halifax Pfd 3 Ordinary Shares", "stock"),
        ("NTRS", "Northern Trust Corporation - Common Stock", "stock"),
        ("ADSE", "ADS-TEC ENERGY PLC - Ordinary Shares", "stock"),
        ("WT", "WisdomTree, Inc. Common Stock", "stock"),
        ("ET", "Energy Transfer LP Common Units", "stock"),
        ("BEP", "Brookfield Renewable Partners L.P. Limited Partnership Units", "stock"),
        ("OPI", "Office Properties Income Trust - Common shares of beneficial interest", "stock"),
        ("PBR.A", "Petroleo Brasileiro S.A. Petrobras American Depositary Shares representing Preferred Shares", "adr"),
        ("AMX", "America Movil American Depositary Shares (each representing the right to receive 20 shares)", "adr"),
        ("IRS", "IRSA Inversiones Global Depositary Shares (Each representing ten shares of Common Stock)", "adr"),
        ("MS.PF", "Morgan Stanley Dep Shs Rpstg 1/1000th Int Prd Ser F Fxd to Flag", "preferred"),
        ("WAFDP", "WaFd, Inc. - Depositary Shares", "preferred"),
        ("EICA", "Eagle Point Income Company Inc. 5.00% Series A Term Preferred Stock due 2026", "preferred"),
        ("FFC", "Flaherty & Crumrine Preferred and Income Securities Fund Incorporated", "fund"),
        ("BMEZ", "BlackRock Health Sciences Term Trust Common Shares of Beneficial Interest", "fund"),
        ("FNGD", "MicroSectors FANG Index -3X Inverse Leveraged ETNs due January 8, 2038", "etn"),
        ("PFFD", "Global X U.S. Preferred ETF", "etf"),
        ("BIPI", "BIP Bermuda Holdings I Limited 5.125% Perpetual Subordinated Notes", "note"),
        ("F.PB", "Ford Motor Company 6.20% Notes due June 1, 2059", "note"),
        ("GME.WS", "GameStop Corporation Warrants to Purchase Common Stock", "warrant"),
        ("SQFTW", "Presidio Property Trust, Inc. - Series A Common Stock Purchase Warrants", "warrant"),
        ("ALUB.U", "Alussa Corp. II Units, each consisting of one share and one-third of one warrant", "unit"),
        ("HAVAR", "Harvard Ave Acquisition Corporation - Rights that convert to Class A ordinary Shares", "right"),
        ("RTON", "Right On Brands, Inc.", None),
    ],
)
def test_the_description_tells_the_type_not_the_name(symbol: str, security: str, kind: str | None) -> None:
    assert described_type(symbol, security) == kind


@pytest.mark.parametrize(
    ("security", "name"),
    [
        ("Preferred Bank - Common Stock", "Preferred Bank"),
        ("Morgan Stanley Dep Shs Rpstg 1/1000th Int Prd Ser F Fxd to Flag", "Morgan Stanley"),
        ("iShares Large Cap 10% Target Buffer Sep ETF", "iShares Large Cap 10% Target Buffer Sep ETF"),
        ("First Trust Preferred Securities and Income ETF ETF", "First Trust Preferred Securities and Income ETF"),
        ("3D Printing (The) ETF", "3D Printing ETF"),
        ("Common Shares of Beneficial Interest of Bitwise Chainlink ETF", "Bitwise Chainlink ETF"),
        ("Ares Capital Corporation - Closed End Fund", "Ares Capital Corporation"),
        ("SPDR S&P 400 Growth ETF (based on S&P MidCap 400 Growth Index", "SPDR S&P 400 Growth ETF"),
        ("Berkshire Hathaway Inc. New Common Stock", "Berkshire Hathaway Inc."),
        ("Celanese Corporation Celanese Corporation Series A", "Celanese Corporation"),
        ("Alphabet Inc. (Class A)", "Alphabet Inc."),
        ("Kraft Foods Inc-A", "Kraft Foods Inc"),
        ("Google'C'", "Google"),
    ],
)
def test_a_name_is_cut_where_the_description_begins(security: str, name: str) -> None:
    assert company_name(security) == name
