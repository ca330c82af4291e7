import torch
import torch.nn.functional as F
from sklearn.datasets import load_iris

iris = load_iris(as_frame=False)
raw = torch.from_numpy(iris.data).float()
labels = torch.from_numpy(iris.target)
raw = (raw - raw.mean(0)) / raw.std(0)
petal = raw[:, 2:]
ratio = (raw[:, 0] - raw[:, 1]).unsqueeze(1)
features = torch.cat([raw, petal[:, :1], ratio], dim=1)

torch.manual_seed(4)
perm = torch.randperm(150)
tr, te = perm[:110], perm[110:]
W1 = (torch.randn(features.shape[1], 10) * 0.4).requires_grad_()
b1 = torch.zeros(10, requires_grad=True)
W2 = (torch.randn(10, 3) * 0.3).requires_grad_()
b2 = torch.zeros(3, requires_grad=True)
for step in range(300):
    logits = torch.tanh(features[tr] @ W1 + b1) @ W2 + b2
    loss = F.cross_entropy(logits, labels[tr])
    grads = torch.autograd.grad(loss, (W1, b1, W2, b2))
    with torch.no_grad():
        for p, g in zip((W1, b1, W2, b2), grads):
            p -= 0.2 * g
    if step % 100 == 0:
        print(step, loss.item())
out = torch.tanh(features[te] @ W1 + b1) @ W2 + b2
print("test accuracy", (out.argmax(1) == labels[te]).float().mean().item())
