"""Many networks at once, and the map of which settings train."""
