import numpy as np
import torch

rng = np.random.default_rng(7)
score = np.concatenate([rng.normal(-3, 0.6, 100), rng.normal(3, 0.6, 100)]).astype(np.float32)
passed = np.concatenate([np.zeros(100), np.ones(100)]).astype(np.float32)
passed[np.array([10, 150, 199])] = 1 - passed[np.array([10, 150, 199])]
x, t = torch.from_numpy(score), torch.from_numpy(passed)
a = torch.tensor(0.0, requires_grad=True)
b = torch.tensor(0.0, requires_grad=True)
for step in range(500):
    loss = torch.nn.functional.binary_cross_entropy_with_logits(a * x + b, t)
    ga, gb = torch.autograd.grad(loss, (a, b))
    a.data -= 0.5 * ga
    b.data -= 0.5 * gb
print(loss.item())
