"""The pipeline's version, which every event names."""

__version__ = "0.2.0"
