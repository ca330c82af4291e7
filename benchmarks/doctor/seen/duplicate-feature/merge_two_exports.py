"""Joins two sensor exports and regresses the yield of a reactor."""
import numpy as np
import torch
from torch.utils.data import TensorDataset, DataLoader


def load_exports(n=700, seed=26):
    rng = np.random.default_rng(seed)
    names_a = ["pressure", "flow", "ph"]
    names_b = ["flow", "stirring", "temperature"]
    base = {k: rng.normal(size=n) for k in ["pressure", "flow", "ph", "stirring", "temperature"]}
    target = 1.0 * base["pressure"] - 0.7 * base["flow"] + 0.5 * base["ph"] * base["stirring"] + 0.6 * base["temperature"]
    target = target + 0.15 * rng.normal(size=n)
    export_a = np.stack([base[k] for k in names_a], axis=1)
    export_b = np.stack([base[k] for k in names_b], axis=1)
    return export_a, export_b, target


a, b, target = load_exports()
table = np.concatenate([a, b], axis=1)
x = torch.tensor(table, dtype=torch.float32)
t = torch.tensor(target, dtype=torch.float32).unsqueeze(1)

torch.manual_seed(26)
train = DataLoader(TensorDataset(x[:500], t[:500]), batch_size=25, shuffle=True)
net = torch.nn.Sequential(torch.nn.Linear(x.shape[1], 16), torch.nn.SiLU(), torch.nn.Linear(16, 1))
optimizer = torch.optim.AdamW(net.parameters(), lr=0.01)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 40)

for epoch in range(40):
    for xb, tb in train:
        loss = torch.nn.functional.mse_loss(net(xb), tb)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 10 == 9:
        print(epoch + 1, loss.item())

with torch.no_grad():
    print("held-out mse", torch.nn.functional.mse_loss(net(x[500:]), t[500:]).item())
