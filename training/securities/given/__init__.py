"""Facts compiled by hand that no list has, and what reads them."""
