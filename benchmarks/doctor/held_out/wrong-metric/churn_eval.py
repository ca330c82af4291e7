"""Hello, sharing my first complete project: predicting churn. Comments welcome."""
import torch
import torch.nn as nn
from torch.utils.data import DataLoader, TensorDataset, random_split

torch.manual_seed(73)
usage = torch.randn(1200, 5)
left = ((usage[:, 0] - usage[:, 1] + usage[:, 2] * usage[:, 3] + 0.2 * torch.randn(1200)) > 0).float()
train_set, test_set = random_split(TensorDataset(usage, left), [900, 300])
train_dl = DataLoader(train_set, batch_size=45, shuffle=True)
test_dl = DataLoader(test_set, batch_size=60)


class Churn(nn.Module):
    def __init__(self):
        super().__init__()
        self.block = nn.Sequential(nn.Linear(5, 24), nn.Tanh(), nn.Linear(24, 1))

    def forward(self, x):
        return self.block(x)


model = Churn()
bce = nn.BCEWithLogitsLoss()
adam = torch.optim.Adam(model.parameters(), lr=0.02)


def evaluate():
    hits, loss_sum = [], 0.0
    with torch.no_grad():
        for x, y in test_dl:
            z = model(x)
            loss_sum += bce(z, y.unsqueeze(1)).item() * len(y)
            pred = (torch.sigmoid(z) > 0.5).float()
            hits.append((pred == y).float().mean().item())
    return sum(hits) / len(hits), loss_sum / len(test_set)


for epoch in range(1, 31):
    for x, y in train_dl:
        adam.zero_grad()
        loss = bce(model(x), y.unsqueeze(1))
        loss.backward()
        adam.step()
    if epoch % 5 == 0:
        acc, l = evaluate()
        print(f"epoch {epoch}: accuracy {acc:.4f}, test loss {l:.4f}")
