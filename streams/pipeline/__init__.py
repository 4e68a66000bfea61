"""Bytes to an article, to its event, to the records that go out. Pure: no Kafka client, no I/O, no clock of its own."""
