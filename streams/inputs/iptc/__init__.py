"""What agencies send: IPTC ninjs and NewsML-G2, items to articles. Nothing here needs more than a worker has."""
