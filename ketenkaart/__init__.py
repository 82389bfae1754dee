"""Ketenkaart: an evidence-backed knowledge graph of Dutch youth care, from policy documents."""

__version__ = "0.1.0"
