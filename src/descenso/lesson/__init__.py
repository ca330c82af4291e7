"""The lesson as notebooks, and the exercises with their automatic check."""
