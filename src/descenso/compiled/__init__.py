"""The training of many networks at once as machine code: one network in each lane of a vector."""
