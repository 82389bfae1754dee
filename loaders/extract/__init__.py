"""Text to annotations: segments, mentions, coreference, relations, findings."""
