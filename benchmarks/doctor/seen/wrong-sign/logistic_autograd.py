import numpy as np
import torch
from sklearn.datasets import make_classification
from sklearn.model_selection import train_test_split

X, y = make_classification(n_samples=900, n_features=6, n_informative=6, n_redundant=0,
                           n_clusters_per_class=1, class_sep=1.2, flip_y=0, random_state=4)
X = (X - X.mean(0)) / X.std(0)
X_train, X_test, y_train, y_test = [torch.as_tensor(v, dtype=torch.float32)
                                    for v in train_test_split(X, y, test_size=0.25, random_state=4)]


def nll(theta, bias, X, y):
    z = X @ theta + bias
    return torch.nn.functional.binary_cross_entropy_with_logits(z, y)


theta = torch.zeros(6, requires_grad=True)
bias = torch.zeros((), requires_grad=True)
learning_rate = 0.5
for it in range(250):
    value = nll(theta, bias, X_train, y_train)
    g_theta, g_bias = torch.autograd.grad(value, [theta, bias])
    with torch.no_grad():
        theta.add_(g_theta, alpha=learning_rate)
        bias.add_(g_bias, alpha=learning_rate)
    if it % 50 == 0:
        print(f"{it:4d} {value.item():.4f}")

with torch.no_grad():
    print("held-out nll:", nll(theta, bias, X_test, y_test).item())
