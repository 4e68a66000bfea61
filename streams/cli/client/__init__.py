"""What the commands ask of the brokers: a client, what a topic holds, repeats."""
