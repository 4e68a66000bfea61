"""kafka-python's consumers, which read whatever a producer may have written."""
