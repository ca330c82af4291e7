import numpy as np
import torch
rng = np.random.default_rng(0)
feats = rng.normal(size=(150, 3)).astype("float32")
labels = (feats @ np.array([1, -1, 2], dtype="float32") > 0).astype("float32")
feats, labels = torch.from_numpy(feats), torch.from_numpy(labels)
weight = torch.zeros(3, requires_grad=True)
bias = torch.zeros(1, requires_grad=True)
for epoch in range(300):
    logit = feats @ weight + bias
    loss = torch.nn.functional.binary_cross_entropy_with_logits(logit, labels)
    loss.backward()
    weight.grad.fill_(0)
    bias.grad.fill_(0)
    weight.data -= 0.5 * weight.grad
    bias.data -= 0.5 * bias.grad
print(loss.item())
