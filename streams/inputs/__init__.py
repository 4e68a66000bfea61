"""What people really have to articles: web pages, ninjs, NewsML-G2, JSON-LD, feeds. No Kafka, and no file is opened."""
