"""The doctor on whole programs: some with one known fault, some healthy."""
