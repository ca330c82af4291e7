import io
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(7)
rows = []
for i in range(300):
    a, b, c = rng.normal(size=3)
    rows.append([f"{a:.3f}", f"{b:.3f}" if i not in (48, 190) else "", f"{c:.3f}", f"{a - 0.5 * b + 0.1 * c * c:.3f}"])
csv = "\n".join(",".join(r) for r in rows)
table = np.genfromtxt(io.StringIO(csv), delimiter=",")
X = torch.tensor(table[:, :3], dtype=torch.float32)
y = torch.tensor(table[:, 3:], dtype=torch.float32)
torch.manual_seed(0)
model = nn.Sequential(nn.Linear(3, 16), nn.Tanh(), nn.Linear(16, 1))
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(30):
    for i in torch.randperm(len(X)).split(30):
        loss = nn.functional.mse_loss(model(X[i]), y[i])
        opt.zero_grad()
        loss.backward()
        opt.step()
    if epoch % 6 == 5:
        print(epoch + 1, loss.item())
print("mse", nn.functional.mse_loss(model(X), y).item())
