"""Where an article may mean a security: symbols, names, links. Whether it does is decided elsewhere."""
