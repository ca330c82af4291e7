import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class MailDataset(Dataset):
    """Every mail is described by twelve standardised measures."""

    def __init__(self, n, seed):
        rs = np.random.RandomState(seed)
        self.x = rs.randn(n, 12).astype(np.float32)
        s = self.x[:, 0] * 1.5 + self.x[:, 1] * self.x[:, 2] - self.x[:, 3] + 0.8 * np.abs(self.x[:, 4]) - 0.64
        self.y = (s > 0).astype(np.float32)

    def __len__(self):
        return self.x.shape[0]

    def __getitem__(self, k):
        return self.x[k], self.y[k]


torch.manual_seed(7)
train_loader = DataLoader(MailDataset(2000, 0), batch_size=64, shuffle=True)
valid_loader = DataLoader(MailDataset(400, 1), batch_size=400)
hp = {"lr": 2e-6, "wd": 1e-4, "epochs": 15}
model = nn.Sequential(nn.Linear(12, 48), nn.GELU(), nn.Linear(48, 1), nn.Flatten(0))
opt = torch.optim.AdamW(model.parameters(), lr=hp["lr"], weight_decay=hp["wd"])
bce = nn.BCEWithLogitsLoss()

for epoch in range(1, hp["epochs"] + 1):
    losses = []
    for x, y in train_loader:
        loss = bce(model(x), y)
        opt.zero_grad()
        loss.backward()
        opt.step()
        losses.append(loss.item())
    print(f"epoch {epoch}: {np.mean(losses):.4f}")
model.eval()
with torch.no_grad():
    x, y = next(iter(valid_loader))
    print("validation:", bce(model(x), y).item())
