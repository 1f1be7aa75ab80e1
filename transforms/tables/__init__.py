"""Data only, by concept, with the why of odd entries; no functions."""
