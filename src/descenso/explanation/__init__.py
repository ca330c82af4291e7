"""One training step told line by line, with the run's own numbers and four ways to a gradient."""
