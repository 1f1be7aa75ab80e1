"""Data only: words, names and facts that the transforms look up. No functions."""
