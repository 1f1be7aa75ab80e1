"""Facts by concept: data only, no functions."""
