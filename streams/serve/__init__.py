"""The tape: what the topics say, folded into a store of its own, a page and an HTTP API over it. No quote is found."""
