"""Bytes to an article, to its event, to the records that go out. Pure: no Kafka client, no I/O.

The time is handed in; only ``enrich`` reads the clock, where ``now`` is left out.
"""
