"""Assignment 2 - three layer net, parameters in a dict, optimiser from torch.optim."""
import numpy as np
import torch

rs = np.random.RandomState(123)
C, D, N = 4, 12, 1200
means = rs.randn(C, D) * 1.0
labels = rs.randint(0, C, N)
inputs = means[labels] + rs.randn(N, D)
inputs = (inputs - inputs.mean(0)) / inputs.std(0)
inputs, labels = torch.tensor(inputs, dtype=torch.float32), torch.tensor(labels)


def init_params(sizes, seed=0):
    g = torch.Generator().manual_seed(seed)
    p = {}
    for k in range(len(sizes) - 1):
        p[f"W{k}"] = torch.randn(sizes[k], sizes[k + 1], generator=g) * 3.0
        p[f"b{k}"] = torch.zeros(sizes[k + 1])
    return {k: v.requires_grad_() for k, v in p.items()}


def forward(p, x):
    x = torch.relu(x @ p["W0"] + p["b0"])
    x = torch.relu(x @ p["W1"] + p["b1"])
    return x @ p["W2"] + p["b2"]


params = init_params([D, 32, 32, C])
optimizer = torch.optim.SGD(params.values(), lr=0.02, momentum=0.9, weight_decay=1e-3)
torch.manual_seed(0)
for epoch in range(30):
    for batch in torch.randperm(900).split(45):
        loss = torch.nn.functional.cross_entropy(forward(params, inputs[batch]), labels[batch])
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params.values(), 5.0)
        optimizer.step()
    if epoch % 6 == 0:
        print("epoch", epoch, loss.item())
with torch.no_grad():
    print("final", torch.nn.functional.cross_entropy(forward(params, inputs[900:]), labels[900:]).item())
