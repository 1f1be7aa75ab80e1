"""Tables of facts, by concept."""
