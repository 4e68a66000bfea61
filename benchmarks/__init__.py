"""What the core and the stream cost, each beside a yardstick measured in the same run."""
