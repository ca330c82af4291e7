"""Rows to train on: the built-in sets, files, and what is done to both before training."""
