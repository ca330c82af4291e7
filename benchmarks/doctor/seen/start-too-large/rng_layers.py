import numpy as np
import torch
import torch.nn.functional as F
from sklearn.datasets import make_classification
from typing import List

rng = np.random.default_rng(23)
torch.manual_seed(23)


def new_layers(sizes: List[int]) -> List[torch.Tensor]:
    params = []
    for fan_in, fan_out in zip(sizes, sizes[1:]):
        w = rng.standard_normal((fan_in, fan_out))
        params.append(torch.tensor(w, dtype=torch.float32, requires_grad=True))
        params.append(torch.zeros(fan_out, requires_grad=True))
    return params


def net(params: List[torch.Tensor], x: torch.Tensor) -> torch.Tensor:
    n = len(params) // 2
    for i in range(n):
        x = x @ params[2 * i] + params[2 * i + 1]
        if i + 1 < n:
            x = F.relu(x)
    return x


X, y = make_classification(n_samples=1000, n_features=10, n_informative=5, n_redundant=0, n_classes=3,
                           n_clusters_per_class=1, class_sep=1.5, random_state=3)
X = torch.tensor((X - X.mean(0)) / X.std(0), dtype=torch.float32)
y = torch.tensor(y)
params = new_layers([10, 64, 64, 3])
opt = torch.optim.Adam(params, lr=0.001)
for epoch in range(25):
    for b in torch.randperm(800).split(32):
        loss = F.cross_entropy(net(params, X[b]), y[b])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 5 == 0:
        print(epoch, loss.item())
with torch.no_grad():
    print("test", F.cross_entropy(net(params, X[800:]), y[800:]).item())
