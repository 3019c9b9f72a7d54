"""edukg: a folder of Chinese education work summaries becomes a knowledge graph."""

__version__ = "0.1.0"
