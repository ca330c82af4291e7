"""Regression with an exponential moving average of the weights used for evaluation."""
import copy

import torch
import torch.nn as nn
from sklearn.datasets import make_friedman1


class EMA:
    def __init__(self, model: nn.Module, decay: float = 0.98):
        self.shadow = copy.deepcopy(model).requires_grad_(False)
        self.decay = decay

    @torch.no_grad()
    def update(self, model: nn.Module) -> None:
        for s, p in zip(self.shadow.parameters(), model.parameters()):
            s.mul_(self.decay).add_(p, alpha=1 - self.decay)


X, y = make_friedman1(n_samples=1600, n_features=5, noise=0.5, random_state=12)
X, y = torch.tensor(X).float(), torch.tensor(y).float().unsqueeze(1)
X_tr, y_tr, X_te, y_te = X[:1200], y[:1200], X[1200:], y[1200:]
mx, sx, my, sy = X_tr.mean(0), X_tr.std(0), y_tr.mean(), y_tr.std()
X_tr, X_te, y_tr, y_te = (X_tr - mx) / sx, (X_te - mx) / sx, (y_tr - my) / sy, (y_te - my) / sy

torch.manual_seed(12)
model = nn.Sequential(nn.Linear(5, 24), nn.SiLU(), nn.Linear(24, 24), nn.SiLU(), nn.Linear(24, 1))
ema = EMA(model)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01, weight_decay=0.05)
for epoch in range(25):
    for b in torch.randperm(len(X_tr)).split(40):
        optimizer.zero_grad()
        loss = nn.functional.mse_loss(model(X_tr[b]), y_tr[b])
        loss.backward()
        optimizer.step()
        ema.update(model)
    if epoch % 5 == 4:
        with torch.no_grad():
            raw = nn.functional.mse_loss(model(X_te), y_te).item()
            avg = nn.functional.mse_loss(ema.shadow(X_te), y_te).item()
        print(f"epoch {epoch + 1}: raw {raw:.4f} averaged {avg:.4f}")
