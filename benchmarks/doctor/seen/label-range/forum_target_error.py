# The rating column has values 1, 2, 3 and 4. I get an IndexError on the first batch and don't understand it
import numpy as np
import torch
import torch.nn as nn
from torch.utils.data import Dataset, DataLoader

torch.manual_seed(6)
np.random.seed(6)


def make_table(n):
    feats = np.random.randn(n, 5)
    score = 1.2 * feats[:, 0] - 0.9 * feats[:, 1] + 0.6 * feats[:, 2] + 0.05 * np.random.randn(n)
    rating = np.digitize(score, [-1.1, 0.0, 1.1]) + 1
    return feats, rating


class Reviews(Dataset):
    def __init__(self, n):
        self.x, self.y = make_table(n)

    def __len__(self):
        return len(self.x)

    def __getitem__(self, i):
        return torch.tensor(self.x[i], dtype=torch.float32), torch.tensor(self.y[i], dtype=torch.long)


net = nn.Sequential(nn.Linear(5, 20), nn.ReLU(), nn.Linear(20, 4))
loss_fn = nn.CrossEntropyLoss()
optimizer = torch.optim.Adam(net.parameters(), lr=0.03)
train_loader = DataLoader(Reviews(600), batch_size=30, shuffle=True)
test_loader = DataLoader(Reviews(300), batch_size=300)

for epoch in range(15):
    for x, y in train_loader:
        out = net(x)
        loss = loss_fn(out, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    print(epoch, loss.item())

with torch.no_grad():
    for x, y in test_loader:
        print("accuracy", (net(x).argmax(1) == y).float().mean().item())
        print("test loss", loss_fn(net(x), y).item())
