"""Fetching feeds and pages politely and within bounds, and remembering what was sent. No Kafka here."""
