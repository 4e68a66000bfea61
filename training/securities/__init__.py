"""Building the security master from dated lists of listed securities."""
