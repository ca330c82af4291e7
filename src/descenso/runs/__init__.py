"""A run: what was chosen, what was trained, and its folder on disk."""
