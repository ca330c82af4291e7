import torch
from torch import nn, optim
from torch.utils.data import Dataset, DataLoader, Subset
from sklearn.datasets import make_friedman1


class FriedmanDataset(Dataset):
    def __init__(self, n, seed):
        x, y = make_friedman1(n_samples=n, n_features=6, noise=0.3, random_state=seed)
        self.x = torch.tensor((x - x.mean(axis=0)) / x.std(axis=0), dtype=torch.float32)
        self.y = torch.tensor((y - y.mean()) / y.std(), dtype=torch.float32)

    def __len__(self):
        return len(self.y)

    def __getitem__(self, i):
        return self.x[i], self.y[i]


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(
            nn.Linear(6, 32), nn.ReLU(),
            nn.Linear(32, 32), nn.ReLU(),
            nn.Linear(32, 1),
        )

    def forward(self, x):
        return self.net(x)


torch.manual_seed(3)
ds = FriedmanDataset(1300, seed=1)
train_loader = DataLoader(Subset(ds, range(1000)), batch_size=40, shuffle=True)
test_loader = DataLoader(Subset(ds, range(1000, 1300)), batch_size=300)

model = Model()
criterion = nn.MSELoss()
optimizer = optim.Adam(model.parameters(), lr=3e-3)

for epoch in range(25):
    model.train()
    running = 0.0
    for data, target in train_loader:
        optimizer.zero_grad()
        pred = model(data)
        loss = criterion(pred, target)
        loss.backward()
        optimizer.step()
        running += loss.item()
    if epoch % 5 == 4:
        print(f"Epoch {epoch + 1}: train loss {running / len(train_loader):.4f}")

model.eval()
with torch.no_grad():
    for data, target in test_loader:
        err = model(data).flatten() - target.flatten()
print("test MSE", (err ** 2).mean().item())
