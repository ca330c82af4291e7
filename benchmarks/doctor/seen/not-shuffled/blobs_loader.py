import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader


class Stations(Dataset):
    """Readings of five stations, station by station; the model says which one a reading came from."""

    def __init__(self, per_station, seed):
        g = torch.Generator().manual_seed(seed)
        ang = torch.arange(5) * 2 * 3.14159 / 5
        centre = 1.6 * torch.stack([torch.cos(ang), torch.sin(ang)], 1)
        self.y = torch.arange(5).repeat_interleave(per_station)
        self.x = centre[self.y] + 0.45 * torch.randn(5 * per_station, 2, generator=g)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


torch.manual_seed(1)
train_loader = DataLoader(Stations(300, 0), batch_size=30)
val_loader = DataLoader(Stations(40, 1), batch_size=200)

model = nn.Sequential(nn.Linear(2, 20), nn.Tanh(), nn.Linear(20, 5))
loss_fn = nn.CrossEntropyLoss()
opt = torch.optim.SGD(model.parameters(), lr=0.5)

for epoch in range(8):
    model.train()
    running = 0.0
    for xb, yb in train_loader:
        opt.zero_grad()
        loss = loss_fn(model(xb), yb)
        loss.backward()
        opt.step()
        running += loss.item()
    model.eval()
    with torch.no_grad():
        vl = sum(loss_fn(model(a), b).item() for a, b in val_loader)
    if epoch % 2 == 1:
        print(f"epoch {epoch + 1}: train {running / len(train_loader):.4f} val {vl:.4f}")
print("final val loss", vl)
