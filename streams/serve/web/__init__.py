"""The page and the API: requests to answers. No SQL, no Kafka client."""
