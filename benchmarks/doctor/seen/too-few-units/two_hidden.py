import torch
import torch.nn as nn
import numpy as np

torch.manual_seed(1)
rng = np.random.default_rng(1)
# two spirals
n = 400
t = np.sqrt(rng.uniform(0.05, 1, n)) * 2.2 * np.pi
side = np.arange(n) % 2
r = t / 4.5
ang = t + np.pi * side
pts = np.stack([r * np.cos(ang), r * np.sin(ang)], 1) + rng.normal(0, 0.03, (n, 2))
X = torch.tensor((pts - pts.mean(0)) / pts.std(0), dtype=torch.float32)
y = torch.tensor(side)

hidden = 2
model = nn.Sequential(
    nn.Linear(2, hidden), nn.Tanh(),
    nn.Linear(hidden, hidden), nn.Tanh(),
    nn.Linear(hidden, 2),
)
opt = torch.optim.Adam(model.parameters(), lr=0.02)
for epoch in range(701):
    loss = nn.functional.cross_entropy(model(X), y)
    opt.zero_grad()
    loss.backward()
    opt.step()
    if epoch % 100 == 0:
        print(epoch, round(loss.item(), 4))
print("training accuracy", (model(X).argmax(1) == y).float().mean().item())
