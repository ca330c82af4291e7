"""The lesson as code: tensors in, tensors out.

Read it in this order: network, activations, losses, gradients, sgd, metrics, training. Nothing here
touches a file, a clock, a screen or a global seed.
"""
