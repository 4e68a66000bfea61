"""What issuers are called: official names by day, short forms, aliases, brands. No listing is read here."""
