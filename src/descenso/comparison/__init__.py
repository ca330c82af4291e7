"""Twin runs: the same data, first parameters and batches, one thing changed, and its effect."""
