"""What stands and what stood, in SQLite: written by one thread, read by many. No Kafka client, no HTTP."""
