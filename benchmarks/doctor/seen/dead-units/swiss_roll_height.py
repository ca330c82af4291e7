import torch
import torch.nn as nn
import torch.nn.functional as F
from sklearn.datasets import make_swiss_roll


def init_weights(m):
    if isinstance(m, nn.Linear) and m.out_features > 1:
        nn.init.kaiming_normal_(m.weight)
        nn.init.constant_(m.bias, -6.0)


class HeightNet(nn.Module):
    """Predicts the roll coordinate from the three space coordinates."""

    def __init__(self, width=64):
        super().__init__()
        self.l1 = nn.Linear(3, width)
        self.l2 = nn.Linear(width, 1)

    def forward(self, x):
        x = F.relu(self.l1(x))
        return self.l2(x)


torch.manual_seed(31)
points, t = make_swiss_roll(n_samples=1200, noise=0.3, random_state=0)
points = torch.tensor(points, dtype=torch.float32)
points = (points - points.mean(0)) / points.std(0)
t = torch.tensor(t, dtype=torch.float32).unsqueeze(1)
t = (t - t.mean()) / t.std()

model = HeightNet()
model.apply(init_weights)
optimizer = torch.optim.Adam(model.parameters(), lr=2e-2)
scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=0.5, patience=5)

for epoch in range(60):
    for idx in torch.randperm(900).split(60):
        loss = F.mse_loss(model(points[idx]), t[idx])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        full = F.mse_loss(model(points[:900]), t[:900]).item()
    scheduler.step(full)
    if epoch % 10 == 0:
        print(f"epoch {epoch:02d}: {full:.4f}")

with torch.no_grad():
    print("test:", F.mse_loss(model(points[900:]), t[900:]).item())
