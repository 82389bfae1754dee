"""The store (the only room that speaks Bolt) and the network measures."""
