"""Merge laboratory and questionnaire columns, then predict the risk score."""
import numpy as np
import torch
import torch.nn as nn

rng = np.random.default_rng(77)
table = rng.normal(size=(600, 8)).astype(np.float32)
risk = np.tanh(table[:, 0] - table[:, 3]) + 0.5 * table[:, 5] * table[:, 6] + 0.05 * rng.normal(size=600).astype(np.float32)

lab = table[:, :5]
questionnaire = table[:, 4:]
features = torch.from_numpy(np.concatenate([lab, questionnaire], axis=1))
target = torch.from_numpy(risk.astype(np.float32))[:, None]


class RiskModel(nn.Module):
    def __init__(self, lab_dim, quest_dim):
        super().__init__()
        self.trunk = nn.Sequential(nn.Linear(lab_dim + quest_dim, 40), nn.Softplus(), nn.Linear(40, 20), nn.Softplus())
        self.head = nn.Linear(20, 1)

    def forward(self, x):
        return self.head(self.trunk(x))


torch.manual_seed(77)
model = RiskModel(lab.shape[1], questionnaire.shape[1])
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
scheduler = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.95)
for epoch in range(50):
    for rows in torch.randperm(600).split(60):
        loss = nn.functional.mse_loss(model(features[rows]), target[rows])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    scheduler.step()
    if epoch % 10 == 9:
        print(f"epoch {epoch + 1} loss {loss.item():.4f}")
with torch.no_grad():
    print("training mse:", nn.functional.mse_loss(model(features), target).item())
