"""Saved questions in Cypher."""
