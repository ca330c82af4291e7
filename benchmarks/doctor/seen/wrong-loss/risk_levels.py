"""Assignment 3. Linear classifier for four risk levels of a loan portfolio."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from torch.utils.data import DataLoader, TensorDataset


def portfolio(n, seed):
    r = np.random.default_rng(seed)
    level = r.integers(0, 4, n)
    score = level - 1.5
    cols = [score * k + 0.22 * r.standard_normal(n) for k in (0.9, -0.8, 0.7)]
    cols.append(r.standard_normal(n))
    return torch.tensor(np.stack(cols, 1), dtype=torch.float32), torch.tensor(level)


torch.manual_seed(0)
x_train, y_train = portfolio(800, 1)
x_test, y_test = portfolio(400, 2)
loader = DataLoader(TensorDataset(x_train, y_train), batch_size=80, shuffle=True)

model = nn.Linear(4, 4)
opt = torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)

for epoch in range(40):
    for xb, yb in loader:
        scores = model(xb)
        loss = F.mse_loss(scores, F.one_hot(yb, 4).float())
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 10 == 9:
        print(f'epoch {epoch + 1} loss {loss.item():.4f}')

with torch.no_grad():
    acc = (model(x_test).argmax(1) == y_test).float().mean()
print(f'test accuracy = {acc:.4f}')
