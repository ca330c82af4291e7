# Machine failures are rare (6 %), yet well visible in the sensors
import numpy as np
import torch
import torch.nn as nn
from sklearn.metrics import recall_score

rng = np.random.RandomState(50)
torch.manual_seed(50)


def shifts(n):
    y = (rng.rand(n) < 0.06).astype(np.int64)
    x = rng.randn(n, 5) + y[:, None] * np.array([3.0, -2.5, 0.0, 2.0, -1.5])
    return x.astype(np.float32), y


xa, ya = shifts(2500)
xb, yb = shifts(1500)
mean, std = xa.mean(0), xa.std(0)
xa, xb = torch.tensor((xa - mean) / std), torch.tensor((xb - mean) / std)
ta = torch.tensor(ya)
mlp = nn.Sequential(nn.Linear(5, 12), nn.Tanh(), nn.Linear(12, 2))
opt = torch.optim.RMSprop(mlp.parameters(), lr=0.003)
for epoch in range(12):
    perm = torch.randperm(len(xa))
    for i in range(0, len(xa), 50):
        k = perm[i:i + 50]
        loss = nn.functional.cross_entropy(mlp(xa[k]), ta[k])
        opt.zero_grad(); loss.backward(); opt.step()
    print("epoch", epoch, "loss", loss.item())
pred = mlp(xb).argmax(1).numpy()
print("recall of failures", recall_score(yb, pred))
