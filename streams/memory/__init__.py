"""What is remembered of each article's life, and what follows from it. No Kafka client, no Faust."""
