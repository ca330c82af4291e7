"""descenso: a laboratory for understanding how a neural network trains."""
