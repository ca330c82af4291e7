"""Seeing operations as they pass: the mode, the tape of a step, and the state of a training."""
