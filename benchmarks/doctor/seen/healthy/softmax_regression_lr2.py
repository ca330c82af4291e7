# Softmax regression on iris measurements, full batch, plain tensors
import torch
from sklearn.datasets import load_iris
from sklearn.model_selection import train_test_split
import numpy as np

iris = load_iris()
data, first = np.unique(iris.data, axis=0, return_index=True)
target = iris.target[first]
A, B, a, b = train_test_split(data, target, test_size=0.3, random_state=5, stratify=target)
m, s = A.mean(0), A.std(0)
A, B = (torch.tensor((v - m) / s, dtype=torch.float32) for v in (A, B))
a, b = torch.tensor(a), torch.tensor(b)

W = torch.zeros(4, 3, requires_grad=True)
c = torch.zeros(3, requires_grad=True)
lr = 1.5
for it in range(300):
    logp = torch.log_softmax(A @ W + c, dim=1)
    loss = -logp[torch.arange(len(a)), a].mean()
    gW, gc = torch.autograd.grad(loss, (W, c))
    with torch.no_grad():
        W -= lr * gW
        c -= lr * gc
    if it % 50 == 0:
        print(it, loss.item())
with torch.no_grad():
    logp = torch.log_softmax(B @ W + c, dim=1)
    print("test accuracy", (logp.argmax(1) == b).float().mean().item())
    print("test loss", -logp[torch.arange(len(b)), b].mean().item())
